// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time_range.h"
#include "http/http_event_batch.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// One point of the traffic chart: what happened in SeriesSlice::secondsPerPoint seconds.
struct SeriesPoint {
    std::uint64_t requests = 0; ///< hits, at their own time
    /// The requests of this point by the class of their final response: [1] is 1xx (only 101), [2]
    /// is 2xx ... [5] is 5xx and what is none of these; [0] not answered (yet). Sums to requests.
    std::array<std::uint64_t, 6> byClass {};
    std::uint64_t responses = 0; ///< final responses at their own time, unpaired ones too
    std::uint64_t bytesToServer = 0; ///< on the link, of HTTP connections, all interfaces
    std::uint64_t bytesToClient = 0;
    std::uint64_t lost = 0; ///< packets dropped, gaps, connections cut, events shed ... (0: none)

    bool operator==(const SeriesPoint &) const = default;
};

/// A stretch of the series, ready to draw. A plain value.
struct SeriesSlice {
    TimeNs from = 0; ///< of the first point; a whole second
    int secondsPerPoint = 1;
    std::vector<SeriesPoint> points; ///< without holes; silence is zeros
    std::vector<std::string> interfaceNames;
    std::vector<std::vector<std::uint64_t>> interfaceBytes; ///< by interface, then point
    TimeRange extent; ///< everything that is still in memory
    /// End of the newest whole second: what is behind it is still being counted.
    TimeNs complete = 0;

    TimeNs to() const
    {
        return from + static_cast<TimeNs>(points.size()) * secondsPerPoint * kSecond;
    }
    bool operator==(const SeriesSlice &) const = default;
};

/// Which slice is wanted.
struct SeriesQuery {
    std::optional<TimeRange> range; ///< empty: the newest seconds
    int newestSeconds = 120; ///< 0: everything in memory
    std::size_t maxPoints = 720; ///< beyond it seconds are summed, in steps of 1-2-5

    bool operator==(const SeriesQuery &) const = default;
};

/// What happened in each second of the newest part of a capture: a ring, by second. One thread.
/// Memory: at most @c seconds * (sizeof(SeriesPoint) + 8 bytes for each of at most
/// kMaxInterfaces interfaces; more are summed into the last one). A jump of the clock costs at most
/// a walk of the ring. What is older than the ring is not counted here.
class TrafficSeries {
public:
    static constexpr std::size_t kMaxInterfaces = 16;

    /// @param seconds how much is remembered, 60 to 86,400.
    explicit TrafficSeries(int seconds);
    ~TrafficSeries();
    TrafficSeries(const TrafficSeries &) = delete;
    TrafficSeries &operator=(const TrafficSeries &) = delete;

    void apply(const HttpEvent &event);
    void apply(const TrafficSample &sample);
    /// Cumulative counters; what they grew by since the last call is loss at @p at.
    void apply(const CaptureCounters &counters, TimeNs at);
    void advance(TimeNs now);

    SeriesSlice slice(const SeriesQuery &query) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch
