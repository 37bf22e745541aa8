// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/packet_decoder.h"
#include "sample_frames.h"

#include <QtTest/QtTest>
#include <set>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

std::uint32_t pointOf(const Frame &frame)
{
    PacketDecoder decoder { EngineLimits {} };
    TcpSegment segment;
    if (!decoder.decode(frame.ref(), segment))
        qFatal("not a segment");
    return segment.capturePoint;
}

Bytes packet()
{
    return tcpInIp(sampleSegment());
}

Bytes tagged(std::uint16_t identifier, std::uint8_t priority = 0)
{
    return ethernet(ethertype::kVlan, vlan(identifier, ethertype::kIpv4, packet(), priority));
}

Bytes tunnel(const char *source, const char *destination)
{
    return ethernetIp(ip({ .source = address(source),
                             .destination = address(destination),
                             .protocol = protocol::kIpv4 },
        packet()));
}

} // namespace

class TestNetCapturePoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void plainIsTheInterface();
    void placesDiffer();
    void priorityIsNoPlace();
    void tunnelIsOnePlaceInBothDirections();
    void networksDiffer_data();
    void networksDiffer();
    void cookedInterfaceMatters();
    void receivedAndSentOnDiffer();
    void fragmentsTakeThePlaceOfTheLast();
};

void TestNetCapturePoint::plainIsTheInterface()
{
    for (const std::uint32_t index : { 0U, 1U, 77U })
        QCOMPARE(pointOf({ .bytes = ethernetIp(packet()), .interfaceIndex = index }), index);
}

void TestNetCapturePoint::placesDiffer()
{
    std::vector<Bytes> places { ethernetIp(packet()) };
    for (std::uint16_t identifier = 1; identifier < 4096; identifier += 13)
        places.push_back(tagged(identifier));
    const Bytes inner = vlan(2, ethertype::kIpv4, packet());
    places.push_back(ethernet(ethertype::kQinQ, vlan(1, ethertype::kVlan, inner)));
    const Bytes swapped = vlan(1, ethertype::kIpv4, packet());
    places.push_back(ethernet(ethertype::kQinQ, vlan(2, ethertype::kVlan, swapped)));
    places.push_back(tunnel("203.0.113.1", "203.0.113.2"));
    places.push_back(tunnel("203.0.113.1", "203.0.113.3"));
    places.push_back(tunnel("203.0.113.2", "203.0.113.3"));

    std::set<std::uint32_t> points;
    for (const std::uint32_t index : { 0U, 1U }) {
        for (const Bytes &place : places)
            points.insert(pointOf({ .bytes = place, .interfaceIndex = index }));
    }
    QCOMPARE(points.size(), 2 * places.size());
}

void TestNetCapturePoint::priorityIsNoPlace()
{
    QCOMPARE(pointOf({ .bytes = tagged(7, 0) }), pointOf({ .bytes = tagged(7, 5) }));
    QCOMPARE(pointOf({ .bytes = tagged(0, 5) }), pointOf({ .bytes = ethernetIp(packet()) }));
}

void TestNetCapturePoint::tunnelIsOnePlaceInBothDirections()
{
    QCOMPARE(pointOf({ .bytes = tunnel("203.0.113.1", "203.0.113.2") }),
        pointOf({ .bytes = tunnel("203.0.113.2", "203.0.113.1") }));
}

void TestNetCapturePoint::networksDiffer_data()
{
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("same"); // another packet of that network
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char *name, const auto &frameIn) {
        const auto frame = [&](std::uint32_t identifier) {
            const Bytes bytes = frameIn(identifier);
            return QByteArray(
                reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()));
        };
        QTest::newRow(name) << frame(5) << frame(5) << frame(6);
    };
    const IpAddress source = address("203.0.113.1");
    const IpAddress destination = address("203.0.113.2");
    const auto inUdp = [&](std::uint16_t port, const Bytes &payload) {
        return ethernetIp(
            ip({ .source = source, .destination = destination, .protocol = protocol::kUdp },
                udp({ source, 40000 }, { destination, port }, payload)));
    };
    const auto inGre = [&](std::uint16_t type, const Bytes &payload, const GreFields &fields) {
        return ethernetIp(
            ip({ .source = source, .destination = destination, .protocol = protocol::kGre },
                gre(type, payload, fields)));
    };
    row("VXLAN", [&](std::uint32_t id) { return inUdp(4789, vxlan(id, ethernetIp(packet()))); });
    row("Geneve", [&](std::uint32_t id) {
        return inUdp(6081, geneve(id, ethertype::kTransparentEthernet, ethernetIp(packet())));
    });
    row("GTP-U", [&](std::uint32_t id) { return inUdp(2152, gtpUser(id, packet())); });
    row("GRE key",
        [&](std::uint32_t id) { return inGre(ethertype::kIpv4, packet(), { .key = id }); });
    row("GRE key behind a checksum", [&](std::uint32_t id) {
        return inGre(ethertype::kIpv4, packet(), { .checksum = true, .key = id });
    });
    row("MPLS", [&](std::uint32_t id) {
        return ethernet(ethertype::kMpls, mpls({ 100, id }, packet()));
    });
    row("PPPoE", [&](std::uint32_t id) {
        return ethernet(
            ethertype::kPppoeSession, pppoe(static_cast<std::uint16_t>(id), ppp(0x0021, packet())));
    });
}

void TestNetCapturePoint::networksDiffer()
{
    QFETCH(const QByteArray, one);
    QFETCH(const QByteArray, same);
    QFETCH(const QByteArray, other);
    const auto point = [](const QByteArray &bytes) {
        return pointOf({ .bytes = Bytes(bytes.begin(), bytes.end()) });
    };
    QCOMPARE(point(one), point(same));
    QVERIFY(point(one) != point(other));
}

void TestNetCapturePoint::receivedAndSentOnDiffer()
{
    const auto cooked = [](std::uint16_t packetType) {
        Bytes bytes = linuxCooked(ethertype::kIpv4, packet());
        bytes[1] = static_cast<std::uint8_t>(packetType);
        return pointOf({ .bytes = bytes, .linkType = linktype::kLinuxCooked });
    };
    QCOMPARE(cooked(0), cooked(0));
    QVERIFY(cooked(0) != cooked(4));
}

void TestNetCapturePoint::cookedInterfaceMatters()
{
    const auto cooked = [](std::uint32_t index) {
        return pointOf({ .bytes = linuxCooked2(ethertype::kIpv4, index, packet()),
            .linkType = linktype::kLinuxCooked2 });
    };
    QCOMPARE(cooked(2), cooked(2));
    QVERIFY(cooked(2) != cooked(3));
}

void TestNetCapturePoint::fragmentsTakeThePlaceOfTheLast()
{
    const TcpFields fields = sampleSegment();
    const std::vector<Bytes> parts =
        ipFragments({ .source = fields.source.address, .destination = fields.destination.address },
            tcp(fields, samplePayload()), 32);
    PacketDecoder decoder { EngineLimits {} };
    TcpSegment segment;
    bool complete = false;
    for (const Bytes &part : parts) {
        QVERIFY(!complete);
        const Frame frame { .bytes = ethernet(ethertype::kVlan, vlan(7, ethertype::kIpv4, part)) };
        complete = decoder.decode(frame.ref(), segment);
    }
    QVERIFY(complete);
    QCOMPARE(segment.capturePoint, pointOf({ .bytes = tagged(7) }));
}

QTEST_APPLESS_MAIN(TestNetCapturePoint)
#include "test_net_capture_point.moc"
