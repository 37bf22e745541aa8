// SPDX-License-Identifier: GPL-3.0-or-later
// Link layers: everything in front of an IP header that is no tunnel.
#include "net/ether_type.h"
#include "net/layer_walk.h"
#include "net/link_type.h"
#include "net/tag_header.h"

namespace hitwatch {

namespace {

constexpr unsigned kMaxTags = 8; ///< VLAN tags in one frame
constexpr unsigned kMaxExtensions = 16; ///< IPv6 extension headers in one packet

/// Whether an IP header of the version that its ethertype tells is where a frame has it.
bool looksLikeFrame(const WireBytes &bytes)
{
    if (!bytes.has(kEthernetHeader + 1))
        return false;
    const std::uint16_t type = bytes.big16(12);
    const unsigned version = bytes[kEthernetHeader] >> 4;
    return (type == ethertype::kIpv4 && version == 4) || (type == ethertype::kIpv6 && version == 6);
}

bool hasIpv4Checksum(const WireBytes &bytes)
{
    const std::size_t length = (bytes[0] & 0x0f) * std::size_t { 4 };
    if (length < 20 || !bytes.has(length))
        return false;
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < length; at += 2)
        sum += bytes.big16(at);
    sum = (sum & 0xffff) + (sum >> 16);
    return ((sum & 0xffff) + (sum >> 16)) == 0xffff;
}

/// The address families of BSD, Linux and Windows differ for IPv6.
bool isIpFamily(std::uint32_t family)
{
    return family == 2 || family == 10 || family == 23 || family == 24 || family == 28
        || family == 30;
}

} // namespace

LayerWalk::LayerWalk(const PacketRef &packet, unsigned tunnelDepth, FragmentReassembler &fragments,
    TcpSegment &segment)
    : m_packet(packet)
    , m_fragments(fragments)
    , m_segment(segment)
    , m_capturePoint(packet.interfaceIndex)
    , m_frameLength(packet.wireLength)
    , m_tunnelsLeft(tunnelDepth)
    , m_tagsLeft(kMaxTags)
    , m_extensionsLeft(kMaxExtensions)
{
}

WalkEnd LayerWalk::run()
{
    const std::size_t captured = m_packet.captured.size();
    const WireBytes bytes { m_packet.captured.data(), captured,
        std::max<std::size_t>(captured, m_packet.wireLength) };
    switch (m_packet.linkType) {
    case linktype::kEthernet:
        return ethernet(bytes);
    case linktype::kLinuxCooked:
        return linuxCooked(bytes);
    case linktype::kLinuxCooked2:
        return linuxCooked2(bytes);
    case linktype::kNull:
    case linktype::kLoop:
        return loopback(bytes);
    case linktype::kRaw:
    case linktype::kRawBsd:
    case linktype::kRawOpenBsd:
    case linktype::kIpv4:
    case linktype::kIpv6:
        return anyIp(bytes);
    case linktype::kPpp:
        return ppp(bytes);
    case linktype::kPppHdlc:
    case linktype::kCiscoHdlc:
        return pppInHdlc(bytes);
    case linktype::kPppWithDirection:
        return bytes.has(1) ? ppp(bytes.from(1)) : truncated();
    case linktype::kPppoe:
        return pppoe(bytes);
    case linktype::kNflog:
        return nflog(bytes);
    case linktype::kIeee80211:
        return ieee80211(bytes);
    case linktype::kRadiotap:
        return radiotap(bytes);
    case linktype::kPrism:
    case linktype::kAvs:
        return prism(bytes);
    case linktype::kPerPacketInformation:
        return perPacketInformation(bytes);
    default:
        return isNonIpLinkType(m_packet.linkType) ? WalkEnd::Other
                                                  : fail(DecodeFailure::UnsupportedLinkType);
    }
}

WalkEnd LayerWalk::ethernet(WireBytes bytes)
{
    if (!bytes.has(kEthernetHeader))
        return truncated();
    const std::uint16_t type = bytes.big16(12);
    const WireBytes rest = bytes.from(kEthernetHeader);
    return type < ethertype::kFirst ? logicalLink(rest.ofLength(type)) : etherType(type, rest);
}

