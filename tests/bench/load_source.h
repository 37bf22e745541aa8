// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/packet_source.h"

#include <atomic>
#include <chrono>
#include <vector>

namespace hitwatch::bench {

/// A live source of so many requests a second, each answered at once, over 64 connections and
/// @p names hosts with a section each.
class LoadSource final : public PacketSource {
public:
    LoadSource(unsigned requestsPerSecond, unsigned names);

    SourceStatus next(PacketRef &packet, int maxWaitMs) override;
    void requestStop() override { m_stopped = true; }
    bool isLive() const override { return true; }
    TimeNs clock() const override;
    const std::vector<InterfaceCounters> &interfaces() const override { return m_interfaces; }
    std::optional<Error> error() const override { return {}; }

private:
    struct Connection {
        std::uint32_t clientSequence = 1;
        std::uint32_t serverSequence = 1;
    };

    void makeFrame();

    const std::int64_t m_packetGap; ///< ns
    const unsigned m_names;
    const std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
    std::atomic<bool> m_stopped = false;
    std::uint64_t m_packets = 0;
    std::vector<Connection> m_connections;
    std::vector<std::uint8_t> m_frame;
    std::vector<InterfaceCounters> m_interfaces;
};

} // namespace hitwatch::bench
