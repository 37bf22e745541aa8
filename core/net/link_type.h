// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

/// LINKTYPE_ values of the pcap registry that the decoder reads (tcpdump.org/linktypes.html).
namespace hitwatch::linktype {

inline constexpr std::uint32_t kNull = 0;
inline constexpr std::uint32_t kEthernet = 1;
inline constexpr std::uint32_t kPpp = 9;
inline constexpr std::uint32_t kRawBsd = 12; ///< DLT_RAW, as some files carry it
inline constexpr std::uint32_t kRawOpenBsd = 14;
inline constexpr std::uint32_t kPppHdlc = 50;
inline constexpr std::uint32_t kPppoe = 51;
inline constexpr std::uint32_t kRaw = 101;
inline constexpr std::uint32_t kCiscoHdlc = 104;
inline constexpr std::uint32_t kIeee80211 = 105;
inline constexpr std::uint32_t kLoop = 108;
inline constexpr std::uint32_t kLinuxCooked = 113;
inline constexpr std::uint32_t kPrism = 119; ///< before 802.11
inline constexpr std::uint32_t kRadiotap = 127; ///< before 802.11
inline constexpr std::uint32_t kAvs = 163; ///< before 802.11
inline constexpr std::uint32_t kPerPacketInformation = 192; ///< PPI, before 802.11
inline constexpr std::uint32_t kPppWithDirection = 204;
inline constexpr std::uint32_t kIpv4 = 228;
inline constexpr std::uint32_t kIpv6 = 229;
inline constexpr std::uint32_t kNflog = 239;
inline constexpr std::uint32_t kLinuxCooked2 = 276;

} // namespace hitwatch::linktype
