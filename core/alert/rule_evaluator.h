// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "http/http_event.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace hitwatch {

/// Between two evaluations.
inline constexpr TimeNs kAlertStep = 500 * kMillisecond;

/// The number of the evaluation that is the first to see @p time: evaluation n is at n * kAlertStep
/// and sees everything up to that moment, itself included.
std::int64_t alertStepOf(TimeNs time);

/// One rule: a ring of steps with what each added to the metric, their sum over the window, and the
/// state machine normal -> pending -> firing -> normal.
class RuleEvaluator {
public:
    /// Levels of zero and below would alert on silence; the smallest that make sense are taken.
    explicit RuleEvaluator(AlertRule rule);

    /// Counts @p event in @p step. A step that was evaluated already still counts in the later
    /// evaluations whose window holds it; an older one is ignored.
    void count(const HttpEvent &event, std::int64_t step);

    /// Nothing was evaluated yet: @p step will be the first.
    void startAt(std::int64_t step);
    /// Evaluates the next step.
    std::optional<AlertEvent> evaluateNext();
    /// Steps after which silence has emptied the window and nothing can change any more.
    std::int64_t stepsToSilence() const { return m_length + 1; }
    /// Goes on behind @p step, with an empty window, in the state that silence has led to.
    void skipTo(std::int64_t step) { m_last = step; }
    /// The clock was set back: the episode ends where it was, and the window is empty.
    std::optional<AlertEvent> restartAt(std::int64_t step);

    bool isFiring() const { return m_state == State::Firing; }
    /// The newest step that was evaluated.
    std::int64_t last() const { return m_last; }

private:
    enum class State : std::uint8_t { Normal, Pending, Firing };

    std::uint64_t amountOf(const HttpEvent &event) const;
    std::uint64_t &slot(std::int64_t step);
    std::optional<AlertEvent> decide(TimeNs at, double value);
    AlertEvent transition(AlertTransition kind, TimeNs at, double value) const;

    AlertRule m_rule;
    std::int64_t m_length; ///< steps in the window
    std::vector<std::uint64_t> m_ring; ///< the window and the step after it
    std::uint64_t m_sum = 0; ///< over the window that ends with m_last
    std::int64_t m_last = 0;
    State m_state = State::Normal;
    TimeNs m_pendingSince = 0;
    TimeNs m_raisedAt = 0;
    double m_peak = 0;
};

} // namespace hitwatch
