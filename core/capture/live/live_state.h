// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/helper_channel.h"
#include "capture/live/interface_tracker.h"
#include "capture/live/live_source.h"
#include "common/unique_fd.h"

#include <poll.h>

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// Everything behind a LiveSource: the helpers, what is known of the interfaces, and one poll()
/// over all of it.
class LiveSource::State {
public:
    using Clock = std::chrono::steady_clock;

    /// @param watchNew interfaces that come up later are captured too.
    State(LiveOptions options, std::string helperPath, bool watchNew);

    /// Starts the first helper and waits until all interfaces are open. @returns why it failed.
    std::optional<Error> open();

    SourceStatus next(PacketRef &packet, int maxWaitMs);
    void requestStop();

    InterfaceTracker interfaces;
    std::optional<Error> error;
    std::uint64_t inputBytes = 0;
    std::vector<std::unique_ptr<HelperChannel>> channels;

private:
    bool takePacket(PacketRef &packet);
    /// Waits until @p until for anything to happen, and handles all that did.
    void wait(Clock::time_point until);
    void buildPollList();
    void handlePolled();

    void readStatus(HelperChannel &channel);
    void handle(HelperChannel &channel, const InterfaceOpened &opened);
    void handle(HelperChannel &channel, const InterfaceStatistics &statistics);
    void handle(HelperChannel &channel, const InterfaceGone &gone);
    void handle(HelperChannel &channel, const HelperFailure &failure);
    static void handle(HelperChannel &, const HelperHello &) { }
    static void handle(HelperChannel &, const HelperReady &) { }

    std::chrono::milliseconds openTimeout() const
    {
        return std::chrono::milliseconds(m_options.openTimeoutMs);
    }
    Error describe(const HelperFailure &failure) const;
    std::size_t bufferBytesInUse() const;
    void startHelpers();
    void muteReplaced();
    void abandon(HelperChannel &channel, const std::string &why);
    /// After a helper ended as it should not have: starts another one, or ends the capture.
    void recover(HelperChannel &channel);
    void removeFinished();
    std::optional<Error> explainNoneOpen() const;
    SourceStatus nextOfRest(PacketRef &packet);
    bool tellsMore() const;

    LiveOptions m_options;
    std::string m_helperPath;
    UniqueFd m_stopEvent;
    std::atomic<bool> m_stop = false;
    std::optional<Clock::time_point> m_restUntil; ///< once a stop was seen
    bool m_hasRecovered = false; ///< a helper was replaced; that is done at once only once
    bool m_opening = true; ///< within open(): every failure is the caller's
    std::size_t m_current = 0; ///< the channel that packets are taken from
    std::vector<pollfd> m_polled;
};

} // namespace hitwatch
