// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace hitwatch {

namespace udpport {
inline constexpr std::uint16_t kGtpUser = 2152;
inline constexpr std::uint16_t kTeredo = 3544;
inline constexpr std::uint16_t kGre = 4754;
inline constexpr std::uint16_t kVxlan = 4789;
inline constexpr std::uint16_t kVxlanGeneric = 4790; ///< the generic protocol extension
inline constexpr std::uint16_t kAyiya = 5072;
inline constexpr std::uint16_t kGeneve = 6081;
inline constexpr std::uint16_t kVxlanLinux = 8472; ///< before 4789 was assigned
} // namespace udpport

/// Whether a UDP datagram between these ports can be a tunnel that the decoder knows. VXLAN,
/// Geneve and GRE choose their source port by a hash of the inner packet: only the destination
/// tells.
constexpr bool isUdpTunnel(std::uint16_t source, std::uint16_t destination)
{
    switch (destination) {
    case udpport::kVxlan:
    case udpport::kVxlanGeneric:
    case udpport::kVxlanLinux:
    case udpport::kGeneve:
    case udpport::kGre:
        return true;
    default:
        break;
    }
    const auto either = [=](std::uint16_t port) { return source == port || destination == port; };
    return either(udpport::kGtpUser) || either(udpport::kTeredo) || either(udpport::kAyiya);
}

} // namespace hitwatch
