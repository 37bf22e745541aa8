// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/ether_type.h"
#include "net/wire_bytes.h"

#include <cstddef>
#include <cstdint>

namespace hitwatch {

constexpr bool isVlanTag(std::uint16_t etherType)
{
    return etherType == ethertype::kVlan || etherType == ethertype::kProviderBridge
        || etherType == ethertype::kQinQ9100 || etherType == ethertype::kQinQ9200;
}

/// The length of a tag that ends with the ethertype of what follows, counted from behind its own
/// ethertype; 0 when @p etherType is no such tag. @p bytes may be empty.
inline std::size_t tagLength(std::uint16_t etherType, const WireBytes &bytes)
{
    switch (etherType) {
    case ethertype::kVlan:
    case ethertype::kProviderBridge:
    case ethertype::kQinQ9100:
    case ethertype::kQinQ9200:
        return 4;
    case ethertype::kVnTag:
    case ethertype::kHsr: // path and size, sequence number
    case ethertype::kRedundancyTag: // reserved, sequence number
        return 6;
    case ethertype::kETag:
    case ethertype::kTimestampTag: // 48 bits of time
    case ethertype::kMarvellTag:
        return 8;
    case ethertype::kCiscoMetaData: // version, length in options of four bytes, options
        return 4 + (bytes.has(2) && bytes[1] > 0 ? bytes[1] : std::size_t { 1 }) * 4;
    case ethertype::kAristaTimestamp: // subtype, version; 48 or 64 bits of time
        return bytes.has(4) && (bytes[3] & 0xf0) == 0x20 ? 12 : 14;
    default:
        return 0;
    }
}

/// Whether @p etherType can be in a frame of which only its position tells that it is one.
inline bool isLayerEtherType(std::uint16_t etherType)
{
    switch (etherType) {
    case ethertype::kIpv4:
    case ethertype::kIpv6:
    case ethertype::kArp:
    case ethertype::kMpls:
    case ethertype::kMplsMulticast:
    case ethertype::kPppoeSession:
    case ethertype::kMacSec:
    case ethertype::kBackboneService:
    case ethertype::kServiceHeader:
        return true;
    default:
        return tagLength(etherType, {}) > 0;
    }
}

} // namespace hitwatch
