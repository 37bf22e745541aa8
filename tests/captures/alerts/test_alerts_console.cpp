// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/alerts/alert_traffic.h"
#include "support/waiting.h"
#include "unit/cli/cli_process.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

/// An alert of a report.
struct Told {
    QString rule;
    QString state;
    double seconds = 0; ///< after kAlertStart
    double value = 0;
    double peak = 0;

    bool operator==(const Told &) const = default;
};

QList<Told> alertsOf(const QJsonObject &report)
{
    QList<Told> told;
    const QJsonArray alerts = report[QStringLiteral("alerts")].toArray();
    for (const QJsonValue &value : alerts) {
        const QJsonObject alert = value.toObject();
        const auto at =
            QDateTime::fromString(alert[QStringLiteral("at")].toString(), Qt::ISODateWithMs);
        told.append({ alert[QStringLiteral("rule")].toString(),
            alert[QStringLiteral("state")].toString(),
            static_cast<double>(at.toMSecsSinceEpoch() - kAlertStart / kMillisecond) / 1000,
            alert[QStringLiteral("value")].toDouble(), alert[QStringLiteral("peak")].toDouble() });
    }
    return told;
}

QList<Told> alertsOf(const CliRun &run)
{
    QList<Told> told;
    for (const QJsonObject &report : run.lines())
        told += alertsOf(report);
    return told;
}

/// Latencies are kept with an error of at most 2 %.
bool isNear(double value, double expected)
{
    return std::abs(value - expected) <= 0.02 * expected;
}

void checkEpisode(const QList<Told> &alerts, const ExpectedEpisode &expected)
{
    QList<Told> own;
    for (const Told &alert : alerts) {
        if (alert.rule == QLatin1String(expected.rule))
            own.append(alert);
    }
    QCOMPARE(own.size(), 2);
    QCOMPARE(own[0].state, QStringLiteral("raised"));
    QCOMPARE(own[0].seconds, expected.raised);
    QVERIFY2(isNear(own[0].value, expected.value), qPrintable(QString::number(own[0].value)));
    QCOMPARE(own[1].state, QStringLiteral("cleared"));
    QCOMPARE(own[1].seconds, expected.cleared);
    QVERIFY2(isNear(own[1].peak, expected.peak), qPrintable(QString::number(own[1].peak)));
}

} // namespace

/// Captures whose alerts are known to the packet, through the console program.
class TestAlertsConsole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theDefaultRuleOnABurst();
    void everyKindOfRule();
    void anyReadingGivesTheSameAlerts_data();
    void anyReadingGivesTheSameAlerts();
    void linesComeAtOnceInTextReports();
    void linesComeBesideJson();
    void exitCodes_data();
    void exitCodes();

private:
    QStringList arguments(const char *line) const;

    QTemporaryDir m_folder;
    QString m_burst;
    QString m_scene;
    QString m_rules;
};

void TestAlertsConsole::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_burst = writeCapture(m_folder.path(), "burst.pcap", captureBytes(burstFrames()));
    m_scene = writeCapture(m_folder.path(), "scene.pcap", captureBytes(sceneFrames()));
    m_rules = writeCapture(m_folder.path(), "rules.json", sceneRules());
}

QStringList TestAlertsConsole::arguments(const char *line) const
{
    QStringList words = QString::fromLatin1(line).split(u' ', Qt::SkipEmptyParts);
    words.replaceInStrings(QStringLiteral("BURST"), m_burst);
    words.replaceInStrings(QStringLiteral("SCENE"), m_scene);
    words.replaceInStrings(QStringLiteral("RULES"), m_rules);
    return words;
}

void TestAlertsConsole::theDefaultRuleOnABurst()
{
    const CliRun run = runCli(arguments("--read BURST --format json"));
    QCOMPARE(run.exitCode, 0);
    const QList<Told> alerts = alertsOf(QJsonDocument::fromJson(run.out).object());
    QCOMPARE(alerts.size(), 2);
    const Told raised { QStringLiteral("HTTP messages"), QStringLiteral("raised"), 45, 7001, 7001 };
    QCOMPARE(alerts[0], raised);
    const Told cleared { QStringLiteral("HTTP messages"), QStringLiteral("cleared"), 135, 6999,
        8000 };
    QCOMPARE(alerts[1], cleared);
    checkEpisode(alerts, burstEpisode());
}

void TestAlertsConsole::everyKindOfRule()
{
    const CliRun run = runCli(arguments("--read SCENE --rules RULES --format jsonl"));
    QCOMPARE(run.exitCode, 0);
    const QList<Told> alerts = alertsOf(run);
    QCOMPARE(std::size_t(alerts.size()), 2 * sceneEpisodes().size());
    for (const ExpectedEpisode &episode : sceneEpisodes()) {
        checkEpisode(alerts, episode);
        if (QTest::currentTestFailed())
            qWarning("in rule %s", episode.rule);
    }
}

