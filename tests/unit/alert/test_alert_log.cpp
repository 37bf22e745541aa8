// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/alert_log.h"

#include <QTest>

using namespace hitwatch;

namespace {

AlertEvent transition(std::uint64_t episode, AlertTransition kind, TimeNs at, double value)
{
    AlertEvent event;
    event.rule.name = "rule";
    event.episode = episode;
    event.transition = kind;
    event.at = at;
    event.raisedAt = kind == AlertTransition::Raised ? at : at - 10;
    event.value = event.peak = value;
    return event;
}

AlertEvent raised(std::uint64_t episode, TimeNs at = 100)
{
    return transition(episode, AlertTransition::Raised, at, 5);
}

AlertEvent cleared(std::uint64_t episode, TimeNs at = 110)
{
    return transition(episode, AlertTransition::Cleared, at, 3);
}

} // namespace

class TestAlertLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEpisodeFromItsBeginningToItsEnd();
    void episodesOfEqualRulesAreToldApart();
    void theOldestGoButNoneThatFires();
    void idsDiffer();
    void aSecondLogFollows();
};

void TestAlertLog::anEpisodeFromItsBeginningToItsEnd()
{
    AlertLog log(10, { "lo", SourceKind::Replay });
    const auto evidence = std::make_shared<const AlertEvidence>();
    const AlertRecordPtr first = log.put(raised(1), evidence);
    QVERIFY(first->isNew());
    QCOMPARE(first->source, std::string("lo"));
    QCOMPARE(first->sourceKind, SourceKind::Replay);
    QCOMPARE(transitionOf(*first), [] {
        AlertEvent event = raised(1);
        event.episode = 0;
        return event;
    }());
    QVERIFY(!log.put(FiringEpisode { 1, 5, 5 }, 105)); // nothing new
    const AlertRecordPtr second = log.put(FiringEpisode { 1, 4, 9 }, 105);
    QVERIFY(second->isFiring() && !second->isNew());
    QCOMPARE(second->value, 5.);
    QCOMPARE(second->latest, 4.);
    QCOMPARE(second->peak, 9.);
    QCOMPARE(log.firing(), std::vector { second });
    const AlertRecordPtr last = log.put(cleared(1));
    QCOMPARE(last->id, first->id);
    QCOMPARE(last->clearedAt, std::optional<TimeNs>(110));
    QCOMPARE(last->evidence, evidence);
    QVERIFY(log.firing().empty());
    QCOMPARE(log.episodes(), std::vector { last });
    QCOMPARE(log.transitions(), (std::vector { first, last }));
    QCOMPARE(log.find(first->id), last);
}

void TestAlertLog::episodesOfEqualRulesAreToldApart()
{
    AlertLog log(10);
    log.put(raised(1));
    const AlertRecordPtr other = log.put(raised(2));
    log.put(cleared(1));
    QCOMPARE(log.firing(), std::vector { other });
    QVERIFY(!log.put(FiringEpisode { 3, 1, 1 }, 105)); // there is no such
}

void TestAlertLog::theOldestGoButNoneThatFires()
{
    AlertLog log(3);
    const AlertRecordPtr firing = log.put(raised(1));
    for (std::uint64_t episode = 2; episode < 10; ++episode) {
        log.put(raised(episode));
        log.put(cleared(episode));
    }
    QCOMPARE(log.episodes().size(), std::size_t { 3 });
    QCOMPARE(log.episodes().front(), firing);
    QCOMPARE(log.transitions().size(), std::size_t { 3 });
    for (std::uint64_t episode = 10; episode < 20; ++episode)
        log.put(raised(episode));
    QCOMPARE(log.firing().size(), std::size_t { 11 });
}

void TestAlertLog::idsDiffer()
{
    AlertLog one(10);
    AlertLog other(10);
    const std::string id = one.put(raised(1))->id;
    QCOMPARE(id.size(), std::size_t { 32 });
    QVERIFY(one.put(raised(2))->id != id);
    QVERIFY(other.put(raised(1))->id != id);
}

/// As the thread of the window does.
void TestAlertLog::aSecondLogFollows()
{
    AlertLog first(10);
    AlertLog second(10);
    second.put(first.put(raised(1)));
    second.put(first.put(FiringEpisode { 1, 7, 7 }, 105));
    QCOMPARE(second.episodes(), first.episodes());
    second.put(endedWithCapture(*second.firing().front()));
    QVERIFY(second.firing().empty());
    QCOMPARE(second.episodes().front()->end, AlertEnd::CaptureEnded);
    QCOMPARE(second.episodes().front()->clearedAt, std::optional<TimeNs>(105));
}

QTEST_GUILESS_MAIN(TestAlertLog)
#include "test_alert_log.moc"
