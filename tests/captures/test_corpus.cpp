// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/engine_run.h"
#include "captures/figures.h"
#include "captures/known_differences.h"

#include <QFileInfo>
#include <QTest>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

QString corpusFolder()
{
    return qEnvironmentVariable("HITWATCH_CORPUS", QStringLiteral(HITWATCH_CORPUS_DEFAULT));
}

QString fileName(const QString &path)
{
    return QFileInfo(path).fileName();
}

} // namespace

/// Captures made by others against what a correct passive monitor must count.
class TestCorpus : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void equalsTruth_data();
    void equalsTruth();
    void knownDifferencesAreInTheCorpus();
};

void TestCorpus::equalsTruth_data()
{
    QTest::addColumn<QString>("capture");
    const QStringList captures = capturesWithTruth(corpusFolder());
    for (const QString &capture : captures)
        QTest::newRow(qPrintable(fileName(capture))) << capture;
    // Beside it are those of HTTP/2 and TLS, with their keys.
    const QStringList more = capturesWithTruth(corpusFolder() + QStringLiteral("-tls"));
    for (const QString &capture : more)
        QTest::newRow(qPrintable(fileName(capture))) << capture;
    if (captures.isEmpty())
        QSKIP(qPrintable(QStringLiteral("no captures with a truth in '%1'; set HITWATCH_CORPUS")
                             .arg(corpusFolder())));
}

void TestCorpus::equalsTruth()
{
    QFETCH(QString, capture);
    const QJsonObject truth = readJson(truthPath(capture));
    QVERIFY2(!truth.isEmpty(), "the truth cannot be read");
    const EngineRun run = runFile(capture.toStdString(), keysPath(capture).toStdString());

    QStringList found;
    if (run.report) {
        found = differencesFromTruth(run.report->stats, truth);
        const QStringList wrongSums = inconsistencies(run.report->stats);
        QVERIFY2(wrongSums.isEmpty(), qPrintable(wrongSums.join(u'\n')));
    } else {
        QVERIFY2(!run.complaints.empty(), "refused without a word");
        const StatsSnapshot nothing;
        found = differencesFromTruth(nothing, truth);
    }
    const QString reason = reasonToDiffer(fileName(capture));
    if (reason.isEmpty())
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    else
        QVERIFY2(!found.isEmpty(), "agrees with its truth now: take it off known_differences.cpp");
}

void TestCorpus::knownDifferencesAreInTheCorpus()
{
    if (capturesWithTruth(corpusFolder()).isEmpty())
        QSKIP("no corpus; set HITWATCH_CORPUS");
    const QStringList listed = filesKnownToDiffer();
    for (const QString &file : listed)
        QVERIFY2(QFileInfo::exists(corpusFolder() + u'/' + file)
                || QFileInfo::exists(corpusFolder() + QLatin1String("-tls/") + file),
            qPrintable(file));
}

QTEST_GUILESS_MAIN(TestCorpus)
#include "test_corpus.moc"
