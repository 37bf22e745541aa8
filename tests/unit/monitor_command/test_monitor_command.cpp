// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "monitor/command/alert_command.h"
#include "monitor/history/alert_record_json.h"
#include "support/waiting.h"

#include <QJsonDocument>

#include <csignal>
#include <unistd.h>

using namespace hitwatch;
using namespace std::chrono_literals;

namespace {

/// No test waits for it.
constexpr auto kForever = 1h;
constexpr TimeNs kRaised = 1'700'000'000 * kSecond;

AlertRecord firing(const std::string &rule, char id, const QStringList &command)
{
    AlertRecord record;
    record.id = std::string(32, id);
    record.rule.name = rule;
    for (const QString &word : command)
        record.rule.command.push_back(word.toStdString());
    record.source = "lo";
    record.raisedAt = kRaised;
    record.now = kRaised;
    record.value = record.latest = record.peak = 7001;
    return record;
}

AlertRecord over(AlertRecord record)
{
    record.clearedAt = record.now = kRaised + 90 * kSecond;
    record.latest = 6999;
    record.peak = 9412;
    return record;
}

AlertRecordPtr shared(const AlertRecord &record)
{
    return std::make_shared<const AlertRecord>(record);
}

bool isRunning(pid_t process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray state = file.readAll().split(')').last().trimmed().left(1);
    return state != "Z" && state != "X";
}

} // namespace

class TestMonitorCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theEpisodeComesOnStandardInput();
    void onlyRaiseAndClearAreRun();
    void nothingIsRunWithoutACommand();
    void noShellReadsTheArguments();
    void theProgramRunsOnItsOwn();
    void oneRuleAfterTheOther();
    void rulesDoNotWaitForEachOther();
    void whatIsTooSlowLeavesOutWholeEpisodes();
    void failures_data();
    void failures();
    void aProgramNeedNotReadItsInput();
    void floodsAreReadToTheEnd();
    void theTimeLimitEndsTheWholeGroup_data();
    void theTimeLimitEndsTheWholeGroup();
    void theDestructorLetsTheLastOnesRun();
    void theDestructorEndsWhatRuns();
    void aSlotMayRunTheNext();

private:
    QString path(const char *name) const { return m_folder->filePath(QLatin1String(name)); }
    QString script(const char *name, const QByteArray &body) const;
    QByteArray content(const char *name) const;
    QStringList lines(const char *name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestMonitorCommand::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

/// A shell script in the folder; $D is the folder.
QString TestMonitorCommand::script(const char *name, const QByteArray &body) const
{
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write %s", name);
    file.write("#!/bin/sh\nD='" + m_folder->path().toLocal8Bit() + "'\n" + body + '\n');
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner);
    return file.fileName();
}

QByteArray TestMonitorCommand::content(const char *name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList TestMonitorCommand::lines(const char *name) const
{
    return QString::fromUtf8(content(name)).split(u'\n', Qt::SkipEmptyParts);
}

void TestMonitorCommand::theEpisodeComesOnStandardInput()
{
    AlertCommand commands(kForever);
    QSignalSpy failed(&commands, &AlertCommand::failed);
    const AlertRecord raised =
        firing("HTTP messages", 'a', { script("keep", "cat >> \"$D/log\"") });
    commands.run(shared(raised));
    commands.run(shared(over(raised)));
    QVERIFY(!commands.isIdle());
    WAIT_VERIFY(commands.isIdle());
    QCOMPARE(failed.count(), 0);
    const QStringList told = lines("log");
    QCOMPARE(told.size(), 2);
    QCOMPARE(QJsonDocument::fromJson(told[0].toUtf8()).object(), recordToJson(raised));
    QCOMPARE(QJsonDocument::fromJson(told[1].toUtf8()).object(), recordToJson(over(raised)));
    QVERIFY(told[0].contains(u"\"state\":\"firing\""));
    QVERIFY(told[1].contains(u"\"state\":\"cleared\""));
}

void TestMonitorCommand::onlyRaiseAndClearAreRun()
{
    AlertCommand commands(kForever);
    QSignalSpy finished(&commands, &AlertCommand::finished);
    QSignalSpy idled(&commands, &AlertCommand::idled);
    AlertRecord record = firing("rule", 'a', { script("count", "echo run >> \"$D/log\"") });
    for (int state = 0; state < 10; ++state) {
        commands.run(shared(record));
        record.peak += 1;
        record.now += kSecond;
    }
    commands.run(shared(over(record)));
    WAIT_VERIFY(commands.isIdle());
    QCOMPARE(lines("log").size(), 2);
    QCOMPARE(finished.count(), 2);
    QCOMPARE(finished[0][0].toString(), QStringLiteral("rule"));
    QCOMPARE(idled.count(), 1);
}

void TestMonitorCommand::nothingIsRunWithoutACommand()
{
    AlertCommand commands(kForever);
    commands.run(shared(firing("rule", 'a', {})));
    commands.run(shared(over(firing("rule", 'a', {}))));
    QVERIFY(commands.isIdle());
}

void TestMonitorCommand::noShellReadsTheArguments()
{
    AlertCommand commands(kForever);
    const QString program = script("arguments", "for a; do echo \"<$a>\"; done > \"$D/log\"");
    const QStringList hostile { QStringLiteral("$(touch /nowhere)"), QStringLiteral("; exit 7"),
        QStringLiteral("* ~"), QString(), QStringLiteral("\"'`"), QStringLiteral("\u00e9") };
    commands.run(shared(firing("rule", 'a', QStringList { program } + hostile)));
    WAIT_VERIFY(commands.isIdle());
    QStringList expected;
    for (const QString &argument : hostile)
        expected << u'<' + argument + u'>';
    QCOMPARE(lines("log"), expected);
}

/// Its folder, environment and session, and the default for a broken pipe.
void TestMonitorCommand::theProgramRunsOnItsOwn()
{
    qputenv("HITWATCH_TEST_WORD", "as it was");
    ::signal(SIGPIPE, SIG_IGN);
    AlertCommand commands(kForever);
    const QString program = script("who",
        "{ pwd; echo \"$HITWATCH_TEST_WORD\"; cut -d' ' -f6 /proc/$$/stat; echo $$;\n"
        "grep SigIgn /proc/$$/status; } > \"$D/log\"");
    commands.run(shared(firing("rule", 'a', { program })));
    WAIT_VERIFY(commands.isIdle());
    qunsetenv("HITWATCH_TEST_WORD");
    const QStringList told = lines("log");
    QCOMPARE(told.size(), 5);
    QCOMPARE(told[0], QStringLiteral("/"));
    QCOMPARE(told[1], QStringLiteral("as it was"));
    QCOMPARE(told[2], told[3]); // leader of its session
    const quint64 ignored = told[4].section(u'\t', 1).toULongLong(nullptr, 16);
    QVERIFY2((ignored & (1U << (SIGPIPE - 1))) == 0, qPrintable(told[4]));
}

void TestMonitorCommand::oneRuleAfterTheOther()
{
    AlertCommand commands(kForever);
    const QString program = script(
        "slow", "echo begin >> \"$D/log\"; sleep 0.1; cat >> \"$D/log\"; echo end >> \"$D/log\"");
    for (const char id : { 'a', 'b' }) {
        commands.run(shared(firing("rule", id, { program })));
        commands.run(shared(over(firing("rule", id, { program }))));
    }
    WAIT_VERIFY(commands.isIdle());
    const QStringList told = lines("log");
    QCOMPARE(told.size(), 12);
    for (int run = 0; run < 4; ++run) {
        QCOMPARE(told[3 * run], QStringLiteral("begin"));
        QCOMPARE(told[3 * run + 2], QStringLiteral("end"));
        const QJsonObject record = QJsonDocument::fromJson(told[3 * run + 1].toUtf8()).object();
        QCOMPARE(record[QStringLiteral("id")].toString().front(), QChar(run < 2 ? u'a' : u'b'));
        QCOMPARE(record.contains(QStringLiteral("clearedAt")), run % 2 == 1);
    }
}

void TestMonitorCommand::rulesDoNotWaitForEachOther()
{
    AlertCommand commands(kForever);
    const QString waits = script("waits", "until [ -e \"$D/there\" ]; do sleep 0.02; done");
    const QString comes = script("comes", "touch \"$D/there\"");
    commands.run(shared(firing("one", 'a', { waits })));
    commands.run(shared(firing("two", 'b', { comes })));
    WAIT_VERIFY(commands.isIdle());
}

void TestMonitorCommand::whatIsTooSlowLeavesOutWholeEpisodes()
{
    AlertCommand commands(kForever);
    QSignalSpy failed(&commands, &AlertCommand::failed);
    const QString program =
        script("slow", "until [ -e \"$D/go\" ]; do sleep 0.02; done; cat >> \"$D/log\"");
    for (const char id : { 'a', 'b', 'c', 'd' }) {
        commands.run(shared(firing("rule", id, { program })));
        commands.run(shared(over(firing("rule", id, { program }))));
    }
    QCOMPARE(failed.count(), 2);
    QCOMPARE(failed[0][0].toString(),
        QStringLiteral(
            "The command of the rule 'rule' is too slow; it was not run for one alert."));
    script("go", "");
    WAIT_VERIFY(commands.isIdle());
    QString order;
    for (const QString &line : lines("log")) {
        const QJsonObject record = QJsonDocument::fromJson(line.toUtf8()).object();
        const QChar id = record[QStringLiteral("id")].toString().front();
        order += record.contains(QStringLiteral("clearedAt")) ? id.toUpper() : id;
    }
    QCOMPARE(order, QStringLiteral("aAdD"));
}

void TestMonitorCommand::failures_data()
{
    QTest::addColumn<QByteArray>("body"); // empty: no script
    QTest::addColumn<QString>("problem");
    QTest::newRow("does not exist")
        << QByteArray() << QStringLiteral("could not be started: No such file or directory");
    QTest::newRow("exit code") << QByteArray("exit 7") << QStringLiteral("exited with code 7");
    QTest::newRow("says why") << QByteArray("echo; echo ' no such door ' >&2; echo b >&2; exit 1")
                              << QStringLiteral("exited with code 1 \\(no such door\\)");
    QTest::newRow("crashes") << QByteArray("kill -SEGV $$") << QStringLiteral("crashed");
    QTest::newRow("drives the terminal")
        << QByteArray(R"(printf '\033[2J\007\342\200\256x\377' >&2; exit 2)")
        << QStringLiteral("exited with code 2 \\(\ufffd\\[2J\ufffd\ufffdx\ufffd\\)");
    QTest::newRow("says a lot in one line")
        << QByteArray("head -c 100000 /dev/zero | tr '\\0' x >&2; exit 1")
        << QStringLiteral("exited with code 1 \\(x{200}\\)");
    QTest::newRow("all is well") << QByteArray("echo careful >&2") << QString();
}

void TestMonitorCommand::failures()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, problem);
    const QString program = body.isEmpty() ? path("nothing") : script("program", body);
    AlertCommand commands(kForever);
    QSignalSpy failed(&commands, &AlertCommand::failed);
    const AlertRecord raised = firing("a\nrule", 'a', { program });
    commands.run(shared(raised));
    commands.run(shared(over(raised))); // comes all the same
    WAIT_VERIFY(commands.isIdle());
    QCOMPARE(failed.count(), problem.isEmpty() ? 0 : 2);
    for (const QList<QVariant> &told : failed) {
        const QRegularExpression expected(QRegularExpression::anchoredPattern(
            QStringLiteral("The command of the rule 'a\ufffdrule' failed: %1: %2")
                .arg(QRegularExpression::escape(program), problem)));
        QVERIFY2(expected.match(told[0].toString()).hasMatch(), qPrintable(told[0].toString()));
    }

    QFile::setPermissions(program, QFile::ReadOwner);
    if (body.isEmpty())
        return;
    commands.run(shared(firing("rule", 'b', { program })));
    WAIT_VERIFY(commands.isIdle());
    QVERIFY(failed.last()[0].toString().endsWith(u"could not be started: Permission denied"));
}

