// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/timestamp_filter.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>
#include <vector>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;
constexpr TimeNs kHour = 3600 * kSecond;

struct Stamp {
    std::uint32_t interface = 0;
    TimeNs stamp = 0; ///< from kStart on
    TimeNs time = 0; ///< that the engine should get
};
using Stamps = std::vector<Stamp>;

/// @p count packets, a millisecond apart, whose stamps are right.
void appendRight(Stamps &stamps, TimeNs from, int count, std::uint32_t interface = 0)
{
    for (int at = 0; at < count; ++at)
        stamps.push_back({ interface, from + at * kMillisecond, from + at * kMillisecond });
}

/// The same for a source whose clock is @p offset ahead of the engine.
void appendOffset(
    Stamps &stamps, TimeNs from, TimeNs offset, int count, TimeNs step = 100 * kMillisecond)
{
    for (int at = 0; at < count; ++at)
        stamps.push_back({ 0, from + offset + at * step, from + at * step });
}

struct Outcome {
    std::vector<TimeNs> times;
    std::vector<std::string> payloads;
};

Outcome passThrough(TimestampFilter &filter, const Stamps &stamps)
{
    Outcome outcome;
    const auto note = [&](const PacketRef &packet) {
        outcome.times.push_back(packet.time - kStart);
        outcome.payloads.emplace_back(packet.captured.begin(), packet.captured.end());
    };
    PacketRef packet;
    const auto release = [&] {
        while (filter.release(packet))
            note(packet);
    };
    for (std::size_t at = 0; at < stamps.size(); ++at) {
        // Gone once the filter has returned, as with a packet source.
        const std::string bytes = std::to_string(at);
        packet = {};
        packet.time = kStart + stamps[at].stamp;
        packet.interfaceIndex = stamps[at].interface;
        packet.captured = asBytes(bytes);
        if (filter.take(packet))
            note(packet);
        else
            release();
    }
    filter.decideAll({});
    release();
    filter.finish();
    return outcome;
}

} // namespace

class TestTimestampFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placesPackets_data();
    void placesPackets();
    void outlierAnywhere_data();
    void outlierAnywhere();
    void liveClockDecides();
    void liveClockIsSetBack();
    void keepsItsLimits();
    void takesAnyNumber();
};

void TestTimestampFilter::placesPackets_data()
{
    QTest::addColumn<Stamps>("stamps");
    QTest::addColumn<quint64>("outliers");
    QTest::addColumn<quint64>("steps");
    const auto row = [](const char *name, Stamps stamps, quint64 outliers, quint64 steps) {
        QTest::newRow(name) << std::move(stamps) << outliers << steps;
    };
    Stamps right;
    appendRight(right, 0, 20);
    row("nothing", {}, 0, 0);
    row("one packet", { { 0, 0, 0 } }, 0, 0);
    row("ordinary", right, 0, 0);
    row("a little out of order",
        { { 0, 0, 0 }, { 0, 3, 3 }, { 0, 1, 1 }, { 0, 9 * kSecond, 9 * kSecond }, { 0, 2, 2 } }, 0,
        0);

    Stamps stamps = right;
    appendRight(stamps, 700 * kSecond, 7);
    appendRight(stamps, 5 * kHour, 3);
    row("silences", stamps, 0, 0);
    row("a packet every ten minutes",
        { { 0, 0, 0 }, { 0, 600 * kSecond, 600 * kSecond }, { 0, 1200 * kSecond, 1200 * kSecond },
            { 0, 1800 * kSecond, 1800 * kSecond } },
        0, 0);
    stamps = right;
    appendRight(stamps, 30 * kSecond, 1);
    row("a last packet behind a pause", stamps, 0, 0);

    stamps = right;
    stamps.push_back({ 0, kHour, 19 * kMillisecond });
    row("a last packet an hour ahead", stamps, 1, 0);
    stamps = right;
    for (int at = 0; at < 5; ++at)
        stamps.push_back({ 0, kHour + at, 19 * kMillisecond });
    appendRight(stamps, 20 * kMillisecond, 20);
    row("a burst an hour ahead", stamps, 5, 0);
    stamps = right;
    for (int at = 0; at < 5; ++at)
        stamps.push_back({ 0, -kHour + at, 19 * kMillisecond + at });
    appendRight(stamps, 20 * kMillisecond, 20);
    row("a burst an hour behind", stamps, 5, 0);
    stamps = right;
    stamps.push_back({ 0, kHour, 19 * kMillisecond });
    appendRight(stamps, 700 * kSecond, 20);
    row("an outlier before a silence", stamps, 1, 0);
    stamps = right;
    appendRight(stamps, 700 * kSecond, 1);
    stamps.push_back({ 0, -kHour, 700 * kSecond });
    appendRight(stamps, 700 * kSecond + kMillisecond, 40);
    row("an outlier behind a silence", stamps, 1, 0);
    stamps = right;
    stamps.push_back({ 0, -kHour, 19 * kMillisecond });
    appendRight(stamps, 700 * kSecond, 40);
    row("an outlier behind, before a silence", stamps, 1, 0);

    stamps = right;
    appendOffset(stamps, 19 * kMillisecond, -300 * kSecond, 50);
    row("set back", stamps, 0, 1);
    stamps.push_back({ 0, kHour, 19 * kMillisecond + 49 * 100 * kMillisecond });
    appendOffset(stamps, 5 * kSecond, -300 * kSecond, 3);
    row("set back, then an outlier", stamps, 1, 1);
    stamps = right;
    appendOffset(stamps, 19 * kMillisecond, -300 * kSecond, 50);
    appendRight(stamps, 20 * kSecond, 50);
    row("set back, then right again", stamps, 0, 1);
    stamps = right;
    appendRight(stamps, kHour, 50);
    row("set forward", stamps, 0, 0);

    stamps.clear();
    for (int at = 0; at < 40; ++at) {
        const TimeNs time = at * 100 * kMillisecond;
        stamps.push_back({ 0, time, time });
        stamps.push_back({ 1, time + kHour, time });
    }
    row("another interface an hour ahead", stamps, 0, 1);
    for (Stamp &stamp : stamps)
        stamp.stamp -= stamp.interface * 2 * kHour;
    row("another interface an hour behind", stamps, 0, 1);
    for (Stamp &stamp : stamps)
        stamp.stamp = stamp.time + stamp.interface * 3 * kSecond;
    for (Stamp &stamp : stamps)
        stamp.time = stamp.stamp;
    row("another interface within the tolerance", stamps, 0, 0);
    stamps.clear();
    appendRight(stamps, 0, 20, 0);
    appendRight(stamps, kHour, 40, 1);
    row("one interface behind the other", stamps, 0, 0);
    stamps.clear();
    for (int at = 0; at < 40; ++at) {
        const TimeNs time = (at < 20 ? 0 : 700 * kSecond) + at * 100 * kMillisecond;
        stamps.push_back({ 0, time, time });
        stamps.push_back({ 1, time - 300 * kSecond, time });
    }
    row("silence on two interfaces with clocks of their own", stamps, 0, 1);
}

