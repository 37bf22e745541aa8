// SPDX-License-Identifier: GPL-3.0-or-later
// Every order in which segments can arrive, from sequence numbers around the wrap.
#include <QtTest/QtTest>

#include "tcp/flow_table_state.h"

#include "recording_handler.h"
#include "segment_builder.h"

#include <algorithm>
#include <random>

using namespace hitwatch;

namespace {

/// Thousands of tables are made here, and memory is slow under the sanitizers.
const EngineLimits kSmall = [] {
    EngineLimits limits;
    limits.sightings = 64;
    limits.outOfOrderBytesTotal = std::size_t { 1 } << 20;
    return limits;
}();

struct Part {
    std::uint32_t from;
    std::uint32_t to;
};

const std::string kText = "GET /a HTTP/1.1\r\nHost: h.example\r\n\r\n0123456789.";

std::string_view textOf(const Part &part)
{
    return std::string_view(kText).substr(part.from, part.to - part.from);
}

const std::vector<std::vector<Part>> kSplits {
    { { 0, 5 }, { 5, 11 }, { 11, 20 }, { 20, 21 }, { 21, 40 }, { 40, 47 } }, // apart
    { { 0, 8 }, { 5, 15 }, { 10, 25 }, { 20, 33 }, { 30, 40 }, { 35, 47 } }, // overlapping
    { { 0, 20 }, { 0, 20 }, { 20, 47 }, { 20, 47 }, { 0, 47 }, { 10, 30 } }, // repeated
    { { 0, 47 }, { 3, 9 }, { 12, 13 }, { 30, 47 }, { 0, 1 }, { 46, 47 } }, // contained
    { { 0, 10 }, { 5, 6 }, { 10, 20 }, { 15, 30 }, { 29, 31 }, { 28, 47 } },
};

/// How the stream begins for the flow table.
enum class Beginning { Handshake, SynOnly, LateSyn, EmptyAck, PeerAck, SynAckOnly };

} // namespace

Q_DECLARE_METATYPE(Beginning)

class TestTcpOrderings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOrder_data();
    void everyOrder();
    void midStreamWithTheFirstSegmentFirst();
    void contradictingCopiesFirstWins();
    void randomStreams_data();
    void randomStreams();
};

void TestTcpOrderings::everyOrder_data()
{
    QTest::addColumn<quint32>("initial");
    QTest::addColumn<Beginning>("beginning");
    QTest::addColumn<int>("split");
    const std::vector<std::uint32_t> initials { 0, 1, 0x7ffffff0U, 0x80000000U, 0x80000001U,
        0xffffffd0U, 0xfffffff0U, 0xfffffffeU, 0xffffffffU };
    const std::vector<std::pair<const char *, Beginning>> beginnings {
        { "handshake", Beginning::Handshake }, { "SYN only", Beginning::SynOnly },
        { "empty ACK", Beginning::EmptyAck }, { "ACK of the peer", Beginning::PeerAck },
        { "SYN+ACK of the peer", Beginning::SynAckOnly }
    };
    for (const std::uint32_t initial : initials)
        for (const auto &[name, beginning] : beginnings)
            for (std::size_t split = 0; split < kSplits.size(); ++split)
                QTest::addRow("%08x %s %zu", initial, name, split)
                    << initial << beginning << static_cast<int>(split);
}

