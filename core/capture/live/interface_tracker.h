// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/link_table.h"
#include "capture/live/status_framing.h"
#include "http/capture_counters.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// What is known of each captured interface: its state and counters, and whether it needs a helper.
/// Knows links by looking at them; does no capture itself. Interfaces are named by their index in
/// the LiveSource.
class InterfaceTracker {
public:
    using Clock = std::chrono::steady_clock;

    /// @param watchNew links that come up later under other names are added behind @p names.
    InterfaceTracker(const std::vector<std::string> &names, bool watchNew);

    /// Of the names that come and go, as those of containers do, no more are followed.
    static constexpr std::size_t kMostNames = 4096;

    /// Becomes readable when look() is worth while; may be -1.
    int fd() const { return m_links.fd(); }
    /// Looks at all links again; for new ones only now and then, unless links @p changed.
    void look(bool changed);

    /// Those that exist, are up, have no helper and may be tried (again).
    std::vector<std::size_t> due(Clock::time_point now) const;
    /// Those whose helper still holds an interface that does not bear its name any more, and did
    /// not report that it is gone: renamed, and another one took the name.
    std::vector<std::size_t> replaced(Clock::time_point now) const;
    /// When due() or replaced() should be asked again though no link changed.
    std::optional<Clock::time_point> nextLook(Clock::time_point now) const;

    /// A helper was started for @p index.
    void opening(std::size_t index);
    void opened(std::size_t index);
    /// The helper of @p index has nothing more from it, or could not open it.
    void lost(std::size_t index, GoneReason reason, const std::string &text);
    /// Its helper could not be started or gave up, @p text says why. Tried again after a while.
    void refused(std::size_t index, const std::string &text);
    void abandoned(std::size_t index);
    /// Its helper ended unexpectedly; it watched until @p since. To be tried again at once.
    void unwatched(std::size_t index, Clock::time_point since);
    /// Adds to InterfaceCounters::notWatchedMs what has passed until @p now.
    void countUnwatched(Clock::time_point now);

    bool isOpen(std::size_t index) const { return m_tracked[index].helper == Helper::Open; }
    const std::string &trouble(std::size_t index) const { return m_tracked[index].trouble; }

    std::vector<InterfaceCounters> counters;
    std::vector<std::string> notices;

private:
    enum class Helper : std::uint8_t { None, Opening, Open };

    struct Tracked {
        LinkStatus link;
        Helper helper = Helper::None;
        bool everOpened = false;
        bool missedStart = false; ///< could not be opened when it was first tried
        unsigned openedIndex = 0; ///< the kernel's index when the helper was started
        Clock::time_point retryAt {};
        std::optional<Clock::time_point> mismatchSince;
        std::optional<Clock::time_point>
            unwatchedSince; ///< it is up, was captured before, and is not
        std::string trouble; ///< the last reason reported, so that it is reported once
    };

    void add(const std::string &name);
    void addNew();
    void lookAt(std::size_t index);
    void setState(std::size_t index, InterfaceState state);
    void tellTrouble(std::size_t index, const std::string &text);

    LinkWatch m_links;
    std::vector<Tracked> m_tracked;
    bool m_watchNew;
    bool m_toldTooMany = false;
    Clock::time_point m_listedAt {};
};

} // namespace hitwatch
