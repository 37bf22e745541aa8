// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "monitor/live_session.h"
#include "monitor/monitor.h"
#include "monitor/rehearsal/alert_rehearsal.h"
#include "support/waiting.h"
#include "unit/rehearsal/waves_capture.h"

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

CaptureRequest fileRequest(const std::string &path)
{
    CaptureRequest request;
    request.kind = CaptureKind::File;
    request.path = path;
    return request;
}

CaptureRequest goldenCapture(const QString &name)
{
    return fileRequest(HITWATCH_TEST_DATA "/captures/data/" + name.toStdString());
}

struct Rehearsed {
    std::shared_ptr<const RehearsalResult> result;
    std::optional<Error> error;
    QStringList notices;
};

Rehearsed rehearse(const AlertRule &rule, const CaptureRequest &request)
{
    Rehearsed rehearsed;
    AlertRehearsal rehearsal;
    QObject::connect(&rehearsal, &AlertRehearsal::finished, &rehearsal,
        [&](const std::shared_ptr<const RehearsalResult> &result) { rehearsed.result = result; });
    QObject::connect(&rehearsal, &AlertRehearsal::failed, &rehearsal,
        [&](const Error &error) { rehearsed.error = error; });
    QObject::connect(&rehearsal, &AlertRehearsal::noticed, &rehearsal,
        [&](const QString &text) { rehearsed.notices << text; });
    rehearsal.start(rule, request);
    const bool ended = QTest::qWaitFor(
        [&] { return rehearsed.result != nullptr || rehearsed.error; }, kLongWaitMs);
    if (!ended || rehearsal.isRunning())
        qWarning("the rehearsal goes on");
    return rehearsed;
}

/// What whoever watches that file with @p rule is told.
std::vector<AlertEvent> watch(const AlertRule &rule, const CaptureRequest &request)
{
    std::vector<AlertEvent> told;
    LiveSession session;
    QObject::connect(
        &session, &LiveSession::episodeChanged, &session, [&](const AlertRecordPtr &state) {
            if (state->isNew() || !state->isFiring())
                told.push_back(transitionOf(*state));
        });
    SessionOptions options;
    options.alertRules = { rule };
    session.start(request, options);
    const bool ended = QTest::qWaitFor(
        [&] {
            return session.state() == CaptureState::Finished
                || session.state() == CaptureState::Failed;
        },
        kLongWaitMs);
    if (!ended)
        qWarning("the session goes on");
    return told;
}

std::vector<AlertRule> rulesOfAllKinds()
{
    std::vector<AlertRule> rules;
    const auto add = [&](AlertMetric metric, double raiseAt, double clearAt, int window) {
        AlertRule rule;
        rule.metric = metric;
        rule.raiseAt = raiseAt;
        rule.clearAt = clearAt;
        rule.windowSeconds = window;
        rule.minimumHits = 1;
        rules.push_back(rule);
    };
    add(AlertMetric::Messages, 3, 2, 1);
    add(AlertMetric::Requests, 1, 1, 1);
    add(AlertMetric::BitsPerSecond, 1000, 500, 1);
    add(AlertMetric::ErrorShare, 1, 1, 2);
    add(AlertMetric::TimeToFirstByteP95, 0.001, 0.001, 2);
    return rules;
}

} // namespace

class TestRehearsalFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsWhatWatchingTells_data();
    void tellsWhatWatchingTells();
    void theWavesRaise_data();
    void theWavesRaise();
    void aDisabledRuleIsRehearsed();
    void aMissingFileFails();
    void aDamagedFileFails();
    void whatIsCutOffIsUsed();
    void anEmptyFileHasNoCurve();
    void cancelEndsIt();
    void theNewestWins();
    void canBeDestroyedAtAnyTime();
    void tellsItsProgress();
    void sectionsAreCutAsTold();

private:
    CaptureRequest waves() const { return fileRequest(m_waves); }

    QTemporaryDir m_folder;
    std::string m_waves;
};

void TestRehearsalFile::initTestCase()
{
    QVERIFY(m_folder.isValid());
    m_waves = m_folder.filePath(QStringLiteral("waves.pcap")).toStdString();
    QVERIFY(writeWaves(m_waves, 180, 60, 20));
}

