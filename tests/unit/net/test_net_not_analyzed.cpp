// SPDX-License-Identifier: GPL-3.0-or-later
// What is not read: an encapsulation that is not understood is loss, encryption and unknown
// protocols are shown apart, and what is known to hold no TCP is nothing at all.
#include "net/non_ip.h"
#include "net/packet_decoder.h"
#include "sample_builder.h"

#include <QtTest/QtTest>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

DecodeCounters lost(DecodeFailure failure = DecodeFailure::UnknownEncapsulation)
{
    DecodeCounters counters;
    counters.count(failure);
    return counters;
}

DecodeCounters notRead(NotAnalyzed reason)
{
    DecodeCounters counters;
    counters.count(reason);
    return counters;
}

DecodeCounters other()
{
    DecodeCounters counters;
    counters.otherPackets = 1;
    return counters;
}

Bytes inIp(std::uint8_t proto, const Bytes &payload)
{
    return ethernetIp(ip(outer(proto), payload));
}

Bytes inUdpPorts(std::uint16_t source, std::uint16_t destination, const Bytes &payload)
{
    return inIp(protocol::kUdp,
        udp(endpoint("203.0.113.1", source), endpoint("203.0.113.2", destination), payload));
}

Bytes noise(std::size_t size)
{
    Bytes bytes(size);
    std::uint32_t state = 12345;
    for (std::uint8_t &byte : bytes) {
        state = state * 1'664'525 + 1'013'904'223;
        byte = static_cast<std::uint8_t>(state >> 24);
    }
    return bytes;
}

} // namespace

Q_DECLARE_METATYPE(DecodeCounters)
Q_DECLARE_METATYPE(Bytes)

class TestNetNotAnalyzed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void noiseIsNoPacket();
    void packetsAreFoundAnywhereInFront();
};

