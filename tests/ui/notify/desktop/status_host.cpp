// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/desktop/status_host.h"

#include "support/waiting.h"

#include <QCoreApplication>
#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QVariantMap>

namespace hitwatch::test {
namespace {

const QString kService = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kWatcherPath = QStringLiteral("/StatusNotifierWatcher");
const QString kItemPath = QStringLiteral("/StatusNotifierItem");
const QString kItemInterface = QStringLiteral("org.kde.StatusNotifierItem");

QString newName()
{
    static int number = 0;
    return QStringLiteral("status-host-%1").arg(++number);
}

/// The item lives in this process: its event loop has to run meanwhile.
QDBusMessage ask(const QString &connection, const QDBusMessage &question)
{
    QDBusPendingCallWatcher watcher(QDBusConnection(connection).asyncCall(question));
    if (!QTest::qWaitFor([&watcher] { return watcher.isFinished(); }, kLongWaitMs))
        return {};
    return watcher.reply();
}

} // namespace

StatusHost::StatusHost()
    : m_name(newName())
{
}

void EndStatusHost::operator()(StatusHost *host) const
{
    QThread *thread = host->thread();
    host->deleteLater(); // done when the thread ends, at the latest
    thread->quit();
    thread->wait();
    delete thread;
}

StatusHostPtr makeStatusHost()
{
    auto *thread = new QThread;
    StatusHostPtr host(new StatusHost);
    host->moveToThread(thread);
    thread->start();
    return host;
}

bool StatusHost::hasHost() const
{
    const QMutexLocker lock(&m_mutex);
    return m_hasHost;
}

QStringList StatusHost::items() const
{
    const QMutexLocker lock(&m_mutex);
    return m_items;
}

StatusHost::~StatusHost()
{
    QDBusConnection(m_name).unregisterObject(kWatcherPath);
    QDBusConnection::disconnectFromBus(m_name);
}

bool StatusHost::start(const QString &address)
{
    bool started = false;
    QMetaObject::invokeMethod(
        this,
        [this, address, &started] {
            QDBusConnection bus = QDBusConnection::connectToBus(address, m_name);
            started = bus.registerObject(kWatcherPath, this,
                          QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals
                              | QDBusConnection::ExportAllProperties)
                && bus.registerService(kService);
        },
        Qt::BlockingQueuedConnection);
    return started;
}

void StatusHost::setHost(bool there)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_hasHost = there;
    }
    QMetaObject::invokeMethod(this, [this, there] {
        if (there)
            Q_EMIT StatusNotifierHostRegistered();
        else
            Q_EMIT StatusNotifierHostUnregistered();
    });
}

QVariant StatusHost::propertyOf(const QString &item, const QString &name) const
{
    QDBusMessage question = QDBusMessage::createMethodCall(
        item, kItemPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question << kItemInterface << name;
    const QDBusMessage reply = ask(m_name, question);
    if (reply.arguments().isEmpty())
        return {};
    return reply.arguments().constFirst().value<QDBusVariant>().variant();
}

void StatusHost::call(const QString &item, const QString &method)
{
    QDBusMessage message = QDBusMessage::createMethodCall(item, kItemPath, kItemInterface, method);
    message << 10 << 10;
    ask(m_name, message);
}

QStringList StatusHost::menuOf(const QString &item) const
{
    const QString path = propertyOf(item, QStringLiteral("Menu")).value<QDBusObjectPath>().path();
    QDBusMessage question = QDBusMessage::createMethodCall(
        item, path, QStringLiteral("com.canonical.dbusmenu"), QStringLiteral("GetLayout"));
    question << 0 << 1 << QStringList();
    const QDBusMessage reply = ask(m_name, question);
    QStringList labels;
    if (reply.arguments().size() < 2)
        return labels;
    int id = 0;
    QVariantMap properties;
    const auto layout = reply.arguments().at(1).value<QDBusArgument>();
    layout.beginStructure();
    layout >> id >> properties;
    layout.beginArray();
    while (!layout.atEnd()) {
        QDBusVariant child;
        layout >> child;
        const auto entry = child.variant().value<QDBusArgument>();
        QVariantMap entryProperties;
        entry.beginStructure();
        entry >> id >> entryProperties;
        if (entryProperties.contains(QStringLiteral("label")))
            labels += entryProperties.value(QStringLiteral("label")).toString();
        entry.endStructure();
    }
    layout.endArray();
    layout.endStructure();
    return labels;
}

void StatusHost::RegisterStatusNotifierItem(const QString &item)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_items.append(item);
    }
    Q_EMIT StatusNotifierItemRegistered(item);
}

void StatusHost::RegisterStatusNotifierHost(const QString & /*host*/)
{
    setHost(true);
}

} // namespace hitwatch::test