WalkEnd LayerWalk::etherType(std::uint16_t type, WireBytes bytes)
{
    // Of other tags than those of VLANs, nothing tells copies apart in both directions.
    while (const std::size_t length = tagLength(type, bytes)) {
        if (!bytes.has(length))
            return truncated();
        if (!enterTag())
            return fail(DecodeFailure::TunnelTooDeep);
        if (isVlanTag(type))
            m_capturePoint.addVlan(bytes.big16(0) & 0x0fff);
        type = bytes.big16(length - 2);
        bytes = bytes.from(length);
    }
    switch (type) {
    case ethertype::kIpv4:
        return ipv4(bytes);
    case ethertype::kIpv6:
        return ipv6(bytes);
    case ethertype::kMpls:
    case ethertype::kMplsMulticast:
        return mpls(bytes);
    case ethertype::kPppoeSession:
        return pppoe(bytes);
    case ethertype::kPpp:
        return ppp(bytes);
    case ethertype::kMacSec:
        return macSec(bytes);
    case ethertype::kBackboneService:
        return backboneService(bytes);
    case ethertype::kServiceHeader:
        return serviceHeader(bytes);
    case ethertype::kTransparentEthernet:
        return innerEthernet(bytes);
    default:
        break;
    }
    if (type < ethertype::kFirst)
        return logicalLink(bytes.ofLength(type));
    const WalkEnd end = notUnderstood(bytes);
    return end == WalkEnd::Other && !isNonIpEtherType(type) ? leave(NotAnalyzed::UnknownProtocol)
                                                            : end;
}

