// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "alert/alert_engine.h"
#include "alert/rehearsal.h"
#include "stats/traffic_stats.h"

#include <algorithm>
#include <limits>
#include <random>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;
constexpr TimeRange kEver { 0, std::numeric_limits<TimeNs>::max() / 2 };

/// Events, and the samples of their seconds, both in the order of time.
struct Traffic {
    std::vector<HttpEvent> events;
    std::vector<TrafficSample> samples;
};

constexpr const char *kHosts[] = { "a.example", "b.example" };
constexpr const char *kSections[] = { "/", "/api" };

/// Each stretch of @p stretch seconds is busy (many, slow, with errors) or quiet.
Traffic traffic(unsigned seed, int seconds, int stretch)
{
    std::minstd_rand random(seed);
    Traffic made;
    bool isBusy = false;
    for (int second = 0; second < seconds; ++second) {
        if (second % stretch == 0)
            isBusy = random() % 2 == 0;
        const auto count = static_cast<int>(isBusy ? 40 + random() % 20 : random() % 4);
        std::vector<TimeNs> times;
        for (int at = 0; at < count; ++at)
            times.push_back(
                kStart + second * kSecond + 1 + static_cast<TimeNs>(random() % (kSecond - 1)));
        std::sort(times.begin(), times.end());
        for (const TimeNs time : times) {
            HttpEvent event;
            event.time = time;
            event.host = kHosts[random() % 2];
            event.section = kSections[random() % 2];
            event.hostNamed = event.paired = true;
            event.bodyBytes = random() % 2000;
            made.events.push_back(event);
            event.kind = HttpEventKind::Response;
            event.status = isBusy && random() % 2 == 0 ? 503 : 200;
            event.latency =
                static_cast<TimeNs>((isBusy ? 500 + random() % 500 : random() % 50) * kMillisecond);
            made.events.push_back(event);
        }
        made.samples.push_back({ .second = kStart + second * kSecond,
            .packets = 1,
            .httpBytesToServer = std::uint64_t(count) * 500,
            .httpBytesToClient = std::uint64_t(count) * 1500 });
    }
    return made;
}

/// @param isRounded everything counts at the end of its second.
std::vector<AlertEvent> realTransitions(const AlertRule &rule, const Traffic &all, bool isRounded)
{
    AlertEngine engine({ rule });
    std::vector<AlertEvent> told;
    const auto keep = [&](std::vector<AlertEvent> events) {
        for (AlertEvent &event : events) {
            event.episode = 0; // which one rule alone does not count
            told.push_back(std::move(event));
        }
    };
    auto sample = all.samples.begin();
    for (HttpEvent event : all.events) {
        if (isRounded)
            event.time = floorToSecond(event.time) + kSecond;
        for (; sample != all.samples.end() && sample->second + kSecond < event.time; ++sample)
            engine.apply(*sample);
        keep(engine.advance(event.time));
        engine.apply(event);
    }
    for (; sample != all.samples.end(); ++sample)
        engine.apply(*sample);
    keep(engine.advance(all.samples.back().second + kSecond + 1));
    return told;
}

RehearsalResult rehearsed(
    const AlertRule &rule, const Traffic &all, const EngineLimits &limits = {})
{
    TrafficStats stats(limits, { 3600 });
    auto sample = all.samples.begin();
    for (const HttpEvent &event : all.events) {
        for (; sample != all.samples.end() && sample->second <= event.time; ++sample)
            stats.apply(*sample);
        stats.apply(event);
    }
    for (; sample != all.samples.end(); ++sample)
        stats.apply(*sample);
    return rehearse(rule, stats.trackOf(filterOf(rule.scope), kEver), limits);
}

AlertRule ruleOf(AlertMetric metric, const AlertScope &scope)
{
    AlertRule rule;
    rule.name = "r";
    rule.metric = metric;
    rule.scope = scope;
    rule.windowSeconds = 3;
    rule.minimumHits = 5;
    rule.settle = 2 * kSecond;
    const double share = scope.isAll() ? 1 : scope.host.empty() || scope.section.empty() ? .5 : .25;
    switch (metric) {
    case AlertMetric::Messages:
        rule.raiseAt = 120 * share;
        rule.clearAt = 80 * share;
        break;
    case AlertMetric::Requests:
        rule.raiseAt = 60 * share;
        rule.clearAt = 40 * share;
        break;
    case AlertMetric::BitsPerSecond:
        rule.raiseAt = 200'000 * share;
        rule.clearAt = 150'000 * share;
        break;
    case AlertMetric::ErrorShare:
        rule.raiseAt = 20;
        rule.clearAt = 10;
        break;
    case AlertMetric::TimeToFirstByteP95:
        rule.raiseAt = 300;
        rule.clearAt = 200;
        break;
    }
    return rule;
}

