// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/notification_service.h"

#include "ui/notify/notification_image.h"

#include <QDBusMessage>
#include <QDBusMetaType>
#include <QDBusPendingCallWatcher>
#include <QDBusServiceWatcher>
#include <QGuiApplication>
#include <QTimer>
#include <QVariantMap>

#include <climits>
#include <utility>

namespace hitwatch {
namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kBusService = QStringLiteral("org.freedesktop.DBus");
const QString kBusPath = QStringLiteral("/org/freedesktop/DBus");
constexpr int kNoTimeout = INT_MAX;
constexpr uchar kNormal = 1; ///< urgency
constexpr uchar kCritical = 2;

QDBusMessage toBus(const QString &method)
{
    return QDBusMessage::createMethodCall(kBusService, kBusPath, kBusService, method);
}

bool isReply(const QDBusMessage &message, qsizetype arguments)
{
    return message.type() == QDBusMessage::ReplyMessage && message.arguments().size() >= arguments;
}

QVariantMap hintsOf(const Notification &notification)
{
    QVariantMap hints;
    hints.insert(
        QStringLiteral("urgency"), QVariant::fromValue(notification.urgent ? kCritical : kNormal));
    hints.insert(QStringLiteral("category"), QStringLiteral("network"));
    hints.insert(QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName());
    if (!notification.image.isNull())
        hints.insert(QStringLiteral("image-data"),
            QVariant::fromValue(notificationImage(notification.image)));
    return hints;
}

} // namespace

NotificationService::NotificationService(QObject *parent)
    : QObject(parent)
{
    qDBusRegisterMetaType<NotificationImage>();
    connect(&m_bus, &SessionBus::connected, this, &NotificationService::attach);
    connect(&m_bus, &SessionBus::disconnected, this, &NotificationService::detach);
    connect(&m_bus, &SessionBus::unavailable, this, &NotificationService::absent);
}

NotificationService::~NotificationService() = default;

void NotificationService::open()
{
    m_bus.open();
}

void NotificationService::demand()
{
    if (!m_bus.isConnected())
        m_bus.open();
    else if (m_ready)
        Q_EMIT ready();
    else if (m_asking)
        return; // an answer is under way
    else if (m_silent)
        QTimer::singleShot(0, this, &NotificationService::absent);
    else if (m_owner.isEmpty())
        start();
    else
        askCapabilities();
}

void NotificationService::call(const QDBusMessage &message, const Answer &answer)
{
    auto *watcher =
        new QDBusPendingCallWatcher(m_bus.connection().asyncCall(message, kNoTimeout), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
        [this, watcher, answer, generation = m_generation] {
            watcher->deleteLater();
            if (generation == m_generation)
                answer(watcher->reply());
        });
}

/// Unless the owner is another one by then.
void NotificationService::afterPatience(const std::function<void()> &then)
{
    QTimer::singleShot(kPatience, Qt::PreciseTimer, this, [this, then, generation = m_generation] {
        if (generation == m_generation)
            then();
    });
}

void NotificationService::attach()
{
    m_watcher = std::make_unique<QDBusServiceWatcher>(
        kService, m_bus.connection(), QDBusServiceWatcher::WatchForOwnerChange);
    connect(m_watcher.get(), &QDBusServiceWatcher::serviceOwnerChanged, this,
        [this](const QString &, const QString &, const QString &owner) { changeOwner(owner); });
    lookUp();
}

void NotificationService::detach()
{
    m_watcher.reset();
    changeOwner({});
}

void NotificationService::changeOwner(const QString &owner)
{
    if (owner == m_owner)
        return;
    const bool wasReady = std::exchange(m_ready, false);
    if (!m_owner.isEmpty() && m_bus.isConnected())
        listen(false);
    m_owner = owner;
    ++m_generation;
    m_asking = false;
    m_silent = false;
    m_sending = 0;
    m_closedEarly.clear();
    if (wasReady)
        Q_EMIT lost();
    if (!m_owner.isEmpty()) {
        listen(true);
        askCapabilities();
    }
}

void NotificationService::lookUp()
{
    m_asking = true;
    QDBusMessage question = toBus(QStringLiteral("GetNameOwner"));
    question << kService;
    call(question, [this](const QDBusMessage &reply) {
        m_asking = false;
        if (isReply(reply, 1))
            changeOwner(reply.arguments().constFirst().toString());
        else
            Q_EMIT absent();
    });
}

