// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/flood/flood_engine.h"

#include "captures/tcp_frame.h"

#include <algorithm>
#include <iterator>

namespace hitwatch::test {

namespace {

constexpr std::size_t kIp = 14;
constexpr std::size_t kTcp = kIp + 20;
constexpr std::size_t kPayload = kTcp + 20;
constexpr std::uint32_t kServerAddress = 0xc0000250; // 192.0.2.80
constexpr std::uint16_t kServerPort = 80;
constexpr std::uint32_t kFirstClientAddress = 0x0a000000; // 10.0.0.0

} // namespace

EngineLimits FloodScale::limits() const
{
    EngineLimits limits;
    for (std::size_t *total : { &limits.fragmentedDatagrams, &limits.fragmentBytes, &limits.flows,
             &limits.outOfOrderBytesTotal, &limits.heldHeaderBytes, &limits.pendingBytes,
             &limits.keysPerTable })
        *total /= divisor;
    return limits;
}

FloodEngine::FloodEngine(FloodScale scale)
    : m_scale(scale)
    , m_limits(scale.limits())
    , m_stats(m_limits, { std::begin(kWindows), std::end(kWindows) })
    , m_pipeline(m_limits, *this)
{
    TcpFields fields;
    fields.source = endpoint("10.0.0.0", 1024);
    fields.destination = endpoint("192.0.2.80", kServerPort);
    m_frame = ethernetIp(tcpInIp(fields));
}

void FloodEngine::open(std::uint32_t connection)
{
    send({ connection, true, TcpFlags::Syn, 0, 0, {} });
    send({ connection, false, TcpFlags::Syn | TcpFlags::Ack, 0, 1, {} });
}

void FloodEngine::fromClient(
    std::uint32_t connection, std::uint32_t sequence, std::string_view payload)
{
    send({ connection, true, TcpFlags::Ack, sequence, 1, payload });
}

void FloodEngine::fromServer(std::uint32_t connection, std::uint32_t sequence,
    std::uint32_t acknowledgment, std::string_view payload)
{
    send({ connection, false, TcpFlags::Ack, sequence, acknowledgment, payload });
}

void FloodEngine::send(const Segment &segment)
{
    const std::uint32_t client = kFirstClientAddress + segment.connection;
    const auto clientPort = static_cast<std::uint16_t>(1024 + segment.connection % 60'000);
    m_frame.resize(kPayload + segment.payload.size());
    store16(m_frame, kIp + 2, m_frame.size() - kIp);
    store32(m_frame, kIp + 12, segment.fromClient ? client : kServerAddress);
    store32(m_frame, kIp + 16, segment.fromClient ? kServerAddress : client);
    store16(m_frame, kTcp, segment.fromClient ? clientPort : kServerPort);
    store16(m_frame, kTcp + 2, segment.fromClient ? kServerPort : clientPort);
    store32(m_frame, kTcp + 4, segment.sequence);
    store32(m_frame, kTcp + 8, segment.acknowledgment);
    m_frame[kTcp + 13] = segment.flags;
    std::copy(segment.payload.begin(), segment.payload.end(), m_frame.begin() + kPayload);
    packet(m_frame);
}

void FloodEngine::packet(const Bytes &ethernetFrame)
{
    PacketRef packet;
    packet.time = m_now;
    packet.linkType = linktype::kEthernet;
    packet.captured = ethernetFrame;
    packet.wireLength = static_cast<std::uint32_t>(ethernetFrame.size());
    m_pipeline.process(packet);
}

CaptureCounters FloodEngine::settle()
{
    CaptureCounters counters;
    m_pipeline.readCounters(counters);
    m_stats.apply(counters, m_now);
    m_stats.advance(m_now);
    return counters;
}

} // namespace hitwatch::test
