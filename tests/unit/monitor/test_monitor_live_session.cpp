// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>

#include "captures/engine_run.h"
#include "monitor/refresh_timer.h"
#include "stats/completeness.h"
#include "unit/monitor/session_situations.h"

#include <thread>

using namespace hitwatch;
using namespace hitwatch::test;
using namespace std::chrono_literals;

namespace {

const QString kCaptures = QStringLiteral(HITWATCH_TEST_DATA "/captures");

} // namespace

class TestMonitorLiveSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemoMoves();
    void filesEqualTheConsole_data();
    void filesEqualTheConsole();
    void theDemoFileEqualsTheConsole();
    void replaysEqualTheFile();
    void damageIsTold();
    void noticesAreTold();
    void failuresAreTold_data();
    void failuresAreTold();
    void anEndWaitsForTheLastView();
    void theNewestQueryWins();
    void frozenViewsStandStill();
    void startingEndsFreezing();
    void nobodyLooks();
    void viewsWaitUntilTheLastOneWasHandled();
    void aGuiThatIsStuckLosesNothing();
    void alertsAreTold();
    void ticksAreAligned_data();
    void ticksAreAligned();
};

void TestMonitorLiveSession::theDemoMoves()
{
    LiveSession session;
    session.setRefresh(100ms);
    session.start(asked({}, CaptureKind::Demo), {});
    WAIT_COMPARE(session.state(), CaptureState::Capturing);
    WAIT_VERIFY(session.view() && session.view()->stats.requests > 0);
    const auto before = session.view();
    WAIT_VERIFY(session.view()->stats.requests > before->stats.requests);
    QVERIFY(session.view()->now > before->now);
    QVERIFY(!session.view()->requests.empty());
    QVERIFY(!session.view()->series.points.empty());
    QVERIFY(session.view()->narrowed.snapshot == session.view()->stats);
    QVERIFY(!session.view()->frozen);
    session.stop();
    WAIT_COMPARE(session.state(), CaptureState::Finished);
}

namespace {

QByteArray reportOfFile(const QString &path, std::optional<int> replaySpeed = {})
{
    LiveSession session;
    QSignalSpy states(&session, &LiveSession::stateChanged);
    QSignalSpy progressed(&session, &LiveSession::progressed);
    CaptureRequest request = asked(path.toStdString(), CaptureKind::File);
    request.replaySpeed = replaySpeed;
    session.setQuery(wholeQuery());
    session.start(request, {});
    const auto isOver = [&] { return session.state() == CaptureState::Finished; };
    if (!QTest::qWaitFor(isOver, kLongWaitMs) || states.count() != 3
        || states[1][0].value<CaptureState>()
            != (replaySpeed ? CaptureState::Capturing : CaptureState::Reading)
        || (progressed.count() > 0) == replaySpeed.has_value())
        return "it did not go as it should";
    return QByteArray::fromStdString(
        toJson(LiveSession::reportOf(*session.view()), JsonStyle::Indented) + '\n');
}

} // namespace

void TestMonitorLiveSession::filesEqualTheConsole_data()
{
    QTest::addColumn<QString>("capture");
    const auto captures = QDir(kCaptures + QStringLiteral("/data"))
                              .entryInfoList({ QStringLiteral("*.pcap*") }, QDir::Files);
    for (const QFileInfo &capture : captures)
        QTest::newRow(qPrintable(capture.fileName())) << capture.filePath();
}

void TestMonitorLiveSession::filesEqualTheConsole()
{
    QFETCH(const QString, capture);
    QFile golden(kCaptures + QStringLiteral("/golden/") + QFileInfo(capture).baseName()
        + QStringLiteral(".json"));
    QVERIFY(golden.open(QIODevice::ReadOnly));
    QCOMPARE(reportOfFile(capture), golden.readAll());
}

void TestMonitorLiveSession::theDemoFileEqualsTheConsole()
{
    const QString demo = QStringLiteral(HITWATCH_TEST_DATA "/../resources/demo.pcap");
    const EngineRun run = runFile(demo.toStdString());
    QVERIFY(run.report);
    QCOMPARE(reportOfFile(demo),
        QByteArray::fromStdString(toJson(*run.report, JsonStyle::Indented) + '\n'));
}

void TestMonitorLiveSession::replaysEqualTheFile()
{
    const QString capture = kCaptures + QStringLiteral("/data/keep_alive.pcap");
    QCOMPARE(reportOfFile(capture, 100), reportOfFile(capture));
}

