// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractNativeEventFilter>
#include <QObject>
#include <QTimer>

#include <cstdint>

namespace hitwatch {

/// Whether an XEmbed tray (freedesktop.org's System Tray Protocol) is on the screen: the owner of
/// the selection _NET_SYSTEM_TRAY_S0. A new one notifies all windows (MANAGER), so it is seen at
/// once; that one went is looked for every 5 s. Without X11 there is none.
class XembedTray : public QObject, public QAbstractNativeEventFilter {
    Q_OBJECT

public:
    explicit XembedTray(QObject *parent = nullptr);
    ~XembedTray() override;

    void open();
    bool isThere() const { return m_there; }

    bool nativeEventFilter(const QByteArray &type, void *message, qintptr *result) override;

Q_SIGNALS:
    void changed();

private:
    void look();

    QTimer m_timer;
    std::uint32_t m_selection = 0; ///< atoms
    std::uint32_t m_manager = 0;
    bool m_there = false;
};

} // namespace hitwatch
