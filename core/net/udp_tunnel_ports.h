// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace hitwatch {

namespace udpport {
inline constexpr std::uint16_t kGtpUser = 2152;
inline constexpr std::uint16_t kTeredo = 3544;
inline constexpr std::uint16_t kVxlan = 4789;
inline constexpr std::uint16_t kGeneve = 6081;
inline constexpr std::uint16_t kVxlanLinux = 8472; ///< before 4789 was assigned
} // namespace udpport

/// Whether a UDP datagram between these ports can be a tunnel that the decoder knows. VXLAN and
/// Geneve choose their source port by a hash of the inner packet, so only the destination tells.
constexpr bool isUdpTunnel(std::uint16_t source, std::uint16_t destination)
{
    return destination == udpport::kVxlan || destination == udpport::kVxlanLinux
        || destination == udpport::kGeneve || destination == udpport::kGtpUser
        || source == udpport::kGtpUser || destination == udpport::kTeredo
        || source == udpport::kTeredo;
}

} // namespace hitwatch
