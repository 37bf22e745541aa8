// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "alert/alert_engine.h"
#include "alert/percentile_window.h"

#include <algorithm>
#include <array>
#include <random>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;

AlertRule ruleOf(AlertMetric metric, int window, double level)
{
    AlertRule rule;
    rule.name = "r";
    rule.metric = metric;
    rule.windowSeconds = window;
    rule.raiseAt = level;
    rule.clearAt = level;
    rule.settle = 0;
    return rule;
}

HttpEvent responseAt(TimeNs time, std::uint16_t status, TimeNs latency = kMillisecond)
{
    HttpEvent event;
    event.kind = HttpEventKind::Response;
    event.time = time;
    event.status = status;
    event.latency = latency;
    event.host = "a.example";
    event.section = "/api";
    return event;
}

TrafficSample sampleAt(TimeNs second, std::uint64_t bytes)
{
    return { .second = second, .httpBytesToServer = bytes / 4, .httpBytesToClient = bytes * 3 / 4 };
}

std::optional<double> valueAfter(const AlertRule &rule, const std::vector<HttpEvent> &events)
{
    AlertEngine engine({ rule });
    for (const HttpEvent &event : events)
        engine.apply(event);
    engine.advance(kStart + kSecond);
    return engine.values().front();
}

} // namespace

