// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/tcp_segment.h"

#include <string_view>

namespace hitwatch {

/// Makes segments of one connection: a client 10.0.0.1:40000 (the low endpoint) and a server
/// 10.0.0.2:80 by default. Sequence numbers are relative: 0 is the SYN, 1 the first byte.
struct SegmentBuilder {
    Endpoint client = endpoint(1, 40000);
    Endpoint server = endpoint(2, 80);
    std::uint32_t clientStart = 1000;
    std::uint32_t serverStart = 5000;
    TimeNs time = 1000 * kSecond;
    std::uint32_t interfaceIndex = 0;
    std::uint32_t capturePoint = 0;

    static Endpoint endpoint(std::uint8_t last, std::uint16_t port)
    {
        const std::uint8_t bytes[] = { 10, 0, 0, last };
        return { IpAddress::fromIpv4(bytes), port };
    }

    TcpSegment make(bool fromClient, std::uint8_t flags, std::uint32_t sequence,
        std::uint32_t acknowledgment, std::string_view payload = {}) const
    {
        TcpSegment segment;
        segment.time = time;
        segment.interfaceIndex = interfaceIndex;
        segment.capturePoint = capturePoint;
        segment.source = fromClient ? client : server;
        segment.destination = fromClient ? server : client;
        segment.sequenceNumber = (fromClient ? clientStart : serverStart) + sequence;
        if ((flags & TcpFlags::Ack) != 0)
            segment.acknowledgmentNumber =
                (fromClient ? serverStart : clientStart) + acknowledgment;
        segment.flags = flags;
        segment.payload = asBytes(payload);
        segment.payloadLength = static_cast<std::uint32_t>(payload.size());
        segment.frameLength = 54 + segment.payloadLength;
        return segment;
    }

    TcpSegment syn() const { return make(true, TcpFlags::Syn, 0, 0); }
    TcpSegment synAck() const { return make(false, TcpFlags::Syn | TcpFlags::Ack, 0, 1); }
    /// Client data; acknowledges what the server is said to have sent.
    TcpSegment up(std::uint32_t sequence, std::string_view payload, std::uint32_t ack = 1) const
    {
        return make(true, TcpFlags::Ack, sequence, ack, payload);
    }
    TcpSegment down(std::uint32_t sequence, std::string_view payload, std::uint32_t ack = 1) const
    {
        return make(false, TcpFlags::Ack, sequence, ack, payload);
    }
    TcpSegment upFin(std::uint32_t sequence, std::uint32_t ack = 1) const
    {
        return make(true, TcpFlags::Fin | TcpFlags::Ack, sequence, ack);
    }
    TcpSegment downFin(std::uint32_t sequence, std::uint32_t ack = 1) const
    {
        return make(false, TcpFlags::Fin | TcpFlags::Ack, sequence, ack);
    }
};

} // namespace hitwatch
