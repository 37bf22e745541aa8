// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that never come: when a hole is given up, and in which order what follows is handed over.
#include <QtTest/QtTest>

#include "tcp/flow_table_state.h"

#include "recording_handler.h"
#include "segment_builder.h"

using namespace hitwatch;

namespace {

constexpr TimeNs kPatience = FlowTable::State::kLostHolePatience;

struct Fixture {
    RecordingFactory factory;
    FlowTable::State table;
    SegmentBuilder build;

    explicit Fixture(const EngineLimits &limits = {})
        : table(limits, factory)
    {
    }
    void handshake()
    {
        table.process(build.syn());
        table.process(build.synAck());
        table.process(build.up(1, {}));
    }
    std::string text(std::size_t direction, std::size_t connection = 0) const
    {
        if (connection >= factory.handlers.size())
            return "(no handler)";
        return factory.handlers[connection].streams[direction];
    }
    std::string inOrder() const
    {
        std::string all;
        for (const auto &chunk : factory.handlers.at(0).chunks)
            all += (chunk.direction == Direction::LowToHigh ? ">" : "<") + chunk.text;
        return all;
    }
};

} // namespace

class TestTcpGaps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void acknowledgedHoleIsGivenUpAfterAWhile();
    void acknowledgedHoleIsGivenUpAfterSixteenSegments();
    void copiesOfOneSegmentCountOnce();
    void dataSlightlyAfterItsAcknowledgmentIsKept();
    void unacknowledgedHoleWaits();
    void holeAtTheEnd();
    void partlyAcknowledgedHole();
    void lostFinIsNoGap();
    void holeBeforeFin();
    void answerWaitsForWhatItAnswers();
    void answersKeepTheirOrderAfterALoss();
    void snapshotCut();
    void snapshotCutOutOfOrder();
    void midStreamStartIsNoGap();
    void strayFarAheadIsIgnored();
    void confirmedJumpIsAGap();
    void jumpOfADeadEndIsAGap();
    void straySegmentsConfirmNothing();
    void farSegmentsAreLimited();
    void nothingFollowsTheEnd();
    void gapsOfOtherProtocolsAreNotCounted();
    void bytesKeepTheirOrigin();
    void bogusAcknowledgmentIsIgnored();
};

void TestTcpGaps::acknowledgedHoleIsGivenUpAfterAWhile()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.up(14, "ccc"));
    f.table.process(f.build.down(1, {}, 17));
    f.table.advance(f.build.time + kPatience - 1);
    QCOMPARE(f.text(0), std::string("aaa"));
    f.table.advance(f.build.time + kPatience);
    QCOMPARE(f.text(0), std::string("aaa[gap 10]ccc"));
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 1 });
    QCOMPARE(f.table.counters.gapBytes, std::uint64_t { 10 });
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
    f.table.process(f.build.up(4, "bbbbbbbbbb")); // too late
    QCOMPARE(f.text(0), std::string("aaa[gap 10]ccc"));
}

void TestTcpGaps::acknowledgedHoleIsGivenUpAfterSixteenSegments()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.down(1, {}, 17));
    const std::string behind = "bcdefghijklmnopq";
    for (std::uint32_t i = 0; i < 16; ++i) {
        QCOMPARE(f.text(0), std::string("aaa"));
        f.table.process(f.build.up(14 + i, behind.substr(i, 1)));
    }
    QCOMPARE(f.text(0), "aaa[gap 10]" + behind);
}

void TestTcpGaps::copiesOfOneSegmentCountOnce()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.down(1, {}, 17));
    for (int copy = 0; copy < 20; ++copy)
        f.table.process(f.build.up(14, "c"));
    QCOMPARE(f.text(0), std::string("aaa"));
}

void TestTcpGaps::dataSlightlyAfterItsAcknowledgmentIsKept()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.down(1, {}, 10));
    f.build.time += kPatience / 2;
    f.table.process(f.build.up(7, "ccc"));
    f.table.process(f.build.up(4, "bbb"));
    QCOMPARE(f.text(0), std::string("aaabbbccc"));
    f.table.advance(f.build.time + kPatience);
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
}

void TestTcpGaps::unacknowledgedHoleWaits()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    for (std::uint32_t i = 0; i < 20; ++i)
        f.table.process(f.build.up(7 + i, "c"));
    f.table.advance(f.build.time + 20 * kSecond);
    QCOMPARE(f.text(0), std::string("aaa"));
    f.build.time += 20 * kSecond;
    f.table.process(f.build.up(4, "bbb"));
    QCOMPARE(f.text(0), "aaabbb" + std::string(20, 'c'));
}

void TestTcpGaps::holeAtTheEnd()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.down(1, {}, 104));
    f.table.advance(f.build.time + kPatience);
    QCOMPARE(f.text(0), std::string("aaa[gap 100]"));
    f.table.process(f.build.up(104, "bbb"));
    QCOMPARE(f.text(0), std::string("aaa[gap 100]bbb"));
}

