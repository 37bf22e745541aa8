// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load_source.h"

#include <algorithm>
#include <string>
#include <thread>

namespace hitwatch::bench {

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;
constexpr unsigned kConnections = 64;

void put(std::vector<std::uint8_t> &bytes, std::uint64_t value, int size)
{
    for (int shift = 8 * (size - 1); shift >= 0; shift -= 8)
        bytes.push_back(static_cast<std::uint8_t>(value >> shift));
}

} // namespace

LoadSource::LoadSource(unsigned requestsPerSecond, unsigned names)
    : m_packetGap(kSecond / (2 * std::int64_t { requestsPerSecond }))
    , m_names(names)
    , m_connections(kConnections)
    , m_interfaces { { .name = "load0" } }
{
}

TimeNs LoadSource::clock() const
{
    const auto elapsed = std::chrono::steady_clock::now() - m_began;
    return kStart + std::chrono::duration_cast<std::chrono::nanoseconds>(elapsed).count();
}

SourceStatus LoadSource::next(PacketRef &packet, int maxWaitMs)
{
    if (m_stopped)
        return SourceStatus::End;
    const TimeNs due = kStart + static_cast<TimeNs>(m_packets) * m_packetGap;
    if (const TimeNs wait = due - clock(); wait > 0) {
        // As a kernel buffer is read: in blocks, not packet by packet.
        const auto longest = std::chrono::milliseconds(std::min(maxWaitMs, 10));
        std::this_thread::sleep_for(longest);
        if (due > clock())
            return SourceStatus::Idle;
    }
    makeFrame();
    packet.time = due;
    packet.interfaceIndex = 0;
    packet.linkType = 1;
    packet.wireLength = static_cast<std::uint32_t>(m_frame.size());
    packet.captured = m_frame;
    ++m_packets;
    ++m_interfaces.front().packets;
    m_interfaces.front().bytes += m_frame.size();
    return SourceStatus::Packet;
}

void LoadSource::makeFrame()
{
    const std::uint64_t transaction = m_packets / 2;
    const bool isRequest = m_packets % 2 == 0;
    const auto number = static_cast<unsigned>(transaction % kConnections);
    Connection &connection = m_connections[number];
    const std::string name = std::to_string(transaction * 2'654'435'761U % m_names);
    const std::string payload = isRequest
        ? "GET /section" + name + "/page HTTP/1.1\r\nHost: host" + name + ".example\r\n\r\n"
        : "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    const std::uint64_t client = 0xc0000200 + number;
    const std::uint64_t server = 0xc6336401;
    m_frame.assign(12, 2);
    put(m_frame, 0x08004500, 4);
    put(m_frame, 40 + payload.size(), 2);
    put(m_frame, 0x0000'4000'4006'0000, 8);
    put(m_frame, isRequest ? client : server, 4);
    put(m_frame, isRequest ? server : client, 4);
    put(m_frame, isRequest ? 40'000 : 80, 2);
    put(m_frame, isRequest ? 80 : 40'000, 2);
    put(m_frame, isRequest ? connection.clientSequence : connection.serverSequence, 4);
    put(m_frame, isRequest ? connection.serverSequence : connection.clientSequence, 4);
    put(m_frame, 0x5018'ffff'0000'0000, 8);
    m_frame.insert(m_frame.end(), payload.begin(), payload.end());
    (isRequest ? connection.clientSequence : connection.serverSequence) +=
        static_cast<std::uint32_t>(payload.size());
}

} // namespace hitwatch::bench
