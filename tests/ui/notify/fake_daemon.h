// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <memory>
#include <vector>

namespace hitwatch::test {

/// What came with one call of Notify.
struct ReceivedNotification {
    QString application;
    uint replaces = 0;
    QString icon;
    QString title;
    QString body;
    QStringList actions;
    QVariantMap hints;
    int expires = 0;
    uint id = 0; ///< the answer

    uchar urgency() const { return hints.value(QStringLiteral("urgency")).value<uchar>(); }
};

/// A notification daemon that writes down what it is told.
class FakeDaemon : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    enum class Manner : std::uint8_t { Answers, Refuses, NeverAnswers };

    /// Everything that daemons can.
    static QStringList allCapabilities();

    explicit FakeDaemon(QStringList capabilities = allCapabilities());
    ~FakeDaemon() override;

    /// Takes the service's name on the bus at @p address, with a unique name of its own.
    bool start(const QString &address);
    void setManner(Manner manner) { m_manner = manner; }
    /// As if the person had done it; @p reason as in NotificationClosed.
    void closeAs(uint id, uint reason);
    void invoke(uint id, const QString &key);
    /// The same words from somebody who is not the daemon.
    static bool sendForged(const QString &address, uint id, const QString &key);

    const std::vector<ReceivedNotification> &received() const { return m_received; }
    const QList<uint> &closed() const { return m_closed; } ///< by CloseNotification
    int questions() const { return m_questions; } ///< calls of GetCapabilities

public Q_SLOTS:
    QStringList GetCapabilities();
    uint Notify(const QString &application, uint replaces, const QString &icon,
        const QString &title, const QString &body, const QStringList &actions,
        const QVariantMap &hints, int expires);
    void CloseNotification(uint id);

Q_SIGNALS:
    void NotificationClosed(uint id, uint reason);
    void ActionInvoked(uint id, const QString &key);

private:
    QStringList m_capabilities;
    QString m_name; ///< of the connection
    Manner m_manner = Manner::Answers;
    uint m_lastId = 100;
    std::vector<ReceivedNotification> m_received;
    QList<uint> m_closed;
    int m_questions = 0;
};

} // namespace hitwatch::test
