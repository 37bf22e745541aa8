// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "common/limits.h"
#include "common/time_range.h"
#include "stats/stats_filter.h"
#include "stats/traffic_track.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace hitwatch {

/// The metric of a rule at a moment; empty: too little was counted for it to mean anything.
struct RehearsalPoint {
    TimeNs at = 0;
    std::optional<double> value;

    bool operator==(const RehearsalPoint &) const = default;
};

/// What a rule would have done.
struct RehearsalResult {
    static constexpr std::size_t kMostPoints = 2000;

    /// At most kMostPoints: where there were more, the highest of each interval.
    std::vector<RehearsalPoint> curve;
    std::vector<AlertEvent> transitions; ///< the oldest EngineLimits::alertHistory
    std::uint64_t transitionsLeftOut = 0;
    TimeRange covered;
    /// From the tables in memory, which know whole seconds: times are to the second. Else exact.
    bool isToTheSecond = false;
};

/// What of the traffic a rule with @p scope looks at.
StatsFilter filterOf(const AlertScope &scope);

/// At most RehearsalResult::kMostPoints of @p points: the highest of each interval, in order.
std::vector<RehearsalPoint> thinned(std::vector<RehearsalPoint> points);

/// What @p rule would have done over @p track, which is that of its scope, whether it is enabled or
/// not. It begins with an empty window, as a capture does; what is still firing or recovering at
/// the end stays open. Everything counts at the end of its second, so each time is at most a second
/// late, and what rises and falls within two seconds is not told apart.
RehearsalResult rehearse(
    const AlertRule &rule, const TrafficTrack &track, const EngineLimits &limits);

} // namespace hitwatch
