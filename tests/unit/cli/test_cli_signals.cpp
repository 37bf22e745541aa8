// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/waiting.h"
#include "unit/cli/cli_process.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

/// One of the signal masks of proc(5), e.g. "SigCgt" (caught) or "ShdPnd" (on their way).
qulonglong signalMask(const QProcess &process, const QByteArray &field)
{
    QFile status(QStringLiteral("/proc/%1/status").arg(process.processId()));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = status.readAll();
    const qsizetype at = text.indexOf(QByteArray(field + ':'));
    return text.mid(at + field.size() + 1, 17).trimmed().toULongLong(nullptr, 16);
}

bool holds(qulonglong mask, int number)
{
    return ((mask >> (number - 1)) & 1) == 1;
}

/// The handler of SIGWINCH is the last one to be installed.
bool catchesSignals(const QProcess &process)
{
    return holds(signalMask(process, "SigCgt"), SIGWINCH);
}

void sendSignal(const QProcess &process, int number)
{
    if (process.processId() > 0) // 0 would be the whole process group
        ::kill(static_cast<pid_t>(process.processId()), number);
}

} // namespace

class TestCliSignals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stopWhileAPipeIsRead_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGHUP") << SIGHUP;
    }
    void stopWhileAPipeIsRead()
    {
        QFETCH(const int, number);
        QProcess process;
        startCli(process,
            { QStringLiteral("--read"), QStringLiteral("-"), QStringLiteral("--refresh"),
                QStringLiteral("1"), QStringLiteral("--format"), QStringLiteral("jsonl") });
        // The pipe stays open: the program waits for more.
        process.write(captureBytes(conversation(25)));
        CliRun run;
        const auto hasLines = [&] {
            run.out += process.readAllStandardOutput();
            return run.lines().size() >= 2;
        };
        WAIT_VERIFY(hasLines());
        sendSignal(process, number);
        QVERIFY(process.waitForFinished(kLongWaitMs));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
        run.out += process.readAllStandardOutput();
        QCOMPARE(process.readAllStandardError(), QByteArray());
        QCOMPARE(run.lines().size(), 3); // the last one by the signal
        int sum = 0;
        for (const QJsonObject &report : run.lines())
            sum += report[QStringLiteral("requests")].toInt();
        // What was in the pipe when the signal came may be left there.
        QVERIFY2(sum >= 20 && sum <= 25, run.out.constData());
    }

    void stopBeforeAnythingWasRead()
    {
        QProcess process;
        startCli(process, { QStringLiteral("--read"), QStringLiteral("-") });
        QVERIFY(process.waitForStarted());
        WAIT_VERIFY(catchesSignals(process));
        sendSignal(process, SIGINT);
        QVERIFY(process.waitForFinished(kLongWaitMs));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 0);
    }

    void theSecondSignalEndsAtOnce_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void theSecondSignalEndsAtOnce()
    {
        QFETCH(const int, number);
        const QTemporaryDir folder;
        const QString capture = writeCapture(
            folder.path(), "long.pcap", captureBytes(conversation(4000, 1'000'000'000)));
        const QString fifo = folder.filePath(QStringLiteral("fifo"));
        QCOMPARE(mkfifo(QFile::encodeName(fifo).constData(), 0600), 0);
        // A pipe that is full, and a reader that never reads: whatever the program has got to when
        // the first signal comes, it hangs in its next write and cannot end in peace.
        const int reader =
            open(QFile::encodeName(fifo).constData(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
        const QByteArray filling(4096, '-');
        while (write(reader, filling.constData(), static_cast<std::size_t>(filling.size())) > 0) { }
        QProcess process;
        startCli(process,
            { QStringLiteral("--read"), capture, QStringLiteral("--refresh"), QStringLiteral("1"),
                QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("--output"),
                fifo });
        WAIT_VERIFY(catchesSignals(process));
        sendSignal(process, number);
        // Two signals of one kind are one, as long as the first has not arrived.
        WAIT_VERIFY(!holds(signalMask(process, "ShdPnd"), number));
        QVERIFY(!process.waitForFinished(100));
        // ThreadSanitizer keeps signals back as well, where nobody can see it: then this one is
        // lost and a person would press Ctrl+C once more.
        bool ended = false;
        for (const QDeadlineTimer deadline(kLongWaitMs); !ended && !deadline.hasExpired();) {
            sendSignal(process, number);
            ended = process.waitForFinished(1000);
        }
        QVERIFY(ended);
        close(reader);
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 128 + number);
    }

    void aClosedPipeIsTheEnd_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("lines");
        QTest::newRow("a file") << QStringLiteral(
            "--read \"$1\" --refresh 1 --format jsonl | head -n 1")
                                << 1;
        QTest::newRow("the demo") << QStringLiteral("--demo --format jsonl | true") << 0;
    }
    void aClosedPipeIsTheEnd()
    {
        QFETCH(const QString, arguments);
        QFETCH(const int, lines);
        const QTemporaryDir folder;
        const QString capture = writeCapture(
            folder.path(), "long.pcap", captureBytes(conversation(4000, 1'000'000'000)));
        QString command = QStringLiteral("{ \"$0\" ") + arguments;
        command.replace(QLatin1String(" |"), QLatin1String("; echo exit code $? >&2; } |"));
        QProcess shell;
        shell.start(QStringLiteral("/bin/sh"),
            { QStringLiteral("-c"), command, QStringLiteral(HITWATCH_CLI), capture });
        QVERIFY(shell.waitForFinished(2 * kLongWaitMs));
        QCOMPARE(shell.readAllStandardError(), QByteArray("exit code 0\n"));
        QCOMPARE(shell.readAllStandardOutput().count('\n'), lines);
    }
};

QTEST_GUILESS_MAIN(TestCliSignals)
#include "test_cli_signals.moc"
