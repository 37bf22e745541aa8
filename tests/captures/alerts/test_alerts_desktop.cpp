// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "captures/alerts/alert_traffic.h"
#include "monitor/alert_rules_json.h"
#include "monitor/live_session.h"
#include "monitor/monitor.h"
#include "support/pcap_writer.h"
#include "support/waiting.h"

#include <algorithm>
#include <map>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

using Transitions = std::vector<AlertEvent>;

/// Adds what a state says of the beginning or the end of its episode.
void add(Transitions &told, const AlertRecordPtr &state)
{
    if (state->isNew() || !state->isFiring())
        told.push_back(transitionOf(*state));
}

/// By the end of the capture: the desktop closes what is open, a report of the console does not.
Transitions withoutEnds(Transitions all)
{
    std::erase_if(all, [](const AlertEvent &event) { return event.end == AlertEnd::CaptureEnded; });
    return all;
}

Transitions consoleTransitions(const CaptureRequest &request, const std::vector<AlertRule> &rules)
{
    ReportPlan plan;
    plan.alertRules = rules;
    plan.refreshSeconds = 10;
    Transitions told;
    Monitor monitor(EngineLimits {}, plan, sourceFactory(request));
    QObject::connect(&monitor, &Monitor::episodeChanged, &monitor,
        [&told](const AlertRecordPtr &state) { add(told, state); });
    QSignalSpy finished(&monitor, &Monitor::captureFinished);
    QSignalSpy failed(&monitor, &Monitor::captureFailed);
    monitor.start();
    [&] { WAIT_VERIFY(finished.count() + failed.count() == 1); }();
    return withoutEnds(told);
}

struct DesktopRun {
    Transitions transitions;
    std::vector<AlertRecord> episodes; ///< their last state, in the order of their first
};

DesktopRun desktopRun(const CaptureRequest &request, const std::vector<AlertRule> &rules)
{
    DesktopRun run;
    LiveSession session;
    QObject::connect(
        &session, &LiveSession::episodeChanged, &session, [&run](const AlertRecordPtr &state) {
            add(run.transitions, state);
            const auto same = std::ranges::find(run.episodes, state->id, &AlertRecord::id);
            if (same == run.episodes.end())
                run.episodes.push_back(*state);
            else
                *same = *state;
        });
    SessionOptions options;
    options.alertRules = rules;
    session.start(request, options);
    [&] {
        WAIT_VERIFY(
            session.state() == CaptureState::Finished || session.state() == CaptureState::Failed);
    }();
    session.finish();
    return run;
}

/// Each transition is in the episodes, and nothing else is.
void checkEpisodes(const DesktopRun &run)
{
    std::size_t raised = 0;
    for (const AlertEvent &event : run.transitions) {
        const auto episode =
            std::ranges::find_if(run.episodes, [&event](const AlertRecord &record) {
                return record.rule == event.rule && record.raisedAt == event.raisedAt;
            });
        QVERIFY(episode != run.episodes.end());
        if (event.transition == AlertTransition::Raised) {
            ++raised;
            QCOMPARE(episode->value, event.value);
            QVERIFY(episode->evidence != nullptr);
        } else {
            QCOMPARE(episode->clearedAt, std::optional(event.at));
            QCOMPARE(episode->peak, event.peak);
            QCOMPARE(episode->latest, event.value);
            QVERIFY(episode->end == event.end);
        }
    }
    QCOMPARE(run.episodes.size(), raised);
    QVERIFY(std::ranges::none_of(run.episodes, &AlertRecord::isFiring));
}

CaptureRequest fileRequest(const QString &path)
{
    CaptureRequest request;
    request.kind = CaptureKind::File;
    request.path = path.toStdString();
    return request;
}

