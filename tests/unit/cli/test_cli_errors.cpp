// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/cli_process.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace hitwatch::test;

namespace {

/// One line that starts with the program's name and holds @p part.
bool isOneLine(const QByteArray &text, const QByteArray &part)
{
    return text.startsWith("hitwatch-cli: ") && text.count('\n') == 1 && text.endsWith('\n')
        && text.contains(part);
}

} // namespace

/// Bad input of each kind: the exit code, and one line that says what happened.
class TestCliErrors : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        const QByteArray capture = captureBytes(conversation(5));
        writeCapture(m_folder.path(), "good.pcap", capture);
        writeCapture(m_folder.path(), "cut.pcap", capture.chopped(7));
        writeCapture(m_folder.path(), "empty.pcap", {});
        writeCapture(m_folder.path(), "text.pcap", "This is no capture at all, but a text.\n");
        writeCapture(m_folder.path(), "broken.json", "[{\"name\": \"x\"},]");
        writeCapture(m_folder.path(), "object.json", "{\"name\": \"x\"}");
        writeCapture(m_folder.path(), "member.json", "[{\"name\": \"x\", \"raise\": 5}]");
        writeCapture(m_folder.path(), "value.json",
            "[{\"name\": \"x\"}, {\"name\": \"y\", \"windowSeconds\": 1.5}]");
        writeCapture(m_folder.path(), "huge.json", QByteArray(1024 * 1024 + 1, ' '));
        writeCapture(m_folder.path(), "empty.json", {});
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("folder")));
    }

    void failures_data()
    {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *name, const char *arguments, int exitCode,
                             const char *says) {
            QTest::newRow(name) << QString::fromLatin1(arguments) << exitCode << QByteArray(says);
        };
        row("wrong option", "--bogus", 2, "unknown option --bogus; see hitwatch-cli --help\n");
        row("missing file", "--read %/none.pcap", 1, "none.pcap");
        row("a folder", "--read %/folder", 1, "folder");
        row("empty file", "--read %/empty.pcap", 1, "empty");
        row("not a capture", "--read %/text.pcap", 1, "text.pcap");
        row("wrong filter", "--read %/good.pcap --filter foo%%", 1, "filter");
        row("wrong port list", "--read %/good.pcap --ports 80,x", 2, "'x' is not a port");
        row("no key log", "--read %/good.pcap --tls-key-log %/none.log", 1,
            "none.log does not exist: check the name, or read without a key log\n");
        row("a folder of key logs", "--read %/good.pcap --tls-key-log %/folder", 1,
            "folder is a folder: name a file in it\n");
        row("no rules", "--read %/good.pcap --rules %/none.json", 1,
            "none.json': No such file or directory\n");
        row("a folder of rules", "--read %/good.pcap --rules %/folder", 1, "cannot read the rules");
        row("rules that are empty", "--read %/good.pcap --rules %/empty.json", 1,
            "empty.json': not JSON: illegal value at byte 0, line 1\n");
        row("rules that are no JSON", "--read %/good.pcap --rules %/broken.json", 1,
            "broken.json': not JSON: object is missing after a comma at byte 16, "
            "line 1\n");
        row("rules that are no array", "--read %/good.pcap --rules %/object.json", 1,
            "object.json': the rules must be an array of objects\n");
        row("a wrong member", "--read %/good.pcap --rules %/member.json", 1,
            "member.json': rule 1: unknown member \"raise\"\n");
        row("a wrong value", "--read %/good.pcap --rules %/value.json", 1,
            "value.json': rule 2: \"windowSeconds\" must be a whole number from 1 "
            "to 3600\n");
        row("too many rules", "--read %/good.pcap --rules %/huge.json", 1,
            "huge.json': it is larger than 1 MiB\n");
        row("rules without an end", "--read %/good.pcap --rules /dev/zero", 1,
            "cannot read the rules in '/dev/zero': it is larger than 1 MiB\n");
        row("unknown interface", "--interface nosuch0", 1, "nosuch0");
        row("unwritable output", "--read %/good.pcap --output %/none/x", 1,
            "/none/x': No such file or directory; choose another location with --output\n");
        row("full disk", "--read %/good.pcap --output /dev/full", 1,
            "cannot write to '/dev/full': No space left on device; free some space and start "
            "again\n");
        row("output is input", "--read %/good.pcap --output %/good.pcap", 1,
            "it is the capture file being read; choose another location with --output\n");
    }
    void failures()
    {
        QFETCH(QString, arguments);
        QFETCH(const int, exitCode);
        QFETCH(const QByteArray, says);
        arguments.replace(QLatin1String("%/"), QString(m_folder.path() + QLatin1Char('/')));
        const CliRun run = runCli(arguments.split(QLatin1Char(' ')));
        QCOMPARE(run.exitCode, exitCode);
        QVERIFY2(isOneLine(run.err, says), run.err.constData());
        QCOMPARE(run.out, QByteArray());
    }

    void standardInputThatIsNoCapture()
    {
        const CliRun run = runCli({ QStringLiteral("--read"), QStringLiteral("-") },
            "This is no capture at all, but a text.\n");
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(isOneLine(run.err, "standard input"), run.err.constData());
        QCOMPARE(run.out, QByteArray());
    }

    void closedStreams_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("input") << QStringLiteral("exec \"$0\" --read - <&-")
                               << QByteArray("standard input is closed");
        QTest::newRow("output") << QStringLiteral("exec \"$0\" --read \"$1\" >&-")
                                << QByteArray("cannot write to standard output: it is closed");
        QTest::newRow("output of help") << QStringLiteral("exec \"$0\" --help >&-")
                                        << QByteArray("standard output: it is closed");
        QTest::newRow("output of interfaces") << QStringLiteral("exec \"$0\" --list-interfaces >&-")
                                              << QByteArray("standard output: it is closed");
        QTest::newRow("all but errors")
            << QStringLiteral("exec \"$0\" --read - <&- >&-") << QByteArray("it is closed");
    }
    void closedStreams()
    {
        QFETCH(QString, script);
        QFETCH(QByteArray, says);
        const CliRun run = runInShell(script, m_folder.filePath(QStringLiteral("good.pcap")));
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(isOneLine(run.err, says), run.err.constData());
    }

    // What is opened later must not become standard error.
    void closedStandardError()
    {
        const CliRun run =
            runInShell(QStringLiteral("exec \"$0\" --read \"$1\" --format jsonl 2>&-"),
                m_folder.filePath(QStringLiteral("cut.pcap")));
        QCOMPARE(run.exitCode, 1);
        QCOMPARE(run.lines().size(), 1);
    }

    void namesAreEscaped()
    {
        const QString name = m_folder.filePath(QStringLiteral("a\x1b[31m\r\n\u202E\u0085b.pcap"));
        const CliRun run = runCli({ QStringLiteral("--read"), name });
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(isOneLine(run.err, "a\\x1b[31m\\x0d\\x0a\\u{202e}\\u{0085}b.pcap"),
            run.err.constData());
        const CliRun option = runCli({ QStringLiteral("--\x1b[31m") });
        QCOMPARE(option.exitCode, 2);
        QVERIFY2(isOneLine(option.err, "--\\x1b[31m"), option.err.constData());
    }

    // A shell that limits the size of files stands for a disk that is full.
    void aFailedReportLeavesTheFileOfBefore()
    {
        QFile before(m_folder.filePath(QStringLiteral("before.json")));
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write("of before");
        before.close();
        const QString capture = m_folder.filePath(QStringLiteral("good.pcap"));
        for (const char *name : { "before", "new" }) {
            const QString script = QStringLiteral(
                "trap '' XFSZ; ulimit -f 1; exec \"$0\" --read \"$1\" --format json --output "
                "\"$(dirname \"$1\")/%1.json\"")
                                       .arg(QLatin1String(name));
            const CliRun run = runInShell(script, capture);
            QCOMPARE(run.exitCode, 1);
            QVERIFY2(isOneLine(run.err, "File too large"), run.err.constData());
        }
        QVERIFY(before.open(QIODevice::ReadOnly));
        QCOMPARE(before.readAll(), QByteArray("of before"));
        const QStringList left =
            QDir(m_folder.path())
                .entryList({ QStringLiteral("before*"), QStringLiteral("new*") }, QDir::Files);
        QCOMPARE(left, QStringList { QStringLiteral("before.json") });
    }

    void aReportReplacesTheFileOfBefore()
    {
        QFile before(m_folder.filePath(QStringLiteral("old.json")));
        QVERIFY(before.open(QIODevice::WriteOnly));
        before.write(QByteArray(100'000, 'x'));
        before.close();
        QVERIFY(before.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(QFile::link(before.fileName(), m_folder.filePath(QStringLiteral("link.json"))));
        const CliRun run =
            runCli({ QStringLiteral("--read"), m_folder.filePath(QStringLiteral("good.pcap")),
                QStringLiteral("--format"), QStringLiteral("jsonl"), QStringLiteral("--output"),
                m_folder.filePath(QStringLiteral("link.json")) });
        QCOMPARE(run.exitCode, 0);
        QVERIFY(before.open(QIODevice::ReadOnly));
        const QByteArray content = before.readAll();
        QVERIFY2(content.startsWith('{') && content.endsWith("}\n"), content.left(80).constData());
        QCOMPARE(QFileInfo(before.fileName()).permissions()
                & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOwner),
            QFile::WriteOwner);
        QVERIFY(QFileInfo(m_folder.filePath(QStringLiteral("link.json"))).isSymLink());
    }

    // What was captured before the damage is used, and said to be so.
    void aFileThatIsCutOff()
    {
        const CliRun run =
            runCli({ QStringLiteral("--read"), m_folder.filePath(QStringLiteral("cut.pcap")),
                QStringLiteral("--format"), QStringLiteral("jsonl") });
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(isOneLine(run.err, "cut.pcap"), run.err.constData());
        QCOMPARE(run.lines().size(), 1);
        QCOMPARE(run.lines()[0][QStringLiteral("requests")].toInt(), 5);
    }

    void theInputIsStillThere()
    {
        const CliRun run =
            runCli({ QStringLiteral("--read"), m_folder.filePath(QStringLiteral("good.pcap")),
                QStringLiteral("--format"), QStringLiteral("jsonl") });
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.lines()[0][QStringLiteral("requests")].toInt(), 5);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestCliErrors)
#include "test_cli_errors.moc"
