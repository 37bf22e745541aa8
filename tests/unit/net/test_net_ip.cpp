// SPDX-License-Identifier: GPL-3.0-or-later
// What the lengths in IP headers mean for the payload.
#include "net/packet_decoder.h"
#include "sample_frames.h"

#include <QtTest/QtTest>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

struct Decoded {
    bool isTcp = false;
    TcpSegment segment;
    DecodeCounters counters;
};

Decoded decode(const Frame &frame)
{
    PacketDecoder decoder { EngineLimits {} };
    Decoded decoded;
    decoded.isTcp = decoder.decode(frame.ref(), decoded.segment);
    decoded.counters = decoder.counters();
    return decoded;
}

Bytes packetOfLength(bool sixth, std::size_t payload, std::optional<std::uint16_t> lengthField)
{
    const TcpFields fields = sampleSegment(sixth);
    return ip({ .source = fields.source.address,
                  .destination = fields.destination.address,
                  .totalLength = lengthField },
        tcp(fields, std::string(payload, 'x')));
}

} // namespace

class TestNetIp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lengths_data();
    void lengths();
    void fastAndSlowPathAgree_data();
    void fastAndSlowPathAgree();
    void snapshotInsideTcpOptions();
    void flags();
    void udpIsOther_data();
    void udpIsOther();
    void countsBytes();
};

void TestNetIp::lengths_data()
{
    QTest::addColumn<bool>("sixth");
    QTest::addColumn<int>("lengthField"); // payload bytes that it tells, or -1 for a zero field
    QTest::addColumn<int>("captured"); // payload bytes in the capture
    QTest::addColumn<int>("onWire"); // payload bytes in the frame
    QTest::addColumn<int>("payload");
    QTest::addColumn<int>("payloadLength");
    for (const bool sixth : { false, true }) {
        const auto row = [sixth](const char *name, int field, int captured, int onWire, int payload,
                             int length) {
            QTest::addRow("%s, IPv%d", name, sixth ? 6 : 4)
                << sixth << field << captured << onWire << payload << length;
        };
        row("whole", 100, 100, 100, 100, 100);
        row("empty", 0, 0, 0, 0, 0);
        row("padding after nothing", 0, 6, 6, 0, 0);
        row("padding", 100, 110, 110, 100, 100);
        row("padding partly captured", 100, 105, 110, 100, 100);
        row("snapshot", 100, 40, 100, 40, 100);
        row("snapshot without payload", 100, 0, 100, 0, 100);
        row("snapshot and padding", 100, 40, 110, 40, 100);
        row("carved frame", 100, 40, 40, 40, 100);
        row("segmentation offload", -1, 3000, 3000, 3000, 3000);
        row("segmentation offload, snapshot", -1, 200, 3000, 200, 3000);
        row("beyond 64 KiB", -1, 80'000, 80'000, 80'000, 80'000);
    }
}

void TestNetIp::lengths()
{
    QFETCH(bool, sixth);
    QFETCH(int, lengthField);
    QFETCH(int, captured);
    QFETCH(int, onWire);
    QFETCH(int, payload);
    QFETCH(int, payloadLength);
    const int headers = sixth ? 20 : 40;
    const auto field = static_cast<std::uint16_t>(lengthField < 0 ? 0 : lengthField + headers);
    Frame frame;
    frame.bytes = ethernetIp(packetOfLength(sixth, static_cast<std::size_t>(captured), field));
    frame.wireLength = static_cast<std::uint32_t>(frame.bytes.size())
        + static_cast<std::uint32_t>(onWire - captured);

    const Decoded decoded = decode(frame);
    QVERIFY(decoded.isTcp);
    QCOMPARE(decoded.segment.payload.size(), static_cast<std::size_t>(payload));
    QCOMPARE(decoded.segment.payloadLength, static_cast<std::uint32_t>(payloadLength));
    QCOMPARE(decoded.segment.frameLength, frame.wireLength);
}

void TestNetIp::fastAndSlowPathAgree_data()
{
    lengths_data();
}

// The same packet in plain Ethernet and as a raw packet takes two different paths.
void TestNetIp::fastAndSlowPathAgree()
{
    QFETCH(bool, sixth);
    QFETCH(int, lengthField);
    QFETCH(int, captured);
    const int headers = sixth ? 20 : 40;
    const auto field = static_cast<std::uint16_t>(lengthField < 0 ? 0 : lengthField + headers);
    const Bytes packet = packetOfLength(sixth, static_cast<std::size_t>(captured), field);
    for (std::size_t length = 0; length <= std::min<std::size_t>(packet.size(), 200); ++length) {
        const Bytes cut(packet.begin(), packet.begin() + static_cast<std::ptrdiff_t>(length));
        const auto wire = static_cast<std::uint32_t>(packet.size());
        const std::uint16_t type = sixth ? ethertype::kIpv6 : ethertype::kIpv4;
        const Frame inEthernet { .bytes = ethernet(type, cut), .wireLength = wire + 14 };
        const Frame raw { .bytes = cut, .linkType = linktype::kRaw, .wireLength = wire };
        const Decoded fast = decode(inEthernet);
        const Decoded slow = decode(raw);
        QCOMPARE(fast.isTcp, slow.isTcp);
        QVERIFY(fast.counters.failures == slow.counters.failures);
        QVERIFY(fast.segment.source == slow.segment.source || !fast.isTcp);
        QCOMPARE(fast.segment.capturePoint, slow.segment.capturePoint);
        QCOMPARE(fast.segment.payloadLength, slow.segment.payloadLength);
        QCOMPARE(fast.segment.payload.size(), slow.segment.payload.size());
    }
}

