// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMetaType>

class QDBusArgument;
class QImage;

namespace hitwatch {

/// A picture as the hint "image-data" carries it: (iiibiiay). Unlike an icon's name it also shows
/// while the program is not installed.
struct NotificationImage {
    int width = 0;
    int height = 0;
    int rowBytes = 0;
    bool hasAlpha = false;
    int bitsPerSample = 0;
    int channels = 0;
    QByteArray pixels; ///< red, green, blue, alpha; not multiplied
};

NotificationImage notificationImage(const QImage &image);

QDBusArgument &operator<<(QDBusArgument &argument, const NotificationImage &image);
const QDBusArgument &operator>>(const QDBusArgument &argument, NotificationImage &image);

} // namespace hitwatch

Q_DECLARE_METATYPE(hitwatch::NotificationImage)
