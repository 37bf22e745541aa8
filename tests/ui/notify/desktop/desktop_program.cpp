// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/desktop/desktop_program.h"

#include "support/waiting.h"

#include <QPixmap>
#include <QScreen>

namespace hitwatch::test {

bool DesktopProgram::start(const QString &program, const QStringList &arguments)
{
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.start(program, arguments);
    return m_process.waitForStarted(kLongWaitMs);
}

void DesktopProgram::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(kLongWaitMs);
}

QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(kLongWaitMs))
        return {};
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

void takePicture(const QString &name)
{
    const QString folder = qEnvironmentVariable("HITWATCH_PICTURES");
    if (!folder.isEmpty())
        QGuiApplication::primaryScreen()->grabWindow(0).save(
            QStringLiteral("%1/%2.png").arg(folder, name));
}

void useTestBus()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", qgetenv("HITWATCH_TEST_BUS"));
}

} // namespace hitwatch::test
