// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/alert_log.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <random>
#include <utility>

namespace hitwatch {

namespace {

std::string hexadecimal(std::uint64_t number)
{
    std::array<char, 17> digits {};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(number));
    return digits.data();
}

} // namespace

AlertLog::AlertLog(std::size_t most, AlertOrigin origin)
    : m_most(most)
    , m_origin(std::move(origin))
{
    std::random_device device;
    const std::uint64_t high = device();
    m_idStart = hexadecimal(high << 32 | device());
}

std::string AlertLog::idOf(std::uint64_t episode) const
{
    return m_idStart + hexadecimal(episode);
}

AlertRecordPtr AlertLog::put(
    const AlertEvent &transition, std::shared_ptr<const AlertEvidence> evidence)
{
    AlertRecord state;
    if (const AlertRecordPtr known = find(idOf(transition.episode))) {
        state = *known;
    } else {
        state.id = idOf(transition.episode);
        state.rule = transition.rule;
        state.source = m_origin.source;
        state.sourceKind = m_origin.kind;
        state.raisedAt = transition.raisedAt;
        state.value = transition.value;
        state.evidence = std::move(evidence);
    }
    state.latest = transition.value;
    state.peak = transition.peak;
    state.now = transition.at;
    if (transition.transition == AlertTransition::Cleared) {
        state.clearedAt = transition.at;
        state.end = transition.end;
    }
    auto shared = std::make_shared<const AlertRecord>(std::move(state));
    put(shared);
    m_transitions.push_back(shared);
    if (m_transitions.size() > m_most)
        m_transitions.erase(m_transitions.begin());
    return shared;
}

AlertRecordPtr AlertLog::put(const FiringEpisode &episode, TimeNs now)
{
    const AlertRecordPtr known = find(idOf(episode.episode));
    const double latest = episode.value.value_or(0);
    if (!known || (known->latest == latest && known->peak == episode.peak))
        return nullptr;
    auto state = std::make_shared<AlertRecord>(*known);
    state->latest = latest;
    state->peak = episode.peak;
    state->now = now;
    put(state);
    return state;
}

void AlertLog::put(const AlertRecordPtr &state)
{
    // What changes is among the newest.
    const auto known = std::find_if(m_episodes.rbegin(), m_episodes.rend(),
        [&](const AlertRecordPtr &episode) { return episode->id == state->id; });
    if (known != m_episodes.rend()) {
        *known = state;
        return;
    }
    m_episodes.push_back(state);
    if (m_episodes.size() <= m_most)
        return;
    const auto over = std::find_if(m_episodes.begin(), m_episodes.end(),
        [](const AlertRecordPtr &episode) { return !episode->isFiring(); });
    if (over != m_episodes.end())
        m_episodes.erase(over);
}

std::vector<AlertRecordPtr> AlertLog::firing() const
{
    std::vector<AlertRecordPtr> firing;
    std::copy_if(m_episodes.begin(), m_episodes.end(), std::back_inserter(firing),
        [](const AlertRecordPtr &episode) { return episode->isFiring(); });
    return firing;
}

AlertRecordPtr AlertLog::find(std::string_view id) const
{
    const auto known = std::find_if(m_episodes.rbegin(), m_episodes.rend(),
        [&](const AlertRecordPtr &episode) { return episode->id == id; });
    return known == m_episodes.rend() ? nullptr : *known;
}

} // namespace hitwatch
