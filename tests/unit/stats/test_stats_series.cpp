// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "stats/traffic_series.h"
#include "unit/stats/event_storm.h"
#include "unit/stats/seconds_model.h"

#include <limits>
#include <map>
#include <numeric>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = EventStorm::kStart; // a multiple of 20 s

HttpEvent request(TimeNs time)
{
    HttpEvent event;
    event.time = time;
    return event;
}

HttpEvent response(TimeNs time, TimeNs requestTime, std::uint16_t status)
{
    HttpEvent event;
    event.kind = HttpEventKind::Response;
    event.time = time;
    event.paired = requestTime >= 0;
    event.requestTime = requestTime;
    event.status = status;
    return event;
}

SeriesQuery newest(int seconds, std::size_t maxPoints = 720)
{
    return { {}, seconds, maxPoints };
}

SeriesQuery of(TimeNs from, TimeNs to, std::size_t maxPoints = 720)
{
    return { TimeRange { from, to }, 0, maxPoints };
}

} // namespace

class TestStatsSeries : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingYet();
    void classesGoToTheRequest();
    void classesOfStatuses_data();
    void classesOfStatuses();
    void lossIsCountedInThings();
    void interfaces();
    void manyInterfaces();
    void steps_data();
    void steps();
    void pointsStayWhenTheSliceMovesOn();
    void rangesAreClipped_data();
    void rangesAreClipped();
    void jumpsAndSetBacks();
    void lengthIsBounded_data();
    void lengthIsBounded();
    void equalsModel_data();
    void equalsModel();
};

void TestStatsSeries::nothingYet()
{
    const TrafficSeries series(60);
    QVERIFY(series.slice({}) == SeriesSlice {});
    QVERIFY(series.slice(of(0, kStart)) == SeriesSlice {});
}

void TestStatsSeries::classesGoToTheRequest()
{
    TrafficSeries series(60);
    series.apply(request(kStart));
    series.apply(request(kStart + 1));
    series.apply(request(kStart + kSecond));
    series.apply(response(kStart + 3 * kSecond, kStart + 1, 503));
    series.apply(response(kStart + 3 * kSecond, -1, 200)); // of a request nobody saw
    const SeriesSlice slice = series.slice({});
    QCOMPARE(slice.points.size(), std::size_t { 4 });
    QCOMPARE(slice.from, kStart);
    QCOMPARE(slice.to(), kStart + 4 * kSecond);
    QCOMPARE(slice.complete, kStart + 3 * kSecond);
    QVERIFY(slice.extent == (TimeRange { kStart, kStart + 4 * kSecond }));
    using Classes = std::array<std::uint64_t, 6>;
    QVERIFY(slice.points[0].byClass == (Classes { 1, 0, 0, 0, 0, 1 }));
    QVERIFY(slice.points[1].byClass == (Classes { 1, 0, 0, 0, 0, 0 }));
    QCOMPARE(slice.points[3].responses, std::uint64_t { 2 });
    QCOMPARE(slice.points[3].requests, std::uint64_t { 0 });

    // Answers to requests that were never told take nothing from others.
    series.apply(response(kStart + 3 * kSecond, kStart, 200));
    series.apply(response(kStart + 3 * kSecond, kStart, 200));
    QVERIFY(series.slice({}).points[0].byClass == (Classes { 0, 0, 1, 0, 0, 1 }));
}

void TestStatsSeries::classesOfStatuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("index");
    for (const auto &[status, index] :
        { std::pair { 101, 1 }, { 200, 2 }, { 299, 2 }, { 304, 3 }, { 404, 4 }, { 499, 4 },
            { 500, 5 }, { 599, 5 }, { 600, 5 }, { 999, 5 }, { 99, 5 }, { 0, 5 } })
        QTest::addRow("%d", status) << status << index;
}

void TestStatsSeries::classesOfStatuses()
{
    QFETCH(int, status);
    QFETCH(int, index);
    TrafficSeries series(60);
    series.apply(request(kStart));
    series.apply(response(kStart, kStart, static_cast<std::uint16_t>(status)));
    std::array<std::uint64_t, 6> expected {};
    expected[static_cast<std::size_t>(index)] = 1;
    QVERIFY(series.slice({}).points[0].byClass == expected);
}

