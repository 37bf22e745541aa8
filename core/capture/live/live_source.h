// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/packet_source.h"

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace hitwatch {

struct LiveOptions {
    /// Names, in the order in which PacketRef::interfaceIndex counts them. Empty: all that are up
    /// (see listInterfaces()), now or later; through "any" when they are more than kMostInterfaces.
    /// "any" is the kernel's pseudo device.
    std::vector<std::string> interfaces;
    std::string filter; ///< pcap-filter(7); empty: everything. See live/capture_filter.h
    int snapshotLength = 262'144; ///< bytes kept of a packet, 64 to 262144
    /// Kernel buffer of one interface. With many interfaces each gets less, so that all of them
    /// together stay within LiveSource::kAllBufferBytes.
    std::size_t bufferBytes = std::size_t { 64 } * 1024 * 1024;
    bool promiscuous = false;
    std::string helperPath; ///< of hitwatch-capture; empty: see locateHelper()
    int openTimeoutMs = 10'000; ///< for the helper to open all interfaces
    int silenceTimeoutMs = 5000; ///< a helper that says nothing for longer is replaced
    int restTimeoutMs = 150; ///< for the rest of the packets after requestStop()
};

/// Captures from live interfaces through the privileged helper, which it starts as a child and
/// reads framed packets from (live/framing.h). This side holds no capability.
///
/// A helper that ends or hangs without a reason is replaced, the first time at once. In the time
/// between, its interfaces were not watched (InterfaceCounters::notWatchedMs).
///
/// An interface that goes down or away is reported (notices and interfaces()), the others go on,
/// and when it returns a fresh helper captures it again under the same index. Packets of one
/// interface come in the order of the kernel; those of different interfaces interleave, each up to
/// about 70 ms late.
///
/// After requestStop() next() first hands out what the kernel and the helper held at that time, for
/// LiveOptions::restTimeoutMs at most and whatever the wait that was asked for.
///
/// One thread, except requestStop(). The destructor ends and reaps every helper.
class LiveSource final : public PacketSource {
public:
    static constexpr std::size_t kAllBufferBytes = std::size_t { 256 } * 1024 * 1024;
    /// With those of interfaces that came later.
    static constexpr std::size_t kMostBufferBytes = 2 * kAllBufferBytes;

    /// Opens the interfaces; returns when the first packet may come. Errors: NotFound (an interface
    /// or the helper does not exist), PermissionDenied (the message holds the command that grants
    /// it), InvalidInput (wrong filter or option), ResourceGone (none of the interfaces is up, or
    /// the helper ended), SystemFailure.
    static Result<std::unique_ptr<LiveSource>> start(const LiveOptions &options);
    ~LiveSource() override;
    LiveSource(const LiveSource &) = delete;
    LiveSource &operator=(const LiveSource &) = delete;

    SourceStatus next(PacketRef &packet, int maxWaitMs) override;
    void requestStop() override;
    bool isLive() const override { return true; }
    TimeNs clock() const override;
    /// InterfaceCounters::bytes are bytes on the link. Drops are at most 250 ms old, and exact
    /// once next() has returned End.
    const std::vector<InterfaceCounters> &interfaces() const override;
    std::optional<Error> error() const override;
    std::vector<std::string> takeNotices() override;
    std::uint64_t inputBytes() const override;

    /// What a helper that is started later gets for its buffer, of @p wanted bytes: less, the more
    /// all of them have already. 0: no more. Their sum never exceeds kMostBufferBytes.
    static std::size_t lateBufferShare(std::size_t wanted, std::size_t inUse);

    /// Process ids of the helpers that run now (for diagnostics and tests).
    std::vector<int> helperIds() const;

private:
    class State;
    /// Of the kernel buffers that all interfaces have together.
    static std::size_t bufferShare(std::size_t wanted, std::size_t interfaces);
    explicit LiveSource(std::unique_ptr<State> state);

    std::unique_ptr<State> m_state;
};

} // namespace hitwatch