void TestNetNotAnalyzed::counts_data()
{
    QTest::addColumn<quint32>("linkType");
    QTest::addColumn<Bytes>("frame");
    QTest::addColumn<DecodeCounters>("expected");
    const auto row = [](const char *name, const DecodeCounters &expected, const Bytes &frame,
                         std::uint32_t linkType = linktype::kEthernet) {
        QTest::newRow(name) << linkType << frame << expected;
    };
    const Bytes udpPacket = ip(outer(protocol::kUdp), Bytes(30));
    const Bytes tag(6, 0x11);

    row("unknown tag", lost(), ethernet(0x9998, join({ tag, { 8, 0 }, packet() })));
    row("unknown tag, IPv6", lost(), ethernet(0x9998, join({ tag, { 0x86, 0xdd }, packet(true) })));
    row("unknown tag behind VLAN", lost(),
        ethernet(ethertype::kVlan, vlan(7, 0x9998, join({ tag, packet() }))));
    row("unknown tag in front of a tunnel", lost(),
        ethernet(0x9998, join({ tag, ip(outer(protocol::kIpv4), packet()) })));
    row("Realtek tag", lost(), ethernet(0x8899, join({ { 0x04, 0, 0, 1, 8, 0 }, packet() })));
    row("SNAP of another organization", lost(),
        ethernet(static_cast<std::uint16_t>(8 + packet().size()),
            join({ { 0xaa, 0xaa, 3, 0x12, 0x34, 0x56, 0, 1 }, packet() })));
    row("GRE version 2", lost(), inIp(protocol::kGre, join({ { 0, 2, 8, 0 }, packet() })));
    row("GRE of an unknown type", lost(),
        inIp(protocol::kGre, join({ { 0, 0, 0x99, 0x98 }, packet() })));
    row("VXLAN without an identifier", lost(),
        inUdpPorts(50'000, 4789, join({ Bytes(8), ethernetIp(packet()) })));
    row("Geneve, other version", lost(),
        inUdpPorts(
            50'000, 6081, join({ { 0x40, 0, 0x65, 0x58, 0, 0, 1, 0 }, ethernetIp(packet()) })));
    row("Geneve, other protocol", lost(),
        inUdpPorts(50'000, 6081, join({ { 0, 0, 0x12, 0x34, 0, 0, 1, 0 }, ethernetIp(packet()) })));
    row("Teredo port, no IPv6", lost(), inUdpPorts(50'000, 3544, ethernetIp(packet())));
    row("CAPWAP fragment", lost(),
        inUdpPorts(5247, 50'000, join({ { 0, 0x10, 0x42, 0x80, 0, 1, 0, 0 }, noise(60) })));
    row("CAPWAP version 1", lost(),
        inUdpPorts(
            5247, 50'000, join({ { 0x10, 0x10, 0x42, 0, 0, 0, 0, 0 }, ethernetIp(packet()) })));
    row("LISP of something else", lost(),
        inUdpPorts(50'000, 4341, join({ Bytes(8), { 0x99 }, packet() })));
    row("NSH version 1", lost(),
        ethernet(0x894f, join({ { 0x40, 0x46, 1, 1 }, Bytes(20), packet() })));
    row("NSH of an unknown protocol", lost(),
        ethernet(0x894f, join({ { 0, 0x46, 1, 99 }, Bytes(20), packet() })));
    row("MACsec of another cipher", lost(),
        ethernet(0x88e5, join({ { 0x04, 0, 0, 0, 0, 9 }, Bytes(64, 0xaa) })));
    row("compressed IP", lost(), inIp(108, join({ { protocol::kTcp, 0, 0, 2 }, noise(40) })));
    row("minimal encapsulation", lost(), inIp(55, join({ { protocol::kTcp }, Bytes(40) })));
    row("802.11 fragment", lost(),
        join({ { 0x08, 0x05 }, Bytes(22), { 0xaa, 0xaa, 3, 0, 0, 0, 8, 0 }, packet() }), 105);
    row("802.11 aggregate of two", lost(),
        join({ { 0x88, 1 }, Bytes(22), { 0x80, 0 }, Bytes(12), { 0, 10 }, Bytes(10), Bytes(12),
            { 0, 10 }, Bytes(10) }),
        105);
    row("PPP compression", lost(), ppp(0x00fd, join({ { 0x00, 1 }, noise(40) })), linktype::kPpp);
    row("link type without a name", lost(DecodeFailure::UnsupportedLinkType), packet(), 147);
    row("five frames in frames", lost(DecodeFailure::TunnelTooDeep), [] {
        Bytes frame = ethernetIp(packet());
        for (int depth = 0; depth < 5; ++depth)
            frame = ethernet(0x88e7, join({ Bytes(4), frame }));
        return frame;
    }());
    row("nine tags of MACsec", lost(DecodeFailure::TunnelTooDeep), [] {
        Bytes tags = join({ { 8, 0 }, packet() });
        for (int depth = 0; depth < 9; ++depth)
            tags = join({ depth == 8 ? Bytes {} : Bytes { 0x88, 0xe5 }, Bytes(6), tags });
        return ethernet(0x88e5, tags);
    }());

    const DecodeCounters encrypted = notRead(NotAnalyzed::EncryptedPacket);
    row("ESP", encrypted, inIp(50, noise(60)));
    row("ESP, IPv6", encrypted, ethernetIp(ip(outerSix(50), noise(60))));
    row("ESP in UDP", encrypted, inUdpPorts(4500, 4500, noise(60)));
    row("WireGuard", encrypted, inUdpPorts(40'000, 51'820, join({ { 4, 0, 0, 0 }, noise(60) })));
    row("CAPWAP with DTLS", encrypted,
        inUdpPorts(5247, 50'000, join({ { 1, 0, 0, 0, 23, 0xfe, 0xfd }, noise(60) })));
    row("encrypted LISP", encrypted,
        inUdpPorts(50'000, 4341, join({ { 1, 0, 0, 0, 0, 0, 0, 0 }, noise(60) })));
    row("MACsec", encrypted, ethernet(0x88e5, join({ { 0x2c, 0, 0, 0, 0, 9 }, noise(60) })));
    row("protected 802.11", encrypted, join({ { 0x88, 0x41 }, Bytes(24), noise(60) }), 105);
    row("Microsoft point-to-point encryption", encrypted,
        ppp(0x00fd, join({ { 0x90, 1 }, noise(40) })), linktype::kPpp);
    row("unknown protocol", notRead(NotAnalyzed::UnknownProtocol), ethernet(0x9998, noise(60)));
    row("unknown tag with UDP", notRead(NotAnalyzed::UnknownProtocol),
        ethernet(0x9998, join({ tag, udpPacket })));

    row("key exchange", other(), inUdpPorts(4500, 4500, join({ Bytes(4), noise(60) })));
    row("WireGuard handshake", other(),
        inUdpPorts(40'000, 51'820, join({ { 1, 0, 0, 0 }, noise(144) })));
    const std::array<std::uint16_t, 11> known { 0x0806, 0x8035, 0x8137, 0x8863, 0x888e, 0x88cc,
        0x88f7, 0x8809, 0x8899, 0x893a, 0x9000 };
    for (const std::uint16_t type : known)
        row(QByteArray::number(type, 16).constData(), other(), ethernet(type, Bytes(46)));
    row("spanning tree", other(), ethernet(38, join({ { 0x42, 0x42, 3 }, Bytes(43) })));
    row("CDP", other(), ethernet(60, join({ { 0xaa, 0xaa, 3, 0, 0, 12, 0x20, 0 }, noise(60) })));
    row("IPX", other(), ethernet(40, join({ { 0xff, 0xff }, Bytes(44) })));
    row("802.11 beacon", other(), join({ { 0x80, 0 }, noise(80) }), 105);
    row("802.11 acknowledgment", other(), { 0xd4, 0, 0, 0, 1, 2, 3, 4, 5, 6 }, 105);
    row("802.11 without data", other(), join({ { 0x48, 1 }, Bytes(22) }), 105);
    row("802.11, damaged on the air", other(),
        join({ { 0, 0, 9, 0, 2, 0, 0, 0, 0x40, 0x08, 1 }, noise(60) }), 127);
    row("802.11 ARP", other(),
        join({ { 0x08, 1 }, Bytes(22), { 0xaa, 0xaa, 3, 0, 0, 0, 8, 6 }, Bytes(28) }), 105);
    row("GRE keep-alive", other(), inIp(protocol::kGre, Bytes(4)));
    row("PPTP acknowledgment", other(),
        inIp(protocol::kGre, { 0x20, 0x81, 0x88, 0x0b, 0, 0, 0, 5, 0, 0, 0, 1 }));
    row("Geneve control", other(),
        inUdpPorts(50'000, 6081, join({ { 0, 0x80, 0x65, 0x58, 0, 0, 77, 0 }, noise(60) })));
    row("CAPWAP keep-alive", other(),
        inUdpPorts(5247, 50'000, join({ { 0, 0x10, 0x42, 0x08, 0, 0, 0, 0 }, Bytes(22) })));
    row("L2TPv3 control", other(), inIp(115, join({ Bytes(4), noise(60) })));
    row("UDP at a tunnel's port", other(), inUdpPorts(53, 4789, Bytes(60)));
    row("OSPF", other(), inIp(89, noise(60)));
    row("SCTP", other(), inIp(132, noise(60)));
    row("USB", other(), noise(60), 220);
    row("Bluetooth", other(), noise(60), 201);
}

void TestNetNotAnalyzed::counts()
{
    QFETCH(quint32, linkType);
    QFETCH(Bytes, frame);
    QFETCH(DecodeCounters, expected);
    PacketDecoder decoder { EngineLimits {} };
    const Frame own { .bytes = frame, .linkType = linkType };
    TcpSegment segment;
    QVERIFY(!decoder.decode(own.ref(), segment));
    decoder.finish();
    expected.packets = 1;
    expected.bytes = frame.size();
    QCOMPARE(decoder.counters().otherPackets, expected.otherPackets);
    QVERIFY(decoder.counters().notAnalyzed == expected.notAnalyzed);
    QVERIFY(decoder.counters() == expected);
}

/// What looks like noise, as encrypted data does, must not be taken for an IP packet.
void TestNetNotAnalyzed::noiseIsNoPacket()
{
    const Bytes long_ = noise(2'000'000);
    for (std::size_t at = 0; at + 1400 <= long_.size(); at += 100)
        QVERIFY(!holdsIpPacket({ long_.data() + at, 1400, 1400 }));
}

void TestNetNotAnalyzed::packetsAreFoundAnywhereInFront()
{
    for (const bool sixth : { false, true }) {
        for (std::size_t header = 0; header <= 64; ++header) {
            const Bytes bytes = join({ Bytes(header, 0x99), packet(sixth), Bytes(16, 0x99) });
            QVERIFY(holdsIpPacket({ bytes.data(), bytes.size(), bytes.size() }));
        }
    }
    Bytes wrong = packet();
    wrong[10] ^= 1; // the header checksum
    QVERIFY(!holdsIpPacket({ wrong.data(), wrong.size(), wrong.size() }));
}

QTEST_APPLESS_MAIN(TestNetNotAnalyzed)
#include "test_net_not_analyzed.moc"
