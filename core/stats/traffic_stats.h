// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "common/time_range.h"
#include "http/http_event_batch.h"
#include "stats/stats_filter.h"
#include "stats/stats_snapshot.h"
#include "stats/traffic_track.h"

#include <memory>
#include <optional>
#include <vector>

namespace hitwatch {

/// The windowed tables: a ring of one-second buckets with sparse per-key deltas, and running totals
/// for every offered window, so reading a table costs its rows and nothing more. One thread.
///
/// Time. Everything counts in its own second, also when it is told late. What is older than the
/// longest window counts since the start only. A jump forward costs at most a walk of the ring.
/// When the samples (and so all packets) stay more than 10 s behind now() and move on for 10 s of
/// packet time, the clock was set back: the windows start anew there.
///
/// Limits. Each table has at most EngineLimits::keysPerTable rows and a row 'Other' (64 methods
/// likewise). Since the start the first rows stay; in the windows a row that left the longest one
/// makes room. At most 160 Ki cells (statuses, methods, latency buckets by row) are kept, further
/// ones count on 'Other'. The ring takes at most 16 MiB: beyond it the oldest seconds leave all
/// windows, whose snapshots then begin later (StatsSnapshot::from), so that they stay exact.
class TrafficStats {
public:
    /// @param windows lengths in seconds that snapshot() will be asked for (1 to 86,400 each);
    /// totals since the start are always kept.
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
    /// A window never begins before the first second that was told or is still in memory. Since
    /// the start, from and to are the times of the first and the last thing told.
    StatsSnapshot snapshot(std::optional<int> windowSeconds) const;

    /// The whole seconds that @p range touches, as far as they are still in memory
    /// (StatsSnapshot::from and to say which): at most the longest window. windowSeconds is empty.
    /// Costs a walk of those seconds. Equals snapshot(w) where the two cover the same seconds.
    StatsSnapshot snapshotOf(const TimeRange &range) const;

    /// The course of what @p filter selects (its host and section; nothing: all) over the whole
    /// seconds that @p range touches, as far as they are still in memory (TrafficTrack::range says
    /// which). Costs one walk of those seconds. What was counted on a row 'Other' is in no track
    /// but that of all; the track of all has no content bytes.
    TrafficTrack trackOf(const StatsFilter &filter, const TimeRange &range) const;

    /// What is older has left the windows for want of memory; std::numeric_limits<TimeNs>::min()
    /// while nothing has.
    TimeNs forgottenBefore() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch
