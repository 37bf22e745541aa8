// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "common/limits.h"
#include "http/http_event.h"

#include <deque>
#include <memory>
#include <vector>

namespace hitwatch {

/// Evaluates rules every 500 ms of packet time. Pure: the same events give the same alerts,
/// however they were batched, since evaluations are ordered by the events themselves. The
/// evaluation at t sees the window (t - W, t] and takes place when something later than t is told.
/// An event that is late counts in the evaluations still to come whose window holds it. When
/// advance() goes back by more than the longest window, the clock was set back: episodes end there
/// and windows start anew. Silence clears. One thread.
class AlertEngine {
public:
    AlertEngine(const EngineLimits &limits, std::vector<AlertRule> rules);
    ~AlertEngine();
    AlertEngine(const AlertEngine &) = delete;
    AlertEngine &operator=(const AlertEngine &) = delete;

    /// Counts @p event at its own packet time.
    void apply(const HttpEvent &event);
    /// Packet time has reached @p now: evaluates at each 500 ms boundary passed (a long silence is
    /// crossed in as many steps as the windows have buckets, not more).
    /// @returns the transitions, in order.
    std::vector<AlertEvent> advance(TimeNs now);

    bool isFiring() const;
    /// The newest transitions, at most EngineLimits::alertHistory.
    const std::deque<AlertEvent> &history() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch
