// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/alert_engine.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;
constexpr TimeNs kStep = 500 * kMillisecond;

/// @c count messages at @c at (ms after the start); none: only the clock moves on.
struct Tick {
    int at;
    int count;
};

struct Expected {
    AlertTransition transition;
    int at; ///< ms after the start
    double value;
    double peak;
};

constexpr auto R = AlertTransition::Raised;
constexpr auto C = AlertTransition::Cleared;

HttpEvent messageAt(TimeNs time, HttpEventKind kind = HttpEventKind::Request)
{
    HttpEvent event;
    event.kind = kind;
    event.time = time;
    return event;
}

AlertRule rule(int window, double raiseAt, double clearAt, TimeNs hold = 0, TimeNs settle = 0)
{
    AlertRule made;
    made.windowSeconds = window;
    made.raiseAt = raiseAt;
    made.clearAt = clearAt;
    made.hold = hold;
    made.settle = settle;
    return made;
}

std::vector<AlertEvent> run(AlertEngine &engine, const QList<Tick> &ticks)
{
    std::vector<AlertEvent> told;
    for (const Tick &tick : ticks) {
        const TimeNs time = kStart + tick.at * kMillisecond;
        for (int count = 0; count < tick.count; ++count)
            engine.apply(messageAt(time));
        for (AlertEvent &event : engine.advance(time))
            told.push_back(std::move(event));
    }
    return told;
}

} // namespace

class TestAlertEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void series_data();
    void series();
    void defaultRule();
    void batchingDoesNotMatter();
    void longSilenceIsCrossedAtOnce();
    void clockSetBackEndsTheEpisode();
    void metrics();
};

void TestAlertEngine::series_data()
{
    QTest::addColumn<AlertRule>("alertRule");
    QTest::addColumn<QList<Tick>>("ticks");
    QTest::addColumn<QList<Expected>>("expected");

    QTest::addRow("below the level")
        << rule(2, 5, 5) << QList<Tick> { { 100, 4 }, { 9000, 0 } } << QList<Expected> {};
    QTest::addRow("silence clears") << rule(2, 5, 5) << QList<Tick> { { 100, 5 }, { 9000, 0 } }
                                    << QList<Expected> { { R, 500, 5, 5 }, { C, 2500, 0, 5 } };
    QTest::addRow("an event at t is in the evaluation at t")
        << rule(2, 5, 5) << QList<Tick> { { 500, 5 }, { 501, 0 }, { 2501, 0 } }
        << QList<Expected> { { R, 500, 5, 5 }, { C, 2500, 0, 5 } };
    QTest::addRow("an event just after t is not")
        << rule(2, 5, 5) << QList<Tick> { { 500, 4 }, { 501, 1 }, { 9000, 0 } }
        << QList<Expected> { { R, 1000, 5, 5 }, { C, 2500, 1, 5 } };
    QTest::addRow("peak") << rule(2, 5, 5)
                          << QList<Tick> { { 100, 5 }, { 600, 3 }, { 1600, 1 }, { 9000, 0 } }
                          << QList<Expected> { { R, 500, 5, 5 }, { C, 2500, 4, 9 } };
    QTest::addRow("flapping at the level without hysteresis is several episodes")
        << rule(1, 3, 3) << QList<Tick> { { 100, 3 }, { 1100, 2 }, { 2100, 3 }, { 9000, 0 } }
        << QList<Expected> { { R, 500, 3, 3 }, { C, 1500, 2, 3 }, { R, 2500, 3, 3 },
               { C, 3500, 0, 3 } };
    QTest::addRow("hysteresis makes it one")
        << rule(1, 3, 2) << QList<Tick> { { 100, 3 }, { 1100, 2 }, { 2100, 4 }, { 9000, 0 } }
        << QList<Expected> { { R, 500, 3, 3 }, { C, 3500, 0, 4 } };
    QTest::addRow("hold: raised once it lasted")
        << rule(1, 3, 3, kSecond)
        << QList<Tick> { { 100, 3 }, { 1100, 3 }, { 2100, 3 }, { 9000, 0 } }
        << QList<Expected> { { R, 1500, 3, 3 }, { C, 3500, 0, 3 } };
    QTest::addRow("hold: a dip starts it anew")
        << rule(1, 3, 3, kSecond) << QList<Tick> { { 100, 3 }, { 2100, 3 }, { 9000, 0 } }
        << QList<Expected> {};
    QTest::addRow("settle: a value that swings around the level is one episode")
        << rule(1, 3, 3, 0, kSecond)
        << QList<Tick> { { 100, 3 }, { 1100, 2 }, { 1600, 1 }, { 2600, 3 }, { 3700, 2 },
               { 4200, 1 }, { 9000, 0 } }
        << QList<Expected> { { R, 500, 3, 3 }, { C, 5000, 1, 3 } };
    QTest::addRow("settle: over since the first evaluation below, once that lasted")
        << rule(1, 3, 3, 0, 2 * kSecond) << QList<Tick> { { 100, 3 }, { 9000, 0 } }
        << QList<Expected> { { R, 500, 3, 3 }, { C, 1500, 0, 3 } };
    QTest::addRow("a late event counts from then on")
        << rule(4, 3, 3) << QList<Tick> { { 1100, 2 }, { 3200, 0 }, { 900, 1 }, { 9000, 0 } }
        << QList<Expected> { { R, 3500, 3, 3 }, { C, 5000, 2, 3 } };
    QTest::addRow("an event older than the window is ignored")
        << rule(2, 3, 3) << QList<Tick> { { 5100, 2 }, { 5600, 0 }, { 100, 1 }, { 9000, 0 } }
        << QList<Expected> {};
    QTest::addRow("a gap between two bursts")
        << rule(2, 3, 3) << QList<Tick> { { 100, 3 }, { 3'600'100, 3 }, { 3'700'000, 0 } }
        << QList<Expected> { { R, 500, 3, 3 }, { C, 2500, 0, 3 }, { R, 3'600'500, 3, 3 },
               { C, 3'602'500, 0, 3 } };
    QTest::addRow("levels of zero do not alert on silence")
        << rule(1, 0, 0) << QList<Tick> { { 100, 0 }, { 5000, 0 } } << QList<Expected> {};
}

void TestAlertEngine::series()
{
    QFETCH(AlertRule, alertRule);
    QFETCH(QList<Tick>, ticks);
    QFETCH(QList<Expected>, expected);
    AlertEngine engine({ alertRule });
    const std::vector<AlertEvent> told = run(engine, ticks);
    QCOMPARE(told.size(), std::size_t(expected.size()));
    TimeNs raisedAt = 0;
    for (std::size_t at = 0; at < told.size(); ++at) {
        const Expected &wanted = expected[qsizetype(at)];
        const TimeNs time = kStart + wanted.at * kMillisecond;
        if (wanted.transition == R)
            raisedAt = time;
        QCOMPARE(told[at].transition, wanted.transition);
        QCOMPARE(told[at].at - kStart, time - kStart);
        QCOMPARE(told[at].value, wanted.value);
        QCOMPARE(told[at].peak, wanted.peak);
        QCOMPARE(told[at].raisedAt, raisedAt);
    }
    QVERIFY(!engine.isFiring());
}

void TestAlertEngine::defaultRule()
{
    AlertEngine engine({ AlertRule {} });
    // 70 messages a second, a request and its response each time.
    std::vector<AlertEvent> told;
    for (int number = 0; number < 3500; ++number) {
        const TimeNs time = kStart + number * (kSecond / 35) + 1;
        engine.apply(messageAt(time));
        engine.apply(messageAt(time, HttpEventKind::Response));
        for (AlertEvent &event : engine.advance(time))
            told.push_back(std::move(event));
    }
    QCOMPARE(told.size(), std::size_t { 0 });
    told = engine.advance(kStart + 101 * kSecond);
    QCOMPARE(told.size(), std::size_t { 1 });
    QCOMPARE(told[0].transition, R);
    QCOMPARE(told[0].at, kStart + 100 * kSecond);
    QCOMPARE(told[0].value, 7000.);
    QCOMPARE(told[0].rule.windowSeconds, 120);
    QCOMPARE(told[0].rule.raiseAt, 7000.);
    QVERIFY(engine.isFiring());
    told = engine.advance(kStart + 200 * kSecond);
    QCOMPARE(told.size(), std::size_t { 1 });
    QCOMPARE(told[0].transition, C);
    QCOMPARE(told[0].at, kStart + 120 * kSecond + kStep);
    QCOMPARE(told[0].end, AlertEnd::Recovered);
    QVERIFY(!engine.isFiring());
}

