// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFileInfo>
#include <QTest>

#include "support/waiting.h"
#include "ui/desktop/desktop_process.h"

#include <csignal>

using namespace hitwatch;
using namespace hitwatch::test;

class TestUiDesktopProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void helpAndVersionNeedNoDisplay_data();
    void helpAndVersionNeedNoDisplay();
    void wrongOptionsNeedNoDisplay();
    void withoutDisplayOneLineSaysWhatToDo();
    void signalsEndItCleanly_data();
    void signalsEndItCleanly();
    void theSecondStartHandsOverAndEnds();
    void theSecondStartCannotHandOverStandardInput();
    void aFileThatIsNotThereIsToldInTheWindow();
    void aKilledProgramLeavesNothingInTheWay();
    void aNewWindowIsAProgramOfItsOwn();

private:
    static bool waitForSocket(const DesktopHome &home);
    static qint64 lockHolder(const DesktopHome &home);
};

/// It listens once everything before the window is done.
bool TestUiDesktopProgram::waitForSocket(const DesktopHome &home)
{
    const QString path = home.runtimeFolder() + QStringLiteral("/hitwatch.socket");
    return QTest::qWaitFor([&path] { return QFileInfo::exists(path); }, kLongWaitMs);
}

qint64 TestUiDesktopProgram::lockHolder(const DesktopHome &home)
{
    QFile lock(home.runtimeFolder() + QStringLiteral("/hitwatch.lock"));
    return lock.open(QIODevice::ReadOnly) ? lock.readLine().trimmed().toLongLong() : 0;
}

void TestUiDesktopProgram::helpAndVersionNeedNoDisplay_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("-h") << QStringLiteral("-h") << QByteArray("Usage: hitwatch [OPTION]");
    QTest::newRow("--help") << QStringLiteral("--help") << QByteArray("Usage: hitwatch [OPTION]");
    QTest::newRow("--version") << QStringLiteral("--version") << QByteArray("hitwatch ");
}

void TestUiDesktopProgram::helpAndVersionNeedNoDisplay()
{
    QFETCH(const QString, option);
    QFETCH(const QByteArray, start);
    const DesktopHome home;
    const DesktopRun run = runDesktop(home, { option }, QStringLiteral("xcb"));
    QCOMPARE(run.exitCode, 0);
    QVERIFY2(run.out.startsWith(start), run.out.constData());
    QCOMPARE(run.err, QByteArray());
}

void TestUiDesktopProgram::wrongOptionsNeedNoDisplay()
{
    const DesktopHome home;
    const DesktopRun run = runDesktop(home, { QStringLiteral("--wrong") }, QStringLiteral("xcb"));
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.out, QByteArray());
    QCOMPARE(run.err, QByteArray("hitwatch: unknown option --wrong; see hitwatch --help\n"));
}

void TestUiDesktopProgram::withoutDisplayOneLineSaysWhatToDo()
{
    const DesktopHome home;
    const DesktopRun run = runDesktop(home, { QStringLiteral("--demo") }, {});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(run.err.count('\n'), 1);
    QVERIFY2(run.err.contains("hitwatch-cli"), run.err.constData());
}

void TestUiDesktopProgram::signalsEndItCleanly_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<QStringList>("arguments");
    const QStringList demo { QStringLiteral("--demo") };
    QTest::newRow("SIGTERM") << SIGTERM << demo;
    QTest::newRow("SIGINT") << SIGINT << demo;
    QTest::newRow("SIGHUP") << SIGHUP << demo;
    QTest::newRow("SIGTERM, while the dialog asks") << SIGTERM << QStringList();
}

void TestUiDesktopProgram::signalsEndItCleanly()
{
    QFETCH(const int, number);
    QFETCH(const QStringList, arguments);
    const DesktopHome home;
    QProcess program;
    home.start(program, arguments);
    QVERIFY(program.waitForStarted(kLongWaitMs));
    // Its answer to a second start tells that its event loop runs.
    QVERIFY(waitForSocket(home));
    QCOMPARE(runDesktop(home, {}).exitCode, 0);
    QCOMPARE(::kill(static_cast<pid_t>(program.processId()), number), 0);
    const DesktopRun run = finish(program);
    QVERIFY2(run.exitCode == 0, run.err.constData());
    QVERIFY2(QFileInfo(home.settingsFile()).size() > 0, "the layout was not saved");
    QVERIFY(!QFileInfo::exists(home.runtimeFolder() + QStringLiteral("/hitwatch.lock")));
}

