// SPDX-License-Identifier: GPL-3.0-or-later
// Where connections begin and end, and what belongs to them.
#include <QtTest/QtTest>

#include "flow_fixture.h"

#include <algorithm>
#include <random>

using namespace hitwatch;

namespace {

using Fixture = FlowFixture;

} // namespace

class TestTcpConnections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handlerComesWithTheFirstByte();
    void refusedConnectionCostsNothing();
    void initiator_data();
    void initiator();
    void closedByFin();
    void halfClosed();
    void simultaneousOpen();
    void dataInTheSyn();
    void repeatedSynIsNoNewConnection();
    void playedAgain_data();
    void playedAgain();
    void lateHandshake();
    void synReplaces();
    void synAfterTheEnd();
    void lateCopiesAfterTheEnd();
    void dataAfterTheEndIsANewConnection();
    void newConnectionWithoutSynWhileOpen();
    void keepAliveProbes();
    void keepAliveProbeFirst();
    void zeroWindowProbes();
    void copiesAtTwoCapturePoints();
    void copyFillsAHole();
    void otherSideOfAProxyIsAnotherConnection();
    void opaqueAndIgnoredGetNoMoreBytes_data();
    void opaqueAndIgnoredGetNoMoreBytes();
    void captureInAnyOrder();
    void finBeyondTheDataIsRepaired();
};

void TestTcpConnections::handlerComesWithTheFirstByte()
{
    Fixture f;
    f.handshake();
    QVERIFY(f.factory.handlers.empty());
    QCOMPARE(f.table.counters.flows, std::uint64_t { 1 });
    f.build.interfaceIndex = 3;
    f.table.process(f.build.up(1, "a"));
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    const ConnectionOrigin &origin = f.factory.handlers[0].origin;
    QCOMPARE(origin.serial, std::uint64_t { 1 });
    QCOMPARE(origin.interfaceIndex, 0U);
    QVERIFY(origin.low == f.build.client && origin.high == f.build.server);
}

void TestTcpConnections::refusedConnectionCostsNothing()
{
    Fixture f;
    f.factory.refuse = true;
    f.handshake();
    f.table.process(f.build.up(1, "a"));
    f.table.process(f.build.up(100, "b"));
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
    QCOMPARE(f.table.traffic.entries().size(), std::size_t { 0 });
    f.table.process(f.reset(true, 101));
    QVERIFY(f.table.closedFlows.front() != nullptr);
}

void TestTcpConnections::initiator_data()
{
    QTest::addColumn<int>("seen"); // 1 SYN, 2 SYN+ACK, 3 both, 0 none
    QTest::addColumn<bool>("clientIsLow");
    for (int seen = 0; seen < 4; ++seen)
        for (const bool clientIsLow : { true, false })
            QTest::addRow("%d %s", seen, clientIsLow ? "low" : "high") << seen << clientIsLow;
}

void TestTcpConnections::initiator()
{
    QFETCH(int, seen);
    QFETCH(bool, clientIsLow);
    Fixture f;
    if (!clientIsLow)
        std::swap(f.build.client, f.build.server);
    if ((seen & 1) != 0)
        f.table.process(f.build.syn());
    if ((seen & 2) != 0)
        f.table.process(f.build.synAck());
    f.table.process(f.build.up(1, "ab"));
    const ConnectionOrigin &origin = f.factory.handlers.at(0).origin;
    QCOMPARE(origin.initiatorKnown, seen != 0);
    if (seen != 0)
        QVERIFY((origin.fromInitiator == Direction::LowToHigh) == clientIsLow);
    QVERIFY(origin.low < origin.high);
    QCOMPARE(f.text(clientIsLow ? 0 : 1), std::string("ab"));
}

void TestTcpConnections::closedByFin()
{
    Fixture f;
    f.wholeConnection();
    QCOMPARE(f.text(0), std::string("request[end]"));
    QCOMPARE(f.text(1), std::string("response[end]"));
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Finished });
    QVERIFY(f.factory.handlers[0].released);
    QCOMPARE(f.table.counters.straySegments, std::uint64_t { 0 });
    QCOMPARE(f.table.counters.retransmittedBytes, std::uint64_t { 0 });
}

