// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/tcp_frame.h"

#include "net/tcp_segment.h"

namespace hitwatch::test {

namespace {

constexpr std::size_t kEthernetHeader = 14;
constexpr std::size_t kIpv6Header = 40;
constexpr std::size_t kTcpHeader = 20;

struct IpPlace {
    std::size_t tcp = 0;
    std::size_t end = 0;
    std::size_t addresses = 0;
    std::size_t addressSize = 0;
};

std::optional<IpPlace> findIpv4(const Bytes &bytes)
{
    const std::size_t ip = kEthernetHeader;
    if (bytes.size() < ip + 20 || bytes[ip + 9] != protocol::kTcp)
        return {};
    const bool fragment = (loadBig16(&bytes[ip + 6]) & 0x3fff) != 0;
    const std::size_t header = (bytes[ip] & std::size_t(0x0f)) * 4;
    const std::size_t total = loadBig16(&bytes[ip + 2]);
    if (fragment || bytes[ip] >> 4 != 4 || header < 20 || total < header)
        return {};
    return IpPlace { ip + header, ip + total, ip + 12, 4 };
}

std::optional<IpPlace> findIpv6(const Bytes &bytes)
{
    const std::size_t ip = kEthernetHeader;
    if (bytes.size() < ip + kIpv6Header || bytes[ip] >> 4 != 6 || bytes[ip + 6] != protocol::kTcp)
        return {};
    const std::size_t start = ip + kIpv6Header;
    return IpPlace { start, start + loadBig16(&bytes[ip + 4]), ip + 8, 16 };
}

Bytes slice(const Bytes &bytes, std::size_t from, std::size_t size)
{
    const auto begin = bytes.begin() + static_cast<std::ptrdiff_t>(from);
    return { begin, begin + static_cast<std::ptrdiff_t>(size) };
}

} // namespace

std::optional<TcpFrame> findTcp(const Frame &frame)
{
    const Bytes &bytes = frame.bytes;
    const bool whole = frame.wireLength == 0 || frame.wireLength == bytes.size();
    if (frame.linkType != linktype::kEthernet || !whole || bytes.size() < kEthernetHeader + 20)
        return {};
    const std::uint16_t etherType = loadBig16(&bytes[12]);
    const auto place = etherType == ethertype::kIpv4 ? findIpv4(bytes)
        : etherType == ethertype::kIpv6              ? findIpv6(bytes)
                                                     : std::nullopt;
    if (!place || place->end > bytes.size() || place->tcp + kTcpHeader > place->end)
        return {};
    TcpFrame tcp;
    tcp.ip = kEthernetHeader;
    tcp.tcp = place->tcp;
    tcp.payload = place->tcp + std::size_t(bytes[place->tcp + 12] >> 4) * 4;
    tcp.end = place->end;
    if (tcp.payload < place->tcp + kTcpHeader || tcp.payload > tcp.end)
        return {};
    tcp.flags = bytes[tcp.tcp + 13];
    tcp.sequenceNumber = loadBig32(&bytes[tcp.tcp + 4]);
    const Bytes source = slice(bytes, place->addresses, place->addressSize);
    const Bytes destination =
        slice(bytes, place->addresses + place->addressSize, place->addressSize);
    const Bytes sourcePort = slice(bytes, tcp.tcp, 2);
    const Bytes destinationPort = slice(bytes, tcp.tcp + 2, 2);
    tcp.direction = join({ source, destination, sourcePort, destinationPort });
    tcp.opposite = join({ destination, source, destinationPort, sourcePort });
    return tcp;
}

void store16(Bytes &bytes, std::size_t at, std::size_t value)
{
    bytes[at] = static_cast<std::uint8_t>(value >> 8);
    bytes[at + 1] = static_cast<std::uint8_t>(value);
}

void store32(Bytes &bytes, std::size_t at, std::uint32_t value)
{
    store16(bytes, at, value >> 16);
    store16(bytes, at + 2, value & 0xffff);
}

} // namespace hitwatch::test