class TestAlertMetrics : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void errorShare_data()
    {
        QTest::addColumn<int>("good");
        QTest::addColumn<int>("bad");
        QTest::addColumn<double>("share"); // negative: nothing is said
        QTest::addRow("none") << 0 << 0 << -1.;
        QTest::addRow("too few") << 0 << 19 << -1.;
        QTest::addRow("just enough") << 15 << 5 << 25.;
        QTest::addRow("all") << 0 << 40 << 100.;
        QTest::addRow("no error") << 40 << 0 << 0.;
    }
    void errorShare()
    {
        QFETCH(const int, good);
        QFETCH(const int, bad);
        QFETCH(const double, share);
        std::vector<HttpEvent> events;
        for (int at = 0; at < good; ++at)
            events.push_back(responseAt(kStart + 1, at % 2 == 0 ? 200 : 304));
        // As the error rates of the tables and figures have it: 600 and above are errors too.
        constexpr std::array<std::uint16_t, 5> kErrors { 400, 599, 600, 503, 999 };
        for (std::size_t at = 0; at < static_cast<std::size_t>(bad); ++at)
            events.push_back(responseAt(kStart + 1, kErrors[at % kErrors.size()]));
        const auto value = valueAfter(ruleOf(AlertMetric::ErrorShare, 10, 5), events);
        QCOMPARE(value.value_or(-1), share);
    }

    void percentile()
    {
        // Against the sorted samples, whatever entered and left.
        std::minstd_rand random(5);
        AlertRule rule = ruleOf(AlertMetric::TimeToFirstByteP95, 4, 1e9);
        AlertEngine engine({ rule });
        std::vector<std::pair<TimeNs, TimeNs>> samples;
        for (int at = 0; at < 400; ++at) {
            const TimeNs time = kStart + at * 37 * kMillisecond;
            const auto latency = static_cast<TimeNs>(random() % 1000) * 100 * kMicrosecond;
            engine.apply(responseAt(time, 200, latency));
            samples.emplace_back(time, latency);
            if (at % 50 != 49)
                continue;
            // The evaluation before the newest event's own one has not seen it.
            const TimeNs seen = (time - 1) / (500 * kMillisecond) * (500 * kMillisecond);
            std::vector<TimeNs> inside;
            for (const auto &[when, value] : samples) {
                if (when <= seen && when > seen - 4 * kSecond)
                    inside.push_back(value);
            }
            std::sort(inside.begin(), inside.end());
            const std::size_t rank = (inside.size() * 95 + 99) / 100;
            const double wanted = static_cast<double>(inside[rank - 1]) / 1e6;
            const auto value = engine.values().front();
            QVERIFY(value.has_value());
            QVERIFY2(std::abs(*value - wanted) <= wanted * 0.017 + 0.001,
                qPrintable(QString::number(*value) + u' ' + QString::number(wanted)));
        }
    }

    void percentileMemoryIsBounded()
    {
        PercentileWindow window(7200, 1);
        window.restart(0);
        for (std::int64_t step = 1; step < 3000; ++step) {
            for (TimeNs part = 0; part < 200; ++part)
                window.count(
                    responseAt(0, 200, (kMillisecond << (part / 32)) + part * 40'000), step);
            window.moveOn();
            QVERIFY(window.countsKept() <= PercentileWindow::kMaxCounts + 1);
        }
        QVERIFY(window.countsKept() > PercentileWindow::kMaxCounts / 2);
        QVERIFY(window.value().has_value());
    }

    void trafficOnTheLink()
    {
        AlertEngine engine({ ruleOf(AlertMetric::BitsPerSecond, 2, 8000) });
        // 2,000 bytes in the first second: 8,000 bit/s over two.
        engine.apply(sampleAt(kStart, 1200));
        engine.apply(sampleAt(kStart, 800));
        engine.apply(responseAt(kStart + 1, 200));
        std::vector<AlertEvent> told = engine.advance(kStart + 10 * kSecond);
        QCOMPARE(told.size(), std::size_t { 2 });
        QCOMPARE(told[0].at, kStart + kSecond);
        QCOMPARE(told[0].value, 8000.);
        QCOMPARE(told[1].at, kStart + 3 * kSecond);
    }

    void samplesAheadOfTheClock()
    {
        AlertEngine engine({ ruleOf(AlertMetric::BitsPerSecond, 2, 8000) });
        engine.advance(kStart);
        const TimeNs century = TimeNs { 36'525 } * 86'400 * kSecond;
        engine.apply(sampleAt(kStart + century, 4000));
        engine.apply(sampleAt(kStart + 5 * kSecond, 4000));
        const std::vector<AlertEvent> told = engine.advance(kStart + 2 * century);
        QCOMPARE(told.size(), std::size_t { 4 });
        QCOMPARE(told[0].at, kStart + 6 * kSecond);
        QCOMPARE(told[2].at, kStart + century + kSecond);
    }

    void scope_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("section");
        QTest::addColumn<bool>("counts");
        QTest::addRow("all") << QString() << QString() << true;
        QTest::addRow("host") << QStringLiteral("a.example") << QString() << true;
        QTest::addRow("other host") << QStringLiteral("b.example") << QString() << false;
        QTest::addRow("section") << QStringLiteral("a.example") << QStringLiteral("/api") << true;
        QTest::addRow("section anywhere") << QString() << QStringLiteral("/api") << true;
        QTest::addRow("other section")
            << QStringLiteral("a.example") << QStringLiteral("/x") << false;
    }
    void scope()
    {
        QFETCH(const QString, host);
        QFETCH(const QString, section);
        QFETCH(const bool, counts);
        AlertRule rule = ruleOf(AlertMetric::Messages, 10, 1);
        rule.scope = { host.toStdString(), section.toStdString() };
        QCOMPARE(valueAfter(rule, { responseAt(kStart + 1, 200) }), counts ? 1. : 0.);
        rule.metric = AlertMetric::BitsPerSecond;
        HttpEvent body = responseAt(kStart + 1, 200);
        body.kind = HttpEventKind::Body;
        body.bodyBytes = 1000;
        if (!rule.scope.isAll())
            QCOMPARE(valueAfter(rule, { body }), counts ? 800. : 0.);
    }

    void changedRulesEndTheirEpisodes()
    {
        AlertRule first = ruleOf(AlertMetric::Messages, 10, 1);
        AlertRule second = first;
        second.name = "second";
        AlertEngine engine({ first, second });
        engine.apply(responseAt(kStart + 1, 200));
        QCOMPARE(engine.advance(kStart + kSecond).size(), std::size_t { 2 });
        second.raiseAt = 5;
        std::vector<AlertEvent> told = engine.setRules({ first, second });
        QCOMPARE(told.size(), std::size_t { 1 });
        QCOMPARE(told[0].rule.name, std::string("second"));
        QCOMPARE(told[0].end, AlertEnd::RuleChanged);
        QVERIFY(engine.isFiring());
        first.enabled = false;
        told = engine.setRules({ first });
        QCOMPARE(told.size(), std::size_t { 1 });
        QVERIFY(!engine.isFiring());
        QVERIFY(engine.values().empty());
    }

    void theEndOfTheCaptureEndsEpisodes()
    {
        AlertEngine engine({ ruleOf(AlertMetric::Messages, 10, 1) });
        engine.apply(responseAt(kStart + 1, 200));
        engine.advance(kStart + kSecond);
        const std::vector<AlertEvent> told = engine.endEpisodes(AlertEnd::CaptureEnded);
        QCOMPARE(told.size(), std::size_t { 1 });
        QCOMPARE(told[0].end, AlertEnd::CaptureEnded);
        QVERIFY(engine.endEpisodes(AlertEnd::CaptureEnded).empty());
    }

    void tooManyRulesAreNotEvaluated()
    {
        const std::vector<AlertRule> rules(kMaxAlertRules + 3);
        AlertEngine engine(rules);
        QCOMPARE(engine.values().size(), kMaxAlertRules);
    }
};

QTEST_GUILESS_MAIN(TestAlertMetrics)
#include "test_alert_metrics.moc"
