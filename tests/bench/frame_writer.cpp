// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/frame_writer.h"

#include <array>
#include <cstdlib>
#include <cstring>

namespace hitwatch::bench {

namespace {

constexpr std::size_t kBufferBytes = 4 * 1024 * 1024;
constexpr std::size_t kEthernet = 14;
constexpr std::size_t kIp = 20;
constexpr std::size_t kTcp = 32; // with the time stamp option
constexpr std::size_t kHeaders = kEthernet + kIp + kTcp;

void store16(std::uint8_t *at, std::uint32_t value)
{
    at[0] = static_cast<std::uint8_t>(value >> 8);
    at[1] = static_cast<std::uint8_t>(value);
}

void store32(std::uint8_t *at, std::uint32_t value)
{
    store16(at, value >> 16);
    store16(at + 2, value & 0xffff);
}

std::uint32_t ipChecksum(const std::uint8_t *header)
{
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < kIp; at += 2)
        sum += static_cast<std::uint32_t>((header[at] << 8) | header[at + 1]);
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    return ~sum & 0xffff;
}

} // namespace

FrameWriter::FrameWriter(const std::string &path)
    : m_file(std::fopen(path.c_str(), "wb"))
    , m_buffer(std::make_unique<char[]>(kBufferBytes))
{
    if (m_file == nullptr) {
        std::perror(path.c_str());
        std::exit(1);
    }
    std::setvbuf(m_file, m_buffer.get(), _IOFBF, kBufferBytes);
    struct {
        std::uint32_t magic = 0xa1b2c3d4;
        std::uint16_t major = 2;
        std::uint16_t minor = 4;
        std::uint32_t zone = 0;
        std::uint32_t accuracy = 0;
        std::uint32_t snapshotLength = 262'144;
        std::uint32_t linkType = 1;
    } const header;
    put(&header, sizeof header);
}

FrameWriter::~FrameWriter()
{
    if (std::fclose(m_file) != 0)
        std::perror("bench_generate");
}

void FrameWriter::put(const void *bytes, std::size_t count)
{
    if (std::fwrite(bytes, 1, count, m_file) != count) {
        std::perror("bench_generate");
        std::exit(1);
    }
}

void FrameWriter::segment(const Sender &from, const Sender &to, std::uint32_t sequenceNumber,
    std::uint8_t flags, std::string_view payload)
{
    std::array<std::uint8_t, kHeaders> headers {};
    std::uint8_t *ethernet = headers.data();
    ethernet[0] = 0x02;
    store32(ethernet + 2, to.address);
    ethernet[6] = 0x02;
    store32(ethernet + 8, from.address);
    store16(ethernet + 12, 0x0800);

    std::uint8_t *ip = ethernet + kEthernet;
    ip[0] = 0x45;
    store16(ip + 2, static_cast<std::uint32_t>(kIp + kTcp + payload.size()));
    store16(ip + 4, m_identification++);
    store16(ip + 6, 0x4000);
    ip[8] = 64;
    ip[9] = 6;
    store32(ip + 12, from.address);
    store32(ip + 16, to.address);
    store16(ip + 10, ipChecksum(ip));

    std::uint8_t *tcp = ip + kIp;
    store16(tcp, from.port);
    store16(tcp + 2, to.port);
    store32(tcp + 4, sequenceNumber);
    constexpr std::uint8_t kAck = 0x10;
    store32(tcp + 8, (flags & kAck) != 0 ? to.sequenceNumber : 0);
    tcp[12] = (kTcp / 4) << 4;
    tcp[13] = flags;
    store16(tcp + 14, 501);
    constexpr std::uint8_t kTimestampOption[] = { 1, 1, 8, 10 };
    std::memcpy(tcp + 20, kTimestampOption, sizeof kTimestampOption);
    store32(tcp + 24, static_cast<std::uint32_t>(m_time / 1'000'000));

    const auto length = static_cast<std::uint32_t>(kHeaders + payload.size());
    const std::uint32_t record[] = { static_cast<std::uint32_t>(m_time / 1'000'000'000),
        static_cast<std::uint32_t>(m_time % 1'000'000'000 / 1000), length, length };
    put(record, sizeof record);
    put(headers.data(), headers.size());
    put(payload.data(), payload.size());
    ++m_packets;
}

} // namespace hitwatch::bench
