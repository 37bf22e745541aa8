// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/alert_text.h"
#include "report/text_escape.h"

#include <QTest>

using namespace hitwatch;

namespace {

// 2023-11-14 22:13:20 UTC
constexpr TimeNs kStart = 1'700'000'000 * kSecond;

AlertEvent raised(AlertMetric metric, double value, double threshold)
{
    AlertEvent event;
    event.rule.name = "Rule";
    event.at = event.raisedAt = kStart + 500 * kMillisecond;
    event.value = event.peak = value;
    event.rule.windowSeconds = 120;
    event.rule.raiseAt = threshold;
    event.rule.metric = metric;
    return event;
}

AlertEvent cleared(AlertMetric metric, double peak, AlertEnd end = AlertEnd::Recovered)
{
    AlertEvent event = raised(metric, 0, 1);
    event.transition = AlertTransition::Cleared;
    event.at += 200 * kSecond;
    event.peak = peak;
    event.end = end;
    return event;
}

} // namespace

class TestReportAlertText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines_data();
    void lines();
    void episodesAreToldAsTheyAreNow();
    void hostileNamesAreShownEscaped();
};

void TestReportAlertText::lines_data()
{
    QTest::addColumn<AlertEvent>("event");
    QTest::addColumn<QString>("line");
    const auto row = [](const AlertEvent &event, const char *line) {
        QTest::newRow(line) << event << QString::fromUtf8(line);
    };
    row(raised(AlertMetric::Messages, 7012, 7000),
        "2023-11-14 22:13:20.500 Alert: Rule, 7,012 messages in 2 min (threshold 7,000)");
    row(raised(AlertMetric::Requests, 2.5, 2),
        "2023-11-14 22:13:20.500 Alert: Rule, 2.5 requests in 2 min (threshold 2)");
    row(raised(AlertMetric::Requests, 1, 1),
        "2023-11-14 22:13:20.500 Alert: Rule, 1 request in 2 min (threshold 1)");
    row(raised(AlertMetric::BitsPerSecond, 41'234'000, 40'000'000),
        "2023-11-14 22:13:20.500 Alert: Rule, 41.2 Mbit/s in 2 min (threshold 40.0 Mbit/s)");
    row(raised(AlertMetric::ErrorShare, 25.27, 20),
        "2023-11-14 22:13:20.500 Alert: Rule, 25.3% in 2 min (threshold 20%)");
    row(raised(AlertMetric::TimeToFirstByteP95, 250.7, 200),
        "2023-11-14 22:13:20.500 Alert: Rule, p95 251 ms in 2 min (threshold 200 ms)");
    row(cleared(AlertMetric::Messages, 9412),
        "2023-11-14 22:16:40.500 Resolved: Rule, after 3 min 20 s, peak 9,412");
    row(cleared(AlertMetric::ErrorShare, 100, AlertEnd::ClockSetBack),
        "2023-11-14 22:16:40.500 Alert ended: Rule, after 3 min 20 s (clock set back), peak 100%");
    row(cleared(AlertMetric::Messages, 1, AlertEnd::RuleChanged),
        "2023-11-14 22:16:40.500 Alert ended: Rule, after 3 min 20 s (rule changed), peak 1");
    row(cleared(AlertMetric::Messages, 1, AlertEnd::CaptureEnded),
        "2023-11-14 22:16:40.500 Capture ended: Rule, still firing after 3 min 20 s, peak 1");
}

void TestReportAlertText::lines()
{
    QFETCH(const AlertEvent, event);
    QFETCH(const QString, line);
    QCOMPARE(QString::fromStdString(alertLogLine(event)), line);
}

/// A name that looks like the mark of a value is not taken for one.
void TestReportAlertText::episodesAreToldAsTheyAreNow()
{
    AlertRecord episode;
    episode.rule.name = "%1 of %2";
    episode.rule.scope = { "a.example", "/x%3" };
    episode.raisedAt = kStart;
    episode.value = 7012;
    episode.latest = 7500;
    episode.peak = 9412;
    QCOMPARE(QString::fromStdString(alertLine(episode, consoleAlertStyle())),
        QStringLiteral("Alert: %1 of %2, 7,500 messages in 2 min (threshold 7,000) for "
                       "a.example/x%3, peak 9,412, since 22:13:20"));
    episode.clearedAt = kStart + 200 * kSecond;
    QCOMPARE(QString::fromStdString(alertLine(episode, consoleAlertStyle())),
        QStringLiteral("Resolved: %1 of %2, after 3 min 20 s, peak 9,412"));
}

void TestReportAlertText::hostileNamesAreShownEscaped()
{
    AlertEvent event = raised(AlertMetric::Messages, 1, 1);
    event.rule.name = "a\x1b[2J\n\xe2\x80\xae" + std::string(10'000, 'x');
    const std::string line = alertLogLine(event);
    QVERIFY(line.find('\x1b') == std::string::npos && line.find('\n') == std::string::npos);
    QVERIFY(line.find("\xe2\x80\xae") == std::string::npos);
    QVERIFY(columnsOf(line) < 120);
}

QTEST_GUILESS_MAIN(TestReportAlertText)
#include "test_report_alert_text.moc"
