// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/unix_signals.h"
#include "desktop_alerts.h"
#include "desktop_options.h"
#include "monitor/settings.h"
#include "ui/window/main_window.h"

#include <QObject>

#include <functional>

class QSessionManager;

namespace hitwatch {

class SingleInstance;

/// One run of the desktop program: the window, what the command line wants of it, and every way in
/// which it can end: closed, signals, logout. They all end cleanly, with exit code 0.
class DesktopProgram : public QObject {
    Q_OBJECT

public:
    /// What the program reaches outside of itself; tests have their own.
    struct Outside {
        LiveSession::OpenRequest open = &sourceFactory;
        /// Starts this program once more with these arguments. @returns false: that failed.
        std::function<bool(const QStringList &arguments)> launch = &DesktopProgram::launch;
        /// How long a start in the tray waits for a tray.
        std::chrono::milliseconds trayPatience { 5000 };
    };

    /// @p settings, @p instance and @p signalSource outlive this.
    DesktopProgram(SettingsStore &settings, SingleInstance &instance, UnixSignals &signalSource);
    DesktopProgram(SettingsStore &settings, SingleInstance &instance, UnixSignals &signalSource,
        const Outside &outside);
    ~DesktopProgram() override;

    /// Shows the window, and watches or asks what to watch; or waits in the tray.
    void begin(const DesktopOptions &options);
    MainWindow &window() { return m_window; }

private:
    static bool launch(const QStringList &arguments);
    void beginInTray(const DesktopOptions &options);
    void openElsewhere(const DesktopOptions &options);
    bool isWatching(const CaptureRequest &request);
    void obey(const DesktopOptions &options);
    void takeSecondStart(const QStringList &arguments);
    void saveSession(QSessionManager &manager);

    SettingsStore &m_settings;
    Outside m_outside;
    bool m_isNewWindow = false;
    MainWindow m_window;
    DesktopAlerts m_alerts;
};

} // namespace hitwatch
