// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/traffic_series.h"
#include "ui/chart/traffic_chart.h"

#include <cstddef>
#include <optional>
#include <utility>

namespace hitwatch {

/// A slice as a chart of one mode sees it: layers, bottom up, of amounts per second. Requests by
/// status, bytes otherwise. Looks into the slice, which must outlive it. Cheap to copy.
class SeriesRates {
public:
    /// @param now packet time reached; how much of the last point has passed.
    SeriesRates(const SeriesSlice &slice, ChartMode mode, TimeNs now);

    /// ByStatus: 2xx, 3xx, 4xx, 5xx, 1xx, no answer. ByDirection: to clients, to servers.
    /// ByInterface: in the order of the slice.
    std::size_t layerCount() const;
    /// What @p layer shows: an index of SeriesPoint::byClass, 0 and 1 for the directions, or the
    /// index of an interface.
    std::size_t meaning(std::size_t layer) const;

    /// Points to draw: the second that is still being counted would look like a drop and is left
    /// out, unless there is nothing else.
    std::size_t pointCount() const { return m_count; }
    TimeRange rangeOf(std::size_t point) const;
    std::optional<std::size_t> pointAt(TimeNs time) const;
    /// Seconds of packet time that @p point has lasted so far.
    double secondsOf(std::size_t point) const;

    std::uint64_t amount(std::size_t layer, std::size_t point) const;
    double rate(std::size_t layer, std::size_t point) const;
    std::uint64_t total(std::size_t point) const;
    std::uint64_t lost(std::size_t point) const { return m_slice->points[point].lost; }
    /// Whether @p layer is above zero somewhere within @p range.
    bool occurs(std::size_t layer, const TimeRange &range) const;
    /// The points that touch @p range, as [first, last).
    std::pair<std::size_t, std::size_t> pointsIn(const TimeRange &range) const;

private:
    const SeriesSlice *m_slice;
    ChartMode m_mode;
    TimeNs m_step;
    TimeNs m_end; ///< of what is drawn
    std::size_t m_count = 0;
};

} // namespace hitwatch
