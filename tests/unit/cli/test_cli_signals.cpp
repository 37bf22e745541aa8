// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/cli_process.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace hitwatch::test;

namespace {

void sendSignal(const QProcess &process, int number)
{
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
        QTRY_VERIFY_WITH_TIMEOUT(hasLines(), 30'000);
        sendSignal(process, number);
        QVERIFY(process.waitForFinished(30'000));
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
        // The handlers are in place once the program catches SIGWINCH; there is nothing to see from
        // outside but its signal mask.
        QFile status(QStringLiteral("/proc/%1/status").arg(process.processId()));
        const auto catches = [&] {
            if (!status.open(QIODevice::ReadOnly))
                return false;
            const QByteArray text = status.readAll();
            status.close();
            const qsizetype at = text.indexOf("SigCgt:");
            const qulonglong mask = text.mid(at + 7, 17).trimmed().toULongLong(nullptr, 16);
            return ((mask >> (SIGWINCH - 1)) & 1) == 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(catches(), 30'000);
        sendSignal(process, SIGINT);
        QVERIFY(process.waitForFinished(30'000));
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
        // A reader that never reads: the program hangs in a write, and cannot end in peace.
        const int reader = open(QFile::encodeName(fifo).constData(), O_RDWR | O_CLOEXEC);
        QProcess process;
        startCli(process,
            { QStringLiteral("--read"), capture, QStringLiteral("--refresh"), QStringLiteral("1"),
                QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("--output"),
                fifo });
        int waiting = 0;
        const auto isFull = [&] {
            return ioctl(reader, FIONREAD, &waiting) == 0 && waiting > 60'000;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isFull(), 60'000);
        sendSignal(process, number);
        QVERIFY(!process.waitForFinished(100));
        sendSignal(process, number);
        QVERIFY(process.waitForFinished(30'000));
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
        QVERIFY(shell.waitForFinished(60'000));
        QCOMPARE(shell.readAllStandardError(), QByteArray("exit code 0\n"));
        QCOMPARE(shell.readAllStandardOutput().count('\n'), lines);
    }
};

QTEST_GUILESS_MAIN(TestCliSignals)
#include "test_cli_signals.moc"
