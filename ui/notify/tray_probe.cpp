// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/tray_probe.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>
#include <QGuiApplication>

namespace hitwatch {
namespace {

const QString kWatcher = QStringLiteral("org.kde.StatusNotifierWatcher");
const QString kWatcherPath = QStringLiteral("/StatusNotifierWatcher");
constexpr int kPatienceMs = 5'000;

/// What Qt decided when the first icon was made; it stays so.
TrayProbe::Kind &decided()
{
    static TrayProbe::Kind kind = TrayProbe::Kind::None;
    return kind;
}

} // namespace

TrayProbe::TrayProbe(QObject *parent)
    : QObject(parent)
{
    connect(&m_xembed, &XembedTray::changed, this, &TrayProbe::update);
    connect(&m_watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &TrayProbe::askForHost);
}

void TrayProbe::open()
{
    m_xembed.open();
    // Qt's tray icons use this connection, so another one would be of no use to them.
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        setHost(false);
        return;
    }
    m_watcher.setConnection(bus);
    m_watcher.setWatchMode(QDBusServiceWatcher::WatchForOwnerChange);
    m_watcher.addWatchedService(kWatcher);
    for (const char *signal :
        { "StatusNotifierHostRegistered", "StatusNotifierHostUnregistered" }) {
        // From anybody: they only make us ask again.
        bus.connect(QString(), kWatcherPath, kWatcher, QLatin1String(signal), this, SLOT(askForHost()));
    }
    askForHost();
}

void TrayProbe::call(const QDBusMessage &question, const Answer &answer)
{
    auto *watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(question, kPatienceMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this, watcher, answer, serial = m_question] {
            watcher->deleteLater();
            if (serial == m_question)
                answer(watcher->reply());
        });
}

void TrayProbe::askForHost()
{
    ++m_question;
    QDBusMessage question = QDBusMessage::createMethodCall(
        kWatcher, kWatcherPath, QStringLiteral("org.freedesktop.DBus.Properties"), QStringLiteral("Get"));
    question.setAutoStartService(false);
    question << kWatcher << QStringLiteral("IsStatusNotifierHostRegistered");
    call(question, [this](const QDBusMessage &reply) {
        const bool answered =
            reply.type() == QDBusMessage::ReplyMessage && !reply.arguments().isEmpty();
        setHost(
            answered && reply.arguments().constFirst().value<QDBusVariant>().variant().toBool());
    });
}

void TrayProbe::setHost(bool there)
{
    m_hasHost = there;
    m_hostKnown = true;
    update();
}

TrayProbe::Kind TrayProbe::kind() const
{
    return m_kind;
}

void TrayProbe::update()
{
    // Who has both gets the newer one, so it is not decided before that is known.
    if (!m_hostKnown)
        return;
    // Only these platforms have trays (the offscreen one pretends to nothing).
    const bool mayHaveHost = QGuiApplication::platformName() != QLatin1String("offscreen");
    Kind kind = Kind::None;
    if (m_hasHost && mayHaveHost && decided() != Kind::Xembed)
        kind = Kind::StatusNotifier;
    else if (m_xembed.isThere() && decided() != Kind::StatusNotifier)
        kind = Kind::Xembed;
    if (kind == m_kind)
        return;
    if (kind != Kind::None)
        decided() = kind;
    m_kind = kind;
    Q_EMIT changed();
}

} // namespace hitwatch

#include "moc_tray_probe.cpp"