void TestMonitorLiveSession::damageIsTold()
{
    LiveSession session;
    QSignalSpy noticed(&session, &LiveSession::noticed);
    const QString capture = kCaptures + QStringLiteral("/data/cut_off.pcap");
    session.start(asked(capture.toStdString(), CaptureKind::File), {});
    WAIT_COMPARE(session.state(), CaptureState::Finished);
    QCOMPARE(noticed.count(), 1);
    QVERIFY(noticed[0][0].toString().contains(QStringLiteral("cut_off.pcap")));
}

void TestMonitorLiveSession::noticesAreTold()
{
    Sources sources;
    sources.notices = { "eth1 went away", "eth1 is back" };
    Watched watched(sources);
    watched.session.start(asked("a.example"), {});
    WAIT_COMPARE(watched.noticed.count(), 2);
    QCOMPARE(watched.noticed[0][0].toString(), QStringLiteral("eth1 went away"));
}

void TestMonitorLiveSession::failuresAreTold_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<quint64>("requests");
    QTest::newRow("at once") << QStringLiteral("cannot be opened") << quint64(0);
    QTest::newRow("later") << QStringLiteral("a.example") << quint64(50);
}

void TestMonitorLiveSession::failuresAreTold()
{
    QFETCH(const QString, path);
    QFETCH(const quint64, requests);
    Sources sources;
    sources.atEnd = FakeSource::AtEnd::Fail;
    sources.error = Error { ErrorCode::NotFound, "there is no such thing" };
    Watched watched(sources);
    watched.session.start(asked(path.toStdString()), {});
    WAIT_COMPARE(watched.failed.count(), 1);
    QCOMPARE(watched.session.state(), CaptureState::Failed);
    QVERIFY(watched.failed[0][0].value<Error>() == *sources.error);
    QCOMPARE(watched.requests(), requests);
}

void TestMonitorLiveSession::anEndWaitsForTheLastView()
{
    Sources sources;
    sources.atEnd = FakeSource::AtEnd::End;
    Watched watched(sources);
    std::uint64_t seen = 0;
    connect(&watched.session, &LiveSession::stateChanged, this, [&](CaptureState state) {
        if (state == CaptureState::Finished)
            seen = watched.requests();
    });
    watched.session.start(asked("a.example"), {});
    WAIT_VERIFY(watched.isOver());
    QCOMPARE(seen, 50U);
}

void TestMonitorLiveSession::theNewestQueryWins()
{
    Sources sources;
    Watched watched(sources);
    watched.session.start(asked("a.example"), {});
    WAIT_COMPARE(watched.requests(), 50U);
    for (int window = 0; window < 1000; ++window) {
        ViewQuery query;
        query.requestWords = std::to_string(window);
        watched.session.setQuery(query);
    }
    WAIT_COMPARE(watched.session.view()->query.serial, watched.session.query().serial);
    QCOMPARE(watched.session.view()->query.requestWords, std::string("999"));
    std::uint64_t serial = 0;
    for (const auto &view : watched.views) {
        QVERIFY(view->query.serial >= serial);
        serial = view->query.serial;
    }
}

void TestMonitorLiveSession::frozenViewsStandStill()
{
    LiveSession session;
    session.setRefresh(100ms);
    session.setQuery(wholeQuery());
    session.start(asked({}, CaptureKind::Demo), {});
    WAIT_VERIFY(session.view() && session.view()->stats.requests > 0);
    session.setFrozen(true);
    QVERIFY(session.isFrozen());
    WAIT_VERIFY(session.view()->frozen);
    const auto moment = session.view();
    for (int time = 0; time < 20; ++time) {
        ViewQuery query = wholeQuery();
        query.filter.method = time % 2 == 0 ? "GET" : "POST";
        session.setQuery(query);
        WAIT_COMPARE(session.view()->query.serial, session.query().serial);
        QVERIFY(session.view()->stats == moment->stats);
        QCOMPARE(session.view()->now, moment->now);
        QVERIFY(session.view()->series == moment->series);
    }
    session.setFrozen(false);
    WAIT_VERIFY(!session.view()->frozen);
    WAIT_VERIFY(session.view()->stats.requests > moment->stats.requests);
}

void TestMonitorLiveSession::startingEndsFreezing()
{
    Sources sources;
    Watched watched(sources);
    watched.session.start(asked("a.example"), {});
    watched.session.setFrozen(true);
    WAIT_VERIFY(watched.session.view() && watched.session.view()->frozen);
    watched.session.start(asked("b.example"), {});
    QVERIFY(!watched.session.isFrozen());
    WAIT_COMPARE(watched.requests(), 50U);
    QVERIFY(!watched.session.view()->frozen);
}