void TestNetIp::snapshotInsideTcpOptions()
{
    TcpFields fields = sampleSegment();
    fields.options = Bytes(12);
    Frame frame { .bytes = ethernetIp(tcpInIp(fields, "payload")) };
    frame.wireLength = static_cast<std::uint32_t>(frame.bytes.size());
    frame.bytes.resize(60);
    const Decoded decoded = decode(frame);
    QVERIFY(decoded.isTcp);
    QCOMPARE(decoded.segment.sequenceNumber, fields.sequenceNumber);
    QCOMPARE(decoded.segment.payload.size(), std::size_t { 0 });
    QCOMPARE(decoded.segment.payloadLength, 7U);
}

void TestNetIp::flags()
{
    for (unsigned flags = 0; flags < 256; ++flags) {
        TcpFields fields = sampleSegment();
        fields.flags = static_cast<std::uint8_t>(flags);
        const Decoded decoded = decode({ .bytes = ethernetIp(tcpInIp(fields)) });
        QVERIFY(decoded.isTcp);
        QCOMPARE(decoded.segment.flags, fields.flags);
        QCOMPARE(decoded.segment.has(TcpFlags::Syn), (flags & 2) != 0);
    }
}

void TestNetIp::udpIsOther_data()
{
    using namespace protocol;
    QTest::addColumn<QByteArray>("frame");
    const auto row = [](const char *name, const Bytes &bytes) {
        QTest::newRow(name) << QByteArray(
            reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    };
    const auto datagram = [](std::uint16_t port, const Bytes &payload) {
        return ethernetIp(ip({ .source = address("192.0.2.1"),
                                 .destination = address("192.0.2.2"),
                                 .protocol = kUdp },
            udp(endpoint("192.0.2.1", 5000), endpoint("192.0.2.2", port), payload)));
    };
    const auto bare = [](std::uint8_t proto, const Bytes &payload) {
        return ethernetIp(ip({ .source = address("192.0.2.1"),
                                 .destination = address("192.0.2.2"),
                                 .protocol = proto },
            payload));
    };
    const Bytes inside = ethernetIp(tcpInIp(sampleSegment()));
    row("DNS", datagram(53, inside));
    row("VXLAN port, short", datagram(4789, { 8, 0, 0, 0 }));
    row("GTP port, echo", datagram(2152, join({ { 0x32, 1, 0, 4, 0, 0, 0, 0 }, Bytes(12) })));
    row("UDP cut short", bare(kUdp, { 1, 2, 3 }));
    row("ICMP", bare(kIcmp, inside));
    row("SCTP", bare(132, inside));
    row("ARP", ethernet(ethertype::kArp, Bytes(28)));
    row("spanning tree", join({ Bytes(12), { 0, 38, 0x42, 0x42, 3 }, Bytes(35) }));
    row("SNAP, other organisation",
        join({ Bytes(12), { 0, 40, 0xaa, 0xaa, 3, 0, 0, 12, 0x20, 0 }, Bytes(35) }));
    row("PPPoE discovery", ethernet(ethertype::kPppoeSession, { 0x11, 9, 0, 0, 0, 4, 1, 1, 0, 0 }));
    row("PPP control", ethernet(ethertype::kPppoeSession, pppoe(1, ppp(0xc021, Bytes(8)))));
    row("no next header",
        ethernetIp(ip({ .source = address("2001:db8::1"),
                          .destination = address("2001:db8::2"),
                          .protocol = 59 },
            {})));
}

void TestNetIp::udpIsOther()
{
    QFETCH(QByteArray, frame);
    const Decoded decoded = decode({ .bytes = Bytes(frame.begin(), frame.end()) });
    QVERIFY(!decoded.isTcp);
    DecodeCounters expected;
    expected.packets = 1;
    expected.bytes = static_cast<std::uint64_t>(frame.size());
    expected.otherPackets = 1;
    QVERIFY(decoded.counters == expected);
}

void TestNetIp::countsBytes()
{
    PacketDecoder decoder { EngineLimits {} };
    Frame frame { .bytes = ethernetIp(tcpInIp(sampleSegment())), .wireLength = 1500 };
    TcpSegment segment;
    decoder.decode(frame.ref(), segment);
    frame.linkType = 9999;
    frame.wireLength = 100;
    decoder.decode(frame.ref(), segment);
    QCOMPARE(decoder.counters().bytes, std::uint64_t { 1600 });
    QCOMPARE(decoder.counters().packets, std::uint64_t { 2 });
}

QTEST_APPLESS_MAIN(TestNetIp)
#include "test_net_ip.moc"
