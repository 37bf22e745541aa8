// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/traffic_series.h"

#include <optional>

namespace hitwatch {

/// Which time range a chart shows: the newest seconds, or a range the user moved to, never
/// outside of what is in memory. A plain value.
class TimeViewport {
public:
    static constexpr TimeNs kShortest = 10 * kSecond;
    /// Two more than the seconds of the longest window divide into: one point more at each end.
    static constexpr std::size_t kMaxPoints = 722;

    /// What is in memory, and the end of what is counted in full.
    void setExtent(const TimeRange &extent, TimeNs newest);
    const TimeRange &extent() const { return m_extent; }

    /// @param seconds 0: everything.
    void follow(int seconds);
    void followAgain()
    {
        m_fixed.reset();
        m_held.reset();
    }
    bool isLive() const { return !m_fixed; }
    int newestSeconds() const { return m_seconds; }

    /// @p range in the middle, with a margin at both sides.
    void show(const TimeRange &range);
    /// @p factor below 1 shows less; @p around stays where it is. @returns whether anything
    /// changed.
    bool zoom(double factor, TimeNs around);
    /// Later for positive @p by. @returns whether anything changed.
    bool pan(TimeNs by);

    /// Empty before anything is in memory.
    TimeRange visible() const;
    /// visible() stays as it is until released, whatever comes: a person has a place in hand.
    void hold() { m_held = visible(); }
    void release() { m_held.reset(); }
    /// For the newest seconds one more than is shown, since the newest is still being counted.
    SeriesQuery query() const;

private:
    bool moveTo(TimeRange wanted);

    TimeRange m_extent;
    TimeNs m_newest = 0;
    int m_seconds = 120;
    std::optional<TimeRange> m_fixed; ///< not live
    std::optional<TimeRange> m_held;
};

} // namespace hitwatch
