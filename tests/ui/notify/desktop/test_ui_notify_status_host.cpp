// SPDX-License-Identifier: GPL-3.0-or-later
// A StatusNotifier host that comes after the program, as panels do.
#include <QSignalSpy>
#include <QTest>

#include "support/waiting.h"
#include "ui/notify/desktop/desktop_program.h"
#include "ui/notify/desktop/status_host.h"
#include "ui/notify/example_episode.h"
#include "ui/notify/tray_icon.h"

#include <QDBusArgument>

using namespace hitwatch;
using namespace hitwatch::test;

class StatusHostTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void hostComesLate();
    void itemIsComplete();
    void threeIcons();
    void clicksAndMenu();
    void goesAndComesBack();

private:
    /// The newest item's name on the bus.
    QString item() const
    {
        return m_host->items().isEmpty() ? QString() : m_host->items().constLast();
    }
    QByteArray pixels();

    void tell(const AlertRecordPtr &state)
    {
        m_log.put(state);
        m_tray.refreshAlerts();
    }

    StatusHostPtr m_host;
    AlertLog m_log { 10 };
    TrayIcon m_tray { m_log };
};

void StatusHostTest::hostComesLate()
{
    QSignalSpy presence(&m_tray, &TrayIcon::presenceChanged);
    m_tray.open();
    m_host = makeStatusHost();
    QVERIFY(m_host->start(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS")));
    // A watcher without a host shows nothing. It has answered twice when it was asked for more.
    QVERIFY(!m_tray.isThere());
    m_host->setHost(true);
    WAIT_COMPARE(presence.size(), 1);
    QVERIFY(m_tray.isThere());
    WAIT_COMPARE(m_host->items().size(), 1);
    // It has no messages of its own.
    QVERIFY(!m_tray.showMessage(QStringLiteral("a"), QStringLiteral("b"), true));
}

void StatusHostTest::itemIsComplete()
{
    m_tray.setState(CaptureState::Capturing);
    AlertRecord episode = raisedEpisode();
    episode.rule.name = "<b>&";
    tell(shared(episode));
    QCOMPARE(m_host->propertyOf(item(), QStringLiteral("Id")).toString(),
        QCoreApplication::applicationName());
    // A name would be looked for in the host's theme of icons.
    QCOMPARE(m_host->propertyOf(item(), QStringLiteral("IconName")).toString(), QString());
    QVERIFY(pixels().size() > 16 * 16 * 4);
    const auto toolTip =
        m_host->propertyOf(item(), QStringLiteral("ToolTip")).value<QDBusArgument>();
    QString icon;
    QString title;
    toolTip.beginStructure();
    toolTip >> icon;
    toolTip.beginArray();
    while (!toolTip.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray data;
        toolTip.beginStructure();
        toolTip >> width >> height >> data;
        toolTip.endStructure();
    }
    toolTip.endArray();
    toolTip >> title;
    QCOMPARE(title,
        QStringLiteral("Hitwatch: capturing\n"
                       "Alert: \u2039b\u203A\uFF06, 7,412 message(s) in 2 min (threshold 7,000), "
                       "since 14:02:10"));
}

/// Of all sizes together.
QByteArray StatusHostTest::pixels()
{
    const auto images =
        m_host->propertyOf(item(), QStringLiteral("IconPixmap")).value<QDBusArgument>();
    QByteArray all;
    images.beginArray();
    while (!images.atEnd()) {
        int width = 0;
        int height = 0;
        QByteArray data;
        images.beginStructure();
        images >> width >> height >> data;
        images.endStructure();
        all += data;
    }
    images.endArray();
    return all;
}

void StatusHostTest::threeIcons()
{
    m_log = AlertLog(10);
    m_tray.setState(CaptureState::Idle);
    const QByteArray idle = pixels();
    m_tray.setState(CaptureState::Capturing);
    const QByteArray capturing = pixels();
    tell(shared(raisedEpisode()));
    const QByteArray alert = pixels();
    QVERIFY(!idle.isEmpty());
    QVERIFY(idle != capturing);
    QVERIFY(capturing != alert);
    QVERIFY(idle != alert);
}

void StatusHostTest::clicksAndMenu()
{
    QSignalSpy hidden(&m_tray, &TrayIcon::hideWindowRequested);
    m_tray.setWindowVisible(true);
    m_host->call(item(), QStringLiteral("Activate"));
    WAIT_COMPARE(hidden.size(), 1);
    m_tray.setState(CaptureState::Finished);
    m_tray.setMuted(true);
    const QStringList labels = m_host->menuOf(item());
    QCOMPARE(labels,
        QStringList({ QStringLiteral("_Hide Window"), QStringLiteral("S_tart"),
            QStringLiteral("Un_mute Notifications"), QStringLiteral("Last _Alerts"),
            QStringLiteral("_Quit") }));
}

void StatusHostTest::goesAndComesBack()
{
    QSignalSpy presence(&m_tray, &TrayIcon::presenceChanged);
    m_host.reset();
    WAIT_COMPARE(presence.size(), 1);
    QVERIFY(!m_tray.isThere());
    m_host = makeStatusHost();
    QVERIFY(m_host->start(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS")));
    m_host->setHost(true);
    WAIT_COMPARE(presence.size(), 2);
    WAIT_COMPARE(m_host->items().size(), 1);
    QVERIFY(!m_host->menuOf(item()).isEmpty());
    // The panel goes, its watcher stays.
    m_host->setHost(false);
    WAIT_COMPARE(presence.size(), 3);
    m_host->setHost(true);
    WAIT_COMPARE(presence.size(), 4);
    WAIT_COMPARE(m_host->items().size(), 2);
}

HITWATCH_DESKTOP_TEST_MAIN(StatusHostTest)
#include "test_ui_notify_status_host.moc"
