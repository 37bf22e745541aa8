// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/worker/capture_worker.h"
#include "support/tcp_conversation.h"
#include "support/waiting.h"
#include "unit/capture/fake_source.h"

#include <QTest>
#include <QThread>

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
    }
    talk.close();
    return talk.frames();
}

/// A worker in its thread, and a receiver on this one that may be told to hold its credit.
class Harness : public QObject {
public:
    Harness(std::vector<Frame> frames, FakeSource::AtEnd atEnd, bool live, EngineLimits limits = {})
        : Harness(limits, [this, frames = std::move(frames), atEnd, live] {
            auto made = std::make_unique<FakeSource>(frames, atEnd, live);
            made->m_error = error;
            made->m_notices = notices;
            made->m_exhausted = sourceExhausted;
            made->m_knowsKeyLog = sourceKnowsKeyLog;
            return Result<std::unique_ptr<PacketSource>>(std::move(made));
        })
    {
    }
    Harness(EngineLimits limits, SourceFactory factory)
        : worker(limits, std::move(factory))
        , thread(QThread::create([this] { worker.run(); }))
    {
        connect(&worker, &CaptureWorker::batchReady, this,
            [this](const std::shared_ptr<const HttpEventBatch> &batch) {
                ++batches;
                clock = batch->clock;
                counters = batch->counters;
                events += batch->events.size();
                for (const HttpEvent &event : batch->events)
                    requests += event.kind == HttpEventKind::Request ? 1 : 0;
                if (holdsCredit)
                    ++held;
                else
                    worker.releaseBatch();
            });
        // Not by QSignalSpy: that one listens on the sender's thread, ahead of the batches.
        connect(&worker, &CaptureWorker::finished, this, [this] { ++finished; });
        connect(&worker, &CaptureWorker::failed, this,
            [this](const Error &why) { failures.push_back(why.message); });
        connect(&worker, &CaptureWorker::noticed, this,
            [this](const QString &text) { noticed.push_back(text.toStdString()); });
    }
    ~Harness() override
    {
        worker.requestStop();
        thread->wait();
    }
    bool isOver() const { return finished + failures.size() > 0; }
    /// Takes what was held back, and from now on whatever comes.
    void stopHolding()
    {
        holdsCredit = false;
        for (; held > 0; --held)
            worker.releaseBatch();
    }

    std::optional<Error> error;
    std::vector<std::string> notices;
    std::shared_ptr<std::atomic<bool>> sourceExhausted = std::make_shared<std::atomic<bool>>(false);
    std::shared_ptr<std::atomic<bool>> sourceKnowsKeyLog =
        std::make_shared<std::atomic<bool>>(false);
    bool holdsCredit = false;
    std::size_t held = 0; ///< batches whose credit was not given back
    std::size_t batches = 0;
    std::size_t events = 0;
    std::size_t requests = 0;
    TimeNs clock = 0;
    CaptureCounters counters;
    CaptureWorker worker;
    std::unique_ptr<QThread> thread;
    std::size_t finished = 0;
    std::vector<std::string> failures;
    std::vector<std::string> noticed;
};

} // namespace

