// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/plot_state.h"
#include "ui/chart/series_rates.h"
#include "ui/style/theme.h"

#include <QCoreApplication>

#include <vector>

namespace hitwatch {

/// What a layer is called, and its colour.
struct LayerLook {
    QString name;
    QColor colour;

    bool operator==(const LayerLook &) const = default;
};

/// A line of the box at the crosshair.
struct HoverRow {
    QColor colour; ///< of its square; invalid: none
    QString name;
    QString value;

    bool operator==(const HoverRow &) const = default;
};

/// The text of the box at the crosshair.
struct HoverValues {
    QString time; ///< empty: there is nothing to say
    std::vector<HoverRow> rows;

    bool operator==(const HoverValues &) const = default;
};

/// The words and the colours of a chart.
struct ChartText {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::TrafficChart)

public:
    static QString title(ChartMode mode);
    /// Where the title does not fit.
    static QString shortTitle(ChartMode mode);
    static QString modeName(ChartMode mode);
    static LayerLook layer(
        ChartMode mode, std::size_t meaning, const SeriesSlice &slice, const Colours &colours);
    /// The layers that occur in @p visible, bottom up.
    static std::vector<LayerLook> legend(const PlotState &state, const Colours &colours);
    /// A value of a layer, with its unit where it needs one.
    static QString value(const PlotState &state, double perSecond);
    /// A value of the vertical axis.
    static QString axisLabel(const PlotState &state, double perSecond);
    static QString alertLevel(const AlertRule &rule, const Format &format);
    static QString alertRaised(const AlertRecord &episode, const Format &format);
    static QString lost(const TimeRange &when, quint64 count, const Format &format);
    static QString date(TimeNs midnight, const Format &format);
    static QString timeSpan(const TimeRange &range, const Format &format);
    /// The values of the newest second, for those who do not see the picture.
    static QString spoken(const PlotState &state);
    static HoverValues hover(const PlotState &state, const Colours &colours);
    /// The values at the crosshair.
    static QString spokenAt(const PlotState &state, TimeNs at);
};

/// Requests/s at which @p rule raises, when a chart of requests can show it.
std::optional<double> alertLevelOf(const AlertRule &rule);

} // namespace hitwatch
