// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "monitor/live_session.h"
#include "monitor/view_maker.h"

#include <algorithm>
#include <functional>
#include <random>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;
const std::vector<std::string> kHosts { "a.example", "b.example", "c.example" };
const std::vector<std::string> kSections { "/", "/api", "/img", "/health" };

/// One request and its response.
struct Hit {
    TimeNs time = 0;
    std::size_t host = 0;
    std::size_t section = 0;
    std::uint16_t status = 200;
    const char *method = "GET";
};

/// Sends hits as a batcher does for a file: cut at whole seconds of packet time and every @p limit
/// events, with the clock that belongs to it.
class Sender {
public:
    using Take = std::function<void(const HttpEventBatch &)>;

    Sender(std::size_t limit, Take take)
        : m_limit(limit)
        , m_take(std::move(take))
    {
    }

    void tell(const Hit &hit)
    {
        pass(hit.time);
        HttpEvent event;
        event.time = hit.time;
        event.host = kHosts[hit.host];
        event.hostNamed = true;
        event.section = kSections[hit.section];
        event.method = hit.method;
        event.target = event.section;
        event.connection = ++m_connections;
        event.transaction = 1;
        const std::uint8_t address[] = { 192, 0, 2, 1 };
        event.client = { IpAddress::fromIpv4(address), 50'000 };
        append(event);
        event.kind = HttpEventKind::Response;
        event.paired = true;
        event.status = hit.status;
        event.requestTime = hit.time;
        event.time = hit.time + kMillisecond;
        event.latency = kMillisecond;
        event.bodyBytes = 10;
        event.target = {};
        append(event);
    }
    void finish() { send(m_clock); }

private:
    void pass(TimeNs time)
    {
        if (m_clock == 0)
            m_second = floorToSecond(time);
        if (time >= m_second + kSecond) {
            m_second = floorToSecond(time);
            send(m_second);
        }
        m_clock = std::max(m_clock, time);
        TrafficSample sample;
        sample.second = floorToSecond(time);
        sample.packets = 2;
        sample.bytes = 500;
        sample.httpBytesToServer = 100;
        sample.httpBytesToClient = 300;
        m_batch.traffic.push_back(sample);
    }
    void append(const HttpEvent &event)
    {
        if (m_batch.events.size() >= m_limit)
            send(m_second);
        m_batch.append(event);
    }
    void send(TimeNs clock)
    {
        m_batch.clock = clock;
        m_batch.counters.interfaces.resize(1);
        m_batch.counters.interfaces[0].name = "eth0";
        m_batch.counters.tcp.gaps = m_connections / 100;
        m_take(m_batch);
        m_batch.clear();
    }

    const std::size_t m_limit;
    const Take m_take;
    HttpEventBatch m_batch;
    TimeNs m_clock = 0;
    TimeNs m_second = 0;
    std::uint64_t m_connections = 0;
};

/// Busy and quiet seconds, silences and packets out of order; the same on every run.
std::vector<Hit> minutes(int seconds)
{
    std::mt19937 random(7);
    std::vector<Hit> hits;
    for (int second = 0; second < seconds; ++second) {
        const int amount = second % 40 < 12 ? 60 : static_cast<int>(random() % 4);
        for (int at = 0; at < amount; ++at) {
            const TimeNs early = at % 10 == 0 ? 700 * kMillisecond : 0;
            hits.push_back({ kStart + second * kSecond + at * 16 * kMillisecond - early,
                random() % kHosts.size(), random() % kSections.size(),
                random() % 5 == 0 ? std::uint16_t { 404 } : std::uint16_t { 200 },
                random() % 3 == 0 ? "POST" : "GET" });
        }
    }
    return hits;
}

std::vector<AlertRule> rules()
{
    AlertRule messages;
    messages.name = "messages";
    messages.windowSeconds = 5;
    messages.raiseAt = 400;
    messages.clearAt = 200;
    messages.settle = 2 * kSecond;
    AlertRule bits;
    bits.name = "bits";
    bits.metric = AlertMetric::BitsPerSecond;
    bits.windowSeconds = 10;
    bits.raiseAt = 50'000;
    bits.clearAt = 20'000;
    bits.settle = 0;
    AlertRule errors;
    errors.name = "errors";
    errors.metric = AlertMetric::ErrorShare;
    errors.windowSeconds = 3;
    errors.raiseAt = 25;
    errors.clearAt = 20;
    return { messages, bits, errors };
}

struct Kept : ReportSink {
    void onReport(Report &&made) override { report = std::move(made); }
    void onAlert(const AlertEvent &event) override { alerts.push_back(event); }

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

/// A maker and what it told.
struct Desktop {
    explicit Desktop(std::size_t limit = 512, int retention = 3600, EngineLimits limits = {})
        : maker(limits, rules(), retention,
            [this](const AlertEvent &event) { alerts.push_back(event); })
        , sender(limit, [this](const HttpEventBatch &batch) { maker.apply(batch); })
    {
    }
    void tell(const std::vector<Hit> &hits)
    {
        for (const Hit &hit : hits)
            sender.tell(hit);
    }