void TestTcpConnections::halfClosed()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "request"));
    f.table.process(f.build.upFin(8));
    f.table.advance(f.build.time + 30 * kSecond);
    f.build.time += 30 * kSecond;
    f.table.process(f.build.down(1, "response", 9));
    QCOMPARE(f.text(1), std::string("response"));
    f.table.process(f.build.downFin(9, 9));
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Finished });
}

void TestTcpConnections::simultaneousOpen()
{
    Fixture f;
    f.table.process(f.build.syn());
    f.table.process(f.build.make(false, TcpFlags::Syn, 0, 0));
    f.table.process(f.build.make(true, TcpFlags::Syn | TcpFlags::Ack, 0, 1));
    f.table.process(f.build.synAck());
    f.table.process(f.build.up(1, "a"));
    f.table.process(f.build.down(1, "b", 2));
    QCOMPARE(f.table.counters.flows, std::uint64_t { 1 });
    QCOMPARE(f.text(0), std::string("a"));
    QCOMPARE(f.text(1), std::string("b"));
    QVERIFY(f.factory.handlers[0].origin.fromInitiator == Direction::LowToHigh);
}

void TestTcpConnections::dataInTheSyn()
{
    Fixture f;
    f.table.process(f.build.make(true, TcpFlags::Syn, 0, 0, "GET /"));
    f.table.process(f.build.synAck()); // not accepted: only the SYN is acknowledged
    f.table.process(f.build.up(1, "GET / HTTP"));
    QCOMPARE(f.text(0), std::string("GET / HTTP"));
    QCOMPARE(f.table.counters.retransmittedBytes, std::uint64_t { 5 });
    f.table.process(f.build.make(false, TcpFlags::Syn | TcpFlags::Ack, 0, 6, "early"));
    QCOMPARE(f.text(1), std::string("early"));
}

void TestTcpConnections::repeatedSynIsNoNewConnection()
{
    Fixture f;
    f.table.process(f.build.syn());
    f.table.process(f.build.syn());
    f.table.process(f.build.synAck());
    f.table.process(f.build.synAck());
    f.table.process(f.build.up(1, "a"));
    f.build.time += 10 * kSecond;
    f.build.capturePoint = 9;
    f.table.process(f.build.syn());
    f.table.process(f.build.up(2, "b"));
    QCOMPARE(f.text(0), std::string("ab"));
    QCOMPARE(f.table.counters.flows, std::uint64_t { 1 });
}

void TestTcpConnections::playedAgain_data()
{
    QTest::addColumn<qint64>("later");
    QTest::addColumn<unsigned>("capturePoint");
    QTest::addColumn<quint64>("connections");
    QTest::newRow("a recording played again") << qint64 { 2 * kSecond } << 0U << quint64 { 2 };
    QTest::newRow("late copies") << qint64 { kSecond / 2 } << 0U << quint64 { 1 };
    QTest::newRow("earlier copies") << qint64 { -2 * kSecond } << 0U << quint64 { 1 };
    QTest::newRow("copies from elsewhere") << qint64 { 2 * kSecond } << 9U << quint64 { 1 };
}

void TestTcpConnections::playedAgain()
{
    QFETCH(const qint64, later);
    QFETCH(const unsigned, capturePoint);
    QFETCH(const quint64, connections);
    Fixture f;
    f.wholeConnection();
    f.build.time += later;
    f.build.capturePoint = capturePoint;
    f.wholeConnection();
    f.table.finish(f.build.time);
    QCOMPARE(f.table.counters.flows, std::uint64_t { connections });
    QCOMPARE(f.factory.handlers.size(), std::size_t { connections });
    for (std::size_t each = 0; each < connections; ++each) {
        QCOMPARE(f.text(0, each), std::string("request[end]"));
        QCOMPARE(f.text(1, each), std::string("response[end]"));
    }
}

void TestTcpConnections::lateHandshake()
{
    Fixture f;
    f.table.process(f.build.up(1, "request"));
    f.table.process(f.build.down(1, "response", 8));
    f.table.process(f.build.synAck());
    f.table.process(f.build.syn());
    f.table.process(f.build.up(8, "more", 9));
    QCOMPARE(f.text(0), std::string("requestmore"));
    QCOMPARE(f.text(1), std::string("response"));
    QCOMPARE(f.table.counters.flows, std::uint64_t { 1 });
}

void TestTcpConnections::synReplaces()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "old"));
    f.table.process(f.build.up(10, "held"));
    f.build.clientStart += 300'000;
    f.build.serverStart += 700'000;
    f.handshake();
    QCOMPARE(f.text(0), std::string("old[gap 6]held"));
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Replaced });
    f.table.process(f.build.up(1, "new"));
    f.table.process(f.build.down(1, "answer", 4));
    QCOMPARE(f.text(0, 1), std::string("new"));
    QCOMPARE(f.text(1, 1), std::string("answer"));
    QCOMPARE(f.factory.handlers[1].origin.serial, std::uint64_t { 2 });
    QCOMPARE(f.table.flows.size(), std::size_t { 1 });
}

void TestTcpConnections::synAfterTheEnd()
{
    Fixture f;
    f.wholeConnection();
    f.build.clientStart += 10;
    f.build.serverStart += 10;
    f.wholeConnection();
    QCOMPARE(f.text(0, 1), std::string("request[end]"));
    QCOMPARE(f.text(1, 1), std::string("response[end]"));
    QCOMPARE(f.factory.handlers[0].closed.size(), std::size_t { 1 });
}

void TestTcpConnections::lateCopiesAfterTheEnd()
{
    Fixture f;
    f.wholeConnection();
    f.build.capturePoint = 5;
    f.build.interfaceIndex = 1;
    f.wholeConnection(); // all of it again, on another interface
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    QCOMPARE(f.table.counters.flows, std::uint64_t { 1 });
}

void TestTcpConnections::dataAfterTheEndIsANewConnection()
{
    Fixture f;
    f.wholeConnection();
    f.build.clientStart += 5'000'000;
    f.build.serverStart -= 5'000'000;
    f.table.process(f.build.up(1, "new"));
    f.table.process(f.build.down(1, "answer", 4));
    QCOMPARE(f.text(0, 1), std::string("new"));
    QCOMPARE(f.text(1, 1), std::string("answer"));
}

void TestTcpConnections::newConnectionWithoutSynWhileOpen()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "old"));
    f.table.process(f.build.down(1, "answer", 4));
    f.build.clientStart += 0x70000000U;
    f.build.serverStart -= 0x60000000U;
    f.table.process(f.build.up(1, "lost"));
    f.table.process(f.build.down(1, "new answer", 5));
    f.table.process(f.build.up(5, "new", 11));
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Replaced });
    QCOMPARE(f.text(1, 1), std::string("new answer"));
    QCOMPARE(f.text(0, 1), std::string("new"));
    QCOMPARE(f.table.counters.gapBytes, std::uint64_t { 0 });
}

void TestTcpConnections::keepAliveProbes()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.build.up(3, {}));
    f.table.process(f.build.up(3, std::string_view("\0", 1)));
    f.table.process(f.build.up(4, "def"));
    QCOMPARE(f.text(0), std::string("abcdef"));
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
}

void TestTcpConnections::keepAliveProbeFirst()
{
    Fixture f;
    f.table.process(f.build.up(99, std::string_view("\0", 1)));
    f.table.process(f.build.down(1, {}, 100));
    QVERIFY(f.factory.handlers.empty());
    f.table.process(f.build.up(99, std::string_view("\0", 1)));
    f.table.process(f.build.up(100, "GET"));
    QCOMPARE(f.text(0), std::string("GET"));
}

void TestTcpConnections::zeroWindowProbes()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.build.up(4, "d"));
    f.table.process(f.build.up(4, "d"));
    f.table.process(f.build.up(4, "def"));
    QCOMPARE(f.text(0), std::string("abcdef"));
    QCOMPARE(f.table.counters.retransmittedBytes, std::uint64_t { 2 });
}

void TestTcpConnections::copiesAtTwoCapturePoints()
{
    Fixture f;
    for (const TcpSegment &segment : { f.build.syn(), f.build.synAck(), f.build.up(1, "request"),
             f.build.down(1, "response", 8), f.build.upFin(8, 9), f.build.downFin(9, 9) }) {
        for (std::uint32_t point = 0; point < 6; ++point) {
            TcpSegment copy = segment;
            copy.capturePoint = point;
            copy.interfaceIndex = point;
            f.table.process(copy);
        }
    }
    QCOMPARE(f.table.counters.flows, std::uint64_t { 1 });
    QCOMPARE(f.text(0), std::string("request[end]"));
    QCOMPARE(f.text(1), std::string("response[end]"));
    QCOMPARE(f.table.counters.straySegments, std::uint64_t { 0 });
}

void TestTcpConnections::copyFillsAHole()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.up(7, "ccc"));
    f.build.capturePoint = 8;
    f.table.process(f.build.up(4, "bbb"));
    QCOMPARE(f.text(0), std::string("aaabbbccc"));
}

void TestTcpConnections::otherSideOfAProxyIsAnotherConnection()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "GET /"));
    SegmentBuilder behind = f.build;
    behind.clientStart += 0x12345678U;
    behind.serverStart += 0x23456789U;
    behind.capturePoint = 1;
    behind.interfaceIndex = 1;
    for (const TcpSegment &segment :
        { behind.syn(), behind.synAck(), behind.up(1, {}), behind.up(1, "GET /"),
            behind.down(1, "response", 6), behind.upFin(6, 9), behind.downFin(9, 7) })
        f.table.process(segment);
    f.table.process(f.build.down(1, "response", 6));
    QCOMPARE(f.table.counters.flows, std::uint64_t { 2 });
    QCOMPARE(f.text(0), std::string("GET /"));
    QCOMPARE(f.text(1), std::string("response"));
    QVERIFY(f.factory.handlers[0].closed.empty());
    QCOMPARE(f.text(0, 1), std::string("GET /[end]"));
    QCOMPARE(f.text(1, 1), std::string("response[end]"));
    QCOMPARE(f.table.counters.straySegments, std::uint64_t { 0 });
}

void TestTcpConnections::opaqueAndIgnoredGetNoMoreBytes_data()
{
    QTest::addColumn<bool>("isOpaque");
    QTest::newRow("opaque") << true;
    QTest::newRow("ignored") << false;
}

void TestTcpConnections::opaqueAndIgnoredGetNoMoreBytes()
{
    QFETCH(bool, isOpaque);
    Fixture f;
    f.factory.opinion = [isOpaque](const RecordingHandler &) {
        return isOpaque ? StreamInterest::HttpOpaque : StreamInterest::Ignored;
    };
    f.handshake();
    f.table.process(f.build.up(4, "bbb"));
    f.table.process(f.build.up(1, "aaa"));
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
    f.table.process(f.build.up(7, "ccc"));
    f.table.process(f.build.down(1, "ddd", 10));
    QCOMPARE(f.text(0), std::string("aaa"));
    QCOMPARE(f.text(1), std::string());
    QVERIFY(f.factory.handlers[0].closed.empty());
    f.table.process(f.build.upFin(10, 4));
    f.table.process(f.build.downFin(4, 11));
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Finished });
    QCOMPARE(f.text(0), std::string("aaa"));
}

/// The whole dialogue in many shuffled orders, with acknowledgments and FINs: same bytes.
void TestTcpConnections::captureInAnyOrder()
{
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        Fixture f;
        f.build.clientStart = static_cast<std::uint32_t>(-5);
        std::vector<TcpSegment> segments { f.build.syn(), f.build.synAck(), f.build.up(1, {}),
            f.build.up(1, "request"), f.build.down(1, {}, 8), f.build.down(1, "resp", 8),
            f.build.down(5, "onse", 8), f.build.up(8, {}, 9), f.build.upFin(8, 9),
            f.build.downFin(9, 9), f.build.up(9, {}, 10) };
        // The first two stay: where a stream begins must be known before its middle is seen.
        std::shuffle(segments.begin() + 2, segments.end(), random);
        for (const TcpSegment &segment : segments)
            f.table.process(segment);
        f.table.finish(f.build.time);
        QCOMPARE(f.text(0), std::string("request[end]"));
        QCOMPARE(f.text(1), std::string("response[end]"));
        QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
        QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
    }
}

void TestTcpConnections::finBeyondTheDataIsRepaired()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.upFin(10));
    f.table.process(f.build.up(4, "bbbbbb"));
    f.table.process(f.build.down(1, {}, 11));
    QCOMPARE(f.text(0), std::string("aaabbbbbb[end]"));
}

QTEST_APPLESS_MAIN(TestTcpConnections)
#include "test_tcp_connections.moc"
