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
    void cookedInterfaceMatters();
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
