// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/hash.h"

#include <cstdint>

namespace hitwatch {

/// Collects where a packet was captured (TcpSegment::capturePoint): the interface, and whatever
/// names a network in front of the IP header: VLAN, tunnel and session identifiers, labels, and the
/// addresses of outer tunnels. Keyed, so that nobody can choose a tunnel that is taken for another
/// place: values are only compared, and differ from run to run.
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
            mix(Kind::Vlan, identifier);
    }

    /// The kernel's own number of an interface, below the one that was opened ("any").
    void addInterface(std::uint32_t identifier) { mix(Kind::Interface, identifier); }

    /// A virtual network, tunnel or session (VNI, GRE key, TEID and the like), or an MPLS label.
    /// The two directions of a connection may differ in it.
    void addNetwork(std::uint32_t identifier) { mix(Kind::Network, identifier); }

    /// Both directions of a tunnel are one place, so the order of the addresses has no part.
    void addTunnel(const std::uint8_t *source, const std::uint8_t *destination, std::size_t length)
    {
        m_state = hashWords<2>(
            { m_state, addressHash(source, length) + addressHash(destination, length) });
    }

    /// A packet without any of these has the interface's own number.
    std::uint32_t value() const { return static_cast<std::uint32_t>(m_state ^ (m_state >> 32)); }

private:
    enum class Kind : std::uint8_t { Vlan = 1, Interface, Network };

    void mix(Kind kind, std::uint32_t identifier)
    {
        const std::uint64_t word = (static_cast<std::uint64_t>(kind) << 32) | identifier;
        m_state = hashWords<2>({ m_state, word });
    }

    static std::uint64_t addressHash(const std::uint8_t *address, std::size_t length)
    {
        return hashText({ reinterpret_cast<const char *>(address), length });
    }

    std::uint64_t m_state;
};

} // namespace hitwatch
