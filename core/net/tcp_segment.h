// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "common/time.h"
#include "net/ip_address.h"

#include <cstdint>

namespace hitwatch {

/// TCP control bits (RFC 9293, 3.1).
struct TcpFlags {
    static constexpr std::uint8_t Fin = 0x01;
    static constexpr std::uint8_t Syn = 0x02;
    static constexpr std::uint8_t Rst = 0x04;
    static constexpr std::uint8_t Ack = 0x10;
};

/// One decoded TCP segment. @c payload is borrowed from the packet (or from the fragment
/// reassembler) until the next packet is decoded.
struct TcpSegment {
    static constexpr std::int8_t kWindowScaleUnknown = -1;
    static constexpr std::int8_t kNoWindowScale = -2;

    TimeNs time = 0;
    std::uint32_t interfaceIndex = 0;
    /// Where this copy was seen: a hash over interface, VLAN identifiers and outer tunnel
    /// addresses. Copies of one packet at two capture points differ here and nowhere else.
    std::uint32_t capturePoint = 0;
    Endpoint source;
    Endpoint destination;
    std::uint32_t sequenceNumber = 0;
    std::uint32_t acknowledgmentNumber = 0;
    std::uint8_t flags = 0;
    std::uint16_t window = 0; ///< as sent, without its scale
    /// SYN: the shift of the window field in later segments (RFC 7323, 2.2), kNoWindowScale when
    /// none was offered.
    std::int8_t windowScale = kWindowScaleUnknown;
    ByteView payload; ///< what was captured of it
    /// Payload bytes on the wire. When more than payload.size(), the snapshot length cut the end
    /// off, and the rest is a gap of known length.
    std::uint32_t payloadLength = 0;
    std::uint32_t frameLength = 0; ///< bytes on the link (pcap len), for traffic

    bool has(std::uint8_t flag) const { return (flags & flag) != 0; }
};

} // namespace hitwatch
