// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "http/http_event_batch.h"
#include "stats/stats_snapshot.h"

#include <memory>
#include <optional>
#include <vector>

namespace hitwatch {

/// The windowed tables: a ring of one-second buckets with sparse per-key deltas, and running totals
/// for every offered window, so reading a table costs its rows and nothing more. One thread.
class TrafficStats {
public:
    /// @param windows lengths in seconds that snapshot() will be asked for (1 to 3600 each); totals
    /// since the start are always kept.
    TrafficStats(const EngineLimits &limits, std::vector<int> windows);
    ~TrafficStats();
    TrafficStats(const TrafficStats &) = delete;
    TrafficStats &operator=(const TrafficStats &) = delete;

    void apply(const HttpEvent &event);
    void apply(const TrafficSample &sample);
    /// Takes cumulative counters; what they grew by since the last call is loss at @p at.
    void apply(const CaptureCounters &counters, TimeNs at);

    /// Packet time has reached @p now. Never loops over a jump.
    void advance(TimeNs now);
    TimeNs now() const; ///< 0 before the first event, sample or advance()
    TimeNs start() const; ///< packet time of the first thing that was told

    /// The newest @p windowSeconds whole seconds that end at the second of now() (that second is
    /// in); empty: everything since the start. @p windowSeconds must be one of the offered ones.
    StatsSnapshot snapshot(std::optional<int> windowSeconds) const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch
