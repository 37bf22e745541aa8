// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_program.h"

#include "monitor/live_request.h"
#include "single_instance.h"

#include <QApplication>
#include <QProcess>
#include <QSessionManager>
#include <QTimer>

namespace hitwatch {

DesktopProgram::DesktopProgram(
    SettingsStore &settings, SingleInstance &instance, UnixSignals &signalSource)
    : DesktopProgram(settings, instance, signalSource, Outside {})
{
}

DesktopProgram::DesktopProgram(SettingsStore &settings, SingleInstance &instance,
    UnixSignals &signalSource, const Outside &outside)
    : m_settings(settings)
    , m_outside(outside)
    , m_window(settings, outside.open)
    , m_alerts(m_window, settings)
{
    connect(&instance, &SingleInstance::startedAgain, this, &DesktopProgram::takeSecondStart);
    connect(
        &m_window, &MainWindow::newWindowRequested, this, [this](const CaptureRequest &request) {
            DesktopOptions options;
            options.capture = request;
            openElsewhere(options);
        });
    connect(&signalSource, &UnixSignals::stopRequested, this, [this] {
        m_window.saveState();
        QCoreApplication::quit();
    });
    // Asked at logout: nothing here needs an answer, so nothing stands in its way.
    connect(
        qApp, &QGuiApplication::commitDataRequest, this,
        [this](QSessionManager &manager) {
            m_window.saveState();
            saveSession(manager);
        },
        Qt::DirectConnection);
    connect(qApp, &QGuiApplication::saveStateRequest, this, &DesktopProgram::saveSession,
        Qt::DirectConnection);
}

DesktopProgram::~DesktopProgram() = default;

void DesktopProgram::begin(const DesktopOptions &options)
{
    // One icon in the tray is enough, and a second window ends when it is closed.
    m_isNewWindow = options.isNewWindow;
    if (!m_isNewWindow)
        m_alerts.openTray();
    if (options.startsInTray) {
        beginInTray(options);
        return;
    }
    if (m_isNewWindow)
        m_window.raiseWindow();
    else if (m_settings.settings().startMinimised && options.capture)
        m_window.showMinimized();
    else
        m_window.show();
    obey(options);
    if (options.asksForFile)
        m_window.chooseFile();
    else if (!options.capture)
        m_window.chooseInterfaces();
}

/// Nothing is asked: at login nobody has asked for anything. Without a former choice it stays idle.
void DesktopProgram::beginInTray(const DesktopOptions &options)
{
    DesktopOptions wanted = options;
    if (!wanted.capture && !m_settings.settings().interfaces.isEmpty())
        wanted.capture = rememberedRequest(m_settings.settings());
    obey(wanted);
    QTimer::singleShot(m_outside.trayPatience, this, [this] {
        if (m_alerts.hasTray() || m_window.isOnScreen())
            return;
        m_window.raiseWindow();
        m_window.tell(tr("The tray icon could not be shown, so the window was opened. Your desktop "
                         "may need an extension for tray icons."));
    });
}

bool DesktopProgram::launch(const QStringList &arguments)
{
    return QProcess::startDetached(QCoreApplication::applicationFilePath(), arguments);
}

void DesktopProgram::openElsewhere(const DesktopOptions &options)
{
    if (!m_outside.launch(newWindowArguments(options))) {
        m_window.complain(tr("A new window could not be started. Start hitwatch --new-window in a "
                             "terminal to see why."));
    }
}

bool DesktopProgram::isWatching(const CaptureRequest &request)
{
    const LiveSession &session = m_window.session();
    return isRunning(session.state())
        && session.request() == withKeyLog(request, m_settings.settings().tlsKeyLog.toStdString());
}

void DesktopProgram::obey(const DesktopOptions &options)
{
    if (options.alert.areSet()) {
        m_window.overrideAlertRules(options.alert.appliedTo(m_settings.settings().alertRules));
    }
    if (options.capture)
        m_window.watch(*options.capture);
    if (options.windowSeconds)
        m_window.overrideWindow(*options.windowSeconds);
}

void DesktopProgram::takeSecondStart(const QStringList &arguments)
{
    // The other program has checked them; whoever else can write to the socket has not.
    const auto parsed = parseDesktopOptions(QStringList { QStringLiteral("hitwatch") } + arguments);
    const auto *given = std::get_if<DesktopOptions>(&parsed);
    DesktopOptions options = given != nullptr ? *given : DesktopOptions {};
    if (!options.startsInTray)
        m_window.raiseWindow();
    if (options.capture && options.capture->path == "-")
        return;
    if (options.capture && isLive(*options.capture) && isWatching(*options.capture))
        options.capture.reset(); // it goes on, and keeps its numbers
    if (options.capture) {
        m_window.fulfill({ *options.capture, [this, options] { obey(options); },
            [this, options] { openElsewhere(options); } });
    } else {
        obey(options);
    }
    if (options.asksForFile)
        m_window.chooseFile();
}

void DesktopProgram::saveSession(QSessionManager &manager)
{
    QStringList command { QCoreApplication::applicationFilePath() };
    if (m_window.session().state() != CaptureState::Idle)
        command += optionsFor(m_window.session().request());
    if (m_isNewWindow)
        command += QStringLiteral("--new-window");
    else if (!m_window.isOnScreen())
        command += QStringLiteral("--tray");
    command += { QStringLiteral("-session"),
        manager.sessionId() + QLatin1Char('_') + manager.sessionKey() };
    manager.setRestartCommand(command);
    manager.setRestartHint(QSessionManager::RestartIfRunning);
}

} // namespace hitwatch

#include "moc_desktop_program.cpp"
