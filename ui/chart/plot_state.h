// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/chart/axis_scale.h"
#include "ui/chart/range_selection.h"
#include "ui/chart/time_viewport.h"
#include "ui/chart/traffic_chart.h"
#include "ui/text/format.h"

#include <QRectF>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace hitwatch {

/// The data of a chart and what the user selected in it. A plain value.
struct PlotState {
    std::shared_ptr<const MonitorView> view; ///< null: none yet
    std::optional<AlertRule> rule;
    ChartMode mode = ChartMode::ByStatus;
    Format format;
    TimeViewport viewport;
    RangeSelection selection;
    std::optional<TimeNs> hair; ///< where values are read; within a point
    bool focusShown = false; ///< the keyboard is here
};

/// A round value of the vertical axis.
struct GridLine {
    double value = 0; ///< as the layers: requests or bytes per second
    QString label;
};

/// Where things are in the plot. A plain value.
struct PlotGeometry {
    QRectF plot; ///< between the axes
    TimeRange visible; ///< empty: no time yet
    double top = 1; ///< value at the upper edge
    std::vector<GridLine> gridLines;

    double xOf(TimeNs time) const
    {
        const auto span = static_cast<double>(visible.to - visible.from);
        return plot.left() + plot.width() * static_cast<double>(time - visible.from) / span;
    }
    TimeNs timeAt(double x) const
    {
        const auto span = static_cast<double>(visible.to - visible.from);
        return visible.from + static_cast<TimeNs>(span * (x - plot.left()) / plot.width());
    }
    double yOf(double value) const { return plot.bottom() - plot.height() * value / top; }
    /// The part of the plot between two times, cut at its edges.
    QRectF columnOf(const TimeRange &range) const
    {
        const double left = qMax(plot.left(), xOf(range.from));
        const double right = qMin(plot.right(), xOf(range.to));
        return { left, plot.top(), right - left, plot.height() };
    }
};

} // namespace hitwatch
