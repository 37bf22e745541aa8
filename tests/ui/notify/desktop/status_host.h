// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusContext>
#include <QMutex>
#include <QObject>
#include <QStringList>
#include <QThread>
#include <QVariant>

#include <memory>

namespace hitwatch::test {

/// A StatusNotifierWatcher with its host, as a panel runs them, on a connection and a thread of its
/// own: Qt asks it and waits for the answer.
class StatusHost : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)

public:
    StatusHost();
    ~StatusHost() override;

    bool start(const QString &address);
    /// The panel behind the watcher.
    void setHost(bool there);
    bool hasHost() const;
    int protocolVersion() const { return 0; }
    QStringList items() const; ///< bus names

    /// A property of the item, with one layer of D-Bus variant taken off.
    QVariant propertyOf(const QString &item, const QString &name) const;
    /// Calls one of the item's methods that take a place on the screen.
    void call(const QString &item, const QString &method);
    /// What the item's menu shows: its first level, without separators.
    QStringList menuOf(const QString &item) const;

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &item);
    void RegisterStatusNotifierHost(const QString &host);

Q_SIGNALS:
    void StatusNotifierItemRegistered(const QString &item);
    void StatusNotifierItemUnregistered(const QString &item);
    void StatusNotifierHostRegistered();
    void StatusNotifierHostUnregistered();

private:
    mutable QMutex m_mutex; ///< for what both threads want to know
    QString m_name;
    bool m_hasHost = false;
    QStringList m_items;
};

/// Ends it on its thread, and the thread.
struct EndStatusHost {
    void operator()(StatusHost *host) const;
};
using StatusHostPtr = std::unique_ptr<StatusHost, EndStatusHost>;

StatusHostPtr makeStatusHost();

} // namespace hitwatch::test