class TestCaptureWorker : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAFileToItsEnd()
    {
        Harness harness(conversation(1000), FakeSource::AtEnd::End, false);
        harness.thread->start();
        WAIT_VERIFY(harness.isOver());
        QCOMPARE(harness.finished, 1U);
        QVERIFY(harness.failures.empty());
        QCOMPARE(harness.requests, 1000U);
        QCOMPARE(harness.events, 2000U);
        QCOMPARE(harness.counters.eventsShed, 0U);
        QCOMPARE(harness.counters.interfaces.size(), 1U);
        QCOMPARE(harness.counters.interfaces[0].packets, harness.counters.decode.packets);
        QCOMPARE(harness.clock, conversation(1000).back().time);
    }

    void anEmptyFileStillHasABatch()
    {
        Harness harness({}, FakeSource::AtEnd::End, false);
        harness.thread->start();
        WAIT_VERIFY(harness.isOver());
        QCOMPARE(harness.finished, 1U);
        QCOMPARE(harness.batches, 1U);
        QCOMPARE(harness.events, 0U);
    }

    void tellsTheSourceWhereSecretsGo()
    {
        Harness harness(conversation(1), FakeSource::AtEnd::End, false);
        harness.thread->start();
        WAIT_VERIFY(harness.isOver());
        QVERIFY(*harness.sourceKnowsKeyLog);
    }

    void stopsFromAnyState_data()
    {
        QTest::addColumn<int>("atEnd");
        QTest::addColumn<bool>("live");
        QTest::addColumn<bool>("holdsCredit");
        const auto row = [](const char *name, FakeSource::AtEnd atEnd, bool live, bool holds) {
            QTest::newRow(name) << static_cast<int>(atEnd) << live << holds;
        };
        row("blocked in read, file", FakeSource::AtEnd::Hang, false, false);
        row("blocked in read, live", FakeSource::AtEnd::Hang, true, false);
        row("idle", FakeSource::AtEnd::Idle, true, false);
        row("waiting for credit", FakeSource::AtEnd::Repeat, false, true);
        row("shedding", FakeSource::AtEnd::Repeat, true, true);
        row("fast file", FakeSource::AtEnd::Repeat, false, false);
        row("fast link", FakeSource::AtEnd::Repeat, true, false);
    }
    void stopsFromAnyState()
    {
        QFETCH(const int, atEnd);
        QFETCH(const bool, live);
        QFETCH(const bool, holdsCredit);
        Harness harness(conversation(600), static_cast<FakeSource::AtEnd>(atEnd), live);
        harness.holdsCredit = holdsCredit;
        harness.thread->start();
        WAIT_VERIFY(harness.batches > 0);
        if (holdsCredit)
            WAIT_COMPARE(harness.batches, EngineLimits {}.batchesInFlight);
        harness.worker.requestStop();
        WAIT_VERIFY(harness.isOver());
        QCOMPARE(harness.finished, 1U);
        QVERIFY(harness.requests > 0);
    }

    void aReceiverThatHoldsBackGetsNoMoreThanItsCredit()
    {
        EngineLimits limits;
        limits.batchesInFlight = 2;
        Harness harness(conversation(600), FakeSource::AtEnd::Repeat, true, limits);
        harness.holdsCredit = true;
        harness.thread->start();
        for (std::size_t batch = 2; batch < 20; ++batch) {
            WAIT_COMPARE(harness.batches, batch);
            harness.worker.releaseBatch();
        }
        WAIT_COMPARE(harness.batches, 20U);
    }

    void nothingIsLostBetweenSentAndShed()
    {
        // 300 requests and 300 responses, told to a receiver that takes nothing until all of them
        // are told. So it is certain what has to be shed: what neither the batches under way nor
        // the one that waits have room for.
        EngineLimits limits;
        limits.batchEvents = 16;
        limits.waitingEvents = 100;
        Harness harness(conversation(300), FakeSource::AtEnd::End, true, limits);
        harness.holdsCredit = true;
        harness.thread->start();
        WAIT_VERIFY(harness.sourceExhausted->load());
        harness.stopHolding();
        WAIT_VERIFY(harness.isOver());
        const std::size_t room = limits.batchesInFlight * limits.batchEvents + limits.waitingEvents;
        QVERIFY(harness.counters.eventsShed >= 600U - room);
        QCOMPARE(harness.events + harness.counters.eventsShed, 600U);
    }

    void nothingIsLostHoweverTheReceiverKeepsUp_data()
    {
        QTest::addColumn<std::size_t>("every");
        for (const std::size_t every : { 1U, 2U, 3U, 7U })
            QTest::addRow("credit after every %zu", every) << every;
    }
    void nothingIsLostHoweverTheReceiverKeepsUp()
    {
        QFETCH(const std::size_t, every);
        EngineLimits limits;
        limits.batchEvents = 16;
        limits.waitingEvents = 32;
        limits.batchesInFlight = every;
        Harness harness(conversation(2000), FakeSource::AtEnd::End, true, limits);
        harness.holdsCredit = true;
        QObject::connect(&harness.worker, &CaptureWorker::batchReady, &harness, [&harness, every] {
            if (harness.held < every)
                return;
            harness.stopHolding();
            harness.holdsCredit = true;
        });
        harness.thread->start();
        WAIT_VERIFY(harness.isOver());
        QCOMPARE(harness.finished, 1U);
        QCOMPARE(harness.events + harness.counters.eventsShed, 4000U);
    }

    void idleLinksKeepTelling()
    {
        Harness harness(conversation(1), FakeSource::AtEnd::Idle, true);
        harness.thread->start();
        WAIT_VERIFY(harness.batches >= 4);
        QVERIFY(harness.clock > conversation(1).back().time);
        QCOMPARE(harness.requests, 1U);
    }

    void noticesAndDamageAreTold()
    {
        Harness harness(conversation(1), FakeSource::AtEnd::End, false);
        harness.notices = { "eth1 went away" };
        harness.error = Error { ErrorCode::InvalidInput, "x.pcap is cut off" };
        harness.thread->start();
        WAIT_VERIFY(harness.isOver());
        QCOMPARE(harness.finished, 1U);
        QCOMPARE(
            harness.noticed, (std::vector<std::string> { "eth1 went away", "x.pcap is cut off" }));
    }

    void aSourceThatFailsLaterIsReportedWithItsNumbers()
    {
        Harness harness(conversation(5), FakeSource::AtEnd::Fail, true);
        harness.error = Error { ErrorCode::ResourceGone, "the helper ended" };
        harness.thread->start();
        WAIT_VERIFY(harness.isOver());
        QCOMPARE(harness.failures.size(), 1U);
        QCOMPARE(harness.failures[0], "the helper ended");
        QCOMPARE(harness.requests, 5U);
    }

    void aSourceThatFailsAtOnceHasNoBatch()
    {
        Harness harness({}, FakeSource::AtEnd::Fail, false);
        harness.error = Error { ErrorCode::InvalidInput, "not a capture" };
        harness.thread->start();
        WAIT_VERIFY(harness.isOver());
        QCOMPARE(harness.failures.size(), 1U);
        QCOMPARE(harness.batches, 0U);
    }

    void aSourceThatCannotBeOpened()
    {
        Harness harness(EngineLimits {}, [] {
            return Result<std::unique_ptr<PacketSource>>(
                Error { ErrorCode::NotFound, "no such file" });
        });
        harness.thread->start();
        WAIT_VERIFY(harness.isOver());
        QCOMPARE(harness.failures.size(), 1U);
        QCOMPARE(harness.failures[0], "no such file");
        QCOMPARE(harness.batches, 0U);
    }

    void aStopBeforeTheStart()
    {
        Harness harness(conversation(5), FakeSource::AtEnd::Hang, false);
        harness.worker.requestStop();
        harness.thread->start();
        WAIT_VERIFY(harness.isOver());
        QCOMPARE(harness.finished, 1U);
    }
};

QTEST_GUILESS_MAIN(TestCaptureWorker)
#include "test_capture_worker.moc"
