// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace hitwatch {

/// nginx as one process, with all its files in a folder of its own.
class Nginx {
public:
    static constexpr quint16 kPort = 8080;

    ~Nginx();
    static bool isInstalled();

    /// Starts it and waits until 127.0.0.1:8080 answers.
    /// @param http goes into the block of that name: a server at that port, and access.log
    bool start(const QByteArray &http);
    /// Ends it in order: then its access log is complete.
    bool stop();
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

/// @returns a socket that is connected to 127.0.0.1:@p port, or -1
int connectToLoopback(quint16 port);

} // namespace hitwatch
