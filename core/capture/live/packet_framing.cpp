// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/packet_framing.h"

#include "capture/live/little_endian.h"

#include <cstring>
#include <limits>

namespace hitwatch {
namespace {

constexpr std::uint32_t magic(char a, char b, char c, char d)
{
    const std::array<std::uint8_t, 4> bytes { static_cast<std::uint8_t>(a),
        static_cast<std::uint8_t>(b), static_cast<std::uint8_t>(c), static_cast<std::uint8_t>(d) };
    return loadLittle<std::uint32_t>(bytes.data());
}

constexpr std::uint32_t kStreamMagic = magic('H', 'W', 'P', 'S');
constexpr std::uint32_t kFrameMagic = magic('H', 'W', 'P', 'F');
constexpr std::size_t kBufferBytes =
    PacketFrameReader::kReadBytes + kPacketHeaderBytes + kLongestCapture;

} // namespace

std::array<std::uint8_t, kPacketPreambleBytes> packetPreamble()
{
    std::array<std::uint8_t, kPacketPreambleBytes> bytes {};
    storeLittle(bytes.data(), kStreamMagic);
    storeLittle(bytes.data() + 4, kFramingVersion);
    return bytes;
}

void writePacketHeader(std::uint8_t *at, const PacketFrame &frame)
{
    storeLittle(at, kFrameMagic);
    storeLittle(at + 4, frame.interface);
    storeLittle(at + 8, static_cast<std::uint64_t>(frame.time));
    storeLittle(at + 16, static_cast<std::uint32_t>(frame.captured.size()));
    storeLittle(at + 20, frame.wireLength);
}

PacketFrameReader::PacketFrameReader(std::uint32_t interfaceCount)
    : m_buffer(new std::uint8_t[kBufferBytes])
    , m_interfaceCount(interfaceCount)
{
}

std::span<std::uint8_t> PacketFrameReader::space()
{
    const std::size_t held = m_end - m_begin;
    if (m_begin != 0 && held != 0)
        std::memmove(m_buffer.get(), m_buffer.get() + m_begin, held);
    m_begin = 0;
    m_end = held;
    return { m_buffer.get() + m_end, kBufferBytes - m_end };
}

void PacketFrameReader::added(std::size_t bytes)
{
    m_end += bytes;
}

FrameStatus PacketFrameReader::invalid(const char *what)
{
    m_problem = what;
    return FrameStatus::Invalid;
}

FrameStatus PacketFrameReader::readPreamble()
{
    if (m_end - m_begin < kPacketPreambleBytes)
        return FrameStatus::Incomplete;
    const std::uint8_t *at = m_buffer.get() + m_begin;
    if (loadLittle<std::uint32_t>(at) != kStreamMagic)
        return invalid("the packet stream does not start with its magic number");
    if (loadLittle<std::uint32_t>(at + 4) != kFramingVersion)
        return invalid("the packet stream has another version");
    m_begin += kPacketPreambleBytes;
    m_preambleSeen = true;
    return FrameStatus::Complete;
}

FrameStatus PacketFrameReader::next(PacketFrame &frame)
{
    if (!m_problem.empty())
        return FrameStatus::Invalid;
    if (!m_preambleSeen) {
        const FrameStatus status = readPreamble();
        if (status != FrameStatus::Complete)
            return status;
    }
    const std::size_t held = m_end - m_begin;
    if (held < kPacketHeaderBytes)
        return FrameStatus::Incomplete;

    const std::uint8_t *at = m_buffer.get() + m_begin;
    const auto interface = loadLittle<std::uint32_t>(at + 4);
    const auto time = loadLittle<std::uint64_t>(at + 8);
    const auto captured = loadLittle<std::uint32_t>(at + 16);
    const auto wire = loadLittle<std::uint32_t>(at + 20);
    if (loadLittle<std::uint32_t>(at) != kFrameMagic)
        return invalid("a packet does not start with its magic number");
    if (interface >= m_interfaceCount)
        return invalid("a packet of an interface that was not asked for");
    if (time > static_cast<std::uint64_t>(std::numeric_limits<TimeNs>::max()))
        return invalid("a packet from before 1970");
    if (captured > kLongestCapture)
        return invalid("a packet longer than the longest snapshot");
    if (wire < captured)
        return invalid("a packet with more bytes than were on the link");
    if (held < kPacketHeaderBytes + captured)
        return FrameStatus::Incomplete;

    frame.interface = interface;
    frame.time = static_cast<TimeNs>(time);
    frame.wireLength = wire;
    frame.captured = { at + kPacketHeaderBytes, captured };
    m_begin += kPacketHeaderBytes + captured;
    return FrameStatus::Complete;
}

} // namespace hitwatch
