// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/non_ip.h"

#include "net/ether_type.h"
#include "net/ip_protocol.h"

#include <algorithm>
#include <array>

namespace hitwatch {

namespace {

/// Sorted.
constexpr auto kNonIpEtherTypes = std::to_array<std::uint16_t>({
    0x0600, // XNS
    0x0806, // ARP
    0x0842, // Wake-on-LAN
    0x0bad, // VINES
    0x2000, // CDP
    0x2001, // NHRP in GRE
    0x22ea, // stream reservation
    0x22f0, // AVTP
    0x6000, // DEC, and the next eight
    0x6001, 0x6002, 0x6003, 0x6004, 0x6005, 0x6006, 0x6007, 0x6008,
    0x6970, // home audio
    0x8035, // RARP
    0x809b, // AppleTalk
    0x80f3, // AppleTalk ARP
    0x8102, // loop detection
    0x8137, // IPX
    0x8138, // IPX
    0x814c, // SNMP over Ethernet
    0x8191, // NetBIOS
    0x8204, // QNX
    0x86dc, // reserved by Cisco
    0x8808, // MAC control
    0x8809, // LACP and other slow protocols
    0x8819, // CobraNet
    0x8863, // PPPoE discovery
    0x886c, // Broadcom
    0x886d, // Intel teams
    0x886f, // Microsoft load balancing
    0x8870, // 802.3 frames beyond 1,500 bytes: their LLC holds routing protocols
    0x887b, // HomePlug
    0x888e, // EAPOL
    0x8892, // PROFINET
    0x8899, // Realtek loop detection
    0x88a2, // ATA over Ethernet
    0x88a4, // EtherCAT
    0x88ab, // Powerlink
    0x88b8, // GOOSE
    0x88ba, // sampled values
    0x88c7, // 802.11 pre-authentication
    0x88ca, // TIPC
    0x88cc, // LLDP
    0x88cd, // SERCOS
    0x88e1, // HomePlug
    0x88e3, // ring redundancy
    0x88f5, // MVRP
    0x88f6, // MMRP
    0x88f7, // PTP
    0x88fb, // PRP supervision
    0x8902, // connectivity fault management
    0x8906, // FCoE
    0x8912, // power line
    0x8914, // FCoE initialization
    0x8915, // RoCE
    0x893a, // IEEE 1905
    0x9000, // loopback
});

constexpr auto kNonIpLinkTypes = std::to_array<std::uint32_t>({ 144, 186, 187, 189, 190, 195, 201,
    212, 215, 220, 227, 230, 231, 249, 251, 253, 256, 283, 289 });

constexpr std::size_t kLongestUnknownHeader = 64;
constexpr std::size_t kShortestIpv4 = 20;
constexpr std::size_t kIpv6Length = 40;

bool mayHoldTcp(std::uint8_t protocol)
{
    return protocol != ipprotocol::kUdp && ipprotocol::mayHoldTcp(protocol);
}

bool isIpv4Header(const WireBytes &bytes)
{
    const std::size_t length = (bytes[0] & 0x0f) * std::size_t { 4 };
    const std::size_t total = bytes.has(kShortestIpv4) ? bytes.big16(2) : 0;
    if (length < kShortestIpv4 || !bytes.has(length) || total < length || total > bytes.onWire
        || !mayHoldTcp(bytes[9]))
        return false;
    std::uint32_t sum = 0;
    for (std::size_t at = 0; at < length; at += 2)
        sum += bytes.big16(at);
    sum = (sum & 0xffff) + (sum >> 16);
    return ((sum & 0xffff) + (sum >> 16)) == 0xffff;
}

/// Global unicast, unique local and link local; of multicast, TCP has none.
bool isUsualAddress(const std::uint8_t *address)
{
    return (address[0] >> 5) == 1 || (address[0] & 0xfe) == 0xfc
        || (address[0] == 0xfe && (address[1] & 0xc0) == 0x80);
}

bool isIpv6Header(const WireBytes &bytes)
{
    constexpr std::size_t kLongestTrailer = 64; // padding, check values
    if (!bytes.has(kIpv6Length) || !(mayHoldTcp(bytes[6]) || bytes[6] == ipprotocol::kFragment))
        return false;
    const std::size_t end = kIpv6Length + bytes.big16(4);
    return end <= bytes.onWire && bytes.onWire - end <= kLongestTrailer
        && isUsualAddress(bytes.at + 8) && isUsualAddress(bytes.at + 24);
}

} // namespace

bool isNonIpEtherType(std::uint16_t etherType)
{
    static_assert(std::is_sorted(kNonIpEtherTypes.begin(), kNonIpEtherTypes.end()));
    return std::binary_search(kNonIpEtherTypes.begin(), kNonIpEtherTypes.end(), etherType);
}

bool isNonIpLinkType(std::uint32_t linkType)
{
    static_assert(std::is_sorted(kNonIpLinkTypes.begin(), kNonIpLinkTypes.end()));
    return std::binary_search(kNonIpLinkTypes.begin(), kNonIpLinkTypes.end(), linkType);
}

bool holdsIpPacket(const WireBytes &bytes)
{
    for (std::size_t at = 0; at <= kLongestUnknownHeader && bytes.has(at + kShortestIpv4); ++at) {
        const unsigned version = bytes[at] >> 4;
        if (version == 4 ? isIpv4Header(bytes.from(at))
                         : version == 6 && isIpv6Header(bytes.from(at)))
            return true;
    }
    return false;
}

} // namespace hitwatch
