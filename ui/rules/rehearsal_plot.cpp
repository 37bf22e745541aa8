// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rehearsal_plot.h"

#include "ui/chart/axis_scale.h"
#include "ui/chart/chart_text.h"
#include "ui/chart/time_ticks.h"
#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"
#include "ui/text/rule_words.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace hitwatch {

namespace {

constexpr double kTextGap = 4;
constexpr double kMark = 5; ///< half the width of a triangle
constexpr double kDot = 2;
constexpr int kBitsPerByte = 8;
constexpr double kHeadRoom = 1.12;

QColor faded(QColor colour, float opacity)
{
    colour.setAlphaF(opacity);
    return colour;
}

QPolygonF triangle(const QPointF &tip, bool pointsUp)
{
    const double base = tip.y() + (pointsUp ? 2 * kMark : -2 * kMark);
    return { tip, QPointF(tip.x() - kMark, base), QPointF(tip.x() + kMark, base) };
}

} // namespace

RehearsalPlot::RehearsalPlot(const Format &format, QWidget *parent)
    : QWidget(parent)
    , m_format(format)
{
    setMouseTracking(true);
    setAccessibleName(tr("Recent curve of the metric"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void RehearsalPlot::setRule(const AlertRule &rule)
{
    m_rule = rule;
    update();
}

void RehearsalPlot::setResult(std::shared_ptr<const RehearsalResult> result)
{
    m_result = std::move(result);
    m_episodes = m_result ? episodesOf(*m_result) : std::vector<RehearsalEpisode> {};
    update();
}

QSize RehearsalPlot::sizeHint() const
{
    return { 60 * fontMetrics().averageCharWidth(), 11 * fontMetrics().height() };
}

QSize RehearsalPlot::minimumSizeHint() const
{
    return { 30 * fontMetrics().averageCharWidth(), 6 * fontMetrics().height() };
}

bool RehearsalPlot::hasCurve() const
{
    return m_result && !m_result->curve.empty() && !m_result->covered.isEmpty();
}

QString RehearsalPlot::axisLabel(double value) const
{
    switch (m_rule.metric) {
    case AlertMetric::Messages:
    case AlertMetric::Requests:
        return m_format.shortCount(value);
    case AlertMetric::BitsPerSecond:
        return m_format.traffic(value / kBitsPerByte);
    case AlertMetric::ErrorShare:
        return m_format.percent(value);
    case AlertMetric::TimeToFirstByteP95:
        return m_format.milliseconds(value);
    }
    return {};
}

PlotGeometry RehearsalPlot::geometryOf() const
{
    PlotGeometry geometry;
    if (hasCurve()) {
        geometry.visible = m_result->covered;
        geometry.visible.from = std::min(geometry.visible.from, m_result->curve.front().at);
        geometry.visible.to = std::max(geometry.visible.to, m_result->curve.back().at);
    }
    const double highest = m_result ? highestOf(*m_result).value_or(0) : 0;
    const bool isBinary = m_rule.metric == AlertMetric::BitsPerSecond
        && m_format.units().bytesNotBits && m_format.units().binaryBytes;
    // Round in what is shown, which is bytes where the person chose bytes.
    const double unit = m_rule.metric == AlertMetric::BitsPerSecond && m_format.units().bytesNotBits
        ? kBitsPerByte
        : 1;
    const double wanted = std::max({ highest, m_rule.raiseAt, m_rule.clearAt }) / unit;
    const double top = AxisScale::stepAtLeast(std::max(wanted * kHeadRoom, 1e-3), isBinary);
    geometry.top = top * unit;
    if (m_rule.metric == AlertMetric::ErrorShare)
        geometry.top = std::min(geometry.top, 110.0);
    const QFontMetricsF metrics(font());
    double widest = metrics.horizontalAdvance(axisLabel(0));
    const double height = this->height() - metrics.height() * 1.5 - 3.5 * kTextGap;
    const int most = std::clamp(static_cast<int>(height / (2 * metrics.height())), 0, 4);
    for (const double line : AxisScale::gridLines(top, most, isBinary)) {
        if (line * unit > geometry.top)
            continue;
        geometry.gridLines.push_back({ line * unit, axisLabel(line * unit) });
        widest = std::max(widest, metrics.horizontalAdvance(geometry.gridLines.back().label));
    }
    const double left = std::ceil(widest + 4 * kTextGap);
    const double above = metrics.height() / 2 + 2 * kTextGap;
    geometry.plot = QRectF(left, above, width() - left - 3 * kTextGap,
        this->height() - above - metrics.height() - 2.5 * kTextGap);
    return geometry;
}

void RehearsalPlot::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setLayoutDirection(Qt::LeftToRight); // as time runs
    const Colours &colours = coloursOf(palette());
    paintPanel(painter, QRectF(rect()), colours.panel, colours.border);
    const PlotGeometry geometry = geometryOf();
    if (geometry.plot.width() < 1 || geometry.plot.height() < 1)
        return;
    paintEpisodes(painter, geometry);
    paintGrid(painter, geometry);
    if (hasCurve())
        paintCurve(painter, geometry);
    paintLevels(painter, geometry);
    if (!hasCurve())
        return;
    paintMarks(painter, geometry);
    paintHair(painter, geometry);
}

void RehearsalPlot::paintGrid(QPainter &painter, const PlotGeometry &geometry) const
{
    const Colours &colours = coloursOf(palette());
    const QFontMetricsF metrics(font());
    const QRectF &plot = geometry.plot;
    const auto line = [&](double value, const QString &label) {
        const double y = std::round(geometry.yOf(value)) + 0.5;
        painter.setPen(QPen(colours.track, 1));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(colours.mutedText);
        painter.drawText(
            QRectF(0, y - metrics.height() / 2, plot.left() - 2 * kTextGap, metrics.height()),
            Qt::AlignRight | Qt::AlignVCenter | Qt::TextDontClip, label);
    };
    line(0, axisLabel(0));
    for (const GridLine &grid : geometry.gridLines)
        line(grid.value, grid.label);
    if (!hasCurve())
        return;
    const double widest = metrics.horizontalAdvance(QStringLiteral("00:00:00")) * 2;
    const TimeNs step = TimeTicks::stepFor(
        geometry.visible.to - geometry.visible.from, static_cast<int>(plot.width() / widest));
    double end = -1;
    for (const TimeNs tick : TimeTicks::within(geometry.visible, step)) {
        const QString label = step >= TimeTicks::kDay / 24 && TimeTicks::isMidnight(tick)
            ? ChartText::date(tick, m_format)
            : m_format.clock(tick);
        const double width = metrics.horizontalAdvance(label);
        const double left = std::round(geometry.xOf(tick) - width / 2);
        if (left < plot.left() || left + width > plot.right() || left < end + kTextGap)
            continue;
        painter.drawText(QPointF(left, plot.bottom() + kTextGap + metrics.ascent()), label);
        end = left + width;
    }
}

void RehearsalPlot::paintEpisodes(QPainter &painter, const PlotGeometry &geometry) const
{
    if (!hasCurve())
        return;
    for (const RehearsalEpisode &episode : m_episodes) {
        QRectF column = geometry.columnOf(episode.range);
        column.setWidth(std::max(column.width(), 1.0));
        painter.fillRect(column, coloursOf(palette()).warningShade);
    }
}

void RehearsalPlot::paintCurve(QPainter &painter, const PlotGeometry &geometry) const
{
    QPainterPath curve;
    QPainterPath area;
    bool isDrawing = false;
    const double bottom = geometry.plot.bottom();
    double last = 0;
    for (const RehearsalPoint &point : m_result->curve) {
        if (!point.value) {
            if (isDrawing)
                area.lineTo(last, bottom);
            isDrawing = false;
            continue;
        }
        const QPointF at(geometry.xOf(point.at), geometry.yOf(*point.value));
        if (isDrawing) {
            curve.lineTo(at);
            area.lineTo(at);
        } else {
            curve.moveTo(at);
            area.moveTo(at.x(), bottom);
            area.lineTo(at);
        }
        isDrawing = true;
        last = at.x();
    }
    if (isDrawing)
        area.lineTo(last, bottom);
    const QColor accent = coloursOf(palette()).accent;
    painter.setPen(Qt::NoPen);
    painter.fillPath(area, faded(accent, 0.12F));
    painter.setPen(QPen(accent, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curve);
    if (m_result->curve.size() > 1 || !isDrawing)
        return;
    painter.setBrush(accent);
    painter.drawEllipse(QPointF(last, geometry.yOf(*m_result->curve.front().value)), kDot, kDot);
}

void RehearsalPlot::paintLevels(QPainter &painter, const PlotGeometry &geometry) const
{
    const Colours &colours = coloursOf(palette());
    const QFontMetricsF metrics(font());
    const QRectF &plot = geometry.plot;
    const auto level = [&](double value, const QString &text, const QColor &colour, bool isAbove) {
        const double y = std::round(geometry.yOf(value)) + 0.5;
        QPen dashes(colour, 1.5);
        dashes.setDashPattern({ 4, 3 });
        dashes.setCapStyle(Qt::FlatCap);
        painter.setPen(dashes);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        const double width = metrics.horizontalAdvance(text);
        const QRectF place(plot.right() - width - kTextGap,
            isAbove ? y - metrics.height() - 1 : y + 1, width, metrics.height());
        painter.setPen(Qt::NoPen);
        painter.setBrush(faded(colours.panel, 0.8F));
        painter.drawRoundedRect(place.adjusted(-kTextGap, 0, kTextGap, 0), 3, 3);
        painter.setPen(colour);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text);
    };
    if (m_rule.clearAt < m_rule.raiseAt) {
        level(m_rule.clearAt,
            tr("clear below %1", "level")
                .arg(RuleWords::value(m_rule.metric, m_rule.clearAt, m_format)),
            colours.good, false);
    }
    level(m_rule.raiseAt,
        tr("raise at %1", "level").arg(RuleWords::value(m_rule.metric, m_rule.raiseAt, m_format)),
        colours.warning, geometry.yOf(m_rule.raiseAt) - metrics.height() > 1);
}

void RehearsalPlot::paintMarks(QPainter &painter, const PlotGeometry &geometry) const
{
    const Colours &colours = coloursOf(palette());
    painter.setPen(QPen(colours.panel, 1));
    for (const RehearsalEpisode &episode : m_episodes) {
        const double bottom = geometry.plot.bottom();
        painter.setBrush(colours.warning);
        painter.drawPolygon(
            triangle({ geometry.xOf(episode.range.from), bottom - 2 * kMark }, true));
        if (!episode.isOver)
            continue;
        painter.setBrush(colours.good);
        painter.drawPolygon(triangle({ geometry.xOf(episode.range.to), bottom }, false));
    }
}

std::optional<RehearsalPoint> RehearsalPlot::pointAt(TimeNs time) const
{
    const auto &curve = m_result->curve;
    auto found = std::lower_bound(curve.begin(), curve.end(), time,
        [](const RehearsalPoint &point, TimeNs at) { return point.at < at; });
    if (found == curve.end())
        return curve.back();
    if (found != curve.begin() && time - std::prev(found)->at < found->at - time)
        --found;
    return *found;
}

void RehearsalPlot::paintHair(QPainter &painter, const PlotGeometry &geometry) const
{
    if (!m_hair || *m_hair < geometry.plot.left() || *m_hair > geometry.plot.right())
        return;
    const auto point = pointAt(geometry.timeAt(*m_hair));
    if (!point)
        return;
    const Colours &colours = coloursOf(palette());
    const QFontMetricsF metrics(font());
    const double x = std::round(geometry.xOf(point->at)) + 0.5;
    painter.setPen(QPen(faded(colours.text, 0.5F), 1));
    painter.drawLine(QPointF(x, geometry.plot.top()), QPointF(x, geometry.plot.bottom()));
    const QString value =
        point->value ? RuleWords::value(m_rule.metric, *point->value, m_format) : tr("too little");
    const QString text = tr("%1: %2", "time, value").arg(m_format.clock(point->at), value);
    QRectF box(0, geometry.plot.top(), metrics.horizontalAdvance(text) + 4 * kTextGap,
        metrics.height() + kTextGap);
    const bool isRight = x + box.width() + kTextGap <= geometry.plot.right();
    box.moveLeft(isRight ? x + kTextGap : x - kTextGap - box.width());
    paintPanel(painter, box, colours.panel, colours.border);
    painter.setPen(colours.text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
}

void RehearsalPlot::mouseMoveEvent(QMouseEvent *event)
{
    m_hair = event->position().x();
    update();
}

void RehearsalPlot::leaveEvent(QEvent * /*event*/)
{
    m_hair.reset();
    update();
}

void RehearsalPlot::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
}

} // namespace hitwatch

#include "moc_rehearsal_plot.cpp"