void addMetricsAndScopes()
{
    QTest::addColumn<AlertRule>("rule");
    const std::pair<const char *, AlertMetric> metrics[] = {
        { "messages", AlertMetric::Messages },
        { "requests", AlertMetric::Requests },
        { "traffic", AlertMetric::BitsPerSecond },
        { "errors", AlertMetric::ErrorShare },
        { "latency", AlertMetric::TimeToFirstByteP95 },
    };
    const std::pair<const char *, AlertScope> scopes[] = {
        { "all", {} },
        { "host", { "a.example", "" } },
        { "section", { "", "/api" } },
        { "section of a host", { "b.example", "/" } },
    };
    for (const auto &[metric, which] : metrics) {
        for (const auto &[scope, where] : scopes) {
            AlertRule rule = ruleOf(which, where);
            QTest::addRow("%s, %s", metric, scope) << rule;
            rule.hold = 2 * kSecond;
            rule.windowSeconds = 7;
            rule.settle = 0;
            QTest::addRow("%s, %s, held", metric, scope) << rule;
        }
    }
}

TrafficTrack requestsEachSecond(const std::vector<std::uint64_t> &requests)
{
    TrafficTrack track;
    track.range = { kStart, kStart + static_cast<TimeNs>(requests.size()) * kSecond };
    for (std::size_t at = 0; at < requests.size(); ++at) {
        TrafficSecond second;
        second.second = kStart + static_cast<TimeNs>(at) * kSecond;
        second.requests = requests[at];
        if (requests[at] > 0)
            track.seconds.push_back(second);
    }
    return track;
}

AlertRule requestRule(double level)
{
    AlertRule rule;
    rule.metric = AlertMetric::Requests;
    rule.windowSeconds = 1;
    rule.raiseAt = rule.clearAt = level;
    rule.settle = 0;
    return rule;
}

} // namespace

class TestAlertRehearsal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isTheEngineOnWholeSeconds_data() { addMetricsAndScopes(); }
    void isTheEngineOnWholeSeconds();
    void isAtMostASecondLate_data() { addMetricsAndScopes(); }
    void isAtMostASecondLate();
    void tellsTheCurve();
    void whatIsNotOverStaysOpen();
    void rulesThatAreOffOrOutOfRange();
    void transitionsAreBounded();
    void theCurveIsBounded();
    void anEmptyTrack();
    void thinnedKeepsTheHighest_data();
    void thinnedKeepsTheHighest();
};

void TestAlertRehearsal::isTheEngineOnWholeSeconds()
{
    QFETCH(const AlertRule, rule);
    std::size_t transitions = 0;
    for (unsigned seed = 1; seed <= 2; ++seed) {
        const Traffic all = traffic(seed, 120, 3);
        const RehearsalResult result = rehearsed(rule, all);
        QVERIFY(result.transitions == realTransitions(rule, all, true));
        QVERIFY(result.isToTheSecond);
        QCOMPARE(result.transitionsLeftOut, 0U);
        transitions += result.transitions.size();
    }
    QVERIFY(transitions > 3);
}

void TestAlertRehearsal::isAtMostASecondLate()
{
    QFETCH(const AlertRule, rule);
    std::size_t transitions = 0;
    for (unsigned seed = 11; seed <= 12; ++seed) {
        // Stretches that no window is longer than, so that it is clear what is above and below.
        const Traffic all = traffic(seed, 240, 15);
        const std::vector<AlertEvent> real = realTransitions(rule, all, false);
        const RehearsalResult result = rehearsed(rule, all);
        QCOMPARE(result.transitions.size(), real.size());
        for (std::size_t at = 0; at < real.size(); ++at) {
            QCOMPARE(result.transitions[at].transition, real[at].transition);
            const TimeNs late = result.transitions[at].at - real[at].at;
            QVERIFY2(late >= -kSecond && late <= kSecond,
                qPrintable(QString::number(late / kMillisecond)));
        }
        transitions += real.size();
    }
    QVERIFY(transitions > 3);
}

void TestAlertRehearsal::tellsTheCurve()
{
    AlertRule rule = requestRule(8);
    rule.windowSeconds = 2;
    const RehearsalResult result = rehearse(rule, requestsEachSecond({ 3, 5, 0, 4 }), {});
    const std::vector<RehearsalPoint> wanted {
        { kStart + 1 * kSecond, 3 },
        { kStart + 2 * kSecond, 8 },
        { kStart + 3 * kSecond, 5 },
        { kStart + 4 * kSecond, 4 },
    };
    QVERIFY(result.curve == wanted);
    QCOMPARE(result.covered, (TimeRange { kStart, kStart + 4 * kSecond }));
    QCOMPARE(result.transitions.size(), std::size_t { 2 });
    QCOMPARE(result.transitions[0].at, kStart + 2 * kSecond);
    QCOMPARE(result.transitions[1].at, kStart + 3 * kSecond);
    rule.metric = AlertMetric::ErrorShare;
    rule.minimumHits = 1;
    const RehearsalResult silent = rehearse(rule, requestsEachSecond({ 3, 5, 0, 4 }), {});
    QCOMPARE(silent.curve.size(), std::size_t { 4 });
    QVERIFY(!silent.curve[0].value);
}

