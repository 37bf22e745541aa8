// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/packet_decoder.h"

#include "net/ether_type.h"
#include "net/fragment_reassembler.h"
#include "net/ip_protocol.h"
#include "net/layer_walk.h"
#include "net/link_type.h"
#include "net/tcp_header.h"

namespace hitwatch {

struct PacketDecoder::State {
    explicit State(const EngineLimits &limits)
        : tunnelDepth(limits.tunnelDepth)
        , fragments(limits, counters)
    {
    }

    unsigned tunnelDepth;
    DecodeCounters counters;
    FragmentReassembler fragments;
};

namespace {

/// Whether this is TCP in IPv4 without options or fragmentation, in plain Ethernet: nearly all
/// packets are, and they need none of the other layers.
bool isPlain(const PacketRef &packet)
{
    if (packet.linkType != linktype::kEthernet
        || packet.captured.size() < kEthernetHeader + kIpv4Header)
        return false;
    const std::uint8_t *at = packet.captured.data();
    const std::uint8_t *ip = at + kEthernetHeader;
    return loadBig16(at + 12) == ethertype::kIpv4 && ip[0] == 0x45 && ip[9] == ipprotocol::kTcp
        && (loadBig16(ip + 6) & 0x3fff) == 0 && loadBig16(ip + 2) >= kIpv4Header;
}

bool readPlain(const PacketRef &packet, TcpSegment &segment, DecodeFailure &failure)
{
    const std::uint8_t *ip = packet.captured.data() + kEthernetHeader;
    const std::size_t captured = packet.captured.size() - kEthernetHeader;
    const WireBytes datagram { ip, captured, captured };
    segment.time = packet.time;
    segment.interfaceIndex = packet.interfaceIndex;
    segment.capturePoint = CapturePoint(packet.interfaceIndex).value();
    segment.source.address = IpAddress::fromIpv4(ip + 12);
    segment.destination.address = IpAddress::fromIpv4(ip + 16);
    segment.frameLength = packet.wireLength;
    return readTcp(datagram.ofLength(loadBig16(ip + 2)).from(kIpv4Header), segment, failure);
}

} // namespace

PacketDecoder::PacketDecoder(const EngineLimits &limits)
    : m_state(std::make_unique<State>(limits))
{
}

PacketDecoder::~PacketDecoder() = default;

bool PacketDecoder::decode(const PacketRef &packet, TcpSegment &segment)
{
    DecodeCounters &counters = m_state->counters;
    ++counters.packets;
    counters.bytes += packet.wireLength;

    WalkEnd end = WalkEnd::Failed;
    DecodeFailure failure = DecodeFailure::TruncatedHeader;
    NotAnalyzed notAnalyzed = NotAnalyzed::UnknownProtocol;
    if (isPlain(packet)) {
        if (readPlain(packet, segment, failure))
            end = WalkEnd::Tcp;
    } else {
        LayerWalk walk(packet, m_state->tunnelDepth, m_state->fragments, segment);
        end = walk.run();
        failure = walk.failure();
        notAnalyzed = walk.notAnalyzed();
        if (walk.sawContradiction()) {
            counters.count(DecodeFailure::FragmentsOverlapping);
            if (end != WalkEnd::Tcp)
                return false;
        }
    }
    switch (end) {
    case WalkEnd::Tcp:
        ++counters.tcpSegments;
        return true;
    case WalkEnd::Other:
        ++counters.otherPackets;
        break;
    case WalkEnd::NotAnalyzed:
        counters.count(notAnalyzed);
        break;
    case WalkEnd::Held:
        ++counters.fragments;
        break;
    case WalkEnd::Failed:
        counters.count(failure);
        break;
    }
    return false;
}

void PacketDecoder::finish()
{
    m_state->fragments.finish();
}

const DecodeCounters &PacketDecoder::counters() const
{
    return m_state->counters;
}

} // namespace hitwatch
