// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/helper_process.h"
#include "capture/live/packet_framing.h"
#include "capture/live/status_framing.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

struct LiveOptions;

/// One running helper and its two streams. Checks every frame and the order of the messages; the
/// first wrong one makes problem() say so, and the channel must not be used further.
class HelperChannel {
public:
    /// One interface that this helper was asked to capture.
    struct Slot {
        std::size_t source = 0; ///< its index in the LiveSource
        bool opened = false;
        bool gone = false;
        bool muted = false; ///< its packets are not wanted any more
        std::uint32_t linkType = 0;
        InterfaceStatistics last;
    };

    /// @param names of the interfaces, @param sources their indices in the LiveSource.
    static Result<std::unique_ptr<HelperChannel>> start(const std::string &helperPath,
        const LiveOptions &options, const std::vector<std::string> &names,
        const std::vector<std::size_t> &sources);

    int packetFd() const { return m_process->packetFd(); } ///< -1 after its end
    int statusFd() const { return m_process->statusFd(); } ///< -1 after its end
    pid_t processId() const { return m_process->id(); }
    bool isReady() const { return m_ready; }
    std::chrono::steady_clock::time_point startedAt() const { return m_startedAt; }
    /// When its newest status was read: until then its interfaces were watched.
    std::chrono::steady_clock::time_point heardAt() const { return m_heardAt; }
    /// The kernel buffer of each of its interfaces.
    std::size_t bufferBytes() const { return m_bufferBytes; }
    Slot &slot(std::uint32_t interface) { return m_slots[interface]; }
    std::vector<Slot> &slots() { return m_slots; }

    /// Reads what waits in the status pipe.
    void readStatus();
    /// The next status message that was read.
    std::optional<StatusMessage> nextStatus();
    /// Reads once from the packet pipe. Call it only after nextPacket() found none.
    /// @returns the bytes read. Ends the loan of packets.
    std::size_t readPackets();
    /// The next packet that was read, of an interface that was opened and is not muted.
    bool nextPacket(PacketFrame &frame);

    /// True when both streams have ended.
    bool isFinished() const { return packetFd() < 0 && statusFd() < 0; }
    /// True when nothing of this helper is wanted any more.
    bool isUnwanted() const;
    /// Checks that a finished channel ended as it should: every interface was reported as gone.
    void checkEnd();
    /// To be called after each look at the streams. A helper sends its statistics every 250 ms, so
    /// one that says nothing for @p limit hangs or is stopped: it is killed, and problem() says so.
    /// Time in which this program did not look does not count.
    void checkSilence(std::chrono::milliseconds limit);
    /// What went wrong with the helper or its streams; empty: nothing. ResourceGone: it ended.
    const std::optional<Error> &problem() const { return m_problem; }

    void requestEnd() { m_process->requestEnd(); }

private:
    HelperChannel(std::unique_ptr<HelperProcess> process, std::size_t bufferBytes,
        const std::vector<std::size_t> &sources);

    void fail(const std::string &what);
    bool isInOrder(const StatusMessage &message) const;
    void remember(const StatusMessage &message);

    std::unique_ptr<HelperProcess> m_process;
    std::size_t m_bufferBytes;
    std::chrono::steady_clock::time_point m_startedAt;
    std::chrono::steady_clock::time_point m_heardAt;
    std::chrono::steady_clock::time_point m_lookedAt;
    std::chrono::steady_clock::duration m_silence {};
    std::vector<Slot> m_slots;
    PacketFrameReader m_packets;
    StatusFrameReader m_status;
    bool m_greeted = false;
    bool m_ready = false;
    bool m_failed = false; ///< the helper said why it ends
    std::optional<Error> m_problem;
};

} // namespace hitwatch
