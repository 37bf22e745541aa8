// SPDX-License-Identifier: GPL-3.0-or-later
// Every limit of the flow table, reached, with its counter.
#include <QtTest/QtTest>

#include "tcp/flow_table_state.h"

#include "recording_handler.h"
#include "segment_builder.h"

using namespace hitwatch;

namespace {

struct Fixture {
    RecordingFactory factory;
    FlowTable::State table;
    SegmentBuilder build;

    explicit Fixture(const EngineLimits &limits)
        : table(limits, factory)
    {
    }
    void openConnection(std::uint16_t port)
    {
        build.client.port = port;
        table.process(build.syn());
        table.process(build.up(1, "x"));
    }
};

} // namespace

class TestTcpLimits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void manySegments();
    void outOfOrderBytes();
    void outOfOrderBytesTotal();
    void whoHoldsMostGivesWayFirst();
    void segmentLargerThanEveryLimit();
    void flowsLeastRecentlyUsedGoes();
    void endedFlowsGoFirst();
    void idleFlows_data();
    void idleFlows();
    void timeJumps();
    void oneWrongTimeStampEndsNothing();
    void memoryPerFlow();
};

/// A window of a long path: the first segment was lost and comes again behind all the others.
void TestTcpLimits::manySegments()
{
    Fixture f { EngineLimits {} };
    const std::string text(1000, 'x');
    f.table.process(f.build.syn());
    constexpr std::uint32_t kCount = 8000;
    for (std::uint32_t i = 1; i <= kCount; ++i)
        f.table.process(f.build.up(1 + i * 1000, text));
    QVERIFY(f.factory.handlers.empty());
    f.table.process(f.build.up(1, text));
    QCOMPARE(f.factory.handlers.at(0).dataBytes[0], std::uint64_t { (kCount + 1) * 1000 });
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
    QCOMPARE(f.table.counters.outOfOrderRefused, std::uint64_t { 0 });
}

void TestTcpLimits::outOfOrderBytes()
{
    EngineLimits limits;
    limits.outOfOrderBytes = 10;
    Fixture f(limits);
    f.table.process(f.build.syn());
    f.table.process(f.build.up(11, "aaaaa"));
    f.table.process(f.build.up(17, "bbbbb"));
    QVERIFY(f.factory.handlers.empty());
    f.table.process(f.build.up(23, "c"));
    QCOMPARE(f.factory.handlers.at(0).streams[0], std::string("[gap 10]aaaaa"));
    f.table.process(f.build.up(5, "late")); // in a hole that was given up
    f.table.process(f.build.up(16, "x"));
    f.table.process(f.build.up(22, "y"));
    QCOMPARE(f.factory.handlers[0].streams[0], std::string("[gap 10]aaaaaxbbbbbyc"));
    QCOMPARE(f.table.counters.outOfOrderRefused, std::uint64_t { 1 });
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
}

void TestTcpLimits::outOfOrderBytesTotal()
{
    EngineLimits limits;
    limits.outOfOrderBytesTotal = 3 * sizeof(HeldBlock);
    Fixture f(limits);
    for (std::uint16_t port = 1; port <= 3; ++port) {
        f.build.client.port = port;
        f.table.process(f.build.syn());
        f.table.process(f.build.up(4, "bbb"));
    }
    QVERIFY(f.factory.handlers.empty());
    f.table.process(f.build.up(10, "ccc")); // the third connection asks for more
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    QCOMPARE(f.factory.handlers[0].origin.serial, std::uint64_t { 3 });
    QCOMPARE(f.factory.handlers[0].streams[0], std::string("[gap 3]bbb"));
    QCOMPARE(f.table.counters.outOfOrderRefused, std::uint64_t { 1 });
    f.build.client.port = 4;
    f.table.process(f.build.syn());
    f.table.process(f.build.up(4, "ddd")); // holds less than any other
    QCOMPARE(f.factory.handlers.size(), std::size_t { 2 });
    QCOMPARE(f.factory.handlers[1].streams[0], std::string("[gap 3]bbb"));
    QVERIFY(f.factory.handlers[1].origin.serial < 4);
    f.table.finish(f.build.time);
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
    for (const auto &handler : f.factory.handlers)
        QVERIFY(handler.released);
}

void TestTcpLimits::whoHoldsMostGivesWayFirst()
{
    EngineLimits limits;
    limits.outOfOrderBytesTotal = 8 * sizeof(HeldBlock);
    Fixture f(limits);
    const auto open = [&f](std::uint16_t port, std::uint32_t segments) {
        f.build.client.port = port;
        f.table.process(f.build.syn());
        for (std::uint32_t i = 0; i < segments; ++i)
            f.table.process(f.build.up(11 + 2 * i, "x"));
    };
    open(1, 2);
    open(2, 4);
    open(3, 2);
    QVERIFY(f.factory.handlers.empty());
    open(4, 1);
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    QCOMPARE(f.factory.handlers[0].origin.serial, std::uint64_t { 2 });
    QCOMPARE(f.factory.handlers[0].streams[0], std::string("[gap 10]x"));
    open(5, 1);
    QCOMPARE(f.factory.handlers[0].streams[0], std::string("[gap 10]x[gap 1]x"));
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    QCOMPARE(f.table.counters.outOfOrderRefused, std::uint64_t { 2 });
    f.table.finish(f.build.time);
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
}

