// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "unit/monitor/recorded_episodes.h"

#include <algorithm>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr TimeNs kMs = kMillisecond;

} // namespace

/// The states of a record, from counts to what is told.
class TestMonitorEpisodes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void raisedUpdatedCleared();
    void nothingNewIsNotTold();
    void theRuleIsAsItWasThen();
    void rulesOfTheSameName();
    void rulesOutOfRange();
    void whatRecoversIsToldWhenItHasSettled();
    void theEndOfTheCapture();
    void viewsShowThePeakSoFar();
};

void TestMonitorEpisodes::raisedUpdatedCleared()
{
    Recorded recorded({ requestRule(2) });
    recorded.ask({ 100 * kMs });
    recorded.ask({ 200 * kMs });
    recorded.flush(kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 1 });
    const AlertRecord raised = *recorded.told[0];
    QCOMPARE(raised.latest, 2.);
    QCOMPARE(raised.peak, 2.);

    recorded.ask({ 1200 * kMs });
    recorded.flush(2 * kSecond);
    recorded.maker().updateEpisodes();
    QCOMPARE(recorded.told.size(), std::size_t { 2 });
    const AlertRecord updated = *recorded.told[1];
    QCOMPARE(updated.id, raised.id);
    QVERIFY(updated.isFiring());
    QCOMPARE(updated.value, 2.);
    QCOMPARE(updated.latest, 3.);
    QCOMPARE(updated.peak, 3.);
    QCOMPARE(updated.now, kBegin + 2 * kSecond);
    QCOMPARE(updated.evidence.get(), raised.evidence.get());

    recorded.flush(9 * kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 3 });
    const AlertRecord cleared = *recorded.told[2];
    QCOMPARE(cleared.id, raised.id);
    QCOMPARE(cleared.clearedAt, std::optional(kBegin + 2500 * kMs));
    QCOMPARE(cleared.end, AlertEnd::Recovered);
    QCOMPARE(cleared.latest, 1.);
    QCOMPARE(cleared.peak, 3.);
    QCOMPARE(cleared.value, 2.);
    QCOMPARE(cleared.evidence.get(), raised.evidence.get());
    recorded.maker().updateEpisodes();
    QCOMPARE(recorded.told.size(), std::size_t { 3 });

    recorded.ask({ 9100 * kMs });
    recorded.ask({ 9200 * kMs });
    recorded.flush(10 * kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 4 });
    QVERIFY(recorded.told[3]->id != raised.id);
}

void TestMonitorEpisodes::nothingNewIsNotTold()
{
    Recorded recorded({ requestRule(2, 60) });
    recorded.maker().updateEpisodes();
    recorded.ask({ 100 * kMs });
    recorded.ask({ 200 * kMs });
    recorded.flush(kSecond);
    for (int second = 2; second < 30; ++second) {
        recorded.flush(second * kSecond);
        recorded.maker().updateEpisodes();
    }
    QCOMPARE(recorded.told.size(), std::size_t { 1 });
}

void TestMonitorEpisodes::theRuleIsAsItWasThen()
{
    AlertRule first = requestRule(2);
    first.command = { "/bin/true", "first" };
    Recorded recorded({ first });
    recorded.ask({ 100 * kMs });
    recorded.ask({ 200 * kMs });
    recorded.flush(kSecond);
    AlertRule second = first;
    second.command = { "/bin/true", "second" };
    recorded.maker().setAlertRules({ second });
    QCOMPARE(recorded.told.size(), std::size_t { 2 });
    QCOMPARE(recorded.told[1]->end, AlertEnd::RuleChanged);
    QCOMPARE(recorded.told[1]->rule, first);
    recorded.ask({ 1100 * kMs });
    recorded.ask({ 1200 * kMs });
    recorded.flush(2 * kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 3 });
    QCOMPARE(recorded.told[2]->rule, second);
    // The same rules again end nothing.
    recorded.maker().setAlertRules({ second });
    QCOMPARE(recorded.told.size(), std::size_t { 3 });
}

