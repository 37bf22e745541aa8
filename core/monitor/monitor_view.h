// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "http/http_event_batch.h"
#include "stats/request_log.h"
#include "stats/stats_filter.h"
#include "stats/traffic_series.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// The windows that a person can choose, seconds.
inline constexpr std::array<int, 5> kOfferedWindows { 10, 60, 120, 600, 3600 };

/// What a user interface wants to see.
struct ViewQuery {
    std::uint64_t serial = 0; ///< comes back in the view that answers it
    std::optional<int> windowSeconds = 120; ///< one of kOfferedWindows; empty: since the start
    std::optional<TimeRange> range; ///< instead of the window
    StatsFilter filter;
    SeriesQuery series;
    std::string requestWords; ///< see RequestQuery::words
    std::vector<std::pair<std::string, std::string>> hiddenSections; ///< (host, section)

    bool operator==(const ViewQuery &) const = default;
};

/// Everything on screen at one moment. Immutable once handed over, so it may cross threads.
struct MonitorView {
    ViewQuery query; ///< that it answers
    TimeNs now = 0; ///< packet time reached; 0: nothing told yet
    StatsSnapshot
        stats; ///< the tables and totals, not narrowed: for figures, trust, report, export
    StatsNarrowing narrowed; ///< the same narrowed to query.filter: for the tables
    SeriesSlice series;
    RequestRecords requests; ///< newest first
    std::uint64_t requestsForgotten = 0; ///< by the list of requests
    /// Oldest first, the newest EngineLimits::alertHistory.
    std::vector<AlertRecordPtr> episodes;
    std::vector<AlertRecordPtr> transitions; ///< see AlertLog
    CaptureCounters counters; ///< cumulative
    bool frozen = false; ///< the capture goes on behind it
};

} // namespace hitwatch
