// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_engine.h"
#include "monitor/monitor_view.h"

#include <cstddef>
#include <vector>

namespace hitwatch {

/// The newest alert transitions and the episodes that they make. No Qt, one thread.
class AlertEpisodeList {
public:
    /// @param most transitions, and episodes, that are kept; the oldest go.
    explicit AlertEpisodeList(std::size_t most)
        : m_most(most)
    {
    }

    void add(const AlertEvent &transition);

    const std::vector<AlertEvent> &transitions() const { return m_transitions; }
    /// @param firing as they are now: the peaks so far.
    std::vector<AlertEpisode> episodes(const std::vector<FiringEpisode> &firing) const;

private:
    void end(const AlertEvent &transition);

    const std::size_t m_most;
    std::vector<AlertEvent> m_transitions;
    std::vector<AlertEpisode> m_episodes;
};

} // namespace hitwatch
