// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/command/alert_command.h"
#include "monitor/history/alert_history.h"
#include "monitor/settings.h"
#include "ui/notify/alert_notifier.h"
#include "ui/notify/tray_icon.h"

#include <QObject>

namespace hitwatch {

class MainWindow;

/// What becomes of alerts outside the window: notifications, the tray icon, the history on disk,
/// the commands of the rules.
///
/// An episode goes where its SourceKind says, whatever is captured by now.
class DesktopAlerts : public QObject {
    Q_OBJECT

public:
    /// Both outlive this.
    DesktopAlerts(MainWindow &window, SettingsStore &settings);
    ~DesktopAlerts() override;

    /// Shows an icon in the tray from now on, where there is one.
    void openTray();
    bool hasTray() const { return m_tray.isThere(); }

private:
    void connectTray();
    void connectNotifier();
    void connectHistory();
    void takeEpisode(const AlertRecordPtr &episode);
    void applyFormat();
    void applySettings(const Settings &settings);

    MainWindow &m_window;
    SettingsStore &m_settings;
    TrayIcon m_tray;
    AlertNotifier m_notifier;
    AlertHistory m_history;
    AlertCommand m_commands;
};

} // namespace hitwatch
