// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "unit/monitor/hits.h"

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

/// The first so many hits, and the others.
std::pair<std::vector<Hit>, std::vector<Hit>> split(const std::vector<Hit> &hits, std::size_t at)
{
    const auto middle = hits.begin() + static_cast<std::ptrdiff_t>(at);
    return { { hits.begin(), middle }, { middle, hits.end() } };
}

bool sameMoment(const MonitorView &view, const MonitorView &other)
{
    return view.now == other.now && view.stats == other.stats
        && view.narrowed.snapshot == other.narrowed.snapshot && view.series == other.series
        && view.requests == other.requests && view.counters == other.counters
        && view.requestsForgotten == other.requestsForgotten;
}

} // namespace

class TestMonitorFrozenView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void frozenViewsStandStill_data();
    void frozenViewsStandStill();
    void frozenWindowsAreThoseOfTheMoment();
    void frozenRangesEndAtTheMoment();
    void frozenViewsAreNarrowed();
    void frozenViewsTellAlertsOfThePresent();
};

void TestMonitorFrozenView::frozenViewsStandStill_data()
{
    QTest::addColumn<ViewQuery>("query");
    QTest::newRow("window") << windowQuery(10);
    QTest::newRow("since the start") << windowQuery(std::nullopt);
    ViewQuery query;
    query.range = TimeRange { kStart + 5 * kSecond, kStart + 3600 * kSecond };
    query.series.range = query.range;
    query.filter.method = "POST";
    QTest::newRow("a range into the future") << query;
}

void TestMonitorFrozenView::frozenViewsStandStill()
{
    QFETCH(const ViewQuery, query);
    const auto [before, after] = split(minutes(120), 1501);
    Desktop desktop(16, 60);
    desktop.tell(before);
    const MonitorView moment = desktop.maker.makeView(query);
    desktop.maker.freeze(query);
    QVERIFY(sameMoment(desktop.maker.makeView(query), moment));
    desktop.tell(after);
    desktop.sender.finish();
    const MonitorView later = desktop.maker.makeView(query);
    QVERIFY(later.frozen);
    QVERIFY(sameMoment(later, moment));
    desktop.maker.unfreeze();
    const MonitorView present = desktop.maker.makeView(query);
    QVERIFY(!present.frozen);
    QVERIFY(present.now > moment.now);
    QVERIFY(present.requests != moment.requests);
}

void TestMonitorFrozenView::frozenWindowsAreThoseOfTheMoment()
{
    const auto [before, after] = split(minutes(120), 1501);
    Desktop desktop(16);
    desktop.tell(before);
    std::vector<MonitorView> moments;
    std::vector<std::optional<int>> windows { std::nullopt };
    windows.insert(windows.end(), kOfferedWindows.begin(), kOfferedWindows.end());
    for (const auto &window : windows)
        moments.push_back(desktop.maker.makeView(windowQuery(window)));
    desktop.maker.freeze({});
    desktop.tell(after);
    for (std::size_t at = 0; at < windows.size(); ++at)
        QVERIFY(sameMoment(desktop.maker.makeView(windowQuery(windows[at])), moments[at]));
}

void TestMonitorFrozenView::frozenRangesEndAtTheMoment()
{
    const auto [before, after] = split(minutes(120), 1501);
    Desktop desktop(16);
    desktop.tell(before);
    const TimeNs now = desktop.maker.makeView({}).now;
    const TimeNs whole = floorToSecond(now);
    desktop.maker.freeze({});
    desktop.tell(after);
    ViewQuery query;
    query.range = TimeRange { whole - 20 * kSecond, whole + 100 * kSecond };
    query.series.range = query.range;
    const MonitorView view = desktop.maker.makeView(query);
    QCOMPARE(view.now, now);
    QCOMPARE(view.stats.to, whole);
    QCOMPARE(view.series.to(), whole);
    QCOMPARE(view.series.extent.to, whole + kSecond);
    std::uint64_t requests = 0;
    for (const SeriesPoint &point : view.series.points)
        requests += point.requests;
    QCOMPARE(requests, view.stats.requests);
    query.series = {};
    query.series.newestSeconds = 30;
    QCOMPARE(desktop.maker.makeView(query).series.to(), whole);
    query.series.newestSeconds = 0;
    QCOMPARE(desktop.maker.makeView(query).series.to(), whole);
    QCOMPARE(desktop.maker.makeView(query).series.from, floorToSecond(kStart - kSecond));
    query.range = TimeRange { whole, whole + 100 * kSecond };
    QCOMPARE(desktop.maker.makeView(query).stats.requests, 0U);
}

void TestMonitorFrozenView::frozenViewsAreNarrowed()
{
    const auto [before, after] = split(minutes(120), 1501);
    Desktop desktop(16);
    desktop.tell(before);
    ViewQuery query = windowQuery(60);
    query.filter.host = kHosts[2];
    const MonitorView moment = desktop.maker.makeView(query);
    desktop.maker.freeze(windowQuery(10));
    desktop.tell(after);
    QVERIFY(sameMoment(desktop.maker.makeView(query), moment));
}

void TestMonitorFrozenView::frozenViewsTellAlertsOfThePresent()
{
    Desktop desktop;
    desktop.maker.freeze({});
    desktop.tell(minutes(8));
    const MonitorView view = desktop.maker.makeView({});
    QVERIFY(view.frozen);
    QVERIFY(!view.episodes.empty());
}

QTEST_GUILESS_MAIN(TestMonitorFrozenView)
#include "test_monitor_frozen_view.moc"