// IEEE 802.2 with SNAP (RFC 1042), and the plain IP service access point.
WalkEnd LayerWalk::logicalLink(WireBytes bytes)
{
    if (bytes.has(8) && bytes.big16(0) == 0xaaaa && bytes[2] == 0x03) {
        const std::uint32_t organisation = bytes.big32(2) & 0x00ff'ffff;
        const std::uint16_t type = bytes.big16(6);
        if ((organisation == 0 || organisation == 0x0000'00f8) && type >= ethertype::kFirst)
            return etherType(type, bytes.from(8));
        return notUnderstood(bytes.from(8));
    }
    if (bytes.has(3) && bytes.big16(0) == 0x0606 && bytes[2] == 0x03)
        return ipv4(bytes.from(3));
    return notUnderstood(bytes);
}

WalkEnd LayerWalk::linuxCooked(WireBytes bytes)
{
    if (!bytes.has(16))
        return truncated();
    // Nothing else tells what a host received from what it sent on.
    m_capturePoint.addInterface(bytes.big16(0));
    return cooked(bytes.big16(2), bytes.big16(14), bytes.from(16));
}

WalkEnd LayerWalk::linuxCooked2(WireBytes bytes)
{
    if (!bytes.has(20))
        return truncated();
    m_capturePoint.addInterface(bytes.big32(4));
    return cooked(bytes.big16(8), bytes.big16(0), bytes.from(20));
}

/// Interfaces of some kinds have no ethertype in their frames (ARPHRD_ values of Linux).
WalkEnd LayerWalk::cooked(std::uint16_t hardware, std::uint16_t type, WireBytes bytes)
{
    constexpr std::uint16_t kIeee80211Hardware = 801;
    constexpr std::uint16_t kPrismHardware = 802;
    constexpr std::uint16_t kRadiotapHardware = 803;
    constexpr std::uint16_t kNetlinkHardware = 824;
    switch (hardware) {
    case kIeee80211Hardware:
        return ieee80211(bytes);
    case kPrismHardware:
        return prism(bytes);
    case kRadiotapHardware:
        return radiotap(bytes);
    case kNetlinkHardware:
        return WalkEnd::Other;
    default:
        break;
    }
    // Below the ethertypes are frame kinds of the kernel; 4 is 802.2.
    if (type < ethertype::kFirst)
        return type == 4 ? logicalLink(bytes) : WalkEnd::Other;
    return etherType(type, bytes);
}

WalkEnd LayerWalk::loopback(WireBytes bytes)
{
    if (!bytes.has(4))
        return truncated();
    // The family is in the byte order of the machine that captured.
    const std::uint32_t big = bytes.big32(0);
    const std::uint32_t little = __builtin_bswap32(big);
    return isIpFamily(big) || isIpFamily(little) ? anyIp(bytes.from(4)) : WalkEnd::Other;
}

// Netfilter log: a family, then attributes of which one is the packet. Their lengths are in the
// byte order of the machine that captured; libpcap has turned them into ours.
WalkEnd LayerWalk::nflog(WireBytes bytes)
{
    constexpr std::uint16_t kPayload = 9;
    if (!bytes.has(4))
        return truncated();
    const std::uint8_t family = bytes[0];
    bytes = bytes.from(4);
    while (bytes.has(4)) {
        const auto length = static_cast<std::uint16_t>(bytes[0] | (bytes[1] << 8));
        const auto type = static_cast<std::uint16_t>(bytes[2] | (bytes[3] << 8));
        if (length < 4)
            return truncated();
        if (type == kPayload) {
            const WireBytes payload = bytes.ofLength(length).from(4);
            return family == 2 || family == 10 ? anyIp(payload) : WalkEnd::Other;
        }
        const std::size_t padded = (length + 3U) & ~std::size_t { 3 };
        if (!bytes.has(padded))
            return truncated();
        bytes = bytes.from(padded);
    }
    return bytes.onWire > bytes.captured ? truncated() : WalkEnd::Other;
}

// RFC 1661 and 1662: address and control may be left out, the protocol compressed to one byte.
WalkEnd LayerWalk::ppp(WireBytes bytes)
{
    if (bytes.has(2) && bytes.big16(0) == 0xff03)
        bytes = bytes.from(2);
    if (!bytes.has(1))
        return truncated();
    if ((bytes[0] & 1) != 0)
        return pppProtocol(bytes[0], bytes.from(1));
    if (!bytes.has(2))
        return truncated();
    return pppProtocol(bytes.big16(0), bytes.from(2));
}

// Cisco HDLC has its own addresses (unicast, broadcast) and ethertypes.
WalkEnd LayerWalk::pppInHdlc(WireBytes bytes)
{
    if (!bytes.has(4))
        return truncated();
    if (bytes[0] == 0x0f || bytes[0] == 0x8f)
        return etherType(bytes.big16(2), bytes.from(4));
    return ppp(bytes);
}

WalkEnd LayerWalk::pppProtocol(std::uint16_t protocol, WireBytes bytes)
{
    constexpr std::uint16_t kIpv4 = 0x0021;
    constexpr std::uint16_t kCompressedTcp = 0x002d; // Van Jacobson, RFC 1144
    constexpr std::uint16_t kUncompressedTcp = 0x002f;
    constexpr std::uint16_t kBridging = 0x0031; // RFC 3518
    constexpr std::uint16_t kMultilink = 0x003d;
    constexpr std::uint16_t kEncrypted = 0x0053;
    constexpr std::uint16_t kIpv6 = 0x0057;
    constexpr std::uint16_t kCompressed = 0x00fd;
    constexpr std::uint16_t kMpls = 0x0281;
    switch (protocol) {
    case kIpv4:
        return ipv4(bytes);
    case kIpv6:
        return ipv6(bytes);
    case kMpls:
        return mpls(bytes);
    case kCompressedTcp:
    case kUncompressedTcp:
    case kMultilink:
        return fail(DecodeFailure::UnsupportedLinkType);
    case kBridging: { // flags, kind of LAN: 1 is Ethernet
        if (!bytes.has(2))
            return truncated();
        return bytes[1] == 1 ? innerEthernet(bytes.from(2)) : notUnderstood(bytes);
    }
    case kEncrypted:
        return leave(NotAnalyzed::EncryptedPacket);
    case kCompressed: { // RFC 3078, 3: Microsoft's encryption has a bit in the compression header
        const bool encrypted = bytes.has(1) && (bytes[0] & 0x10) != 0;
        return encrypted ? leave(NotAnalyzed::EncryptedPacket)
                         : fail(DecodeFailure::UnknownEncapsulation);
    }
    default:
        return notUnderstood(bytes);
    }
}

// RFC 2516.
WalkEnd LayerWalk::pppoe(WireBytes bytes)
{
    if (!bytes.has(6))
        return truncated();
    if (bytes[0] != 0x11 || bytes[1] != 0)
        return WalkEnd::Other;
    m_capturePoint.addNetwork(bytes.big16(2));
    return ppp(bytes.from(6));
}

// RFC 3032. Nothing in the labels says what they carry: IP is known by its first bytes. A frame
// whose first address looks like them is told by an IP header where a frame has one.
WalkEnd LayerWalk::mpls(WireBytes bytes)
{
    bool bottom = false;
    while (!bottom) {
        if (!bytes.has(4))
            return truncated();
        bottom = (bytes[2] & 1) != 0;
        m_capturePoint.addNetwork(bytes.big32(0) >> 12);
        bytes = bytes.from(4);
    }
    if (!bytes.has(1))
        return truncated();
    const unsigned version = bytes[0] >> 4;
    if (looksLikeFrame(bytes) && !(version == 4 && hasIpv4Checksum(bytes)))
        return pseudowire(bytes);
    const bool lengthFits = !bytes.has(4) || bytes.big16(2) == 0 || bytes.big16(2) <= bytes.onWire;
    if (version == 4 && (bytes[0] & 0x0f) >= 5 && lengthFits)
        return ipv4(bytes);
    const bool sixFits = !bytes.has(6) || bytes.big16(4) + std::size_t { 40 } <= bytes.onWire;
    if (version == 6 && sixFits)
        return ipv6(bytes);
    return pseudowire(bytes);
}

// Ethernet over MPLS (RFC 4448), with or without a control word: told by where an ethertype is.
WalkEnd LayerWalk::pseudowire(WireBytes bytes)
{
    constexpr std::size_t kControlWord = 4;
    const bool control = (bytes[0] >> 4) == 0 && bytes.has(kControlWord + kEthernetHeader)
        && isLayerEtherType(bytes.big16(kControlWord + 12));
    const bool plain = !control && bytes.has(kEthernetHeader) && isLayerEtherType(bytes.big16(12));
    if (!control && !plain)
        return notUnderstood(bytes);
    return innerEthernet(control ? bytes.from(kControlWord) : bytes);
}

} // namespace hitwatch
