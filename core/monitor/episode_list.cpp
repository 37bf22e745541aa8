// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/episode_list.h"

#include <algorithm>

namespace hitwatch {

void AlertEpisodeList::add(const AlertEvent &transition)
{
    m_transitions.push_back(transition);
    if (m_transitions.size() > m_most)
        m_transitions.erase(m_transitions.begin());
    if (transition.transition == AlertTransition::Cleared) {
        end(transition);
        return;
    }
    AlertEpisode episode;
    episode.rule = transition.rule;
    episode.raisedAt = transition.raisedAt;
    episode.peak = transition.peak;
    episode.threshold = transition.threshold;
    episode.windowSeconds = transition.windowSeconds;
    m_episodes.push_back(std::move(episode));
    if (m_episodes.size() > m_most)
        m_episodes.erase(m_episodes.begin());
}

void AlertEpisodeList::end(const AlertEvent &transition)
{
    const auto open =
        std::find_if(m_episodes.rbegin(), m_episodes.rend(), [&](const AlertEpisode &episode) {
            return !episode.clearedAt && episode.rule == transition.rule
                && episode.raisedAt == transition.raisedAt;
        });
    if (open == m_episodes.rend())
        return;
    open->clearedAt = transition.at;
    open->peak = transition.peak;
}

std::vector<AlertEpisode> AlertEpisodeList::episodes(const std::vector<FiringEpisode> &firing) const
{
    std::vector<AlertEpisode> episodes = m_episodes;
    for (const FiringEpisode &now : firing) {
        const auto open =
            std::find_if(episodes.rbegin(), episodes.rend(), [&](const AlertEpisode &episode) {
                return !episode.clearedAt && episode.rule == now.rule
                    && episode.raisedAt == now.raisedAt;
            });
        if (open != episodes.rend())
            open->peak = std::max(open->peak, now.peak);
    }
    return episodes;
}

} // namespace hitwatch
