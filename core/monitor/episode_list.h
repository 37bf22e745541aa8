// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"

#include <cstddef>
#include <vector>

namespace hitwatch {

/// The newest alert transitions and the episodes that they make. No Qt, one thread.
class EpisodeList {
public:
    /// @param most transitions, and episodes, that are kept; the oldest go.
    explicit EpisodeList(std::size_t most)
        : m_most(most)
    {
    }

    void add(const AlertEvent &transition);

    const std::vector<AlertEvent> &transitions() const { return m_transitions; }
    const std::vector<AlertEpisode> &episodes() const { return m_episodes; }

private:
    void end(const AlertEvent &transition);

    const std::size_t m_most;
    std::vector<AlertEvent> m_transitions;
    std::vector<AlertEpisode> m_episodes;
};

} // namespace hitwatch
