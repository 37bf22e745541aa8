// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/tcp_conversation.h"

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

namespace hitwatch::test {

/// What one run of hitwatch-cli left behind.
struct CliRun {
    int exitCode = -1; ///< -1: killed by a signal, or it did not end
    QByteArray out;
    QByteArray err;

    /// Standard output as JSON objects, one per line; an empty object for a line that is none.
    QList<QJsonObject> lines() const;
};

/// Runs it to its end with @p input as standard input.
CliRun runCli(const QStringList &arguments, const QByteArray &input = {});
/// Runs @p script in a shell; the program is $0, and @p argument $1.
CliRun runInShell(const QString &script, const QString &argument);
/// Starts it; the environment has TERM=xterm, and standard error is a pipe.
void startCli(QProcess &process, const QStringList &arguments);

/// @p requests requests to a.example/a/b, each answered, one every @p step.
std::vector<Frame> conversation(int requests, TimeNs step = 100 * kMillisecond);
QByteArray captureBytes(const std::vector<Frame> &frames);
/// Writes @p bytes to @p name in @p folder. @returns its path.
QString writeCapture(const QString &folder, const char *name, const QByteArray &bytes);

} // namespace hitwatch::test
