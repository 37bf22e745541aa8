// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest/QtTest>

#include "tcp/flow_key.h"
#include "tcp/held_segments.h"
#include "tcp/sequence_number.h"

#include "segment_builder.h"

#include <QtEndian>
#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <string>

using namespace hitwatch;

namespace {

Endpoint ipv6Endpoint(std::uint8_t last, std::uint16_t port)
{
    const std::uint8_t bytes[16] = { 0x20, 0x01, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        last };
    return { IpAddress::fromIpv6(bytes), port };
}

} // namespace

class TestTcpValues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void distanceWraps_data();
    void distanceWraps();
    void positionsFollowTheNumbers();
    void keyIsTheSameBothWays_data();
    void keyIsTheSameBothWays();
    void keysOfDifferentConnectionsDiffer();
    void chosenAddressesSpread_data();
    void chosenAddressesSpread();
    void heldBytesKeepTheFirstCopy();
    void heldSegmentTakesSeveralBlocks();
    void heldSegmentStopsWhereThePoolEnds();
    void heldSegmentsInAnyOrder();
    void heldSegmentsAreFoundInFewSteps_data();
    void heldSegmentsAreFoundInFewSteps();
};

void TestTcpValues::distanceWraps_data()
{
    QTest::addColumn<quint32>("from");
    QTest::addColumn<quint32>("to");
    QTest::addColumn<qint64>("distance");
    QTest::newRow("equal") << 7U << 7U << qint64 { 0 };
    QTest::newRow("ahead") << 7U << 9U << qint64 { 2 };
    QTest::newRow("behind") << 9U << 7U << qint64 { -2 };
    QTest::newRow("ahead across 2^32") << 0xfffffffeU << 3U << qint64 { 5 };
    QTest::newRow("behind across 2^32") << 3U << 0xfffffffeU << qint64 { -5 };
    QTest::newRow("farthest ahead") << 0U << 0x7fffffffU << qint64 { 0x7fffffff };
    QTest::newRow("farthest behind") << 0U << 0x80000000U << -qint64 { 0x80000000 };
}

void TestTcpValues::distanceWraps()
{
    QFETCH(quint32, from);
    QFETCH(quint32, to);
    QFETCH(qint64, distance);
    QCOMPARE(qint64 { sequenceDistance(from, to) }, distance);
    const StreamPosition position = nearestPosition(firstPosition(from), to);
    QCOMPARE(positionDistance(firstPosition(from), position), distance);
    QCOMPARE(static_cast<quint32>(position), to);
}

void TestTcpValues::positionsFollowTheNumbers()
{
    StreamPosition position = firstPosition(0xfffffff0U);
    std::uint32_t number = 0xfffffff0U;
    for (int step = 0; step < 20; ++step) {
        number += 0x40000000U;
        const StreamPosition next = nearestPosition(position, number);
        QCOMPARE(next - position, StreamPosition { 0x40000000U });
        position = next;
    }
}

void TestTcpValues::keyIsTheSameBothWays_data()
{
    QTest::addColumn<bool>("isIpv6");
    QTest::addColumn<int>("leftHost");
    QTest::addColumn<int>("leftPort");
    QTest::addColumn<int>("rightHost");
    QTest::addColumn<int>("rightPort");
    QTest::newRow("hosts differ") << false << 1 << 80 << 2 << 40000;
    QTest::newRow("hosts in the other order") << false << 9 << 80 << 2 << 40000;
    QTest::newRow("ports differ") << false << 1 << 80 << 1 << 40000;
    QTest::newRow("high port first") << false << 1 << 40000 << 1 << 80;
    QTest::newRow("IPv6") << true << 1 << 80 << 2 << 40000;
    QTest::newRow("IPv6, same host") << true << 1 << 50000 << 1 << 80;
}

void TestTcpValues::keyIsTheSameBothWays()
{
    QFETCH(bool, isIpv6);
    QFETCH(int, leftHost);
    QFETCH(int, leftPort);
    QFETCH(int, rightHost);
    QFETCH(int, rightPort);
    const auto make = [isIpv6](int host, int port) {
        const auto last = static_cast<std::uint8_t>(host);
        const auto number = static_cast<std::uint16_t>(port);
        return isIpv6 ? ipv6Endpoint(last, number) : SegmentBuilder::endpoint(last, number);
    };
    const Endpoint left = make(leftHost, leftPort);
    const Endpoint right = make(rightHost, rightPort);
    Direction there = Direction::LowToHigh;
    Direction back = Direction::LowToHigh;
    const FlowKey key = FlowKey::of(left, right, there);
    QVERIFY(key == FlowKey::of(right, left, back));
    QVERIFY(there == opposite(back));
    QVERIFY(key.low() == std::min(left, right));
    QVERIFY(key.high() == std::max(left, right));
    QVERIFY((there == Direction::LowToHigh) == (left < right));
}

