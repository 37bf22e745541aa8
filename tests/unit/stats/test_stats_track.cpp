// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "event_storm.h"
#include "stats/packet_clock.h"
#include "stats/traffic_stats.h"

#include <algorithm>
#include <limits>
#include <map>

using namespace hitwatch;

namespace {

constexpr TimeNs kEver = std::numeric_limits<TimeNs>::max() / 2;

bool isIn(const HttpEvent &event, const StatsFilter &filter)
{
    return (!filter.host || event.host == *filter.host)
        && (!filter.section || (event.section == *filter.section && event.paired));
}

/// The course of everything that was told, counted in the plainest way.
class Recount {
public:
    explicit Recount(StatsFilter filter)
        : m_filter(std::move(filter))
    {
    }

    void apply(const HttpEvent &event)
    {
        if (!isIn(event, m_filter))
            return;
        using enum HttpEventKind;
        TrafficSecond &second = at(event.time);
        second.requests += event.kind == Request ? 1 : 0;
        if (event.kind == Response) {
            ++second.responses;
            second.errors += event.status >= 400 ? 1 : 0;
            if (event.paired && event.latency >= 0)
                ++m_latencies[secondOf(event.time)][latencyBucket(event.latency)];
        }
        const bool hasContent =
            event.kind == Request || event.kind == Response || event.kind == Body;
        if (hasContent && !m_filter.isEmpty())
            second.contentBytes += event.bodyBytes;
    }
    void apply(const TrafficSample &sample)
    {
        at(sample.second).linkBytes += sample.httpBytesToServer + sample.httpBytesToClient;
    }
    std::vector<TrafficSecond> within(const TimeRange &range) const
    {
        std::vector<TrafficSecond> seconds;
        for (const auto &[number, counted] : m_seconds) {
            TrafficSecond second = counted;
            second.second = number * kSecond;
            if (const auto found = m_latencies.find(number); found != m_latencies.end())
                second.latencies.assign(found->second.begin(), found->second.end());
            if (range.contains(second.second)
                && second != TrafficSecond { .second = second.second })
                seconds.push_back(second);
        }
        return seconds;
    }

private:
    TrafficSecond &at(TimeNs time) { return m_seconds[secondOf(time)]; }

    StatsFilter m_filter;
    std::map<std::int64_t, TrafficSecond> m_seconds;
    std::map<std::int64_t, std::map<LatencyBucket, std::uint64_t>> m_latencies;
};

/// A cell may come more than once.
std::vector<TrafficSecond> merged(TrafficTrack track)
{
    for (TrafficSecond &second : track.seconds) {
        std::map<LatencyBucket, std::uint64_t> sums;
        for (const auto &[bucket, count] : second.latencies)
            sums[bucket] += count;
        second.latencies.assign(sums.begin(), sums.end());
    }
    return track.seconds;
}

StatsFilter filterOf(const char *host, const char *section)
{
    StatsFilter filter;
    if (*host != '\0')
        filter.host = host;
    if (*section != '\0')
        filter.section = section;
    return filter;
}

TrafficSample sampleAt(TimeNs second)
{
    return { .interfaceIndex = static_cast<std::uint32_t>(second / kSecond % 3),
        .second = second,
        .packets = 3,
        .httpBytesToServer = 100,
        .httpBytesToClient = 1000 };
}

} // namespace

class TestStatsTrack : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsARecount_data();
    void equalsARecount();
    void beforeAnythingWasTold();
    void rangesAreClamped();
    void keysBeyondTheLimit();
};

void TestStatsTrack::equalsARecount_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("section");
    QTest::newRow("all") << QByteArray("") << QByteArray("");
    QTest::newRow("host") << QByteArray("h1") << QByteArray("");
    QTest::newRow("section") << QByteArray("") << QByteArray("/s2");
    QTest::newRow("section of a host") << QByteArray("h0") << QByteArray("/s1");
    QTest::newRow("host that is not there") << QByteArray("other") << QByteArray("");
    QTest::newRow("the row of others") << QByteArray("Other") << QByteArray("");
}

