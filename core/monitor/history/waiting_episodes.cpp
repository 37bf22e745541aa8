// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history/waiting_episodes.h"

#include <utility>

namespace hitwatch {

WaitingEpisodes::Added WaitingEpisodes::add(const AlertRecordPtr &episode)
{
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_places.find(episode->id); known != m_places.end()) {
        m_episodes[known->second] = episode;
        return Added::Joined;
    }
    if (m_episodes.size() >= kMost)
        return std::exchange(m_refuses, true) ? Added::RefusedAgain : Added::Refused;
    m_places.emplace(episode->id, m_episodes.size());
    m_episodes.push_back(episode);
    return m_episodes.size() == 1 ? Added::First : Added::Joined;
}

std::vector<AlertRecordPtr> WaitingEpisodes::take()
{
    const std::lock_guard lock(m_mutex);
    m_places.clear();
    return std::exchange(m_episodes, {});
}

void WaitingEpisodes::putBack(const std::vector<AlertRecordPtr> &episodes)
{
    const std::lock_guard lock(m_mutex);
    const std::vector<AlertRecordPtr> newer = std::exchange(m_episodes, episodes);
    m_places.clear();
    for (std::size_t at = 0; at < m_episodes.size(); ++at)
        m_places.emplace(m_episodes[at]->id, at);
    // Together at most twice what may wait: what was accepted once is not refused now.
    for (const AlertRecordPtr &episode : newer) {
        const auto [place, isNew] = m_places.emplace(episode->id, m_episodes.size());
        if (isNew)
            m_episodes.push_back(episode);
        else
            m_episodes[place->second] = episode;
    }
}

void WaitingEpisodes::acceptAgain()
{
    const std::lock_guard lock(m_mutex);
    m_refuses = false;
}

void WaitingEpisodes::clear()
{
    const std::lock_guard lock(m_mutex);
    m_places.clear();
    m_episodes.clear();
    m_refuses = false;
}

bool WaitingEpisodes::isEmpty() const
{
    const std::lock_guard lock(m_mutex);
    return m_episodes.empty();
}

} // namespace hitwatch