void TestMonitorCommand::aProgramNeedNotReadItsInput()
{
    AlertCommand commands(kForever);
    QSignalSpy failed(&commands, &AlertCommand::failed);
    AlertRecord raised = firing("rule", 'a', { script("deaf", "exec 0<&-; sleep 0.1; exit 0") });
    raised.source = std::string(1'000'000, 'x'); // more than a pipe holds
    commands.run(shared(raised));
    WAIT_VERIFY(commands.isIdle());
    raised = firing("rule", 'b', { script("gone", "exit 0") });
    raised.source = std::string(1'000'000, 'x');
    commands.run(shared(raised));
    WAIT_VERIFY(commands.isIdle());
    QCOMPARE(failed.count(), 0);
}

void TestMonitorCommand::floodsAreReadToTheEnd()
{
    AlertCommand commands(kForever);
    QSignalSpy failed(&commands, &AlertCommand::failed);
    const QString program =
        script("flood", "yes out | head -c 3000000; yes err | head -c 3000000 >&2; exit 4");
    commands.run(shared(firing("rule", 'a', { program })));
    WAIT_VERIFY(commands.isIdle());
    QCOMPARE(failed.count(), 1);
    QVERIFY2(failed[0][0].toString().endsWith(u": exited with code 4 (err)"),
        qPrintable(failed[0][0].toString()));
}

