// SPDX-License-Identifier: GPL-3.0-or-later
// Tunnels: a packet inside the payload of another one.
#include "net/ether_type.h"
#include "net/ip_protocol.h"
#include "net/layer_walk.h"
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
        return ipv4(bytes);
    case ipprotocol::kIpv6:
        return ipv6(bytes);
    case ipprotocol::kMpls: // RFC 4023
        return mpls(bytes);
    case ipprotocol::kEtherIp: // RFC 3378
        if (!bytes.has(2))
            return truncated();
        return (bytes[0] >> 4) == 3 ? ethernet(bytes.from(2)) : WalkEnd::Other;
    default:
        return gre(bytes);
    }
}

// RFC 2784 and 2890.
WalkEnd LayerWalk::gre(WireBytes bytes)
{
    if (!bytes.has(4))
        return truncated();
    const std::uint16_t flags = bytes.big16(0);
    const std::uint16_t type = bytes.big16(2);
    if ((flags & kGreVersion) == 1)
        return greVersion1(bytes);
    if ((flags & (kGreVersion | kGreRouting)) != 0)
        return WalkEnd::Other;
    std::size_t length = 4;
    for (const std::uint16_t flag : { kGreChecksum, kGreKey, kGreSequence })
        length += (flags & flag) != 0 ? 4 : 0;
    if (!bytes.has(length))
        return truncated();
    return greProtocol(type, (flags & kGreSequence) != 0, bytes.from(length));
}

// PPTP (RFC 2637, 4.1): the key is always there, and without a sequence number there is no payload.
WalkEnd LayerWalk::greVersion1(WireBytes bytes)
{
    const std::uint16_t flags = bytes.big16(0);
    if (bytes.big16(2) != ethertype::kPpp || (flags & kGreKey) == 0 || (flags & kGreSequence) == 0)
        return WalkEnd::Other;
    const std::size_t length = (flags & kGreAcknowledgment) != 0 ? 16 : 12;
    return bytes.has(length) ? ppp(bytes.from(length)) : truncated();
}

WalkEnd LayerWalk::greProtocol(std::uint16_t type, bool sequenced, WireBytes bytes)
{
    constexpr std::size_t kErspan2Header = 8;
    constexpr std::size_t kRedirectHeader = 4;
    switch (type) {
    case ethertype::kTransparentEthernet:
        return ethernet(bytes);
    case ethertype::kErspan:
        // Type I has no header of its own, and no sequence numbers.
        if (!sequenced)
            return ethernet(bytes);
        return bytes.has(kErspan2Header) ? ethernet(bytes.from(kErspan2Header)) : truncated();
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
    const bool platformHeader = (bytes[11] & 1) != 0;
    const std::size_t length = kHeader + (platformHeader ? 8 : 0);
    return bytes.has(length) ? ethernet(bytes.from(length)) : truncated();
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
        return (payload.big16(0) & ~kGreFlags) != 0 ? WalkEnd::Other
            : enterTunnel()                         ? gre(payload)
                                                    : fail(DecodeFailure::TunnelTooDeep);
    default:
        break;
    }
    if (source == udpport::kGtpUser || destination == udpport::kGtpUser)
        return gtpUser(payload);
    return source == udpport::kAyiya || destination == udpport::kAyiya ? ayiya(payload)
                                                                       : teredo(payload);
}

// RFC 7348, and the group policy extension: an identifier, everything else zero.
WalkEnd LayerWalk::vxlan(WireBytes bytes)
{
    const std::uint8_t flags = bytes[0];
    const bool plain = flags == 0x08 && bytes[1] == 0 && bytes[2] == 0 && bytes[3] == 0;
    const bool groupPolicy = flags == 0x88;
    if (!(plain || groupPolicy) || bytes[7] != 0)
        return WalkEnd::Other;
    return enterTunnel() ? ethernet(bytes.from(8)) : fail(DecodeFailure::TunnelTooDeep);
}