void TestRehearsalFile::tellsWhatWatchingTells_data()
{
    QTest::addColumn<QString>("name");
    const QDir folder(QStringLiteral(HITWATCH_TEST_DATA "/captures/data"));
    const QStringList names = folder.entryList({ QStringLiteral("*.pcap*") }, QDir::Files);
    QVERIFY(names.size() > 50);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name;
}

void TestRehearsalFile::tellsWhatWatchingTells()
{
    QFETCH(const QString, name);
    for (const AlertRule &rule : rulesOfAllKinds()) {
        const Rehearsed rehearsed = rehearse(rule, goldenCapture(name));
        QVERIFY2(rehearsed.result != nullptr,
            rehearsed.error ? rehearsed.error->message.c_str() : "no answer");
        QCOMPARE(rehearsed.result->transitions, watch(rule, goldenCapture(name)));
    }
}

void TestRehearsalFile::theWavesRaise_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("raiseAt");
    const auto row = [](const char *name, AlertMetric metric, double raiseAt) {
        QTest::newRow(name) << static_cast<int>(metric) << raiseAt;
    };
    row("messages", AlertMetric::Messages, 300);
    row("requests", AlertMetric::Requests, 150);
    row("traffic", AlertMetric::BitsPerSecond, 20'000);
    row("error share", AlertMetric::ErrorShare, 9);
    row("time to first byte", AlertMetric::TimeToFirstByteP95, 0.01);
}

/// Three waves, three episodes; and the curve has the value of each transition at its place.
void TestRehearsalFile::theWavesRaise()
{
    QFETCH(const int, kind);
    QFETCH(const double, raiseAt);
    AlertRule rule;
    rule.metric = static_cast<AlertMetric>(kind);
    rule.windowSeconds = 10;
    rule.raiseAt = raiseAt;
    rule.clearAt = raiseAt * 0.5;
    rule.settle = 2 * kSecond;
    const Rehearsed rehearsed = rehearse(rule, waves());
    QVERIFY(rehearsed.result != nullptr);
    const RehearsalResult &result = *rehearsed.result;
    QVERIFY(!result.isToTheSecond);
    QCOMPARE(result.transitions, watch(rule, waves()));
    QVERIFY(result.transitions.size() >= 5);
    QCOMPARE(result.transitions.front().transition, AlertTransition::Raised);
    QVERIFY(result.covered.from >= kWavesStart);
    QVERIFY(result.covered.to <= kWavesStart + 181 * kSecond);
    for (const AlertEvent &event : result.transitions) {
        const auto point = std::find_if(result.curve.begin(), result.curve.end(),
            [&](const RehearsalPoint &one) { return one.at == event.at; });
        if (event.end == AlertEnd::CaptureEnded)
            continue;
        QVERIFY(point != result.curve.end());
        QCOMPARE(point->value.value_or(0), event.value);
    }
}

void TestRehearsalFile::aDisabledRuleIsRehearsed()
{
    AlertRule rule;
    rule.raiseAt = rule.clearAt = 100;
    rule.enabled = false;
    const Rehearsed rehearsed = rehearse(rule, waves());
    QVERIFY(rehearsed.result != nullptr);
    QVERIFY(!rehearsed.result->transitions.empty());
}

void TestRehearsalFile::aMissingFileFails()
{
    const Rehearsed rehearsed = rehearse({}, fileRequest("/nonexistent/a.pcap"));
    QVERIFY(rehearsed.error);
    QCOMPARE(rehearsed.error->code, ErrorCode::NotFound);
    QVERIFY(rehearsed.error->message.find("a.pcap") != std::string::npos);
}