void TestAlertEngine::batchingDoesNotMatter()
{
    std::minstd_rand random(11);
    std::vector<HttpEvent> events;
    TimeNs now = kStart;
    for (int number = 0; number < 4000; ++number) {
        now += random() % 100 == 0 ? static_cast<TimeNs>(random() % 8) * kSecond
                                   : static_cast<TimeNs>(random() % 60) * kMillisecond;
        const TimeNs late = random() % 9 == 0 ? static_cast<TimeNs>(random() % 3000) : 0;
        events.push_back(messageAt(now - late * kMillisecond));
    }
    std::vector<AlertEvent> first;
    for (const std::size_t batch : { 1, 7, 512, 4000 }) {
        AlertEngine engine({ rule(3, 60, 50), rule(1, 25, 25, kSecond) });
        std::vector<AlertEvent> told;
        TimeNs clock = kStart;
        for (std::size_t at = 0; at < events.size(); ++at) {
            engine.apply(events[at]);
            clock = std::max(clock, events[at].time);
            if ((at + 1) % batch != 0)
                continue;
            for (AlertEvent &event : engine.advance(clock))
                told.push_back(std::move(event));
        }
        for (AlertEvent &event : engine.advance(clock + 60 * kSecond))
            told.push_back(std::move(event));
        if (first.empty())
            first = told;
        QVERIFY(told.size() > 10);
        QVERIFY(told == first);
    }
}

void TestAlertEngine::longSilenceIsCrossedAtOnce()
{
    AlertEngine engine({ rule(3600, 2, 2) });
    run(engine, { { 100, 2 }, { 600, 0 } });
    QVERIFY(engine.isFiring());
    // A century in half seconds would take minutes.
    const TimeNs century = TimeNs { 36'525 } * 86'400 * kSecond;
    const std::vector<AlertEvent> told = engine.advance(kStart + century);
    QCOMPARE(told.size(), std::size_t { 1 });
    QCOMPARE(told[0].at, kStart + 3600 * kSecond + kStep);
    for (int count = 0; count < 2; ++count)
        engine.apply(messageAt(kStart + century + kSecond));
    QCOMPARE(engine.advance(kStart + century + 2 * kSecond).size(), std::size_t { 1 });
}

void TestAlertEngine::clockSetBackEndsTheEpisode()
{
    AlertEngine engine({ rule(2, 2, 2) });
    run(engine, { { 0, 2 }, { 600, 0 } });
    QVERIFY(engine.isFiring());
    const TimeNs earlier = kStart - 3600 * kSecond;
    std::vector<AlertEvent> told = engine.advance(earlier);
    QCOMPARE(told.size(), std::size_t { 1 });
    QCOMPARE(told[0].transition, C);
    QCOMPARE(told[0].end, AlertEnd::ClockSetBack);
    QVERIFY(told[0].at >= told[0].raisedAt);
    for (int count = 0; count < 3; ++count)
        engine.apply(messageAt(earlier + kSecond));
    told = engine.advance(earlier + 2 * kSecond);
    QCOMPARE(told.size(), std::size_t { 1 });
    QCOMPARE(told[0].value, 3.);
}

void TestAlertEngine::metrics()
{
    AlertRule requests = rule(1, 1, 1);
    requests.metric = AlertMetric::Requests;
    using enum HttpEventKind;
    for (const HttpEventKind kind : { Request, Response, InterimResponse, Body, IncompleteRequest,
             UnpairedRequest, Desync, Encrypted, Http2 }) {
        AlertEngine byMessages({ rule(1, 1, 1) });
        AlertEngine byRequests({ requests });
        for (AlertEngine *engine : { &byMessages, &byRequests }) {
            engine->apply(messageAt(kStart + 1, kind));
            engine->advance(kStart + kSecond);
        }
        QCOMPARE(byMessages.isFiring(), kind == Request || kind == Response);
        QCOMPARE(byRequests.isFiring(), kind == Request);
    }
}

QTEST_GUILESS_MAIN(TestAlertEngine)
#include "test_alert_engine.moc"
