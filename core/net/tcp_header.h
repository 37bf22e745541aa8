// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/decode_failure.h"
#include "net/tcp_segment.h"
#include "net/wire_bytes.h"

#include <algorithm>

namespace hitwatch {

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
    // Where the snapshot ends inside the options, everything above is known, and the payload is
    // missing as a whole.
    const std::size_t skipped = std::min(headerLength, bytes.captured);
    segment.payload = { bytes.at + skipped, bytes.captured - skipped };
    segment.payloadLength = static_cast<std::uint32_t>(bytes.onWire - headerLength);
    return true;
}

} // namespace hitwatch
