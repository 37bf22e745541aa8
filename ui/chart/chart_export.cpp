// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chart_export.h"

#include "ui/chart/head_line.h"
#include "ui/chart/plot_view.h"

#include <QBuffer>
#include <QDir>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

namespace hitwatch {

namespace {

constexpr int kScale = 2;
constexpr int kExportEdge = kGridUnit + kGridUnit / 2;

} // namespace

ChartExport::ChartExport(const PlotState &state, const ChartLegend &legend, const PlotView &plot)
    : m_state(state)
    , m_legend(legend)
    , m_plot(plot)
{
}

int ChartExport::headHeight() const
{
    return m_legend.sizeHint().height() + kGridUnit;
}

QSize ChartExport::size() const
{
    return { m_plot.width(), m_plot.height() + headHeight() };
}

void ChartExport::paint(QPainter &painter) const
{
    const Colours &colours = coloursOf(m_plot.palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(QPoint(0, 0), size()), colours.panel);
    QRectF head(kExportEdge, kGridUnit / 2.0, size().width() - 2 * kExportEdge,
        m_legend.sizeHint().height());

    const TimeRange visible = m_state.viewport.visible();
    if (!visible.isEmpty()) {
        const QString times =
            ChartText::tr("%1 to %2", "date and time, date and time")
                .arg(m_state.format.dateTime(visible.from), m_state.format.dateTime(visible.to));
        const double width = m_legend.fontMetrics().horizontalAdvance(times) + 1;
        const double left = m_legend.sizeHint().width() + 2 * kGridUnit;
        if (left + width <= head.width()) {
            const QRectF place(head.right() - width, head.top(), width, head.height());
            const bool mirrored = m_legend.layoutDirection() == Qt::RightToLeft;
            painter.setFont(m_legend.font());
            painter.setPen(colours.mutedText);
            painter.drawText(mirrored ? QRectF(head.topLeft(), place.size()) : place,
                Qt::AlignCenter | Qt::TextDontClip, times);
            head.adjust(
                mirrored ? width + 2 * kGridUnit : 0, 0, mirrored ? 0 : -width - 2 * kGridUnit, 0);
        }
    }
    m_legend.paintInto(painter, head);
    m_plot.paintInto(painter, QRectF(QPointF(0, headHeight()), m_plot.size()));
}

QByteArray ChartExport::png() const
{
    QImage image(size() * kScale, QImage::Format_RGB32);
    if (image.isNull())
        return {};
    image.setDevicePixelRatio(kScale);
    QPainter painter(&image);
    paint(painter);
    painter.end();
    QByteArray content;
    QBuffer buffer(&content);
    buffer.open(QIODevice::WriteOnly);
    return image.save(&buffer, "PNG") ? content : QByteArray();
}

QByteArray ChartExport::svg() const
{
    QByteArray content;
    QBuffer buffer(&content);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size());
    generator.setResolution(m_plot.logicalDpiX()); // fonts as large as they were measured
    generator.setViewBox(QRect(QPoint(0, 0), size()));
    generator.setTitle(ChartText::title(m_state.mode));
    generator.setDescription(ChartText::spoken(m_state));
    QPainter painter(&generator);
    paint(painter);
    painter.end();
    return content;
}

std::optional<QString> ChartExport::write(const QString &path, const QByteArray &content)
{
    const QString shown = QDir::toNativeSeparators(path);
    if (content.isEmpty())
        return ChartText::tr("The chart is too large to export. Make the window smaller.");
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.commit())
        return std::nullopt;
    return ChartText::tr(
        "%1 could not be saved: %2. Choose another folder, or free some space there.",
        "path, reason")
        .arg(shown, file.errorString());
}

} // namespace hitwatch
