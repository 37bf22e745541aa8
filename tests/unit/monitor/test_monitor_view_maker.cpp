// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "monitor/live_session.h"
#include "unit/monitor/hits.h"

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

struct Kept : ReportSink {
    void onReport(Report &&made) override { report = std::move(made); }
    void onAlert(const AlertRecordPtr &state) override { alerts.push_back(transitionOf(*state)); }

    Report report;
    std::vector<AlertEvent> alerts;
};

Kept consoleOf(const std::vector<Hit> &hits)
{
    Kept kept;
    ReportPlan plan;
    plan.alertRules = rules();
    ReportMaker maker(EngineLimits {}, plan, kept);
    Sender sender(512, [&](const HttpEventBatch &batch) { maker.apply(batch); });
    for (const Hit &hit : hits)
        sender.tell(hit);
    sender.finish();
    maker.finish();
    return kept;
}

/// A console leaves what fires at the end of a capture open.
std::vector<AlertEvent> recoveredIn(std::vector<AlertEvent> alerts)
{
    std::erase_if(
        alerts, [](const AlertEvent &alert) { return alert.end == AlertEnd::CaptureEnded; });
    return alerts;
}

} // namespace

class TestMonitorViewMaker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameAsInTheConsole_data();
    void theSameAsInTheConsole();
    void viewsDoNotChangeWhatIsCounted();
    void beforeAnythingWasTold();
    void windowsAndRanges_data();
    void windowsAndRanges();
    void tablesAreNarrowed();
    void sectionsAreHidden();
    void requestsAreFiltered();
    void theOldestEpisodesGo();
    void theLastSecondIsCompleteAtTheEnd();
    void reportsOfRangesHoldTheirAlerts();
};

void TestMonitorViewMaker::theSameAsInTheConsole_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : { 1, 2, 7, 100, 512, 100'000 })
        QTest::addRow("%d events", limit) << limit;
}

void TestMonitorViewMaker::theSameAsInTheConsole()
{
    QFETCH(const int, limit);
    const std::vector<Hit> hits = minutes(180);
    const Kept console = consoleOf(hits);
    Desktop desktop(static_cast<std::size_t>(limit));
    desktop.tell(hits);
    desktop.sender.finish();
    desktop.maker.endAlertEpisodes();
    QVERIFY(console.alerts.size() > 10);
    QVERIFY(recoveredIn(desktop.alerts) == console.alerts);
    const Report report = LiveSession::reportOf(desktop.maker.makeView(windowQuery(std::nullopt)));
    QCOMPARE(report.alertFiring, console.report.alertFiring);
    QCOMPARE(toJson(report, JsonStyle::Indented), toJson(console.report, JsonStyle::Indented));
}

void TestMonitorViewMaker::viewsDoNotChangeWhatIsCounted()
{
    const std::vector<Hit> hits = minutes(60);
    Desktop desktop;
    int told = 0;
    for (const Hit &hit : hits) {
        desktop.sender.tell(hit);
        if (++told % 50 == 0) {
            desktop.maker.makeView({});
            desktop.maker.freeze({});
            desktop.maker.makeView(windowQuery(10));
            desktop.maker.unfreeze();
        }
    }
    desktop.sender.finish();
    desktop.maker.endAlertEpisodes();
    QVERIFY(recoveredIn(desktop.alerts) == consoleOf(hits).alerts);
    QCOMPARE(desktop.maker.makeView(windowQuery(std::nullopt)).stats, consoleOf(hits).report.stats);
}

void TestMonitorViewMaker::beforeAnythingWasTold()
{
    Desktop desktop;
    const MonitorView view = desktop.maker.makeView({});
    QCOMPARE(view.now, TimeNs { 0 });
    QCOMPARE(view.stats.requests, 0U);
    QVERIFY(view.requests.empty());
    QVERIFY(view.episodes.empty());
    desktop.maker.freeze({});
    QVERIFY(desktop.maker.makeView(windowQuery(10)).frozen);
    HttpEventBatch countersOnly;
    countersOnly.counters.damagedBytes = 5;
    desktop.maker.unfreeze();
    desktop.maker.apply(countersOnly);
    QCOMPARE(desktop.maker.makeView(windowQuery(std::nullopt)).stats.loss.damagedBytes, 5U);
}

void TestMonitorViewMaker::windowsAndRanges_data()
{
    QTest::addColumn<int>("window");
    for (const int window : kOfferedWindows)
        QTest::addRow("%d s", window) << window;
}