void TestMonitorCommand::theTimeLimitEndsTheWholeGroup_data()
{
    QTest::addColumn<QByteArray>("body");
    const QByteArray family = "sleep 1000 & echo $! > \"$D/child\"; echo $$ > \"$D/parent\"\n";
    QTest::newRow("obeys") << family + "wait";
    QTest::newRow("ignores SIGTERM") << "trap '' TERM\n" + family + "while :; do sleep 1; done";
    QTest::newRow("leaves a deaf child")
        << QByteArray("(trap '' TERM; sleep 1000) & echo $! > \"$D/child\"\n"
                      "echo $$ > \"$D/parent\"; wait");
    QTest::newRow("never reads, and is stopped") << family + "kill -STOP $$";
}

void TestMonitorCommand::theTimeLimitEndsTheWholeGroup()
{
    QFETCH(const QByteArray, body);
    AlertCommand commands(1500ms);
    QSignalSpy failed(&commands, &AlertCommand::failed);
    AlertRecord raised = firing("rule", 'a', { script("endless", body) });
    raised.source = std::string(1'000'000, 'x');
    commands.run(shared(raised));
    WAIT_VERIFY(commands.isIdle());
    QCOMPARE(failed.count(), 1);
    QVERIFY2(failed[0][0].toString().contains(u"ran for more than 2 second(s) and was stopped"),
        qPrintable(failed[0][0].toString()));
    for (const char *name : { "parent", "child" }) {
        // On a machine too busy to write them in time there is nothing to look at.
        const auto process = static_cast<pid_t>(content(name).trimmed().toInt());
        if (process > 1)
            WAIT_VERIFY(!isRunning(process));
    }
}

void TestMonitorCommand::theDestructorLetsTheLastOnesRun()
{
    auto commands = std::make_unique<AlertCommand>(kForever);
    commands->setPatience(std::chrono::milliseconds(kLongWaitMs));
    const QString program = script("keep", "cat >> \"$D/log\"");
    for (const char *rule : { "one", "two" }) {
        const AlertRecord raised = firing(rule, rule[0], { program });
        commands->run(shared(raised));
        commands->run(shared(over(raised)));
    }
    const AlertRecord impossible = firing("three", 'c', { path("nothing") });
    commands->run(shared(impossible));
    commands->run(shared(over(impossible)));
    commands.reset();
    const QStringList told = lines("log");
    QCOMPARE(told.size(), 4);
    QCOMPARE(told.filter(QStringLiteral("\"state\":\"cleared\"")).size(), 2);
}

void TestMonitorCommand::theDestructorEndsWhatRuns()
{
    auto commands = std::make_unique<AlertCommand>(kForever);
    commands->setPatience(0ms);
    QSignalSpy failed(commands.get(), &AlertCommand::failed);
    const QByteArray endless = "echo $$ > \"$D/%\"; while :; do sleep 1; done";
    const auto body = [&endless](const char *name, const char *first) -> QByteArray {
        return first + QByteArray(endless).replace('%', name);
    };
    const QString polite = script("polite.sh", body("polite", ""));
    const QString deaf = script("deaf.sh", body("deaf", "trap '' TERM\n"));
    commands->run(shared(firing("one", 'a', { polite })));
    commands->run(shared(firing("two", 'b', { deaf })));
    commands->run(shared(over(firing("two", 'b', { script("never.sh", "touch \"$D/never\"") }))));
    WAIT_VERIFY(content("polite").endsWith('\n') && content("deaf").endsWith('\n'));
    commands.reset();
    for (const char *name : { "polite", "deaf" }) {
        const auto process = static_cast<pid_t>(content(name).trimmed().toInt());
        QVERIFY(process > 1);
        WAIT_VERIFY(!isRunning(process));
    }
    QCOMPARE(failed.count(), 0);
    QVERIFY(!QFile::exists(path("never")));
}

void TestMonitorCommand::aSlotMayRunTheNext()
{
    AlertCommand commands(kForever);
    const QString program = script("count", "echo run >> \"$D/log\"");
    char id = 'a';
    connect(&commands, &AlertCommand::finished, this, [&] {
        if (id < 'f')
            commands.run(shared(firing("rule", ++id, { program })));
    });
    commands.run(shared(firing("rule", id, { program })));
    WAIT_VERIFY(commands.isIdle());
    QCOMPARE(lines("log").size(), 6);
}

QTEST_GUILESS_MAIN(TestMonitorCommand)
#include "test_monitor_command.moc"
