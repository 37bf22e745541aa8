// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "alert/alert_engine.h"
#include "monitor/rehearsal/curve_points.h"
#include "monitor/rehearsal/rule_curve.h"

#include <algorithm>
#include <random>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;
constexpr TimeNs kStep = 500 * kMillisecond;

HttpEvent requestAt(TimeNs time)
{
    HttpEvent event;
    event.kind = HttpEventKind::Request;
    event.time = time;
    event.host = "a.example";
    event.section = "/";
    return event;
}

AlertRule requestRule(int windowSeconds, double level)
{
    AlertRule rule;
    rule.metric = AlertMetric::Requests;
    rule.windowSeconds = windowSeconds;
    rule.raiseAt = rule.clearAt = level;
    return rule;
}

/// The events cut into batches of @p size, each with the time of its last event as its clock.
std::vector<RehearsalPoint> curveOf(
    const AlertRule &rule, const std::vector<TimeNs> &times, std::size_t size)
{
    RuleCurve curve(rule);
    for (std::size_t at = 0; at < times.size(); at += size) {
        HttpEventBatch batch;
        for (std::size_t event = at; event < std::min(times.size(), at + size); ++event)
            batch.append(requestAt(times[event]));
        batch.clock = batch.events.back().time;
        curve.apply(batch);
    }
    return curve.points();
}

/// By counting anew for each evaluation; up to the last that something later than it was told of.
std::vector<RehearsalPoint> bruteForce(const AlertRule &rule, const std::vector<TimeNs> &times)
{
    std::vector<RehearsalPoint> points;
    const TimeNs first = (times.front() + kStep - 1) / kStep * kStep;
    for (TimeNs at = first; at < times.back(); at += kStep) {
        const TimeNs from = at - rule.windowSeconds * kSecond;
        const auto count = std::count_if(
            times.begin(), times.end(), [&](TimeNs time) { return time > from && time <= at; });
        points.push_back({ at, static_cast<double>(count) });
    }
    return points;
}

} // namespace

class TestRehearsalCurve : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAsByHand_data();
    void countsAsByHand();
    void crossesYearsOfSilence();
    void countsTheBytesOfWholeSeconds();
    void isEmptyWithoutTraffic();
    void ignoresWhatIsTooLittle();
    void thinsByTheHighest_data();
    void thinsByTheHighest();
    void thinsTheSameHoweverLong();
    void thinsTheGapsToo();
};

