// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample_builder.h"

namespace hitwatch::test {

namespace {

void addEthernetSamples(Samples &samples)
{
    using namespace ethertype;
    const auto add = [&samples](const char *name, std::uint16_t type, const Bytes &payload) {
        samples.add(name, linktype::kEthernet, ethernet(type, payload));
    };
    samples.addEthernet("plain", packet());
    samples.addEthernet("plain IPv6", packet(true), true);
    add("VLAN", kVlan, vlan(7, kIpv4, packet()));
    add("QinQ", kQinQ, vlan(100, kVlan, vlan(7, kIpv4, packet())));
    add("9100", 0x9100, vlan(100, 0x9200, vlan(7, kIpv4, packet())));
    Bytes tags = packet();
    std::uint16_t type = kIpv4;
    for (std::uint16_t tag = 0; tag < 8; ++tag) {
        tags = vlan(tag, type, tags);
        type = kVlan;
    }
    add("eight tags", kVlan, tags);
    add("VN-Tag", 0x8926, join({ { 0, 0, 0, 1 }, { 0x08, 0x00 }, packet() }));
    add("MPLS", kMpls, mpls({ 16 }, packet()));
    add("MPLS stack", kMpls, mpls({ 16, 17, 0 }, packet()));
    add("MPLS pseudowire", kMpls, mpls({ 16 }, ethernetIp(packet())));
    add("MPLS pseudowire with control word", kMpls,
        mpls({ 16 }, join({ { 0, 0, 0, 9 }, ethernetIp(packet()) })));
    add("PPPoE", kPppoeSession, pppoe(17, ppp(0x0021, packet())));
    add("PPPoE behind VLAN", kVlan, vlan(7, kPppoeSession, pppoe(17, ppp(0x0021, packet()))));
    samples.add("SNAP", linktype::kEthernet, ethernetSnap(kIpv4, packet()));
    samples.add("padded", linktype::kEthernet, join({ ethernetIp(packet()), Bytes(11, 0xee) }));
    samples.add("frame check sequence, IPv6", linktype::kEthernet,
        join({ ethernetIp(packet(true)), Bytes(4, 0xee) }), true);
}

void addOtherLinks(Samples &samples)
{
    using namespace ethertype;
    samples.add("cooked", linktype::kLinuxCooked, linuxCooked(kIpv4, packet()));
    samples.add(
        "cooked VLAN", linktype::kLinuxCooked, linuxCooked(kVlan, vlan(7, kIpv4, packet())));
    samples.add("cooked v2", linktype::kLinuxCooked2, linuxCooked2(kIpv4, 3, packet()));
    samples.add("cooked v2 IPv6 in VLAN", linktype::kLinuxCooked2,
        linuxCooked2(kVlan, 3, vlan(7, kIpv6, packet(true))), true);
    samples.add("null little", linktype::kNull, loopback(2, packet()));
    samples.add("null big", linktype::kNull, loopback(2, packet(), true));
    for (const std::uint32_t family : { 10U, 24U, 28U, 30U })
        samples.add("null IPv6 " + std::to_string(family), linktype::kNull,
            loopback(family, packet(true)), true);
    samples.add("loop", linktype::kLoop, loopback(24, packet(true), true), true);
    for (const std::uint32_t raw : { linktype::kRaw, 12U, 14U, linktype::kIpv4 })
        samples.add("raw " + std::to_string(raw), raw, packet());
    samples.add("raw IPv6", linktype::kRaw, packet(true), true);
    samples.add("IPv6", linktype::kIpv6, packet(true), true);
    samples.add("PPP", linktype::kPpp, ppp(0x0021, packet()));
    samples.add(
        "PPP with address", linktype::kPpp, join({ { 0xff, 3 }, ppp(0x0057, packet(true)) }), true);
    samples.add("PPP compressed protocol", linktype::kPpp, join({ { 0x21 }, packet() }));
    samples.add("PPP in HDLC", linktype::kPppHdlc, join({ { 0xff, 3 }, ppp(0x0021, packet()) }));
    samples.add("PPP MPLS", linktype::kPpp, ppp(0x0281, mpls({ 16 }, packet())));
    samples.add("Cisco HDLC", 104, join({ { 0x0f, 0, 8, 0 }, packet() }));
    samples.add("PPP with direction", linktype::kPppWithDirection,
        join({ { 1, 0xff, 3 }, ppp(0x0021, packet()) }));
    samples.add("PPPoE link", linktype::kPppoe, pppoe(17, ppp(0x0021, packet())));
    samples.add("NFLOG", linktype::kNflog, nflog(2, packet()));
    samples.add("NFLOG IPv6", linktype::kNflog, nflog(10, packet(true)), true);
}

void addIpSamples(Samples &samples)
{
    using namespace protocol;
    IpFields fields = inner();
    fields.options = Bytes(40, 1);
    const Bytes segment = tcp(sampleSegment(), samplePayload());
    samples.addEthernet("IPv4 options", ip(fields, segment));
    TcpFields optional = sampleSegment();
    optional.options = { 2, 4, 5, 0xb4, 1, 1, 4, 2 };
    samples.addEthernet("TCP options", tcpInIp(optional, samplePayload()));

    const Bytes segmentSix = tcp(sampleSegment(true), samplePayload());
    const auto addSix = [&](const char *name, std::uint8_t first, const Bytes &payload) {
        IpFields own = inner(true);
        own.protocol = first;
        samples.addEthernet(name, ip(own, payload), true);
    };
    addSix("hop-by-hop", kHopByHop, ipv6Extension(kTcp, 0, segmentSix));
    addSix("four extension headers", kHopByHop,
        ipv6Extension(kDestination, 0,
            ipv6Extension(
                kRouting, 2, ipv6Extension(kDestination, 1, ipv6Extension(kTcp, 0, segmentSix)))));
    addSix("mobility", 135, ipv6Extension(kTcp, 0, segmentSix));
    addSix("atomic fragment", kFragment, ipv6FragmentHeader(kTcp, 0, false, 9, segmentSix));
    addSix("AH in IPv6", kAuthentication, authenticationHeader(kTcp, segmentSix));
    IpFields authenticated = inner();
    authenticated.protocol = kAuthentication;
    samples.addEthernet("AH", ip(authenticated, authenticationHeader(kTcp, segment)));
}

void addIpTunnels(Samples &samples)
{
    using namespace protocol;
    samples.addEthernet("IPIP", ip(outer(kIpv4), packet()));
    samples.addEthernet("6in4", ip(outer(kIpv6), packet(true)), true);
    samples.addEthernet("4in6", ip(outerSix(kIpv4), packet()));
    samples.addEthernet("6in6", ip(outerSix(kIpv6), packet(true)), true);
    samples.addEthernet("four deep",
        ip(outer(kIpv4), ip(outer(kIpv4), ip(outer(kIpv4), ip(outer(kIpv4), packet())))));
    samples.addEthernet("EtherIP", ip(outer(97), join({ { 0x30, 0 }, ethernetIp(packet()) })));
    samples.addEthernet("MPLS in IP", ip(outer(137), mpls({ 16 }, packet())));
    samples.addEthernet("GRE", inGre(ethertype::kIpv4, packet()));
    samples.addEthernet("GRE IPv6", inGre(ethertype::kIpv6, packet(true)), true);
    samples.addEthernet("GRE with everything",
        inGre(ethertype::kIpv4, packet(), { .checksum = true, .key = 5, .sequence = 6 }));
    samples.addEthernet(
        "NVGRE", inGre(ethertype::kTransparentEthernet, ethernetIp(packet()), { .key = 0x1234 }));
    samples.addEthernet("GRE PPP", inGre(ethertype::kPpp, ppp(0x0021, packet())));
    samples.addEthernet("PPTP",
        inGre(ethertype::kPpp, join({ { 0xff, 3 }, ppp(0x0021, packet()) }),
            { .key = 5, .sequence = 6, .version = 1 }));
    samples.addEthernet("ERSPAN I", inGre(ethertype::kErspan2, ethernetIp(packet())));
    samples.addEthernet("ERSPAN II",
        inGre(ethertype::kErspan2, erspan2(7, ethernetIp(packet())), { .sequence = 1 }));
    Bytes third(12);
    samples.addEthernet("ERSPAN III",
        inGre(ethertype::kErspan3, join({ third, ethernetIp(packet()) }), { .sequence = 1 }));
    third.back() = 1;
    samples.addEthernet("ERSPAN III with platform header",
        inGre(ethertype::kErspan3, join({ third, Bytes(8), ethernetIp(packet()) }),
            { .sequence = 1 }));
    samples.addEthernet("WCCP", inGre(0x883e, join({ { 0, 0, 0, 0 }, packet() })));
    samples.addEthernet("WCCP 1", inGre(0x883e, packet()));
}

void addUdpTunnels(Samples &samples)
{
    const Bytes frame = ethernetIp(packet());
    samples.addEthernet("VXLAN", inUdp(4789, vxlan(77, frame)));
    samples.addEthernet("VXLAN with VLAN inside",
        inUdp(8472, vxlan(77, ethernet(ethertype::kVlan, vlan(7, ethertype::kIpv4, packet())))));
    Bytes generic = vxlan(77, frame);
    generic[0] = 0x0c;
    generic[3] = 3;
    samples.addEthernet("VXLAN-GPE", inUdp(4790, generic));
    samples.addEthernet("Geneve", inUdp(6081, geneve(77, ethertype::kTransparentEthernet, frame)));
    samples.addEthernet(
        "Geneve with options", inUdp(6081, geneve(77, ethertype::kIpv4, packet(), Bytes(12, 1))));
    samples.addEthernet("GTP-U", inUdp(2152, gtpUser(9, packet())));
    samples.addEthernet("GTP-U with extension", inUdp(2152, gtpUser(9, packet(true), true)), true);
    samples.addEthernet("GRE in UDP", inUdp(4754, gre(ethertype::kIpv4, packet(), { .key = 5 })));
    Bytes ayiya { 0x45, 0x52, 0x11, 41 };
    ayiya.resize(8 + 16 + 20);
    samples.addEthernet("AYIYA", inUdp(5072, join({ ayiya, packet(true) })), true);
    samples.addEthernet("Teredo", inUdp(3544, packet(true)), true);
    samples.addEthernet("Teredo with origin", inUdp(3544, join({ Bytes(8), packet(true) })), true);
}

void addFragmentSamples(Samples &samples)
{
    using namespace protocol;
    samples.addFragments(
        "fragments", ipFragments(inner(), tcp(sampleSegment(), samplePayload()), 24), false);
    samples.addFragments("fragments IPv6",
        ipFragments(inner(true), tcp(sampleSegment(true), samplePayload()), 24), true);
    samples.addFragments("tunnel in fragments", ipFragments(outer(kIpv4), packet(), 32), false);
    const Bytes tunnel = inUdp(4789, vxlan(77, ethernetIp(packet())));
    samples.addFragments("VXLAN in fragments",
        ipFragments(outer(kUdp), Bytes(tunnel.begin() + 20, tunnel.end()), 48), false);
    std::vector<Bytes> inTunnel;
    for (const Bytes &part : ipFragments(inner(), tcp(sampleSegment(), samplePayload()), 24))
        inTunnel.push_back(inGre(ethertype::kIpv4, part));
    samples.addFragments("fragments in tunnel", inTunnel, false);
    std::vector<Bytes> twice;
    std::uint32_t identification = 100;
    for (const Bytes &part : inTunnel) {
        IpFields own = outer(kGre);
        own.identification = ++identification;
        const Bytes payload(part.begin() + 20, part.end());
        for (const Bytes &piece : ipFragments(own, payload, 16))
            twice.push_back(piece);
    }
    samples.addFragments("fragments in fragments", twice, false);
}

} // namespace

TcpFields sampleSegment(bool sixth)
{
    TcpFields fields;
    fields.source = sixth ? endpoint("2001:db8::10", 40'000) : endpoint("192.0.2.10", 40'000);
    fields.destination = sixth ? endpoint("2001:db8::80", 80) : endpoint("198.51.100.80", 80);
    fields.sequenceNumber = 0xfffffff0;
    fields.acknowledgmentNumber = 0x12345678;
    fields.flags = 0x18;
    return fields;
}

std::string samplePayload()
{
    return "GET /a/b HTTP/1.1\r\nHost: a.example\r\n\r\n";
}

std::vector<Sample> allSamples()
{
    Samples samples;
    addEthernetSamples(samples);
    addOtherLinks(samples);
    addIpSamples(samples);
    addIpTunnels(samples);
    addUdpTunnels(samples);
    addFragmentSamples(samples);
    addTagSamples(samples);
    addWirelessSamples(samples);
    addFurtherTunnels(samples);
    return samples.take();
}

} // namespace hitwatch::test