void TestRehearsalFile::aDamagedFileFails()
{
    const QString path = m_folder.filePath(QStringLiteral("damaged.pcap"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no capture, but long enough to look for its head in it");
    file.close();
    const Rehearsed rehearsed = rehearse({}, fileRequest(path.toStdString()));
    QVERIFY(rehearsed.error);
    QCOMPARE(rehearsed.error->code, ErrorCode::InvalidInput);
}

void TestRehearsalFile::whatIsCutOffIsUsed()
{
    QFile whole(QString::fromStdString(m_waves));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QString path = m_folder.filePath(QStringLiteral("cut.pcap"));
    QFile cut(path);
    QVERIFY(cut.open(QIODevice::WriteOnly));
    cut.write(whole.read(whole.size() / 2 + 7));
    cut.close();
    AlertRule rule;
    rule.raiseAt = rule.clearAt = 100;
    const Rehearsed rehearsed = rehearse(rule, fileRequest(path.toStdString()));
    QVERIFY(rehearsed.result != nullptr);
    QVERIFY(!rehearsed.result->transitions.empty());
    QCOMPARE(rehearsed.notices.size(), 1);
    QVERIFY2(rehearsed.notices.first().contains(QStringLiteral("cut.pcap")),
        qPrintable(rehearsed.notices.first()));
}

void TestRehearsalFile::anEmptyFileHasNoCurve()
{
    const Rehearsed rehearsed = rehearse({}, goldenCapture(QStringLiteral("empty.pcap")));
    QVERIFY(rehearsed.result != nullptr);
    QVERIFY(rehearsed.result->curve.empty());
    QVERIFY(rehearsed.result->transitions.empty());
}

void TestRehearsalFile::cancelEndsIt()
{
    AlertRehearsal rehearsal;
    QSignalSpy finished(&rehearsal, &AlertRehearsal::finished);
    QSignalSpy failed(&rehearsal, &AlertRehearsal::failed);
    QSignalSpy progressed(&rehearsal, &AlertRehearsal::progressed);
    rehearsal.start({}, waves());
    rehearsal.cancel();
    QVERIFY(!rehearsal.isRunning());
    WAIT_VERIFY(rehearsal.findChildren<QThread *>().isEmpty());
    QCoreApplication::processEvents();
    QCOMPARE(finished.count() + failed.count() + progressed.count(), 0);
    // It can begin again.
    rehearsal.start({}, waves());
    WAIT_COMPARE(finished.count(), 1);
    QVERIFY(!rehearsal.isRunning());
}

void TestRehearsalFile::theNewestWins()
{
    AlertRehearsal rehearsal;
    std::vector<std::shared_ptr<const RehearsalResult>> results;
    connect(&rehearsal, &AlertRehearsal::finished, this,
        [&](const std::shared_ptr<const RehearsalResult> &result) { results.push_back(result); });
    AlertRule rule;
    for (int time = 0; time < 20; ++time) {
        rule.raiseAt = rule.clearAt = 100 + time;
        rehearsal.start(rule, waves());
    }
    WAIT_COMPARE(results.size(), 1U);
    WAIT_VERIFY(rehearsal.findChildren<QThread *>().isEmpty());
    QCOMPARE(results.size(), 1U);
    QCOMPARE(results.front()->transitions.front().rule.raiseAt, 119.0);
}

void TestRehearsalFile::canBeDestroyedAtAnyTime()
{
    for (int time = 0; time < 20; ++time) {
        AlertRehearsal rehearsal;
        QSignalSpy progressed(&rehearsal, &AlertRehearsal::progressed);
        rehearsal.start({}, waves());
        if (time % 2 == 1)
            WAIT_VERIFY(progressed.count() > 0 || !rehearsal.isRunning());
    }
}

void TestRehearsalFile::tellsItsProgress()
{
    AlertRehearsal rehearsal;
    QSignalSpy progressed(&rehearsal, &AlertRehearsal::progressed);
    QSignalSpy finished(&rehearsal, &AlertRehearsal::finished);
    rehearsal.start({}, waves());
    WAIT_COMPARE(finished.count(), 1);
    QVERIFY(progressed.count() > 0);
    const auto size = static_cast<quint64>(QFileInfo(QString::fromStdString(m_waves)).size());
    QCOMPARE(progressed.back()[0].toULongLong(), size);
    QCOMPARE(progressed.back()[1].toULongLong(), size);
}

void TestRehearsalFile::sectionsAreCutAsTold()
{
    AlertRule rule;
    rule.raiseAt = rule.clearAt = 100;
    rule.scope.section = "/shop/item";
    AlertRehearsal rehearsal;
    std::shared_ptr<const RehearsalResult> result;
    connect(&rehearsal, &AlertRehearsal::finished, this,
        [&](const std::shared_ptr<const RehearsalResult> &one) { result = one; });
    rehearsal.start(rule, waves());
    WAIT_VERIFY(result != nullptr);
    QVERIFY(result->transitions.empty());
    result.reset();
    EngineLimits limits;
    limits.sectionRule.depth = 2;
    rehearsal.setLimits(limits);
    rehearsal.start(rule, waves());
    WAIT_VERIFY(result != nullptr);
    QVERIFY(!result->transitions.empty());
}

QTEST_GUILESS_MAIN(TestRehearsalFile)
#include "test_rehearsal_file.moc"