void TestStatsSeries::lossIsCountedInThings()
{
    TrafficSeries series(60);
    CaptureCounters counters;
    counters.interfaces = { { "eth0", InterfaceState::Capturing, 10, 1000, 3, 2 } };
    counters.tcp.gaps = 4;
    counters.tcp.gapBytes = 100'000;
    counters.tcp.flowsEvicted = 5;
    counters.eventsShed = 6;
    counters.http.pendingDropped = 7;
    counters.decode.failures[0] = 8;
    series.apply(counters, kStart);
    series.apply(counters, kStart + kSecond);
    counters.damagedBytes = 4711;
    series.apply(counters, kStart + 2 * kSecond);
    const SeriesSlice slice = series.slice({});
    QCOMPARE(slice.points.size(), std::size_t { 3 });
    QCOMPARE(slice.points[0].lost, std::uint64_t { 3 + 2 + 4 + 5 + 6 + 7 + 8 });
    QCOMPARE(slice.points[1].lost, std::uint64_t { 0 });
    QCOMPARE(slice.points[2].lost, std::uint64_t { 1 });
    // Told late, it is loss of its own second.
    counters.tcp.gaps = 5;
    series.apply(counters, kStart + kSecond);
    QCOMPARE(series.slice({}).points[1].lost, std::uint64_t { 1 });
}

void TestStatsSeries::interfaces()
{
    TrafficSeries series(60);
    series.apply(TrafficSample { 1, kStart, 5, 900, 100, 200 });
    SeriesSlice slice = series.slice({});
    QVERIFY(slice.interfaceNames == (std::vector<std::string> { "interface 0", "interface 1" }));
    CaptureCounters counters;
    counters.interfaces = { { "lo", {}, 0, 0, 0, 0 }, { "eth0", {}, 0, 0, 0, 0 },
        { "eth1", {}, 0, 0, 0, 0 } };
    series.apply(counters, kStart);
    series.apply(TrafficSample { 0, kStart + kSecond, 5, 900, 1, 0 });
    slice = series.slice({});
    QVERIFY(slice.interfaceNames == (std::vector<std::string> { "lo", "eth0", "eth1" }));
    using Bytes = std::vector<std::uint64_t>;
    QVERIFY(
        slice.interfaceBytes == (std::vector { Bytes { 0, 1 }, Bytes { 300, 0 }, Bytes { 0, 0 } }));
    QCOMPARE(slice.points[0].bytesToServer, std::uint64_t { 100 });
    QCOMPARE(slice.points[0].bytesToClient, std::uint64_t { 200 });
}

void TestStatsSeries::manyInterfaces()
{
    TrafficSeries series(60);
    for (std::uint32_t index = 0; index < 40; ++index)
        series.apply(TrafficSample { index, kStart, 1, 1, 1, 0 });
    series.apply(TrafficSample { 0xffffffff, kStart, 1, 1, 0, 1 });
    const SeriesSlice slice = series.slice({});
    QCOMPARE(slice.interfaceNames.size(), TrafficSeries::kMaxInterfaces);
    QCOMPARE(slice.interfaceBytes.size(), TrafficSeries::kMaxInterfaces);
    QCOMPARE(slice.interfaceNames.back(), std::string("Other"));
    QCOMPARE(slice.interfaceBytes[14][0], std::uint64_t { 1 });
    QCOMPARE(slice.interfaceBytes[15][0], std::uint64_t { 40 - 15 + 1 });
    QCOMPARE(slice.points[0].bytesToServer, std::uint64_t { 40 });
}

void TestStatsSeries::steps_data()
{
    QTest::addColumn<int>("newestSeconds");
    QTest::addColumn<int>("maxPoints");
    QTest::addColumn<int>("secondsPerPoint");
    QTest::addRow("as they are") << 120 << 720 << 1;
    QTest::addRow("just") << 720 << 720 << 1;
    QTest::addRow("one too many") << 721 << 720 << 2;
    QTest::addRow("two") << 1440 << 720 << 2;
    QTest::addRow("an hour") << 3600 << 720 << 5;
    QTest::addRow("an hour in few") << 3600 << 100 << 60;
    QTest::addRow("six hours") << 21'600 << 720 << 30;
    QTest::addRow("a day") << 86'400 << 720 << 120;
    QTest::addRow("a day in one") << 86'400 << 1 << 86'400;
    QTest::addRow("none allowed counts as one") << 60 << 0 << 60;
    QTest::addRow("more than is kept") << 1'000'000 << 720 << 120;
}

