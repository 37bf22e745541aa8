// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/traffic_stats.h"
#include "unit/stats/event_storm.h"
#include "unit/stats/recount_model.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace hitwatch;

namespace {

/// The recount knows only how many latencies there were, and neither do times concern it.
StatsSnapshot comparable(StatsSnapshot snapshot)
{
    const auto countOnly = [](LatencySummary &latency) {
        const std::uint64_t count = latency.count;
        latency = {};
        latency.count = count;
    };
    snapshot.from = 0;
    snapshot.to = 0;
    snapshot.windowSeconds.reset();
    countOnly(snapshot.latency);
    for (HostRow &row : snapshot.hosts)
        countOnly(row.latency);
    for (SectionRow &row : snapshot.sections)
        countOnly(row.latency);
    std::erase_if(snapshot.interfaces, [](const InterfaceRow &row) { return row.packets == 0; });
    return snapshot;
}

bool within2Percent(double milliseconds, TimeNs exact)
{
    const double nanoseconds = milliseconds * static_cast<double>(kMillisecond);
    return std::abs(nanoseconds - static_cast<double>(exact))
        <= 0.02 * static_cast<double>(exact) + 0.5;
}

} // namespace

class TestStatsRecount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsRecount_data();
    void equalsRecount();

private:
    static void compareRange(const TrafficStats &stats, const RecountModel &model,
        const TimeRange &range, int longest, TimeNs now);
};

void TestStatsRecount::equalsRecount_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<std::vector<int>>("windows");
    QTest::addColumn<int>("keys");
    for (unsigned seed = 1; seed <= 2; ++seed) {
        QTest::addRow("all windows, many keys, seed %u", seed)
            << seed << std::vector<int> { 10, 60, 120 } << 4096;
        QTest::addRow("few keys, seed %u", seed) << seed << std::vector<int> { 120, 1, 7 } << 5;
        QTest::addRow("no windows, few keys, seed %u", seed) << seed << std::vector<int> {} << 5;
    }
    QTest::addRow("one second") << 9U << std::vector<int> { 1 } << 3;
    QTest::addRow("an hour") << 10U << std::vector<int> { 3600, 2 } << 8;
    QTest::addRow("a day") << 11U << std::vector<int> { 86'400, 60 } << 8;
}

/// Compares what is told of @p range with a recount of the seconds that it touches.
void TestStatsRecount::compareRange(const TrafficStats &stats, const RecountModel &model,
    const TimeRange &range, int longest, TimeNs now)
{
    const std::int64_t last = floorToSecond(now) / kSecond;
    const std::int64_t first = std::max(floorToSecond(stats.start()) / kSecond, last - longest + 1);
    RecountModel::Seconds seconds { first, first };
    bool any = false;
    for (std::int64_t second = first; second <= last; ++second) {
        const TimeNs begin = second * kSecond;
        if (range.isEmpty() || begin + kSecond <= range.from || begin >= range.to)
            continue;
        seconds = { any ? seconds.from : second, second + 1 };
        any = true;
    }
    const StatsSnapshot snapshot = stats.snapshotOf(range);
    QVERIFY(comparable(snapshot) == (any ? model.recount(seconds) : StatsSnapshot {}));
    QVERIFY(!snapshot.windowSeconds);
    if (!any) {
        QCOMPARE(snapshot.to, snapshot.from);
        return;
    }
    QCOMPARE(snapshot.from, seconds.from * kSecond);
    QCOMPARE(snapshot.to, seconds.to * kSecond);
    const std::vector<TimeNs> latencies = model.latencies(seconds);
    if (!latencies.empty()) {
        const std::size_t rank = (latencies.size() * 99 + 99) / 100;
        QVERIFY(within2Percent(snapshot.latency.p99, latencies[rank - 1]));
        QVERIFY(within2Percent(snapshot.latency.max, latencies.back()));
    }
}

void TestStatsRecount::equalsRecount()
{
    QFETCH(unsigned, seed);
    QFETCH(std::vector<int>, windows);
    QFETCH(int, keys);
    EngineLimits limits;
    limits.keysPerTable = static_cast<std::size_t>(keys);
    const int longest = windows.empty() ? 1 : *std::max_element(windows.begin(), windows.end());
    TrafficStats stats(limits, windows);
    RecountModel whole(limits.keysPerTable, {});
    RecountModel windowed(limits.keysPerTable, longest);
    CaptureCounters counters;
    EventStorm storm(seed);

    for (int step = 0; step < 1500; ++step) {
        const HttpEvent event = storm.nextEvent();
        stats.apply(event);
        whole.tell(event);
        windowed.tell(event);
        if (storm.below(20) == 0) {
            const TimeNs second = floorToSecond(storm.now());
            const TrafficSample sample { storm.below(2), second, 1 + storm.below(50), 0,
                storm.below(3), storm.below(1000) };
            stats.apply(sample);
            whole.tell(sample);
            windowed.tell(sample);
            const std::uint64_t gaps = storm.below(3);
            counters.tcp.gaps += gaps;
            stats.apply(counters, storm.now());
            whole.tellGaps(second / kSecond, gaps);
            windowed.tellGaps(second / kSecond, gaps);
        }
        if (storm.below(60) != 0)
            continue;
        QVERIFY(comparable(stats.snapshot({})) == whole.recount(std::optional<int>()));
        for (const int window : windows) {
            const StatsSnapshot snapshot = stats.snapshot(window);
            const StatsSnapshot recounted = windowed.recount(window);
            QVERIFY2(comparable(snapshot) == recounted, qPrintable(QString::number(step)));
            QCOMPARE(snapshot.windowSeconds, std::optional<int>(window));
            QCOMPARE(snapshot.to, floorToSecond(storm.now()) + kSecond);
            QCOMPARE(snapshot.from,
                std::max(snapshot.to - window * kSecond, floorToSecond(stats.start())));
            std::uint64_t hits = 0;
            for (const SectionRow &row : snapshot.sections)
                hits += row.requests;
            QCOMPARE(hits, snapshot.requests);
            const std::vector<TimeNs> latencies = windowed.latencies(window);
            if (!latencies.empty()) {
                const std::size_t rank = (latencies.size() * 95 + 99) / 100;
                QVERIFY(within2Percent(snapshot.latency.p95, latencies[rank - 1]));
                QVERIFY(within2Percent(snapshot.latency.max, latencies.back()));
            }
            StatsSnapshot same = stats.snapshotOf({ snapshot.from, snapshot.to });
            same.windowSeconds = window;
            QVERIFY(same == snapshot);
        }
        if (windows.empty()) {
            QVERIFY(stats.snapshotOf({ 0, storm.now() }) == StatsSnapshot {});
            continue;
        }
        for (int trial = 0; trial < 3; ++trial) {
            const TimeNs from = storm.now() - storm.below(150'000) * kMillisecond;
            const TimeNs to = from - kSecond + storm.below(90'000) * kMillisecond;
            compareRange(stats, windowed, { from, to }, longest, storm.now());
            if (QTest::currentTestFailed())
                return;
        }
    }
}

QTEST_GUILESS_MAIN(TestStatsRecount)
#include "test_stats_recount.moc"