void TestTimestampFilter::placesPackets()
{
    QFETCH(Stamps, stamps);
    QFETCH(quint64, outliers);
    QFETCH(quint64, steps);
    TimestampFilter filter(false);
    const Outcome outcome = passThrough(filter, stamps);
    QCOMPARE(outcome.times.size(), stamps.size());
    for (std::size_t at = 0; at < stamps.size(); ++at) {
        QCOMPARE(outcome.payloads[at], std::to_string(at)); // the order stays
        QCOMPARE(std::pair(at, outcome.times[at]), std::pair(at, stamps[at].time));
    }
    QCOMPARE(filter.outliers(), outliers);
    QCOMPARE(filter.steps(), steps);
}

void TestTimestampFilter::outlierAnywhere_data()
{
    QTest::addColumn<qint64>("stamp");
    QTest::newRow("an hour ahead") << qint64(kHour);
    QTest::newRow("an hour behind") << qint64(-kHour);
    QTest::newRow("1970") << qint64(-kStart);
    QTest::newRow("2106") << qint64(4'294'967'295 * kSecond - kStart);
    QTest::newRow("a day into the silence") << qint64(86'400 * kSecond);
}

/// One wrong stamp, at each place of a capture with silences and a step, moves no other packet.
void TestTimestampFilter::outlierAnywhere()
{
    QFETCH(qint64, stamp);
    Stamps stamps;
    constexpr std::size_t kSetBack = 45;
    appendRight(stamps, 0, 5);
    appendRight(stamps, 700 * kSecond, 40);
    appendOffset(stamps, 701 * kSecond, -300 * kSecond, 40);
    for (std::size_t place = 0; place <= stamps.size(); ++place) {
        Stamps with = stamps;
        with.insert(with.begin() + static_cast<std::ptrdiff_t>(place), { 0, stamp, 0 });
        TimestampFilter filter(false);
        Outcome outcome = passThrough(filter, with);
        QCOMPARE(outcome.times.size(), with.size());
        outcome.times.erase(outcome.times.begin() + static_cast<std::ptrdiff_t>(place));
        for (std::size_t at = 0; at < stamps.size(); ++at) {
            const TimeNs off = outcome.times[at] - stamps[at].time;
            QVERIFY2(std::abs(off) <= 2 * kMillisecond
                    || (at >= kSetBack && std::abs(off) <= 2 * kSecond),
                qPrintable(QStringLiteral("outlier at %1 moves packet %2 by %3 ms")
                               .arg(place)
                               .arg(at)
                               .arg(off / kMillisecond)));
        }
        // Behind the first packet of the step it contradicts that one.
        QCOMPARE(filter.outliers(), place == kSetBack + 1 && stamp < 0 ? 2U : 1U);
    }
}

void TestTimestampFilter::liveClockDecides()
{
    TimestampFilter filter(true);
    PacketRef packet;
    // The first packet waits for a second one, or for the clock.
    packet.time = kStart;
    QVERIFY(!filter.take(packet));
    QVERIFY(!filter.release(packet));
    filter.decideAll(kStart + 200 * kMillisecond);
    QVERIFY(filter.release(packet));
    QCOMPARE(packet.time, kStart);
    QCOMPARE(filter.advance(kStart + 200 * kMillisecond), kStart + 200 * kMillisecond);
    // Behind a silence that the clock saw nothing waits.
    QCOMPARE(filter.advance(kStart + kHour), kStart + kHour);
    packet.time = kStart + kHour + 1;
    packet.interfaceIndex = 3; // all of them have one clock
    QVERIFY(filter.take(packet));
    // One that is ahead of the clock is wrong.
    packet.time = kStart + 2 * kHour;
    QVERIFY(!filter.take(packet));
    filter.decideAll(kStart + kHour + kSecond);
    QVERIFY(filter.release(packet));
    QCOMPARE(packet.time, kStart + kHour + 1);
    QCOMPARE(filter.outliers(), 1U);
    // One that is where the clock is now, is right: the machine was suspended.
    packet.time = kStart + 3 * kHour;
    QVERIFY(!filter.take(packet));
    filter.decideAll(kStart + 3 * kHour + kSecond);
    QVERIFY(filter.release(packet));
    QCOMPARE(packet.time, kStart + 3 * kHour);
    QCOMPARE(filter.outliers(), 1U);
    QCOMPARE(filter.steps(), 0U);
}

void TestTimestampFilter::liveClockIsSetBack()
{
    TimestampFilter filter(true);
    QCOMPARE(filter.advance(kStart), kStart);
    PacketRef packet;
    packet.time = kStart - 300 * kSecond;
    QVERIFY(filter.take(packet));
    QCOMPARE(packet.time, kStart);
    // The clock says the same as the packet.
    QCOMPARE(filter.advance(kStart - 299 * kSecond), kStart + kSecond);
    packet.time = kStart - 298 * kSecond;
    QVERIFY(filter.take(packet));
    QCOMPARE(packet.time, kStart + 2 * kSecond);
    // And without packets.
    QCOMPARE(filter.advance(kStart - 600 * kSecond), kStart + 2 * kSecond);
    QCOMPARE(filter.advance(kStart - 599 * kSecond), kStart + 3 * kSecond);
    QCOMPARE(filter.steps(), 2U);
    QCOMPARE(filter.outliers(), 0U);
}

/// What cannot be decided within the limits is decided there.
void TestTimestampFilter::keepsItsLimits()
{
    for (const std::size_t size : { std::size_t { 1 }, std::size_t { 262'144 } }) {
        TimestampFilter filter(false);
        const std::vector<std::uint8_t> bytes(size);
        PacketRef packet;
        std::size_t waiting = 0;
        std::size_t most = 0;
        for (std::uint32_t at = 0; at < 1000; ++at) {
            // Every packet is far from all others, back and forth.
            packet = {};
            packet.time = kStart + (at % 2 == 0 ? kHour : -kHour) * at;
            packet.interfaceIndex = at % 7;
            packet.captured = bytes;
            waiting += filter.take(packet) ? 0 : 1;
            while (filter.release(packet))
                --waiting;
            most = std::max(most, waiting);
        }
        QVERIFY(most < TimestampFilter::kMostWaiting);
        filter.decideAll({});
        while (filter.release(packet))
            --waiting;
        QCOMPARE(waiting, 0U);
    }
}

/// Offsets must not run over.
void TestTimestampFilter::takesAnyNumber()
{
    constexpr TimeNs kMost = std::numeric_limits<TimeNs>::max();
    constexpr TimeNs kLeast = std::numeric_limits<TimeNs>::min();
    TimestampFilter filter(false);
    PacketRef packet;
    std::size_t told = 0;
    for (int round = 0; round < 200; ++round) {
        for (const TimeNs stamp : { kMost, kLeast, TimeNs { 0 }, kMost, kMost, kLeast, kLeast }) {
            packet.time = stamp;
            packet.interfaceIndex = static_cast<std::uint32_t>(round % 3);
            packet.captured = {};
            told += filter.take(packet) ? 1 : 0;
            while (filter.release(packet))
                ++told;
        }
    }
    filter.decideAll({});
    while (filter.release(packet))
        ++told;
    QCOMPARE(told, 1400U);
}

QTEST_GUILESS_MAIN(TestTimestampFilter)
#include "test_timestamp_filter.moc"
