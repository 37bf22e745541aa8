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
    void hostileNamesAreShownEscaped();
};

void TestReportAlertText::lines_data()
{
    QTest::addColumn<AlertEvent>("event");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("text");
    const auto row = [](const AlertEvent &event, const char *line, const char *text) {
        QTest::newRow(line) << event << QString::fromUtf8(line) << QString::fromUtf8(text);
    };
    row(raised(AlertMetric::Messages, 7012, 7000),
        "2023-11-14 22:13:20.500 Rule alert raised: 7,012 in 120 s (threshold 7,000)",
        "raised at 22:13:20: 7,012 in 120 s (threshold 7,000)");
    row(raised(AlertMetric::Requests, 2.5, 2),
        "2023-11-14 22:13:20.500 Rule alert raised: 2.5 in 120 s (threshold 2)",
        "raised at 22:13:20: 2.5 in 120 s (threshold 2)");
    row(raised(AlertMetric::BitsPerSecond, 41'234'000, 40'000'000),
        "2023-11-14 22:13:20.500 Rule alert raised: 41.2 Mbit/s over 120 s (threshold 40.0 Mbit/s)",
        "raised at 22:13:20: 41.2 Mbit/s over 120 s (threshold 40.0 Mbit/s)");
    row(raised(AlertMetric::ErrorShare, 25.27, 20),
        "2023-11-14 22:13:20.500 Rule alert raised: 25.3 % over 120 s (threshold 20 %)",
        "raised at 22:13:20: 25.3 % over 120 s (threshold 20 %)");
    row(raised(AlertMetric::TimeToFirstByteP95, 250.7, 200),
        "2023-11-14 22:13:20.500 Rule alert raised: p95 251 ms over 120 s (threshold 200 ms)",
        "raised at 22:13:20: p95 251 ms over 120 s (threshold 200 ms)");
    row(cleared(AlertMetric::Messages, 9412),
        "2023-11-14 22:16:40.500 Rule alert recovered after 3 min 20 s, peak 9,412",
        "recovered at 22:16:40 after 3 min 20 s, peak 9,412");
    row(cleared(AlertMetric::ErrorShare, 100, AlertEnd::ClockSetBack),
        "2023-11-14 22:16:40.500 Rule alert ended (the clock was set back) after 3 min 20 s, peak "
        "100 %",
        "ended (the clock was set back) at 22:16:40 after 3 min 20 s, peak 100 %");
    row(cleared(AlertMetric::Messages, 1, AlertEnd::RuleChanged),
        "2023-11-14 22:16:40.500 Rule alert ended (its rule was changed) after 3 min 20 s, peak 1",
        "ended (its rule was changed) at 22:16:40 after 3 min 20 s, peak 1");
}

void TestReportAlertText::lines()
{
    QFETCH(const AlertEvent, event);
    QFETCH(const QString, line);
    QFETCH(const QString, text);
    QCOMPARE(QString::fromStdString(alertLogLine(event)), line);
    QCOMPARE(QString::fromStdString(alertText(event)), text);
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
