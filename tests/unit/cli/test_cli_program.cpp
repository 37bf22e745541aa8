// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/waiting.h"
#include "unit/cli/cli_process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

int requestsOf(const QJsonObject &report)
{
    return report[QStringLiteral("requests")].toInt();
}

/// The near end of a pseudo terminal, of 80 x 24.
class Terminal {
public:
    Terminal()
        : m_near(posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        grantpt(m_near);
        unlockpt(m_near);
        m_far = open(name().constData(), O_RDWR | O_NOCTTY | O_CLOEXEC);
        resize(80, 24);
    }
    ~Terminal()
    {
        close(m_near);
        close(m_far);
    }
    void resize(unsigned short columns, unsigned short rows)
    {
        const winsize size { .ws_row = rows, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0 };
        ioctl(m_near, TIOCSWINSZ, &size);
    }
    QByteArray name() const { return ptsname(m_near); }
    /// What was written since the last call.
    QByteArray read()
    {
        QByteArray text;
        std::array<char, 4096> bytes {};
        pollfd ready { .fd = m_near, .events = POLLIN, .revents = 0 };
        while (poll(&ready, 1, 0) == 1 && (ready.revents & POLLIN) != 0)
            text.append(bytes.data(), ::read(m_near, bytes.data(), bytes.size()));
        return text;
    }

private:
    int m_near;
    int m_far = -1;
};

} // namespace

class TestCliProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        m_capture = writeCapture(m_folder.path(), "minute.pcap", captureBytes(conversation(600)));
    }

    void oneJsonObjectOverAFile()
    {
        const CliRun run = runCli(words("--format json --read") << m_capture);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.err, QByteArray());
        QJsonParseError error {};
        const QJsonObject report = QJsonDocument::fromJson(run.out, &error).object();
        QCOMPARE(error.error, QJsonParseError::NoError);
        QCOMPARE(requestsOf(report), 600);
        QCOMPARE(report[QStringLiteral("responses")].toInt(), 600);
        QVERIFY(report[QStringLiteral("windowSeconds")].isNull());
        QCOMPARE(report[QStringLiteral("sections")].toArray().size(), 1);
    }

    void aLineOfJsonPerInterval()
    {
        const CliRun run = runCli(words("--format jsonl --refresh 10 --read") << m_capture);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.lines().size(), 7); // 60 s and a few ms
        int sum = 0;
        for (const QJsonObject &report : run.lines())
            sum += requestsOf(report);
        QCOMPARE(sum, 600);
        QCOMPARE(runCli(words("--format jsonl --refresh 10 --read") << m_capture).out, run.out);
    }

    void aWindowAtTheEndOfAFile()
    {
        const CliRun run = runCli(words("--format jsonl --window 5 --read") << m_capture);
        QCOMPARE(run.lines().size(), 1);
        QCOMPARE(run.lines()[0][QStringLiteral("windowSeconds")].toInt(), 5);
        QVERIFY(requestsOf(run.lines()[0]) >= 40 && requestsOf(run.lines()[0]) <= 50);
    }

    void standardInput()
    {
        const CliRun run = runCli(words("--read - --format jsonl"), captureBytes(conversation(25)));
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.lines().size(), 1);
        QCOMPARE(requestsOf(run.lines()[0]), 25);
    }

    void aCaptureWithoutPackets()
    {
        const CliRun run = runCli(words("--read - --format jsonl"), captureBytes({}));
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.err, QByteArray());
        QCOMPARE(run.lines().size(), 1);
        QCOMPARE(requestsOf(run.lines()[0]), 0);
    }

    void filterAndPorts_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("requests");
        const QString ports = QStringLiteral("--ports");
        const QString filter = QStringLiteral("--filter");
        QTest::newRow("its port") << ports << QStringLiteral("80") << 600;
        QTest::newRow("another port") << ports << QStringLiteral("81-90") << 0;
        QTest::newRow("its host") << filter << QStringLiteral("host 192.0.2.80") << 600;
        QTest::newRow("another host") << filter << QStringLiteral("host 192.0.2.81") << 0;
    }
    void filterAndPorts()
    {
        QFETCH(const QString, option);
        QFETCH(const QString, value);
        QFETCH(const int, requests);
        const CliRun run = runCli(words("--format jsonl --read") << m_capture << option << value);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(requestsOf(run.lines()[0]), requests);
    }

    void alertsAreInTheReport()
    {
        const CliRun run = runCli(
            words("--format jsonl --alert-threshold 50 --alert-window 10 --read") << m_capture);
        const QJsonArray alerts = run.lines()[0][QStringLiteral("alerts")].toArray();
        QVERIFY(!alerts.isEmpty());
        QCOMPARE(
            alerts[0].toObject()[QStringLiteral("state")].toString(), QStringLiteral("raised"));
    }

    void textIntoAPipeHasNoEscapes()
    {
        const CliRun run = runCli(words("--refresh 30 --read") << m_capture);
        QCOMPARE(run.exitCode, 0);
        QVERIFY(run.out.contains("a.example/a"));
        QVERIFY(!run.out.contains('\x1b'));
        QVERIFY(run.out.contains("\n\n")); // paragraphs
    }

    void reportsIntoAFile()
    {
        const QString path = m_folder.filePath(QStringLiteral("report.json"));
        const CliRun run = runCli(
            words("--format json --read") << m_capture << QStringLiteral("--output") << path);
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.out, QByteArray());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(requestsOf(QJsonDocument::fromJson(file.readAll()).object()), 600);
    }

    void interfacesAsJson()
    {
        const CliRun run = runCli(words("--list-interfaces --format json"));
        QCOMPARE(run.exitCode, 0);
        const QJsonDocument document = QJsonDocument::fromJson(run.out);
        QVERIFY(document.isArray() && !document.array().isEmpty());
        QVERIFY(runCli(words("--list-interfaces")).out.startsWith("NAME"));
    }

    void helpAndVersion()
    {
        QCOMPARE(runCli(words("--version")).exitCode, 0);
        QVERIFY(runCli(words("--version")).out.startsWith("hitwatch-cli "));
        const CliRun help = runCli(words("--help"));
        QCOMPARE(help.exitCode, 0);
        QVERIFY(help.out.startsWith("Usage: hitwatch-cli"));
        QCOMPARE(help.err, QByteArray());
    }

    // Qt complains about locales without UTF-8; a user of one must not see that.
    void noNoiseInTheCLocale()
    {
        qputenv("LC_ALL", "C");
        const CliRun run = runCli(words("--version"));
        qunsetenv("LC_ALL");
        QCOMPARE(run.err, QByteArray());
    }

    void theDemoShowsNumbersAtOnce()
    {
        QProcess process;
        startCli(process, words("--demo --refresh 1 --format jsonl"));
        CliRun run;
        const auto hasNumbers = [&] {
            run.out += process.readAllStandardOutput();
            const QList<QJsonObject> reports = run.lines();
            return std::any_of(reports.begin(), reports.end(),
                [](const QJsonObject &report) { return requestsOf(report) > 0; });
        };
        WAIT_VERIFY(hasNumbers());
        process.terminate();
        QVERIFY(process.waitForFinished(kLongWaitMs));
        QCOMPARE(process.exitCode(), 0);
    }

    void theDemoEndsWhenItsTimeIsOver()
    {
        const CliRun run = runCli(words("--demo --duration 1 --format jsonl"));
        QCOMPARE(run.exitCode, 0);
    }

    void theTerminalIsRedrawnInPlace()
    {
        Terminal terminal;
        QProcess process;
        process.setStandardOutputFile(QString::fromLatin1(terminal.name()));
        startCli(process, words("--demo --no-color"));
        QByteArray text;
        const auto drawn = [&] {
            text += terminal.read();
            return text.count("\x1b[H") >= 3;
        };
        WAIT_VERIFY(drawn());
        QVERIFY(text.contains("replaying the demo"));
        QVERIFY(!text.contains("\x1b[2J")); // clearing first would flicker
        QVERIFY(!text.contains("\x1b[3")); // no colours
        const QByteArray page = text.mid(text.lastIndexOf("\x1b[H"));
        QVERIFY(page.count('\n') <= 23);

        terminal.resize(60, 12);
        ::kill(static_cast<pid_t>(process.processId()), SIGWINCH);
        text.clear();
        const auto redrawn = [&] {
            text += terminal.read();
            return text.contains("\x1b[H\x1b[J");
        };
        WAIT_VERIFY(redrawn());
        process.terminate();
        // Read on: the program would hang on a terminal whose buffer is full.
        const auto ended = [&] {
            text += terminal.read();
            return process.state() == QProcess::NotRunning;
        };
        WAIT_VERIFY(ended());
        QCOMPARE(process.exitCode(), 0);
        text += terminal.read();
        const QByteArray last = text.mid(text.lastIndexOf("\x1b[H"));
        QVERIFY(last.contains("requests")); // it stays
        QVERIFY(last.count('\n') <= 11);
    }

private:
    QTemporaryDir m_folder;
    QString m_capture;
};

QTEST_GUILESS_MAIN(TestCliProgram)
#include "test_cli_program.moc"
