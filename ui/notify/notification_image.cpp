// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/notification_image.h"

#include <QDBusArgument>
#include <QImage>

namespace hitwatch {

NotificationImage notificationImage(const QImage &image)
{
    const QImage plain = image.convertToFormat(QImage::Format_RGBA8888);
    return { plain.width(), plain.height(), static_cast<int>(plain.bytesPerLine()), true, 8, 4,
        QByteArray(reinterpret_cast<const char *>(plain.constBits()), plain.sizeInBytes()) };
}

QDBusArgument &operator<<(QDBusArgument &argument, const NotificationImage &image)
{
    argument.beginStructure();
    argument << image.width << image.height << image.rowBytes << image.hasAlpha
             << image.bitsPerSample << image.channels << image.pixels;
    argument.endStructure();
    return argument;
}

const QDBusArgument &operator>>(const QDBusArgument &argument, NotificationImage &image)
{
    argument.beginStructure();
    argument >> image.width >> image.height >> image.rowBytes >> image.hasAlpha
        >> image.bitsPerSample >> image.channels >> image.pixels;
    argument.endStructure();
    return argument;
}

} // namespace hitwatch
