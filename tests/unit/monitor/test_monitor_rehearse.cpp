// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/monitor/session_situations.h"

#include "unit/monitor/hits.h"

using namespace hitwatch;
using namespace hitwatch::test;
using namespace std::chrono_literals;

namespace {

using Answer = std::shared_ptr<const RehearsalResult>;

/// Asks, and waits for the answer.
Answer rehearsed(LiveSession &session, const AlertRule &rule)
{
    Answer result;
    const auto connection = QObject::connect(&session, &LiveSession::rehearsed, &session,
        [&](const Answer &answer) { result = answer; });
    session.rehearse(rule);
    [&] { WAIT_VERIFY(result); }();
    QObject::disconnect(connection);
    return result;
}

AlertRule firstRequestRule()
{
    AlertRule rule;
    rule.metric = AlertMetric::Requests;
    rule.windowSeconds = 60;
    rule.raiseAt = rule.clearAt = 1;
    return rule;
}

std::vector<AlertEvent> of(const std::vector<AlertEvent> &alerts, const AlertRule &rule)
{
    std::vector<AlertEvent> found;
    for (const AlertEvent &alert : alerts) {
        if (alert.rule.name == rule.name)
            found.push_back(alert);
    }
    return found;
}

} // namespace

class TestMonitorRehearse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatTheRulesDid();
    void leavesTheOpenSecondOut();
    void ofAFileThatWasRead();
    void doesNotTouchTheAlerts();
    void withoutACapture();
    void isAnsweredInOrder();
    void isAnsweredInEveryState_data() { addSituations(); }
    void isAnsweredInEveryState();
};

void TestMonitorRehearse::tellsWhatTheRulesDid()
{
    Desktop desktop;
    desktop.tell(minutes(200));
    desktop.sender.finish();
    for (const std::size_t which : { 0U, 1U }) {
        const AlertRule rule = rules()[which];
        const RehearsalResult result = desktop.maker.rehearse(rule);
        const std::vector<AlertEvent> real = of(desktop.alerts, rule);
        QVERIFY(real.size() > 6);
        QCOMPARE(result.transitions.size(), real.size());
        for (std::size_t at = 0; at < real.size(); ++at) {
            QCOMPARE(result.transitions[at].transition, real[at].transition);
            QVERIFY(std::abs(result.transitions[at].at - real[at].at) <= kSecond);
        }
        QVERIFY(result.isToTheSecond);
    }
}

void TestMonitorRehearse::leavesTheOpenSecondOut()
{
    Desktop desktop;
    desktop.tell(minutes(10));
    desktop.sender.finish();
    const TimeNs now = desktop.maker.makeView({}).now;
    QVERIFY(now % kSecond != 0);
    QCOMPARE(desktop.maker.rehearse(firstRequestRule()).covered.to, floorToSecond(now));
    desktop.maker.endAlertEpisodes();
    const RehearsalResult over = desktop.maker.rehearse(firstRequestRule());
    QCOMPARE(over.covered.to, floorToSecond(now) + kSecond);
    QCOMPARE(over.curve.size(),
        static_cast<std::size_t>((over.covered.to - over.covered.from) / kSecond));
}

void TestMonitorRehearse::ofAFileThatWasRead()
{
    Sources sources;
    sources.atEnd = FakeSource::AtEnd::End;
    Watched watched(sources);
    watched.session.start(asked("a.example", CaptureKind::File), {});
    WAIT_VERIFY(watched.isOver());
    AlertRule rule = firstRequestRule();
    rule.enabled = false;
    rule.scope.host = "a.example";
    const Answer result = rehearsed(watched.session, rule);
    QVERIFY(result);
    QCOMPARE(result->transitions.size(), std::size_t { 1 });
    QVERIFY(result->curve.back().value);
    QCOMPARE(*result->curve.back().value, 50.);
    rule.scope.host = "nobody.example";
    const Answer other = rehearsed(watched.session, rule);
    QVERIFY(other && other->transitions.empty());
    QCOMPARE(other->covered, result->covered);
}

void TestMonitorRehearse::doesNotTouchTheAlerts()
{
    Sources sources;
    sources.atEnd = FakeSource::AtEnd::End;
    Watched watched(sources);
    QSignalSpy episodes(&watched.session, &LiveSession::episodeChanged);
    watched.session.start(asked("a.example", CaptureKind::File), {});
    WAIT_VERIFY(watched.isOver());
    QVERIFY(rehearsed(watched.session, firstRequestRule()));
    QCOMPARE(episodes.count(), 0);
    QVERIFY(watched.session.view()->episodes.empty());
}

void TestMonitorRehearse::withoutACapture()
{
    Sources sources;
    Watched watched(sources);
    const Answer result = rehearsed(watched.session, firstRequestRule());
    QVERIFY(result);
    QVERIFY(result->curve.empty());
    QVERIFY(result->transitions.empty());
    QVERIFY(result->covered.isEmpty());
}

/// Each question has its answer, also when another capture was begun in between.
void TestMonitorRehearse::isAnsweredInOrder()
{
    Sources sources;
    sources.atEnd = FakeSource::AtEnd::End;
    Watched watched(sources);
    watched.session.start(asked("a.example", CaptureKind::File), {});
    WAIT_VERIFY(watched.isOver());
    std::vector<Answer> answers;
    connect(&watched.session, &LiveSession::rehearsed, this,
        [&](const Answer &answer) { answers.push_back(answer); });
    AlertRule rule = firstRequestRule();
    for (const double level : { 1., 10., 1e6 }) {
        rule.raiseAt = rule.clearAt = level;
        watched.session.rehearse(rule);
    }
    watched.session.start(asked("b.example"), {});
    watched.session.rehearse(rule);
    WAIT_COMPARE(answers.size(), std::size_t { 4 });
    QCOMPARE(answers[0]->transitions.at(0).rule.raiseAt, 1.);
    QCOMPARE(answers[1]->transitions.at(0).rule.raiseAt, 10.);
    QVERIFY(answers[2]->transitions.empty());
    QVERIFY(!answers[2]->covered.isEmpty());
    QVERIFY(answers[3]->covered.to <= answers[2]->covered.to);
}

void TestMonitorRehearse::isAnsweredInEveryState()
{
    QFETCH(const int, situation);
    Sources sources;
    Watched watched(sources);
    bring(watched, sources, situation);
    watched.session.setVisible(false);
    watched.session.setFrozen(true);
    sources.mayOpen.release(10);
    QVERIFY(rehearsed(watched.session, firstRequestRule()));
}

QTEST_GUILESS_MAIN(TestMonitorRehearse)
#include "test_monitor_rehearse.moc"
