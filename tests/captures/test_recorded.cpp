// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/engine_run.h"
#include "captures/figures.h"
#include "stats/completeness.h"
#include "support/waiting.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

const QString kFolder = QStringLiteral(HITWATCH_TEST_DATA "/captures");

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString goldenPath(const QString &capture)
{
    return kFolder + QLatin1String("/golden/") + QFileInfo(capture).baseName()
        + QLatin1String(".json");
}

/// One member or element per line, so that a difference shows where it is.
QStringList linesOf(const QByteArray &json)
{
    QString text = QString::fromUtf8(json);
    text.replace(QLatin1String(",\""), QLatin1String(",\n\""));
    text.replace(QLatin1String("},{"), QLatin1String("},\n{"));
    return text.split(u'\n');
}

QString firstDifference(const QByteArray &expected, const QByteArray &actual)
{
    const QStringList left = linesOf(expected);
    const QStringList right = linesOf(actual);
    for (qsizetype line = 0; line < qMax(left.size(), right.size()); ++line) {
        if (left.value(line) != right.value(line))
            return QStringLiteral("- %1\n+ %2").arg(left.value(line), right.value(line));
    }
    return {};
}

void addCaptures()
{
    QTest::addColumn<QString>("capture");
    const QStringList captures = capturesWithTruth(kFolder + QLatin1String("/data"));
    for (const QString &capture : captures)
        QTest::newRow(qPrintable(QFileInfo(capture).fileName())) << capture;
}

} // namespace

/// Captures of our own against what clients and servers did, and against accepted reports.
class TestRecorded : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCaptureHasItsTruth();
    void equalsTruth_data() { addCaptures(); }
    void equalsTruth();
    void equalsGolden_data() { addCaptures(); }
    void equalsGolden();
    void demoEqualsTruth();
};

void TestRecorded::everyCaptureHasItsTruth()
{
    const QDir data(kFolder + QLatin1String("/data"));
    const auto captures = data.entryList(
        { QStringLiteral("*.pcap"), QStringLiteral("*.pcapng"), QStringLiteral("*.pcap.gz") },
        QDir::Files);
    QVERIFY(captures.size() > 60);
    QCOMPARE(capturesWithTruth(data.path()).size(), captures.size());
}

void TestRecorded::equalsTruth()
{
    QFETCH(QString, capture);
    const EngineRun run = runFile(capture.toStdString());
    QVERIFY2(run.report, run.complaints.empty() ? "" : run.complaints.front().c_str());
    QStringList found = differencesFromTruth(run.report->stats, readJson(truthPath(capture)));
    found += inconsistencies(run.report->stats);
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestRecorded::equalsGolden()
{
    QFETCH(QString, capture);
    const QByteArray expected = contentOf(goldenPath(capture));
    QProcess program;
    program.start(QStringLiteral(HITWATCH_CLI),
        { QStringLiteral("--read"), capture, QStringLiteral("--format"), QStringLiteral("json") });
    QVERIFY(program.waitForFinished(2 * kLongWaitMs));
    const QByteArray actual = program.readAllStandardOutput();
    if (actual == expected)
        return;
    QFile file(goldenPath(capture) + QLatin1String(".actual"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(actual);
    const QString text = QStringLiteral("differs from the accepted report, see %1\n%2\n%3")
                             .arg(file.fileName(), firstDifference(expected, actual),
                                 QString::fromUtf8(program.readAllStandardError()));
    QFAIL(qPrintable(text));
}

void TestRecorded::demoEqualsTruth()
{
    const EngineRun run = runFile(HITWATCH_TEST_DATA "/../resources/demo.pcap");
    QVERIFY(run.report);
    const StatsSnapshot &stats = run.report->stats;
    const QStringList found =
        differencesFromTruth(stats, readJson(kFolder + QLatin1String("/data/demo.truth.json")));
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    QVERIFY(isComplete(stats));
    QCOMPARE(stats.unpaired, quint64(0));
    QCOMPARE(stats.desyncs, quint64(0));
    QCOMPARE(stats.latency.count, stats.responses);
    QCOMPARE(stats.encrypted.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestRecorded)
#include "test_recorded.moc"
