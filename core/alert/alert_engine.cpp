// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/alert_engine.h"

#include "alert/rule_evaluator.h"

#include <algorithm>
#include <map>
#include <utility>

namespace hitwatch {

namespace {

/// Seconds whose bytes wait for their evaluation; more than a batch ever holds.
constexpr std::size_t kMaxWaitingSeconds = 8192;

} // namespace

struct AlertEngine::State {
    void adopt(std::vector<AlertRule> rules);
    void evaluateNext();
    void evaluateBefore(std::int64_t step);
    void restartAt(std::int64_t step);
    void startOnce(std::int64_t step);
    void tell(RuleEvaluator &rule, std::optional<AlertEvent> transition);

    std::vector<RuleEvaluator> rules;
    bool wantsBytes = false;
    bool started = false;
    std::int64_t last = 0; ///< newest step that all rules have evaluated
    std::int64_t longest = 0; ///< steps of the longest window
    std::map<std::int64_t, std::uint64_t> waitingBytes; ///< by step that is still to come
    std::vector<AlertEvent> fresh; ///< not handed out yet
    std::uint64_t episodes = 0; ///< so far
};

/// Keeps the evaluators of rules that stay as they are.
void AlertEngine::State::adopt(std::vector<AlertRule> wanted)
{
    std::vector<RuleEvaluator> before = std::exchange(rules, {});
    for (AlertRule &rule : wanted) {
        if (!rule.enabled || rules.size() == kMaxAlertRules)
            continue;
        const auto same = std::find_if(before.begin(), before.end(),
            [&](const RuleEvaluator &evaluator) { return evaluator.rule() == rule; });
        if (same != before.end()) {
            rules.push_back(std::move(*same));
            before.erase(same);
        } else {
            rules.emplace_back(std::move(rule));
            rules.back().skipTo(last);
        }
    }
    for (RuleEvaluator &gone : before)
        tell(gone, gone.end(AlertEnd::RuleChanged));
    longest = 0;
    wantsBytes = false;
    for (const RuleEvaluator &rule : rules) {
        longest = std::max(longest, rule.stepsToSilence());
        wantsBytes = wantsBytes || rule.wantsBytes();
    }
}

void AlertEngine::State::tell(RuleEvaluator &rule, std::optional<AlertEvent> transition)
{
    if (!transition)
        return;
    if (transition->transition == AlertTransition::Raised) {
        rule.setEpisode(++episodes);
        transition->episode = episodes;
    }
    fresh.push_back(std::move(*transition));
}

void AlertEngine::State::evaluateNext()
{
    const auto bytes = waitingBytes.find(last + 1);
    for (RuleEvaluator &rule : rules) {
        if (bytes != waitingBytes.end())
            rule.countBytes(bytes->second, last + 1);
        tell(rule, rule.evaluateNext());
    }
    if (bytes != waitingBytes.end())
        waitingBytes.erase(bytes);
    ++last;
}

/// Evaluates all steps before @p step; in order of time, then of the rules. What silence cannot
/// change any more is stepped over.
void AlertEngine::State::evaluateBefore(std::int64_t step)
{
    const std::int64_t end = step - 1;
    std::int64_t silent = 0;
    while (last < end) {
        if (silent >= longest) {
            const std::int64_t next = waitingBytes.empty() ? step : waitingBytes.begin()->first;
            last = std::max(last, std::min(end, next - 1));
            for (RuleEvaluator &rule : rules)
                rule.skipTo(last);
            if (last == end)
                return;
        }
        silent = waitingBytes.contains(last + 1) ? 0 : silent + 1;
        evaluateNext();
    }
}

void AlertEngine::State::restartAt(std::int64_t step)
{
    for (RuleEvaluator &rule : rules)
        tell(rule, rule.restartAt(step));
    waitingBytes.clear();
    last = step - 1;
}

void AlertEngine::State::startOnce(std::int64_t step)
{
    if (!std::exchange(started, true))
        restartAt(step);
}

AlertEngine::AlertEngine(std::vector<AlertRule> rules)
    : m_state(std::make_unique<State>())
{
    m_state->adopt(std::move(rules));
}

AlertEngine::~AlertEngine() = default;

void AlertEngine::apply(const HttpEvent &event)
{
    const std::int64_t step = alertStepOf(event.time);
    m_state->startOnce(step);
    // Here and not in advance(), so that the events' order alone decides what an evaluation sees.
    m_state->evaluateBefore(step);
    for (RuleEvaluator &rule : m_state->rules)
        rule.count(event, step);
}

void AlertEngine::apply(const TrafficSample &sample)
{
    if (!m_state->wantsBytes)
        return;
    const std::uint64_t bytes = sample.httpBytesToServer + sample.httpBytesToClient;
    m_state->startOnce(alertStepOf(sample.second));
    const std::int64_t step = alertStepOf(sample.second + kSecond);
    if (bytes == 0)
        return;
    if (step <= m_state->last + 1) {
        for (RuleEvaluator &rule : m_state->rules)
            rule.countBytes(bytes, step);
    } else if (m_state->waitingBytes.size() < kMaxWaitingSeconds) {
        m_state->waitingBytes[step] += bytes;
    } else {
        m_state->waitingBytes.rbegin()->second += bytes;
    }
}

std::vector<AlertEvent> AlertEngine::advance(TimeNs now)
{
    const std::int64_t step = alertStepOf(now);
    m_state->startOnce(step);
    if (step <= m_state->last - m_state->longest)
        m_state->restartAt(step);
    m_state->evaluateBefore(step);
    return std::exchange(m_state->fresh, {});
}

std::vector<AlertEvent> AlertEngine::setRules(std::vector<AlertRule> rules)
{
    m_state->adopt(std::move(rules));
    return std::exchange(m_state->fresh, {});
}

std::vector<AlertEvent> AlertEngine::endEpisodes(AlertEnd why)
{
    for (RuleEvaluator &rule : m_state->rules)
        m_state->tell(rule, rule.end(why));
    return std::exchange(m_state->fresh, {});
}

std::vector<AlertEvent> AlertEngine::endRecovering()
{
    for (RuleEvaluator &rule : m_state->rules)
        m_state->tell(rule, rule.endRecovering());
    return std::exchange(m_state->fresh, {});
}

std::vector<FiringEpisode> AlertEngine::firing() const
{
    std::vector<FiringEpisode> episodes;
    for (const RuleEvaluator &rule : m_state->rules) {
        if (rule.isFiring())
            episodes.push_back({ rule.episode(), rule.value(), rule.peak() });
    }
    return episodes;
}

bool AlertEngine::isFiring() const
{
    return std::any_of(m_state->rules.begin(), m_state->rules.end(),
        [](const RuleEvaluator &rule) { return rule.isFiring(); });
}

std::vector<std::optional<double>> AlertEngine::values() const
{
    std::vector<std::optional<double>> values;
    for (const RuleEvaluator &rule : m_state->rules)
        values.push_back(rule.value());
    return values;
}

} // namespace hitwatch
