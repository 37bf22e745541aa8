// SPDX-License-Identifier: GPL-3.0-or-later
// Tags of switches, 802.11, and tunnels that are seldom seen.
#include "sample_builder.h"

namespace hitwatch::test {

namespace {

constexpr std::uint32_t kIeee80211 = 105;
constexpr std::uint32_t kPrism = 119;
constexpr std::uint32_t kRadiotap = 127;
constexpr std::uint32_t kAvs = 163;
constexpr std::uint32_t kPerPacketInformation = 192;
constexpr std::uint8_t kTcp = protocol::kTcp;

/// An IPv4 or IPv6 packet as LLC with SNAP.
Bytes snap(const Bytes &ipPacket)
{
    const bool six = (ipPacket.front() >> 4) == 6;
    return join(
        { { 0xaa, 0xaa, 3, 0, 0, 0 }, six ? Bytes { 0x86, 0xdd } : Bytes { 8, 0 }, ipPacket });
}

/// A data frame with three addresses; @p more follows the sequence control.
Bytes wireless(std::uint8_t kind, std::uint8_t flags, const Bytes &more, const Bytes &payload)
{
    return join({ { kind, flags }, Bytes(22), more, payload });
}

Bytes serviceHeader(std::uint8_t next, const Bytes &payload)
{
    return join({ { 0, 0x46, 1, next }, Bytes(20, 7), payload });
}

Bytes genericVxlan(std::uint8_t next, const Bytes &payload)
{
    return join({ { 0x0c, 0, 0, next, 0, 0, 77, 0 }, payload });
}

} // namespace

void addTagSamples(Samples &samples)
{
    using namespace ethertype;
    const auto add = [&samples](const char *name, std::uint16_t type, const Bytes &header,
                         const Bytes &inner = { 8, 0 }, const Bytes &end = {}) {
        samples.add(
            name, linktype::kEthernet, ethernet(type, join({ header, inner, packet(), end })));
    };
    add("Cisco metadata", 0x8909, { 1, 1, 0, 1, 0, 99 });
    add("Cisco metadata behind VLAN", kVlan, { 0, 7, 0x89, 0x09, 1, 1, 0, 1, 0, 99 });
    add("R-TAG", 0xf1c1, { 0, 0, 0x12, 0x34 });
    add("VLAN behind R-TAG", 0xf1c1, { 0, 0, 0x12, 0x34, 0x81, 0, 0, 7 });
    add("HSR", 0x892f, { 0x10, 100, 0x12, 0x34 });
    add("PRP trailer", kIpv4, {}, {}, { 0x12, 0x34, 0xa0, 100, 0x88, 0xfb });
    add("802.1BR", 0x893f, { 0, 0, 0x12, 0x34, 0, 0 });
    add("timestamp tag", 0x8988, { 1, 2, 3, 4, 5, 6 });
    add("Arista timestamp, 64 bits", 0xd28b, { 0, 1, 0, 0x10, 1, 2, 3, 4, 5, 6, 7, 8 });
    add("Arista timestamp, 48 bits", 0xd28b, { 0, 1, 0, 0x20, 1, 2, 3, 4, 5, 6 });
    add("Marvell", 0xdada, { 0, 0, 0xc0, 0, 0, 0 });
    add("MACsec", 0x88e5, { 0, 0, 0, 0, 0, 9 }, { 8, 0 }, Bytes(16, 0xcc));
    add("MACsec with channel", 0x88e5, { 0x20, 0, 0, 0, 0, 9, 1, 2, 3, 4, 5, 6, 0, 1 });
    samples.add("PBB", linktype::kEthernet,
        ethernet(0x88e7, join({ { 0, 0, 0x12, 0x34 }, ethernetIp(packet()) })));
    samples.add("PBB behind B-VLAN", linktype::kEthernet,
        ethernet(kQinQ,
            vlan(9, 0x88e7,
                join({ { 0, 0, 0x12, 0x34 }, ethernet(kVlan, vlan(7, kIpv4, packet())) }))));
    samples.add("NSH", linktype::kEthernet, ethernet(0x894f, serviceHeader(1, packet())));
    samples.add(
        "NSH IPv6", linktype::kEthernet, ethernet(0x894f, serviceHeader(2, packet(true))), true);
    samples.add("NSH Ethernet", linktype::kEthernet,
        ethernet(0x894f, serviceHeader(3, ethernetIp(packet()))));
    samples.add("NSH MPLS", linktype::kEthernet,
        ethernet(0x894f, serviceHeader(4, serviceHeader(5, mpls({ 16 }, packet())))));
}

void addWirelessSamples(Samples &samples)
{
    constexpr std::uint8_t kData = 0x08;
    constexpr std::uint8_t kQuality = 0x88;
    const Bytes plain = wireless(kData, 1, {}, snap(packet()));
    samples.add("802.11", kIeee80211, plain);
    samples.add("802.11 IPv6", kIeee80211, wireless(kData, 2, {}, snap(packet(true))), true);
    samples.add("802.11 bridge", kIeee80211, wireless(kData, 3, Bytes(6), snap(packet())));
    samples.add("802.11 QoS", kIeee80211, wireless(kQuality, 1, { 0, 0 }, snap(packet())));
    samples.add("802.11n", kIeee80211,
        wireless(kQuality, 0x81, Bytes(6), join({ snap(packet()), Bytes(4) })));
    samples.add("802.11 decrypted", kIeee80211, wireless(kData, 0x41, {}, snap(packet())));
    samples.add("802.11 decrypted behind its vector", kIeee80211,
        wireless(kData, 0x41, {}, join({ Bytes(8, 0x20), snap(packet()) })));
    const Bytes whole = snap(packet());
    samples.add("802.11 aggregate of one", kIeee80211,
        wireless(kQuality, 1, { 0x80, 0 },
            join({ Bytes(12), { 0, static_cast<std::uint8_t>(whole.size()) }, whole, Bytes(4) })));
    samples.add("radiotap", kRadiotap, join({ { 0, 0, 8, 0, 0, 0, 0, 0 }, plain }));
    samples.add("radiotap with time and flags", kRadiotap,
        join({ { 0, 0, 25, 0, 3, 0, 0, 0x80, 0, 0, 0, 0 }, Bytes(12), { 0x10 }, plain,
            Bytes(4, 0xee) }));
    samples.add("radiotap with padding", kRadiotap,
        join({ { 0, 0, 9, 0, 2, 0, 0, 0, 0x20 },
            wireless(kQuality, 1, { 0, 0, 0, 0 }, snap(packet())) }));
    samples.add("Prism", kPrism, join({ { 0x44, 0, 0, 0, 144, 0, 0, 0 }, Bytes(136), plain }));
    samples.add(
        "Prism, big-endian", kPrism, join({ { 0, 0, 0, 0x44, 0, 0, 0, 144 }, Bytes(136), plain }));
    const Bytes avs = join({ { 0x80, 0x21, 0x10, 1, 0, 0, 0, 64 }, Bytes(56), plain });
    samples.add("AVS", kAvs, avs);
    samples.add("AVS as Prism", kPrism, avs);
    samples.add("PPI", kPerPacketInformation, join({ { 0, 0, 8, 0, 105, 0, 0, 0 }, plain }));
    Bytes cooked = linuxCooked(4, join({ { 0, 0, 8, 0, 0, 0, 0, 0 }, plain }));
    cooked[2] = 3; // 803: radiotap
    cooked[3] = 0x23;
    samples.add("cooked radiotap", linktype::kLinuxCooked, cooked);
    samples.addEthernet("Aruba", inGre(0x8200, plain));
    samples.addEthernet("Aruba 8210", inGre(0x8210, plain));
}

void addFurtherTunnels(Samples &samples)
{
    const Bytes frame = ethernetIp(packet());
    for (const std::uint8_t flags :
        { std::uint8_t { 0x88 }, std::uint8_t { 0xf8 }, std::uint8_t { 0xff } })
        samples.addEthernet("VXLAN with reserved bits " + std::to_string(flags),
            inUdp(4789, join({ { flags, 0xff, 0xff, 0xff, 0, 0, 77, 0xff }, frame })));
    samples.addEthernet("VXLAN-GPE IPv4", inUdp(4790, genericVxlan(1, packet())));
    samples.addEthernet("VXLAN-GPE IPv6", inUdp(4790, genericVxlan(2, packet(true))), true);
    samples.addEthernet("VXLAN-GPE NSH", inUdp(4790, genericVxlan(4, serviceHeader(3, frame))));
    samples.addEthernet("VXLAN-GPE MPLS", inUdp(4790, genericVxlan(5, mpls({ 16 }, packet()))));
    samples.addEthernet("VXLAN-GPE without a next protocol", inUdp(4790, vxlan(77, frame)));
    samples.addEthernet("Geneve NSH", inUdp(6081, geneve(77, 0x894f, serviceHeader(1, packet()))));
    samples.addEthernet("Geneve with reserved bits",
        inUdp(6081, join({ { 0, 0x3f, 0x65, 0x58, 0, 0, 77, 0xff }, frame })));
    samples.addEthernet("MPLS in UDP", inUdp(6635, mpls({ 16 }, packet())));
    for (const std::uint8_t first : { std::uint8_t { 0x45 }, std::uint8_t { 0x60 } }) {
        Bytes likeIp = frame;
        likeIp[0] = first;
        samples.add("MPLS pseudowire to an address like " + std::to_string(first),
            linktype::kEthernet, ethernet(ethertype::kMpls, mpls({ 16 }, likeIp)));
    }
    const Bytes onAir = wireless(0x08, 1, {}, snap(packet()));
    Bytes swapped = onAir;
    std::swap(swapped[0], swapped[1]);
    const Bytes onAirHeader { 0, 0x10, 0x43, 0, 0, 0, 0, 0 };
    samples.addEthernet("CAPWAP", inUdp(5247, join({ onAirHeader, onAir })));
    samples.addEthernet("CAPWAP, bytes swapped", inUdp(5247, join({ onAirHeader, swapped })));
    samples.addEthernet("CAPWAP with a radio's address",
        inUdp(5247, join({ { 0, 0x20, 0x43, 0x10, 0, 0, 0, 0, 6 }, Bytes(7, 0x12), onAir })));
    samples.addEthernet(
        "CAPWAP of Ethernet", inUdp(5247, join({ { 0, 0x10, 0x42, 0, 0, 0, 0, 0 }, frame })));
    samples.addEthernet("LISP", inUdp(4341, join({ { 0xc0, 1, 2, 3, 0, 0, 0, 1 }, packet() })));
    samples.addEthernet("LISP IPv6, with an instance",
        inUdp(4341, join({ { 0x08, 0, 0, 0, 0, 0, 77, 1 }, packet(true) })), true);
    samples.addEthernet("GTP-U Ethernet", inUdp(2152, gtpUser(9, frame)));
    samples.addEthernet("GRE with a source route",
        ip(outer(protocol::kGre),
            join({ { 0x40, 0, 8, 0, 0, 0, 0, 0 }, { 8, 0, 0, 4, 192, 0, 2, 9 }, Bytes(4),
                packet() })));
    samples.addEthernet("GRE MPLS", inGre(ethertype::kMpls, mpls({ 16 }, packet())));
    samples.addEthernet("GRE NSH", inGre(0x894f, serviceHeader(1, packet())));
    Bytes third(12);
    third[10] = 2 << 2;
    samples.addEthernet("ERSPAN III of IP",
        inGre(ethertype::kErspan3, join({ third, packet() }), { .sequence = 1 }));
    samples.addEthernet("Ethernet in IPv6", ip(outerSix(143), frame));
    samples.addEthernet("NSH in IP", ip(outer(145), serviceHeader(1, packet())));
    samples.addEthernet("IP protocol 94", ip(outer(94), packet()));
    for (const std::size_t cookie : { 0U, 4U, 8U })
        samples.addEthernet("L2TPv3, cookie " + std::to_string(cookie),
            ip(outer(115), join({ { 0, 0, 0, 5 }, Bytes(cookie, 0x11), frame })));
    samples.add("PPP bridging", linktype::kPpp, ppp(0x0031, join({ { 0, 1 }, frame })));
    const Bytes segmentSix = tcp(sampleSegment(true), samplePayload());
    IpFields own = inner(true);
    own.protocol = protocol::kAuthentication;
    const Bytes authenticated =
        ip(own, authenticationHeader(protocol::kDestination, ipv6Extension(kTcp, 0, segmentSix)));
    samples.addEthernet("AH before destination options", authenticated, true);
    IpFields transport = outer(protocol::kAuthentication);
    samples.addEthernet(
        "AH before a tunnel", ip(transport, authenticationHeader(protocol::kIpv4, packet())));
}

} // namespace hitwatch::test
