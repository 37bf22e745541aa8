// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/filter_compiler.h"
#include "capture/live/capture_filter.h"
#include "monitor/capture_request.h"
#include "monitor/monitor.h"
#include "support/tcp_conversation.h"
#include "support/waiting.h"
#include "unit/capture/fake_source.h"

#include <QSignalSpy>
#include <QTest>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

std::vector<Frame> conversation(int requests)
{
    TcpConversation talk;
    talk.open();
    for (int at = 0; at < requests; ++at) {
        talk.client("GET /a/b HTTP/1.1\r\nHost: a.example\r\n\r\n");
        talk.server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        talk.wait(100 * kMillisecond);
    }
    talk.close();
    return talk.frames();
}

SourceFactory fake(
    int requests, FakeSource::AtEnd atEnd, bool live, std::optional<Error> error = {})
{
    return [=] {
        auto source = std::make_unique<FakeSource>(conversation(requests), atEnd, live);
        source->m_error = error;
        return Result<std::unique_ptr<PacketSource>>(std::move(source));
    };
}

struct Watched {
    Watched(const ReportPlan &plan, SourceFactory factory, const EngineLimits &limits = {})
        : monitor(limits, plan, std::move(factory))
        , finished(&monitor, &Monitor::captureFinished)
        , failed(&monitor, &Monitor::captureFailed)
        , progressed(&monitor, &Monitor::progressed)
    {
        QObject::connect(&monitor, &Monitor::reportReady, &monitor,
            [this](const std::shared_ptr<const Report> &report) {
                json += toJson(*report, JsonStyle::Compact) + '\n';
                requests += report->stats.requests;
                ++reports;
            });
    }
    bool isOver() const { return finished.count() + failed.count() == 1; }

    Monitor monitor;
    QSignalSpy finished;
    QSignalSpy failed;
    QSignalSpy progressed;
    std::string json;
    std::uint64_t requests = 0;
    std::size_t reports = 0;
};

} // namespace

class TestMonitor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneReportForAFile()
    {
        Watched watched({}, fake(500, FakeSource::AtEnd::End, false));
        watched.monitor.start();
        WAIT_VERIFY(watched.isOver());
        QCOMPARE(watched.reports, 1U);
        QCOMPARE(watched.requests, 500U);
        QVERIFY(watched.progressed.count() > 0);
        QCOMPARE(watched.progressed.back()[1].toULongLong(), 1000ULL);
    }

    void theSameReportsWhateverTheBatches()
    {
        ReportPlan plan;
        plan.refreshSeconds = 3;
        std::string expected;
        for (const std::size_t batchEvents : { 1U, 5U, 512U }) {
            EngineLimits limits;
            limits.batchEvents = batchEvents;
            Watched watched(plan, fake(300, FakeSource::AtEnd::End, false), limits);
            watched.monitor.start();
            WAIT_VERIFY(watched.isOver());
            QVERIFY(watched.reports > 5);
            QCOMPARE(watched.requests, 300U);
            if (expected.empty())
                expected = watched.json;
            QCOMPARE(watched.json, expected);
        }
    }

    void stopGivesTheLastReport()
    {
        ReportPlan plan;
        plan.refreshSeconds = 3600;
        Watched watched(plan, fake(20, FakeSource::AtEnd::Idle, true));
        watched.monitor.start();
        WAIT_VERIFY(watched.monitor.stats().now() > conversation(20).back().time);
        QCOMPARE(watched.reports, 0U);
        watched.monitor.stop();
        WAIT_VERIFY(watched.isOver());
        QCOMPARE(watched.reports, 1U);
        QCOMPARE(watched.requests, 20U);
    }

    void alertsAreTold()
    {
        ReportPlan plan;
        plan.alertRules.front().raiseAt = 100;
        plan.alertRules.front().clearAt = 100;
        Watched watched(plan, fake(200, FakeSource::AtEnd::End, false));
        watched.monitor.start();
        WAIT_VERIFY(watched.isOver());
        QCOMPARE(watched.monitor.alerts().episodes().size(), 1U);
    }

    void afterAFailureWhatWasCountedIsReported()
    {
        Watched watched({},
            fake(7, FakeSource::AtEnd::Fail, true,
                Error { ErrorCode::ResourceGone, "the helper ended" }));
        watched.monitor.start();
        WAIT_VERIFY(watched.isOver());
        QCOMPARE(watched.failed.count(), 1);
        QCOMPARE(watched.reports, 1U);
        QCOMPARE(watched.requests, 7U);
    }

    void whatCannotBeOpenedHasNoReport()
    {
        CaptureRequest request;
        request.kind = CaptureKind::File;
        request.path = "/nonexistent/capture.pcap";
        Watched watched({}, sourceFactory(request));
        watched.monitor.start();
        WAIT_VERIFY(watched.isOver());
        QCOMPARE(watched.failed.count(), 1);
        QCOMPARE(watched.reports, 0U);
    }

    void mayBeDestroyedWhileItRuns_data()
    {
        QTest::addColumn<int>("atEnd");
        QTest::addColumn<bool>("live");
        QTest::newRow("blocked") << int(FakeSource::AtEnd::Hang) << false;
        QTest::newRow("busy") << int(FakeSource::AtEnd::Repeat) << false;
        QTest::newRow("busy, live") << int(FakeSource::AtEnd::Repeat) << true;
    }
    void mayBeDestroyedWhileItRuns()
    {
        QFETCH(const int, atEnd);
        QFETCH(const bool, live);
        Watched watched({}, fake(50, static_cast<FakeSource::AtEnd>(atEnd), live));
        watched.monitor.start();
        WAIT_VERIFY(watched.progressed.count() > 0);
    }

    void filtersAndPortsGoTogether_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("ports");
        QTest::addColumn<QString>("expected");
        const QString any = QString::fromStdString(defaultCaptureFilter());
        const QString port80 = QString::fromStdString(defaultCaptureFilter({ { 80, 80 } }));
        QTest::newRow("nothing") << QString() << false << any;
        QTest::newRow("filter") << QStringLiteral("host ::1") << false
                                << QStringLiteral("host ::1");
        QTest::newRow("ports") << QString() << true << port80;
        QTest::newRow("a filter that steps over tags comes last")
            << QStringLiteral("vlan 5") << true
            << QString(QStringLiteral("(") + port80 + QStringLiteral(") and (vlan 5)"));
    }
    void filtersAndPortsGoTogether()
    {
        QFETCH(const QString, filter);
        QFETCH(const bool, ports);
        QFETCH(const QString, expected);
        CaptureRequest request;
        request.filter = filter.toStdString();
        if (ports)
            request.ports = { { 80, 80 } };
        QCOMPARE(QString::fromStdString(kernelFilter(request)), expected);
        QVERIFY(limitsFor(request).ports == request.ports);
        QVERIFY(!checkCaptureFilter(kernelFilter(request)));
    }
};

QTEST_GUILESS_MAIN(TestMonitor)
#include "test_monitor.moc"
