// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/traffic_stats.h"
#include "unit/stats/recount_model.h"

#include <QTest>

#include <array>
#include <cmath>
#include <random>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;

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

class Storm {
public:
    explicit Storm(unsigned seed)
        : m_random(seed)
    {
    }

    unsigned below(unsigned limit) { return static_cast<unsigned>(m_random() % limit); }

    /// The next packet time: mostly a little later, sometimes late, sometimes a jump.
    TimeNs nextTime()
    {
        const unsigned kind = below(1000);
        if (kind < 700)
            m_now += below(400) * kMillisecond;
        else if (kind < 990)
            return std::max(kStart, m_now - static_cast<TimeNs>(below(90'000)) * kMillisecond);
        else if (kind < 998)
            m_now += below(70) * kSecond;
        else
            m_now += below(2) == 0 ? 400 * kSecond : TimeNs { 315'000'000 } * kSecond / 100;
        return m_now;
    }

    HttpEvent nextEvent()
    {
        using enum HttpEventKind;
        constexpr std::array kKinds { Request, Request, Request, Request, Response, Response,
            Response, Body, InterimResponse, IncompleteRequest, UnpairedRequest, Desync, Encrypted,
            Http2 };
        HttpEvent event;
        event.kind = kKinds[below(kKinds.size())];
        event.time = nextTime();
        event.hostNamed = below(8) != 0;
        event.paired = event.kind == Request || below(6) != 0;
        m_host = "h" + std::to_string(below(3 + below(20)));
        m_section = "/s" + std::to_string(below(3));
        m_method = below(10) < 9 ? "GET" : "M" + std::to_string(below(12));
        event.host = m_host;
        event.section = m_section;
        event.method = m_method;
        event.client.address.family = below(4) == 0 ? 6 : 4;
        event.client.address.bytes[0] = static_cast<std::uint8_t>(1 + below(12));
        if (event.kind == Response || event.kind == Request || event.kind == Body)
            event.bodyBytes = below(3) == 0 ? 0 : below(10'000);
        if (event.kind == Response) {
            event.status = static_cast<std::uint16_t>(200 + 100 * below(4) + below(3));
            event.latency = below(5) == 0 ? -1 : static_cast<TimeNs>(below(2'000'000'000));
        }
        return event;
    }

    TimeNs now() const { return m_now; }

private:
    std::minstd_rand m_random;
    TimeNs m_now = kStart;
    std::string m_host;
    std::string m_section;
    std::string m_method;
};

} // namespace

class TestStatsRecount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsRecount_data();
    void equalsRecount();
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
    Storm storm(seed);

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
        QVERIFY(comparable(stats.snapshot({})) == whole.recount({}));
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
        }
    }
}

QTEST_GUILESS_MAIN(TestStatsRecount)
#include "test_stats_recount.moc"
