// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "net/ip_address.h"
#include "net/packet.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Builds frames for tests, from the inside out: each function puts its header before a payload
/// and returns the whole, so that layers nest as they do on the wire:
///
///     ethernet(ethertype::kIpv4, ip({ .source = a, .destination = b }, tcp(fields, "GET ...")))
///
/// Checksums and lengths are right unless a field says otherwise. See also tcp_conversation.h
/// (whole connections) and pcap_writer.h (capture files). No Qt.
namespace hitwatch::test {

using Bytes = std::vector<std::uint8_t>;

namespace ethertype {
inline constexpr std::uint16_t kIpv4 = 0x0800;
inline constexpr std::uint16_t kArp = 0x0806;
inline constexpr std::uint16_t kTransparentEthernet = 0x6558;
inline constexpr std::uint16_t kVlan = 0x8100;
inline constexpr std::uint16_t kIpv6 = 0x86dd;
inline constexpr std::uint16_t kMpls = 0x8847;
inline constexpr std::uint16_t kPppoeSession = 0x8864;
inline constexpr std::uint16_t kQinQ = 0x88a8;
inline constexpr std::uint16_t kErspan2 = 0x88be;
inline constexpr std::uint16_t kErspan3 = 0x22eb;
inline constexpr std::uint16_t kPpp = 0x880b;
} // namespace ethertype

namespace linktype {
inline constexpr std::uint32_t kNull = 0;
inline constexpr std::uint32_t kEthernet = 1;
inline constexpr std::uint32_t kPpp = 9;
inline constexpr std::uint32_t kPppHdlc = 50;
inline constexpr std::uint32_t kPppoe = 51;
inline constexpr std::uint32_t kRaw = 101;
inline constexpr std::uint32_t kLoop = 108;
inline constexpr std::uint32_t kLinuxCooked = 113;
inline constexpr std::uint32_t kPppWithDirection = 204;
inline constexpr std::uint32_t kIpv4 = 228;
inline constexpr std::uint32_t kIpv6 = 229;
inline constexpr std::uint32_t kNflog = 239;
inline constexpr std::uint32_t kLinuxCooked2 = 276;
} // namespace linktype

/// IP protocol numbers (and IPv6 extension headers).
namespace protocol {
inline constexpr std::uint8_t kHopByHop = 0;
inline constexpr std::uint8_t kIcmp = 1;
inline constexpr std::uint8_t kIpv4 = 4;
inline constexpr std::uint8_t kTcp = 6;
inline constexpr std::uint8_t kUdp = 17;
inline constexpr std::uint8_t kIpv6 = 41;
inline constexpr std::uint8_t kRouting = 43;
inline constexpr std::uint8_t kFragment = 44;
inline constexpr std::uint8_t kGre = 47;
inline constexpr std::uint8_t kAuthentication = 51;
inline constexpr std::uint8_t kDestination = 60;
} // namespace protocol

/// "192.0.2.1" or "2001:db8::1"; aborts the test program on anything else.
IpAddress address(const std::string &text);
Endpoint endpoint(const std::string &addressText, std::uint16_t port);

Bytes toBytes(std::string_view text);
Bytes join(std::initializer_list<Bytes> parts);
void append16(Bytes &bytes, std::uint16_t value); ///< big-endian
void append32(Bytes &bytes, std::uint32_t value); ///< big-endian

/// The Internet checksum (RFC 1071) in host order, to be stored big-endian.
std::uint16_t internetChecksum(ByteView bytes, std::uint32_t start = 0);

struct TcpFields {
    Endpoint source;
    Endpoint destination;
    std::uint32_t sequenceNumber = 1;
    std::uint32_t acknowledgmentNumber = 0;
    std::uint8_t flags = 0x10; ///< ACK
    std::uint16_t window = 65'535;
    Bytes options; ///< padded to a multiple of four with zeros
    std::optional<std::uint8_t> dataOffset; ///< in words; instead of the right one
};

Bytes tcp(const TcpFields &fields, const Bytes &payload = {});
Bytes tcp(const TcpFields &fields, std::string_view payload);
Bytes udp(const Endpoint &source, const Endpoint &destination, const Bytes &payload);

struct IpFields {
    IpAddress source;
    IpAddress destination;
    std::uint8_t protocol = protocol::kTcp; ///< for IPv6 the first next header
    std::uint8_t timeToLive = 64;
    std::uint32_t identification = 1; ///< IPv4: 16 bits of it; IPv6: of fragments
    Bytes options = {}; ///< IPv4 only; padded to a multiple of four with zeros
    std::uint16_t fragmentOffset = 0; ///< IPv4 only; in bytes, a multiple of eight
    bool moreFragments = false; ///< IPv4 only
    std::optional<std::uint16_t>
        totalLength = {}; ///< IPv4; IPv6: payload length. Not the right one
};

/// IPv4 or IPv6, by the family of @p fields.source.
Bytes ip(const IpFields &fields, const Bytes &payload);

/// The segment in an IP packet between the endpoints of @p fields.
Bytes tcpInIp(const TcpFields &fields, const Bytes &payload = {});
Bytes tcpInIp(const TcpFields &fields, std::string_view payload);

/// @p payload as IP fragments (IPv4, or IPv6 with fragment headers) with @p fragmentSize payload
/// bytes each, a multiple of eight; in order.
std::vector<Bytes> ipFragments(
    const IpFields &fields, const Bytes &payload, std::size_t fragmentSize);

/// An IPv6 fragment header (RFC 8200, 4.5) before @p part. @p offset in bytes.
Bytes ipv6FragmentHeader(std::uint8_t nextHeader, std::uint16_t offset, bool more,
    std::uint32_t identification, const Bytes &part);
/// Hop-by-hop, routing or destination options: @p words + 1 words of eight bytes.
Bytes ipv6Extension(std::uint8_t nextHeader, std::uint8_t words, const Bytes &payload);
/// AH (RFC 4302) with a 12-byte check value.
Bytes authenticationHeader(std::uint8_t nextHeader, const Bytes &payload);

Bytes ethernet(std::uint16_t etherType, const Bytes &payload);
/// An IP packet in Ethernet, the ethertype by its version nibble.
Bytes ethernetIp(const Bytes &ipPacket);
/// 802.3: a length instead of the ethertype, then LLC and SNAP.
Bytes ethernetSnap(std::uint16_t etherType, const Bytes &payload);
/// What follows an ethertype 0x8100 (0x88a8 ...): tag control information, the inner ethertype.
Bytes vlan(std::uint16_t identifier, std::uint16_t etherType, const Bytes &payload,
    std::uint8_t priority = 0);
/// What follows ethertype 0x8847: label stack, bottom bit on the last label.
Bytes mpls(const std::vector<std::uint32_t> &labels, const Bytes &payload);
Bytes linuxCooked(std::uint16_t etherType, const Bytes &payload);
Bytes linuxCooked2(std::uint16_t etherType, std::uint32_t interfaceIndex, const Bytes &payload);
/// LINKTYPE_NULL in little-endian order, or (also LINKTYPE_LOOP) in big-endian order.
Bytes loopback(std::uint32_t family, const Bytes &payload, bool bigEndian = false);
/// PPP protocol field (0x0021 IPv4, 0x0057 IPv6) and what follows, without address and control.
Bytes ppp(std::uint16_t pppProtocol, const Bytes &payload);
/// PPPoE session header (RFC 2516) before a PPP frame.
Bytes pppoe(std::uint16_t session, const Bytes &pppFrame);
Bytes nflog(std::uint8_t family, const Bytes &payload);

struct GreFields {
    bool checksum = false;
    std::optional<std::uint32_t> key = {};
    std::optional<std::uint32_t> sequence = {};
    std::uint8_t version = 0;
};
Bytes gre(std::uint16_t protocolType, const Bytes &payload, const GreFields &fields = {});
/// ERSPAN type II header (8 bytes).
Bytes erspan2(std::uint16_t vlanIdentifier, const Bytes &ethernetFrame);
Bytes vxlan(std::uint32_t networkIdentifier, const Bytes &ethernetFrame);
Bytes geneve(std::uint32_t networkIdentifier, std::uint16_t protocolType, const Bytes &payload,
    const Bytes &options = {});
Bytes gtpUser(std::uint32_t tunnelIdentifier, const Bytes &ipPacket, bool extensionHeader = false);

/// A frame that owns its bytes. ref() is valid as long as the frame is.
struct Frame {
    Bytes bytes;
    TimeNs time = 0;
    std::uint32_t interfaceIndex = 0;
    std::uint32_t linkType = linktype::kEthernet;
    std::uint32_t wireLength = 0; ///< 0: as many as there are bytes

    PacketRef ref() const;
};

} // namespace hitwatch::test
