// SPDX-License-Identifier: GPL-3.0-or-later
// What a daemon that is there gets to hear.
#include <QSignalSpy>
#include <QTest>

#include "support/waiting.h"
#include "ui/notify/alert_notifier.h"
#include "ui/notify/example_episode.h"
#include "ui/notify/fake_daemon.h"
#include "ui/notify/private_bus.h"
#include "ui/support/ui_surroundings.h"

#include <optional>

using namespace hitwatch;
using namespace hitwatch::test;
using namespace std::chrono_literals;

class AlertNotifierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void raisedUpdatedRecovered();
    void updatesAreRare();
    void manyRulesAtOnce();
    void showIsAskedFor_data();
    void showIsAskedFor();
    void muteIsAskedFor();
    void dismissedStaysAway();
    void expiredStillEnds();
    void nothingWhileMuted();
    void disabledAndEnabled();
    void strangersAreNotBelieved();
    void hostileText();
    void withoutActionsAndMarkup();
    void refusedIsNotRepeated();

private:
    void startDaemon(const QStringList &capabilities = FakeDaemon::allCapabilities());
    /// The daemon has handled whatever was sent by now: one more episode comes through.
    void waitForAll();
    const ReceivedNotification &at(std::size_t index) { return m_daemon->received().at(index); }
    std::size_t count() const { return m_daemon->received().size(); }

    PrivateBus m_bus;
    std::unique_ptr<FakeDaemon> m_daemon;
    std::unique_ptr<AlertNotifier> m_notifier;
};

void AlertNotifierTest::initTestCase()
{
    if (!PrivateBus::isPossible())
        QSKIP("needs dbus-daemon");
    QVERIFY(m_bus.start());
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.address().toLatin1());
    QGuiApplication::setApplicationDisplayName(QStringLiteral("Hitwatch"));
    QGuiApplication::setDesktopFileName(QStringLiteral("test.desktop.file"));
}

void AlertNotifierTest::init()
{
    startDaemon();
    m_notifier = std::make_unique<AlertNotifier>(nullptr);
    m_notifier->setUpdateInterval(0ms);
}

void AlertNotifierTest::cleanup()
{
    m_notifier.reset();
    m_daemon.reset();
}

void AlertNotifierTest::startDaemon(const QStringList &capabilities)
{
    m_daemon.reset();
    m_daemon = std::make_unique<FakeDaemon>(capabilities);
    QVERIFY(m_daemon->start(m_bus.address()));
}

void AlertNotifierTest::waitForAll()
{
    static int number = 0;
    AlertRecord marker = raisedEpisode("marker" + std::to_string(++number));
    marker.rule.name = marker.id;
    m_notifier->show(shared(marker));
    const QString title = QStringLiteral("Alert: marker%1").arg(number);
    WAIT_VERIFY(!m_daemon->received().empty() && m_daemon->received().back().title == title);
}

void AlertNotifierTest::raisedUpdatedRecovered()
{
    const AlertRecord episode = raisedEpisode();
    m_notifier->show(shared(episode));
    WAIT_COMPARE(count(), std::size_t { 1 });
    const ReceivedNotification raised = at(0);
    QCOMPARE(raised.application, QStringLiteral("Hitwatch"));
    QCOMPARE(raised.replaces, 0U);
    QCOMPARE(raised.title, QStringLiteral("Alert: HTTP messages"));
    QCOMPARE(raised.body,
        QStringLiteral("7,412 message(s) in 2 min (threshold 7,000)\nTop: a.example/api"));
    QCOMPARE(raised.actions,
        QStringList({ QStringLiteral("default"), QStringLiteral("Show"), QStringLiteral("mute"),
            QStringLiteral("Mute for 15 min") }));
    QCOMPARE(raised.expires, 0);
    QCOMPARE(raised.urgency(), uchar { 2 });
    QCOMPARE(raised.hints.value(QStringLiteral("desktop-entry")).toString(),
        QStringLiteral("test.desktop.file"));
    QVERIFY(raised.hints.contains(QStringLiteral("image-data")));

    // Once its answer is there; until then a new state waits.
    WAIT_VERIFY((m_notifier->show(shared(later(episode, 9000, 9000))), count() == 2));
    QCOMPARE(at(1).replaces, raised.id);
    QCOMPARE(at(1).body,
        QStringLiteral("9,000 message(s) in 2 min (threshold 7,000)\nTop: a.example/api"));
    WAIT_VERIFY((m_notifier->show(shared(over(later(episode, 9000, 9412)))), count() == 3));
    QCOMPARE(at(2).replaces, raised.id);
    QCOMPARE(at(2).title, QStringLiteral("Resolved: HTTP messages"));
    QCOMPARE(at(2).body, QStringLiteral("After 3 min 20 s, peak 9,412"));
    QCOMPARE(at(2).urgency(), uchar { 1 });
    QVERIFY(at(2).expires > 0);
    QCOMPARE(at(2).actions, QStringList({ QStringLiteral("default"), QStringLiteral("Show") }));
    waitForAll();
    QCOMPARE(count(), std::size_t { 4 });
}

