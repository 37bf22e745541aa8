// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/plot_painter.h"

#include "ui/chart/chart_text.h"
#include "ui/chart/time_ticks.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace hitwatch {

namespace {

constexpr double kLabelGap = 4;
// A level up to this many times the top of the data is worth squashing the data a little.
constexpr double kLevelReach = 4;
constexpr double kHatchDistance = 5;
constexpr double kThinnestLoss = 3;

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(static_cast<float>(opacity) * colour.alphaF());
    return colour;
}

// By hand, since vector files know neither pattern brushes nor clipping.
void hatch(QPainter &painter, const QRectF &area)
{
    const double first = std::floor((area.left() - area.bottom()) / kHatchDistance);
    for (double k = first;; ++k) {
        // The line x - y = c; from the lower left to the upper right.
        const double c = k * kHatchDistance + area.bottom() + area.top();
        const double fromX = std::max(area.left(), c - area.bottom());
        const double toX = std::min(area.right(), c - area.top());
        if (c - area.bottom() > area.right())
            break;
        if (toX > fromX)
            painter.drawLine(QPointF(fromX, c - fromX), QPointF(toX, c - toX));
    }
}

} // namespace

struct PlotPainter::Texts {
    std::vector<QRectF> taken;

    /// The first of @p places that is free becomes taken.
    std::optional<QRectF> take(const std::vector<QRectF> &places)
    {
        for (const QRectF &place : places) {
            const bool free = std::none_of(taken.begin(), taken.end(),
                [&](const QRectF &other) { return other.intersects(place); });
            if (free) {
                taken.push_back(place.adjusted(-kLabelGap, 0, kLabelGap, 0));
                return place;
            }
        }
        return std::nullopt;
    }
};

PlotPainter::PlotPainter(
    const PlotState &state, const PlotGeometry &geometry, const Colours &colours, const QFont &font)
    : m_state(state)
    , m_geometry(geometry)
    , m_colours(colours)
    , m_font(font)
    , m_metrics(font)
{
}

std::optional<double> PlotPainter::levelWithin(const PlotState &state, double dataTop)
{
    if (!state.rule || state.mode != ChartMode::ByStatus)
        return std::nullopt;
    const std::optional<double> level = alertLevelOf(*state.rule);
    return level && *level <= kLevelReach * dataTop ? level : std::nullopt;
}

void PlotPainter::paintBehind(QPainter &painter) const
{
    painter.setFont(m_font);
    painter.setLayoutDirection(Qt::LeftToRight); // as time runs
    if (m_geometry.visible.isEmpty()) {
        paintGrid(painter);
        paintNothingYet(painter);
        return;
    }
    paintEpisodes(painter);
    for (const QRectF &column : lossColumns())
        painter.fillRect(column, m_colours.lossShade);
    paintGrid(painter);
    paintTimes(painter);
}

void PlotPainter::paintBefore(QPainter &painter) const
{
    painter.setFont(m_font);
    painter.setLayoutDirection(Qt::LeftToRight);
    if (m_geometry.visible.isEmpty())
        return;
    paintLossHatch(painter);
    Texts texts;
    paintSelection(painter, texts);
    paintAlertLevel(painter, texts);
    paintEpisodeTexts(painter, texts);
    paintHandles(painter);
}

