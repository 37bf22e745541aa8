// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/networks.h"

#include "captures/tcp_frame.h"
#include "net/tcp_segment.h"

#include <algorithm>

namespace hitwatch::test {

namespace {

constexpr std::size_t kEthernetHeader = 14;
constexpr std::uint32_t kOtherInterface = 1000;

IpAddress outer(std::uint8_t last)
{
    const std::uint8_t bytes[] = { 198, 18, 0, last };
    return IpAddress::fromIpv4(bytes);
}

Bytes inIp(std::uint8_t protocol, const Bytes &payload)
{
    return ethernetIp(
        ip({ .source = outer(1), .destination = outer(2), .protocol = protocol }, payload));
}

Bytes inUdp(std::uint16_t port, const Bytes &payload)
{
    return inIp(protocol::kUdp, udp({ outer(1), 40000 }, { outer(2), port }, payload));
}

Bytes packetOf(const Bytes &frame)
{
    return { frame.begin() + kEthernetHeader, frame.end() };
}

std::uint16_t typeOf(const Bytes &frame)
{
    return static_cast<std::uint16_t>(loadBig16(&frame[12]));
}

bool isFromLower(const TcpFrame &tcp)
{
    return tcp.direction < tcp.opposite;
}

Frame wrapped(const Frame &frame, const Wrap &wrap, std::uint32_t network)
{
    Frame result = frame;
    result.bytes = wrap(frame.bytes, network);
    result.wireLength = 0;
    return result;
}

/// Applies @p change to a copy of each segment and puts it behind the segment.
Frames withCopies(
    const Frames &frames, const std::function<Frame(const Frame &, const TcpFrame &)> &change)
{
    Frames result;
    for (const Frame &frame : frames) {
        result.push_back(frame);
        const auto tcp = findTcp(frame);
        if (!tcp)
            continue;
        result.push_back(change(frame, *tcp));
        result.back().interfaceIndex = frame.interfaceIndex + kOtherInterface;
    }
    return result;
}

} // namespace

std::vector<Encapsulation> encapsulations()
{
    return {
        { QStringLiteral("VLAN"),
            [](const Bytes &frame, std::uint32_t network) {
                return ethernet(ethertype::kVlan,
                    vlan(static_cast<std::uint16_t>(network), typeOf(frame), packetOf(frame)));
            } },
        { QStringLiteral("VXLAN"),
            [](const Bytes &frame, std::uint32_t network) {
                return inUdp(4789, vxlan(network, frame));
            } },
        { QStringLiteral("Geneve"),
            [](const Bytes &frame, std::uint32_t network) {
                return inUdp(6081, geneve(network, ethertype::kTransparentEthernet, frame));
            } },
        { QStringLiteral("GTP-U"),
            [](const Bytes &frame, std::uint32_t network) {
                return inUdp(2152, gtpUser(network, packetOf(frame)));
            } },
        { QStringLiteral("GRE"),
            [](const Bytes &frame, std::uint32_t network) {
                return inIp(
                    protocol::kGre, gre(typeOf(frame), packetOf(frame), { .key = network }));
            } },
        { QStringLiteral("MPLS"),
            [](const Bytes &frame, std::uint32_t network) {
                return ethernet(ethertype::kMpls, mpls({ 77, network }, packetOf(frame)));
            } },
        { QStringLiteral("PPPoE"),
            [](const Bytes &frame, std::uint32_t network) {
                const std::uint16_t type = typeOf(frame) == ethertype::kIpv4 ? 0x0021 : 0x0057;
                return ethernet(ethertype::kPppoeSession,
                    pppoe(static_cast<std::uint16_t>(network), ppp(type, packetOf(frame))));
            } },
    };
}

Frames withTranslatedCopies(const Frames &frames, bool ofServer)
{
    return withCopies(frames, [ofServer](const Frame &frame, const TcpFrame &tcp) {
        Frame copy = frame;
        const bool isIpv4 = copy.bytes[tcp.ip] >> 4 == 4;
        const std::size_t size = isIpv4 ? 4 : 16;
        const std::size_t source = tcp.ip + (isIpv4 ? 12 : 8);
        const std::size_t sourcePort = loadBig16(&copy.bytes[tcp.tcp]);
        const std::size_t destinationPort = loadBig16(&copy.bytes[tcp.tcp + 2]);
        // Which end is the server does not matter, only that it is the same one in both directions.
        const bool isToServer =
            destinationPort != sourcePort ? destinationPort < sourcePort : isFromLower(tcp);
        const bool changesSource = isToServer != ofServer;
        const std::size_t address = source + (changesSource ? 0 : size);
        copy.bytes[address] ^= 0x10;
        copy.bytes[address + size - 1] ^= 0x55;
        const std::size_t port = tcp.tcp + (changesSource ? 0 : 2);
        store16(copy.bytes, port, loadBig16(&copy.bytes[port]) ^ 0x0101U);
        return copy;
    });
}

Frames withWrappedCopies(const Frames &frames, const Wrap &wrap, bool isAsymmetric)
{
    return withCopies(frames, [&](const Frame &frame, const TcpFrame &tcp) {
        return wrapped(frame, wrap, isAsymmetric && isFromLower(tcp) ? 6 : 5);
    });
}

Frames onTwoNetworks(const Frames &frames, const Wrap &wrap)
{
    Frames result;
    for (const Frame &frame : frames) {
        const auto tcp = findTcp(frame);
        if (!tcp) {
            result.push_back(frame);
            continue;
        }
        result.push_back(wrapped(frame, wrap, 5));
        Frame other = frame;
        const std::uint32_t own = isFromLower(*tcp) ? 0x50000000 : 0x90000000;
        const std::uint32_t opposite = isFromLower(*tcp) ? 0x90000000 : 0x50000000;
        store32(other.bytes, tcp->tcp + 4, tcp->sequenceNumber + own);
        if ((tcp->flags & TcpFlags::Ack) != 0)
            store32(other.bytes, tcp->tcp + 8, loadBig32(&other.bytes[tcp->tcp + 8]) + opposite);
        result.push_back(wrapped(other, wrap, 6));
    }
    return result;
}

} // namespace hitwatch::test
