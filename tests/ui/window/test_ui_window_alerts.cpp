// SPDX-License-Identifier: GPL-3.0-or-later
// Alerts as they reach the window: banner, panel, chart, rules.
#include <QAction>
#include <QSignalSpy>
#include <QTest>

#include "support/waiting.h"
#include "ui/alerts/alerts_panel.h"
#include "ui/notify/alert_banner.h"
#include "ui/rules/rules_dialog.h"
#include "ui/support/ui_surroundings.h"
#include "ui/window/notice_bar.h"
#include "ui/window/window_fixture.h"

#include <QDockWidget>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

AlertRule soonRaised()
{
    AlertRule rule;
    rule.name = "few messages";
    rule.windowSeconds = 10;
    rule.raiseAt = 5;
    rule.clearAt = 5;
    return rule;
}

} // namespace

class TestUiWindowAlerts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEpisodeOfAFileIsInThePanelWithItsEvidence();
    void theBannerStandsWhileAnAlertFires();
    void anEpisodeIsShownInChartAndTables();
    void anEpisodeOutOfReachIsExplained();
    void rulesAreAppliedAtOnceAndKept();
    void rulesOfTheCommandLineGiveWayToThoseOfThePerson();
    void muteIsAskedForAndShown();
    void withATrayTheFiguresGoOnWhileHidden();

private:
    static void watchWith(WindowFixture &fixture, std::vector<AlertRule> rules)
    {
        Settings settings = fixture.settings().settings();
        settings.alertRules = std::move(rules);
        QVERIFY(fixture.settings().set(settings));
    }
    static std::size_t firingIn(WindowFixture &fixture)
    {
        return fixture.session().alerts().firing().size();
    }
};

void TestUiWindowAlerts::anEpisodeOfAFileIsInThePanelWithItsEvidence()
{
    WindowFixture fixture;
    watchWith(fixture, { soonRaised() });
    QVERIFY(fixture.read("keep_alive.pcap"));
    WAIT_VERIFY(!fixture.session().alerts().episodes().empty() && firingIn(fixture) == 0);
    const auto &episodes = fixture.session().alerts().episodes();
    QCOMPARE(episodes.size(), std::size_t { 1 });
    QVERIFY(episodes[0]->evidence);
    QVERIFY(!episodes[0]->evidence->newest.empty());
    const QString csv = fixture.window().alerts().toCsv();
    QCOMPARE(csv.count(QStringLiteral("few messages")), 1);
    QVERIFY(fixture.window().alerts().toJson().contains("\"newest\""));
    QCOMPARE(firingIn(fixture), 0U);
}

void TestUiWindowAlerts::theBannerStandsWhileAnAlertFires()
{
    WindowFixture fixture;
    watchWith(fixture, { soonRaised() });
    auto *banner = fixture.window().findChild<AlertBanner *>();
    QVERIFY(banner != nullptr);
    QVERIFY(!banner->isVisible());
    QVERIFY(fixture.watchDemo());
    WAIT_VERIFY(banner->isVisible() && firingIn(fixture) == 1U);
    const auto docks = fixture.window().findChildren<QDockWidget *>();
    QVERIFY(std::any_of(docks.begin(), docks.end(),
        [](const QDockWidget *dock) { return dock->windowTitle().contains(u'1'); }));

    watchWith(fixture, {});
    WAIT_COMPARE(firingIn(fixture), 0U);
    QVERIFY2(banner->isVisible(), "that it is over is told too");
    QVERIFY(fixture.watchDemo());
    WAIT_VERIFY(!banner->isVisible());
}

void TestUiWindowAlerts::anEpisodeIsShownInChartAndTables()
{
    WindowFixture fixture;
    watchWith(fixture, { soonRaised() });
    QVERIFY(fixture.read("keep_alive.pcap"));
    WAIT_VERIFY(!fixture.session().alerts().episodes().empty() && firingIn(fixture) == 0);
    const AlertRecordPtr episode = fixture.session().alerts().episodes().back();
    Q_EMIT fixture.window().alerts().episodeChosen(episode);
    const auto range = fixture.session().query().range;
    QVERIFY(range.has_value());
    QVERIFY(range->from <= episode->raisedAt);
    QVERIFY(fixture.settled());
    QVERIFY(fixture.session().view()->stats.requests > 0);
}

void TestUiWindowAlerts::anEpisodeOutOfReachIsExplained()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("keep_alive.pcap"));
    auto former = std::make_shared<AlertRecord>();
    former->id = std::string(32, 'a');
    former->raisedAt = 1'000'000 * kSecond;
    former->clearedAt = former->raisedAt + kSecond;
    fixture.window().alerts().addEpisode(former);
    Q_EMIT fixture.window().alerts().episodeChosen(former);
    QVERIFY(!fixture.session().query().range.has_value());
    QCOMPARE(fixture.child<NoticeBar>("noticeBar")->count(), std::size_t { 1 });
}

void TestUiWindowAlerts::rulesAreAppliedAtOnceAndKept()
{
    WindowFixture fixture;
    fixture.action("Alert Rules")->trigger();
    auto *dialog = fixture.window().findChild<RulesDialog *>();
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->rulesApplied({ soonRaised() });
    dialog->close();
    QCOMPARE(fixture.settings().settings().alertRules, std::vector { soonRaised() });
    QVERIFY(fixture.watchDemo());
    WAIT_COMPARE(firingIn(fixture), 1U);
    fixture.openAgain();
    QCOMPARE(fixture.settings().settings().alertRules, std::vector { soonRaised() });
}

void TestUiWindowAlerts::rulesOfTheCommandLineGiveWayToThoseOfThePerson()
{
    WindowFixture fixture;
    AlertRule never = soonRaised();
    never.raiseAt = never.clearAt = 1e9;
    fixture.window().overrideAlertRules({ soonRaised() });
    QVERIFY(fixture.watchDemo());
    WAIT_COMPARE(firingIn(fixture), 1U);
    watchWith(fixture, { never });
    WAIT_COMPARE(firingIn(fixture), 0U);
}

void TestUiWindowAlerts::muteIsAskedForAndShown()
{
    WindowFixture fixture;
    QSignalSpy asked(&fixture.window(), &MainWindow::muteRequested);
    QAction *mute = fixture.action("Mute Notifications for 15 Minutes");
    QVERIFY(mute != nullptr);
    mute->trigger();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().front().toBool(), true);
    fixture.window().setMuted(false);
    QVERIFY(!mute->isChecked());
    QCOMPARE(asked.size(), 1);
}

void TestUiWindowAlerts::withATrayTheFiguresGoOnWhileHidden()
{
    WindowFixture fixture;
    fixture.window().setTrayThere(true);
    QVERIFY(fixture.watchDemo());
    fixture.window().hide();
    QSignalSpy views(&fixture.session(), &LiveSession::viewReady);
    QVERIFY(views.wait(kLongWaitMs));
    fixture.window().setTrayThere(false);
    QVERIFY(fixture.window().isVisible());
}

HITWATCH_UI_TEST_MAIN(TestUiWindowAlerts)
#include "test_ui_window_alerts.moc"
