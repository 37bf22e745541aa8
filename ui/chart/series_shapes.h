// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/series_rates.h"

#include <QList>
#include <QPointF>

#include <vector>

namespace hitwatch {

/// One layer of the stack, as a line over time.
struct LayerShape {
    std::size_t layer = 0; ///< of SeriesRates
    /// The sum of this layer and those below it. x: seconds since the visible range began, within
    /// it (cut at its ends); y: per second.
    QList<QPointF> line;
    /// The lowest y of the line below: nothing of this layer is to be seen under it.
    double floor = 0;
};

/// What is drawn of a slice: only layers that occur, bottom up.
struct SeriesShapes {
    std::vector<LayerShape> layers;
    double largest = 0; ///< y of all lines

    /// @param columns points beyond this number are averaged, in groups that stay the same while
    /// time goes on.
    static SeriesShapes stacked(
        const SeriesRates &rates, const TimeRange &visible, std::size_t columns);
};

} // namespace hitwatch
