// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/rule_evaluator.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hitwatch {

namespace {

constexpr int kLongestWindow = 3600;
constexpr TimeNs kLongestWait = 3600 * kSecond;

AlertRule inRange(AlertRule rule)
{
    constexpr double kSmallest = std::numeric_limits<double>::min();
    rule.windowSeconds = std::clamp(rule.windowSeconds, 1, kLongestWindow);
    rule.raiseAt = std::max(rule.raiseAt, kSmallest);
    rule.clearAt = std::clamp(rule.clearAt, kSmallest, rule.raiseAt);
    rule.hold = std::clamp<TimeNs>(rule.hold, 0, kLongestWait);
    rule.settle = std::clamp<TimeNs>(rule.settle, 0, kLongestWait);
    return rule;
}

} // namespace

std::int64_t alertStepOf(TimeNs time)
{
    const std::int64_t step = time / kAlertStep;
    return time > step * kAlertStep ? step + 1 : step;
}

RuleEvaluator::RuleEvaluator(AlertRule rule)
    : m_told(std::move(rule))
    , m_rule(inRange(m_told))
    , m_window(MetricWindow::make(m_rule))
{
}

bool RuleEvaluator::isInScope(const HttpEvent &event) const
{
    const AlertScope &scope = m_rule.scope;
    return (scope.host.empty() || event.host == scope.host)
        && (scope.section.empty() || event.section == scope.section);
}

bool RuleEvaluator::isInWindow(std::int64_t step) const
{
    return step > last() - m_window->length() && step <= last() + 1;
}

void RuleEvaluator::count(const HttpEvent &event, std::int64_t step)
{
    if (isInWindow(step) && isInScope(event))
        m_window->count(event, step);
}

void RuleEvaluator::count(const TrafficSecond &second, std::int64_t step)
{
    if (isInWindow(step))
        m_window->count(second, step);
}

void RuleEvaluator::countBytes(std::uint64_t bytes, std::int64_t step)
{
    if (isInWindow(step))
        m_window->countBytes(bytes, step);
}

std::int64_t RuleEvaluator::stepsToSilence() const
{
    return m_window->length() + 1 + m_rule.settle / kAlertStep + 1;
}

std::optional<AlertEvent> RuleEvaluator::evaluateNext()
{
    m_window->moveOn();
    // Too little to say anything cannot raise, and no more holds an episode up.
    return decide(last() * kAlertStep, m_window->value().value_or(0));
}

std::optional<AlertEvent> RuleEvaluator::decide(TimeNs at, double value)
{
    if (isFiring())
        return decideFiring(at, value);
    if (value < m_rule.raiseAt) {
        m_state = State::Normal;
        return {};
    }
    if (m_state == State::Normal) {
        m_state = State::Pending;
        m_stateSince = at;
    }
    if (at - m_stateSince < m_rule.hold)
        return {};
    m_state = State::Firing;
    m_raisedAt = at;
    m_peak = value;
    return transition(AlertTransition::Raised, at, value);
}

std::optional<AlertEvent> RuleEvaluator::decideFiring(TimeNs at, double value)
{
    m_peak = std::max(m_peak, value);
    if (value >= m_rule.clearAt) {
        m_state = State::Firing;
        return {};
    }
    if (m_state == State::Firing) {
        m_state = State::Recovering;
        m_stateSince = at;
        m_firstBelow = value;
    }
    if (at - m_stateSince < m_rule.settle)
        return {};
    return endRecovering();
}

std::optional<AlertEvent> RuleEvaluator::endRecovering()
{
    if (m_state != State::Recovering)
        return {};
    m_state = State::Normal;
    return transition(AlertTransition::Cleared, m_stateSince, m_firstBelow);
}

std::optional<AlertEvent> RuleEvaluator::end(AlertEnd why)
{
    std::optional<AlertEvent> end = endRecovering();
    if (isFiring()) {
        end = transition(
            AlertTransition::Cleared, last() * kAlertStep, m_window->value().value_or(0));
        end->end = why;
    }
    m_state = State::Normal;
    return end;
}

std::optional<AlertEvent> RuleEvaluator::restartAt(std::int64_t step)
{
    std::optional<AlertEvent> ended = end(AlertEnd::ClockSetBack);
    m_window->restart(step - 1);
    return ended;
}

AlertEvent RuleEvaluator::transition(AlertTransition kind, TimeNs at, double value) const
{
    return { m_rule, m_episode, kind, at, value, m_peak, m_raisedAt };
}

} // namespace hitwatch