void PlotPainter::paintGrid(QPainter &painter) const
{
    const QRectF &plot = m_geometry.plot;
    const double half = m_metrics.height() / 2;
    const auto line = [&](double value, const QString &label) {
        const double y = std::round(m_geometry.yOf(value)) + 0.5;
        painter.setPen(QPen(m_colours.track, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(m_colours.mutedText);
        painter.drawText(QRectF(0, y - half, plot.left() - 2 * kLabelGap, 2 * half),
            Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, label);
    };
    if (plot.height() > m_metrics.height())
        line(0, m_state.format.shortCount(0));
    for (const GridLine &grid : m_geometry.gridLines)
        line(grid.value, grid.label);
}

void PlotPainter::paintTimes(QPainter &painter) const
{
    const QRectF &plot = m_geometry.plot;
    const TimeRange &visible = m_geometry.visible;
    const double widest = m_metrics.horizontalAdvance(QStringLiteral("00:00:00")) * 2.4;
    const TimeNs step =
        TimeTicks::stepFor(visible.to - visible.from, static_cast<int>(plot.width() / widest));
    painter.setPen(m_colours.mutedText);
    double end = -1;
    for (const TimeNs tick : TimeTicks::within(visible, step)) {
        const QString label = step >= TimeTicks::kDay / 24 && TimeTicks::isMidnight(tick)
            ? ChartText::date(tick, m_state.format)
            : m_state.format.clock(tick);
        const double width = m_metrics.horizontalAdvance(label);
        const double left = std::round(m_geometry.xOf(tick) - width / 2);
        if (left < plot.left() || left + width > plot.right() + kLabelGap || left < end + kLabelGap)
            continue;
        painter.drawText(QPointF(left, plot.bottom() + kLabelGap + m_metrics.ascent()), label);
        end = left + width;
    }
}

void PlotPainter::paintEpisodes(QPainter &painter) const
{
    if (!m_state.view || m_geometry.visible.isEmpty())
        return;
    for (const AlertRecordPtr &episode : m_state.view->episodes) {
        const TimeNs end = episode->clearedAt.value_or(m_geometry.visible.to);
        const QRectF column = m_geometry.columnOf({ episode->raisedAt, end });
        if (column.width() > 0)
            painter.fillRect(column, m_colours.warningShade);
    }
}

void PlotPainter::paintEpisodeTexts(QPainter &painter, Texts &texts) const
{
    if (!m_state.view)
        return;
    const QRectF &plot = m_geometry.plot;
    painter.setPen(m_colours.warning);
    for (const AlertRecordPtr &episode : m_state.view->episodes) {
        const TimeNs end = episode->clearedAt.value_or(m_geometry.visible.to);
        const QRectF column = m_geometry.columnOf({ episode->raisedAt, end });
        if (column.width() <= 0)
            continue;
        const QString text = ChartText::alertRaised(*episode, m_state.format);
        const QSizeF size(m_metrics.horizontalAdvance(text), m_metrics.height());
        if (size.width() + 2 * kLabelGap > plot.width() || size.height() * 2 > plot.height())
            continue;
        const double left = std::min(column.left() + kLabelGap, plot.right() - size.width());
        const QPointF corner(left, plot.top() + kLabelGap / 2);
        std::vector<QRectF> places { { corner, size } };
        if (size.height() * 8 < plot.height())
            places.emplace_back(corner + QPointF(0, size.height()), size);
        const auto place = texts.take(places);
        if (place)
            painter.drawText(*place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
    }
}

void PlotPainter::paintAlertLevel(QPainter &painter, Texts &texts) const
{
    if (!m_state.rule || m_state.mode != ChartMode::ByStatus)
        return;
    const std::optional<double> level = alertLevelOf(*m_state.rule);
    if (!level)
        return;
    const QRectF &plot = m_geometry.plot;
    const QString text = ChartText::alertLevel(*m_state.rule, m_state.format);
    const QSizeF size(m_metrics.horizontalAdvance(text), m_metrics.height());
    const bool roomForText =
        size.width() + 4 * kLabelGap < plot.width() && size.height() * 5 < plot.height();
    const double right = plot.right() - size.width();
    QPen dashes(m_colours.warning, 1.5);
    dashes.setDashPattern({ 4, 3 });
    dashes.setCapStyle(Qt::FlatCap);
    painter.setPen(dashes);

    if (*level > m_geometry.top) {
        // Far above: an arrow at the upper edge says where it went.
        const double y = plot.top() + size.height() / 2;
        const double arrow = std::round(size.height() / 4);
        const double tip = roomForText ? right - 2 * kLabelGap - arrow : plot.right() - arrow;
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_colours.warning);
        painter.drawPolygon(QPolygonF { QPointF(tip - arrow, y + arrow / 2),
            QPointF(tip + arrow, y + arrow / 2), QPointF(tip, y - arrow) });
        const QRectF place(right, plot.top(), size.width(), size.height());
        if (roomForText && texts.take({ place })) {
            painter.setPen(m_colours.warning);
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
        }
        return;
    }

    const double y = std::round(m_geometry.yOf(*level)) + 0.5;
    painter.drawLine(QPointF(plot.right(), y), QPointF(plot.left(), y)); // see PlotView
    if (!roomForText)
        return;
    const QRectF above(right, y - size.height() - 2, size.width(), size.height());
    const QRectF below(right, y + 2, size.width(), size.height());
    const bool fitsAbove = above.top() >= plot.top();
    if (const auto place = texts.take({ fitsAbove ? above : below })) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(m_colours.panel, 0.8));
        painter.drawRoundedRect(place->adjusted(-kLabelGap, 0, kLabelGap, 0), 3, 3);
        painter.setPen(m_colours.warning);
        painter.drawText(*place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
    }
}

std::vector<QRectF> PlotPainter::lossColumns() const
{
    std::vector<QRectF> columns;
    if (!m_state.view)
        return columns;
    const SeriesRates rates(m_state.view->series, m_state.mode, m_state.view->now);
    const auto [first, last] = rates.pointsIn(m_geometry.visible);
    for (std::size_t point = first; point < last; ++point) {
        if (rates.lost(point) == 0)
            continue;
        TimeRange range = rates.rangeOf(point);
        while (point + 1 < last && rates.lost(point + 1) > 0)
            range.to = rates.rangeOf(++point).to;
        QRectF column = m_geometry.columnOf(range);
        // In a long range a second is thinner than what can be seen.
        column.setWidth(std::max(column.width(), kThinnestLoss));
        column.moveRight(std::min(column.right(), m_geometry.plot.right()));
        columns.push_back(column);
    }
    return columns;
}

void PlotPainter::paintLossHatch(QPainter &painter) const
{
    painter.setPen(QPen(faded(m_colours.warning, 0.5), 1));
    for (const QRectF &column : lossColumns())
        hatch(painter, column);
}

void PlotPainter::paintRangeTimes(
    QPainter &painter, Texts &texts, const TimeRange &range, const QRectF &column) const
{
    const QRectF &plot = m_geometry.plot;
    const QString text = ChartText::timeSpan(range, m_state.format);
    const QSizeF size(m_metrics.horizontalAdvance(text) + 4 * kLabelGap, m_metrics.height() + 4);
    if (size.width() > plot.width() || size.height() * 2 > plot.height())
        return;
    const double left = std::clamp(
        column.center().x() - size.width() / 2, plot.left(), plot.right() - size.width());
    const QRectF box(QPointF(left, plot.bottom() - size.height() - kLabelGap), size);
    texts.take({ box });
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colours.accent);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(m_colours.panel);
    painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
}

