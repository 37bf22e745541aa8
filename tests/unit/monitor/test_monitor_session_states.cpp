// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/monitor/session_situations.h"

using namespace hitwatch;
using namespace hitwatch::test;
using namespace std::chrono_literals;

class TestMonitorSessionStates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void queriesAreAnsweredInEveryState_data() { addSituations(); }
    void queriesAreAnsweredInEveryState();
    void stopsInEveryState_data() { addSituations(); }
    void stopsInEveryState();
    void isReplacedInEveryState_data() { addSituations(); }
    void isReplacedInEveryState();
    void isDestroyedInEveryState_data() { addSituations(); }
    void isDestroyedInEveryState();
    void handlersMayStartAnother();
    void handlersMayDeleteTheSession();
};

void TestMonitorSessionStates::queriesAreAnsweredInEveryState()
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

void TestMonitorSessionStates::stopsInEveryState()
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
    // What is over by itself was not stopped.
    const bool ends = situation == Finished || situation == Failed;
    QCOMPARE(watched.session.view()->source.isStopped, !ends);
    QVERIFY(watched.session.view()->source.isOver);
    const auto told = watched.states.count();
    sources.mayOpen.release(10);
    watched.session.stop();
    watched.session.setQuery({}); // everything before it was handled when it is answered
    WAIT_COMPARE(watched.session.view()->query.serial, watched.session.query().serial);
    QCOMPARE(watched.states.count(), told);
}

void TestMonitorSessionStates::isReplacedInEveryState()
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

void TestMonitorSessionStates::isDestroyedInEveryState()
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

void TestMonitorSessionStates::handlersMayStartAnother()
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

void TestMonitorSessionStates::handlersMayDeleteTheSession()
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
    session->setQuery(wholeQuery());
    session->start(asked("a.example", CaptureKind::File), {});
    WAIT_VERIFY(isGone);
}

QTEST_GUILESS_MAIN(TestMonitorSessionStates)
#include "test_monitor_session_states.moc"
