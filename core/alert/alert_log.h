// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_engine.h"
#include "alert/alert_record.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace hitwatch {

/// Where the episodes of a log come from; see AlertRecord.
struct AlertOrigin {
    std::string source;
    SourceKind kind = SourceKind::Live;
};

/// The newest episodes, each in its newest state. What is firing is known here: whoever shows,
/// keeps or acts on alerts asks the log of its thread and keeps no list of its own. One thread.
class AlertLog {
public:
    /// @param most episodes that are kept, at least 1. The oldest go, but none that is firing.
    explicit AlertLog(std::size_t most, AlertOrigin origin = {});

    /// What an engine said: the first or the last state of an episode.
    AlertRecordPtr put(
        const AlertEvent &transition, std::shared_ptr<const AlertEvidence> evidence = nullptr);
    /// The value and peak of an episode that goes on. @param now packet time.
    /// @returns null: they are what they were.
    AlertRecordPtr put(const FiringEpisode &episode, TimeNs now);
    /// A state from another log.
    void put(const AlertRecordPtr &state);

    const std::vector<AlertRecordPtr> &episodes() const { return m_episodes; } ///< oldest first
    /// The first and last states, in the order in which the engine said them; as many at most.
    const std::vector<AlertRecordPtr> &transitions() const { return m_transitions; }
    std::vector<AlertRecordPtr> firing() const; ///< oldest first
    AlertRecordPtr find(std::string_view id) const; ///< null: it is not here

private:
    std::string idOf(std::uint64_t episode) const;

    std::size_t m_most;
    AlertOrigin m_origin;
    std::string m_idStart; ///< of all its episodes
    std::vector<AlertRecordPtr> m_episodes;
    std::vector<AlertRecordPtr> m_transitions;
};

} // namespace hitwatch
