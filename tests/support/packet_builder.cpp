// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/packet_builder.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cstdio>
#include <cstdlib>

namespace hitwatch::test {

namespace {

void appendBytes(Bytes &bytes, const Bytes &more)
{
    // Byte by byte: gcc 12 sees overflows that are none in a ranged insert.
    for (const std::uint8_t byte : more)
        bytes.push_back(byte);
}

void appendAddress(Bytes &bytes, const IpAddress &ipAddress)
{
    const std::ptrdiff_t size = ipAddress.family == 6 ? 16 : 4;
    bytes.insert(bytes.end(), ipAddress.bytes.begin(), ipAddress.bytes.begin() + size);
}

void store16(Bytes &bytes, std::size_t at, std::uint16_t value)
{
    bytes.at(at) = static_cast<std::uint8_t>(value >> 8);
    bytes.at(at + 1) = static_cast<std::uint8_t>(value);
}

Bytes padded(Bytes options)
{
    options.resize((options.size() + 3) / 4 * 4);
    return options;
}

std::uint32_t sumOf(ByteView bytes, std::uint32_t sum)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        sum += (i % 2 == 0) ? static_cast<std::uint32_t>(bytes[i]) << 8 : bytes[i];
        sum = (sum & 0xffff) + (sum >> 16);
    }
    return sum;
}

std::uint32_t pseudoHeaderSum(
    const IpAddress &source, const IpAddress &destination, std::uint8_t proto, std::size_t length)
{
    Bytes pseudo;
    appendAddress(pseudo, source);
    appendAddress(pseudo, destination);
    append32(pseudo, static_cast<std::uint32_t>(length));
    append32(pseudo, proto);
    return sumOf(pseudo, 0);
}

Bytes ipv4(const IpFields &fields, const Bytes &payload)
{
    const Bytes options = padded(fields.options);
    const std::size_t headerLength = 20 + options.size();
    const auto total = static_cast<std::uint16_t>(headerLength + payload.size());
    Bytes bytes { static_cast<std::uint8_t>(0x40 | (headerLength / 4)), 0 };
    append16(bytes, fields.totalLength.value_or(total));
    append16(bytes, static_cast<std::uint16_t>(fields.identification));
    append16(bytes,
        static_cast<std::uint16_t>(
            (fields.fragmentOffset / 8) | (fields.moreFragments ? 0x2000 : 0)));
    bytes.push_back(fields.timeToLive);
    bytes.push_back(fields.protocol);
    append16(bytes, 0);
    appendAddress(bytes, fields.source);
    appendAddress(bytes, fields.destination);
    appendBytes(bytes, options);
    store16(bytes, 10, internetChecksum(bytes));
    appendBytes(bytes, payload);
    return bytes;
}

Bytes ipv6(const IpFields &fields, const Bytes &payload)
{
    Bytes bytes { 0x60, 0, 0, 0 };
    append16(bytes, fields.totalLength.value_or(static_cast<std::uint16_t>(payload.size())));
    bytes.push_back(fields.protocol);
    bytes.push_back(fields.timeToLive);
    appendAddress(bytes, fields.source);
    appendAddress(bytes, fields.destination);
    appendBytes(bytes, payload);
    return bytes;
}

} // namespace

IpAddress address(const std::string &text)
{
    std::array<std::uint8_t, 16> bytes {};
    if (inet_pton(AF_INET, text.c_str(), bytes.data()) == 1)
        return IpAddress::fromIpv4(bytes.data());
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) == 1)
        return IpAddress::fromIpv6(bytes.data());
    std::fprintf(stderr, "not an address: %s\n", text.c_str());
    std::abort();
}

Endpoint endpoint(const std::string &addressText, std::uint16_t port)
{
    return { address(addressText), port };
}

Bytes toBytes(std::string_view text)
{
    return { text.begin(), text.end() };
}

Bytes join(std::initializer_list<Bytes> parts)
{
    Bytes all;
    for (const Bytes &part : parts)
        appendBytes(all, part);
    return all;
}

void append16(Bytes &bytes, std::uint16_t value)
{
    bytes.push_back(static_cast<std::uint8_t>(value >> 8));
    bytes.push_back(static_cast<std::uint8_t>(value));
}

void append32(Bytes &bytes, std::uint32_t value)
{
    append16(bytes, static_cast<std::uint16_t>(value >> 16));
    append16(bytes, static_cast<std::uint16_t>(value));
}

std::uint16_t internetChecksum(ByteView bytes, std::uint32_t start)
{
    return static_cast<std::uint16_t>(~sumOf(bytes, start));
}

