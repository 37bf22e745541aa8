// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/traffic_series.h"

#include <optional>

namespace hitwatch {

/// Which stretch of time a chart shows: the newest seconds, or a range a person went to, never
/// outside of what is in memory. A plain value.
class TimeViewport {
public:
    static constexpr TimeNs kShortest = 10 * kSecond;

    /// What is in memory, and the end of what is counted in full.
    void setExtent(const TimeRange &extent, TimeNs newest);
    const TimeRange &extent() const { return m_extent; }

    /// @param seconds 0: everything.
    void follow(int seconds);
    void followAgain() { m_fixed.reset(); }
    bool isLive() const { return !m_fixed; }
    int newestSeconds() const { return m_seconds; }

    /// @p range in the middle, with room at both sides.
    void show(const TimeRange &range);
    /// @p factor below 1 shows less; @p around stays where it is. @returns whether anything
    /// changed.
    bool zoom(double factor, TimeNs around);
    /// Later for positive @p by. @returns whether anything changed.
    bool pan(TimeNs by);

    /// Empty before anything is in memory.
    TimeRange visible() const;
    SeriesQuery query() const;

private:
    bool moveTo(TimeRange wanted);

    TimeRange m_extent;
    TimeNs m_newest = 0;
    int m_seconds = 120;
    std::optional<TimeRange> m_fixed; ///< not live
};

} // namespace hitwatch
