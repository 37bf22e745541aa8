// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "alert/metric_window.h"
#include "http/http_event.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace hitwatch {

/// The number of the evaluation that is the first to see @p time: evaluation n is at n * kAlertStep
/// and sees everything up to that moment, itself included.
std::int64_t alertStepOf(TimeNs time);

/// One rule: its metric over the window and the state machine
/// normal -> pending -> firing -> recovering -> normal.
class RuleEvaluator {
public:
    /// Levels of zero and below would alert on silence; the smallest that make sense are taken.
    explicit RuleEvaluator(AlertRule rule);

    const AlertRule &rule() const { return m_told; }

    /// Counts @p event in @p step. A step that was evaluated already still counts in the later
    /// evaluations whose window holds it; an older one is ignored.
    void count(const HttpEvent &event, std::int64_t step);
    /// A whole second of what is in the rule's scope, at once.
    void count(const TrafficSecond &second, std::int64_t step);
    /// The same for bytes on the link.
    void countBytes(std::uint64_t bytes, std::int64_t step);
    bool wantsBytes() const { return m_window->wantsBytes(); }

    /// Nothing was evaluated yet: @p step will be the first.
    void startAt(std::int64_t step) { m_window->skipTo(step - 1); }
    /// Evaluates the next step.
    std::optional<AlertEvent> evaluateNext();
    /// Steps after which silence has emptied the window and nothing can change any more.
    std::int64_t stepsToSilence() const;
    /// Goes on behind @p step, with an empty window, in the state that silence has led to.
    void skipTo(std::int64_t step) { m_window->skipTo(step); }
    /// The clock was set back: the episode ends where it was, and the window is empty.
    std::optional<AlertEvent> restartAt(std::int64_t step);
    /// Ends the episode, if there is one, at the newest evaluation. One that was recovering has
    /// recovered.
    std::optional<AlertEvent> end(AlertEnd why);
    /// Ends the episode if it is recovering.
    std::optional<AlertEvent> endRecovering();

    bool isFiring() const { return m_state == State::Firing || m_state == State::Recovering; }
    std::uint64_t episode() const { return m_episode; } ///< the newest
    void setEpisode(std::uint64_t number) { m_episode = number; }
    double peak() const { return m_peak; } ///< of the newest episode
    /// Of the metric at the newest evaluation; empty: too little was counted.
    std::optional<double> value() const { return m_window->value(); }
    /// The newest step that was evaluated.
    std::int64_t last() const { return m_window->last(); }

private:
    enum class State : std::uint8_t { Normal, Pending, Firing, Recovering };

    bool isInScope(const HttpEvent &event) const;
    bool isInWindow(std::int64_t step) const;
    std::optional<AlertEvent> decide(TimeNs at, double value);
    std::optional<AlertEvent> decideFiring(TimeNs at, double value);
    AlertEvent transition(AlertTransition kind, TimeNs at, double value) const;

    AlertRule m_told; ///< as it was given
    AlertRule m_rule; ///< with its numbers in range
    std::unique_ptr<MetricWindow> m_window;
    State m_state = State::Normal;
    TimeNs m_stateSince = 0; ///< of Pending and Recovering
    double m_firstBelow = 0; ///< Recovering: the value when it began
    std::uint64_t m_episode = 0;
    TimeNs m_raisedAt = 0;
    double m_peak = 0;
};

} // namespace hitwatch