void TestRehearsalCurve::countsAsByHand_data()
{
    QTest::addColumn<std::size_t>("batch");
    QTest::addColumn<int>("window");
    for (const std::size_t batch : { 1U, 7U, 100'000U }) {
        for (const int window : { 1, 10, 120 })
            QTest::addRow("%zu events, %d s", batch, window) << batch << window;
    }
}

void TestRehearsalCurve::countsAsByHand()
{
    QFETCH(const std::size_t, batch);
    QFETCH(const int, window);
    std::mt19937 random(4711);
    std::vector<TimeNs> times { kStart + 123 };
    for (int event = 0; event < 500; ++event) {
        const auto pause =
            random() % 50 == 0 ? 20 * kSecond : static_cast<TimeNs>(random() % 700) * kMillisecond;
        times.push_back(times.back() + pause);
    }
    // On a boundary: it belongs to the evaluation there.
    times.push_back((times.back() / kStep + 1) * kStep);
    times.push_back(times.back() + kSecond);
    const AlertRule rule = requestRule(window, 5);
    const std::vector<RehearsalPoint> points = curveOf(rule, times, batch);
    const std::vector<RehearsalPoint> expected = bruteForce(rule, times);
    std::size_t next = 0;
    for (const RehearsalPoint &point : expected) {
        if (next < points.size() && points[next].at == point.at) {
            QCOMPARE(points[next].value, point.value);
            ++next;
        } else {
            // Of a silence its ends are enough.
            QCOMPARE(point.value, std::optional(0.0));
            QVERIFY(next > 0);
            QCOMPARE(points[next - 1].value, std::optional(0.0));
        }
    }
    QCOMPARE(next, points.size());
    QVERIFY(points.size() > expected.size() / 2);
}

void TestRehearsalCurve::crossesYearsOfSilence()
{
    const TimeNs late = kStart + TimeNs { 10 } * 365 * 86'400 * kSecond;
    const std::vector<RehearsalPoint> points =
        curveOf(requestRule(10, 2), { kStart + 1, kStart + 2, late, late + 1, late + kSecond }, 1);
    QCOMPARE(points.front().at, kStart + kStep);
    QCOMPARE(points.front().value, std::optional(2.0));
    QCOMPARE(points.back().value, std::optional(2.0));
    // Silence is flat from one end to the other.
    const auto before = std::find_if(points.rbegin(), points.rend(),
        [&](const RehearsalPoint &point) { return point.at < late; });
    QVERIFY(before != points.rend());
    QCOMPARE(before->value, std::optional(0.0));
    QVERIFY(late - before->at <= kStep);
}

void TestRehearsalCurve::countsTheBytesOfWholeSeconds()
{
    AlertRule rule;
    rule.metric = AlertMetric::BitsPerSecond;
    rule.windowSeconds = 2;
    RuleCurve curve(rule);
    for (int second = 0; second < 4; ++second) {
        HttpEventBatch batch;
        TrafficSample sample;
        sample.second = kStart + second * kSecond;
        sample.httpBytesToClient = second < 2 ? 1000 : 0;
        batch.traffic.push_back(sample);
        batch.clock = kStart + (second + 1) * kSecond;
        curve.apply(batch);
    }
    double highest = 0;
    for (const RehearsalPoint &point : curve.points())
        highest = std::max(highest, point.value.value_or(0));
    QCOMPARE(highest, 8000.0); // 2,000 bytes in 2 s
}

void TestRehearsalCurve::isEmptyWithoutTraffic()
{
    RuleCurve curve(requestRule(10, 1));
    curve.apply(HttpEventBatch());
    QVERIFY(curve.points().empty());
    QVERIFY(curve.covered().isEmpty());
}

void TestRehearsalCurve::ignoresWhatIsTooLittle()
{
    AlertRule rule;
    rule.metric = AlertMetric::ErrorShare;
    rule.minimumHits = 3;
    rule.windowSeconds = 10;
    RuleCurve curve(rule);
    HttpEventBatch batch;
    for (int at = 0; at < 4; ++at) {
        HttpEvent event = requestAt(kStart + (at + 1) * kSecond);
        event.kind = HttpEventKind::Response;
        event.status = at == 0 ? 500 : 200;
        batch.append(event);
    }
    batch.clock = kStart + 5 * kSecond;
    curve.apply(batch);
    QCOMPARE(curve.points().front().value, std::nullopt);
    QCOMPARE(curve.points().back().value, std::optional(25.0));
}

void TestRehearsalCurve::thinsByTheHighest_data()
{
    QTest::addColumn<int>("points");
    for (const int points : { 0, 1, 10, 11, 20, 21, 999, 10'000 })
        QTest::addRow("%d", points) << points;
}

void TestRehearsalCurve::thinsByTheHighest()
{
    QFETCH(const int, points);
    constexpr std::size_t kMost = 10;
    CurvePoints thinned(kMost);
    std::mt19937 random(17);
    double highest = -1;
    for (int at = 0; at < points; ++at) {
        const auto value = static_cast<double>(random() % 1000);
        highest = std::max(highest, value);
        thinned.add({ kStart + at * kStep, value });
    }
    const auto &kept = thinned.points();
    QVERIFY(kept.size() <= kMost);
    QVERIFY(kept.size() >= std::min<std::size_t>(static_cast<std::size_t>(points), kMost / 2));
    QVERIFY(std::is_sorted(kept.begin(), kept.end(),
        [](const RehearsalPoint &one, const RehearsalPoint &other) { return one.at < other.at; }));
    if (points > 0) {
        QVERIFY(std::any_of(kept.begin(), kept.end(),
            [&](const RehearsalPoint &point) { return point.value == highest; }));
    }
}

/// A point that is not later than the one before says nothing new.
void TestRehearsalCurve::thinsTheSameHoweverLong()
{
    CurvePoints one(8);
    CurvePoints again(8);
    for (int at = 0; at < 100; ++at) {
        const RehearsalPoint point { at * kStep - 20 * kSecond, double(at % 13) };
        one.add(point);
        again.add(point);
        again.add({ point.at, 1e6 });
        again.add({ point.at - kStep, 1e6 });
    }
    QCOMPARE(one.points(), again.points());
}

void TestRehearsalCurve::thinsTheGapsToo()
{
    CurvePoints thinned(2);
    thinned.add({ 0, std::nullopt });
    thinned.add({ kStep, 0.0 });
    thinned.add({ 2 * kStep, std::nullopt });
    thinned.add({ 3 * kStep, std::nullopt });
    QCOMPARE(thinned.points().size(), 2U);
    QCOMPARE(thinned.points()[0].value, std::optional(0.0));
    QCOMPARE(thinned.points()[1].value, std::nullopt);
}

QTEST_GUILESS_MAIN(TestRehearsalCurve)
#include "test_rehearsal_curve.moc"