void TestStatsTrack::equalsARecount()
{
    QFETCH(const QByteArray, host);
    QFETCH(const QByteArray, section);
    const StatsFilter filter = filterOf(host.constData(), section.constData());
    bool wasLong = false;
    for (unsigned seed = 1; seed <= 4; ++seed) {
        EventStorm storm(seed);
        TrafficStats stats(EngineLimits {}, { 10, 300 });
        Recount recount(filter);
        for (int told = 0; told < 6000; ++told) {
            const HttpEvent event = storm.nextEvent();
            // What is too old for the ring is in no second of it.
            const bool isTooOld = stats.now() > 0
                && secondOf(event.time) <= secondOf(std::max(stats.now(), event.time)) - 300;
            stats.apply(event);
            if (!isTooOld)
                recount.apply(event);
            if (told % 7 == 0) {
                const TrafficSample sample = sampleAt(floorToSecond(storm.now()));
                stats.apply(sample);
                recount.apply(sample);
            }
            if (told % 500 != 499)
                continue;
            const TimeNs end = floorToSecond(stats.now());
            for (const TimeRange &range : { TimeRange { -kEver, kEver },
                     TimeRange { end - 20 * kSecond, end }, TimeRange { end, end + kSecond } }) {
                const TrafficTrack track = stats.trackOf(filter, range);
                QVERIFY(merged(track) == recount.within(track.range));
                QVERIFY(track.range.to <= end + kSecond);
                wasLong = wasLong || track.seconds.size() > 30;
            }
        }
    }
    QVERIFY(wasLong);
}

void TestStatsTrack::beforeAnythingWasTold()
{
    const TrafficStats stats(EngineLimits {}, { 60 });
    QVERIFY(stats.trackOf({}, { -kEver, kEver }).seconds.empty());
    QVERIFY(stats.trackOf({}, { -kEver, kEver }).range.isEmpty());
    TrafficStats withoutWindows(EngineLimits {}, {});
    withoutWindows.apply(sampleAt(EventStorm::kStart));
    QVERIFY(withoutWindows.trackOf({}, { -kEver, kEver }).seconds.empty());
}

void TestStatsTrack::rangesAreClamped()
{
    TrafficStats stats(EngineLimits {}, { 60 });
    for (int second = 0; second < 100; ++second)
        stats.apply(sampleAt(EventStorm::kStart + second * kSecond));
    const TimeNs end = EventStorm::kStart + 100 * kSecond;
    const TrafficTrack all = stats.trackOf({}, { -kEver, kEver });
    QCOMPARE(all.range, (TimeRange { end - 60 * kSecond, end }));
    QCOMPARE(all.seconds.size(), std::size_t { 60 });
    QCOMPARE(all.seconds.front().linkBytes, 1100U);
    QVERIFY(stats.trackOf({}, { end, end }).seconds.empty());
    QVERIFY(stats.trackOf({}, { end - kSecond, end - 5 * kSecond }).seconds.empty());
    QCOMPARE(stats.trackOf({}, { end - kSecond + 1, end - kSecond + 2 }).seconds.size(),
        std::size_t { 1 });
    QCOMPARE(stats.forgottenBefore(), std::numeric_limits<TimeNs>::min());
}

void TestStatsTrack::keysBeyondTheLimit()
{
    EngineLimits limits;
    limits.keysPerTable = 2;
    TrafficStats stats(limits, { 60 });
    for (const char *host : { "a", "b", "c", "a" }) {
        HttpEvent event;
        event.time = EventStorm::kStart;
        event.host = host;
        event.section = "/";
        stats.apply(event);
    }
    const auto requests = [&](const char *host) {
        const TrafficTrack track = stats.trackOf(filterOf(host, ""), { -kEver, kEver });
        return track.seconds.empty() ? 0 : track.seconds.front().requests;
    };
    QCOMPARE(requests("a"), 2U);
    QCOMPARE(requests("c"), 0U);
    QCOMPARE(requests("Other"), 0U);
    QCOMPARE(requests(""), 4U);
}

QTEST_GUILESS_MAIN(TestStatsTrack)
#include "test_stats_track.moc"
