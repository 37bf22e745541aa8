// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time_range.h"

#include <QTimeZone>

#include <vector>

namespace hitwatch {

/// Where a time axis is labelled: at round local times. Depends on the span and the room alone, so
/// that labels only move along while time goes on.
struct TimeTicks {
    static constexpr TimeNs kDay = 24 * 60 * 60 * kSecond;

    /// The finest of 1, 2, 5, 10, 15, 30 s, 1, 2, 5, 10, 15, 30 min, 1, 2, 6 h, and whole days that
    /// needs at most @p mostLabels (at least 1) in @p span.
    static TimeNs stepFor(TimeNs span, int mostLabels);
    /// The ticks within @p visible, both ends included.
    static std::vector<TimeNs> within(
        const TimeRange &visible, TimeNs step, const QTimeZone &zone = QTimeZone::systemTimeZone());
    /// Whether a tick stands for a day rather than for a time of day.
    static bool isMidnight(TimeNs tick, const QTimeZone &zone = QTimeZone::systemTimeZone());
};

} // namespace hitwatch
