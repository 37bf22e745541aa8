// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "alert/alert_engine.h"

#include <optional>
#include <vector>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;
constexpr TimeNs kHour = 3600 * kSecond;
constexpr TimeNs kMs = kMillisecond;

HttpEvent requestAt(TimeNs time, const char *host = "a")
{
    HttpEvent event;
    event.time = time;
    event.host = host;
    return event;
}

/// Raised at 5, cleared below 3, over one second.
AlertRule levelRule(TimeNs hold, TimeNs settle, const char *host = "")
{
    AlertRule rule;
    rule.name = "level";
    rule.metric = AlertMetric::Requests;
    rule.windowSeconds = 1;
    rule.raiseAt = 5;
    rule.clearAt = 3;
    rule.hold = hold;
    rule.settle = settle;
    rule.scope.host = host;
    return rule;
}

constexpr int kOpen = -1;

/// Times in ms after the start.
struct Episode {
    int raised;
    int cleared; ///< kOpen: still firing
    double peak;
    AlertEnd end = AlertEnd::Recovered;
};

void addTo(std::vector<AlertEvent> &told, std::vector<AlertEvent> events)
{
    told.insert(told.end(), events.begin(), events.end());
}

enum class Change { None, Same, Renamed, Levels, Disabled, Removed, Another };

std::vector<AlertRule> changed(AlertRule rule, Change change)
{
    AlertRule another = levelRule(0, 0);
    another.name = "another";
    another.raiseAt = another.clearAt = 1e9;
    switch (change) {
    case Change::Renamed:
        rule.name += '2';
        break;
    case Change::Levels:
        rule.raiseAt = 4;
        break;
    case Change::Disabled:
        rule.enabled = false;
        break;
    case Change::Removed:
        return {};
    case Change::Another:
        return { another, rule };
    case Change::None:
    case Change::Same:
        break;
    }
    return { rule };
}

/// Plays a series on one rule. A digit is a second in which the metric has that value at both
/// evaluations, at half past and at its end. '~': the clock jumps an hour ahead; '<': an hour back;
/// '!': the rules change; 'F': nothing comes any more, what recovers is over; 'E': all is.
std::vector<AlertEvent> play(const AlertRule &rule, const QByteArray &series, Change change)
{
    AlertEngine engine({ rule });
    std::vector<AlertEvent> told;
    TimeNs now = kStart;
    for (const char letter : series) {
        if (letter == '~') {
            now += kHour;
        } else if (letter == '<') {
            now -= kHour;
            addTo(told, engine.advance(now));
        } else if (letter == '!') {
            addTo(told, engine.setRules(changed(rule, change)));
        } else if (letter == 'F') {
            addTo(told, engine.endRecovering());
        } else if (letter == 'E') {
            addTo(told, engine.endEpisodes(AlertEnd::CaptureEnded));
        } else {
            for (int count = 0; count < letter - '0'; ++count)
                engine.apply(requestAt(now + 250 * kMs));
            now += kSecond;
            addTo(told, engine.advance(now + 1));
        }
    }
    return told;
}

} // namespace

Q_DECLARE_METATYPE(AlertRule)

/// normal -> pending -> firing -> recovering -> normal, by tables.
class TestAlertStates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void series_data();
    void series();
    void ratiosNeedTheirHits_data();
    void ratiosNeedTheirHits();
    void aLateStartWaitsForAFullWindowOfHold();
    void transitionsAreToldInOrder();
    void theRestIsNotEvaluated();

private:
    static void addFlapping();
    static void addHolding();
    static void addJumps();
    static void addChanges();
    static void addEnds();
};

namespace {

QTestData &row(const char *name, const AlertRule &rule, const char *series,
    const QList<Episode> &episodes, Change change = Change::None)
{
    return QTest::newRow(name) << rule << QByteArray(series) << change << episodes;
}

const AlertRule kPlain = levelRule(0, 0);
const AlertRule kSettles = levelRule(0, 3 * kSecond);
const AlertRule kHolds = levelRule(2 * kSecond, 3 * kSecond);

} // namespace

