// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "common/time_range.h"

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

    /// At most kMostPoints: where there were more, the highest of each stretch.
    std::vector<RehearsalPoint> curve;
    std::vector<AlertEvent> transitions; ///< the oldest EngineLimits::alertHistory
    std::uint64_t transitionsLeftOut = 0;
    TimeRange covered;
    /// From the tables in memory, which know whole seconds: times are to the second. Else exact.
    bool isToTheSecond = false;
};

} // namespace hitwatch
