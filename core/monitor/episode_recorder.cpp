// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/episode_recorder.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

/// Two rules may have the same name.
bool isSame(const AlertRecord &record, const AlertEvent &event)
{
    return record.rule.name == event.rule && record.raisedAt == event.raisedAt
        && record.rule.metric == event.metric && record.rule.scope == event.scope
        && record.rule.raiseAt == event.threshold
        && record.rule.windowSeconds == event.windowSeconds;
}

} // namespace

/// With its numbers as they are evaluated.
AlertRule EpisodeRecorder::ruleOf(const AlertEvent &raised) const
{
    AlertRule rule;
    const auto is = [&](const AlertRule &candidate, bool exactly) {
        return candidate.enabled && candidate.name == raised.rule
            && candidate.metric == raised.metric && candidate.scope == raised.scope
            && (!exactly || candidate.raiseAt == raised.threshold);
    };
    for (const bool exactly : { true, false }) {
        const auto found = std::find_if(m_rules.begin(), m_rules.end(),
            [&](const AlertRule &candidate) { return is(candidate, exactly); });
        if (found == m_rules.end())
            continue;
        rule = *found;
        break;
    }
    rule.name = raised.rule;
    rule.metric = raised.metric;
    rule.scope = raised.scope;
    rule.windowSeconds = raised.windowSeconds;
    rule.raiseAt = raised.threshold;
    rule.clearAt = std::min(rule.clearAt, rule.raiseAt);
    return rule;
}

void EpisodeRecorder::tell(const AlertRecord &record)
{
    m_outlet.tell(std::make_shared<const AlertRecord>(record));
}

void EpisodeRecorder::raise(const AlertEvent &raised, std::shared_ptr<const AlertEvidence> evidence)
{
    AlertRecord record;
    record.id = m_outlet.newId();
    record.rule = ruleOf(raised);
    record.source = m_outlet.source;
    record.sourceKind = m_outlet.sourceKind;
    record.raisedAt = raised.raisedAt;
    record.value = record.latest = raised.value;
    record.peak = raised.peak;
    record.now = raised.at;
    record.evidence = std::move(evidence);
    tell(m_open.emplace_back(std::move(record)));
}

void EpisodeRecorder::clear(const AlertEvent &cleared)
{
    const auto open = std::find_if(m_open.begin(), m_open.end(),
        [&](const AlertRecord &record) { return isSame(record, cleared); });
    if (open == m_open.end())
        return;
    AlertRecord record = std::move(*open);
    m_open.erase(open);
    record.clearedAt = cleared.at;
    record.end = cleared.end;
    record.latest = cleared.value;
    record.peak = cleared.peak;
    record.now = cleared.at;
    tell(record);
}

void EpisodeRecorder::update(const std::vector<FiringEpisode> &firing, TimeNs now)
{
    std::vector<bool> done(m_open.size());
    for (const FiringEpisode &episode : firing) {
        for (std::size_t at = 0; at < m_open.size(); ++at) {
            AlertRecord &record = m_open[at];
            if (done[at] || record.rule.name != episode.rule || record.raisedAt != episode.raisedAt)
                continue;
            done[at] = true;
            const double latest = episode.value.value_or(0);
            if (latest != record.latest || episode.peak != record.peak) {
                record.latest = latest;
                record.peak = episode.peak;
                record.now = now;
                tell(record);
            }
            break;
        }
    }
}

} // namespace hitwatch
