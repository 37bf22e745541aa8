// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notify/session_bus.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>

class QDBusMessage;
class QDBusPendingCallWatcher;
class QDBusServiceWatcher;

namespace hitwatch {

/// One notification as it is sent. Texts are plain: the service escapes what the daemon parses.
struct Notification {
    QString title;
    QString body;
    QImage image;
    bool urgent = false;
    /// (key, label), left out where the daemon has no actions. "default" is the notification
    /// itself.
    QList<std::pair<QString, QString>> actions {};
    std::chrono::milliseconds expires { 0 }; ///< 0: never
    std::uint32_t replaces = 0; ///< id of an earlier one; 0: a new one
};

/// A client of org.freedesktop.Notifications that comes late, restarts or vanishes, with its bus.
/// Nothing blocks: a daemon that does not answer within some seconds counts as absent until it
/// does. Its calls are never given up while it lives, since one that was stopped shows all that
/// waited when it goes on: asking again would show it twice. Ids belong to the daemon (the unique
/// name on the bus) that gave them and are void after lost().
class NotificationService : public QObject {
    Q_OBJECT

public:
    /// How long a daemon may think before it counts as absent.
    static constexpr std::chrono::milliseconds kPatience { 5'000 };

    enum class CloseReason : std::uint8_t { Expired, Dismissed, Other };
    /// Empty: it could not be shown.
    using Sent = std::function<void(std::optional<std::uint32_t> id)>;

    explicit NotificationService(QObject *parent = nullptr);
    ~NotificationService() override;

    /// Starts to look. ready() or absent() follow.
    void open();
    bool isReady() const { return m_ready; }
    /// There is something to show: looks again, and has the bus start a daemon where it knows how.
    /// ready() or absent() follow.
    void demand();

    /// Only while isReady(). @p sent is called later, once, unless the daemon is lost before.
    void notify(const Notification &notification, const Sent &sent);
    void close(std::uint32_t id);

Q_SIGNALS:
    void ready();
    void lost();
    void absent(); ///< after looking in vain
    void late(); ///< the answer to a notify() is still not there
    void closed(std::uint32_t id, hitwatch::NotificationService::CloseReason reason);
    void actionInvoked(std::uint32_t id, const QString &key);

private Q_SLOTS:
    void takeClosed(uint id, uint reason);
    void takeAction(uint id, const QString &key);

private:
    using Answer = std::function<void(const QDBusMessage &reply)>;

    void call(const QDBusMessage &message, const Answer &answer);
    void afterPatience(const std::function<void()> &then);
    void attach();
    void detach();
    void changeOwner(const QString &owner);
    void lookUp();
    void start();
    void askCapabilities();
    void takeCapabilities(const QStringList &capabilities);
    void listen(bool on);
    QDBusMessage toDaemon(const QString &method) const;

    SessionBus m_bus;
    std::unique_ptr<QDBusServiceWatcher> m_watcher;
    QString m_owner; ///< unique name
    std::uint64_t m_generation = 0; ///< of the owner: answers of an earlier one are stale
    bool m_asking = false; ///< ready() or absent() will come
    bool m_silent = false; ///< it was asked, and does not answer
    bool m_ready = false;
    bool m_hasActions = false;
    bool m_hasMarkup = false;
    bool m_hasBody = false;
    int m_sending = 0;
    /// May be emitted before the reply to notify() with the id arrives.
    std::map<std::uint32_t, CloseReason> m_closedEarly;
};

} // namespace hitwatch
