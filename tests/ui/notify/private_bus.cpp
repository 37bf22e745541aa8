// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/private_bus.h"

#include "support/waiting.h"

#include <QFile>
#include <QStandardPaths>

namespace hitwatch::test {

namespace {

bool writeFile(const QString &path, const QString &content)
{
    QFile file(path);
    const QByteArray bytes = content.toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

bool PrivateBus::isPossible()
{
    return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty();
}

QString PrivateBus::address() const
{
    return QStringLiteral("unix:path=%1/bus").arg(m_path);
}

bool PrivateBus::start()
{
    const QString config = m_path + QStringLiteral("/bus.conf");
    // No folders of services but its own: nothing of the machine is started.
    if (!writeFile(config,
            QStringLiteral("<busconfig><type>session</type><listen>%1</listen>"
                           "<auth>EXTERNAL</auth><servicedir>%2</servicedir>"
                           "<policy context=\"default\"><allow send_destination=\"*\"/>"
                           "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>")
                .arg(address(), m_path)))
        return false;
    QFile::remove(m_path + QStringLiteral("/bus"));
    m_daemon.start(QStringLiteral("dbus-daemon"),
        { QStringLiteral("--config-file=") + config, QStringLiteral("--nofork"),
            QStringLiteral("--print-address") });
    return m_daemon.waitForReadyRead(kLongWaitMs);
}

void PrivateBus::stop()
{
    if (m_daemon.state() == QProcess::NotRunning)
        return;
    m_daemon.kill();
    m_daemon.waitForFinished(kLongWaitMs);
}

bool PrivateBus::makeActivatable(const QString &service, const QString &program)
{
    return writeFile(QStringLiteral("%1/%2.service").arg(m_path, service),
        QStringLiteral("[D-BUS Service]\nName=%1\nExec=%2\n").arg(service, program));
}

} // namespace hitwatch::test
