// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/alert_engine.h"

#include "alert/rule_evaluator.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

struct AlertEngine::State {
    void evaluateBefore(std::int64_t step);
    void restartAt(std::int64_t step);
    void tell(std::optional<AlertEvent> transition);

    std::size_t historyLimit = 0;
    std::vector<RuleEvaluator> rules;
    bool started = false;
    std::int64_t last = 0; ///< newest step that all rules have evaluated
    std::int64_t longest = 0; ///< steps of the longest window
    std::vector<AlertEvent> fresh; ///< not handed out yet
    std::deque<AlertEvent> history;
};

void AlertEngine::State::tell(std::optional<AlertEvent> transition)
{
    if (!transition)
        return;
    fresh.push_back(*transition);
    history.push_back(std::move(*transition));
    while (history.size() > historyLimit)
        history.pop_front();
}

/// Evaluates all steps before @p step; in order of time, then of the rules.
void AlertEngine::State::evaluateBefore(std::int64_t step)
{
    const std::int64_t end = step - 1;
    const std::int64_t walk = std::min(end - last, longest);
    for (std::int64_t count = 0; count < walk; ++count) {
        for (RuleEvaluator &rule : rules)
            tell(rule.evaluateNext());
    }
    if (end > last) {
        for (RuleEvaluator &rule : rules)
            rule.skipTo(end);
        last = end;
    }
}

void AlertEngine::State::restartAt(std::int64_t step)
{
    for (RuleEvaluator &rule : rules)
        tell(rule.restartAt(step));
    last = step - 1;
}

AlertEngine::AlertEngine(const EngineLimits &limits, std::vector<AlertRule> rules)
    : m_state(std::make_unique<State>())
{
    m_state->historyLimit = limits.alertHistory;
    for (AlertRule &rule : rules) {
        m_state->rules.emplace_back(std::move(rule));
        m_state->longest = std::max(m_state->longest, m_state->rules.back().stepsToSilence());
    }
}

AlertEngine::~AlertEngine() = default;

void AlertEngine::apply(const HttpEvent &event)
{
    const std::int64_t step = alertStepOf(event.time);
    if (!m_state->started) {
        m_state->started = true;
        m_state->restartAt(step);
    }
    // Here and not in advance(), so that the events' order alone decides what an evaluation sees.
    m_state->evaluateBefore(step);
    for (RuleEvaluator &rule : m_state->rules)
        rule.count(event, step);
}

std::vector<AlertEvent> AlertEngine::advance(TimeNs now)
{
    const std::int64_t step = alertStepOf(now);
    if (!m_state->started || step <= m_state->last - m_state->longest) {
        m_state->started = true;
        m_state->restartAt(step);
    }
    m_state->evaluateBefore(step);
    return std::exchange(m_state->fresh, {});
}

bool AlertEngine::isFiring() const
{
    return std::any_of(m_state->rules.begin(), m_state->rules.end(),
        [](const RuleEvaluator &rule) { return rule.isFiring(); });
}

const std::deque<AlertEvent> &AlertEngine::history() const
{
    return m_state->history;
}

} // namespace hitwatch