void TestAlertRehearsal::whatIsNotOverStaysOpen()
{
    AlertRule rule = requestRule(3);
    rule.settle = 10 * kSecond;
    const auto transitions = [&](const std::vector<std::uint64_t> &requests) {
        return rehearse(rule, requestsEachSecond(requests), {}).transitions.size();
    };
    QCOMPARE(transitions({ 0, 3 }), std::size_t { 1 });
    QCOMPARE(transitions({ 3, 0, 0, 0 }), std::size_t { 1 });
    QCOMPARE(transitions({ 3, 0, 0, 0, 3, 0 }), std::size_t { 1 });
    QCOMPARE(transitions({ 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }), std::size_t { 2 });
}

void TestAlertRehearsal::rulesThatAreOffOrOutOfRange()
{
    AlertRule off = requestRule(3);
    off.enabled = false;
    QCOMPARE(rehearse(off, requestsEachSecond({ 3, 0 }), {}).transitions.size(), std::size_t { 2 });
    AlertRule wild = requestRule(-1);
    wild.windowSeconds = -1;
    wild.clearAt = 50;
    wild.hold = -kSecond;
    const RehearsalResult result = rehearse(wild, requestsEachSecond({ 0, 1, 0 }), {});
    QCOMPARE(result.transitions.size(), std::size_t { 2 });
    QCOMPARE(result.transitions[0].rule.windowSeconds, 1);
}

void TestAlertRehearsal::transitionsAreBounded()
{
    EngineLimits limits;
    limits.alertHistory = 5;
    std::vector<std::uint64_t> requests;
    for (int second = 0; second < 40; ++second)
        requests.push_back(second % 2 == 0 ? 3 : 0);
    const RehearsalResult result = rehearse(requestRule(3), requestsEachSecond(requests), limits);
    QCOMPARE(result.transitions.size(), std::size_t { 5 });
    QCOMPARE(result.transitions.front().at, kStart + kSecond);
    QCOMPARE(result.transitions.back().at, kStart + 5 * kSecond);
    QCOMPARE(result.transitionsLeftOut, 35U);
}

void TestAlertRehearsal::theCurveIsBounded()
{
    std::vector<std::uint64_t> requests(6500);
    requests[3333] = 7;
    const RehearsalResult result = rehearse(requestRule(100), requestsEachSecond(requests), {});
    QVERIFY(result.curve.size() <= RehearsalResult::kMostPoints);
    QVERIFY(result.curve.size() > RehearsalResult::kMostPoints / 2);
    const auto highest = std::max_element(result.curve.begin(), result.curve.end(),
        [](const auto &left, const auto &right) { return left.value < right.value; });
    QCOMPARE(highest->at, kStart + 3334 * kSecond);
    QCOMPARE(highest->value, std::optional(7.));
}

void TestAlertRehearsal::anEmptyTrack()
{
    const RehearsalResult result = rehearse(requestRule(1), {}, {});
    QVERIFY(result.curve.empty());
    QVERIFY(result.transitions.empty());
    QVERIFY(result.covered.isEmpty());
}

void TestAlertRehearsal::thinnedKeepsTheHighest_data()
{
    QTest::addColumn<int>("points");
    for (const int points : { 0, 1, 1999, 2000, 2001, 3999, 4000, 4001, 100'000 })
        QTest::addRow("%d", points) << points;
}

void TestAlertRehearsal::thinnedKeepsTheHighest()
{
    QFETCH(const int, points);
    std::minstd_rand random(3);
    std::vector<RehearsalPoint> all;
    for (int at = 0; at < points; ++at) {
        std::optional<double> value;
        if (random() % 3 != 0)
            value = static_cast<double>(random() % 1000);
        all.push_back({ at * kSecond, value });
    }
    const std::vector<RehearsalPoint> kept = thinned(all);
    const std::size_t most = RehearsalResult::kMostPoints;
    QVERIFY(kept.size() <= most);
    QVERIFY(kept.size() >= std::min(all.size(), most / 2));
    if (all.size() <= most)
        QVERIFY(kept == all);
    const auto byTime = [](const auto &left, const auto &right) { return left.at < right.at; };
    QVERIFY(std::is_sorted(kept.begin(), kept.end(), byTime));
    const auto byValue = [](const auto &left, const auto &right) {
        return left.value < right.value;
    };
    if (!all.empty()) {
        QCOMPARE(std::max_element(kept.begin(), kept.end(), byValue)->value,
            std::max_element(all.begin(), all.end(), byValue)->value);
    }
    for (const RehearsalPoint &point : kept)
        QVERIFY(all[static_cast<std::size_t>(point.at / kSecond)] == point);
}

QTEST_GUILESS_MAIN(TestAlertRehearsal)
#include "test_alert_rehearsal.moc"
