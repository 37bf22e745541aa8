// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

// The drawings are in a static library, from which a linker takes only what somebody names.
static void initIcons()
{
    Q_INIT_RESOURCE(hitwatch_icons);
}

namespace hitwatch {
namespace {

QByteArray drawing(const QString &name)
{
    static const bool ready = (initIcons(), true);
    Q_UNUSED(ready)
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Draws one of our own icons at exactly the size and scale that is asked for.
class DrawnIconEngine : public QIconEngine {
public:
    DrawnIconEngine(const QString &name, const QPalette &palette)
        : m_name(name)
        , m_svg(drawing(name))
        , m_normal(palette.color(QPalette::Active, QPalette::WindowText))
        , m_disabled(palette.color(QPalette::Disabled, QPalette::WindowText))
        , m_selected(palette.color(QPalette::Active, QPalette::HighlightedText))
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        QByteArray svg = m_svg;
        svg.replace("currentColor", colour(mode).name().toLatin1());
        QSvgRenderer renderer(svg);
        renderer.setAspectRatioMode(Qt::KeepAspectRatio);
        painter->save();
        if (mode == QIcon::Disabled && !m_svg.contains("currentColor"))
            painter->setOpacity(0.4);
        renderer.render(painter, rect);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = QStringLiteral("hitwatch/%1/%2/%3x%4/%5")
                                .arg(m_name, colour(mode).name(), QString::number(size.width()),
                                    QString::number(size.height()), QString::number(mode));
        QPixmap pixmap;
        if (QPixmapCache::find(key, &pixmap))
            return pixmap;
        pixmap = QPixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, pixmap);
        return pixmap;
    }

    QString key() const override { return QStringLiteral("hitwatch"); }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_svg.isEmpty(); }
    QIconEngine *clone() const override { return new DrawnIconEngine(*this); }

private:
    QColor colour(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? m_disabled
            : mode == QIcon::Selected  ? m_selected
                                       : m_normal;
    }

    QString m_name;
    QByteArray m_svg;
    QColor m_normal;
    QColor m_disabled;
    QColor m_selected;
};

} // namespace

QIcon themeIcon(const QString &name, const QPalette &palette)
{
    // One hand for all of them: drawings of the desktop's theme beside ours look like two programs.
    return QIcon(new DrawnIconEngine(name, palette));
}

} // namespace hitwatch
