// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/series_shapes.h"

#include <algorithm>

namespace hitwatch {

namespace {

struct Column {
    double from = 0; ///< seconds since the visible range began
    double to = 0;
    std::size_t first = 0; ///< points [first, last)
    std::size_t last = 0;

    double middle() const { return (from + to) / 2; }
};

std::vector<Column> columnsOf(const SeriesRates &rates, const TimeRange &visible, std::size_t most)
{
    auto [first, last] = rates.pointsIn(visible);
    if (first == last)
        return {};
    // One more at each side, for the slope of the lines at the edges.
    first = first > 0 ? first - 1 : 0;
    last = std::min(last + 1, rates.pointCount());

    const std::size_t group = most > 0 ? (last - first + most - 1) / most : 1;
    const TimeNs step = rates.rangeOf(0).to - rates.rangeOf(0).from;
    const auto groupOf = [&](std::size_t point) {
        return rates.rangeOf(point).from / (step * static_cast<TimeNs>(group));
    };
    std::vector<Column> columns;
    columns.reserve((last - first) / group + 2);
    for (std::size_t point = first; point < last; ++point) {
        const double from = static_cast<double>(rates.rangeOf(point).from - visible.from) / kSecond;
        const double to = from + rates.secondsOf(point);
        if (!columns.empty() && groupOf(point) == groupOf(point - 1)) {
            columns.back().to = to;
            columns.back().last = point + 1;
        } else {
            columns.push_back({ from, to, point, point + 1 });
        }
    }
    return columns;
}

double rateOf(const SeriesRates &rates, std::size_t layer, const Column &column)
{
    std::uint64_t sum = 0;
    for (std::size_t point = column.first; point < column.last; ++point)
        sum += rates.amount(layer, point);
    return static_cast<double>(sum) / (column.to - column.from);
}

double valueAt(const QPointF &left, const QPointF &right, double x)
{
    if (right.x() <= left.x())
        return right.y();
    return left.y() + (right.y() - left.y()) * (x - left.x()) / (right.x() - left.x());
}

// Renderers without clipping (SVG) must not draw beyond the plot, so the line ends at its edges.
QList<QPointF> cutAt(const QList<QPointF> &line, double span)
{
    QList<QPointF> cut;
    cut.reserve(line.size());
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QPointF &point = line[i];
        if (i > 0) {
            for (const double edge : { 0.0, span }) {
                if (line[i - 1].x() < edge && edge < point.x())
                    cut.append({ edge, valueAt(line[i - 1], point, edge) });
            }
        }
        if (point.x() >= 0 && point.x() <= span)
            cut.append(point);
    }
    return cut;
}

} // namespace

SeriesShapes SeriesShapes::stacked(
    const SeriesRates &rates, const TimeRange &visible, std::size_t columns)
{
    SeriesShapes shapes;
    const std::vector<Column> drawn = columnsOf(rates, visible, columns);
    if (drawn.empty())
        return shapes;
    const double span = static_cast<double>(visible.to - visible.from) / kSecond;
    std::vector<double> sums(drawn.size(), 0);
    double below = 0;
    for (std::size_t layer = 0; layer < rates.layerCount(); ++layer) {
        if (!rates.occurs(layer, visible))
            continue;
        QList<QPointF> line;
        line.reserve(static_cast<qsizetype>(drawn.size()) + 2);
        for (std::size_t i = 0; i < drawn.size(); ++i) {
            sums[i] += rateOf(rates, layer, drawn[i]);
            // A value holds for its whole time: flat to the ends of the first and the last.
            if (i == 0)
                line.append({ drawn[i].from, sums[i] });
            line.append({ drawn[i].middle(), sums[i] });
            if (i + 1 == drawn.size())
                line.append({ drawn[i].to, sums[i] });
        }
        line = cutAt(line, span);
        if (line.isEmpty())
            continue;
        const auto [least, most] = std::minmax_element(line.cbegin(), line.cend(),
            [](const QPointF &one, const QPointF &other) { return one.y() < other.y(); });
        const double lowest = least->y();
        shapes.largest = std::max(shapes.largest, most->y());
        shapes.layers.push_back({ layer, std::move(line), below });
        below = lowest;
    }
    return shapes;
}

} // namespace hitwatch
