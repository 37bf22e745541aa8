// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// IANA protocol numbers that the decoder acts on.
namespace hitwatch::ipprotocol {

inline constexpr std::uint8_t kHopByHop = 0;
inline constexpr std::uint8_t kIpv4 = 4;
inline constexpr std::uint8_t kTcp = 6;
inline constexpr std::uint8_t kUdp = 17;
inline constexpr std::uint8_t kIpv6 = 41;
inline constexpr std::uint8_t kRouting = 43;
inline constexpr std::uint8_t kFragment = 44;
inline constexpr std::uint8_t kGre = 47;
inline constexpr std::uint8_t kAuthentication = 51;
inline constexpr std::uint8_t kDestination = 60;
inline constexpr std::uint8_t kEtherIp = 97;
inline constexpr std::uint8_t kMobility = 135;
inline constexpr std::uint8_t kMpls = 137;
inline constexpr std::uint8_t kHostIdentity = 139;
inline constexpr std::uint8_t kShim6 = 140;

/// Whether TCP can be inside: worth putting fragments together.
constexpr bool mayHoldTcp(std::uint8_t protocol)
{
    switch (protocol) {
    case kHopByHop:
    case kIpv4:
    case kTcp:
    case kUdp:
    case kIpv6:
    case kRouting:
    case kGre:
    case kAuthentication:
    case kDestination:
    case kEtherIp:
    case kMobility:
    case kMpls:
    case kHostIdentity:
    case kShim6:
        return true;
    default:
        return false;
    }
}

} // namespace hitwatch::ipprotocol
