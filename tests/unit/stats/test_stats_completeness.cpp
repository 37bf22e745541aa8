// SPDX-License-Identifier: GPL-3.0-or-later
// Each counter of the engine by itself: it is classified once, and 'complete' follows its kind.
#include "stats/completeness.h"
#include "stats/traffic_stats.h"

#include <QtTest>

#include <cstring>
#include <set>

using namespace hitwatch;

namespace {

StatsSnapshot snapshotOf(const CaptureCounters &counters)
{
    TrafficStats stats({}, {});
    stats.apply(counters, kSecond);
    return stats.snapshot({});
}

/// The counters that read a 1 when only word @p at of @p part is one.
template <typename Part> std::vector<const InputCounter *> readersOf(
    Part CaptureCounters::*part, std::size_t at, CaptureCounters &counters)
{
    counters = {};
    const std::uint64_t one = 1;
    std::memcpy(
        reinterpret_cast<std::uint8_t *>(&(counters.*part)) + at * sizeof(one), &one, sizeof(one));
    std::vector<const InputCounter *> readers;
    for (const InputCounter &counter : kInputCounters) {
        if (counter.read != nullptr && counter.read(counters) == 1)
            readers.push_back(&counter);
    }
    return readers;
}

} // namespace

class TestStatsCompleteness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsComplete();
    void eachCounterIsClassifiedOnce();
    void interfaces();
    void failuresAreLoss();
    void whatIsNotAnalyzedIsNoLoss();
    void desyncsAreLoss();
    void keysAreUnique();

private:
    template <typename Part> void check(Part CaptureCounters::*part);
};

void TestStatsCompleteness::nothingIsComplete()
{
    QVERIFY(isComplete({}));
    QCOMPARE(lostThings({}), std::uint64_t { 0 });
}

template <typename Part> void TestStatsCompleteness::check(Part CaptureCounters::*part)
{
    for (std::size_t at = 0; at < sizeof(Part) / sizeof(std::uint64_t); ++at) {
        CaptureCounters counters;
        const auto readers = readersOf(part, at, counters);
        QCOMPARE(readers.size(), std::size_t { 1 });
        const InputCounter &counter = *readers.front();
        const StatsSnapshot snapshot = snapshotOf(counters);
        const bool isLoss = counter.kind == CounterKind::Loss;
        QVERIFY(!isLoss || counter.summary != nullptr || counter.told != nullptr);
        if (counter.told != nullptr && !counter.isFollowed())
            continue; // by events
        QCOMPARE(isComplete(snapshot), !isLoss);
        QCOMPARE(inWindow(counter, snapshot), std::uint64_t { counter.isFollowed() ? 1U : 0U });
        const bool isThing = counter.unit == CounterUnit::Things;
        QCOMPARE(lostThings(snapshot), std::uint64_t { isLoss && isThing ? 1U : 0U });
    }
}

void TestStatsCompleteness::eachCounterIsClassifiedOnce()
{
    check(&CaptureCounters::tcp);
    check(&CaptureCounters::http);
    check(&CaptureCounters::eventsShed);
    check(&CaptureCounters::damagedBytes);
    check(&CaptureCounters::timestampOutliers);
    check(&CaptureCounters::clockSteps);
}

void TestStatsCompleteness::interfaces()
{
    InterfaceCounters interface;
    interface.packets = interface.bytes = 5;
    CaptureCounters counters;
    counters.interfaces = { interface };
    QVERIFY(isComplete(snapshotOf(counters)));
    for (std::uint64_t InterfaceCounters::*lost :
        { &InterfaceCounters::kernelDropped, &InterfaceCounters::interfaceDropped }) {
        counters.interfaces = { interface };
        counters.interfaces[0].*lost = 3;
        QVERIFY(!isComplete(snapshotOf(counters)));
        QCOMPARE(lostThings(snapshotOf(counters)), std::uint64_t { 3 });
    }
    counters.interfaces = { interface };
    counters.interfaces[0].notWatchedMs = 3;
    QVERIFY(!isComplete(snapshotOf(counters)));
    QCOMPARE(lostThings(snapshotOf(counters)), std::uint64_t { 0 });
}

void TestStatsCompleteness::failuresAreLoss()
{
    for (std::size_t at = 0; at < kDecodeFailureCount; ++at) {
        CaptureCounters counters;
        counters.decode.failures[at] = 2;
        QVERIFY(!isComplete(snapshotOf(counters)));
        QCOMPARE(lostThings(snapshotOf(counters)), std::uint64_t { 2 });
    }
}

void TestStatsCompleteness::whatIsNotAnalyzedIsNoLoss()
{
    for (std::size_t at = 0; at < kNotAnalyzedCount; ++at) {
        CaptureCounters counters;
        counters.decode.notAnalyzed[at] = 2;
        const StatsSnapshot snapshot = snapshotOf(counters);
        QVERIFY(isComplete(snapshot));
        QCOMPARE(snapshot.notAnalyzed[at], std::uint64_t { 2 });
    }
    CaptureCounters counters;
    counters.decode.otherPackets = counters.decode.fragments = counters.decode.packets = 9;
    QVERIFY(isComplete(snapshotOf(counters)));
}

void TestStatsCompleteness::desyncsAreLoss()
{
    TrafficStats stats({}, { 10 });
    HttpEvent event;
    event.kind = HttpEventKind::Desync;
    event.time = kSecond;
    stats.apply(event);
    QVERIFY(!isComplete(stats.snapshot({})));
    QVERIFY(!isComplete(stats.snapshot(10)));
    event.kind = HttpEventKind::Http2;
    TrafficStats other({}, {});
    other.apply(event);
    QVERIFY(isComplete(other.snapshot({})));
}

void TestStatsCompleteness::keysAreUnique()
{
    std::set<std::string_view> keys;
    std::size_t count = 0;
    for (const InputCounter &counter : kInputCounters) {
        count += counter.key.empty() ? 0 : 1;
        if (!counter.key.empty())
            keys.insert(counter.key);
        const bool isLoss = counter.kind == CounterKind::Loss;
        QVERIFY(counter.key.empty() || (isLoss && counter.summary != nullptr));
        const bool isCounted = counter.unit == CounterUnit::Bytes
            || counter.unit == CounterUnit::Milliseconds;
        QVERIFY(!counter.isFollowed() || isCounted || !counter.many.empty());
        QVERIFY(!isLoss || isCounted || !counter.many.empty());
    }
    QCOMPARE(keys.size(), count);
}

QTEST_APPLESS_MAIN(TestStatsCompleteness)
#include "test_stats_completeness.moc"
