// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/fake_daemon.h"

#include <QDBusMessage>

#include <utility>

namespace hitwatch::test {
namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");

QString newName()
{
    static int number = 0;
    return QStringLiteral("fake-daemon-%1").arg(++number);
}

} // namespace

QStringList FakeDaemon::allCapabilities()
{
    return { QStringLiteral("actions"), QStringLiteral("body"), QStringLiteral("body-markup"),
        QStringLiteral("persistence") };
}

FakeDaemon::FakeDaemon(QStringList capabilities)
    : m_capabilities(std::move(capabilities))
    , m_name(newName())
{
}

FakeDaemon::~FakeDaemon()
{
    QDBusConnection(m_name).unregisterObject(kPath);
    QDBusConnection::disconnectFromBus(m_name);
}

bool FakeDaemon::start(const QString &address)
{
    QDBusConnection bus = QDBusConnection::connectToBus(address, m_name);
    return bus.registerObject(
               kPath, this, QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals)
        && bus.registerService(kService);
}

void FakeDaemon::closeAs(uint id, uint reason)
{
    Q_EMIT NotificationClosed(id, reason);
}

void FakeDaemon::invoke(uint id, const QString &key)
{
    Q_EMIT ActionInvoked(id, key);
}

bool FakeDaemon::sendForged(const QString &address, uint id, const QString &key)
{
    const QString name = newName();
    QDBusConnection bus = QDBusConnection::connectToBus(address, name);
    QDBusMessage action =
        QDBusMessage::createSignal(kPath, kService, QStringLiteral("ActionInvoked"));
    action << id << key;
    QDBusMessage closing =
        QDBusMessage::createSignal(kPath, kService, QStringLiteral("NotificationClosed"));
    closing << id << 2U;
    const bool sent = bus.send(action) && bus.send(closing);
    // The bus has passed them on when it answers what came behind them.
    bus.call(QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"),
        QStringLiteral("/"), QStringLiteral("org.freedesktop.DBus"), QStringLiteral("GetId")));
    QDBusConnection::disconnectFromBus(name);
    return sent;
}

QStringList FakeDaemon::GetCapabilities()
{
    ++m_questions;
    if (m_manner == Manner::NeverAnswers)
        setDelayedReply(true);
    return m_capabilities;
}

uint FakeDaemon::Notify(const QString &application, uint replaces, const QString &icon,
    const QString &title, const QString &body, const QStringList &actions, const QVariantMap &hints,
    int expires)
{
    const uint id = replaces != 0 ? replaces : ++m_lastId;
    m_received.push_back({ application, replaces, icon, title, body, actions, hints, expires, id });
    if (m_manner == Manner::NeverAnswers)
        setDelayedReply(true);
    if (m_manner == Manner::Refuses)
        sendErrorReply(QDBusError::LimitsExceeded, QStringLiteral("too many"));
    return id;
}

void FakeDaemon::CloseNotification(uint id)
{
    m_closed.append(id);
    Q_EMIT NotificationClosed(id, 3);
}

} // namespace hitwatch::test
