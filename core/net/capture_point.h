// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/hash.h"

#include <cstdint>
#include <cstring>

namespace hitwatch {

/// Collects where a packet was captured (TcpSegment::capturePoint): the interface, VLAN
/// identifiers and the addresses of outer tunnels. The same in every run, so not seeded: whoever
/// makes two points collide only has one of them taken for the other.
class CapturePoint {
public:
    explicit CapturePoint(std::uint32_t interfaceIndex)
        : m_state(interfaceIndex)
    {
    }

    /// Identifier 0 is a tag that carries nothing but a priority (IEEE 802.1Q, 9.6): no VLAN.
    void addVlan(std::uint16_t identifier)
    {
        if (identifier != 0)
            mix(0x8100'0000ULL | identifier);
    }

    /// The kernel's own number of an interface, below the one that was opened ("any").
    void addInterface(std::uint32_t identifier) { mix(0x2'0000'0000ULL | identifier); }

    /// Both directions of a tunnel are one place, so the order of the addresses has no part.
    void addTunnel(const std::uint8_t *source, const std::uint8_t *destination, std::size_t length)
    {
        mix(addressHash(source, length) + addressHash(destination, length));
    }

    /// A packet without any of these has the interface's own number.
    std::uint32_t value() const { return static_cast<std::uint32_t>(m_state ^ (m_state >> 32)); }

private:
    void mix(std::uint64_t word)
    {
        m_state = hashMix(m_state ^ 0x9e3779b97f4a7c15ULL, word ^ 0xd1b54a32d192ed03ULL);
    }

    static std::uint64_t addressHash(const std::uint8_t *address, std::size_t length)
    {
        std::uint64_t hash = 0x8bb84b93962eacc9ULL;
        for (std::size_t at = 0; at + 4 <= length; at += 4)
            hash = hashMix(hash ^ loadBig32(address + at), 0xd1b54a32d192ed03ULL);
        return hash;
    }

    std::uint64_t m_state;
};

} // namespace hitwatch