/// They are told by what is asked for, from the first second on.
void TestStatsSeries::steps()
{
    QFETCH(int, newestSeconds);
    QFETCH(int, maxPoints);
    TrafficSeries series(86'400);
    const SeriesQuery query = newest(newestSeconds, static_cast<std::size_t>(maxPoints));
    for (const TimeNs later : { 0, 3, 50'003, 200'007 }) {
        series.advance(kStart + later * kSecond);
        const SeriesSlice slice = series.slice(query);
        QTEST(slice.secondsPerPoint, "secondsPerPoint");
        QVERIFY(slice.points.size() <= static_cast<std::size_t>(std::max(1, maxPoints)));
        QVERIFY(!slice.points.empty());
        QCOMPARE(slice.from % (slice.secondsPerPoint * kSecond), TimeNs { 0 });
        QVERIFY(slice.to() >= slice.extent.to);
    }
}

void TestStatsSeries::pointsStayWhenTheSliceMovesOn()
{
    TrafficSeries series(600);
    EventStorm storm(3);
    std::map<TimeNs, SeriesPoint> shown;
    const SeriesQuery query = newest(300, 40); // 10 s a point
    for (int second = 0; second < 1500; ++second) {
        const TimeNs time = kStart + second * kSecond;
        for (unsigned at = storm.below(4); at > 0; --at)
            series.apply(request(time + at));
        const SeriesSlice slice = series.slice(query);
        QCOMPARE(slice.secondsPerPoint, 10);
        TimeNs from = slice.from;
        for (const SeriesPoint &point : slice.points) {
            const auto [entry, isNew] = shown.try_emplace(from, point);
            // Only the newest point is still growing.
            QVERIFY(isNew || entry->second == point || from + 10 * kSecond > slice.complete);
            entry->second = point;
            from += 10 * kSecond;
        }
    }
}

void TestStatsSeries::rangesAreClipped_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<int>("first"); // second of the first point, from kStart
    QTest::addColumn<int>("points");
    constexpr qint64 kOneSecond = kSecond;
    const qint64 start = kStart;
    constexpr qint64 kMost = std::numeric_limits<qint64>::max();
    QTest::addRow("inside") << start + 5 * kOneSecond << start + 8 * kOneSecond << 5 << 3;
    QTest::addRow("touched seconds")
        << start + 5 * kOneSecond + 1 << start + 7 * kOneSecond + 1 << 5 << 3;
    QTest::addRow("one instant") << start + 5 * kOneSecond << start + 5 * kOneSecond + 1 << 5 << 1;
    QTest::addRow("empty") << start + 5 * kOneSecond << start + 5 * kOneSecond << 5 << 0;
    QTest::addRow("backwards") << start + 8 * kOneSecond << start + 5 * kOneSecond << 8 << 0;
    QTest::addRow("all and more") << -kMost << kMost << 0 << 20;
    QTest::addRow("before") << start - 9 * kOneSecond << start - 5 * kOneSecond << 0 << 0;
    QTest::addRow("behind") << start + 99 * kOneSecond << start + 199 * kOneSecond << 20 << 0;
    QTest::addRow("over the end") << start + 18 * kOneSecond << start + 50 * kOneSecond << 18 << 2;
}

void TestStatsSeries::rangesAreClipped()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(int, first);
    QFETCH(int, points);
    TrafficSeries series(60);
    for (int second = 0; second < 20; ++second)
        series.apply(request(kStart + second * kSecond));
    const SeriesSlice slice = series.slice(of(from, to));
    QCOMPARE(slice.points.size(), static_cast<std::size_t>(points));
    QCOMPARE(slice.from, kStart + first * kSecond);
    for (const SeriesPoint &point : slice.points)
        QCOMPARE(point.requests, std::uint64_t { 1 });
}

void TestStatsSeries::jumpsAndSetBacks()
{
    TrafficSeries series(60);
    series.apply(request(kStart));
    series.advance(kStart + 59 * kSecond);
    QCOMPARE(series.slice(newest(0)).points.front().requests, std::uint64_t { 1 });
    series.advance(kStart + 60 * kSecond);
    QCOMPARE(series.slice(newest(0)).points.front().requests, std::uint64_t { 0 });
    QCOMPARE(series.slice(newest(0)).points.size(), std::size_t { 60 });

    series.apply(request(kStart + 60 * kSecond));
    const TimeNs far = kStart + 400'000'000 * kSecond;
    series.apply(request(far));
    SeriesSlice slice = series.slice(newest(0));
    QCOMPARE(slice.points.size(), std::size_t { 60 });
    QCOMPARE(slice.to(), far + kSecond);
    for (const SeriesPoint &point : slice.points)
        QCOMPARE(point.requests, std::uint64_t { &point == &slice.points.back() ? 1U : 0U });
    series.apply(request(kStart)); // too late to be counted here
    QVERIFY(series.slice(newest(0)) == slice);

    // Packets show that the clock was set back: the series starts anew, and the old clock of the
    // capture does not bring it forth again.
    for (int second = 0; second <= 10; ++second)
        series.apply(TrafficSample { 0, kStart + second * kSecond, 1, 1, 1, 0 });
    series.advance(far + kSecond);
    series.apply(request(kStart + 10 * kSecond));
    slice = series.slice(newest(0));
    QCOMPARE(slice.to(), kStart + 11 * kSecond);
    QCOMPARE(slice.points.back().requests, std::uint64_t { 1 });
    QCOMPARE(slice.extent.from, kStart + 10 * kSecond);
}

