// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/rehearsal.h"

#include "alert/rule_evaluator.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

bool isLower(const RehearsalPoint &left, const RehearsalPoint &right)
{
    return left.value < right.value;
}

/// Runs one rule over a track.
class TrackRehearsal {
public:
    TrackRehearsal(const AlertRule &rule, const TrafficTrack &track, const EngineLimits &limits)
        : m_rule(rule)
        , m_track(track)
        , m_most(limits.alertHistory)
    {
        m_result.covered = track.range;
        m_result.isToTheSecond = true;
    }

    RehearsalResult run();

private:
    void evaluate();

    RuleEvaluator m_rule;
    const TrafficTrack &m_track;
    const std::size_t m_most;
    RehearsalResult m_result;
};

void TrackRehearsal::evaluate()
{
    std::optional<AlertEvent> transition = m_rule.evaluateNext();
    if (!transition)
        return;
    if (m_result.transitions.size() < m_most)
        m_result.transitions.push_back(std::move(*transition));
    else
        ++m_result.transitionsLeftOut;
}

RehearsalResult TrackRehearsal::run()
{
    auto next = m_track.seconds.begin();
    m_rule.startAt(alertStepOf(m_track.range.from + 1));
    for (TimeNs second = m_track.range.from; second < m_track.range.to; second += kSecond) {
        const TimeNs end = second + kSecond;
        const std::int64_t step = alertStepOf(end);
        while (m_rule.last() + 1 < step)
            evaluate();
        if (next != m_track.seconds.end() && next->second == second)
            m_rule.count(*next++, step);
        evaluate();
        m_result.curve.push_back({ end, m_rule.value() });
    }
    m_result.curve = thinned(std::move(m_result.curve));
    return std::move(m_result);
}

} // namespace

StatsFilter filterOf(const AlertScope &scope)
{
    StatsFilter filter;
    if (!scope.host.empty())
        filter.host = scope.host;
    if (!scope.section.empty())
        filter.section = scope.section;
    return filter;
}

std::vector<RehearsalPoint> thinned(std::vector<RehearsalPoint> points)
{
    constexpr std::size_t kMost = RehearsalResult::kMostPoints;
    if (points.size() <= kMost)
        return points;
    const std::size_t stretch = (points.size() + kMost - 1) / kMost;
    std::vector<RehearsalPoint> kept;
    kept.reserve(kMost);
    for (std::size_t begin = 0; begin < points.size(); begin += stretch) {
        const std::size_t end = std::min(begin + stretch, points.size());
        kept.push_back(*std::max_element(points.begin() + static_cast<std::ptrdiff_t>(begin),
            points.begin() + static_cast<std::ptrdiff_t>(end), isLower));
    }
    return kept;
}

RehearsalResult rehearse(
    const AlertRule &rule, const TrafficTrack &track, const EngineLimits &limits)
{
    return TrackRehearsal(rule, track, limits).run();
}

} // namespace hitwatch