void AlertNotifierTest::updatesAreRare()
{
    const AlertRecord episode = raisedEpisode();
    m_notifier->show(shared(episode));
    WAIT_COMPARE(count(), std::size_t { 1 });
    waitForAll();
    m_notifier->show(shared(later(episode, 7000, 7500))); // hardly more
    waitForAll();
    QCOMPARE(count(), std::size_t { 3 });
    m_notifier->setUpdateInterval(1h);
    m_notifier->show(shared(later(episode, 20'000, 20'000))); // too soon
    waitForAll();
    QCOMPARE(count(), std::size_t { 4 });
    m_notifier->setUpdateInterval(0ms);
    m_notifier->show(shared(later(episode, 10'000, 20'000)));
    WAIT_COMPARE(count(), std::size_t { 5 });
    QCOMPARE(at(4).body,
        QStringLiteral(
            "10,000 message(s) in 2 min (threshold 7,000), peak 20,000\nTop: a.example/api"));
    // Its end does not wait.
    m_notifier->setUpdateInterval(1h);
    m_notifier->show(shared(over(later(episode, 10'000, 20'000))));
    WAIT_COMPARE(count(), std::size_t { 6 });
    QCOMPARE(at(5).title, QStringLiteral("Resolved: HTTP messages"));
}

void AlertNotifierTest::manyRulesAtOnce()
{
    constexpr std::size_t kMost = 2 * kMaxAlertRules;
    for (std::size_t number = 0; number < 200; ++number)
        m_notifier->show(shared(raisedEpisode(std::to_string(number))));
    WAIT_COMPARE(count(), kMost);
    // Those that are over make room.
    m_notifier->show(shared(over(raisedEpisode("0"))));
    WAIT_COMPARE(count(), kMost + 1);
    m_notifier->show(shared(raisedEpisode("one more")));
    WAIT_COMPARE(count(), kMost + 2);
    m_notifier->show(shared(raisedEpisode("another")));
    m_notifier->show(shared(over(raisedEpisode("1"))));
    WAIT_COMPARE(count(), kMost + 3);
    QVERIFY(at(kMost + 2).title.startsWith(QStringLiteral("Resolved")));
}

void AlertNotifierTest::showIsAskedFor_data()
{
    QTest::addColumn<bool>("recovered");
    QTest::newRow("while it fires") << false;
    QTest::newRow("when it is over") << true;
}

void AlertNotifierTest::showIsAskedFor()
{
    QFETCH(bool, recovered);
    QSignalSpy asked(m_notifier.get(), &AlertNotifier::showRequested);
    const AlertRecord episode = raisedEpisode("the one");
    m_notifier->show(shared(episode));
    WAIT_COMPARE(count(), std::size_t { 1 });
    if (recovered) {
        m_notifier->show(shared(over(episode)));
        WAIT_COMPARE(count(), std::size_t { 2 });
    }
    const uint id = at(0).id;
    waitForAll();
    m_daemon->invoke(id, QStringLiteral("default"));
    WAIT_COMPARE(asked.size(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), QStringLiteral("the one"));
    WAIT_VERIFY(m_daemon->closed().contains(id));
}

void AlertNotifierTest::muteIsAskedFor()
{
    QSignalSpy muted(m_notifier.get(), &AlertNotifier::mutedChanged);
    m_notifier->show(shared(raisedEpisode("1")));
    m_notifier->show(shared(raisedEpisode("2")));
    WAIT_COMPARE(count(), std::size_t { 2 });
    waitForAll();
    m_daemon->invoke(at(0).id, QStringLiteral("mute"));
    WAIT_COMPARE(muted.size(), 1);
    QVERIFY(m_notifier->isMuted());
    // What stands goes.
    WAIT_VERIFY(m_daemon->closed().contains(at(0).id) && m_daemon->closed().contains(at(1).id));
}

void AlertNotifierTest::dismissedStaysAway()
{
    const AlertRecord episode = raisedEpisode();
    m_notifier->show(shared(episode));
    WAIT_COMPARE(count(), std::size_t { 1 });
    m_daemon->closeAs(at(0).id, 2);
    // Behind the signal on the same connection: when the marker's answer came, that has come too.
    waitForAll();
    waitForAll();
    m_notifier->show(shared(later(episode, 20'000, 20'000)));
    m_notifier->show(shared(over(episode)));
    waitForAll();
    QCOMPARE(count(), std::size_t { 4 });
}

void AlertNotifierTest::expiredStillEnds()
{
    const AlertRecord episode = raisedEpisode();
    m_notifier->show(shared(episode));
    WAIT_COMPARE(count(), std::size_t { 1 });
    m_daemon->closeAs(at(0).id, 1);
    waitForAll();
    waitForAll();
    m_notifier->show(shared(later(episode, 20'000, 20'000)));
    m_notifier->show(shared(over(episode)));
    WAIT_COMPARE(count(), std::size_t { 4 });
    QCOMPARE(at(3).title, QStringLiteral("Resolved: HTTP messages"));
    QCOMPARE(at(3).replaces, 0U);
}

