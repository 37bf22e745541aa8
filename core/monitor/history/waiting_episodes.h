// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace hitwatch {

/// The newest states that are not written yet, one for each episode, in the order in which the
/// episodes came. Any thread.
class WaitingEpisodes {
public:
    /// Further episodes are refused; new states of those that wait are not.
    static constexpr std::size_t kMost = 200;

    enum class Added : std::uint8_t {
        First, ///< nothing waited before
        Joined,
        Refused, ///< the first since acceptAgain()
        RefusedAgain,
    };
    Added add(const AlertRecordPtr &episode);
    std::vector<AlertRecordPtr> take();
    /// Those that could not be written wait again, but for what has a newer state by now.
    void putBack(const std::vector<AlertRecordPtr> &episodes);
    /// There is space again.
    void acceptAgain();
    void clear();
    bool isEmpty() const;

private:
    mutable std::mutex m_mutex;
    std::vector<AlertRecordPtr> m_episodes;
    std::map<std::string, std::size_t, std::less<>> m_places; ///< in m_episodes, by id
    bool m_refuses = false;
};

} // namespace hitwatch