void TestUiDesktopProgram::theSecondStartHandsOverAndEnds()
{
    const DesktopHome home;
    QProcess first;
    home.start(first, { QStringLiteral("--demo") });
    QVERIFY(waitForSocket(home));
    for (const QStringList &arguments : { QStringList {},
             QStringList { QStringLiteral("--demo"), QStringLiteral("--window=10") } }) {
        const DesktopRun second = runDesktop(home, arguments);
        QVERIFY2(second.exitCode == 0, second.err.constData());
        QCOMPARE(second.err, QByteArray());
    }
    QCOMPARE(first.state(), QProcess::Running);
    first.terminate();
    QCOMPARE(finish(first).exitCode, 0);
}

void TestUiDesktopProgram::theSecondStartCannotHandOverStandardInput()
{
    const DesktopHome home;
    QProcess first;
    home.start(first, { QStringLiteral("--demo") });
    QVERIFY(waitForSocket(home));
    const DesktopRun second = runDesktop(home, { QStringLiteral("--read"), QStringLiteral("-") });
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.err.contains("standard input"), second.err.constData());
    first.terminate();
    QCOMPARE(finish(first).exitCode, 0);
}

void TestUiDesktopProgram::aFileThatIsNotThereIsToldInTheWindow()
{
    const DesktopHome home;
    QProcess program;
    home.start(program, { QStringLiteral("--read"), QStringLiteral("/nonexistent.pcap") });
    QVERIFY(waitForSocket(home));
    QCOMPARE(runDesktop(home, {}).exitCode, 0);
    QCOMPARE(program.state(), QProcess::Running);
    program.terminate();
    QCOMPARE(finish(program).exitCode, 0);
}

void TestUiDesktopProgram::aKilledProgramLeavesNothingInTheWay()
{
    const DesktopHome home;
    QProcess killed;
    home.start(killed, { QStringLiteral("--demo") });
    QVERIFY(waitForSocket(home));
    killed.kill();
    QVERIFY(killed.waitForFinished(kLongWaitMs));

    QProcess next;
    home.start(next, { QStringLiteral("--demo") });
    // The socket of the killed one is there still: the lock tells when it is the next one's turn.
    WAIT_VERIFY(lockHolder(home) == next.processId());
    QCOMPARE(runDesktop(home, {}).exitCode, 0);
    QCOMPARE(next.state(), QProcess::Running);
    next.terminate();
    QCOMPARE(finish(next).exitCode, 0);
}

void TestUiDesktopProgram::aNewWindowIsAProgramOfItsOwn()
{
    const DesktopHome home;
    QProcess first;
    home.start(first, { QStringLiteral("--demo") });
    QVERIFY(waitForSocket(home));
    WAIT_VERIFY(lockHolder(home) == first.processId());
    QProcess second;
    home.start(
        second, { QStringLiteral("--new-window"), QStringLiteral("--read"), QStringLiteral("-") });
    // More than a pipe holds: it is gone once the second one reads its own standard input. Behind
    // the header of a file, zeros are empty packets.
    second.write(QByteArray::fromHex("d4c3b2a1020004000000000000000000ffff000001000000")
        + QByteArray(1'000'000, '\0'));
    WAIT_COMPARE(second.bytesToWrite(), 0);
    QCOMPARE(runDesktop(home, {}).exitCode, 0);
    QCOMPARE(lockHolder(home), first.processId());
    for (QProcess *program : { &first, &second }) {
        QCOMPARE(program->state(), QProcess::Running);
        program->terminate();
        QCOMPARE(finish(*program).exitCode, 0);
    }
}

QTEST_GUILESS_MAIN(TestUiDesktopProgram)
#include "test_ui_desktop_program.moc"