void AlertNotifierTest::nothingWhileMuted()
{
    QSignalSpy muted(m_notifier.get(), &AlertNotifier::mutedChanged);
    const AlertRecord before = raisedEpisode("before");
    m_notifier->show(shared(before));
    WAIT_COMPARE(count(), std::size_t { 1 });
    m_notifier->mute(15min);
    m_notifier->mute(15min);
    QCOMPARE(muted.size(), 1);
    WAIT_COMPARE(m_daemon->closed().size(), 1);
    m_notifier->show(shared(later(before, 20'000, 20'000)));
    const AlertRecord brief = raisedEpisode("brief");
    const AlertRecord lasting = raisedEpisode("lasting");
    m_notifier->show(shared(brief));
    m_notifier->show(shared(lasting));
    m_notifier->show(shared(over(brief)));
    m_notifier->mute(0min);
    QCOMPARE(muted.size(), 2);
    // What came meanwhile and still fires is told; the rest is not.
    WAIT_COMPARE(count(), std::size_t { 2 });
    m_notifier->show(shared(over(before)));
    waitForAll();
    QCOMPARE(count(), std::size_t { 3 });
    QCOMPARE(at(1).title, QStringLiteral("Alert: HTTP messages"));
}

void AlertNotifierTest::disabledAndEnabled()
{
    m_notifier->setEnabled(false);
    m_notifier->show(shared(raisedEpisode("1")));
    m_notifier->show(shared(over(raisedEpisode("1"))));
    m_notifier->show(shared(raisedEpisode("2")));
    m_notifier->mute(0min);
    QVERIFY(!m_notifier->isMuted());
    m_notifier->setEnabled(true);
    WAIT_COMPARE(count(), std::size_t { 1 });
    waitForAll();
    QCOMPARE(count(), std::size_t { 2 });
}

void AlertNotifierTest::strangersAreNotBelieved()
{
    QSignalSpy asked(m_notifier.get(), &AlertNotifier::showRequested);
    const AlertRecord episode = raisedEpisode();
    m_notifier->show(shared(episode));
    WAIT_COMPARE(count(), std::size_t { 1 });
    const uint id = at(0).id;
    waitForAll();
    QVERIFY(FakeDaemon::sendForged(m_bus.address(), id, QStringLiteral("default")));
    m_daemon->invoke(id + 1000, QStringLiteral("default")); // another program's
    m_daemon->closeAs(id + 1000, 2);
    waitForAll();
    waitForAll();
    QCOMPARE(asked.size(), 0);
    m_notifier->show(shared(over(episode)));
    WAIT_COMPARE(count(), std::size_t { 5 });
    QCOMPARE(at(4).replaces, id);
}

void AlertNotifierTest::hostileText()
{
    AlertRecord episode = raisedEpisode();
    AlertEvidence evidence = *episode.evidence;
    evidence.sections.front().host = hostileName();
    episode.evidence = std::make_shared<AlertEvidence>(evidence);
    m_notifier->show(shared(episode));
    WAIT_COMPARE(count(), std::size_t { 1 });
    const QString body = at(0).body;
    QVERIFY2(body.contains(QStringLiteral("&lt;b&gt;&amp;&quot;'\\x01\\x0a\\u{202E}&lt;/b&gt;")),
        qPrintable(body));
    QVERIFY(!body.contains(QLatin1Char('<')));
    QVERIFY(!body.contains(QChar(0x202E)));
    QVERIFY(body.size() < 600);
}

void AlertNotifierTest::withoutActionsAndMarkup()
{
    startDaemon({ QStringLiteral("body") });
    AlertRecord episode = raisedEpisode();
    AlertEvidence evidence = *episode.evidence;
    evidence.sections.front().host = "<b>&";
    episode.evidence = std::make_shared<AlertEvidence>(evidence);
    m_notifier->show(shared(episode));
    WAIT_COMPARE(count(), std::size_t { 1 });
    QCOMPARE(at(0).actions, QStringList());
    QVERIFY(at(0).body.endsWith(QStringLiteral("\nTop: <b>&/api")));

    startDaemon(QStringList { QStringLiteral("x-nothing") });
    WAIT_COMPARE(count(), std::size_t { 1 });
    QCOMPARE(at(0).body, QString());
    QCOMPARE(at(0).title,
        QStringLiteral("Alert: HTTP messages \u2013 7,412 message(s) in 2 min (threshold 7,000), "
                       "Top: <b>&/api"));
}

void AlertNotifierTest::refusedIsNotRepeated()
{
    m_daemon->setManner(FakeDaemon::Manner::Refuses);
    const AlertRecord episode = raisedEpisode();
    m_notifier->show(shared(episode));
    WAIT_COMPARE(count(), std::size_t { 1 });
    waitForAll();
    waitForAll();
    m_notifier->show(shared(later(episode, 20'000, 20'000)));
    waitForAll();
    QCOMPARE(count(), std::size_t { 4 });
    // Another daemon may be kinder.
    startDaemon();
    WAIT_COMPARE(count(), std::size_t { 4 });
    waitForAll();
    QCOMPARE(count(), std::size_t { 5 });
}

HITWATCH_UI_TEST_MAIN(AlertNotifierTest)
#include "test_ui_alert_notifier.moc"
