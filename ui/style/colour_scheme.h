// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <QString>

#include <optional>

namespace hitwatch {

/// The preference of the desktop, from its settings portal (org.freedesktop.portal.Settings,
/// color-scheme). Never waits: asks when the event loop runs, and hears of changes. Without a
/// session bus or a portal it stays silent.
class ColourScheme : public QObject {
    Q_OBJECT

public:
    explicit ColourScheme(QObject *parent = nullptr);

    /// Starts to ask over @p bus.
    void watch(const QDBusConnection &bus);
    /// Empty: no preference, or not known (yet).
    std::optional<bool> prefersDark() const { return m_prefersDark; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void takeChange(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void take(const QVariant &value);

    std::optional<bool> m_prefersDark;
};

} // namespace hitwatch
