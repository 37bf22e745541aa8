// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/desktop_process.h"

#include "support/waiting.h"

#include <QDir>
#include <QProcessEnvironment>

namespace hitwatch::test {

DesktopHome::DesktopHome()
{
    QDir(m_folder.path()).mkpath(QStringLiteral("run"));
    QDir(m_folder.path()).mkpath(QStringLiteral("config"));
    QFile::setPermissions(runtimeFolder(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString DesktopHome::settingsFile() const
{
    return file(QStringLiteral("config/hitwatch/hitwatch.ini"));
}

void DesktopHome::start(
    QProcess &process, const QStringList &arguments, const QString &platform) const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("DISPLAY"));
    environment.remove(QStringLiteral("WAYLAND_DISPLAY"));
    environment.remove(QStringLiteral("SESSION_MANAGER"));
    environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
    environment.remove(QStringLiteral("XDG_DATA_HOME"));
    environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
    if (!platform.isEmpty())
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), platform);
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtimeFolder());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), file(QStringLiteral("config")));
    environment.insert(QStringLiteral("HOME"), m_folder.path());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(QStringLiteral(HITWATCH_DESKTOP), arguments);
}

DesktopRun runDesktop(
    const DesktopHome &home, const QStringList &arguments, const QString &platform)
{
    QProcess process;
    home.start(process, arguments, platform);
    return finish(process);
}

DesktopRun finish(QProcess &process)
{
    DesktopRun run;
    if (process.waitForFinished(kLongWaitMs) && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace hitwatch::test