void TestMonitorEpisodes::rulesOfTheSameName()
{
    AlertRule low = requestRule(2);
    AlertRule high = requestRule(3, 4);
    AlertRule off = requestRule(2);
    off.hold = kSecond;
    off.enabled = false;
    Recorded recorded({ off, high, low });
    for (const TimeNs at : { 100 * kMs, 200 * kMs, 300 * kMs })
        recorded.ask({ at });
    recorded.flush(kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 2 });
    QCOMPARE(recorded.told[0]->rule, high);
    QCOMPARE(recorded.told[1]->rule, low);
    recorded.ask({ 1900 * kMs });
    recorded.flush(2500 * kMs);
    recorded.maker().updateEpisodes();
    QCOMPARE(recorded.told.size(), std::size_t { 4 });
    QCOMPARE(recorded.told[2]->id, recorded.told[0]->id);
    QCOMPARE(recorded.told[3]->id, recorded.told[1]->id);
    recorded.flush(3 * kSecond);
    QCOMPARE(recorded.told.back()->id, recorded.told[1]->id);
    QVERIFY(!recorded.told.back()->isFiring());
    recorded.flush(9 * kSecond);
    QCOMPARE(recorded.told.back()->id, recorded.told[0]->id);
    QVERIFY(!recorded.told.back()->isFiring());
    for (const AlertRecordPtr &record : recorded.told)
        QCOMPARE(record->rule.windowSeconds, record->id == recorded.told[0]->id ? 4 : 2);
}

/// Kept with the numbers that are evaluated.
void TestMonitorEpisodes::rulesOutOfRange()
{
    AlertRule wild = requestRule(2);
    wild.windowSeconds = -5;
    wild.clearAt = 100;
    wild.command = { "/bin/true" };
    Recorded recorded({ wild });
    recorded.ask({ 100 * kMs });
    recorded.ask({ 200 * kMs });
    recorded.flush(kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 1 });
    QCOMPARE(recorded.told[0]->rule.windowSeconds, 1);
    QCOMPARE(recorded.told[0]->rule.clearAt, 2.);
    QCOMPARE(recorded.told[0]->rule.command, wild.command);
    recorded.flush(9 * kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 2 });
    QVERIFY(!recorded.told[1]->isFiring());
}

void TestMonitorEpisodes::whatRecoversIsToldWhenItHasSettled()
{
    AlertRule rule = requestRule(2);
    rule.settle = 10 * kSecond;
    Recorded recorded({ rule });
    recorded.ask({ 100 * kMs });
    recorded.ask({ 200 * kMs });
    recorded.flush(kSecond);
    recorded.flush(12 * kSecond);
    recorded.maker().updateEpisodes();
    QCOMPARE(recorded.told.size(), std::size_t { 2 });
    QVERIFY(recorded.told[1]->isFiring());
    QCOMPARE(recorded.told[1]->latest, 0.);
    QCOMPARE(recorded.told[1]->peak, 2.);
    recorded.flush(13 * kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 3 });
    QCOMPARE(recorded.told[2]->clearedAt, std::optional(kBegin + 2500 * kMs));
    QCOMPARE(recorded.told[2]->end, AlertEnd::Recovered);
}

void TestMonitorEpisodes::theEndOfTheCapture()
{
    AlertRule settling = requestRule(2);
    settling.name = "settling";
    settling.settle = 10 * kSecond;
    AlertRule firing = requestRule(2, 60);
    firing.name = "firing";
    Recorded recorded({ settling, firing });
    recorded.ask({ 100 * kMs });
    recorded.ask({ 200 * kMs });
    recorded.flush(kSecond);
    recorded.flush(5 * kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 2 });
    recorded.maker().endAlertEpisodes();
    QCOMPARE(recorded.told.size(), std::size_t { 4 });
    QCOMPARE(recorded.told[2]->end, AlertEnd::Recovered);
    QCOMPARE(recorded.told[2]->clearedAt, std::optional(kBegin + 2500 * kMs));
    QCOMPARE(recorded.told[3]->end, AlertEnd::CaptureEnded);
    QVERIFY(*recorded.told[3]->clearedAt >= kBegin + 4500 * kMs);
    QCOMPARE(recorded.told[3]->latest, 2.);
    recorded.maker().endAlertEpisodes();
    QCOMPARE(recorded.told.size(), std::size_t { 4 });
}

void TestMonitorEpisodes::viewsShowThePeakSoFar()
{
    Recorded recorded({ requestRule(2, 60) });
    recorded.ask({ 100 * kMs });
    recorded.ask({ 200 * kMs });
    recorded.flush(kSecond);
    QCOMPARE(recorded.maker().makeView({}).episodes.at(0)->peak, 2.);
    recorded.ask({ 1100 * kMs });
    recorded.ask({ 1200 * kMs });
    recorded.maker().freeze({});
    recorded.flush(2 * kSecond);
    recorded.maker().updateEpisodes();
    const MonitorView view = recorded.maker().makeView({});
    QCOMPARE(view.episodes.size(), std::size_t { 1 });
    QCOMPARE(view.episodes[0]->peak, 4.);
    QVERIFY(view.episodes[0]->isFiring());
}

QTEST_GUILESS_MAIN(TestMonitorEpisodes)
#include "test_monitor_episodes.moc"
