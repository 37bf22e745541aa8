// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"

#include <optional>
#include <utility>
#include <vector>

namespace hitwatch {

/// What was there when the views were frozen.
struct FrozenMoment {
    TimeNs now = 0;
    ViewQuery shown; ///< then
    StatsSnapshot shownStats;
    SeriesSlice shownSeries;
    /// Since the start, and over each window that is offered.
    std::vector<std::pair<std::optional<int>, StatsSnapshot>> windows;
    RequestRecords requests;
    std::uint64_t requestsForgotten = 0;
    CaptureCounters counters;

    const StatsSnapshot *window(std::optional<int> windowSeconds) const;
    /// @p range without what was not over then, and so still grows.
    TimeRange past(TimeRange range) const;
    /// @p query, ending at that moment wherever the capture is by now.
    SeriesQuery past(SeriesQuery query) const;
    /// See RequestLog::newest().
    RequestRecords matching(const RequestQuery &query, const TimeRange &range) const;
};

} // namespace hitwatch