void TestTcpOrderings::everyOrder()
{
    QFETCH(quint32, initial);
    QFETCH(Beginning, beginning);
    QFETCH(int, split);
    const std::vector<Part> &parts = kSplits[static_cast<std::size_t>(split)];
    std::vector<std::size_t> order { 0, 1, 2, 3, 4, 5 };
    SegmentBuilder build;
    build.clientStart = initial;
    do {
        RecordingFactory factory;
        FlowTable::State table(kSmall, factory);
        if (beginning == Beginning::Handshake || beginning == Beginning::SynOnly)
            table.process(build.syn());
        if (beginning == Beginning::Handshake || beginning == Beginning::SynAckOnly)
            table.process(build.synAck());
        if (beginning == Beginning::EmptyAck)
            table.process(build.up(1, {}));
        if (beginning == Beginning::PeerAck)
            table.process(build.down(1, {}));
        for (const std::size_t which : order)
            table.process(build.up(1 + parts[which].from, textOf(parts[which])));
        QCOMPARE(factory.handlers.size(), std::size_t { 1 });
        QCOMPARE(factory.handlers[0].streams[0], kText);
        QCOMPARE(table.pool.blocksInUse(), std::size_t { 0 });
        QCOMPARE(table.counters.gaps, std::uint64_t { 0 });
        QCOMPARE(table.counters.straySegments, std::uint64_t { 0 });
        std::uint64_t sent = 0;
        for (const Part &part : parts)
            sent += part.to - part.from;
        QCOMPARE(table.counters.retransmittedBytes, sent - kText.size());
        table.finish(build.time);
        QCOMPARE(factory.handlers[0].streams[0], kText);
        QVERIFY(factory.handlers[0].released);
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestTcpOrderings::midStreamWithTheFirstSegmentFirst()
{
    const std::vector<Part> &parts = kSplits[0];
    std::vector<std::size_t> order { 0, 1, 2, 3, 4, 5 };
    for (const std::uint32_t initial : { 0U, 0x7fffffffU, 0xfffffff0U, 0xffffffffU }) {
        SegmentBuilder build;
        build.clientStart = initial;
        do {
            RecordingFactory factory;
            FlowTable::State table(kSmall, factory);
            for (const std::size_t which : order)
                table.process(build.up(1 + parts[which].from, textOf(parts[which])));
            table.process(build.syn()); // captured late: nothing begins anew
            table.finish(build.time);
            QCOMPARE(factory.handlers[0].streams[0], kText);
            QCOMPARE(table.counters.flows, std::uint64_t { 1 });
            QCOMPARE(table.pool.blocksInUse(), std::size_t { 0 });
        } while (std::next_permutation(order.begin() + 1, order.end()));
    }
}

void TestTcpOrderings::contradictingCopiesFirstWins()
{
    SegmentBuilder build;
    RecordingFactory factory;
    FlowTable::State table(kSmall, factory);
    table.process(build.syn());
    table.process(build.up(4, "DDD"));
    table.process(build.up(1, "aaaaaaaaaa"));
    table.process(build.up(8, "xxxxx"));
    QCOMPARE(factory.handlers[0].streams[0], std::string("aaaDDDaaaaxx"));
}

void TestTcpOrderings::randomStreams_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 60; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

/// Random cuts, copies and delays on both streams at once: what comes out equals what went in.
void TestTcpOrderings::randomStreams()
{
    QFETCH(quint32, seed);
    std::mt19937 random(seed);
    const auto below = [&random](std::uint32_t limit) {
        return static_cast<std::uint32_t>(random() % limit);
    };
    SegmentBuilder build;
    build.clientStart = seed % 2 == 0 ? 0U - below(200000) : static_cast<std::uint32_t>(random());
    build.serverStart = 0U - below(300000);
    std::array<std::string, 2> texts;
    std::vector<std::pair<std::uint32_t, TcpSegment>> segments; // by the place in the capture
    for (const std::size_t way : { 0U, 1U }) {
        std::string &text = texts[way];
        text.resize(200000 + below(100000));
        for (char &byte : text)
            byte = static_cast<char>('a' + below(26));
        std::uint32_t place = 0;
        for (std::size_t from = 0; from < text.size(); ++place) {
            const std::size_t length = std::min<std::size_t>(1 + below(3000), text.size() - from);
            const std::size_t overlap = std::min<std::size_t>(below(4) == 0 ? below(500) : 0, from);
            const auto part = std::string_view(text).substr(from - overlap, length + overlap);
            const auto sequence = static_cast<std::uint32_t>(1 + from - overlap);
            const TcpSegment segment =
                way == 0 ? build.up(sequence, part) : build.down(sequence, part);
            for (unsigned copies = below(10) == 0 ? 3 : 1; copies > 0; --copies)
                segments.emplace_back(place * 4 + below(60), segment);
            from += length;
        }
    }
    std::stable_sort(segments.begin(), segments.end(),
        [](const auto &left, const auto &right) { return left.first < right.first; });
    RecordingFactory factory;
    FlowTable::State table(kSmall, factory);
    table.process(build.syn());
    table.process(build.synAck());
    for (const auto &[place, segment] : segments)
        table.process(segment);
    QCOMPARE(table.pool.blocksInUse(), std::size_t { 0 });
    QCOMPARE(factory.handlers.size(), std::size_t { 1 });
    QVERIFY(factory.handlers[0].streams == texts);
    QCOMPARE(table.counters.gaps, std::uint64_t { 0 });
}

QTEST_APPLESS_MAIN(TestTcpOrderings)
#include "test_tcp_orderings.moc"
