// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// IEEE ethertypes that the decoder acts on. Those it knows not to be IP: non_ip.h.
namespace hitwatch::ethertype {

inline constexpr std::uint16_t kFirst = 0x0600; ///< smaller values are 802.3 lengths
inline constexpr std::uint16_t kIpv4 = 0x0800;
inline constexpr std::uint16_t kArp = 0x0806;
inline constexpr std::uint16_t kErspan3 = 0x22eb;
inline constexpr std::uint16_t kRawEthernet = 0x6400; ///< of some GRE implementations
inline constexpr std::uint16_t kTransparentEthernet = 0x6558;
inline constexpr std::uint16_t kVlan = 0x8100;
inline constexpr std::uint16_t kIpv6 = 0x86dd;
inline constexpr std::uint16_t kPpp = 0x880b;
inline constexpr std::uint16_t kWebCache = 0x883e; ///< WCCP redirection in GRE
inline constexpr std::uint16_t kMpls = 0x8847;
inline constexpr std::uint16_t kMplsMulticast = 0x8848;
inline constexpr std::uint16_t kPppoeSession = 0x8864;
inline constexpr std::uint16_t kProviderBridge = 0x88a8;
inline constexpr std::uint16_t kErspan = 0x88be; ///< types I and II
inline constexpr std::uint16_t kMacSec = 0x88e5; ///< IEEE 802.1AE
inline constexpr std::uint16_t kBackboneService = 0x88e7; ///< I-TAG of IEEE 802.1ah
inline constexpr std::uint16_t kCiscoMetaData = 0x8909;
inline constexpr std::uint16_t kVnTag = 0x8926;
inline constexpr std::uint16_t kHsr = 0x892f; ///< IEC 62439-3
inline constexpr std::uint16_t kETag = 0x893f; ///< IEEE 802.1BR
inline constexpr std::uint16_t kServiceHeader = 0x894f; ///< NSH, RFC 8300
inline constexpr std::uint16_t kTimestampTag = 0x8988; ///< Cisco
inline constexpr std::uint16_t kQinQ9100 = 0x9100;
inline constexpr std::uint16_t kQinQ9200 = 0x9200;
inline constexpr std::uint16_t kAristaTimestamp = 0xd28b;
inline constexpr std::uint16_t kMarvellTag = 0xdada; ///< DSA with an ethertype
inline constexpr std::uint16_t kRedundancyTag = 0xf1c1; ///< R-TAG of IEEE 802.1CB

} // namespace hitwatch::ethertype
