// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusContext>
#include <QObject>
#include <QStringList>
#include <QVariant>

namespace hitwatch::test {

/// A StatusNotifierWatcher with its host, as a panel runs them, on a connection of its own.
class StatusHost : public QObject, protected QDBusContext {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)
    Q_PROPERTY(int ProtocolVersion READ protocolVersion)
    Q_PROPERTY(QStringList RegisteredStatusNotifierItems READ items)

public:
    ~StatusHost() override;

    bool start(const QString &address);
    /// The panel behind the watcher.
    void setHost(bool there);
    bool hasHost() const { return m_hasHost; }
    int protocolVersion() const { return 0; }
    const QStringList &items() const { return m_items; } ///< bus names

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
    QString m_name;
    bool m_hasHost = false;
    QStringList m_items;
};

} // namespace hitwatch::test
