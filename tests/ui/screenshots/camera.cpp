// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/screenshots/camera.h"

#include <QDir>
#include <QPixmap>
#include <QTest>
#include <QWidget>

#include <utility>

namespace hitwatch::test {

namespace {

bool isOfOneColour(const QImage &image)
{
    const QRgb first = image.pixel(0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != first)
                return false;
        }
    }
    return true;
}

} // namespace

Camera::Camera(QString folder, const QSize &size, QStringList wanted)
    : m_folder(std::move(folder))
    , m_size(size)
    , m_wanted(std::move(wanted))
{
    if (!QDir().mkpath(m_folder))
        complain(QStringLiteral("cannot make %1").arg(m_folder));
}

bool Camera::wants(const QString &screen) const
{
    return m_wanted.isEmpty() || m_wanted.contains(screen);
}

void Camera::take(QWidget &widget, const QString &screen)
{
    if (!wants(screen))
        return;
    // Layouts that were asked for settle within two turns of the event loop.
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    const QPixmap picture = widget.grab();
    const QString path = QDir(m_folder).filePath(screen + QStringLiteral(".png"));
    if (picture.isNull() || isOfOneColour(picture.toImage()))
        complain(QStringLiteral("%1: an empty picture").arg(screen));
    if (!picture.save(path))
        complain(QStringLiteral("cannot write %1").arg(path));
}

void Camera::complain(const QString &text)
{
    m_failed = true;
    qWarning("%s", qPrintable(text));
}

} // namespace hitwatch::test
