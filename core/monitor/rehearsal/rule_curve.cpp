// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/rehearsal/rule_curve.h"

#include "alert/metric_window.h"
#include "alert/rule_evaluator.h"

#include <algorithm>

namespace hitwatch {

namespace {

/// Time stamps that jump about must not fill the memory.
constexpr std::size_t kHeldSeconds = 4096;

AlertRule enabled(AlertRule rule)
{
    rule.enabled = true;
    return rule;
}

} // namespace

RuleCurve::RuleCurve(const AlertRule &rule)
    : m_engine({ enabled(rule) })
    , m_stepsToSilence(RuleEvaluator(rule).stepsToSilence() + 1)
{
}

TimeRange RuleCurve::covered() const
{
    return m_first ? TimeRange { *m_first, std::max(m_now, *m_first) } : TimeRange {};
}

void RuleCurve::apply(const HttpEventBatch &batch)
{
    for (const TrafficSample &sample : batch.traffic)
        m_heldBytes[sample.second] += sample.httpBytesToServer + sample.httpBytesToClient;
    for (const HttpEvent &event : batch.events) {
        advance(event.time);
        m_engine.apply(event);
        m_newestCount = std::max(m_newestCount, alertStepOf(event.time));
    }
    if (!m_first && batch.clock == 0)
        return;
    tellBytes(batch.clock);
    advance(batch.clock);
}

void RuleCurve::start(TimeNs time)
{
    if (m_first)
        return;
    m_first = m_now = time;
    m_last = alertStepOf(time) - 1;
    m_newestCount = m_last;
}

void RuleCurve::tellBytes(TimeNs clock)
{
    if (clock <= m_bytesTold && m_heldBytes.size() < kHeldSeconds)
        return;
    for (const auto &[second, bytes] : m_heldBytes) {
        start(second);
        m_engine.apply(TrafficSample { .second = second, .httpBytesToServer = bytes });
        m_newestCount = std::max(m_newestCount, alertStepOf(second + kSecond));
    }
    m_heldBytes.clear();
    start(clock);
    m_bytesTold = clock;
}

/// Evaluates at each boundary that @p now has passed, one after the other, to see each value.
void RuleCurve::advance(TimeNs now)
{
    start(now);
    m_now = std::max(m_now, now);
    const std::int64_t end = alertStepOf(now) - 1;
    while (m_last < end && m_last <= m_newestCount + m_stepsToSilence)
        evaluate(m_last + 1);
    if (m_last < end)
        evaluate(end);
}

void RuleCurve::evaluate(std::int64_t step)
{
    // Something later than the boundary makes it pass.
    m_engine.advance(step * kAlertStep + 1);
    m_last = step;
    const std::vector<std::optional<double>> values = m_engine.values();
    m_points.add({ step * kAlertStep, values.empty() ? std::nullopt : values.front() });
}

} // namespace hitwatch
