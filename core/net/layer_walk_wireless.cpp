// SPDX-License-Identifier: GPL-3.0-or-later
// 802.11, bare or behind what a driver tells of the reception.
#include "net/layer_walk.h"
#include "net/link_type.h"

namespace hitwatch {

namespace {

std::size_t little16(const WireBytes &bytes, std::size_t at)
{
    return bytes[at] | static_cast<std::size_t>(bytes[at + 1]) << 8;
}

std::uint32_t little32(const WireBytes &bytes, std::size_t at)
{
    return __builtin_bswap32(bytes.big32(at));
}

/// LLC with SNAP and one of the two organisations that have ethertypes.
bool isSnap(const WireBytes &bytes, std::size_t at)
{
    return bytes.has(at + 8) && bytes.big32(at) == 0xaaaa'0300 && bytes[at + 4] == 0
        && (bytes[at + 5] == 0 || bytes[at + 5] == 0xf8);
}

} // namespace

// radiotap.org: a length, then bits that tell which fields follow. Of these only the flags matter;
// nothing but a 64-bit time stamp may be in front of them.
WalkEnd LayerWalk::radiotap(WireBytes bytes)
{
    constexpr std::uint32_t kTimePresent = 1;
    constexpr std::uint32_t kFlagsPresent = 2;
    constexpr std::uint32_t kMorePresent = 0x8000'0000;
    constexpr std::uint8_t kPadded = 0x20;
    constexpr std::uint8_t kBadCheckSequence = 0x40;
    if (!bytes.has(8))
        return truncated();
    const std::size_t length = little16(bytes, 2);
    if (bytes[0] != 0 || length < 8 || length > bytes.onWire)
        return notUnderstood(bytes);
    if (!bytes.has(length))
        return truncated();
    const std::uint32_t present = little32(bytes, 4);
    std::size_t at = 8;
    for (std::uint32_t more = present; (more & kMorePresent) != 0 && at + 4 <= length; at += 4)
        more = little32(bytes, at);
    if ((present & kTimePresent) != 0)
        at = (at + 7) / 8 * 8 + 8;
    const bool hasFlags = (present & kFlagsPresent) != 0 && at < length;
    const std::uint8_t flags = hasFlags ? bytes[at] : 0;
    // Damaged on the air: the receiver did not take it either.
    if ((flags & kBadCheckSequence) != 0)
        return WalkEnd::Other;
    return ieee80211(bytes.from(length), (flags & kPadded) != 0);
}

// Prism: a code and a length in the order of the machine that captured. AVS: a version that begins
// with 0x8021, and a length in network order. Each also comes under the other's link type.
WalkEnd LayerWalk::prism(WireBytes bytes)
{
    constexpr std::size_t kShortest = 8;
    if (!bytes.has(kShortest))
        return truncated();
    std::size_t length = bytes.big32(4);
    if (bytes.big16(0) != 0x8021 && little32(bytes, 4) < length)
        length = little32(bytes, 4);
    if (length < kShortest || length > bytes.onWire)
        return notUnderstood(bytes);
    return bytes.has(length) ? ieee80211(bytes.from(length)) : truncated();
}

// PPI: a length and the link type of what follows.
WalkEnd LayerWalk::perPacketInformation(WireBytes bytes)
{
    constexpr std::size_t kShortest = 8;
    if (!bytes.has(kShortest))
        return truncated();
    const std::size_t length = little16(bytes, 2);
    if (length < kShortest || length > bytes.onWire || little32(bytes, 4) != linktype::kIeee80211)
        return notUnderstood(bytes);
    return bytes.has(length) ? ieee80211(bytes.from(length)) : truncated();
}

// IEEE 802.11, 9.2 and 9.3: only data frames carry anything. @p padded: the header is filled up to
// a multiple of four. @p swapped: the two bytes of the frame control are.
WalkEnd LayerWalk::ieee80211(WireBytes bytes, bool padded, bool swapped)
{
    constexpr unsigned kData = 2;
    constexpr std::uint8_t kNull = 0x40;
    constexpr std::uint8_t kQuality = 0x80;
    constexpr std::uint8_t kBothWays = 0x03;
    constexpr std::uint8_t kMoreFragments = 0x04;
    constexpr std::uint8_t kProtected = 0x40;
    constexpr std::uint8_t kHighThroughput = 0x80;
    constexpr std::uint8_t kAggregated = 0x80;
    if (!bytes.has(2))
        return truncated();
    const std::uint8_t kind = bytes[swapped ? 1 : 0];
    const std::uint8_t flags = bytes[swapped ? 0 : 1];
    if ((kind & 0x03) != 0 || ((kind >> 2) & 0x03) != kData || (kind & kNull) != 0)
        return WalkEnd::Other;
    const bool quality = (kind & kQuality) != 0;
    std::size_t length = 24;
    length += (flags & kBothWays) == kBothWays ? 6 : 0;
    const std::size_t qualityAt = length;
    length += quality ? 2 : 0;
    length += quality && (flags & kHighThroughput) != 0 ? 4 : 0;
    if (padded)
        length = (length + 3) / 4 * 4;
    if (!bytes.has(length))
        return truncated();
    const bool aggregate = quality && (bytes[qualityAt] & kAggregated) != 0;
    const bool fragment = (flags & kMoreFragments) != 0 || (bytes[22] & 0x0f) != 0;
    bytes = bytes.from(length);
    if ((flags & kProtected) != 0) {
        // Some drivers decrypt and leave the bit, with or without the initialization vector.
        if (isSnap(bytes, 8))
            bytes = bytes.from(8);
        else if (!isSnap(bytes, 0))
            return leave(NotAnalyzed::EncryptedPacket);
    }
    if (fragment)
        return fail(DecodeFailure::UnknownEncapsulation);
    return aggregate ? aggregated(bytes) : logicalLink(bytes);
}

// IEEE 802.11, 9.3.2.2: addresses, a length and a packet, several times over. There is one segment
// for one frame here, so more than one packet cannot be followed.
WalkEnd LayerWalk::aggregated(WireBytes bytes)
{
    constexpr std::size_t kHeader = 14;
    constexpr std::size_t kTrailer = 4; // check sequence
    if (!bytes.has(kHeader))
        return truncated();
    const std::size_t length = bytes.big16(12);
    const std::size_t next = (kHeader + length + 3) / 4 * 4;
    if (next + kTrailer < bytes.onWire)
        return fail(DecodeFailure::UnknownEncapsulation);
    return logicalLink(bytes.from(kHeader).ofLength(length));
}

} // namespace hitwatch