void TestStatsSeries::lengthIsBounded_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("kept");
    QTest::addRow("none") << 0 << 60;
    QTest::addRow("negative") << -5 << 60;
    QTest::addRow("ten minutes and one") << 601 << 601;
    QTest::addRow("a day") << 86'400 << 86'400;
    QTest::addRow("more") << std::numeric_limits<int>::max() << 86'400;
}

void TestStatsSeries::lengthIsBounded()
{
    QFETCH(int, asked);
    QFETCH(int, kept);
    TrafficSeries series(asked);
    for (TimeNs second = 0; second < 3 * TimeNs { kept }; second += kept / 4 + 1)
        series.apply(request(kStart + second * kSecond));
    const SeriesSlice slice = series.slice(newest(0, 1'000'000));
    QCOMPARE(slice.secondsPerPoint, 1);
    QCOMPARE(slice.points.size(), static_cast<std::size_t>(kept));
    const std::uint64_t requests =
        std::accumulate(slice.points.begin(), slice.points.end(), std::uint64_t { 0 },
            [](std::uint64_t sum, const SeriesPoint &point) { return sum + point.requests; });
    QCOMPARE(requests, std::uint64_t { 4 });
}

void TestStatsSeries::equalsModel_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("length");
    for (unsigned seed = 1; seed <= 4; ++seed) {
        QTest::addRow("a minute, seed %u", seed) << seed << 60;
        QTest::addRow("chunks and a rest, seed %u", seed) << seed << 1300;
    }
    QTest::addRow("a day") << 5U << 86'400;
}

void TestStatsSeries::equalsModel()
{
    QFETCH(unsigned, seed);
    QFETCH(int, length);
    TrafficSeries series(length);
    SecondsModel model(length);
    EventStorm storm(seed);
    CaptureCounters counters;
    for (int step = 0; step < 3000; ++step) {
        const HttpEvent event = storm.nextEvent();
        series.apply(event);
        model.tell(event);
        if (storm.below(5) == 0) {
            const TrafficSample sample { storm.below(3), floorToSecond(storm.now()), 1, 1,
                storm.below(3), storm.below(1000) };
            series.apply(sample);
            model.tell(sample);
            const std::uint64_t gaps = storm.below(3);
            counters.tcp.gaps += gaps;
            series.apply(counters, storm.now());
            model.tellLost(storm.now(), gaps);
        }
        if (storm.below(30) != 0)
            continue;
        SeriesQuery query = newest(static_cast<int>(storm.below(200)), 1 + storm.below(100));
        const TimeNs from = storm.now() - storm.below(150'000) * kMillisecond;
        if (storm.below(2) == 0)
            query.range = TimeRange { from, from + 1 + storm.below(90'000) * kMillisecond };
        const SeriesSlice slice = series.slice(query);
        QVERIFY(slice.extent == model.extent());
        QCOMPARE(slice.complete, floorToSecond(storm.now()));
        QVERIFY(slice.points.size() <= query.maxPoints);
        const TimeNs width = slice.secondsPerPoint * kSecond;
        for (std::size_t at = 0; at < slice.points.size(); ++at) {
            const TimeNs begin = slice.from + static_cast<TimeNs>(at) * width;
            const SeriesPoint &point = slice.points[at];
            QVERIFY(point == model.sum(begin, begin + width));
            QCOMPARE(
                std::accumulate(point.byClass.begin(), point.byClass.end(), std::uint64_t { 0 }),
                point.requests);
            for (std::uint32_t index = 0; index < slice.interfaceBytes.size(); ++index) {
                QCOMPARE(slice.interfaceBytes[index][at],
                    model.interfaceBytes(index, begin, begin + width));
            }
        }
        // All that was asked for is in the slice, but for a point that has begun to leave.
        const TimeRange extent = model.extent();
        if (query.range && query.range->to > extent.from && query.range->from < extent.to) {
            const TimeNs leaves = model.isFull() ? width : 0;
            QVERIFY(slice.from <= std::max(query.range->from, extent.from + leaves));
            QVERIFY(slice.points.empty() || slice.to() >= std::min(query.range->to, extent.to));
        }
    }
}

QTEST_GUILESS_MAIN(TestStatsSeries)
#include "test_stats_series.moc"
