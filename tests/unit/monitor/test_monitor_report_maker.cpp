// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/report_maker.h"

#include <QTest>

#include <random>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;

struct Told {
    TimeNs time = 0;
    std::string section;
};

/// Events as a batcher would send them: cut at whole seconds of packet time and every @p limit
/// events, with the clock that belongs to it.
class Cutter {
public:
    Cutter(std::size_t limit, ReportMaker &maker)
        : m_limit(limit)
        , m_maker(maker)
    {
    }

    void tell(const Told &told)
    {
        if (m_clock == 0) {
            m_clock = told.time;
            m_second = floorToSecond(told.time);
        }
        if (told.time >= m_second + kSecond) {
            m_second = floorToSecond(told.time);
            send(m_second);
        }
        m_clock = std::max(m_clock, told.time);
        if (m_batch.events.size() >= m_limit)
            send(m_second);
        HttpEvent event;
        event.kind = HttpEventKind::Request;
        event.time = told.time;
        event.host = "a.example";
        event.hostNamed = true;
        event.method = "GET";
        event.section = told.section;
        m_batch.append(event);
        TrafficSample sample;
        sample.second = floorToSecond(told.time);
        sample.packets = 1;
        sample.bytes = 100;
        m_batch.traffic.push_back(sample);
        ++m_gaps;
    }
    void finish() { send(m_clock); }

private:
    void send(TimeNs clock)
    {
        m_batch.clock = clock;
        m_batch.counters.tcp.gaps = m_gaps;
        m_batch.counters.interfaces.resize(1);
        m_batch.counters.interfaces[0].name = "file";
        m_maker.apply(m_batch);
        m_batch.clear();
    }

    const std::size_t m_limit;
    ReportMaker &m_maker;
    HttpEventBatch m_batch;
    TimeNs m_clock = 0;
    TimeNs m_second = 0;
    std::uint64_t m_gaps = 0;
};

struct Kept : ReportSink {
    void onReport(Report &&report) override { reports.push_back(std::move(report)); }
    void onAlert(const AlertRecordPtr &state) override { alerts.push_back(transitionOf(*state)); }

    std::uint64_t requests() const
    {
        std::uint64_t sum = 0;
        for (const Report &report : reports)
            sum += report.stats.requests;
        return sum;
    }

    std::vector<Report> reports;
    std::vector<AlertEvent> alerts;
};

Kept reportsOf(const std::vector<Told> &events, const ReportPlan &plan, std::size_t limit = 512)
{
    Kept kept;
    ReportMaker maker(EngineLimits {}, plan, kept);
    Cutter cutter(limit, maker);
    for (const Told &told : events)
        cutter.tell(told);
    cutter.finish();
    maker.finish();
    return kept;
}

ReportPlan every(int refresh, std::optional<int> window = {})
{
    ReportPlan plan;
    plan.refreshSeconds = refresh;
    plan.windowSeconds = window;
    plan.alertRules.front().windowSeconds = 5;
    plan.alertRules.front().raiseAt = 100;
    plan.alertRules.front().clearAt = 100;
    plan.alertRules.front().settle = 0;
    return plan;
}

/// A busy minute with quiet seconds, holes and packets out of order; the same on every run.
std::vector<Told> minute()
{
    std::vector<Told> events;
    std::mt19937 random(20261123);
    TimeNs now = kStart + 400 * kMillisecond;
    for (int at = 0; at < 3000; ++at) {
        const std::uint32_t chance = std::uint32_t(random() % 1000);
        now += chance < 5 ? 2500 * kMillisecond : TimeNs(random() % 30) * kMillisecond;
        TimeNs time = now;
        if (chance > 900)
            time -= TimeNs(random() % 3000) * kMillisecond;
        events.push_back({ time, "/" + std::to_string(random() % 7) });
    }
    return events;
}

} // namespace

class TestMonitorReportMaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneReportOverEverything()
    {
        ReportPlan plan;
        const Kept kept = reportsOf(minute(), plan);
        QCOMPARE(kept.reports.size(), 1U);
        QCOMPARE(kept.reports[0].stats.requests, 3000U);
        QVERIFY(!kept.reports[0].stats.windowSeconds);
        QCOMPARE(kept.reports[0].stats.loss.gaps, 3000U);
    }

    void anEmptyCaptureHasAReportOfZeros()
    {
        Kept kept;
        ReportMaker maker(EngineLimits {}, every(10), kept);
        HttpEventBatch nothing;
        maker.apply(nothing);
        maker.finish();
        QCOMPARE(kept.reports.size(), 1U);
        QCOMPARE(kept.reports[0].stats.requests, 0U);
        QVERIFY(kept.alerts.empty());
    }

    void intervalsStartAtTheSecondOfTheFirstPacket()
    {
        const Kept kept = reportsOf(
            { { kStart + 900 * kMillisecond, "/a" }, { kStart + 9'999 * kMillisecond, "/b" },
                { kStart + 10 * kSecond, "/c" }, { kStart + 12 * kSecond, "/d" } },
            every(10));
        QCOMPARE(kept.reports.size(), 2U);
        QCOMPARE(kept.reports[0].stats.from, kStart);
        QCOMPARE(kept.reports[0].stats.to, kStart + 10 * kSecond);
        QCOMPARE(kept.reports[0].stats.requests, 2U);
        QCOMPARE(kept.reports[0].stats.windowSeconds, std::optional<int>(10));
        QCOMPARE(kept.reports[1].stats.from, kStart + 10 * kSecond);
        QCOMPARE(kept.reports[1].stats.to, kStart + 13 * kSecond);
        QCOMPARE(kept.reports[1].stats.requests, 2U);
    }

    // The report must not depend on how the capture was cut into batches.
    void theSameReportsWhateverTheBatches_data()
    {
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("refresh");
        QTest::addColumn<int>("window");
        for (const int limit : { 1, 2, 7, 100 }) {
            for (const int refresh : { 1, 2, 10 }) {
                QTest::addRow("%d events, every %d s", limit, refresh) << limit << refresh << 0;
                QTest::addRow("%d events, every %d s, over 30 s", limit, refresh)
                    << limit << refresh << 30;
            }
        }
    }
    void theSameReportsWhateverTheBatches()
    {
        QFETCH(const int, limit);
        QFETCH(const int, refresh);
        QFETCH(const int, window);
        const ReportPlan plan =
            every(refresh, window > 0 ? std::optional<int>(window) : std::nullopt);
        const Kept expected = reportsOf(minute(), plan, 100'000);
        const Kept got = reportsOf(minute(), plan, std::size_t(limit));
        QVERIFY(expected.reports.size() > 3);
        QVERIFY(!expected.alerts.empty());
        QCOMPARE(got.reports.size(), expected.reports.size());
        for (std::size_t at = 0; at < got.reports.size(); ++at) {
            QCOMPARE(toJson(got.reports[at], JsonStyle::Compact),
                toJson(expected.reports[at], JsonStyle::Compact));
            QVERIFY(got.reports[at] == expected.reports[at]);
        }
        QVERIFY(got.alerts == expected.alerts);
    }

    void everyHitIsInExactlyOneInterval_data()
    {
        QTest::addColumn<int>("refresh");
        for (const int refresh : { 1, 3, 10, 3600 })
            QTest::addRow("%d s", refresh) << refresh;
    }
    void everyHitIsInExactlyOneInterval()
    {
        QFETCH(const int, refresh);
        const Kept kept = reportsOf(minute(), every(refresh));
        QCOMPARE(kept.requests(), 3000U);
        std::uint64_t gaps = 0;
        for (const Report &report : kept.reports)
            gaps += report.stats.loss.gaps;
        QCOMPARE(gaps, 3000U);
    }

    void whatComesLateCountsInTheNextInterval()
    {
        const Kept kept =
            reportsOf({ { kStart, "/a" }, { kStart + 10 * kSecond, "/b" },
                          { kStart + 3 * kSecond, "/late" }, { kStart + 11 * kSecond, "/c" } },
                every(10));
        QCOMPARE(kept.reports.size(), 2U);
        QCOMPARE(kept.reports[0].stats.requests, 1U);
        QCOMPARE(kept.reports[1].stats.requests, 3U);
    }

    void intervalsInWhichNothingWasToldAreLeftOut()
    {
        const Kept kept =
            reportsOf({ { kStart, "/a" }, { kStart + 36'005 * kSecond, "/b" } }, every(10));
        QCOMPARE(kept.reports.size(), 2U);
        QCOMPARE(kept.reports[0].stats.to, kStart + 10 * kSecond);
        QCOMPARE(kept.reports[1].stats.from, kStart + 36'000 * kSecond);
        QCOMPARE(kept.reports[1].stats.requests, 1U);
    }

    void aTimeStampFarAwayDoesNotStopTheReports()
    {
        constexpr TimeNs kFar = std::numeric_limits<TimeNs>::max() - 5 * kSecond;
        const Kept kept = reportsOf(
            { { kStart, "/a" }, { kFar, "/far" }, { kStart + kSecond, "/b" } }, every(10));
        QCOMPARE(kept.requests(), 3U);
    }

    void idleClocksMoveTheIntervalsOn()
    {
        Kept kept;
        ReportMaker maker(EngineLimits {}, every(2), kept);
        for (int at = 0; at <= 20; ++at) {
            HttpEventBatch idle;
            idle.clock = kStart + at * 250 * kMillisecond;
            maker.apply(idle);
        }
        QCOMPARE(kept.reports.size(), 2U); // at 2 s and 4 s; 5 s have passed
        maker.finish();
        QCOMPARE(kept.reports.size(), 3U);
        QCOMPARE(kept.reports[2].stats.from, kStart + 4 * kSecond);
        QCOMPARE(kept.reports[2].stats.to, kStart + 6 * kSecond);
    }

    void alertsAreInTheReportOfTheirInterval()
    {
        std::vector<Told> events;
        for (int at = 0; at < 150; ++at)
            events.push_back({ kStart + kSecond + at * kMillisecond, "/" });
        events.push_back({ kStart + 15 * kSecond, "/" });
        const Kept kept = reportsOf(events, every(5));
        QCOMPARE(kept.alerts.size(), 2U);
        QCOMPARE(kept.alerts[0].transition, AlertTransition::Raised);
        QCOMPARE(kept.alerts[1].transition, AlertTransition::Cleared);
        QCOMPARE(kept.reports.size(), 2U);
        QCOMPARE(kept.reports[0].alerts.size(), 1U);
        QVERIFY(kept.reports[0].alertFiring);
        QCOMPARE(kept.reports[1].alerts.size(), 1U); // it cleared in the silence before
        QVERIFY(!kept.reports[1].alertFiring);
    }

    void anEventOnAnEvaluationDoesNotHideIt()
    {
        std::vector<Told> events;
        for (int at = 0; at <= 150; ++at)
            events.push_back({ kStart + 500 * kMillisecond + at * kMillisecond, "/" });
        events.push_back({ kStart + kSecond, "/" }); // just when the rule is evaluated
        events.push_back({ kStart + kSecond + kMillisecond, "/" });
        const Kept kept = reportsOf(events, ReportPlan { {}, {}, every(5).alertRules });
        QCOMPARE(kept.reports.size(), 1U);
        QVERIFY(kept.reports[0].alertFiring);
        QCOMPARE(kept.reports[0].alerts.size(), 1U);
        QCOMPARE(kept.reports[0].alerts[0].at, kStart + kSecond);
    }
};

QTEST_GUILESS_MAIN(TestMonitorReportMaker)
#include "test_monitor_report_maker.moc"