Bytes tcp(const TcpFields &fields, const Bytes &payload)
{
    const Bytes options = padded(fields.options);
    const auto words = static_cast<std::uint8_t>(5 + options.size() / 4);
    Bytes bytes;
    append16(bytes, fields.source.port);
    append16(bytes, fields.destination.port);
    append32(bytes, fields.sequenceNumber);
    append32(bytes, fields.acknowledgmentNumber);
    bytes.push_back(static_cast<std::uint8_t>(fields.dataOffset.value_or(words) << 4));
    bytes.push_back(fields.flags);
    append16(bytes, fields.window);
    append32(bytes, 0);
    appendBytes(bytes, options);
    appendBytes(bytes, payload);
    const std::uint32_t pseudo = pseudoHeaderSum(
        fields.source.address, fields.destination.address, protocol::kTcp, bytes.size());
    store16(bytes, 16, internetChecksum(bytes, pseudo));
    return bytes;
}

Bytes tcp(const TcpFields &fields, std::string_view payload)
{
    return tcp(fields, toBytes(payload));
}

Bytes udp(const Endpoint &source, const Endpoint &destination, const Bytes &payload)
{
    Bytes bytes;
    append16(bytes, source.port);
    append16(bytes, destination.port);
    append16(bytes, static_cast<std::uint16_t>(8 + payload.size()));
    append16(bytes, 0);
    appendBytes(bytes, payload);
    const std::uint32_t pseudo =
        pseudoHeaderSum(source.address, destination.address, protocol::kUdp, bytes.size());
    const std::uint16_t sum = internetChecksum(bytes, pseudo);
    store16(bytes, 6, sum == 0 ? 0xffff : sum);
    return bytes;
}

Bytes ip(const IpFields &fields, const Bytes &payload)
{
    return fields.source.family == 6 ? ipv6(fields, payload) : ipv4(fields, payload);
}

Bytes tcpInIp(const TcpFields &fields, const Bytes &payload)
{
    return ip({ .source = fields.source.address, .destination = fields.destination.address },
        tcp(fields, payload));
}

Bytes tcpInIp(const TcpFields &fields, std::string_view payload)
{
    return tcpInIp(fields, toBytes(payload));
}

std::vector<Bytes> ipFragments(
    const IpFields &fields, const Bytes &payload, std::size_t fragmentSize)
{
    std::vector<Bytes> fragments;
    for (std::size_t from = 0; from < payload.size(); from += fragmentSize) {
        const std::size_t to = std::min(payload.size(), from + fragmentSize);
        const Bytes part(payload.begin() + static_cast<std::ptrdiff_t>(from),
            payload.begin() + static_cast<std::ptrdiff_t>(to));
        const bool more = to < payload.size();
        const auto offset = static_cast<std::uint16_t>(from);
        IpFields own = fields;
        if (fields.source.family == 6) {
            own.protocol = protocol::kFragment;
            fragments.push_back(ip(own,
                ipv6FragmentHeader(fields.protocol, offset, more, fields.identification, part)));
        } else {
            own.fragmentOffset = offset;
            own.moreFragments = more;
            fragments.push_back(ip(own, part));
        }
    }
    return fragments;
}

Bytes ipv6FragmentHeader(std::uint8_t nextHeader, std::uint16_t offset, bool more,
    std::uint32_t identification, const Bytes &part)
{
    Bytes bytes { nextHeader, 0 };
    append16(bytes, static_cast<std::uint16_t>((offset & 0xfff8) | (more ? 1 : 0)));
    append32(bytes, identification);
    appendBytes(bytes, part);
    return bytes;
}

Bytes ipv6Extension(std::uint8_t nextHeader, std::uint8_t words, const Bytes &payload)
{
    Bytes bytes { nextHeader, words };
    bytes.resize((words + std::size_t { 1 }) * 8);
    appendBytes(bytes, payload);
    return bytes;
}

Bytes authenticationHeader(std::uint8_t nextHeader, const Bytes &payload)
{
    Bytes bytes { nextHeader, 4 };
    bytes.resize(24);
    appendBytes(bytes, payload);
    return bytes;
}

PacketRef Frame::ref() const
{
    PacketRef packet;
    packet.time = time;
    packet.interfaceIndex = interfaceIndex;
    packet.linkType = linkType;
    packet.wireLength = wireLength != 0 ? wireLength : static_cast<std::uint32_t>(bytes.size());
    packet.captured = bytes;
    return packet;
}

} // namespace hitwatch::test
