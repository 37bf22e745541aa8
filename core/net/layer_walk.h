// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/capture_point.h"
#include "net/decode_failure.h"
#include "net/fragment_reassembler.h"
#include "net/non_ip.h"
#include "net/packet.h"
#include "net/tcp_segment.h"
#include "net/wire_bytes.h"

#include <cstdint>

namespace hitwatch {

/// How the walk through a packet's headers ended.
enum class WalkEnd : std::uint8_t {
    Tcp, ///< the segment is filled in
    Other, ///< well-formed, but no TCP
    NotAnalyzed, ///< LayerWalk::notAnalyzed() says why
    Held, ///< a fragment, put aside
    Failed, ///< LayerWalk::failure() says why
};

/// One packet's way from its link layer to its TCP segment, through any nesting of layers that the
/// decoder knows. Each step reads one header and goes on with what is behind it; every step
/// consumes bytes or tunnel depth, so the walk ends.
class LayerWalk {
public:
    LayerWalk(const PacketRef &packet, unsigned tunnelDepth, FragmentReassembler &fragments,
        TcpSegment &segment);

    WalkEnd run();

    DecodeFailure failure() const { return m_failure; }
    NotAnalyzed notAnalyzed() const { return m_notAnalyzed; }
    /// An IPv4 fragment disagreed with an earlier one: some bytes of the datagram are not certain.
    bool sawContradiction() const { return m_contradiction; }

private:
    static constexpr std::size_t kIpv6Header = 40;

    // layer_walk_link.cpp
    WalkEnd ethernet(WireBytes bytes);
    WalkEnd etherType(std::uint16_t type, WireBytes bytes);
    WalkEnd logicalLink(WireBytes bytes);
    WalkEnd linuxCooked(WireBytes bytes);
    WalkEnd linuxCooked2(WireBytes bytes);
    WalkEnd cooked(std::uint16_t hardware, std::uint16_t type, WireBytes bytes);
    WalkEnd loopback(WireBytes bytes);
    WalkEnd nflog(WireBytes bytes);
    WalkEnd ppp(WireBytes bytes);
    WalkEnd pppInHdlc(WireBytes bytes);
    WalkEnd pppProtocol(std::uint16_t protocol, WireBytes bytes);
    WalkEnd pppoe(WireBytes bytes);
    WalkEnd mpls(WireBytes bytes);
    WalkEnd pseudowire(WireBytes bytes);

    // layer_walk_tag.cpp
    bool enterTag();
    WalkEnd macSec(WireBytes bytes);
    WalkEnd backboneService(WireBytes bytes);
    WalkEnd serviceHeader(WireBytes bytes);

    // layer_walk_wireless.cpp
    WalkEnd radiotap(WireBytes bytes);
    WalkEnd prism(WireBytes bytes);
    WalkEnd perPacketInformation(WireBytes bytes);
    WalkEnd ieee80211(WireBytes bytes, bool padded = false, bool swapped = false);
    WalkEnd aggregated(WireBytes bytes);

    // layer_walk_ip.cpp
    WalkEnd anyIp(WireBytes bytes);
    WalkEnd ipv4(WireBytes bytes);
    WalkEnd ipv6(WireBytes bytes);
    WalkEnd ipv6Extensions(std::uint8_t protocol, WireBytes bytes);
    WalkEnd ipv6Fragment(WireBytes bytes);
    WalkEnd reassemble(Fragment &fragment, WireBytes bytes);
    WalkEnd transport(std::uint8_t protocol, WireBytes bytes);

    // layer_walk_tunnel.cpp
    bool enterTunnel();
    WalkEnd tunnel(std::uint8_t protocol, WireBytes bytes);
    WalkEnd gre(WireBytes bytes);
    WalkEnd greVersion1(WireBytes bytes);
    WalkEnd greProtocol(std::uint16_t type, bool sequenced, WireBytes bytes);
    WalkEnd erspan3(WireBytes bytes);
    WalkEnd udp(WireBytes bytes);
    WalkEnd vxlan(WireBytes bytes);
    WalkEnd vxlanGeneric(WireBytes bytes);
    WalkEnd geneve(WireBytes bytes);
    WalkEnd gtpUser(WireBytes bytes);
    WalkEnd lisp(WireBytes bytes);
    WalkEnd capwap(WireBytes bytes);
    WalkEnd teredo(WireBytes bytes);
    WalkEnd ayiya(WireBytes bytes);
    WalkEnd exactIpv6(WireBytes bytes);
    WalkEnd innerEthernet(WireBytes bytes);
    WalkEnd l2tp(WireBytes bytes);

    WalkEnd fail(DecodeFailure failure)
    {
        m_failure = failure;
        return WalkEnd::Failed;
    }
    WalkEnd truncated() { return fail(DecodeFailure::TruncatedHeader); }
    WalkEnd leave(NotAnalyzed reason)
    {
        m_notAnalyzed = reason;
        return WalkEnd::NotAnalyzed;
    }
    /// What these bytes are is not known. It is loss when there is an IP packet in them.
    WalkEnd notUnderstood(const WireBytes &bytes)
    {
        return holdsIpPacket(bytes) ? fail(DecodeFailure::UnknownEncapsulation) : WalkEnd::Other;
    }

    const PacketRef &m_packet;
    FragmentReassembler &m_fragments;
    TcpSegment &m_segment;
    CapturePoint m_capturePoint;
    IpAddress m_source;
    IpAddress m_destination;
    std::uint32_t m_frameLength;
    unsigned m_tunnelsLeft;
    unsigned m_tagsLeft;
    unsigned m_extensionsLeft;
    DecodeFailure m_failure = DecodeFailure::TruncatedHeader;
    NotAnalyzed m_notAnalyzed = NotAnalyzed::UnknownProtocol;
    bool m_sawFragment = false;
    bool m_contradiction = false;
};

} // namespace hitwatch
