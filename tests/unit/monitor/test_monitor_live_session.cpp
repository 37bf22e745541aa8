// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

#include "captures/engine_run.h"
#include "monitor/live_session.h"
#include "monitor/refresh_timer.h"
#include "support/tcp_conversation.h"
#include "support/waiting.h"
#include "unit/capture/fake_source.h"

#include <functional>
#include <thread>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

using namespace std::chrono_literals;

const QString kCaptures = QStringLiteral(HITWATCH_TEST_DATA "/captures");

std::vector<Frame> conversation(int requests, const std::string &host)
{
    TcpConversation talk;
    talk.open();
    for (int at = 0; at < requests; ++at) {
        talk.client("GET /a/b HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        talk.server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        talk.wait(10 * kMillisecond);
    }
    talk.close();
    return talk.frames();
}

/// A request in words that open() below understands.
CaptureRequest asked(const std::string &path, CaptureKind kind = CaptureKind::Interfaces)
{
    CaptureRequest request;
    request.kind = kind;
    request.path = path;
    return request;
}

/// Sources that do what a test tells them to; the path of a request is the host in its traffic.
struct Sources {
    FakeSource::AtEnd atEnd = FakeSource::AtEnd::Idle;
    int requests = 50;
    std::optional<Error> error;
    std::vector<std::string> notices;
    std::shared_ptr<std::atomic<bool>> exhausted;
    QSemaphore mayOpen { 0 };
    std::atomic<bool> isOpening = false;

    SourceFactory open(const CaptureRequest &request)
    {
        return [this, request, end = atEnd]() -> Result<std::unique_ptr<PacketSource>> {
            if (request.path == "hangs") {
                isOpening = true;
                mayOpen.acquire();
            }
            if (request.path == "cannot be opened")
                return Error { ErrorCode::NotFound, "there is no such thing" };
            auto source = std::make_unique<FakeSource>(
                conversation(requests, request.path), end, request.kind != CaptureKind::File);
            source->m_error = error;
            source->m_notices = notices;
            exhausted = source->m_exhausted;
            return Result<std::unique_ptr<PacketSource>>(std::move(source));
        };
    }
    LiveSession::OpenRequest opener()
    {
        return [this](const CaptureRequest &request) { return open(request); };
    }
};

/// A session, and everything that it told.
struct Watched {
    explicit Watched(Sources &sources)
        : session(sources.opener())
        , states(&session, &LiveSession::stateChanged)
        , failed(&session, &LiveSession::failed)
        , noticed(&session, &LiveSession::noticed)
        , progressed(&session, &LiveSession::progressed)
        , raised(&session, &LiveSession::alertRaised)
        , cleared(&session, &LiveSession::alertCleared)
    {
        session.setRefresh(100ms);
        QObject::connect(&session, &LiveSession::viewReady, &session,
            [this](const std::shared_ptr<const MonitorView> &view) { views.push_back(view); });
    }
    std::uint64_t requests() const { return session.view() ? session.view()->stats.requests : 0; }
    bool isOver() const
    {
        return session.state() == CaptureState::Finished || session.state() == CaptureState::Failed;
    }

    LiveSession session;
    QSignalSpy states;
    QSignalSpy failed;
    QSignalSpy noticed;
    QSignalSpy progressed;
    QSignalSpy raised;
    QSignalSpy cleared;
    std::vector<std::shared_ptr<const MonitorView>> views;
};

ViewQuery wholeQuery()
{
    ViewQuery query;
    query.windowSeconds.reset();
    query.series.newestSeconds = 0;
    return query;
}

SessionOptions watching(const AlertRule &rule)
{
    SessionOptions options;
    options.alertRules = { rule };
    return options;
}

enum Situation { Opening, Hanging, Watching, Busy, Blocked, Reading, Finished, Failed };

void addSituations()
{
    QTest::addColumn<int>("situation");
    QTest::newRow("just begun") << int(Opening);
    QTest::newRow("opening hangs") << int(Hanging);
    QTest::newRow("watching") << int(Watching);
    QTest::newRow("busy") << int(Busy);
    QTest::newRow("blocked") << int(Blocked);
    QTest::newRow("reading") << int(Reading);
    QTest::newRow("finished") << int(Finished);
    QTest::newRow("failed") << int(Failed);
}

/// Starts a capture of "former" and has it come to @p situation.
void bring(Watched &watched, Sources &sources, int situation)
{
    using AtEnd = FakeSource::AtEnd;
    sources.atEnd = situation == Busy || situation == Reading ? AtEnd::Repeat
        : situation == Blocked                                ? AtEnd::Hang
        : situation == Finished                               ? AtEnd::End
        : situation == Failed                                 ? AtEnd::Fail
                                                              : AtEnd::Idle;
    const auto kind =
        situation == Reading || situation == Blocked ? CaptureKind::File : CaptureKind::Interfaces;
    watched.session.start(asked(situation == Hanging ? "hangs" : "former", kind), {});
    QCOMPARE(watched.session.state(), CaptureState::Opening);
    if (situation == Hanging)
        WAIT_VERIFY(sources.isOpening.load());
    else if (situation == Finished || situation == Failed)
        WAIT_VERIFY(watched.isOver());
    else if (situation == Blocked)
        WAIT_VERIFY(watched.session.state() == CaptureState::Reading);
    else if (situation != Opening)
        WAIT_VERIFY(watched.requests() > 0);
    sources.atEnd = AtEnd::Idle;
}

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
    void queriesAreAnsweredInEveryState_data();
    void queriesAreAnsweredInEveryState();
    void theNewestQueryWins();
    void frozenViewsStandStill();
    void startingEndsFreezing();
    void nobodyLooks();
    void viewsWaitUntilTheLastOneWasHandled();
    void aGuiThatIsStuckLosesNothing();
    void stopsInEveryState_data() { addSituations(); }
    void stopsInEveryState();
    void isReplacedInEveryState_data() { addSituations(); }
    void isReplacedInEveryState();
    void isDestroyedInEveryState_data() { addSituations(); }
    void isDestroyedInEveryState();
    void handlersMayStartAnother();
    void handlersMayDeleteTheSession();
    void alertsAreTold();
    void newRulesEndTheFormerEpisodes();
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

void TestMonitorLiveSession::queriesAreAnsweredInEveryState_data()
{
    addSituations();
}

void TestMonitorLiveSession::queriesAreAnsweredInEveryState()
{
    QFETCH(const int, situation);
    Sources sources;
    Watched watched(sources);
    bring(watched, sources, situation);
    watched.session.setRefresh(60s);
    ViewQuery query = wholeQuery();
    query.requestWords = "GET";
    watched.session.setQuery(query);
    query.serial = watched.session.query().serial;
    QCOMPARE(watched.session.query(), query);
    WAIT_VERIFY(watched.session.view() && watched.session.view()->query == query);
    watched.session.setFrozen(true);
    WAIT_VERIFY(watched.session.view()->frozen);
    watched.session.setQuery(query);
    WAIT_COMPARE(watched.session.view()->query.serial, query.serial + 1);
    QVERIFY(watched.session.view()->frozen);
    sources.mayOpen.release(10);
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
    WAIT_COMPARE(watched.raised.count(), 1); // alerts go on
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
    QVERIFY(!watched.session.view()->stats.loss.any());
}

void TestMonitorLiveSession::stopsInEveryState()
{
    QFETCH(const int, situation);
    Sources sources;
    Watched watched(sources);
    bring(watched, sources, situation);
    watched.session.stop();
    WAIT_VERIFY(watched.isOver());
    QCOMPARE(watched.session.state(),
        situation == Failed ? CaptureState::Failed : CaptureState::Finished);
    QVERIFY(watched.session.view());
    const auto told = watched.states.count();
    sources.mayOpen.release(10);
    watched.session.stop();
    watched.session.setQuery({}); // everything before it was handled when it is answered
    WAIT_COMPARE(watched.session.view()->query.serial, watched.session.query().serial);
    QCOMPARE(watched.states.count(), told);
}

void TestMonitorLiveSession::isReplacedInEveryState()
{
    QFETCH(const int, situation);
    Sources sources;
    Watched watched(sources);
    bring(watched, sources, situation);
    watched.states.clear();
    watched.views.clear();
    watched.failed.clear();
    watched.session.start(asked("latter"), {});
    QVERIFY(!watched.session.view());
    QCOMPARE(watched.session.state(), CaptureState::Opening);
    sources.mayOpen.release(10);
    WAIT_COMPARE(watched.requests(), 50U);
    QCOMPARE(watched.session.state(), CaptureState::Capturing);
    QCOMPARE(watched.states.count(), 2);
    QCOMPARE(watched.failed.count(), 0);
    QCOMPARE(watched.views.front()->stats.requests, 0U);
    for (const auto &view : watched.views) {
        for (const HostRow &row : view->stats.hosts)
            QCOMPARE(row.host, std::string("latter"));
    }
}

void TestMonitorLiveSession::isDestroyedInEveryState()
{
    QFETCH(const int, situation);
    Sources sources;
    {
        Watched watched(sources);
        bring(watched, sources, situation);
        if (situation == Hanging)
            sources.mayOpen.release(10);
    }
    // Nothing uses the sources any more, or a sanitizer would tell.
}

void TestMonitorLiveSession::handlersMayStartAnother()
{
    Sources sources;
    Watched watched(sources);
    bool started = false;
    connect(&watched.session, &LiveSession::viewReady, this, [&] {
        if (watched.requests() > 0 && !std::exchange(started, true))
            watched.session.start(asked("latter"), {});
    });
    watched.session.start(asked("former"), {});
    WAIT_VERIFY(started && watched.requests() == 50);
    QCOMPARE(watched.session.view()->stats.hosts[0].host, std::string("latter"));
}

void TestMonitorLiveSession::handlersMayDeleteTheSession()
{
    Sources sources;
    sources.atEnd = FakeSource::AtEnd::Repeat;
    auto *session = new LiveSession(sources.opener());
    bool isGone = false;
    connect(session, &QObject::destroyed, this, [&] { isGone = true; });
    connect(session, &LiveSession::viewReady, this,
        [&](const std::shared_ptr<const MonitorView> &view) {
            if (view->stats.requests > 0)
                delete session;
        });
    session->start(asked("a.example", CaptureKind::File), {});
    WAIT_VERIFY(isGone);
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
    QCOMPARE(watched.raised.count(), 1);
    // Nothing comes any more, so nobody shall wait for it to recover; in the report it has not.
    QCOMPARE(watched.cleared.count(), 1);
    QCOMPARE(watched.cleared[0][0].value<AlertEvent>().end, AlertEnd::CaptureEnded);
    QVERIFY(!watched.session.view()->alertFiring);
    QCOMPARE(watched.session.view()->episodes.size(), 1U);
    const Report report = LiveSession::reportOf(*watched.session.view());
    QCOMPARE(report.alerts.size(), 1U);
    QVERIFY(report.alertFiring);
}

void TestMonitorLiveSession::newRulesEndTheFormerEpisodes()
{
    Sources sources;
    Watched watched(sources);
    AlertRule rule;
    rule.raiseAt = 10;
    rule.clearAt = 10;
    rule.windowSeconds = 3600;
    watched.session.start(asked("a.example"), watching(rule));
    WAIT_COMPARE(watched.raised.count(), 1);
    rule.name = "another";
    rule.raiseAt = 1e9;
    rule.clearAt = 1e9;
    watched.session.setAlertRules({ rule });
    WAIT_COMPARE(watched.cleared.count(), 1);
    QCOMPARE(watched.cleared[0][0].value<AlertEvent>().end, AlertEnd::RuleChanged);
    WAIT_VERIFY(!watched.session.view()->alertFiring);
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
