// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/session_bus.h"

#include "ui/dialogs/background_task.h"

#include <QFile>

#include <algorithm>
#include <atomic>

namespace hitwatch {
namespace {

using namespace std::chrono_literals;

constexpr auto kFirstInterval = 1s;
constexpr auto kLongestInterval = 30s;

/// Where the bus is, read each time: libdbus itself reads it once. Without an address there is no
/// bus: asking libdbus to guess would make it start one.
QString busAddress()
{
    const QString address = qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS");
    if (!address.isEmpty())
        return address;
    const QString socket = qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/bus");
    return QFile::exists(socket) ? QStringLiteral("unix:path=") + socket : QString();
}

QString newName()
{
    static std::atomic<int> number = 0;
    return QStringLiteral("hitwatch-bus-%1").arg(++number);
}

} // namespace

SessionBus::SessionBus(QObject *parent)
    : QObject(parent)
    , m_interval(kFirstInterval)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &SessionBus::open);
}

SessionBus::OpenBus::~OpenBus()
{
    QDBusConnection::disconnectFromBus(connection.name());
}

SessionBus::OpenBusPtr SessionBus::connectTo(const QString &address, const QString &name)
{
    if (address.isEmpty())
        return nullptr;
    const QDBusConnection connection = QDBusConnection::connectToBus(address, name);
    auto bus = std::make_shared<const OpenBus>(connection);
    return connection.isConnected() ? bus : nullptr;
}

void SessionBus::open()
{
    if (m_opening || isConnected())
        return;
    m_opening = true;
    m_retry.stop();
    runInBackground<OpenBusPtr>(
        this, [address = busAddress(), name = newName()] { return connectTo(address, name); },
        [this](const OpenBusPtr &bus) { take(bus); });
}

void SessionBus::take(const OpenBusPtr &bus)
{
    m_opening = false;
    if (bus == nullptr || !bus->connection.isConnected()) {
        tryLater();
        Q_EMIT unavailable();
        return;
    }
    m_interval = kFirstInterval;
    m_bus = bus;
    // libdbus itself tells of the end, as a signal from nobody.
    QDBusConnection connection = m_bus->connection;
    connection.connect(QString(), QStringLiteral("/org/freedesktop/DBus/Local"),
        QStringLiteral("org.freedesktop.DBus.Local"), QStringLiteral("Disconnected"), this,
        SLOT(lose()));
    Q_EMIT connected();
}

void SessionBus::lose()
{
    if (!isConnected())
        return;
    m_bus.reset();
    tryLater();
    Q_EMIT disconnected();
}

void SessionBus::tryLater()
{
    m_retry.start(m_interval);
    m_interval = std::min<std::chrono::milliseconds>(m_interval * 2, kLongestInterval);
}

} // namespace hitwatch

#include "moc_session_bus.cpp"