void TestMonitorViewMaker::windowsAndRanges()
{
    QFETCH(const int, window);
    Desktop desktop;
    desktop.tell(minutes(90));
    desktop.sender.finish();
    const MonitorView byWindow = desktop.maker.makeView(windowQuery(window));
    QCOMPARE(byWindow.stats.windowSeconds, std::optional(window));
    QVERIFY(byWindow.stats.requests > 0);
    ViewQuery query;
    const TimeNs end = floorToSecond(byWindow.now) + kSecond;
    query.range = TimeRange { end - window * kSecond, end };
    query.series.range = query.range;
    const MonitorView byRange = desktop.maker.makeView(query);
    QCOMPARE(byRange.query.range, query.range);
    QCOMPARE(byRange.stats.requests, byWindow.stats.requests);
    QVERIFY(byRange.stats.sections == byWindow.stats.sections);
    std::uint64_t requests = 0;
    for (const SeriesPoint &point : byRange.series.points)
        requests += point.requests;
    QCOMPARE(requests, byWindow.stats.requests);
    QCOMPARE(byRange.requests.size(), byWindow.stats.requests);
}

void TestMonitorViewMaker::tablesAreNarrowed()
{
    Desktop desktop;
    desktop.tell(minutes(30));
    ViewQuery query = windowQuery(std::nullopt);
    query.filter.host = kHosts[1];
    const MonitorView view = desktop.maker.makeView(query);
    QCOMPARE(view.stats.hosts.size(), kHosts.size());
    QCOMPARE(view.narrowed.snapshot.sections.size(), kSections.size());
    for (const SectionRow &row : view.narrowed.snapshot.sections)
        QCOMPARE(row.host, kHosts[1]);
    for (const auto &request : view.requests)
        QCOMPARE(request->host, kHosts[1]);
}

void TestMonitorViewMaker::sectionsAreHidden()
{
    Desktop desktop;
    desktop.tell(minutes(30));
    ViewQuery query = windowQuery(std::nullopt);
    query.hiddenSections = { { kHosts[0], "/health" }, { kHosts[1], "/nothing" } };
    const MonitorView view = desktop.maker.makeView(query);
    const std::size_t all = kHosts.size() * kSections.size();
    QCOMPARE(view.stats.sections.size(), all);
    QCOMPARE(view.narrowed.snapshot.sections.size(), all - 1);
    for (const auto &request : view.requests)
        QVERIFY(request->host != kHosts[0] || request->section != "/health");
}

void TestMonitorViewMaker::requestsAreFiltered()
{
    Desktop desktop;
    desktop.tell(minutes(30));
    ViewQuery query = windowQuery(std::nullopt);
    query.requestWords = "B.EXAMPLE -post";
    query.filter.status = std::uint16_t { 404 };
    const auto check = [&] {
        const MonitorView view = desktop.maker.makeView(query);
        QVERIFY(!view.requests.empty());
        for (const auto &request : view.requests) {
            QCOMPARE(request->host, kHosts[1]);
            QCOMPARE(request->method, std::string("GET"));
            QCOMPARE(request->status, std::uint16_t { 404 });
        }
    };
    check();
    desktop.maker.freeze({});
    check();
}

void TestMonitorViewMaker::theOldestEpisodesGo()
{
    EngineLimits limits;
    limits.alertHistory = 3;
    Desktop desktop(512, 3600, limits);
    desktop.tell(minutes(400));
    desktop.sender.finish();
    QVERIFY(desktop.alerts.size() > 10);
    const MonitorView view = desktop.maker.makeView({});
    QCOMPARE(view.episodes.size(), 3U);
    QCOMPARE(view.transitions.size(), 3U);
    QVERIFY(transitionOf(*view.transitions.back()) == desktop.alerts.back());
}

void TestMonitorViewMaker::theLastSecondIsCompleteAtTheEnd()
{
    Desktop desktop;
    desktop.tell(minutes(5));
    const SeriesSlice running = desktop.maker.makeView({}).series;
    QVERIFY(running.complete < running.extent.to);
    desktop.maker.endAlertEpisodes();
    const SeriesSlice over = desktop.maker.makeView({}).series;
    QCOMPARE(over.complete, over.extent.to);
}

void TestMonitorViewMaker::reportsOfRangesHoldTheirAlerts()
{
    Desktop desktop;
    desktop.tell(minutes(120));
    desktop.sender.finish();
    for (int from = 0; from < 120; from += 7) {
        ViewQuery query;
        query.range = TimeRange { kStart + from * kSecond, kStart + (from + 7) * kSecond };
        const MonitorView view = desktop.maker.makeView(query);
        const Report report = LiveSession::reportOf(view);
        bool firing = false;
        std::vector<AlertEvent> within;
        for (const AlertEvent &alert : desktop.alerts) {
            if (alert.at >= view.stats.from && alert.at < view.stats.to)
                within.push_back(alert);
        }
        for (const AlertRecordPtr &episode : view.episodes) {
            firing = firing
                || (episode->raisedAt < view.stats.to
                    && (!episode->clearedAt || *episode->clearedAt >= view.stats.to));
        }
        QVERIFY(report.alerts == within);
        QCOMPARE(report.alertFiring, firing);
        QVERIFY(report.stats == view.stats);
    }
}

QTEST_GUILESS_MAIN(TestMonitorViewMaker)
#include "test_monitor_view_maker.moc"
