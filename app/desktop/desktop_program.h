// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/unix_signals.h"
#include "desktop_alerts.h"
#include "desktop_options.h"
#include "monitor/settings.h"
#include "ui/window/main_window.h"

#include <QObject>

class QSessionManager;

namespace hitwatch {

class SingleInstance;

/// One run of the desktop program: the window, what the command line wants of it, and every way in
/// which it can end: closed, signals, logout. They all end cleanly, with exit code 0.
class DesktopProgram : public QObject {
    Q_OBJECT

public:
    /// @p settings, @p instance and @p signalSource outlive this.
    DesktopProgram(SettingsStore &settings, SingleInstance &instance, UnixSignals &signalSource);
    ~DesktopProgram() override;

    /// Shows the window, and watches or asks what to watch.
    void begin(const DesktopOptions &options);

private:
    void obey(const DesktopOptions &options);
    void takeSecondStart(const QStringList &arguments);
    void saveSession(QSessionManager &manager);

    SettingsStore &m_settings;
    MainWindow m_window;
    DesktopAlerts m_alerts;
};

} // namespace hitwatch
