// SPDX-License-Identifier: GPL-3.0-or-later
// Link bytes of HTTP connections: every packet once, on the interface that carried it.
#include <QtTest/QtTest>

#include "tcp/flow_table.h"

#include "recording_handler.h"
#include "segment_builder.h"

#include <map>
#include <random>

using namespace hitwatch;

namespace {

struct Sums {
    std::map<std::uint32_t, HttpTraffic> interfaces;

    void add(std::span<const HttpTraffic> entries)
    {
        for (const HttpTraffic &entry : entries) {
            HttpTraffic &sum = interfaces[entry.interfaceIndex];
            sum.interfaceIndex = entry.interfaceIndex;
            sum.packets += entry.packets;
            sum.bytesToServer += entry.bytesToServer;
            sum.bytesToClient += entry.bytesToClient;
        }
    }
    bool operator==(const Sums &) const = default;
};

} // namespace

class TestTcpTraffic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packetsBeforeRecognitionAreCountedThen();
    void otherProtocolsAreNotCounted();
    void everyPacketOnItsInterface_data();
    void everyPacketOnItsInterface();
    void manyInterfacesBeforeRecognition();
};

void TestTcpTraffic::packetsBeforeRecognitionAreCountedThen()
{
    RecordingFactory factory;
    FlowTable table(EngineLimits {}, factory);
    const SegmentBuilder build;
    QVERIFY(table.process(build.syn()).empty());
    QVERIFY(table.process(build.synAck()).empty());
    QVERIFY(table.process(build.up(1, {})).empty());
    factory.opinion = [](const RecordingHandler &handler) {
        return handler.dataBytes[0] < 4 ? StreamInterest::Undecided : StreamInterest::Http;
    };
    QVERIFY(table.process(build.up(1, "GET")).empty());
    const auto known = table.process(build.up(4, " /"));
    QCOMPARE(known.size(), std::size_t { 1 });
    // The handler of the recorder says that low to high runs towards the server.
    QVERIFY((known[0] == HttpTraffic { 0, 5, 54 * 4 + 5, 54 }));
    const auto next = table.process(build.down(1, "abc", 6));
    QCOMPARE(next.size(), std::size_t { 1 });
    QVERIFY((next[0] == HttpTraffic { 0, 1, 0, 57 }));
}

void TestTcpTraffic::otherProtocolsAreNotCounted()
{
    RecordingFactory factory;
    factory.opinion = [](const RecordingHandler &) { return StreamInterest::Ignored; };
    FlowTable table(EngineLimits {}, factory);
    const SegmentBuilder build;
    for (const TcpSegment &segment : { build.syn(), build.synAck(), build.up(1, "SSH-2.0"),
             build.down(1, "SSH-2.0", 8), build.upFin(8, 8), build.downFin(8, 9) })
        QVERIFY(table.process(segment).empty());
}

void TestTcpTraffic::everyPacketOnItsInterface_data()
{
    QTest::addColumn<bool>("turnsOpaque");
    QTest::newRow("HTTP") << false;
    QTest::newRow("opaque") << true;
}

void TestTcpTraffic::everyPacketOnItsInterface()
{
    QFETCH(bool, turnsOpaque);
    RecordingFactory factory;
    factory.opinion = [turnsOpaque](const RecordingHandler &handler) {
        if (handler.dataBytes[0] < 6)
            return StreamInterest::Undecided;
        return turnsOpaque ? StreamInterest::HttpOpaque : StreamInterest::Http;
    };
    FlowTable table(EngineLimits {}, factory);
    const SegmentBuilder build;
    Sums expected;
    Sums seen;
    std::mt19937 random(3);
    const std::vector<TcpSegment> segments { build.syn(), build.synAck(), build.up(1, {}),
        build.up(1, "req"), build.up(1, "req"), build.up(4, "uest"), build.down(1, {}, 8),
        build.down(1, "resp", 8), build.down(9, "late", 8), build.down(5, "onse", 8),
        build.down(0x40000000U, "stray"), build.upFin(8, 13), build.downFin(13, 9),
        build.up(9, {}, 14), build.down(1, "resp", 8), build.make(true, TcpFlags::Rst, 9, 0) };
    for (TcpSegment segment : segments) {
        for (std::uint32_t interface = 0; interface < 4; ++interface) {
            segment.interfaceIndex = interface;
            segment.capturePoint = interface;
            segment.frameLength = 60 + static_cast<std::uint32_t>(random() % 100);
            const bool up = segment.source == build.client;
            expected.add(std::vector<HttpTraffic> {
                { interface, 1, up ? segment.frameLength : 0U, up ? 0U : segment.frameLength } });
            seen.add(table.process(segment));
        }
    }
    QVERIFY(seen == expected);
}

void TestTcpTraffic::manyInterfacesBeforeRecognition()
{
    RecordingFactory factory;
    FlowTable table(EngineLimits {}, factory);
    SegmentBuilder build;
    for (build.interfaceIndex = 0; build.interfaceIndex < 7; ++build.interfaceIndex)
        QVERIFY(table.process(build.syn()).empty());
    Sums seen;
    seen.add(table.process(build.up(1, "GET")));
    std::uint64_t packets = 0;
    std::uint64_t bytes = 0;
    for (const auto &[interface, sum] : seen.interfaces) {
        packets += sum.packets;
        bytes += sum.bytesToServer + sum.bytesToClient;
    }
    QCOMPARE(packets, std::uint64_t { 8 });
    QCOMPARE(bytes, std::uint64_t { 54 * 8 + 3 });
    QCOMPARE(seen.interfaces[0].packets, std::uint64_t { 4 }); // its own, and the three beyond
}

QTEST_APPLESS_MAIN(TestTcpTraffic)
#include "test_tcp_traffic.moc"
