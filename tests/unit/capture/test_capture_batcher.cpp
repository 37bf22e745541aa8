// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/worker/event_batcher.h"

#include <QTest>

#include <thread>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;

using Batches = std::vector<std::shared_ptr<const HttpEventBatch>>;

/// A batcher with a receiver that keeps everything.
struct Bench {
    explicit Bench(WhenBehind whenBehind, EngineLimits engineLimits = {})
        : limits(engineLimits)
        , credit(limits.batchesInFlight)
        , batcher(
              limits, whenBehind, credit, [](HttpEventBatch &batch) { batch.inputBytes = 7; },
              [this](std::shared_ptr<const HttpEventBatch> batch) {
                  batches.push_back(std::move(batch));
                  if (releases)
                      credit.release();
              })
    {
    }

    void packet(TimeNs time, std::uint32_t interfaceIndex = 0, std::uint32_t length = 100)
    {
        PacketRef ref;
        ref.time = time;
        ref.interfaceIndex = interfaceIndex;
        ref.wireLength = length;
        batcher.beginPacket(ref);
    }
    void event(TimeNs time, const std::string &section = "/a")
    {
        HttpEvent told;
        told.time = time;
        told.section = section;
        batcher.onHttpEvent(told);
    }
    std::size_t eventsDelivered() const
    {
        std::size_t count = 0;
        for (const auto &batch : batches)
            count += batch->events.size();
        return count;
    }

    EngineLimits limits;
    BatchCredit credit;
    bool releases = true;
    Batches batches;
    EventBatcher batcher;
};

EngineLimits smallLimits()
{
    EngineLimits limits;
    limits.batchEvents = 4;
    limits.waitingEvents = 10;
    limits.batchesInFlight = 2;
    return limits;
}

} // namespace

