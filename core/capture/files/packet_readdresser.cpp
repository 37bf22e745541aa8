// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/packet_readdresser.h"

#include "net/tcp_segment.h"

namespace hitwatch {

namespace {

constexpr std::size_t kTcpHeaderBytes = 20;
constexpr std::uint8_t kTcp = 6;

bool has(ByteView frame, std::size_t offset, std::size_t count)
{
    return offset <= frame.size() && count <= frame.size() - offset;
}

void storeBig16(std::uint8_t *at, std::uint16_t value)
{
    at[0] = static_cast<std::uint8_t>(value >> 8);
    at[1] = static_cast<std::uint8_t>(value);
}

// @returns where the IP header starts, or past the end.
std::size_t findIpHeader(ByteView frame, std::uint32_t linkType)
{
    switch (linkType) {
    case 0: // NULL
    case 108: // LOOP
        return 4;
    case 12: // DLT_RAW
    case 14:
    case 101: // RAW
    case 228: // IPV4
    case 229: // IPV6
        return 0;
    case 1: { // ETHERNET
        std::size_t type = 12;
        while (has(frame, type, 2)
            && (loadBig16(&frame[type]) == 0x8100 || loadBig16(&frame[type]) == 0x88a8))
            type += 4;
        return type + 2;
    }
    default:
        return frame.size();
    }
}

} // namespace

std::size_t findTcpHeader(ByteView frame, std::uint32_t linkType)
{
    const std::size_t ip = findIpHeader(frame, linkType);
    if (!has(frame, ip, 20))
        return 0;
    std::size_t tcp = 0;
    const unsigned version = frame[ip] >> 4;
    if (version == 4) {
        const bool isLaterFragment = (loadBig16(&frame[ip + 6]) & 0x1fff) != 0;
        if (frame[ip + 9] == kTcp && !isLaterFragment)
            tcp = ip + (frame[ip] & 0x0fU) * std::size_t { 4 };
    } else if (version == 6 && frame[ip + 6] == kTcp) {
        tcp = ip + 40;
    }
    return tcp != 0 && has(frame, tcp, kTcpHeaderBytes) ? tcp : 0;
}

void PacketReaddresser::learn(ByteView frame, std::size_t tcpHeader)
{
    const std::uint16_t source = loadBig16(&frame[tcpHeader]);
    const std::uint16_t destination = loadBig16(&frame[tcpHeader + 2]);
    const std::uint8_t flags = frame[tcpHeader + 13];
    if ((flags & (TcpFlags::Syn | TcpFlags::Ack)) == TcpFlags::Syn) {
        m_clients.set(source);
        m_servers.set(destination);
        return;
    }
    // A connection that was open before the recording: the client is the one of the high port.
    if (source >= kFirstEphemeral)
        m_clients.set(source);
    if (destination >= kFirstEphemeral)
        m_clients.set(destination);
}

void PacketReaddresser::deal()
{
    m_clients &= ~m_servers;
    m_count = 0;
    for (std::size_t port = 0; port < m_clients.size(); ++port) {
        if (m_clients.test(port))
            m_ordinal[port] = static_cast<std::uint16_t>(m_count++);
    }
}

std::uint16_t PacketReaddresser::newPort(std::uint16_t port, std::uint64_t loop) const
{
    if (!m_clients.test(port))
        return port;
    const std::uint64_t turn = (loop * m_count + m_ordinal[port]) % kEphemeralCount;
    return static_cast<std::uint16_t>(kFirstEphemeral + turn);
}

void PacketReaddresser::rewrite(
    std::span<std::uint8_t> frame, std::size_t tcpHeader, std::uint64_t loop) const
{
    std::uint8_t *header = frame.data() + tcpHeader;
    std::uint32_t checksum = static_cast<std::uint16_t>(~loadBig16(header + 16));
    for (const std::size_t at : { std::size_t { 0 }, std::size_t { 2 } }) {
        const std::uint16_t old = loadBig16(header + at);
        const std::uint16_t port = newPort(old, loop);
        checksum += static_cast<std::uint16_t>(~old);
        checksum += port;
        storeBig16(header + at, port);
    }
    while (checksum > 0xffff)
        checksum = (checksum & 0xffff) + (checksum >> 16);
    storeBig16(header + 16, static_cast<std::uint16_t>(~checksum));
}

} // namespace hitwatch
