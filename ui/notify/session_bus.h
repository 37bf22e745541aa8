// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>

namespace hitwatch {

/// The session bus, as it comes and goes. QDBusConnection::sessionBus() keeps the first answer for
/// ever, also when it was 'no'; this has a connection of its own and makes another one whenever the
/// bus was not there or died. Connecting may wait for the bus, so it happens on another thread.
class SessionBus : public QObject {
    Q_OBJECT

public:
    explicit SessionBus(QObject *parent = nullptr);

    /// Looks for the bus now and, at growing intervals (1 to 30 s), until it is there.
    void open();
    bool isConnected() const { return m_bus != nullptr; }
    /// Only while isConnected().
    const QDBusConnection &connection() const { return m_bus->connection; }

Q_SIGNALS:
    void connected();
    void disconnected();
    void unavailable(); ///< after each attempt in vain

private Q_SLOTS:
    void lose();

private:
    /// A connection of its own, closed with the last who holds it.
    struct OpenBus {
        explicit OpenBus(const QDBusConnection &opened)
            : connection(opened)
        {
        }
        ~OpenBus();
        OpenBus(const OpenBus &) = delete;
        OpenBus &operator=(const OpenBus &) = delete;

        QDBusConnection connection;
    };
    using OpenBusPtr = std::shared_ptr<const OpenBus>;

    static OpenBusPtr connectTo(const QString &address, const QString &name);
    void take(const OpenBusPtr &bus);
    void tryLater();

    OpenBusPtr m_bus; ///< null: none
    QTimer m_retry;
    std::chrono::milliseconds m_interval;
    bool m_opening = false;
};

} // namespace hitwatch
