// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/cli_process.h"

#include "support/pcap_writer.h"
#include "support/waiting.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcessEnvironment>

namespace hitwatch::test {

QList<QJsonObject> CliRun::lines() const
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : out.split('\n')) {
        if (!line.isEmpty())
            objects.append(QJsonDocument::fromJson(line).object());
    }
    return objects;
}

void startCli(QProcess &process, const QStringList &arguments)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("TERM"), QStringLiteral("xterm"));
    environment.remove(QStringLiteral("NO_COLOR"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(HITWATCH_CLI), arguments);
}

namespace {

CliRun runToEnd(QProcess &process, const QByteArray &input)
{
    process.write(input);
    process.closeWriteChannel();
    const bool ended = process.waitForFinished(2 * kLongWaitMs);
    CliRun run;
    if (ended && process.exitStatus() == QProcess::NormalExit)
        run.exitCode = process.exitCode();
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace

CliRun runCli(const QStringList &arguments, const QByteArray &input)
{
    QProcess process;
    startCli(process, arguments);
    return runToEnd(process, input);
}

CliRun runInShell(const QString &script, const QString &argument)
{
    QProcess process;
    process.start(QStringLiteral("/bin/sh"),
        { QStringLiteral("-c"), script, QStringLiteral(HITWATCH_CLI), argument });
    return runToEnd(process, {});
}

std::vector<Frame> conversation(int requests, TimeNs step)
{
    TcpConversation::Options options;
    options.step = kMicrosecond;
    TcpConversation talk(options);
    talk.open();
    for (int at = 0; at < requests; ++at) {
        talk.client("GET /a/b HTTP/1.1\r\nHost: a.example\r\n\r\n");
        talk.server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        talk.wait(step);
    }
    talk.close();
    return talk.frames();
}

QByteArray captureBytes(const std::vector<Frame> &frames)
{
    const Bytes bytes = pcapFile(frames);
    return { reinterpret_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()) };
}

QString writeCapture(const QString &folder, const char *name, const QByteArray &bytes)
{
    QFile file(folder + QLatin1Char('/') + QLatin1String(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

} // namespace hitwatch::test
