// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/plot_view.h"

#include "ui/chart/chart_text.h"
#include "ui/chart/plot_painter.h"

#include <QGraphicsLayout>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QChart>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace hitwatch {

namespace {

constexpr double kSmallestRequests = 2;
constexpr double kSmallestTraffic = 1000;
constexpr int kEdge = kGridUnit + kGridUnit / 2;

// More points than this are finer than the eye, and cost what they are not worth.
std::size_t columnsFor(int width)
{
    return static_cast<std::size_t>(std::max(64, width / 2));
}

} // namespace

PlotView::PlotView(const PlotState &state, QWidget *parent)
    : QChartView(new QChart, parent)
    , m_state(state)
    , m_timeAxis(new QValueAxis)
    , m_valueAxis(new QValueAxis)
{
    chart()->legend()->hide();
    chart()->setBackgroundVisible(false);
    chart()->setPlotAreaBackgroundVisible(false);
    chart()->setAnimationOptions(QChart::NoAnimation);
    chart()->setMargins({});
    chart()->layout()->setContentsMargins(0, 0, 0, 0);
    // The axes only scale: they are drawn by PlotPainter, at places that stay.
    chart()->addAxis(m_timeAxis, Qt::AlignBottom);
    chart()->addAxis(m_valueAxis, Qt::AlignLeft);
    m_timeAxis->setVisible(false);
    m_valueAxis->setVisible(false);

    setFrameShape(QFrame::NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(FullViewportUpdate);
    setOptimizationFlag(DontSavePainterState);
    setLayoutDirection(Qt::LeftToRight); // time runs so in every language
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    scene()->setItemIndexMethod(QGraphicsScene::NoIndex);
    setAccessibleName(ChartText::title(m_state.mode));
    resetAxes();
}

PlotView::~PlotView() = default;

QSize PlotView::minimumSizeHint() const
{
    const QFontMetrics metrics(labelFont());
    return { metrics.averageCharWidth() * 12, metrics.height() * 3 };
}

QFont PlotView::labelFont() const
{
    QFont small = tabularFont(font());
    small.setPointSizeF(std::max(6.0, font().pointSizeF() * 0.9));
    return small;
}

double PlotView::unitsPerByte() const
{
    const bool bits = m_state.mode != ChartMode::ByStatus && !m_state.format.units().bytesNotBits;
    return bits ? 8 : 1;
}

void PlotView::resetAxes()
{
    const bool traffic = m_state.mode != ChartMode::ByStatus;
    const Units &units = m_state.format.units();
    m_scale = AxisScale(traffic ? kSmallestTraffic : kSmallestRequests,
        traffic && units.bytesNotBits && units.binaryBytes);
    m_labelWidth = 0;
}

void PlotView::refresh(bool fresh)
{
    m_geometry.visible = m_state.viewport.visible();
    SeriesShapes shapes;
    if (m_state.view && !m_geometry.visible.isEmpty()) {
        const SeriesRates rates(m_state.view->series, m_state.mode, m_state.view->now);
        shapes = SeriesShapes::stacked(rates, m_geometry.visible, columnsFor(width()));
    }
    updateGeometry(shapes, fresh);
    updateLayers(shapes);
    viewport()->update();
}

void PlotView::updateGeometry(const SeriesShapes &shapes, bool fresh)
{
    const double units = unitsPerByte();
    const double dataTop =
        fresh ? m_scale.update(shapes.largest * units) : m_scale.grow(shapes.largest * units);
    m_geometry.top = dataTop / units;
    if (const auto level = PlotPainter::levelWithin(m_state, m_geometry.top)) {
        AxisScale withLevel = m_scale;
        m_geometry.top = withLevel.grow(*level);
    }
    const QFontMetricsF metrics(labelFont());
    m_geometry.plot.setTop(std::ceil(metrics.height() / 2));
    m_geometry.plot.setBottom(
        std::max(m_geometry.plot.top() + 8, std::floor(height() - metrics.height() - kGridUnit)));
    updateGridLines();
    m_geometry.plot.setLeft(std::ceil(kEdge + m_labelWidth + kGridUnit));
    m_geometry.plot.setRight(std::max(m_geometry.plot.left() + 8, double(width() - kEdge)));
}

void PlotView::updateGridLines()
{
    const QFontMetricsF metrics(labelFont());
    const double units = unitsPerByte();
    const bool binary = m_state.mode != ChartMode::ByStatus && m_state.format.units().bytesNotBits
        && m_state.format.units().binaryBytes;
    int most = static_cast<int>(m_geometry.plot.height() / (metrics.height() * 1.8));
    // There is no half a request to read off.
    if (m_state.mode == ChartMode::ByStatus && m_geometry.top <= kSmallestRequests)
        most = std::min(most, 2);
    m_geometry.gridLines.clear();
    for (const double line : AxisScale::gridLines(m_geometry.top * units, most, binary)) {
        const QString label = ChartText::axisLabel(m_state, line / units);
        m_geometry.gridLines.push_back({ line / units, label });
        m_labelWidth = std::max(m_labelWidth, metrics.horizontalAdvance(label));
    }
}

PlotView::Layer &PlotView::layerAt(std::size_t index)
{
    while (m_layers.size() <= index) {
        auto *line = new QLineSeries(this);
        auto *floor = new QLineSeries(this);
        auto *area = new QAreaSeries(line, floor);
        area->setPen(Qt::NoPen);
        chart()->addSeries(area);
        area->attachAxis(m_timeAxis);
        area->attachAxis(m_valueAxis);
        m_layers.push_back({ line, floor, area });
    }
    return m_layers[index];
}

void PlotView::updateLayers(const SeriesShapes &shapes)
{
    const TimeRange &visible = m_geometry.visible;
    const double span = static_cast<double>(visible.to - visible.from) / kSecond;
    if (chart()->plotArea() != m_geometry.plot)
        chart()->setPlotArea(m_geometry.plot);
    if (!visible.isEmpty() && (m_timeAxis->min() != 0 || m_timeAxis->max() != span))
        m_timeAxis->setRange(0, span);
    if (m_valueAxis->min() != 0 || m_valueAxis->max() != m_geometry.top)
        m_valueAxis->setRange(0, m_geometry.top);

    const Colours &colours = coloursOf(palette());
    const std::size_t count = shapes.layers.size();
    for (std::size_t index = 0; index < count; ++index) {
        const LayerShape &shape = shapes.layers[count - 1 - index];
        Layer &layer = layerAt(index);
        const SeriesRates rates(m_state.view->series, m_state.mode, m_state.view->now);
        const QColor colour = ChartText::layer(
            m_state.mode, rates.meaning(shape.layer), m_state.view->series, colours)
                                  .colour;
        if (layer.area->brush() != QBrush(colour))
            layer.area->setBrush(colour);
        // Qt's rasterizer looks for its place in a row from the left, for each pixel that an edge
        // touches: a flat line over the whole width is drawn ten times as fast from the right.
        layer.floor->replace(
            { { shape.line.back().x(), shape.floor }, { shape.line.front().x(), shape.floor } });
        layer.line->replace(QList<QPointF>(shape.line.crbegin(), shape.line.crend()));
        if (!layer.area->isVisible())
            layer.area->setVisible(true);
    }
    for (std::size_t index = count; index < m_layers.size(); ++index) {
        if (m_layers[index].area->isVisible())
            m_layers[index].area->setVisible(false);
    }
}

void PlotView::drawBackground(QPainter *painter, const QRectF &)
{
    const Colours &colours = coloursOf(palette());
    painter->fillRect(rect(), colours.panel);
    PlotPainter(m_state, m_geometry, colours, labelFont()).paintBehind(*painter);
}

void PlotView::drawForeground(QPainter *painter, const QRectF &)
{
    const PlotPainter before(m_state, m_geometry, coloursOf(palette()), labelFont());
    before.paintBefore(*painter);
    if (m_exporting)
        return;
    before.paintHair(*painter);
}

void PlotView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    if (isVisible())
        refresh(false);
}

void PlotView::paintInto(QPainter &painter, const QRectF &target) const
{
    auto *self = const_cast<PlotView *>(this);
    self->m_exporting = true;
    self->render(&painter, target, rect());
    self->m_exporting = false;
}

} // namespace hitwatch

#include "moc_plot_view.cpp"