/// Levels that a few packets reach.
std::vector<AlertRule> tinyRules()
{
    const auto make = [](const char *name, AlertMetric metric, int seconds, double level) {
        AlertRule rule;
        rule.name = name;
        rule.metric = metric;
        rule.windowSeconds = seconds;
        rule.raiseAt = rule.clearAt = level;
        rule.settle = 0;
        rule.minimumHits = 1;
        return rule;
    };
    std::vector<AlertRule> rules { make("messages", AlertMetric::Messages, 1, 2),
        make("requests", AlertMetric::Requests, 2, 3),
        make("bits", AlertMetric::BitsPerSecond, 1, 100),
        make("errors", AlertMetric::ErrorShare, 1, 10),
        make("latency", AlertMetric::TimeToFirstByteP95, 1, 0.01),
        make("root", AlertMetric::Requests, 1, 1), AlertRule {} };
    rules[5].scope.section = "/";
    return rules;
}

} // namespace

/// The console's monitor and the desktop's session tell the same of the same capture, however it is
/// read.
class TestAlertsDesktop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void knownCaptures_data();
    void knownCaptures();
    void recordedCaptures();

private:
    QTemporaryDir m_folder;
};

void TestAlertsDesktop::initTestCase()
{
    QVERIFY(m_folder.isValid());
    QVERIFY(writeFile(
        m_folder.filePath(QStringLiteral("burst")).toStdString(), pcapFile(burstFrames())));
    QVERIFY(writeFile(
        m_folder.filePath(QStringLiteral("scene")).toStdString(), pcapFile(sceneFrames())));
}

void TestAlertsDesktop::knownCaptures_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("speed"); // 0: at once
    for (const char *name : { "burst", "scene" }) {
        for (const int speed : { 0, 100 })
            QTest::addRow("%s at %d", name, speed) << QString::fromLatin1(name) << speed;
    }
}

void TestAlertsDesktop::knownCaptures()
{
    QFETCH(const QString, name);
    QFETCH(const int, speed);
    std::vector<AlertRule> rules { AlertRule {} };
    std::vector<ExpectedEpisode> expected { burstEpisode() };
    if (name == QLatin1String("scene")) {
        rules = parseAlertRules(sceneRules()).value();
        expected = sceneEpisodes();
    }
    CaptureRequest request = fileRequest(m_folder.filePath(name));
    const Transitions console = consoleTransitions(request, rules);
    if (speed > 0)
        request.replaySpeed = speed;
    const DesktopRun desktop = desktopRun(request, rules);

    QCOMPARE(console.size(), 2 * expected.size());
    QVERIFY(desktop.transitions == console);
    checkEpisodes(desktop);
    QCOMPARE(desktop.episodes.size(), expected.size());
    for (const ExpectedEpisode &episode : expected) {
        const auto record = std::ranges::find(desktop.episodes, episode.rule,
            [](const AlertRecord &candidate) { return candidate.rule.name; });
        QVERIFY2(record != desktop.episodes.end(), episode.rule);
        const auto seconds = [](TimeNs time) {
            return static_cast<double>(time - kAlertStart) / static_cast<double>(kSecond);
        };
        QCOMPARE(seconds(record->raisedAt), episode.raised);
        QCOMPARE(seconds(*record->clearedAt), episode.cleared);
        QVERIFY(record->end == AlertEnd::Recovered);
    }
}

void TestAlertsDesktop::recordedCaptures()
{
    const QDir data(QStringLiteral(HITWATCH_TEST_DATA "/captures/data"));
    const QFileInfoList captures = data.entryInfoList({ QStringLiteral("*.pcap*") }, QDir::Files);
    QVERIFY(captures.size() > 60);
    const std::vector<AlertRule> rules = tinyRules();
    std::map<std::string, int> raised;
    for (const QFileInfo &capture : captures) {
        const CaptureRequest request = fileRequest(capture.filePath());
        const Transitions console = consoleTransitions(request, rules);
        const DesktopRun desktop = desktopRun(request, rules);
        QVERIFY2(withoutEnds(desktop.transitions) == console, qPrintable(capture.fileName()));
        checkEpisodes(desktop);
        if (QTest::currentTestFailed())
            QFAIL(qPrintable(capture.fileName()));
        for (const AlertRecord &episode : desktop.episodes)
            ++raised[episode.rule.name];
    }
    for (const char *rule : { "messages", "requests", "bits", "errors", "latency", "root" })
        QVERIFY2(raised[rule] > 3, rule);
}

QTEST_GUILESS_MAIN(TestAlertsDesktop)
#include "test_alerts_desktop.moc"
