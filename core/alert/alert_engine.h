// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "http/http_event_batch.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace hitwatch {

/// An episode as it is now.
struct FiringEpisode {
    std::uint64_t episode = 0; ///< see AlertEvent
    std::optional<double> value; ///< of the metric at the newest evaluation
    double peak = 0;

    bool operator==(const FiringEpisode &) const = default;
};

/// Evaluates rules every 500 ms of packet time. Pure: the same events give the same alerts,
/// however they were batched, since evaluations are ordered by the events themselves. The
/// evaluation at t sees the window (t - W, t] and takes place when something later than t arrives.
/// An event that is late counts in the evaluations still to come whose window holds it. When
/// advance() goes back by more than the longest window, the clock was set back: episodes end there
/// and windows start anew. Silence clears. Disabled rules and those beyond kMaxAlertRules are not
/// evaluated. One thread.
class AlertEngine {
public:
    explicit AlertEngine(std::vector<AlertRule> rules);
    ~AlertEngine();
    AlertEngine(const AlertEngine &) = delete;
    AlertEngine &operator=(const AlertEngine &) = delete;

    /// Counts @p event at its own packet time.
    void apply(const HttpEvent &event);
    /// Counts the bytes of a second at its end: a rule on traffic sees whole seconds. To be told
    /// before the events behind that second, so that batches do not matter.
    void apply(const TrafficSample &sample);
    /// Packet time has reached @p now: evaluates at each 500 ms boundary passed (a long silence is
    /// crossed in as many steps as the windows have buckets, not more).
    /// @returns the transitions, in order.
    std::vector<AlertEvent> advance(TimeNs now);

    /// From now on @p rules. One that is the same as before goes on; the episodes of the others
    /// end, and new ones start with an empty window. @returns the transitions, in order.
    std::vector<AlertEvent> setRules(std::vector<AlertRule> rules);
    /// Nothing comes any more: ends all episodes. @returns the transitions, in order.
    std::vector<AlertEvent> endEpisodes(AlertEnd why);
    /// The same for those whose value is below the level already: they have recovered.
    std::vector<AlertEvent> endRecovering();

    bool isFiring() const;
    /// The episodes that are not over, in the order of the rules.
    std::vector<FiringEpisode> firing() const;
    /// The metric of each rule that is evaluated, in their order, at the newest evaluation; empty:
    /// too little was counted.
    std::vector<std::optional<double>> values() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch
