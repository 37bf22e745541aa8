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
    void resetInTheWindowIsRefused();
    void resetInTheWindowAndThenNothing();
    void strayHandshakeChangesNothing_data();
    void strayHandshakeChangesNothing();
    void newConnectionWithoutTheAnswer();
    void newConnectionAnswerCapturedFirst();
    void finNobodyAcknowledges();
    void finOfADeadEnd();
    void finBeforeTheAnswer();
    void dataBeyondTheWindow();
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

void TestTcpResets::resetInTheWindowIsRefused()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.reset(false, 1461));
    f.table.process(f.build.up(4, {})); // the answer to it (RFC 5961, 3.2)
    f.build.time += 20 * kSecond;
    f.table.process(f.build.down(1, "response", 4));
    f.table.process(f.build.up(4, "def", 9));
    QCOMPARE(f.text(0), std::string("abcdef"));
    QCOMPARE(f.text(1), std::string("response"));
    f.table.finish(f.build.time);
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::EndOfCapture });
}

void TestTcpResets::resetInTheWindowAndThenNothing()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.reset(false, 1461));
    f.table.finish(f.build.time + kSecond);
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Reset });
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
}

void TestTcpResets::strayHandshakeChangesNothing_data()
{
    QTest::addColumn<bool>("fromClient");
    QTest::addColumn<bool>("isAnswer");
    QTest::addColumn<int>("position");
    for (const bool fromClient : { true, false })
        for (const bool isAnswer : { true, false })
            for (int position = 0; position <= 8; ++position)
                QTest::addRow("%s of the %s at %d", isAnswer ? "SYN+ACK" : "SYN",
                    fromClient ? "client" : "server", position)
                    << fromClient << isAnswer << position;
}

void TestTcpResets::strayHandshakeChangesNothing()
{
    QFETCH(const bool, fromClient);
    QFETCH(const bool, isAnswer);
    QFETCH(const int, position);
    Fixture f;
    std::vector<TcpSegment> segments { f.build.syn(), f.build.synAck(), f.build.up(1, {}),
        f.build.up(1, "request"), f.build.down(1, "response", 8), f.build.up(8, "more", 9),
        f.build.down(9, "fine", 12), f.build.upFin(12, 13), f.build.downFin(13, 13) };
    const auto flags =
        static_cast<std::uint8_t>(isAnswer ? TcpFlags::Syn | TcpFlags::Ack : TcpFlags::Syn);
    segments.insert(
        segments.begin() + position, f.build.make(fromClient, flags, 0x2345678U, 0x3456789U));
    for (const TcpSegment &segment : segments)
        f.table.process(segment);
    f.table.finish(f.build.time);
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    QCOMPARE(f.text(0), std::string("requestmore[end]"));
    QCOMPARE(f.text(1), std::string("responsefine[end]"));
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
    QVERIFY(f.factory.handlers[0].origin.fromInitiator == Direction::LowToHigh);
}

/// Only one direction is captured, or the SYN+ACK was lost: what follows the SYN confirms it.
void TestTcpResets::newConnectionWithoutTheAnswer()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "old"));
    f.build.clientStart += 300'000;
    f.table.process(f.build.syn());
    QVERIFY(f.factory.handlers[0].closed.empty());
    f.table.process(f.build.up(1, "new"));
    QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Replaced });
    QCOMPARE(f.text(0, 1), std::string("new"));
    QVERIFY(f.factory.handlers[1].origin.initiatorKnown);
}

void TestTcpResets::newConnectionAnswerCapturedFirst()
{
    Fixture f;
    f.wholeConnection();
    f.build.clientStart += 10'000;
    f.build.serverStart += 10'000;
    f.handshake();
    f.table.process(f.build.up(1, "one"));
    f.build.clientStart += 300'000;
    f.build.serverStart += 700'000;
    f.table.process(f.build.synAck());
    f.table.process(f.build.syn());
    f.table.process(f.build.up(1, "two"));
    QCOMPARE(f.text(0, 1), std::string("one"));
    QCOMPARE(f.text(0, 2), std::string("two"));
    QVERIFY(f.factory.handlers[2].origin.fromInitiator == Direction::LowToHigh);
}

void TestTcpResets::finNobodyAcknowledges()
{
    for (const std::uint32_t place : { 4U, 6U, 7U, 1464U }) {
        Fixture f;
        f.handshake();
        f.table.process(f.build.up(1, "abc"));
        f.table.process(f.build.upFin(place));
        f.table.process(f.build.down(1, {}, 4));
        f.build.time += 20 * kSecond;
        f.table.process(f.build.up(4, "def"));
        f.table.process(f.build.down(1, "response", 7));
        QCOMPARE(f.text(0), std::string("abcdef"));
        f.table.process(f.build.up(7, "more", 9));
        f.table.process(f.build.down(9, {}, 11));
        f.table.process(f.build.upFin(11, 9));
        f.table.process(f.build.downFin(9, 12));
        QCOMPARE(f.text(0), std::string("abcdefmore[end]"));
        QCOMPARE(f.factory.handlers[0].closed, std::vector { CloseReason::Finished });
        QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
    }
}

/// Nothing of the other side is captured that could acknowledge it.
void TestTcpResets::finOfADeadEnd()
{
    Fixture f;
    f.table.process(f.build.syn());
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.build.upFin(4));
    QCOMPARE(f.text(0), std::string("abc[end]"));
}

/// It came before the answer to the SYN, and nothing of the other side had been captured.
void TestTcpResets::finBeforeTheAnswer()
{
    Fixture f;
    f.table.process(f.build.syn());
    f.table.process(f.build.upFin(1111, 0x8000'1111U));
    f.table.process(f.build.synAck());
    f.table.process(f.build.up(1, "abc"));
    f.table.process(f.build.down(1, "response", 4));
    f.table.finish(f.build.time);
    QCOMPARE(f.text(0), std::string("abc"));
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
}

void TestTcpResets::dataBeyondTheWindow()
{
    for (const bool isReal : { false, true }) {
        Fixture f;
        TcpSegment syn = f.build.syn();
        TcpSegment answer = f.build.synAck();
        syn.windowScale = answer.windowScale = 2;
        f.table.process(syn);
        f.table.process(answer);
        TcpSegment offer = f.build.down(1, {});
        offer.window = 16'384; // 64 KiB
        f.table.process(offer);
        f.table.process(f.build.up(1, "abc"));
        f.table.process(f.build.up(500'000, "xyz"));
        if (isReal) {
            f.table.process(f.build.down(1, {}, 500'003));
            f.table.process(f.build.up(500'003, "def"));
        } else {
            f.table.process(f.build.up(4, "def"));
        }
        f.table.finish(f.build.time);
        QCOMPARE(f.text(0), std::string(isReal ? "abc[gap 499996]xyzdef" : "abcdef"));
        QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
    }
}

QTEST_APPLESS_MAIN(TestTcpResets)
#include "test_tcp_resets.moc"
