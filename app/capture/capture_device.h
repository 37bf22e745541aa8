// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/status_framing.h"
#include "common/unique_fd.h"
#include "helper_arguments.h"

#include <net/if.h>
#include <pcap/pcap.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>

namespace hitwatch {

class PacketWriter;

/// One interface, open for capture through libpcap.
class CaptureDevice {
public:
    using Problem = std::variant<InterfaceGone, HelperFailure>;

    using Clock = std::chrono::steady_clock;

    /// The kernel holds packets back for at most this long, to hand over many at once.
    static constexpr int kReadTimeoutMs = 50;
    /// How long to wait for packets held back; longer, since the kernel's timers are coarse.
    static constexpr std::chrono::milliseconds kLastPacketsWait { kReadTimeoutMs + 20 };

    /// @param index position among the helper's --interface arguments.
    CaptureDevice(std::uint32_t index, std::string name);

    /// Opens and activates. Needs CAP_NET_RAW; nothing after it does.
    std::optional<Problem> open(const HelperArguments &arguments);
    std::optional<HelperFailure> setFilter(const std::string &filter);
    InterfaceOpened describe() const;

    bool isOpen() const { return m_handle != nullptr; }
    void close();
    /// Becomes readable when packets wait.
    int fd() const;

    /// Hands at most @p count waiting packets to @p writer. Never blocks for packets.
    /// @returns how many, or why no more will come. That the interface is gone is reported only
    /// after kLastPacketsWait: the kernel still hands over what it held back.
    std::variant<int, InterfaceGone> dispatch(PacketWriter &writer, int count);
    /// True from when the interface is gone until dispatch() reports it.
    bool isLeaving() const { return m_gone.has_value(); }

    /// Cumulative since open().
    InterfaceStatistics readStatistics();

private:
    struct Close {
        void operator()(pcap_t *handle) const { pcap_close(handle); }
    };
    static void onPacket(u_char *user, const pcap_pkthdr *header, const u_char *bytes);

    std::optional<Problem> activate();
    /// What the kernel says of the interface (SIOCGIF...).
    std::optional<ifreq> ask(unsigned long what) const;
    void ignoreOutgoingOnLoopback();
    void openInterfaceCounters();
    std::uint64_t readInterfaceCounters() const;

    std::uint32_t m_index;
    std::string m_name;
    std::unique_ptr<pcap_t, Close> m_handle;
    PacketWriter *m_writer = nullptr;
    std::int64_t m_fractionUnit = 1; ///< nanoseconds per unit of the time stamps' fraction
    InterfaceStatistics m_statistics;
    std::uint32_t m_lastReceived = 0; ///< libpcap counts in 32 bits, which wrap
    std::uint32_t m_lastDropped = 0;
    std::optional<InterfaceGone> m_gone;
    Clock::time_point m_tellGoneAt;
    std::array<UniqueFd, 2> m_counterFiles;
    std::uint64_t m_countersAtStart = 0;
};

} // namespace hitwatch
