// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/packet.h"

#include <array>
#include <bitset>
#include <cstdint>
#include <span>

namespace hitwatch {

/// Where the TCP header of a frame starts, or 0: for Ethernet (VLAN-tagged too), BSD loopback and
/// raw IP; IPv4 without or before fragmentation, IPv6 without extension headers. Enough for a
/// recording of our own.
std::size_t findTcpHeader(ByteView frame, std::uint32_t linkType);

/// Gives the clients of a replayed recording new ports in each loop, so that a loop's connections
/// are not taken for retransmissions of the loop before. The n client ports of the recording
/// become n neighbours of the ephemeral range (RFC 6335, 6: 49152 and up, extended as Linux does
/// from 32768); the next loop takes the next n. So a port comes back after 32768 / n loops.
class PacketReaddresser {
public:
    /// To be called for every frame of the recording, then deal().
    void learn(ByteView frame, std::size_t tcpHeader);
    void deal();

    /// Rewrites the ports in place and keeps the checksum right (RFC 1624).
    void rewrite(std::span<std::uint8_t> frame, std::size_t tcpHeader, std::uint64_t loop) const;

private:
    static constexpr unsigned kFirstEphemeral = 32'768;
    static constexpr unsigned kEphemeralCount = 32'768;

    std::uint16_t newPort(std::uint16_t port, std::uint64_t loop) const;

    std::bitset<65'536> m_clients;
    std::bitset<65'536> m_servers;
    std::array<std::uint16_t, 65'536> m_ordinal {}; ///< of a client's port, from 0
    unsigned m_count = 0;
};

} // namespace hitwatch