class TestCaptureBatcher : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cutsAtTheEventLimit()
    {
        Bench bench(WhenBehind::Wait, smallLimits());
        bench.packet(kStart);
        for (int at = 0; at < 9; ++at)
            bench.event(kStart + at, "/" + std::to_string(at));
        QCOMPARE(bench.batches.size(), 2U);
        bench.batcher.finish();
        QCOMPARE(bench.batches.size(), 3U);
        QCOMPARE(bench.batches[0]->events.size(), 4U);
        QCOMPARE(bench.batches[1]->events.size(), 4U);
        QCOMPARE(bench.batches[2]->events.size(), 1U);
        QCOMPARE(bench.batches[2]->events[0].section, "/8");
        QCOMPARE(bench.batches[0]->inputBytes, 7U);
    }

    void cutsBeforeThePacketBehindAStep_data()
    {
        QTest::addColumn<bool>("live");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("second");
        QTest::addColumn<int>("batches");
        QTest::addColumn<qint64>("clock");
        const qint64 ms = kMillisecond;
        QTest::newRow("file, same second") << false << 100 * ms << 999 * ms << 0 << qint64(0);
        QTest::newRow("file, next second") << false << 999 * ms << 1000 * ms << 1 << 1000 * ms;
        QTest::newRow("file, a hole") << false << 999 * ms << 7300 * ms << 1 << 7000 * ms;
        QTest::newRow("live, same step") << true << 100 * ms << 199 * ms << 0 << qint64(0);
        QTest::newRow("live, next step") << true << 199 * ms << 200 * ms << 1 << 200 * ms;
        QTest::newRow("live, a hole") << true << 199 * ms << 1250 * ms << 1 << 1200 * ms;
        QTest::newRow("back in time") << true << 1199 * ms << 100 * ms << 0 << qint64(0);
    }
    void cutsBeforeThePacketBehindAStep()
    {
        QFETCH(const bool, live);
        QFETCH(const qint64, first);
        QFETCH(const qint64, second);
        QFETCH(const int, batches);
        QFETCH(const qint64, clock);
        Bench bench(live ? WhenBehind::Shed : WhenBehind::Wait);
        bench.packet(kStart + first);
        bench.event(kStart + first);
        bench.packet(kStart + second);
        QCOMPARE(bench.batches.size(), std::size_t(batches));
        if (batches == 1) {
            QCOMPARE(bench.batches[0]->clock, kStart + clock);
            QCOMPARE(bench.batches[0]->events.size(), 1U);
            QCOMPARE(bench.batches[0]->traffic.size(), 1U);
        }
        QCOMPARE(bench.batcher.clock(), kStart + std::max(first, second));
    }

    // What a receiver does at a batch's clock must not depend on the event limit: whenever the
    // clock moves, the same events were told before.
    void tellsTheSameClocksWhateverTheEventLimit_data()
    {
        QTest::addColumn<int>("batchEvents");
        QTest::newRow("1") << 1;
        QTest::newRow("3") << 3;
        QTest::newRow("64") << 64;
    }
    void tellsTheSameClocksWhateverTheEventLimit()
    {
        QFETCH(const int, batchEvents);
        using Steps = std::vector<std::pair<TimeNs, std::size_t>>;
        const auto stepsWith = [](std::size_t limit) {
            EngineLimits limits;
            limits.batchEvents = limit;
            Bench bench(WhenBehind::Wait, limits);
            for (int at = 0; at < 400; ++at) {
                const TimeNs time = kStart + at * 17 * kMillisecond;
                bench.packet(time);
                bench.event(time);
            }
            Steps steps;
            TimeNs last = kStart;
            std::size_t events = 0;
            for (const auto &batch : bench.batches) {
                events += batch->events.size();
                if (batch->clock > last)
                    steps.emplace_back(batch->clock, events);
                last = batch->clock;
            }
            return steps;
        };
        const Steps expected = stepsWith(100'000);
        QCOMPARE(expected.size(), 6U);
        QVERIFY(stepsWith(std::size_t(batchEvents)) == expected);
    }

    void sumsTrafficPerInterfaceAndSecond()
    {
        Bench bench(WhenBehind::Wait);
        bench.packet(kStart, 0, 60);
        bench.packet(kStart + 1, 2, 70);
        bench.packet(kStart + 2, 0, 80);
        const HttpTraffic http {
            .interfaceIndex = 2, .packets = 1, .bytesToServer = 70, .bytesToClient = 0
        };
        bench.batcher.addTraffic({ &http, 1 }, kStart + 2);
        bench.batcher.finish();
        const std::vector<TrafficSample> expected { { 0, kStart, 2, 140, 0, 0 },
            { 2, kStart, 1, 70, 70, 0 } };
        QCOMPARE(bench.batches[0]->traffic.size(), expected.size());
        QVERIFY(bench.batches[0]->traffic == expected);
    }

    void keepsTrafficBoundedWhenTimeStampsJump()
    {
        EngineLimits limits;
        Bench bench(WhenBehind::Wait, limits);
        bench.packet(kStart);
        for (int at = 1; at <= 5000; ++at)
            bench.packet(kStart - at * kSecond, 0, 100);
        bench.batcher.finish();
        QCOMPARE(bench.batches.size(), 1U);
        const auto &traffic = bench.batches[0]->traffic;
        QVERIFY(traffic.size() <= 1024);
        std::uint64_t packets = 0;
        for (const TrafficSample &sample : traffic)
            packets += sample.packets;
        QCOMPARE(packets, 5001U);
    }

    void shedsWhenTheReceiverIsBehind()
    {
        Bench bench(WhenBehind::Shed, smallLimits());
        bench.releases = false;
        bench.packet(kStart);
        for (int at = 0; at < 8; ++at)
            bench.event(kStart);
        // Two batches of four would be in flight: the first has left, the second is full.
        QCOMPARE(bench.batches.size(), 1U);
        for (int at = 0; at < 20; ++at)
            bench.event(kStart);
        QCOMPARE(bench.batches.size(), 2U);
        QCOMPARE(bench.eventsDelivered(), 8U);
        QCOMPARE(bench.batcher.eventsShed(), 10U); // 28 told, 8 sent, 10 wait
        bench.packet(kStart + kSecond);
        QCOMPARE(bench.batches.size(), 2U);

        bench.credit.release();
        bench.packet(kStart + kSecond + 1);
        QCOMPARE(bench.batches.size(), 3U);
        QCOMPARE(bench.batches[2]->events.size(), 10U);
        QCOMPARE(bench.batches[2]->counters.eventsShed, 10U);
        QCOMPARE(bench.batches[1]->counters.eventsShed, 0U);
    }

    void filesLoseNothingToASlowReceiver()
    {
        Bench bench(WhenBehind::Wait, smallLimits());
        bench.releases = false;
        std::atomic<int> told = 0;
        std::thread reader([&] {
            bench.packet(kStart);
            for (int at = 0; at < 40; ++at) {
                bench.event(kStart);
                told = at;
            }
            bench.batcher.finish();
        });
        for (int at = 0; at < 9; ++at) // 10 batches, two credits were there
            bench.credit.release();
        reader.join();
        QCOMPARE(bench.eventsDelivered(), 40U);
        QCOMPARE(bench.batcher.eventsShed(), 0U);
    }

    void aCancelledWaitEndsAndLosesNothingSmall()
    {
        Bench bench(WhenBehind::Wait, smallLimits());
        bench.releases = false;
        std::thread reader([&] {
            bench.packet(kStart);
            for (int at = 0; at < 13; ++at)
                bench.event(kStart);
            bench.batcher.finish();
        });
        bench.credit.cancel();
        reader.join();
        QCOMPARE(bench.eventsDelivered(), 13U);
    }

    void idleLinksTellTheirClock()
    {
        Bench bench(WhenBehind::Shed);
        QVERIFY(bench.batcher.flush(kStart + 123));
        QVERIFY(bench.batcher.flush(kStart + 456));
        QCOMPARE(bench.batches.size(), 2U);
        QCOMPARE(bench.batches[1]->clock, kStart + 456);
        QVERIFY(bench.batches[1]->events.empty());
    }

    void idlePipesDoNot()
    {
        Bench bench(WhenBehind::Wait);
        bench.packet(kStart + 500 * kMillisecond);
        bench.batcher.flushPending();
        QCOMPARE(bench.batches.size(), 0U); // no events
        bench.event(kStart + 500 * kMillisecond);
        bench.batcher.flushPending();
        QCOMPARE(bench.batches.size(), 1U);
        QCOMPARE(bench.batches[0]->clock, kStart);
    }

    void batchesAreUsedAgain()
    {
        BatchPool pool(2);
        const HttpEventBatch *first = nullptr;
        {
            auto batch = pool.take();
            first = batch.get();
            batch->append(HttpEvent {});
            batch->clock = 5;
        }
        QCOMPARE(pool.spareCount(), 1U);
        auto again = pool.take();
        QCOMPARE(again.get(), first);
        QVERIFY(again->events.empty());
        QCOMPARE(again->clock, TimeNs(0));
        QCOMPARE(pool.spareCount(), 0U);
    }

    void theShelfIsBounded()
    {
        BatchPool pool(2);
        std::vector<std::shared_ptr<HttpEventBatch>> taken;
        for (int at = 0; at < 10; ++at)
            taken.push_back(pool.take());
        taken.clear();
        QCOMPARE(pool.spareCount(), 2U);
    }

    void batchesMayOutliveThePool()
    {
        std::shared_ptr<HttpEventBatch> left;
        {
            BatchPool pool(2);
            left = pool.take();
        }
        left->append(HttpEvent {});
        std::thread other([batch = std::move(left)]() mutable { batch.reset(); });
        other.join();
    }
};

QTEST_GUILESS_MAIN(TestCaptureBatcher)
#include "test_capture_batcher.moc"
