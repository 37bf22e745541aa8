// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/alerts/alert_traffic.h"
#include "unit/cli/cli_process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace hitwatch::test;

/// The commands of rules, run by the console program.
class TestCliCommands : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void eachAlertRunsItsCommandTwice();
    void whatIsOpenAtTheEndIsOver();
    void filesAndTheDemoRunNone();
    void aFailureIsToldAndHarmless();
    void theEndDoesNotWaitForEver();

private:
    /// A rule on the burst whose command is a shell script with @p body; $D is the folder.
    QStringList rule(const QByteArray &body, int clearAt = 7000);
    QList<QJsonObject> told() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_burst = captureBytes(burstFrames());
};

void TestCliCommands::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

QStringList TestCliCommands::rule(const QByteArray &body, int clearAt)
{
    const QString program = writeCapture(m_folder->path(), "program",
        "#!/bin/sh\nD='" + m_folder->path().toLocal8Bit() + "'\n" + body + '\n');
    QFile::setPermissions(program, QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
    const QJsonObject rule { { QStringLiteral("name"), QStringLiteral("burst") },
        { QStringLiteral("clearAt"), clearAt },
        { QStringLiteral("command"), QJsonArray { program } } };
    const QString file =
        writeCapture(m_folder->path(), "rules.json", QJsonDocument(QJsonArray { rule }).toJson());
    return { QStringLiteral("--format=jsonl"), QStringLiteral("--rules"), file };
}

QList<QJsonObject> TestCliCommands::told() const
{
    QFile file(m_folder->filePath(QStringLiteral("log")));
    CliRun log;
    if (file.open(QIODevice::ReadOnly))
        log.out = file.readAll();
    return log.lines();
}

void TestCliCommands::eachAlertRunsItsCommandTwice()
{
    const QStringList arguments = rule("cat >> \"$D/log\"");
    const CliRun run = runCli(arguments + QStringList { QStringLiteral("--read=-") }, m_burst);
    QCOMPARE(run.exitCode, 0);
    const QList<QJsonObject> episodes = told();
    QCOMPARE(episodes.size(), 2);
    QCOMPARE(episodes[0][QStringLiteral("state")].toString(), QStringLiteral("firing"));
    QCOMPARE(episodes[0][QStringLiteral("source")].toString(), QStringLiteral("standard input"));
    QCOMPARE(episodes[0][QStringLiteral("value")].toDouble(), 7001.0);
    QCOMPARE(episodes[0][QStringLiteral("rule")].toObject()[QStringLiteral("name")].toString(),
        QStringLiteral("burst"));
    QCOMPARE(episodes[1][QStringLiteral("state")].toString(), QStringLiteral("cleared"));
    QCOMPARE(episodes[1][QStringLiteral("end")].toString(), QStringLiteral("recovered"));
    QCOMPARE(episodes[1][QStringLiteral("peak")].toDouble(), 8000.0);
    QCOMPARE(episodes[0][QStringLiteral("id")], episodes[1][QStringLiteral("id")]);
}

void TestCliCommands::whatIsOpenAtTheEndIsOver()
{
    const QStringList arguments = rule("cat >> \"$D/log\"");
    const QByteArray cut = m_burst.first(m_burst.size() * 9 / 10); // in the middle of the burst
    const CliRun run = runCli(arguments + QStringList { QStringLiteral("--read=-") }, cut);
    QCOMPARE(run.exitCode, 1); // the input ends within a packet
    const QList<QJsonObject> episodes = told();
    QCOMPARE(episodes.size(), 2);
    QCOMPARE(episodes[1][QStringLiteral("end")].toString(), QStringLiteral("captureEnded"));
    QVERIFY(episodes[1][QStringLiteral("clearedAt")].toString()
        >= episodes[1][QStringLiteral("raisedAt")].toString());
    // The report is about the capture, in which it was not over.
    const QJsonArray alerts = run.lines().last()[QStringLiteral("alerts")].toArray();
    QCOMPARE(alerts.size(), 1);
}

void TestCliCommands::filesAndTheDemoRunNone()
{
    const QStringList arguments = rule("cat >> \"$D/log\"");
    const QString capture = writeCapture(m_folder->path(), "burst.pcap", m_burst);
    const CliRun run = runCli(arguments + QStringList { QStringLiteral("--read"), capture });
    QCOMPARE(run.lines()[0][QStringLiteral("alerts")].toArray().size(), 2);
    QVERIFY(told().isEmpty());
}

void TestCliCommands::aFailureIsToldAndHarmless()
{
    const QStringList arguments = rule("echo no such door >&2; exit 7");
    const CliRun run = runCli(arguments + QStringList { QStringLiteral("--read=-") }, m_burst);
    QCOMPARE(run.exitCode, 0);
    const QByteArray line = "hitwatch-cli: The command of the rule 'burst' failed: "
        + m_folder->path().toLocal8Bit() + "/program: exited with code 7 (no such door)\n";
    QCOMPARE(run.err.count(line), 2);
}

void TestCliCommands::theEndDoesNotWaitForEver()
{
    const QStringList arguments = rule("echo $$ > \"$D/process\"; exec sleep 1000");
    const CliRun run = runCli(
        arguments + QStringList { QStringLiteral("--read=-"), QStringLiteral("--fail-on-alert") },
        m_burst);
    QCOMPARE(run.exitCode, 3);
    QVERIFY2(run.err.endsWith("hitwatch-cli: stopped an alert command that was still running\n"),
        run.err.constData());
    QFile process(m_folder->filePath(QStringLiteral("process")));
    if (!process.open(QIODevice::ReadOnly))
        return; // ended before its first word
    QFile state(QStringLiteral("/proc/%1/cmdline").arg(process.readAll().trimmed().toInt()));
    QVERIFY(!state.open(QIODevice::ReadOnly) || state.readAll().isEmpty());
}

QTEST_GUILESS_MAIN(TestCliCommands)
#include "test_cli_commands.moc"