void TestTcpValues::keysOfDifferentConnectionsDiffer()
{
    std::set<std::uint64_t> hashes;
    std::vector<FlowKey> keys;
    Direction direction = Direction::LowToHigh;
    for (std::uint8_t host = 1; host < 20; ++host) {
        for (std::uint16_t port = 1; port < 50; ++port) {
            keys.push_back(FlowKey::of(SegmentBuilder::endpoint(host, port),
                SegmentBuilder::endpoint(200, 80), direction));
            hashes.insert(keys.back().hash({ 1, 1 }));
            keys.push_back(FlowKey::of(ipv6Endpoint(host, port), ipv6Endpoint(200, 80), direction));
            hashes.insert(keys.back().hash({ 1, 1 }));
        }
    }
    QCOMPARE(hashes.size(), keys.size());
    for (std::size_t i = 1; i < keys.size(); ++i)
        QVERIFY(!(keys[i] == keys[i - 1]));
    QVERIFY(keys[0].hash({ 1, 1 }) != keys[0].hash({ 1, 2 }));
}

/// Addresses that somebody chose so that a product over their words collides.
void TestTcpValues::chosenAddressesSpread_data()
{
    QTest::addColumn<quint64>("first"); // word of each address
    QTest::addColumn<quint64>("firstStep");
    QTest::addColumn<quint64>("second");
    QTest::addColumn<quint64>("secondStep");
    const quint64 none = 0;
    QTest::newRow("first factor is zero") // the 64 bits of an odd constant as a network
        << quint64 { 0xc34c'3775'cc65'9958 } << none << none << quint64 { 1 };
    QTest::newRow("another constant")
        << quint64 { 0xc36c'c69c'f06a'bc8e } << none << none << quint64 { 0x9e37'79b9'7f4a'7c15 };
    QTest::newRow("low bits equal")
        << quint64 { 0x2001'0db8 } << (quint64 { 1 } << 32) << none << none;
    QTest::newRow("multiples of 2^48")
        << quint64 { 0x2001 } << none << none << (quint64 { 1 } << 48);
    QTest::newRow("sums equal") << quint64 { 0x2001 } << quint64 { 1 } << ~none << ~none;
}

void TestTcpValues::chosenAddressesSpread()
{
    QFETCH(const quint64, first);
    QFETCH(const quint64, firstStep);
    QFETCH(const quint64, second);
    QFETCH(const quint64, secondStep);
    constexpr quint64 kAddresses = 20'000;
    std::vector<int> buckets(32'768);
    for (quint64 i = 0; i < kAddresses; ++i) {
        const std::array<quint64, 2> words { qToBigEndian(first + i * firstStep),
            qToBigEndian(second + i * secondStep) };
        const Endpoint client {
            IpAddress::fromIpv6(reinterpret_cast<const std::uint8_t *>(words.data())), 40000
        };
        Direction direction = Direction::LowToHigh;
        const FlowKey key = FlowKey::of(client, ipv6Endpoint(1, 80), direction);
        ++buckets[key.hash(processHashKey()) % buckets.size()];
    }
    QVERIFY(*std::max_element(buckets.begin(), buckets.end()) < 16);
}

void TestTcpValues::heldBytesKeepTheFirstCopy()
{
    HeldBlockPool pool(64 * sizeof(HeldBlock));
    HeldSegments held;
    std::uint64_t repeated = 0;
    const auto insert = [&](StreamPosition start, std::string_view text) {
        const StreamSegment segment { asBytes(text), static_cast<std::uint32_t>(text.size()), {} };
        QCOMPARE(held.insert(pool, start, segment, repeated), start + text.size());
    };
    insert(10, "bbb");
    insert(20, "ddd");
    insert(8, "aaaaaaaaaaaaaaaaaaaa"); // around both
    insert(9, "zzz"); // nothing new
    QCOMPARE(repeated, std::uint64_t { 9 });
    std::string text;
    StreamPosition position = 8;
    while (!held.empty()) {
        QCOMPARE(held.front()->start, position);
        position = held.front()->end();
        text += asText(held.front()->data());
        held.removeFront(pool);
    }
    QCOMPARE(text, std::string("aabbbaaaaaaadddaaaaa"));
    QCOMPARE(held.bytes(), std::size_t { 0 });
    QCOMPARE(held.blocks(), std::size_t { 0 });
    QCOMPARE(pool.blocksInUse(), std::size_t { 0 });
}

void TestTcpValues::heldSegmentTakesSeveralBlocks()
{
    HeldBlockPool pool(64 * sizeof(HeldBlock));
    HeldSegments held;
    std::uint64_t repeated = 0;
    std::string text(65000, 'x');
    for (std::size_t i = 0; i < text.size(); ++i)
        text[i] = static_cast<char>('a' + i % 23);
    const StreamSegment segment { asBytes(text), 66000, {} };
    QCOMPARE(held.insert(pool, 100, segment, repeated), StreamPosition { 66100 });
    QCOMPARE(held.blocks(), pool.blocksInUse());
    QCOMPARE(held.bytes(), text.size());
    std::string seen;
    std::uint64_t missing = 0;
    while (!held.empty()) {
        seen += asText(held.front()->data());
        missing += held.front()->length - held.front()->stored;
        held.removeFront(pool);
    }
    QCOMPARE(seen, text);
    QCOMPARE(missing, std::uint64_t { 1000 });
}

void TestTcpValues::heldSegmentStopsWhereThePoolEnds()
{
    HeldBlockPool pool(2 * sizeof(HeldBlock));
    HeldSegments held;
    std::uint64_t repeated = 0;
    const std::string text(10000, 'x');
    const StreamSegment segment { asBytes(text), 10000, {} };
    const std::size_t blockBytes = HeldBlock {}.bytes.size();
    QCOMPARE(held.insert(pool, 100, segment, repeated), 100 + 2 * blockBytes);
    QCOMPARE(held.bytes(), 2 * blockBytes);
    held.clear(pool);
    QCOMPARE(pool.blocksInUse(), std::size_t { 0 });
    QCOMPARE(held.insert(pool, 100, segment, repeated), 100 + 2 * blockBytes);
    held.clear(pool);
}

/// Against a plain array of bytes, with removals between.
void TestTcpValues::heldSegmentsInAnyOrder()
{
    std::mt19937 random(3);
    for (int round = 0; round < 300; ++round) {
        HeldBlockPool pool(256 * sizeof(HeldBlock));
        HeldSegments held;
        std::string expected(600, '.');
        std::size_t removed = 0;
        std::uint64_t repeated = 0;
        for (int step = 0; step < 120; ++step) {
            const std::size_t start = removed + random() % (expected.size() - removed);
            const std::size_t size =
                std::min<std::size_t>(1 + random() % 12, expected.size() - start);
            const std::string text(size, static_cast<char>('a' + step % 26));
            held.insert(
                pool, start, { asBytes(text), static_cast<std::uint32_t>(size), {} }, repeated);
            for (std::size_t i = start; i < start + size; ++i)
                expected[i] = expected[i] == '.' ? text[0] : expected[i];
            if (step % 10 == 9) {
                removed = held.front()->end();
                std::fill(
                    expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(removed), '.');
                held.removeFront(pool);
            }
        }
        std::string seen(expected.size(), '.');
        QCOMPARE(held.end(), StreamPosition { expected.find_last_not_of('.') + 1 });
        while (!held.empty()) {
            const HeldBlock &block = *held.front();
            seen.replace(block.start, block.length, asText(block.data()));
            held.removeFront(pool);
        }
        QCOMPARE(seen, expected);
        QCOMPARE(pool.blocksInUse(), std::size_t { 0 });
    }
}

void TestTcpValues::heldSegmentsAreFoundInFewSteps_data()
{
    QTest::addColumn<QString>("order");
    QTest::newRow("forward") << QStringLiteral("forward");
    QTest::newRow("backward") << QStringLiteral("backward");
    QTest::newRow("random") << QStringLiteral("random");
}

/// Whoever chooses the order of segments cannot make inserting them slow.
void TestTcpValues::heldSegmentsAreFoundInFewSteps()
{
    QFETCH(const QString, order);
    constexpr std::uint32_t kCount = 16'000;
    HeldBlockPool pool((kCount + 1) * sizeof(HeldBlock));
    HeldSegments held;
    std::vector<std::uint32_t> places(kCount);
    std::iota(places.begin(), places.end(), 0U);
    if (order == QLatin1String("backward"))
        std::reverse(places.begin(), places.end());
    else if (order == QLatin1String("random"))
        std::shuffle(places.begin(), places.end(), std::mt19937(5));
    std::uint64_t repeated = 0;
    for (const std::uint32_t place : places)
        held.insert(pool, 2 * place, { asBytes("x"), 1, {} }, repeated);
    std::size_t steps = 0;
    for (std::uint32_t place = 0; place < kCount; place += 16) {
        const HeldBlock *block = held.front();
        for (unsigned level = HeldBlock::kMaxHeight; level-- > 0;) {
            while (block->next[level] != nullptr && block->next[level]->start <= 2 * place) {
                block = block->next[level];
                ++steps;
            }
        }
        QCOMPARE(block->start, StreamPosition { 2 * place });
    }
    QVERIFY(steps < std::size_t { kCount / 16 } * 60);
    held.clear(pool);
}

QTEST_APPLESS_MAIN(TestTcpValues)
#include "test_tcp_values.moc"