void TestTcpLimits::segmentLargerThanEveryLimit()
{
    EngineLimits limits;
    limits.outOfOrderBytes = 100;
    limits.outOfOrderBytesTotal = 100;
    Fixture f(limits);
    const std::string large(60000, 'x');
    f.table.process(f.build.syn());
    f.table.process(f.build.up(11, large));
    QCOMPARE(f.factory.handlers.at(0).streams[0], "[gap 10]" + large);
}

void TestTcpLimits::flowsLeastRecentlyUsedGoes()
{
    EngineLimits limits;
    limits.flows = 3;
    Fixture f(limits);
    for (std::uint16_t port = 1; port <= 3; ++port)
        f.openConnection(port);
    f.build.client.port = 1;
    f.table.process(f.build.up(2, "y")); // connection 2 is now the oldest
    f.openConnection(4);
    QCOMPARE(f.table.flows.size(), std::size_t { 3 });
    QCOMPARE(f.table.counters.flowsEvicted, std::uint64_t { 1 });
    QCOMPARE(f.factory.handlers[1].closed, std::vector { CloseReason::Evicted });
    QVERIFY(f.factory.handlers[0].closed.empty());
    for (std::uint16_t port = 10; port < 1000; ++port)
        f.openConnection(port);
    QCOMPARE(f.table.flows.size(), std::size_t { 3 });
    QCOMPARE(f.table.counters.flows, std::uint64_t { 994 });
    QCOMPARE(f.table.counters.flowsEvicted, std::uint64_t { 991 });
}

void TestTcpLimits::endedFlowsGoFirst()
{
    EngineLimits limits;
    limits.flows = 2;
    Fixture f(limits);
    f.openConnection(1);
    f.openConnection(2);
    f.table.process(f.build.synAck());
    f.table.process(f.build.upFin(2));
    f.table.process(f.build.downFin(1, 3));
    QCOMPARE(f.factory.handlers[1].closed, std::vector { CloseReason::Finished });
    f.openConnection(3);
    QCOMPARE(f.table.counters.flowsEvicted, std::uint64_t { 0 });
    QVERIFY(f.factory.handlers[0].closed.empty());
}

void TestTcpLimits::idleFlows_data()
{
    QTest::addColumn<bool>("isHttp");
    QTest::newRow("HTTP") << true;
    QTest::newRow("not recognised") << false;
}

void TestTcpLimits::idleFlows()
{
    QFETCH(bool, isHttp);
    const EngineLimits limits;
    Fixture f(limits);
    f.factory.opinion = [isHttp](const RecordingHandler &) {
        return isHttp ? StreamInterest::Http : StreamInterest::Undecided;
    };
    f.openConnection(1);
    f.table.process(f.build.up(5, "held"));
    const TimeNs limit = isHttp ? limits.httpFlowIdle : limits.otherFlowIdle;
    f.table.advance(f.build.time + limit - 1);
    QCOMPARE(f.table.flows.size(), std::size_t { 1 });
    f.table.advance(f.build.time + limit);
    QCOMPARE(f.table.flows.size(), std::size_t { 0 });
    QCOMPARE(f.factory.handlers[0].streams[0], std::string("x[gap 3]held"));
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Idle });
    QCOMPARE(f.table.counters.flowsEvicted, std::uint64_t { 0 });
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
}

void TestTcpLimits::timeJumps()
{
    const EngineLimits limits;
    Fixture f(limits);
    f.openConnection(1);
    const TimeNs start = f.build.time;
    f.build.time = start - 1000 * kSecond; // another interface, a clock that is behind
    f.openConnection(2);
    QCOMPARE(f.table.flows.size(), std::size_t { 2 });
    f.build.time = start;
    f.build.client.port = 1;
    f.table.process(f.build.up(2, "y"));
    QCOMPARE(f.factory.handlers[0].streams[0], std::string("xy"));
    f.table.advance(start + 1'000'000 * kSecond);
    QCOMPARE(f.table.flows.size(), std::size_t { 0 });
    f.build.time = -kSecond;
    f.openConnection(3);
    f.table.advance(-kSecond);
    QCOMPARE(f.table.flows.size(), std::size_t { 1 });
}

void TestTcpLimits::oneWrongTimeStampEndsNothing()
{
    Fixture f { EngineLimits {} };
    f.openConnection(1);
    const TimeNs start = f.build.time;
    f.build.time = start + 1'000'000 * kSecond;
    f.build.client.port = 2;
    f.table.process(f.build.syn());
    f.build.time = start;
    f.build.client.port = 1;
    f.table.process(f.build.up(2, "y"));
    QCOMPARE(f.factory.handlers[0].streams[0], std::string("xy"));
    f.build.time = start + 1'000'000 * kSecond;
    f.build.client.port = 2;
    f.table.process(f.build.up(1, "y"));
    f.table.process(f.build.up(2, "z")); // confirmed: the first connection was idle
    QCOMPARE(f.table.flows.size(), std::size_t { 1 });
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Idle });
}

/// 65,536 flows and all that is held must leave room for the rest of the engine.
void TestTcpLimits::memoryPerFlow()
{
    const EngineLimits limits;
    QVERIFY(limits.flows * sizeof(Flow) + limits.outOfOrderBytesTotal < 128U * 1024 * 1024);
    qInfo("%zu bytes per flow, %zu per held block", sizeof(Flow), sizeof(HeldBlock));
}

QTEST_APPLESS_MAIN(TestTcpLimits)
#include "test_tcp_limits.moc"