void TestMonitorLiveSession::nobodyLooks()
{
    Sources sources;
    sources.requests = 5000;
    Watched watched(sources);
    AlertRule rule;
    rule.raiseAt = 5000;
    rule.clearAt = 5000;
    watched.session.setVisible(false);
    watched.session.start(asked("a.example", CaptureKind::File), watching(rule));
    WAIT_COMPARE(watched.session.alerts().episodes().size(), 1U); // alerts go on
    watched.session.setQuery(wholeQuery());
    QCOMPARE(watched.views.size(), 0U);
    watched.session.stop();
    WAIT_VERIFY(watched.isOver());
    QCOMPARE(watched.views.size(), 0U);
    watched.session.setVisible(true);
    WAIT_COMPARE(watched.views.size(), 1U);
    QVERIFY(watched.requests() > 1000);
}

void TestMonitorLiveSession::viewsWaitUntilTheLastOneWasHandled()
{
    Sources sources;
    sources.atEnd = FakeSource::AtEnd::Repeat;
    Watched watched(sources);
    bool isHandling = false;
    int handled = 0;
    connect(&watched.session, &LiveSession::viewReady, this, [&] {
        QVERIFY(!isHandling);
        isHandling = true;
        watched.session.setQuery(wholeQuery());
        QTest::qWait(120); // longer than the refresh
        isHandling = false;
        ++handled;
    });
    watched.session.start(asked("a.example", CaptureKind::File), {});
    WAIT_VERIFY(handled >= 4);
}

void TestMonitorLiveSession::aGuiThatIsStuckLosesNothing()
{
    Sources sources;
    sources.requests = 20'000;
    Watched watched(sources);
    watched.session.setQuery(wholeQuery());
    watched.session.start(asked("a.example", CaptureKind::File), {});
    WAIT_VERIFY(watched.session.state() == CaptureState::Reading);
    // The source is read to its end while this thread does nothing at all.
    while (!*sources.exhausted)
        std::this_thread::yield();
    WAIT_COMPARE(watched.requests(), 20'000U);
    QVERIFY(isComplete(watched.session.view()->stats));
}

void TestMonitorLiveSession::alertsAreTold()
{
    Sources sources;
    sources.requests = 200;
    sources.atEnd = FakeSource::AtEnd::End;
    Watched watched(sources);
    AlertRule rule;
    rule.raiseAt = 100;
    rule.clearAt = 100;
    watched.session.setQuery(wholeQuery());
    watched.session.start(asked("a.example", CaptureKind::File), watching(rule));
    WAIT_VERIFY(watched.isOver());
    // Nothing comes any more, so nobody shall wait for it to recover; in the report it has not.
    QCOMPARE(watched.session.alerts().episodes().size(), 1U);
    QCOMPARE(watched.session.alerts().episodes()[0]->end, AlertEnd::CaptureEnded);
    QCOMPARE(watched.session.view()->episodes, watched.session.alerts().episodes());
    const Report report = LiveSession::reportOf(*watched.session.view());
    QCOMPARE(report.alerts.size(), 1U);
    QVERIFY(report.alertFiring);
}

void TestMonitorLiveSession::ticksAreAligned_data()
{
    QTest::addColumn<int>("now");
    QTest::addColumn<int>("interval");
    QTest::addColumn<int>("wait");
    QTest::newRow("behind the second") << 10'150 << 1000 << 1000;
    QTest::newRow("a little late") << 10'160 << 1000 << 990;
    QTest::newRow("a little early") << 10'149 << 1000 << 1001;
    QTest::newRow("very late") << 10'640 << 1000 << 510;
    QTest::newRow("too late") << 10'660 << 1000 << 1490;
    QTest::newRow("four a second") << 10'400 << 250 << 250;
    QTest::newRow("a minute") << 60'150 << 60'000 << 60'000;
    QTest::newRow("at the start of time") << 0 << 1000 << 1150;
}

void TestMonitorLiveSession::ticksAreAligned()
{
    QFETCH(const int, now);
    QFETCH(const int, interval);
    QFETCH(const int, wait);
    using std::chrono::milliseconds;
    QCOMPARE(
        RefreshTimer::untilNextTick(milliseconds(now), milliseconds(interval)), milliseconds(wait));
}

QTEST_GUILESS_MAIN(TestMonitorLiveSession)
#include "test_monitor_live_session.moc"
