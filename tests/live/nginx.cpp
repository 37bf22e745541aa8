// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/nginx.h"

#include "support/waiting.h"

#include <QFile>
#include <QStandardPaths>
#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>

namespace hitwatch {

Nginx::~Nginx()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(kLongWaitMs);
}

bool Nginx::isInstalled()
{
    return !QStandardPaths::findExecutable(QStringLiteral("nginx")).isEmpty();
}

bool Nginx::start(const QByteArray &http)
{
    QByteArray configuration = "daemon off; master_process off; pid pid; error_log error.log;\n"
                               "events { worker_connections 256; }\n"
                               "http {\n";
    for (const char *kind : { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" })
        configuration += QByteArray("  ") + kind + "_temp_path " + kind + ";\n";
    configuration += http + "}\n";
    QFile file(path("nginx.conf"));
    if (!file.open(QIODevice::WriteOnly) || file.write(configuration) != configuration.size())
        return false;
    file.close();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("nginx"),
        { QStringLiteral("-e"), path("error.log"), QStringLiteral("-p"), m_folder.path(),
            QStringLiteral("-c"), path("nginx.conf") });
    return m_process.waitForStarted(kLongWaitMs)
        && QTest::qWaitFor(
            [] {
                const int probe = connectToLoopback(kPort);
                ::close(probe);
                return probe >= 0;
            },
            kLongWaitMs);
}

bool Nginx::stop()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGQUIT);
    return m_process.waitForFinished(kLongWaitMs);
}

int connectToLoopback(quint16 port)
{
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(client, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return client;
    ::close(client);
    return -1;
}

} // namespace hitwatch