void NotificationService::start()
{
    m_asking = true;
    QDBusMessage question = toBus(QStringLiteral("StartServiceByName"));
    question << kService << 0U;
    afterPatience([this] { // it may start all the same, and is noticed then
        if (std::exchange(m_asking, false))
            Q_EMIT absent();
    });
    call(question, [this](const QDBusMessage &reply) {
        m_asking = false;
        if (isReply(reply, 1))
            lookUp();
        else
            Q_EMIT absent();
    });
}

void NotificationService::askCapabilities()
{
    m_asking = true;
    afterPatience([this] {
        if (!std::exchange(m_asking, false))
            return;
        m_silent = true;
        Q_EMIT absent();
    });
    call(toDaemon(QStringLiteral("GetCapabilities")), [this](const QDBusMessage &reply) {
        m_asking = false;
        m_silent = false;
        if (isReply(reply, 1))
            takeCapabilities(reply.arguments().constFirst().toStringList());
        else
            Q_EMIT absent();
    });
}

void NotificationService::takeCapabilities(const QStringList &capabilities)
{
    m_hasActions = capabilities.contains(QLatin1String("actions"));
    m_hasMarkup = capabilities.contains(QLatin1String("body-markup"));
    m_hasBody = capabilities.contains(QLatin1String("body"));
    m_ready = true;
    Q_EMIT ready();
}

void NotificationService::listen(bool on)
{
    QDBusConnection bus = m_bus.connection();
    // From this owner only: others may send what they like.
    const auto handle = [&](const QString &signal, const char *slot) {
        return on ? bus.connect(m_owner, kPath, kService, signal, this, slot)
                  : bus.disconnect(m_owner, kPath, kService, signal, this, slot);
    };
    handle(QStringLiteral("NotificationClosed"), SLOT(takeClosed(uint, uint)));
    handle(QStringLiteral("ActionInvoked"), SLOT(takeAction(uint, QString)));
}

QDBusMessage NotificationService::toDaemon(const QString &method) const
{
    return QDBusMessage::createMethodCall(m_owner, kPath, kService, method);
}

void NotificationService::notify(const Notification &notification, const Sent &sent)
{
    QString title = notification.title;
    QString body = notification.body;
    if (!m_hasBody) { // then the title is all that a person gets
        title = QStringLiteral("%1 \u2013 %2")
                    .arg(title, body)
                    .replace(QLatin1Char('\n'), QLatin1String(", "));
        body.clear();
    }
    if (m_hasMarkup)
        body = body.toHtmlEscaped();
    QStringList actions;
    if (m_hasActions) {
        for (const auto &[key, label] : notification.actions)
            actions << key << label;
    }
    QDBusMessage message = toDaemon(QStringLiteral("Notify"));
    message << QGuiApplication::applicationDisplayName() << notification.replaces
            << QStringLiteral("hitwatch") << title << body << actions << hintsOf(notification)
            << static_cast<int>(notification.expires.count());
    ++m_sending;
    auto answered = std::make_shared<bool>(false);
    afterPatience([this, answered] {
        if (!*answered)
            Q_EMIT late();
    });
    call(message, [this, sent, answered](const QDBusMessage &reply) {
        --m_sending;
        *answered = true;
        if (!isReply(reply, 1)) {
            sent(std::nullopt);
            return;
        }
        const std::uint32_t id = reply.arguments().constFirst().toUInt();
        sent(id);
        if (const auto early = m_closedEarly.extract(id); !early.empty())
            Q_EMIT closed(id, early.mapped());
        if (m_sending == 0)
            m_closedEarly.clear();
    });
}

void NotificationService::close(std::uint32_t id)
{
    if (!m_ready)
        return;
    QDBusMessage message = toDaemon(QStringLiteral("CloseNotification"));
    message << id;
    m_bus.connection().send(message);
}

void NotificationService::takeClosed(uint id, uint reason)
{
    const CloseReason why = reason == 1 ? CloseReason::Expired
        : reason == 2                   ? CloseReason::Dismissed
                                        : CloseReason::Other;
    constexpr std::size_t kMostEarly = 256; // a daemon may say what it likes
    if (m_sending > 0 && m_closedEarly.size() < kMostEarly)
        m_closedEarly.insert_or_assign(id, why);
    Q_EMIT closed(id, why);
}

void NotificationService::takeAction(uint id, const QString &key)
{
    Q_EMIT actionInvoked(id, key);
}

} // namespace hitwatch

#include "moc_notification_service.cpp"
