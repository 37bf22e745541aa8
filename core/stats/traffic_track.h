// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time_range.h"
#include "stats/latency_scale.h"

#include <cstdint>
#include <vector>

namespace hitwatch {

/// What was counted in one second.
struct TrafficSecond {
    TimeNs second = 0; ///< a whole second
    std::uint64_t requests = 0;
    std::uint64_t responses = 0; ///< final ones
    std::uint64_t errors = 0; ///< of the responses: those with isErrorStatus()
    std::uint64_t contentBytes = 0; ///< both ways
    std::uint64_t linkBytes = 0; ///< of HTTP connections, whatever is selected
    LatencyCounts latencies {}; ///< by bucket; a bucket may come more than once

    bool operator==(const TrafficSecond &) const = default;
};

/// The course of some traffic, second by second. A plain value.
struct TrafficTrack {
    TimeRange range; ///< whole seconds
    std::vector<TrafficSecond> seconds; ///< ascending; those in which something was counted
};

} // namespace hitwatch