void TestAlertsConsole::anyReadingGivesTheSameAlerts_data()
{
    QTest::addColumn<QString>("options");
    for (const char *options : { "--refresh 1", "--refresh 10", "--refresh 3600", "--window 5",
             "--refresh 2 --window 60", "--top 1", "--ports 80" })
        QTest::newRow(options) << QString::fromLatin1(options);
}

void TestAlertsConsole::anyReadingGivesTheSameAlerts()
{
    QFETCH(const QString, options);
    const QStringList more =
        QStringList { QStringLiteral("--format"), QStringLiteral("jsonl") } + options.split(u' ');
    for (const char *capture : { "--read BURST", "--read SCENE --rules RULES" }) {
        const QList<Told> expected =
            alertsOf(runCli(arguments(capture) + QStringList { QStringLiteral("--format=jsonl") }));
        QVERIFY(!expected.isEmpty());
        QCOMPARE(alertsOf(runCli(arguments(capture) + more)), expected);

        QStringList throughInput = arguments(capture);
        QFile file(throughInput[1]);
        QVERIFY(file.open(QIODevice::ReadOnly));
        throughInput[1] = QStringLiteral("-");
        QCOMPARE(alertsOf(runCli(throughInput + more, file.readAll())), expected);
    }
}

void TestAlertsConsole::linesComeAtOnceInTextReports()
{
    const CliRun run = runCli(arguments("--read BURST --refresh 30"));
    QCOMPARE(run.err, QByteArray());
    const QList<QByteArray> lines = run.out.split('\n');
    const QByteArray raised =
        "2023-11-14 22:14:05.000 Alert: HTTP messages, 7,001 messages in 2 min "
        "(threshold 7,000)";
    const QByteArray cleared =
        "2023-11-14 22:15:35.000 Resolved: HTTP messages, after 1 min 30 s, peak 8,000";
    QCOMPARE(lines.count(raised), 1);
    QCOMPARE(lines.count(cleared), 1);
    // Before the report of the interval in which it happened, and behind the one before.
    const auto reportFrom = [&lines](const char *clock) {
        for (qsizetype at = 0; at < lines.size(); ++at) {
            const QByteArray start = QByteArray("2023-11-14 ") + clock + " to ";
            if (lines[at].startsWith(start))
                return at;
        }
        return qsizetype(-1);
    };
    QVERIFY(reportFrom("22:13:20") >= 0);
    QVERIFY(lines.indexOf(raised) > reportFrom("22:13:20"));
    QVERIFY(lines.indexOf(raised) < reportFrom("22:13:50"));
    QVERIFY(run.out.contains(
        "22:14:05 Alert: HTTP messages, 7,001 messages in 2 min (threshold 7,000)"));
}

void TestAlertsConsole::linesComeBesideJson()
{
    for (const char *format : { "json", "jsonl" }) {
        const CliRun run =
            runCli(arguments("--read SCENE --rules RULES --format") << QString::fromLatin1(format));
        const QList<QByteArray> lines = run.err.trimmed().split('\n');
        QCOMPARE(lines.size(), 12);
        QCOMPARE(lines[0],
            QByteArray(
                "2023-11-14 22:13:45.000 Alert: scope, 21 requests in 10 s (threshold 20) for "
                "b.example/login"));
        QVERIFY(lines.contains("2023-11-14 22:14:41.500 Alert: errors, 90% in 10 s (threshold 50%) "
                               "for errors.example"));
        QVERIFY(lines.contains("2023-11-14 22:14:44.000 Resolved: errors, after 2.50 s, peak 90%"));
        QVERIFY(!QJsonDocument::fromJson(run.out).isNull());
    }
}

void TestAlertsConsole::exitCodes_data()
{
    QTest::addColumn<int>("exitCode");
    QTest::newRow("--read BURST") << 0;
    QTest::newRow("--read BURST --fail-on-alert") << 3;
    QTest::newRow("--read BURST --fail-on-alert --format json") << 3;
    QTest::newRow("--read BURST --fail-on-alert --alert-threshold 8001") << 0;
    QTest::newRow("--read SCENE --fail-on-alert") << 0;
    QTest::newRow("--read SCENE --fail-on-alert --rules RULES") << 3;
    QTest::newRow("--read BURST --fail-on-alert --output /dev/full") << 1;
    QTest::newRow("--read BURST.none --fail-on-alert") << 1;
    QTest::newRow("--read BURST --fail-on-alert --rules BURST") << 1;
    QTest::newRow("--read BURST --fail-on-alert --rules RULES --alert-window 5") << 2;
    QTest::newRow("--read BURST --fail-on-alert=1") << 2;
    QTest::newRow("--list-interfaces --fail-on-alert") << 2;
}

void TestAlertsConsole::exitCodes()
{
    QFETCH(const int, exitCode);
    QCOMPARE(runCli(arguments(QTest::currentDataTag())).exitCode, exitCode);
}

QTEST_GUILESS_MAIN(TestAlertsConsole)
#include "test_alerts_console.moc"
