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
inline constexpr std::uint8_t kEncrypted = 50; ///< ESP, RFC 4303
inline constexpr std::uint8_t kAuthentication = 51;
inline constexpr std::uint8_t kMinimalIp = 55; ///< RFC 2004
inline constexpr std::uint8_t kDestination = 60;
inline constexpr std::uint8_t kOldIpInIp = 94;
inline constexpr std::uint8_t kEtherIp = 97;
inline constexpr std::uint8_t kCompressed = 108; ///< RFC 3173
inline constexpr std::uint8_t kL2tp = 115; ///< version 3, RFC 3931
inline constexpr std::uint8_t kMobility = 135;
inline constexpr std::uint8_t kMpls = 137;
inline constexpr std::uint8_t kHostIdentity = 139;
inline constexpr std::uint8_t kShim6 = 140;
inline constexpr std::uint8_t kEthernet = 143; ///< RFC 8986, 10.1
inline constexpr std::uint8_t kServiceHeader = 145; ///< NSH, RFC 8300

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
    case kMinimalIp:
    case kOldIpInIp:
    case kDestination:
    case kEtherIp:
    case kCompressed:
    case kL2tp:
    case kMobility:
    case kMpls:
    case kHostIdentity:
    case kShim6:
    case kEthernet:
    case kServiceHeader:
        return true;
    default:
        return false;
    }
}

} // namespace hitwatch::ipprotocol
