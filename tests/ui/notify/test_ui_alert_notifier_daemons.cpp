// SPDX-License-Identifier: GPL-3.0-or-later
// Daemons and buses that come late, go, come back, or do not answer.
#include <QSignalSpy>
#include <QTest>

#include "support/waiting.h"
#include "ui/notify/alert_notifier.h"
#include "ui/notify/example_episode.h"
#include "ui/notify/fake_daemon.h"
#include "ui/notify/notification_service.h"
#include "ui/notify/private_bus.h"
#include "ui/support/ui_surroundings.h"

#include <QFile>

using namespace hitwatch;
using namespace hitwatch::test;
using namespace std::chrono_literals;

class AlertNotifierDaemonsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void daemonComesLate();
    void daemonRestarts();
    void daemonGoesForGood();
    void busComesLate();
    void busDiesAndComesBack();
    void noAddress();
    void stoppedDaemonGetsNothingTwice();
    void busStartsTheDaemon();
    void busCannotStartTheDaemon();

private:
    void startDaemon();

    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<FakeDaemon> m_daemon;
};

void AlertNotifierDaemonsTest::init()
{
    if (!PrivateBus::isPossible())
        QSKIP("needs dbus-daemon");
    m_bus = std::make_unique<PrivateBus>();
    qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus->address().toLatin1());
}

void AlertNotifierDaemonsTest::cleanup()
{
    m_daemon.reset();
    m_bus.reset();
}

void AlertNotifierDaemonsTest::startDaemon()
{
    m_daemon.reset();
    m_daemon = std::make_unique<FakeDaemon>();
    QVERIFY(m_daemon->start(m_bus->address()));
}

void AlertNotifierDaemonsTest::daemonComesLate()
{
    QVERIFY(m_bus->start());
    AlertNotifier notifier(nullptr);
    const AlertRecord lasting = raisedEpisode("lasting");
    const AlertRecord brief = raisedEpisode("brief");
    notifier.show(shared(lasting));
    notifier.show(shared(brief));
    notifier.show(shared(over(brief)));
    startDaemon();
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 1 });
    notifier.show(shared(over(lasting)));
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 2 });
    QCOMPARE(m_daemon->received().at(1).replaces, m_daemon->received().at(0).id);
}

void AlertNotifierDaemonsTest::daemonRestarts()
{
    QVERIFY(m_bus->start());
    startDaemon();
    AlertNotifier notifier(nullptr);
    notifier.setUpdateInterval(0ms);
    const AlertRecord seen = raisedEpisode("seen");
    const AlertRecord dismissed = raisedEpisode("dismissed");
    notifier.show(shared(dismissed));
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 1 });
    m_daemon->closeAs(m_daemon->received().at(0).id, 2);
    notifier.show(shared(seen));
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 2 });
    notifier.show(shared(raisedEpisode("third")));
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 3 });

    startDaemon();
    // What still fires, once each, and as new ones: the old ids are another daemon's.
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 2 });
    for (const ReceivedNotification &received : m_daemon->received())
        QCOMPARE(received.replaces, 0U);
    WAIT_VERIFY(
        (notifier.show(shared(later(seen, 20'000, 20'000))), m_daemon->received().size() == 3));
    QCOMPARE(m_daemon->received().at(2).replaces, m_daemon->received().at(0).id);
    notifier.show(shared(over(dismissed)));
    notifier.show(shared(over(seen)));
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 4 });
    QCOMPARE(m_daemon->received().at(3).replaces, m_daemon->received().at(0).id);
}

void AlertNotifierDaemonsTest::daemonGoesForGood()
{
    QVERIFY(m_bus->start());
    startDaemon();
    NotificationService service;
    QSignalSpy ready(&service, &NotificationService::ready);
    QSignalSpy lost(&service, &NotificationService::lost);
    QSignalSpy absent(&service, &NotificationService::absent);
    service.open();
    WAIT_COMPARE(ready.size(), 1);
    m_daemon.reset();
    WAIT_COMPARE(lost.size(), 1);
    QVERIFY(!service.isReady());
    service.demand();
    WAIT_COMPARE(absent.size(), 1);
    startDaemon();
    WAIT_COMPARE(ready.size(), 2);
    QCOMPARE(m_daemon->questions(), 1);
}

void AlertNotifierDaemonsTest::busComesLate()
{
    AlertNotifier notifier(nullptr);
    notifier.show(shared(raisedEpisode()));
    NotificationService service;
    QSignalSpy absent(&service, &NotificationService::absent);
    service.open();
    WAIT_VERIFY(absent.size() > 0);
    QVERIFY(m_bus->start());
    startDaemon();
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 1 });
}