void TestTcpGaps::partlyAcknowledgedHole()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.up(14, "ccc"));
    f.table.process(f.build.down(1, {}, 9));
    f.table.advance(f.build.time + kPatience);
    QCOMPARE(f.text(0), std::string("aaa[gap 5]"));
    f.table.process(f.build.up(9, "bbbbb")); // sent again
    QCOMPARE(f.text(0), std::string("aaa[gap 5]bbbbbccc"));
}

void TestTcpGaps::lostFinIsNoGap()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.down(1, {}, 5));
    f.table.advance(f.build.time + 2 * kPatience);
    f.table.finish(f.build.time + kSecond);
    QCOMPARE(f.text(0), std::string("aaa"));
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
}

void TestTcpGaps::holeBeforeFin()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.upFin(24));
    QCOMPARE(f.text(0), std::string("aaa"));
    f.table.process(f.build.down(1, {}, 25));
    f.table.advance(f.build.time + kPatience);
    QCOMPARE(f.text(0), std::string("aaa[gap 20][end]"));
}

void TestTcpGaps::answerWaitsForWhatItAnswers()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "GET 1"));
    f.table.process(f.build.down(1, "answer", 6));
    f.table.process(f.build.down(7, "second answer", 11)); // captured before its request
    f.table.process(f.build.up(6, "GET 2", 7));
    QCOMPARE(f.inOrder(), std::string(">GET 1<answer>GET 2<second answer"));
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
}

/// A lost response in a fast dialogue: nothing that followed it may overtake the gap.
void TestTcpGaps::answersKeepTheirOrderAfterALoss()
{
    Fixture f;
    f.handshake();
    std::string expected = ">q10<[gap 3]";
    for (std::uint32_t i = 0; i < 20; ++i) {
        const std::string query = "q" + std::to_string(i + 10);
        const std::string answer = "a" + std::to_string(i + 10);
        f.table.process(f.build.up(1 + 3 * i, query, 1 + 3 * i));
        if (i == 0)
            continue;
        f.table.process(f.build.down(1 + 3 * i, answer, 4 + 3 * i));
        expected += ">" + query + "<" + answer;
    }
    QCOMPARE(f.inOrder(), expected);
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
}

void TestTcpGaps::snapshotCut()
{
    Fixture f;
    f.handshake();
    TcpSegment cut = f.build.up(1, "GET /");
    cut.payloadLength = 1000;
    f.table.process(cut);
    f.table.process(f.build.up(1001, "next"));
    QCOMPARE(f.text(0), std::string("GET /[gap 995]next"));
    QCOMPARE(f.table.counters.gapBytes, std::uint64_t { 995 });
}

void TestTcpGaps::snapshotCutOutOfOrder()
{
    Fixture f;
    f.handshake();
    TcpSegment cut = f.build.up(4, "bbb");
    cut.payloadLength = 100;
    f.table.process(cut);
    f.table.process(f.build.up(104, "ccc"));
    f.table.process(f.build.up(1, "aaa"));
    QCOMPARE(f.text(0), std::string("aaabbb[gap 97]ccc"));
    QCOMPARE(f.table.counters.gapBytes, std::uint64_t { 97 });
    QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
}

void TestTcpGaps::midStreamStartIsNoGap()
{
    Fixture f;
    f.table.process(f.build.down(1, {}, 500)); // stands at 500, far behind what is in flight
    f.table.process(f.build.up(9000, "xxx"));
    f.table.process(f.build.up(9003, "yyy"));
    f.table.process(f.build.down(1, {}, 2000));
    f.table.advance(f.build.time + kPatience);
    QCOMPARE(f.text(0), std::string("xxxyyy"));
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
}

void TestTcpGaps::strayFarAheadIsIgnored()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.up(0x30000000U, "stray"));
    f.table.process(f.build.up(4, "bbb"));
    QCOMPARE(f.text(0), std::string("aaabbb"));
    QCOMPARE(f.table.counters.straySegments, std::uint64_t { 1 });
    f.table.finish(f.build.time);
    QCOMPARE(f.table.counters.gapBytes, std::uint64_t { 0 });
}

/// The receiver confirms what much was lost before, however much is under way by then.
void TestTcpGaps::confirmedJumpIsAGap()
{
    constexpr std::uint32_t kFar = 100'000'000;
    for (const std::uint32_t acknowledged : { 3U, 4U, 6U }) {
        Fixture f;
        f.handshake();
        f.table.process(f.build.up(1, "aaa"));
        f.table.process(f.build.up(kFar, "bbb"));
        f.table.process(f.build.up(kFar + 3, "ccc"));
        QCOMPARE(f.text(0), std::string("aaa"));
        f.table.process(f.build.down(1, {}, kFar + acknowledged));
        f.table.process(f.build.up(kFar + 6, "ddd"));
        QCOMPARE(f.text(0), std::string("aaa[gap 99999996]bbbcccddd"));
        QCOMPARE(f.table.counters.flows, std::uint64_t { 1 });
        f.table.finish(f.build.time);
        QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
    }
}

