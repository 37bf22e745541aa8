// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace hitwatch {

namespace udpport {
inline constexpr std::uint16_t kGtpUser = 2152;
inline constexpr std::uint16_t kTeredo = 3544;
inline constexpr std::uint16_t kLisp = 4341; ///< data
inline constexpr std::uint16_t kIpsec = 4500; ///< ESP in UDP: encrypted
inline constexpr std::uint16_t kGre = 4754;
inline constexpr std::uint16_t kVxlan = 4789;
inline constexpr std::uint16_t kVxlanGeneric = 4790; ///< the generic protocol extension
inline constexpr std::uint16_t kAyiya = 5072;
inline constexpr std::uint16_t kCapwap = 5247; ///< data
inline constexpr std::uint16_t kGeneve = 6081;
inline constexpr std::uint16_t kMpls = 6635;
inline constexpr std::uint16_t kVxlanLinux = 8472; ///< before 4789 was assigned
inline constexpr std::uint16_t kWireGuard = 51'820; ///< encrypted
} // namespace udpport

struct UdpTunnelPort {
    std::uint16_t port = 0;
    /// VXLAN and its like choose their source port by a hash of the inner packet: only the
    /// destination tells.
    bool destinationOnly = false;
};

/// The tunnels in UDP that the decoder reads. The live filter is made from this table. Encrypted
/// ones are not in it: the kernel need not copy what nobody can read.
inline constexpr std::array kUdpTunnelPorts {
    UdpTunnelPort { udpport::kGtpUser, false },
    UdpTunnelPort { udpport::kTeredo, false },
    UdpTunnelPort { udpport::kLisp, true },
    UdpTunnelPort { udpport::kGre, true },
    UdpTunnelPort { udpport::kVxlan, true },
    UdpTunnelPort { udpport::kVxlanGeneric, true },
    UdpTunnelPort { udpport::kAyiya, false },
    UdpTunnelPort { udpport::kCapwap, false },
    UdpTunnelPort { udpport::kGeneve, true },
    UdpTunnelPort { udpport::kMpls, true },
    UdpTunnelPort { udpport::kVxlanLinux, true },
};

/// Whether a UDP datagram between these ports can be a tunnel that the decoder knows.
constexpr bool isUdpTunnel(std::uint16_t source, std::uint16_t destination)
{
    for (const UdpTunnelPort &tunnel : kUdpTunnelPorts) {
        if (destination == tunnel.port || (source == tunnel.port && !tunnel.destinationOnly))
            return true;
    }
    return false;
}

} // namespace hitwatch