void AlertNotifierDaemonsTest::busDiesAndComesBack()
{
    QVERIFY(m_bus->start());
    startDaemon();
    AlertNotifier notifier(nullptr);
    NotificationService service;
    QSignalSpy ready(&service, &NotificationService::ready);
    QSignalSpy lost(&service, &NotificationService::lost);
    service.open();
    notifier.show(shared(raisedEpisode()));
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 1 });
    WAIT_COMPARE(ready.size(), 1);
    m_bus->stop();
    WAIT_COMPARE(lost.size(), 1);
    QVERIFY(m_bus->start());
    startDaemon();
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 1 });
    QCOMPARE(m_daemon->received().at(0).replaces, 0U);
}

void AlertNotifierDaemonsTest::noAddress()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
    qputenv("XDG_RUNTIME_DIR", m_bus->folder().toLocal8Bit());
    NotificationService service;
    QSignalSpy ready(&service, &NotificationService::ready);
    QSignalSpy absent(&service, &NotificationService::absent);
    service.open();
    WAIT_VERIFY(absent.size() > 0);
    // The place where a user's bus is without being told; the private one is "bus" there.
    QVERIFY(m_bus->start());
    startDaemon();
    WAIT_COMPARE(ready.size(), 1);
    qputenv("XDG_RUNTIME_DIR", runtime);
}

void AlertNotifierDaemonsTest::stoppedDaemonGetsNothingTwice()
{
    QVERIFY(m_bus->start());
    startDaemon();
    NotificationService service;
    QSignalSpy ready(&service, &NotificationService::ready);
    QSignalSpy late(&service, &NotificationService::late);
    service.open();
    WAIT_COMPARE(ready.size(), 1);
    AlertNotifier notifier(nullptr);
    const AlertRecord episode = raisedEpisode();
    notifier.show(shared(raisedEpisode("first")));
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 1 });

    m_daemon->setManner(FakeDaemon::Manner::NeverAnswers);
    notifier.setUpdateInterval(0ms);
    notifier.show(shared(episode));
    service.notify({ QStringLiteral("probe"), {}, {} }, [](std::optional<std::uint32_t>) {});
    WAIT_COMPARE(late.size(), 1);
    notifier.show(shared(later(episode, 20'000, 20'000)));
    notifier.show(shared(over(episode)));
    m_daemon->setManner(FakeDaemon::Manner::Answers);
    notifier.show(shared(raisedEpisode("last")));
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 4 });

    // One that does not even say what it can counts as absent, until it does.
    m_daemon.reset();
    FakeDaemon silent;
    silent.setManner(FakeDaemon::Manner::NeverAnswers);
    QSignalSpy absent(&service, &NotificationService::absent);
    QVERIFY(silent.start(m_bus->address()));
    WAIT_COMPARE(absent.size(), 1);
    service.demand();
    WAIT_COMPARE(absent.size(), 2);
    QVERIFY(!service.isReady());
    QCOMPARE(silent.received().size(), std::size_t { 0 });
}

void AlertNotifierDaemonsTest::busStartsTheDaemon()
{
    // What the bus starts only says that it was; a daemon of this test takes the name then.
    const QString mark = m_bus->folder() + QStringLiteral("/started");
    QVERIFY(m_bus->makeActivatable(QStringLiteral("org.freedesktop.Notifications"),
        QStringLiteral("/usr/bin/touch %1").arg(mark)));
    QVERIFY(m_bus->start());
    AlertNotifier notifier(nullptr);
    NotificationService service;
    QSignalSpy absent(&service, &NotificationService::absent);
    service.open();
    WAIT_COMPARE(absent.size(), 1);
    QVERIFY(!QFile::exists(mark)); // nothing to show, nothing to start
    notifier.show(shared(raisedEpisode()));
    WAIT_VERIFY(QFile::exists(mark));
    startDaemon();
    WAIT_COMPARE(m_daemon->received().size(), std::size_t { 1 });
}

void AlertNotifierDaemonsTest::busCannotStartTheDaemon()
{
    QVERIFY(m_bus->makeActivatable(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/nonexistent")));
    QVERIFY(m_bus->start());
    NotificationService service;
    QSignalSpy absent(&service, &NotificationService::absent);
    service.open();
    WAIT_COMPARE(absent.size(), 1);
    service.demand();
    WAIT_COMPARE(absent.size(), 2);
}

HITWATCH_UI_TEST_MAIN(AlertNotifierDaemonsTest)
#include "test_ui_alert_notifier_daemons.moc"