/// Nothing of the receiver is captured that could confirm it: the segment behind it does.
void TestTcpGaps::jumpOfADeadEndIsAGap()
{
    Fixture f;
    constexpr std::uint32_t kFar = 100'000'000;
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.up(kFar, "bbb"));
    f.table.process(f.build.up(kFar + 3, "ccc"));
    QCOMPARE(f.text(0), std::string("aaa[gap 99999996]bbbccc"));
}

/// Segments that follow each other are forged as easily as one.
void TestTcpGaps::straySegmentsConfirmNothing()
{
    for (const std::uint32_t place : { 0x30000000U, 0x90000000U }) {
        Fixture f;
        f.handshake();
        f.table.process(f.build.up(1, "aaa"));
        for (std::uint32_t at = 0; at < 4; ++at)
            f.table.process(f.build.up(place + 5 * at, "stray"));
        f.table.process(f.build.down(1, {}, 4));
        f.table.process(f.build.up(4, "bbb"));
        f.table.finish(f.build.time);
        QCOMPARE(f.text(0), std::string("aaabbb"));
        QCOMPARE(f.table.counters.straySegments, std::uint64_t { 4 });
        QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
        QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
        QCOMPARE(f.table.pool.blocksInUse(), std::size_t { 0 });
    }
}

/// What is kept of them has a limit; what is beyond it is a gap once they are confirmed.
void TestTcpGaps::farSegmentsAreLimited()
{
    EngineLimits limits;
    limits.outOfOrderBytes = 10'000;
    RecordingFactory factory;
    FlowTable::State table(limits, factory);
    const SegmentBuilder build;
    constexpr std::uint32_t kFar = 100'000'000;
    const std::string text(1000, 'x');
    table.process(build.syn());
    table.process(build.synAck());
    table.process(build.up(1, "aaa"));
    for (std::uint32_t at = 0; at < 20; ++at)
        table.process(build.up(kFar + 1000 * at, text));
    QCOMPARE(table.pool.blocksInUse(), std::size_t { 10 });
    table.process(build.down(1, {}, kFar + 15'000));
    table.process(build.up(kFar + 20'000, "end"));
    table.finish(build.time);
    QCOMPARE(factory.handlers[0].dataBytes[0], std::uint64_t { 3 + 10'000 + 3 });
    QCOMPARE(factory.handlers[0].gapBytes[0], std::uint64_t { kFar - 4 + 10'000 });
}

/// Found by fuzzing: the peer acknowledged a far segment of a stream that had ended.
void TestTcpGaps::nothingFollowsTheEnd()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.upFin(4));
    f.table.process(f.build.down(1, {}, 5));
    f.table.process(f.build.up(100'000'000, "bbb"));
    f.table.process(f.build.down(1, "ccc", 100'000'003));
    QCOMPARE(f.text(0), std::string("aaa[end]"));
    f.table.finish(f.build.time);
    QCOMPARE(f.text(0), std::string("aaa[end]"));
}

void TestTcpGaps::gapsOfOtherProtocolsAreNotCounted()
{
    Fixture f;
    f.factory.opinion = [](const RecordingHandler &) { return StreamInterest::Ignored; };
    f.handshake();
    f.table.process(f.build.up(1, "SSH"));
    f.table.process(f.build.up(104, "x"));
    f.table.process(f.build.down(1, {}, 105));
    f.table.advance(f.build.time + kPatience);
    f.table.finish(f.build.time + kSecond);
    QCOMPARE(f.text(0), std::string("SSH"));
    QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
    QVERIFY(f.factory.handlers[0].released);
}

void TestTcpGaps::bytesKeepTheirOrigin()
{
    Fixture f;
    f.handshake();
    f.build.time += 1;
    f.build.interfaceIndex = 7;
    f.table.process(f.build.up(4, "bbb"));
    f.build.time += 1;
    f.build.interfaceIndex = 0;
    f.table.process(f.build.up(1, "aaa"));
    const auto &chunks = f.factory.handlers.at(0).chunks;
    QCOMPARE(chunks.size(), std::size_t { 2 });
    QCOMPARE(chunks[0].origin.time, f.build.time);
    QCOMPARE(chunks[0].origin.interfaceIndex, 0U);
    QCOMPARE(chunks[1].origin.time, f.build.time - 1);
    QCOMPARE(chunks[1].origin.interfaceIndex, 7U);
}

void TestTcpGaps::bogusAcknowledgmentIsIgnored()
{
    Fixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.table.process(f.build.down(1, {}, 0x20000000U));
    f.table.advance(f.build.time + kPatience);
    f.table.process(f.build.up(4, "bbb"));
    QCOMPARE(f.text(0), std::string("aaabbb"));
}

QTEST_APPLESS_MAIN(TestTcpGaps)
#include "test_tcp_gaps.moc"
