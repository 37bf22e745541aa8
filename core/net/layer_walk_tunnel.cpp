// SPDX-License-Identifier: GPL-3.0-or-later
// Tunnels: a packet inside the payload of another one.
#include "net/ether_type.h"
#include "net/ip_protocol.h"
#include "net/layer_walk.h"
#include "net/tag_header.h"
#include "net/udp_tunnel_ports.h"

namespace hitwatch {

namespace {

constexpr std::uint16_t kGreChecksum = 0x8000;
constexpr std::uint16_t kGreRouting = 0x4000;
constexpr std::uint16_t kGreKey = 0x2000;
constexpr std::uint16_t kGreSequence = 0x1000;
constexpr std::uint16_t kGreAcknowledgment = 0x0080;
constexpr std::uint16_t kGreVersion = 0x0007;
constexpr std::uint16_t kGreFlags = kGreChecksum | kGreKey | kGreSequence;

/// WireGuard's transport data (type 4, padded to 16 bytes), and ESP in UDP (RFC 3948: no zero
/// first, as key exchange has).
bool isEncryptedUdp(std::uint16_t source, std::uint16_t destination, const WireBytes &payload)
{
    const auto either = [=](std::uint16_t port) { return source == port || destination == port; };
    return (either(udpport::kWireGuard) && payload.big32(0) == 0x0400'0000)
        || (either(udpport::kIpsec) && payload.big32(0) != 0);
}

} // namespace

/// One level down: the packet's own addresses become part of the place where it was seen.
bool LayerWalk::enterTunnel()
{
    if (m_tunnelsLeft == 0)
        return false;
    --m_tunnelsLeft;
    if (m_source.family != 0)
        m_capturePoint.addTunnel(
            m_source.bytes.data(), m_destination.bytes.data(), m_source.family == 6 ? 16 : 4);
    return true;
}

WalkEnd LayerWalk::tunnel(std::uint8_t protocol, WireBytes bytes)
{
    if (!enterTunnel())
        return fail(DecodeFailure::TunnelTooDeep);
    switch (protocol) {
    case ipprotocol::kIpv4:
    case ipprotocol::kOldIpInIp:
        return ipv4(bytes);
    case ipprotocol::kIpv6:
        return ipv6(bytes);
    case ipprotocol::kMpls: // RFC 4023
        return mpls(bytes);
    case ipprotocol::kEthernet:
        return ethernet(bytes);
    case ipprotocol::kServiceHeader:
        return serviceHeader(bytes);
    case ipprotocol::kL2tp:
        return l2tp(bytes);
    case ipprotocol::kEtherIp: // RFC 3378
        if (!bytes.has(2))
            return truncated();
        return (bytes[0] >> 4) == 3 ? ethernet(bytes.from(2)) : notUnderstood(bytes);
    default:
        return gre(bytes);
    }
}

/// A whole frame, one level down.
WalkEnd LayerWalk::innerEthernet(WireBytes bytes)
{
    return enterTunnel() ? ethernet(bytes) : fail(DecodeFailure::TunnelTooDeep);
}

// L2TP version 3 over IP (RFC 3931, 4.1.1): a session, a cookie of a length that only the ends
// know, and perhaps a control word. The frame behind them is found by its ethertype.
WalkEnd LayerWalk::l2tp(WireBytes bytes)
{
    if (!bytes.has(4))
        return truncated();
    if (bytes.big32(0) == 0) // control message
        return WalkEnd::Other;
    for (std::size_t at = 4; at <= 16 && bytes.has(at + 14); at += 4) {
        if (isLayerEtherType(bytes.big16(at + 12)))
            return ethernet(bytes.from(at));
    }
    return notUnderstood(bytes);
}

// RFC 2784 and 2890, and the source routes of RFC 1701.
WalkEnd LayerWalk::gre(WireBytes bytes)
{
    if (!bytes.has(4))
        return truncated();
    const std::uint16_t flags = bytes.big16(0);
    const std::uint16_t type = bytes.big16(2);
    if ((flags & kGreVersion) == 1)
        return greVersion1(bytes);
    if ((flags & kGreVersion) != 0)
        return notUnderstood(bytes);
    const bool routed = (flags & kGreRouting) != 0;
    std::size_t length = 4;
    length += (flags & (kGreChecksum | kGreRouting)) != 0 ? 4 : 0;
    length += (flags & kGreKey) != 0 ? 4 : 0;
    length += (flags & kGreSequence) != 0 ? 4 : 0;
    bool moreRoutes = routed;
    while (moreRoutes) {
        if (!bytes.has(length + 4))
            return truncated();
        const std::size_t entry = bytes[length + 3];
        moreRoutes = entry != 0 || bytes.big16(length) != 0;
        length += 4 + entry;
    }
    if (!bytes.has(length))
        return truncated();
    if ((flags & kGreKey) != 0)
        m_capturePoint.addNetwork(bytes.big32((flags & (kGreChecksum | kGreRouting)) != 0 ? 8 : 4));
    return greProtocol(type, (flags & kGreSequence) != 0, bytes.from(length));
}

// PPTP (RFC 2637, 4.1): the key is always there, and without a sequence number there is no payload.
WalkEnd LayerWalk::greVersion1(WireBytes bytes)
{
    const std::uint16_t flags = bytes.big16(0);
    if (bytes.big16(2) != ethertype::kPpp || (flags & kGreKey) == 0)
        return notUnderstood(bytes);
    if ((flags & kGreSequence) == 0)
        return WalkEnd::Other;
    const std::size_t length = (flags & kGreAcknowledgment) != 0 ? 16 : 12;
    if (!bytes.has(length))
        return truncated();
    m_capturePoint.addNetwork(bytes.big16(6)); // the call; what is before it is a length
    return ppp(bytes.from(length));
}

WalkEnd LayerWalk::greProtocol(std::uint16_t type, bool sequenced, WireBytes bytes)
{
    constexpr std::uint16_t kArubaFirst = 0x8200;
    constexpr std::uint16_t kArubaLast = 0x83f0;
    constexpr std::size_t kErspan2Header = 8;
    constexpr std::size_t kRedirectHeader = 4;
    // Aruba: an access point's 802.11 frames.
    if (type >= kArubaFirst && type <= kArubaLast && (type & 0x000f) == 0)
        return ieee80211(bytes);
    switch (type) {
    case 0: // keep-alive
        return WalkEnd::Other;
    case ethertype::kTransparentEthernet:
    case ethertype::kRawEthernet:
        return ethernet(bytes);
    case ethertype::kErspan:
        // Type I has no header of its own, and no sequence numbers.
        if (!sequenced)
            return ethernet(bytes);
        if (!bytes.has(kErspan2Header))
            return truncated();
        m_capturePoint.addVlan(bytes.big16(0) & 0x0fff);
        return ethernet(bytes.from(kErspan2Header));
    case ethertype::kErspan3:
        return erspan3(bytes);
    case ethertype::kWebCache:
        // WCCP version 2 puts a redirect header in front, version 1 does not.
        if (!bytes.has(kRedirectHeader))
            return truncated();
        return ipv4((bytes[0] >> 4) == 4 ? bytes : bytes.from(kRedirectHeader));
    default:
        return etherType(type, bytes);
    }
}

WalkEnd LayerWalk::erspan3(WireBytes bytes)
{
    constexpr std::size_t kHeader = 12;
    if (!bytes.has(kHeader))
        return truncated();
    const unsigned frameType = (bytes[10] >> 2) & 0x1f; // 0: Ethernet; 2: IP
    const bool platformHeader = (bytes[11] & 1) != 0;
    const std::size_t length = kHeader + (platformHeader ? 8 : 0);
    if (!bytes.has(length))
        return truncated();
    m_capturePoint.addVlan(bytes.big16(0) & 0x0fff);
    return frameType == 2 ? anyIp(bytes.from(length)) : ethernet(bytes.from(length));
}

// A UDP datagram is a tunnel when its port says so and the header behind it can be nothing else;
// otherwise it is just UDP, also when it is cut short.
WalkEnd LayerWalk::udp(WireBytes bytes)
{
    constexpr std::size_t kUdpHeader = 8;
    if (!bytes.has(kUdpHeader + 8))
        return WalkEnd::Other;
    const std::uint16_t source = bytes.big16(0);
    const std::uint16_t destination = bytes.big16(2);
    const std::size_t length = bytes.big16(4);
    if (isEncryptedUdp(source, destination, bytes.from(kUdpHeader)))
        return leave(NotAnalyzed::EncryptedPacket);
    if (!isUdpTunnel(source, destination) || (length != 0 && length < kUdpHeader + 8))
        return WalkEnd::Other;
    if (length != 0 && length <= bytes.onWire)
        bytes = bytes.ofLength(length);
    const WireBytes payload = bytes.from(kUdpHeader);
    switch (destination) {
    case udpport::kVxlan:
    case udpport::kVxlanLinux:
        return vxlan(payload);
    case udpport::kVxlanGeneric:
        return vxlanGeneric(payload);
    case udpport::kGeneve:
        return geneve(payload);
    case udpport::kGre: // RFC 8086
        return (payload.big16(0) & ~kGreFlags) != 0 ? notUnderstood(payload)
            : enterTunnel()                         ? gre(payload)
                                                    : fail(DecodeFailure::TunnelTooDeep);
    case udpport::kLisp:
        return lisp(payload);
    case udpport::kMpls: // RFC 7510
        return enterTunnel() ? mpls(payload) : fail(DecodeFailure::TunnelTooDeep);
    default:
        break;
    }
    const auto either = [=](std::uint16_t port) { return source == port || destination == port; };
    if (either(udpport::kGtpUser))
        return gtpUser(payload);
    if (either(udpport::kCapwap))
        return capwap(payload);
    return either(udpport::kAyiya) ? ayiya(payload) : teredo(payload);
}

// RFC 7348, 5: an identifier, with a flag that says so; receivers ignore everything else.
WalkEnd LayerWalk::vxlan(WireBytes bytes)
{
    constexpr std::uint8_t kIdentifier = 0x08;
    if ((bytes[0] & kIdentifier) == 0)
        return notUnderstood(bytes);
    if (!enterTunnel())
        return fail(DecodeFailure::TunnelTooDeep);
    m_capturePoint.addNetwork(bytes.big32(4) >> 8);
    return ethernet(bytes.from(8));
}

// draft-ietf-nvo3-vxlan-gpe, 3: a next protocol too, with a flag; without it, as plain VXLAN.
WalkEnd LayerWalk::vxlanGeneric(WireBytes bytes)
{
    constexpr std::uint8_t kVersion = 0x30;
    constexpr std::uint8_t kNextProtocol = 0x04;
    constexpr std::uint8_t kMaintenance = 0x01;
    enum Next : std::uint8_t { Ipv4 = 1, Ipv6 = 2, Ethernet = 3, Service = 4, Mpls = 5 };
    if ((bytes[0] & kNextProtocol) == 0)
        return vxlan(bytes);
    const std::uint8_t next = bytes[3];
    if ((bytes[0] & kVersion) != 0 || next < Next::Ipv4 || next > Next::Mpls)
        return notUnderstood(bytes);
    if ((bytes[0] & kMaintenance) != 0)
        return WalkEnd::Other;
    if (!enterTunnel())
        return fail(DecodeFailure::TunnelTooDeep);
    m_capturePoint.addNetwork(bytes.big32(4) >> 8);
    bytes = bytes.from(8);
    switch (next) {
    case Next::Ethernet:
        return ethernet(bytes);
    case Next::Service:
        return serviceHeader(bytes);
    case Next::Mpls:
        return mpls(bytes);
    default:
        return anyIp(bytes);
    }
}

// RFC 8926, 3.4.
WalkEnd LayerWalk::geneve(WireBytes bytes)
{
    const std::size_t length = 8 + (bytes[0] & 0x3f) * std::size_t { 4 };
    const std::uint16_t type = bytes.big16(2);
    constexpr std::uint8_t kControl = 0x80;
    const bool knownType = type == ethertype::kTransparentEthernet || isLayerEtherType(type);
    if ((bytes[0] >> 6) != 0 || !knownType || length > bytes.onWire)
        return notUnderstood(bytes);
    if ((bytes[1] & kControl) != 0)
        return WalkEnd::Other;
    if (!bytes.has(length))
        return truncated();
    if (!enterTunnel())
        return fail(DecodeFailure::TunnelTooDeep);
    m_capturePoint.addNetwork(bytes.big32(4) >> 8);
    return greProtocol(type, false, bytes.from(length));
}

// GTPv1-U (3GPP TS 29.281, 5.1): only G-PDUs carry a user's packet.
WalkEnd LayerWalk::gtpUser(WireBytes bytes)
{
    constexpr std::uint8_t kUserPacket = 0xff;
    constexpr std::size_t kHeader = 8;
    const std::uint8_t flags = bytes[0];
    if ((flags & 0xf0) != 0x30 || bytes[1] != kUserPacket
        || bytes.big16(2) + kHeader > bytes.onWire)
        return notUnderstood(bytes);
    const std::uint32_t endpoint = bytes.big32(4);
    bytes = bytes.ofLength(bytes.big16(2) + kHeader).from(kHeader);
    if ((flags & 0x07) != 0) {
        if (!bytes.has(4))
            return truncated();
        std::uint8_t extension = (flags & 0x04) != 0 ? bytes[3] : 0;
        bytes = bytes.from(4);
        while (extension != 0) {
            const std::size_t length = bytes.has(1) ? bytes[0] * std::size_t { 4 } : 4;
            if (length == 0 || length > bytes.onWire)
                return notUnderstood(bytes);
            if (!bytes.has(length))
                return truncated();
            extension = bytes[length - 1];
            bytes = bytes.from(length);
        }
    }
    const unsigned version = bytes.has(1) ? bytes[0] >> 4 : 0;
    // A session may also be of Ethernet frames.
    const bool isPacket = version == 4 || version == 6;
    const bool isFrame = bytes.has(14) && isLayerEtherType(bytes.big16(12));
    if (!isPacket && !isFrame)
        return notUnderstood(bytes);
    if (!enterTunnel())
        return fail(DecodeFailure::TunnelTooDeep);
    m_capturePoint.addNetwork(endpoint);
    return isPacket ? anyIp(bytes) : ethernet(bytes);
}

// draft-massar-v6ops-ayiya: an identity of a power of two, a signature in words, then IPv6 that
// fills the datagram exactly.
WalkEnd LayerWalk::ayiya(WireBytes bytes)
{
    constexpr std::uint8_t kForward = 1;
    const std::size_t identity = std::size_t { 1 } << (bytes[0] >> 4);
    const std::size_t length = 8 + identity + (bytes[1] >> 4) * std::size_t { 4 };
    if ((bytes[2] & 0x0f) != kForward || bytes[3] != ipprotocol::kIpv6 || !bytes.has(length))
        return notUnderstood(bytes);
    return exactIpv6(bytes.from(length));
}

// RFC 9300, 5.3: an IP packet behind flags and perhaps the number of its network.
WalkEnd LayerWalk::lisp(WireBytes bytes)
{
    constexpr std::size_t kHeader = 8;
    constexpr std::uint8_t kInstance = 0x08;
    constexpr std::uint8_t kEncrypted = 0x03; // RFC 8061
    if ((bytes[0] & kEncrypted) != 0)
        return leave(NotAnalyzed::EncryptedPacket);
    if (!bytes.has(kHeader + 1))
        return bytes.onWire > kHeader ? truncated() : notUnderstood(bytes);
    const unsigned version = bytes[kHeader] >> 4;
    if (version != 4 && version != 6)
        return notUnderstood(bytes);
    if (!enterTunnel())
        return fail(DecodeFailure::TunnelTooDeep);
    if ((bytes[0] & kInstance) != 0)
        m_capturePoint.addNetwork(bytes.big32(4) >> 8);
    return anyIp(bytes.from(kHeader));
}

// RFC 5415, 4.3: the frames of an access point, as they were in the air or as Ethernet. Some access
// points swap the bytes of the 802.11 frame control; the type of a data frame shows it.
WalkEnd LayerWalk::capwap(WireBytes bytes)
{
    constexpr std::uint32_t kNative = 0x100;
    constexpr std::uint32_t kFragment = 0x080;
    constexpr std::uint32_t kKeepAlive = 0x008;
    constexpr unsigned kIeee80211 = 1;
    constexpr std::uint8_t kType = 0x0f;
    constexpr std::uint8_t kData = 0x08;
    if (bytes[0] == 0x01) // DTLS
        return leave(NotAnalyzed::EncryptedPacket);
    const std::uint32_t header = bytes.big32(0);
    const std::size_t length = (header >> 19 & 0x1f) * std::size_t { 4 };
    const unsigned binding = header >> 9 & 0x1f;
    const bool isNative = (header & kNative) != 0;
    if (bytes[0] != 0 || length < 8 || length > bytes.onWire || (isNative && binding != kIeee80211))
        return notUnderstood(bytes);
    if ((header & kKeepAlive) != 0)
        return WalkEnd::Other;
    if ((header & kFragment) != 0)
        return fail(DecodeFailure::UnknownEncapsulation);
    if (!bytes.has(length + 2))
        return truncated();
    if (!enterTunnel())
        return fail(DecodeFailure::TunnelTooDeep);
    bytes = bytes.from(length);
    const bool isSwapped = (bytes[0] & kType) != kData && (bytes[1] & kType) == kData;
    return isNative ? ieee80211(bytes, false, isSwapped) : ethernet(bytes);
}

// RFC 4380, 5.1.1: an IPv6 packet that fills the datagram exactly, perhaps behind an origin
// indication. Authentication is only used while a client is set up.
WalkEnd LayerWalk::teredo(WireBytes bytes)
{
    constexpr std::size_t kOriginIndication = 8;
    if (bytes.has(kOriginIndication) && bytes.big16(0) == 0)
        bytes = bytes.from(kOriginIndication);
    return exactIpv6(bytes);
}

WalkEnd LayerWalk::exactIpv6(WireBytes bytes)
{
    if (!bytes.has(kIpv6Header) || (bytes[0] >> 4) != 6
        || bytes.big16(4) + kIpv6Header != bytes.onWire)
        return notUnderstood(bytes);
    return enterTunnel() ? ipv6(bytes) : fail(DecodeFailure::TunnelTooDeep);
}

} // namespace hitwatch
