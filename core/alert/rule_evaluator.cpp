// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/rule_evaluator.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hitwatch {

namespace {

constexpr int kLongestWindow = 24 * 3600;
constexpr std::int64_t kStepsPerSecond = kSecond / kAlertStep;

} // namespace

std::int64_t alertStepOf(TimeNs time)
{
    const std::int64_t step = time / kAlertStep;
    return time > step * kAlertStep ? step + 1 : step;
}

RuleEvaluator::RuleEvaluator(AlertRule rule)
    : m_rule(std::move(rule))
{
    m_rule.windowSeconds = std::clamp(m_rule.windowSeconds, 1, kLongestWindow);
    m_rule.raiseAt = std::max(m_rule.raiseAt, std::numeric_limits<double>::min());
    m_rule.clearAt = std::clamp(m_rule.clearAt, std::numeric_limits<double>::min(), m_rule.raiseAt);
    m_length = m_rule.windowSeconds * kStepsPerSecond;
    m_ring.resize(static_cast<std::size_t>(m_length) + 1);
}

std::uint64_t RuleEvaluator::amountOf(const HttpEvent &event) const
{
    switch (m_rule.metric) {
    case AlertMetric::Messages:
        return event.kind == HttpEventKind::Request || event.kind == HttpEventKind::Response;
    case AlertMetric::Requests:
        return event.kind == HttpEventKind::Request;
    }
    return 0;
}

std::uint64_t &RuleEvaluator::slot(std::int64_t step)
{
    const std::int64_t size = m_length + 1;
    const std::int64_t remainder = step % size;
    return m_ring[static_cast<std::size_t>(remainder < 0 ? remainder + size : remainder)];
}

void RuleEvaluator::count(const HttpEvent &event, std::int64_t step)
{
    if (step <= m_last - m_length || step > m_last + 1)
        return;
    const std::uint64_t amount = amountOf(event);
    slot(step) += amount;
    if (step <= m_last)
        m_sum += amount;
}

void RuleEvaluator::startAt(std::int64_t step)
{
    m_last = step - 1;
}

std::optional<AlertEvent> RuleEvaluator::evaluateNext()
{
    ++m_last;
    m_sum += slot(m_last);
    std::uint64_t &leaving = slot(m_last - m_length);
    m_sum -= leaving;
    leaving = 0;
    return decide(m_last * kAlertStep, static_cast<double>(m_sum));
}

std::optional<AlertEvent> RuleEvaluator::decide(TimeNs at, double value)
{
    if (m_state == State::Firing) {
        m_peak = std::max(m_peak, value);
        if (value >= m_rule.clearAt)
            return {};
        m_state = State::Normal;
        return transition(AlertTransition::Cleared, at, value);
    }
    if (value < m_rule.raiseAt) {
        m_state = State::Normal;
        return {};
    }
    if (m_state == State::Normal) {
        m_state = State::Pending;
        m_pendingSince = at;
    }
    if (at - m_pendingSince < m_rule.hold)
        return {};
    m_state = State::Firing;
    m_raisedAt = at;
    m_peak = value;
    return transition(AlertTransition::Raised, at, value);
}

std::optional<AlertEvent> RuleEvaluator::restartAt(std::int64_t step)
{
    std::optional<AlertEvent> end;
    if (m_state == State::Firing)
        end = transition(AlertTransition::Cleared, m_last * kAlertStep, static_cast<double>(m_sum));
    m_state = State::Normal;
    std::fill(m_ring.begin(), m_ring.end(), 0);
    m_sum = 0;
    startAt(step);
    return end;
}

AlertEvent RuleEvaluator::transition(AlertTransition kind, TimeNs at, double value) const
{
    return { m_rule.name, kind, at, value, m_peak, m_raisedAt, m_rule.windowSeconds,
        m_rule.raiseAt };
}

} // namespace hitwatch
