// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notify/xembed_tray.h"

#include <QDBusServiceWatcher>
#include <QObject>

#include <cstdint>
#include <functional>

class QDBusMessage;

namespace hitwatch {

/// Looks for a tray, and goes on looking. Qt itself decides only once in the life of a program
/// whether the desktop has a StatusNotifier host (Qt 6.4: isDBusTrayAvailable() of the generic Unix
/// theme keeps its first answer, which any use of QSystemTrayIcon asks for, isSystemTrayAvailable()
/// included). A program that asks before the panel has started would never have an icon. So nobody
/// may touch QSystemTrayIcon before this has found a tray.
///
/// The price: what is found first stands. A program that met an XEmbed tray shows no icon on a
/// StatusNotifier host that comes later without one, and the other way round.
class TrayProbe : public QObject {
    Q_OBJECT

public:
    enum class Kind : std::uint8_t { None, StatusNotifier, Xembed };

    explicit TrayProbe(QObject *parent = nullptr);

    /// Starts to look; asks, but does not wait. changed() follows when there is one.
    void open();
    /// That an icon can be shown on now.
    Kind kind() const;

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void askForHost();

private:
    using Answer = std::function<void(const QDBusMessage &reply)>;

    void call(const QDBusMessage &question, const Answer &answer);
    void setHost(bool there);
    void update();

    XembedTray m_xembed;
    QDBusServiceWatcher m_watcher;
    bool m_hasHost = false;
    bool m_hostKnown = false;
    quint64 m_question = 0; ///< the newest; answers to earlier ones are stale
    Kind m_kind = Kind::None;
};

} // namespace hitwatch
