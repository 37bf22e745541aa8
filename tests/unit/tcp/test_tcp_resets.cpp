// SPDX-License-Identifier: GPL-3.0-or-later
// A reset ends a connection, but not what was sent before it; and some are forged.
#include <QtTest/QtTest>

#include "flow_fixture.h"

using namespace hitwatch;

namespace {

using Fixture = FlowFixture;

} // namespace

class TestTcpResets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resetClosesAfterAWhile();
    void dataCrossingAReset();
    void forgedReset();
    void resetTextIsNoData();
    void strayResetIsIgnored();
};

void TestTcpResets::resetClosesAfterAWhile()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.reset(false, 1));
    f.table.advance(f.build.time + FlowTable::State::kClosingPatience);
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Reset });
    QCOMPARE(f.factory.handlers[0].closedAt, f.build.time);
    f.build.time += 2 * kSecond;
    f.table.process(f.build.up(1, "abc"));
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
}

void TestTcpResets::dataCrossingAReset()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.reset(false, 9));
    f.build.time += 10 * kMillisecond;
    f.table.process(f.build.up(4, "def")); // was on its way
    f.table.process(f.build.down(1, "response", 7)); // captured late
    f.table.advance(f.build.time + 2 * kSecond);
    QCOMPARE(f.text(0), std::string("abcdef"));
    QCOMPARE(f.text(1), std::string("response"));
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Reset });
}

void TestTcpResets::forgedReset()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.build.down(1, "x", 4));
    f.table.process(f.reset(false, 2));
    for (std::uint32_t i = 0; i < 5; ++i) {
        f.build.time += 500 * kMillisecond;
        f.table.process(f.build.down(2 + i, "y", 4)); // its alleged sender goes on
    }
    QCOMPARE(f.text(1), std::string("xyyyyy"));
    QVERIFY(f.factory.handlers[0].closed.empty());
}

void TestTcpResets::resetTextIsNoData()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.reset(true, 4, "go away"));
    f.table.finish(f.build.time);
    QCOMPARE(f.text(0), std::string("abc"));
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Reset });
}

void TestTcpResets::strayResetIsIgnored()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.reset(true, 0x50000000U));
    f.table.advance(f.build.time + 5 * kSecond);
    QVERIFY(f.factory.handlers[0].closed.empty());
    QCOMPARE(f.table.counters.straySegments, std::uint64_t { 1 });
}

QTEST_APPLESS_MAIN(TestTcpResets)
#include "test_tcp_resets.moc"