// draft-ietf-nvo3-vxlan-gpe, 3: an identifier and a next protocol.
WalkEnd LayerWalk::vxlanGeneric(WireBytes bytes)
{
    if ((bytes[0] & 0xfe) != 0x0c || bytes[1] != 0 || bytes[2] != 0 || bytes[7] != 0)
        return WalkEnd::Other;
    const std::uint8_t next = bytes[3];
    if (next < 1 || next > 3)
        return WalkEnd::Other;
    if (!enterTunnel())
        return fail(DecodeFailure::TunnelTooDeep);
    return next == 3 ? ethernet(bytes.from(8)) : anyIp(bytes.from(8));
}

// RFC 8926, 3.4.
WalkEnd LayerWalk::geneve(WireBytes bytes)
{
    const std::size_t length = 8 + (bytes[0] & 0x3f) * std::size_t { 4 };
    const std::uint16_t type = bytes.big16(2);
    const bool knownType = type == ethertype::kTransparentEthernet || type == ethertype::kIpv4
        || type == ethertype::kIpv6;
    if ((bytes[0] >> 6) != 0 || (bytes[1] & 0x3f) != 0 || bytes[7] != 0 || !knownType
        || length > bytes.onWire)
        return WalkEnd::Other;
    if (!bytes.has(length))
        return truncated();
    return enterTunnel() ? greProtocol(type, false, bytes.from(length))
                         : fail(DecodeFailure::TunnelTooDeep);
}

// GTPv1-U (3GPP TS 29.281, 5.1): only G-PDUs carry a user's packet.
WalkEnd LayerWalk::gtpUser(WireBytes bytes)
{
    constexpr std::uint8_t kUserPacket = 0xff;
    constexpr std::size_t kHeader = 8;
    const std::uint8_t flags = bytes[0];
    if ((flags & 0xf8) != 0x30 || bytes[1] != kUserPacket
        || bytes.big16(2) + kHeader > bytes.onWire)
        return WalkEnd::Other;
    bytes = bytes.ofLength(bytes.big16(2) + kHeader).from(kHeader);
    if ((flags & 0x07) != 0) {
        if (!bytes.has(4))
            return truncated();
        std::uint8_t extension = (flags & 0x04) != 0 ? bytes[3] : 0;
        bytes = bytes.from(4);
        while (extension != 0) {
            const std::size_t length = bytes.has(1) ? bytes[0] * std::size_t { 4 } : 4;
            if (length == 0 || length > bytes.onWire)
                return WalkEnd::Other;
            if (!bytes.has(length))
                return truncated();
            extension = bytes[length - 1];
            bytes = bytes.from(length);
        }
    }
    const unsigned version = bytes.has(1) ? bytes[0] >> 4 : 0;
    if (version != 4 && version != 6)
        return WalkEnd::Other;
    return enterTunnel() ? anyIp(bytes) : fail(DecodeFailure::TunnelTooDeep);
}

// draft-massar-v6ops-ayiya: an identity of a power of two, a signature in words, then IPv6 that
// fills the datagram exactly.
WalkEnd LayerWalk::ayiya(WireBytes bytes)
{
    constexpr std::uint8_t kForward = 1;
    const std::size_t identity = std::size_t { 1 } << (bytes[0] >> 4);
    const std::size_t length = 8 + identity + (bytes[1] >> 4) * std::size_t { 4 };
    if ((bytes[2] & 0x0f) != kForward || bytes[3] != ipprotocol::kIpv6 || !bytes.has(length))
        return WalkEnd::Other;
    return exactIpv6(bytes.from(length));
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
    constexpr std::size_t kIpv6Header = 40;
    if (!bytes.has(kIpv6Header) || (bytes[0] >> 4) != 6
        || bytes.big16(4) + kIpv6Header != bytes.onWire)
        return WalkEnd::Other;
    return enterTunnel() ? ipv6(bytes) : fail(DecodeFailure::TunnelTooDeep);
}

} // namespace hitwatch