void TestAlertStates::addFlapping()
{
    row("nothing", kPlain, "0000", {});
    row("below", kPlain, "4444", {});
    row("once", kPlain, "0500", { { 1500, 2500, 5 } });
    row("peak", kPlain, "57960", { { 500, 4500, 9 } });
    row("between the levels it goes on", kPlain, "5343420", { { 500, 5500, 5 } });
    row("between the levels it does not begin", kPlain, "4343", {});
    row("no settling: each swing is an episode", kPlain, "505050",
        { { 500, 1500, 5 }, { 2500, 3500, 5 }, { 4500, 5500, 5 } });
    row("swings within the settling are one", kSettles, "50500500000", { { 500, 6500, 5 } });
    row("swings into the middle are one", kSettles, "52324220000", { { 500, 5500, 5 } });
    row("back in the last moment", kSettles, "5000500000", { { 500, 5500, 5 } });
    row("back a moment too late", kSettles, "50000500000", { { 500, 1500, 5 }, { 5500, 6500, 5 } });
    row("the peak of all swings", kSettles, "50900060000", { { 500, 7500, 9 } });
    row("still settling", kSettles, "5000", { { 500, kOpen, 5 } });
}

void TestAlertStates::addHolding()
{
    row("held", kHolds, "0555000000", { { 3500, 4500, 5 } });
    row("not long enough", kHolds, "0550000000", {});
    row("just long enough", levelRule(1500 * kMs, 0), "05500", { { 3000, 3500, 5 } });
    row("interrupted", kHolds, "550555000000", { { 5500, 6500, 5 } });
    row("interrupted by the middle", kHolds, "554555000000", { { 5500, 6500, 5 } });
    row("late start: high from the first moment", kHolds, "5555", { { 2500, kOpen, 5 } });
    row("the peak does not count what was before", kHolds, "955500000", { { 2500, 4500, 5 } });
    row("swings do not need to be held again", kHolds, "555050000000", { { 2500, 5500, 5 } });
    row("a second episode does", kHolds, "555000055550000000",
        { { 2500, 3500, 5 }, { 9500, 11'500, 5 } });
}

void TestAlertStates::addJumps()
{
    row("ahead, normal", kHolds, "44~44", {});
    row("ahead, pending", kHolds, "55~5500", {});
    row("ahead, pending, then held", kHolds, "5~555000000", { { 3'603'500, 3'604'500, 5 } });
    row("ahead, firing", kSettles, "5~0", { { 500, 1500, 5 } });
    row("ahead, firing, to the next", kSettles, "5~60000",
        { { 500, 1500, 5 }, { 3'601'500, 3'602'500, 6 } });
    row("ahead, recovering", kSettles, "500~0", { { 500, 1500, 5 } });
    row("ahead, recovering, to the next", kSettles, "52~5",
        { { 500, 1500, 5 }, { 3'602'500, kOpen, 5 } });
    row("back, normal", kPlain, "44<440", {});
    row("back, pending", kHolds, "55<5500", {});
    row("back, pending, then held", kHolds, "5<555", { { -3'596'500, kOpen, 5 } });
    row("back, firing", kSettles, "566<0000", { { 500, 3000, 6, AlertEnd::ClockSetBack } });
    row("back, firing, to the next", kPlain, "5<60",
        { { 500, 1000, 5, AlertEnd::ClockSetBack }, { -3'598'500, -3'597'500, 6 } });
    row("back, recovering", kSettles, "522<0000", { { 500, 1500, 5 } });
    row("back and ahead", kPlain, "5<0~50",
        { { 500, 1000, 5, AlertEnd::ClockSetBack }, { 2500, 3500, 5 } });
}

void TestAlertStates::addChanges()
{
    using enum Change;
    row("the same, pending", kHolds, "55!5", { { 2500, kOpen, 5 } }, Same);
    row("the same, firing", kSettles, "5!7000000", { { 500, 2500, 7 } }, Same);
    row("the same, recovering", kSettles, "500!0000", { { 500, 1500, 5 } }, Same);
    row("another beside it, pending", kHolds, "55!5", { { 2500, kOpen, 5 } }, Another);
    row("another beside it, firing", kSettles, "5!7000000", { { 500, 2500, 7 } }, Another);
    for (const auto &[name, change] :
        { std::pair { "disabled", Disabled }, { "removed", Removed } }) {
        QTest::addRow("%s, pending", name)
            << kHolds << QByteArray("55!555") << change << QList<Episode> {};
        QTest::addRow("%s, firing", name)
            << kSettles << QByteArray("56!555") << change
            << QList<Episode> { { 500, 2000, 6, AlertEnd::RuleChanged } };
        QTest::addRow("%s, recovering", name)
            << kSettles << QByteArray("56000!555") << change << QList<Episode> { { 500, 2500, 6 } };
    }
    row("renamed, pending: held anew", kHolds, "55!555", { { 4500, kOpen, 5 } }, Renamed);
    row("renamed, firing: another episode", kSettles, "5!5",
        { { 500, 1000, 5, AlertEnd::RuleChanged }, { 1500, kOpen, 5 } }, Renamed);
    row("levels, firing: another episode", kSettles, "5!04",
        { { 500, 1000, 5, AlertEnd::RuleChanged }, { 2500, kOpen, 4 } }, Levels);
    row("levels, recovering", kSettles, "52!4", { { 500, 1500, 5 }, { 2500, kOpen, 4 } }, Levels);
}

void TestAlertStates::addEnds()
{
    row("end, normal", kPlain, "4E", {});
    row("end, pending", kHolds, "55E", {});
    row("end, firing", kSettles, "56E", { { 500, 2000, 6, AlertEnd::CaptureEnded } });
    row("end, recovering", kSettles, "562E", { { 500, 2500, 6 } });
    row("end, between the levels", kSettles, "563E", { { 500, 3000, 6, AlertEnd::CaptureEnded } });
    row("report's end, firing", kSettles, "56F", { { 500, kOpen, 6 } });
    row("report's end, recovering", kSettles, "562F", { { 500, 2500, 6 } });
    row("twice", kSettles, "562FEE", { { 500, 2500, 6 } });
}

void TestAlertStates::series_data()
{
    QTest::addColumn<AlertRule>("rule");
    QTest::addColumn<QByteArray>("letters");
    QTest::addColumn<Change>("change");
    QTest::addColumn<QList<Episode>>("episodes");
    addFlapping();
    addHolding();
    addJumps();
    addChanges();
    addEnds();
}

void TestAlertStates::series()
{
    QFETCH(const AlertRule, rule);
    QFETCH(const QByteArray, letters);
    QFETCH(const Change, change);
    QFETCH(const QList<Episode>, episodes);
    const std::vector<AlertEvent> told = play(rule, letters, change);
    std::size_t at = 0;
    for (const Episode &episode : episodes) {
        QVERIFY(at < told.size());
        const AlertEvent &raised = told[at++];
        QCOMPARE(raised.transition, AlertTransition::Raised);
        QCOMPARE((raised.at - kStart) / kMs, TimeNs { episode.raised });
        QCOMPARE(raised.raisedAt, raised.at);
        QCOMPARE(raised.peak, raised.value);
        if (episode.cleared == kOpen) {
            QCOMPARE(at, told.size());
            break;
        }
        QVERIFY(at < told.size());
        const AlertEvent &cleared = told[at++];
        QCOMPARE(cleared.transition, AlertTransition::Cleared);
        QCOMPARE((cleared.at - kStart) / kMs, TimeNs { episode.cleared });
        QCOMPARE(cleared.raisedAt, raised.at);
        QCOMPARE(cleared.peak, episode.peak);
        QCOMPARE(cleared.end, episode.end);
        QCOMPARE(cleared.rule, raised.rule);
        if (episode.end == AlertEnd::Recovered)
            QVERIFY(cleared.value < rule.clearAt);
    }
    QCOMPARE(at, told.size());
}

void TestAlertStates::ratiosNeedTheirHits_data()
{
    QTest::addColumn<AlertMetric>("metric");
    QTest::newRow("errors") << AlertMetric::ErrorShare;
    QTest::newRow("latency") << AlertMetric::TimeToFirstByteP95;
}

/// With too few responses nothing is raised, and what was raised is over.
void TestAlertStates::ratiosNeedTheirHits()
{
    QFETCH(const AlertMetric, metric);
    AlertRule rule = levelRule(0, 2 * kSecond);
    rule.metric = metric;
    rule.raiseAt = rule.clearAt = 50;
    rule.minimumHits = 20;
    AlertEngine engine({ rule });
    std::vector<AlertEvent> told;
    TimeNs now = kStart;
    for (const int responses : { 19, 0, 20, 19, 20, 20, 19, 0, 0, 0 }) {
        for (int count = 0; count < responses; ++count) {
            HttpEvent event = requestAt(now + 250 * kMs);
            event.kind = HttpEventKind::Response;
            event.status = 500;
            event.latency = 90 * kMs;
            engine.apply(event);
        }
        now += kSecond;
        addTo(told, engine.advance(now + 1));
    }
    QCOMPARE(told.size(), std::size_t { 2 });
    QCOMPARE(told[0].at, kStart + 2500 * kMs);
    QCOMPARE(told[1].at, kStart + 6500 * kMs);
    QCOMPARE(told[1].value, 0.);
    QCOMPARE(told[1].peak, told[0].value);
}

/// Traffic was there before the program was, and the window fills only from its start.
void TestAlertStates::aLateStartWaitsForAFullWindowOfHold()
{
    AlertRule rule = levelRule(4 * kSecond, 0);
    rule.windowSeconds = 10;
    rule.raiseAt = rule.clearAt = 30; // five a second: above after six
    AlertEngine engine({ rule });
    std::vector<AlertEvent> told;
    for (int request = 0; request < 200; ++request) {
        const TimeNs time = kStart + request * 200 * kMs + 1;
        addTo(told, engine.advance(time));
        engine.apply(requestAt(time));
    }
    QCOMPARE(told.size(), std::size_t { 1 });
    QCOMPARE(told[0].at, kStart + 10 * kSecond);
}

/// By the evaluation that tells them, then by the rules. So a recovery that had to settle comes
/// behind what was raised meanwhile.
void TestAlertStates::transitionsAreToldInOrder()
{
    AlertRule first = levelRule(0, 3 * kSecond, "a");
    AlertRule second = levelRule(0, 0, "b");
    first.name = "first";
    second.name = "second";
    AlertEngine engine({ first, second });
    std::vector<AlertEvent> told;
    const std::string ofFirst = "5000055";
    const std::string ofSecond = "0050000";
    for (std::size_t at = 0; at < ofFirst.size(); ++at) {
        const TimeNs now = kStart + static_cast<TimeNs>(at) * kSecond;
        for (int count = 0; count < ofFirst[at] - '0'; ++count)
            engine.apply(requestAt(now + 250 * kMs, "a"));
        for (int count = 0; count < ofSecond[at] - '0'; ++count)
            engine.apply(requestAt(now + 250 * kMs, "b"));
        addTo(told, engine.advance(now + kSecond + 1));
    }
    struct Told {
        const char *rule;
        AlertTransition transition;
        int at;
    };
    const std::vector<Told> wanted {
        { "first", AlertTransition::Raised, 500 },
        { "second", AlertTransition::Raised, 2500 },
        { "second", AlertTransition::Cleared, 3500 },
        { "first", AlertTransition::Cleared, 1500 },
        { "first", AlertTransition::Raised, 5500 },
    };
    QCOMPARE(told.size(), wanted.size());
    for (std::size_t at = 0; at < told.size(); ++at) {
        QCOMPARE(told[at].rule.name, std::string(wanted[at].rule));
        QCOMPARE(told[at].transition, wanted[at].transition);
        QCOMPARE(told[at].at, kStart + wanted[at].at * kMs);
    }
    QCOMPARE(engine.firing().size(), std::size_t { 1 });
    QCOMPARE(engine.firing()[0].episode, std::uint64_t { 3 });
}

/// Disabled rules leave their places to others.
void TestAlertStates::theRestIsNotEvaluated()
{
    std::vector<AlertRule> rules;
    for (std::size_t number = 0; number < kMaxAlertRules + 2; ++number) {
        rules.push_back(levelRule(0, 0));
        rules.back().name = std::to_string(number);
        rules.back().enabled = number != 0;
    }
    AlertEngine engine(rules);
    for (int count = 0; count < 5; ++count)
        engine.apply(requestAt(kStart + 1));
    const std::vector<AlertEvent> told = engine.advance(kStart + kSecond);
    QCOMPARE(told.size(), kMaxAlertRules);
    QCOMPARE(told.front().rule.name, std::string("1"));
    QCOMPARE(told.back().rule.name, std::to_string(kMaxAlertRules));
    QCOMPARE(engine.values().size(), kMaxAlertRules);
}

QTEST_GUILESS_MAIN(TestAlertStates)
#include "test_alert_states.moc"