    std::vector<AlertEvent> alerts;
    ViewMaker maker;
    Sender sender;
};

ViewQuery windowQuery(std::optional<int> window)
{
    ViewQuery query;
    query.windowSeconds = window;
    return query;
}

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
    void frozenViewsStandStill_data();
    void frozenViewsStandStill();
    void frozenWindowsAreThoseOfTheMoment();
    void frozenRangesEndAtTheMoment();
    void frozenViewsAreNarrowed();
    void frozenViewsTellAlertsOfThePresent();
    void episodesFollowTheirTransitions();
    void newRulesEndTheFormerEpisodes();
    void theOldestEpisodesGo();
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
    QVERIFY(console.alerts.size() > 10);
    QVERIFY(desktop.alerts == console.alerts);
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
    QVERIFY(desktop.alerts == consoleOf(hits).alerts);
    QCOMPARE(desktop.maker.makeView(windowQuery(std::nullopt)).stats, consoleOf(hits).report.stats);
}

void TestMonitorViewMaker::beforeAnythingWasTold()
{
    Desktop desktop;
    const MonitorView view = desktop.maker.makeView({});
    QCOMPARE(view.now, TimeNs { 0 });
    QCOMPARE(view.stats.requests, 0U);
    QVERIFY(view.requests.empty());
    QVERIFY(!view.alertFiring);
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

void TestMonitorViewMaker::frozenViewsStandStill_data()
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

void TestMonitorViewMaker::frozenViewsStandStill()
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

void TestMonitorViewMaker::frozenWindowsAreThoseOfTheMoment()
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

void TestMonitorViewMaker::frozenRangesEndAtTheMoment()
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

void TestMonitorViewMaker::frozenViewsAreNarrowed()
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

void TestMonitorViewMaker::frozenViewsTellAlertsOfThePresent()
{
    Desktop desktop;
    desktop.maker.freeze({});
    desktop.tell(minutes(8));
    const MonitorView view = desktop.maker.makeView({});
    QVERIFY(view.frozen);
    QVERIFY(view.alertFiring);
    QVERIFY(!view.episodes.empty());
}

void TestMonitorViewMaker::episodesFollowTheirTransitions()
{
    Desktop desktop;
    desktop.tell(minutes(8));
    const auto firing = [](const AlertEpisode &episode) { return !episode.clearedAt; };
    {
        const MonitorView view = desktop.maker.makeView({});
        QVERIFY(view.alertFiring);
        QVERIFY(std::any_of(view.episodes.begin(), view.episodes.end(), firing));
        QVERIFY(view.alerts == desktop.alerts);
    }
    desktop.sender.tell({ kStart + 100 * kSecond, 0, 0 });
    desktop.sender.finish();
    const MonitorView view = desktop.maker.makeView({});
    QVERIFY(!view.alertFiring);
    QVERIFY(std::none_of(view.episodes.begin(), view.episodes.end(), firing));
    for (const AlertEpisode &episode : view.episodes) {
        const auto end = std::find_if(
            desktop.alerts.begin(), desktop.alerts.end(), [&](const AlertEvent &alert) {
                return alert.transition == AlertTransition::Cleared && alert.rule == episode.rule
                    && alert.raisedAt == episode.raisedAt;
            });
        QVERIFY(end != desktop.alerts.end());
        QCOMPARE(episode.clearedAt, std::optional(end->at));
        QCOMPARE(episode.peak, end->peak);
        QCOMPARE(episode.threshold, end->threshold);
        QCOMPARE(episode.windowSeconds, end->windowSeconds);
    }
}

void TestMonitorViewMaker::newRulesEndTheFormerEpisodes()
{
    Desktop desktop;
    desktop.tell(minutes(8));
    QVERIFY(desktop.maker.makeView({}).alertFiring);
    const std::size_t before = desktop.alerts.size();
    desktop.maker.setAlertRules(rules());
    QCOMPARE(desktop.alerts.size(), before); // the same ones go on
    AlertRule other;
    other.name = "other";
    desktop.maker.setAlertRules({ other });
    QVERIFY(desktop.alerts.size() > before);
    for (std::size_t at = before; at < desktop.alerts.size(); ++at) {
        QCOMPARE(desktop.alerts[at].transition, AlertTransition::Cleared);
        QCOMPARE(desktop.alerts[at].end, AlertEnd::RuleChanged);
    }
    const MonitorView view = desktop.maker.makeView({});
    QVERIFY(!view.alertFiring);
    for (const AlertEpisode &episode : view.episodes)
        QVERIFY(episode.clearedAt);
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
    QCOMPARE(view.alerts.size(), 3U);
    QVERIFY(view.alerts.back() == desktop.alerts.back());
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
        for (const AlertEpisode &episode : view.episodes) {
            firing = firing
                || (episode.raisedAt < view.stats.to
                    && (!episode.clearedAt || *episode.clearedAt >= view.stats.to));
        }
        QVERIFY(report.alerts == within);
        QCOMPARE(report.alertFiring, firing);
        QVERIFY(report.stats == view.stats);
    }
}

QTEST_GUILESS_MAIN(TestMonitorViewMaker)
#include "test_monitor_view_maker.moc"
