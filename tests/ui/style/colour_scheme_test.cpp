// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "ui/style/colour_scheme.h"

#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QProcess>
#include <QStandardPaths>

using namespace hitwatch;

namespace {

constexpr int kPatience = 30'000; ///< ms
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kSpace = QStringLiteral("org.freedesktop.appearance");
const QString kKey = QStringLiteral("color-scheme");

} // namespace

/// A settings portal as a desktop runs one.
class Portal : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString &space, const QString &key)
    {
        if (space != kSpace || key != kKey)
            return QDBusVariant(QStringLiteral("nothing that was asked for"));
        return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
    }
};

class ColourSchemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void isAskedFor();
    void changesAreHeard();
    void silentWithoutPortal();
    void silentWithoutBus();

private:
    void tell(uint scheme, const QString &key = kKey);

    QProcess m_daemon;
    QString m_address;
};

void ColourSchemeTest::initTestCase()
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
    if (program.isEmpty())
        QSKIP("needs dbus-daemon");
    // A bus of its own: nothing of the desktop that runs the tests is asked or told.
    m_daemon.start(program,
        { QStringLiteral("--session"), QStringLiteral("--nofork"),
            QStringLiteral("--print-address") });
    QVERIFY(m_daemon.waitForReadyRead(kPatience));
    m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
    QVERIFY(!m_address.isEmpty());
}

void ColourSchemeTest::cleanupTestCase()
{
    m_daemon.terminate();
    m_daemon.waitForFinished(kPatience);
}

void ColourSchemeTest::tell(uint scheme, const QString &key)
{
    QDBusMessage signal =
        QDBusMessage::createSignal(kPath, kInterface, QStringLiteral("SettingChanged"));
    signal << kSpace << key << QVariant::fromValue(QDBusVariant(scheme));
    QVERIFY(QDBusConnection(QStringLiteral("portal")).send(signal));
}

void ColourSchemeTest::isAskedFor()
{
    QDBusConnection bus = QDBusConnection::connectToBus(m_address, QStringLiteral("portal"));
    QVERIFY(bus.isConnected());
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
    auto *portal = new Portal;
    portal->setParent(this);
    QVERIFY(bus.registerObject(kPath, portal, QDBusConnection::ExportAllSlots));
    portal->scheme = 1;

    ColourScheme scheme;
    QSignalSpy changes(&scheme, &ColourScheme::changed);
    scheme.watch(QDBusConnection::connectToBus(m_address, QStringLiteral("program")));
    // The answer comes by the event loop only.
    QVERIFY(!scheme.prefersDark().has_value());
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 1, kPatience);
    QCOMPARE(scheme.prefersDark(), std::optional<bool>(true));
}

void ColourSchemeTest::changesAreHeard()
{
    ColourScheme scheme;
    QSignalSpy changes(&scheme, &ColourScheme::changed);
    scheme.watch(QDBusConnection(QStringLiteral("program")));
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 1, kPatience);
    tell(0, QStringLiteral("contrast")); // something else
    tell(2);
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 2, kPatience);
    QCOMPARE(scheme.prefersDark(), std::optional<bool>(false));
    tell(0);
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 3, kPatience);
    QVERIFY(!scheme.prefersDark().has_value());
    tell(77); // a value of a later standard: no preference still
    tell(1);
    QTRY_COMPARE_WITH_TIMEOUT(changes.size(), 4, kPatience);
    QCOMPARE(scheme.prefersDark(), std::optional<bool>(true));
}

void ColourSchemeTest::silentWithoutPortal()
{
    QDBusConnection bus(QStringLiteral("portal"));
    QVERIFY(bus.unregisterService(QStringLiteral("org.freedesktop.portal.Desktop")));
    ColourScheme scheme;
    QSignalSpy changes(&scheme, &ColourScheme::changed);
    scheme.watch(QDBusConnection(QStringLiteral("program")));
    // Whatever answer came has been read once this round trip is over.
    QDBusConnection(QStringLiteral("program"))
        .interface()
        ->isServiceRegistered(QStringLiteral("x.y"));
    QCoreApplication::processEvents();
    QCOMPARE(changes.size(), 0);
    QVERIFY(!scheme.prefersDark().has_value());
}

void ColourSchemeTest::silentWithoutBus()
{
    ColourScheme scheme;
    scheme.watch(QDBusConnection(QStringLiteral("no such connection")));
    QVERIFY(!scheme.prefersDark().has_value());
}

QTEST_GUILESS_MAIN(ColourSchemeTest)
#include "colour_scheme_test.moc"