void PlotPainter::paintSelection(QPainter &painter, Texts &texts) const
{
    const auto dragged = m_state.selection.dragged();
    const auto range = m_state.selection.isDragging() ? dragged : m_state.selection.range();
    if (!range)
        return;
    const QRectF &plot = m_geometry.plot;
    const QRectF column = m_geometry.columnOf(*range);
    const QColor dim = faded(m_colours.panel, 0.6);
    const double left = std::clamp(m_geometry.xOf(range->from), plot.left(), plot.right());
    const double right = std::clamp(m_geometry.xOf(range->to), plot.left(), plot.right());
    if (left > plot.left())
        painter.fillRect(QRectF(plot.left(), plot.top(), left - plot.left(), plot.height()), dim);
    if (right < plot.right())
        painter.fillRect(QRectF(right, plot.top(), plot.right() - right, plot.height()), dim);

    if (column.width() > 0)
        paintRangeTimes(painter, texts, *range, column);
}

void PlotPainter::paintHandles(QPainter &painter) const
{
    const auto range =
        m_state.selection.isDragging() ? m_state.selection.dragged() : m_state.selection.range();
    if (!range)
        return;
    const QRectF &plot = m_geometry.plot;
    const double height = std::min(24.0, plot.height() / 2);
    for (const TimeNs time : { range->from, range->to }) {
        const double x = m_geometry.xOf(time);
        if (x < plot.left() - 0.5 || x > plot.right() + 0.5)
            continue;
        painter.setPen(QPen(m_colours.accent, 1.5));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(QPen(m_colours.panel, 1));
        painter.setBrush(m_colours.accent);
        painter.drawRoundedRect(
            QRectF(x - kHandleWidth / 2, plot.center().y() - height / 2, kHandleWidth, height),
            kHandleWidth / 2, kHandleWidth / 2);
    }
}

void PlotPainter::paintNothingYet(QPainter &painter) const
{
    painter.setFont(m_font);
    painter.setPen(m_colours.mutedText);
    const QString text = ChartText::tr("No data yet");
    const QSizeF size(m_metrics.horizontalAdvance(text) + 4 * kLabelGap, m_metrics.height());
    QRectF place({}, size);
    place.moveCenter(m_geometry.plot.center());
    painter.fillRect(place, m_colours.panel);
    painter.drawText(place, Qt::AlignCenter | Qt::TextDontClip, text);
}

void PlotPainter::paintHair(QPainter &painter) const
{
    if (m_state.focusShown) {
        painter.setPen(QPen(m_colours.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(m_geometry.plot.adjusted(-2, -2, 2, 2), 3, 3);
    }
    if (!m_state.hair || !m_state.view || m_geometry.visible.isEmpty())
        return;
    const SeriesRates rates(m_state.view->series, m_state.mode, m_state.view->now);
    const auto point = rates.pointAt(*m_state.hair);
    if (!point)
        return;
    const TimeNs from = rates.rangeOf(*point).from;
    const auto lasted = static_cast<TimeNs>(rates.secondsOf(*point) * static_cast<double>(kSecond));
    const double x = std::round(m_geometry.xOf(from + lasted / 2)) + 0.5;
    if (x < m_geometry.plot.left() || x > m_geometry.plot.right())
        return;
    painter.setPen(QPen(faded(m_colours.text, 0.6), 1));
    painter.drawLine(QPointF(x, m_geometry.plot.top()), QPointF(x, m_geometry.plot.bottom()));
}

} // namespace hitwatch
