// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_program.h"

#include "single_instance.h"

#include <QApplication>
#include <QFileInfo>
#include <QSessionManager>

namespace hitwatch {

DesktopProgram::DesktopProgram(
    SettingsStore &settings, SingleInstance &instance, UnixSignals &signalSource)
    : m_settings(settings)
    , m_window(settings)
    , m_alerts(m_window, settings)
{
    connect(&instance, &SingleInstance::startedAgain, this, &DesktopProgram::takeSecondStart);
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
    if (m_settings.settings().startMinimised && options.capture)
        m_window.showMinimized();
    else
        m_window.show();
    obey(options);
    if (!options.capture)
        m_window.chooseInterfaces();
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
    m_window.raiseWindow();
    // The other program has checked them; whoever else can write to the socket has not.
    const auto parsed = parseDesktopOptions(QStringList { QStringLiteral("hitwatch") } + arguments);
    if (const auto *options = std::get_if<DesktopOptions>(&parsed)) {
        const bool standardInput = options->capture && options->capture->path == "-";
        if (options->changesAnything() && !standardInput)
            obey(*options);
    }
}

void DesktopProgram::saveSession(QSessionManager &manager)
{
    QStringList command { QCoreApplication::applicationFilePath() };
    if (m_window.session().state() != CaptureState::Idle)
        command += optionsFor(m_window.session().request());
    command += { QStringLiteral("-session"),
        manager.sessionId() + QLatin1Char('_') + manager.sessionKey() };
    manager.setRestartCommand(command);
    manager.setRestartHint(QSessionManager::RestartIfRunning);
}

} // namespace hitwatch
