// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "monitor/live_session.h"

using namespace hitwatch;

namespace {

constexpr int kPatience = 60'000;
const std::string kData = HITWATCH_TEST_DATA "/captures/data/";

CaptureRequest demo()
{
    CaptureRequest request;
    request.kind = CaptureKind::Demo;
    return request;
}

CaptureRequest file(const std::string &path)
{
    CaptureRequest request;
    request.kind = CaptureKind::File;
    request.path = path;
    return request;
}

ViewQuery wholeQuery()
{
    ViewQuery query;
    query.windowSeconds.reset();
    query.series.newestSeconds = 0;
    return query;
}

} // namespace

class TestMonitorLiveSession : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemoMoves()
    {
        LiveSession session;
        session.setRefresh(std::chrono::milliseconds(100));
        session.start(demo(), {});
        QCOMPARE(session.state(), CaptureState::Opening);
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), CaptureState::Capturing, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(session.view() && session.view()->stats.requests > 0, kPatience);
        const auto before = session.view();
        QTRY_VERIFY_WITH_TIMEOUT(
            session.view()->stats.requests > before->stats.requests, kPatience);
        QVERIFY(session.view()->now > before->now);
        QVERIFY(!session.view()->requests.empty());
        QVERIFY(!session.view()->series.points.empty());
        QCOMPARE(session.view()->narrowed.snapshot, session.view()->stats);
        session.stop();
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), CaptureState::Finished, kPatience);
    }

    void aFileIsReadToItsEnd()
    {
        LiveSession session;
        QSignalSpy progressed(&session, &LiveSession::progressed);
        QSignalSpy states(&session, &LiveSession::stateChanged);
        session.setQuery(wholeQuery());
        session.start(file(kData + "keep_alive.pcap"), {});
        QTRY_COMPARE_WITH_TIMEOUT(session.state(), CaptureState::Finished, kPatience);
        QCOMPARE(states.count(), 3);
        QVERIFY(session.view()->stats.requests > 0);
        QVERIFY(progressed.count() > 0);
        QCOMPARE(progressed.back()[0], progressed.back()[1]);
    }
};

QTEST_GUILESS_MAIN(TestMonitorLiveSession)
#include "test_monitor_live_session.moc"
