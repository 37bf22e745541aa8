// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

namespace hitwatch {

/// A stretch of packet time, [from, to).
struct TimeRange {
    TimeNs from = 0;
    TimeNs to = 0;

    bool contains(TimeNs time) const { return time >= from && time < to; }
    bool isEmpty() const { return to <= from; }
    bool operator==(const TimeRange &) const = default;
};

} // namespace hitwatch
