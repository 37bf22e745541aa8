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

/// How far a capture has come, and what it leaves out.
struct SourceProgress {
    std::uint64_t inputBytes = 0; ///< of a file, read so far, as stored on disk
    std::uint64_t inputSize = 0; ///< 0: no file, or not known
    bool isOver = false; ///< no packets follow
    bool isStopped = false; ///< the user ended it; the rest of a file was not read
    bool isFiltered = false; ///< a capture filter or a list of ports is set

    bool operator==(const SourceProgress &) const = default;
};

/// Everything on screen at one moment. Immutable once handed over, so it may cross threads.
struct MonitorView {
    ViewQuery query; ///< that it answers
    TimeNs now = 0; ///< packet time reached; 0: no packets yet
    SourceProgress source;
    /// The tables and totals, not narrowed: for figures, completeness, report, export.
    StatsSnapshot stats;
    StatsNarrowing narrowed; ///< the same narrowed to query.filter: for the tables
    SeriesSlice series;
    RequestRecords requests; ///< newest first
    std::uint64_t requestsForgotten = 0; ///< by the list of requests
    /// Oldest first, the newest EngineLimits::alertHistory.
    std::vector<AlertRecordPtr> episodes;
    std::vector<AlertRecordPtr> transitions; ///< see AlertLog
    CaptureCounters counters; ///< cumulative
    bool frozen = false; ///< the capture continues in the background
};

} // namespace hitwatch
