// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/decode_failure.h"
#include "net/tcp_segment.h"
#include "net/wire_bytes.h"

#include <algorithm>

namespace hitwatch {

/// The shift that a SYN offers (RFC 7323, 2.2) in the options at @p at.
inline std::int8_t readWindowScale(const std::uint8_t *at, std::size_t size)
{
    constexpr std::uint8_t kEnd = 0;
    constexpr std::uint8_t kPadding = 1;
    constexpr std::uint8_t kScale = 3;
    constexpr std::int8_t kMostShift = 14;
    while (size > 0 && *at != kEnd) {
        const std::size_t length = *at == kPadding ? 1 : size > 1 ? at[1] : 0;
        if (length == 0 || length > size || (*at != kPadding && length < 2))
            break;
        if (*at == kScale && length == 3)
            return std::min(static_cast<std::int8_t>(at[2] & 0x7f), kMostShift);
        at += length;
        size -= length;
    }
    return TcpSegment::kNoWindowScale;
}

/// Reads the TCP header at the start of @p bytes (RFC 9293, 3.1) into everything of @p segment
/// that is TCP's own: ports, numbers, flags, payload. @returns false with the reason in
/// @p failure. Inline: the decoder calls it for each packet.
inline bool readTcp(const WireBytes &bytes, TcpSegment &segment, DecodeFailure &failure)
{
    constexpr std::size_t kFixedHeader = 20;
    if (!bytes.has(kFixedHeader)) {
        failure = bytes.onWire < kFixedHeader ? DecodeFailure::BadTcpHeader
                                              : DecodeFailure::TruncatedHeader;
        return false;
    }
    const std::size_t headerLength = (bytes[12] >> 4) * std::size_t { 4 };
    if (headerLength < kFixedHeader || headerLength > bytes.onWire) {
        failure = DecodeFailure::BadTcpHeader;
        return false;
    }
    segment.source.port = bytes.big16(0);
    segment.destination.port = bytes.big16(2);
    segment.sequenceNumber = bytes.big32(4);
    segment.acknowledgmentNumber = bytes.big32(8);
    segment.flags = bytes[13];
    segment.window = bytes.big16(14);
    // Where the snapshot ends inside the options, everything above is known, and the payload is
    // missing as a whole.
    const std::size_t skipped = std::min(headerLength, bytes.captured);
    if (segment.has(TcpFlags::Syn)) [[unlikely]]
        segment.windowScale = skipped < headerLength
            ? TcpSegment::kWindowScaleUnknown
            : readWindowScale(bytes.at + kFixedHeader, skipped - kFixedHeader);
    segment.payload = { bytes.at + skipped, bytes.captured - skipped };
    segment.payloadLength = static_cast<std::uint32_t>(bytes.onWire - headerLength);
    return true;
}

} // namespace hitwatch
