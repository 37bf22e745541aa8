// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

#include <limits>

namespace hitwatch {

/// A stretch of packet time, [from, to).
struct TimeRange {
    TimeNs from = 0;
    TimeNs to = 0;

    bool contains(TimeNs time) const { return time >= from && time < to; }
    bool isEmpty() const { return to <= from; }
    static constexpr TimeRange always()
    {
        return { std::numeric_limits<TimeNs>::min(), std::numeric_limits<TimeNs>::max() };
    }
    bool operator==(const TimeRange &) const = default;
};

} // namespace hitwatch
