// SPDX-License-Identifier: GPL-3.0-or-later
#include "interface_table.h"
#include "output.h"
#include "page.h"
#include "screen.h"
#include "start_line.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace hitwatch;

class TestCliScreen : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { std::signal(SIGPIPE, SIG_IGN); }

    void oneLineFits_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("short") << QByteArray("abc") << 5 << QByteArray("abc");
        QTest::newRow("long") << QByteArray("abcdef") << 5 << QByteArray("abcde");
        QTest::newRow("escape") << QByteArray("a\x1b[2Jb") << 80 << QByteArray("a?[2Jb");
        QTest::newRow("newline") << QByteArray("a\nb\x7f") << 80 << QByteArray("a?b?");
        QTest::newRow("UTF-8 is not cut apart")
            << QByteArray("\xc3\xa4\xc3\xb6\xc3\xbc") << 2 << QByteArray("\xc3\xa4\xc3\xb6");
    }
    void oneLineFits()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const int, columns);
        QFETCH(const QByteArray, line);
        QCOMPARE(QByteArray::fromStdString(oneLine(text.toStdString(), columns)), line);
    }

    void pagesFitTheTerminal_data()
    {
        QTest::addColumn<int>("columns");
        QTest::addColumn<int>("rows");
        for (const auto &[columns, rows] : { std::pair(80, 24), { 120, 40 }, { 40, 12 } })
            QTest::addRow("%d x %d", columns, rows) << columns << rows;
    }
    void pagesFitTheTerminal()
    {
        QFETCH(const int, columns);
        QFETCH(const int, rows);
        Report report;
        report.stats.requests = 1000;
        for (int at = 0; at < 50; ++at) {
            SectionRow row;
            row.host = "a-host-with-a-rather-long-name-" + std::to_string(at) + ".example";
            row.section = "/section";
            row.requests = 20;
            report.stats.sections.push_back(row);
        }
        PageContent content;
        content.heading =
            "capturing HTTP on lo, and a text that goes on for a while; press Ctrl+C to stop";
        content.report = &report;
        AlertEvent alert;
        alert.rule.name = "HTTP messages";
        content.alerts.assign(4, alert);
        content.notices = { "eth1 went away", "eth1 is back" };
        const std::string page = composePage(content, { columns, rows }, {}, false);
        const QStringList lines = QString::fromStdString(page).split(QLatin1Char('\n'));
        QVERIFY2(lines.size() <= rows, page.c_str());
        for (const QString &line : lines)
            QVERIFY2(line.size() <= columns, qPrintable(line));
        QVERIFY(page.starts_with("capturing HTTP on"));
        if (rows >= 12)
            QVERIFY(page.find("eth1 is back\n") != std::string::npos);
    }

    void theStartLineSaysWhatIsCaptured()
    {
        CaptureRequest request;
        request.interfaces = { "lo", "eth0" };
        QCOMPARE(startLine(request), "capturing HTTP on lo, eth0; press Ctrl+C to stop");
        request.filter = "host ::1";
        request.ports = { { 80, 80 }, { 8000, 8010 } };
        QCOMPARE(startLine(request),
            "capturing HTTP on lo, eth0, filter 'host ::1', TCP port 80,8000-8010; press Ctrl+C to "
            "stop");
        request = {};
        request.kind = CaptureKind::Demo;
        QCOMPARE(startLine(request), "replaying the demo; press Ctrl+C to stop");
    }

    void interfacesAsText()
    {
        const std::vector<InterfaceInfo> interfaces {
            { "lo", "loopback", InterfaceKind::Loopback, { "127.0.0.1", "::1" }, true, true, 1 },
            { "eth0", "up\x1b[31mlink", InterfaceKind::Ethernet, {}, false, false, 2 },
            { "wlan0", "", InterfaceKind::Wireless, { "192.0.2.5" }, true, false, 3 },
        };
        QCOMPARE(QString::fromStdString(interfaceTable(interfaces, OutputFormat::Text)),
            QStringLiteral("NAME   STATE       ADDRESSES  DESCRIPTION\n"
                           "lo     up          127.0.0.1  loopback\n"
                           "                   ::1\n"
                           "eth0   down        -          up?[31mlink\n"
                           "wlan0  no carrier  192.0.2.5\n"));
        const auto json = QJsonDocument::fromJson(
            QByteArray::fromStdString(interfaceTable(interfaces, OutputFormat::Json)));
        QCOMPARE(json.array().size(), 3);
        const QJsonObject lo = json.array()[0].toObject();
        QCOMPARE(lo[QStringLiteral("name")].toString(), QStringLiteral("lo"));
        QCOMPARE(lo[QStringLiteral("state")].toString(), QStringLiteral("up"));
        QCOMPARE(lo[QStringLiteral("addresses")].toArray().size(), 2);
        const auto lines =
            QByteArray::fromStdString(interfaceTable(interfaces, OutputFormat::JsonLines));
        QCOMPARE(lines.count('\n'), 3);
    }

    void aFileKeepsItsContentsUntilTheFirstWrite()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("report.txt"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("an older and longer report");
        file.close();
        {
            auto output = Output::open(path, {});
            QVERIFY(output.ok());
            QCOMPARE(file.size(), 26);
            QVERIFY(output.value().write("one "));
            QVERIFY(output.value().write("two"));
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("one two"));
    }

    /// Erasing behind a row that fills the terminal would erase its last character.
    void rowsAreErasedBeforeTheyAreWritten()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("page"));
        auto output = Output::open(path, {});
        QVERIFY(output.ok());
        Screen screen(output.value());
        const QByteArray full(80, 'x');
        QVERIFY(screen.show(full.toStdString() + "\nshort\n"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        const QByteArray rows = "\x1b[K" + full + "\n\x1b[Kshort\n";
        QVERIFY(written.contains(rows));
        QCOMPARE(written.count("\x1b[K"), 2);
    }

    void neverWritesOverItsInput()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("x.pcap"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const QString link = folder.filePath(QStringLiteral("link"));
        QVERIFY(QFile::link(path, link));
        QVERIFY(!Output::open(link, path).ok());
        QCOMPARE(Output::open(link, path).error().code, ErrorCode::InvalidInput);
    }

    void aFullDiskIsAnErrorAndAClosedPipeIsNot()
    {
        auto full = Output::open(QStringLiteral("/dev/full"), {});
        QVERIFY(full.ok());
        QVERIFY(!full.value().write("x"));
        QCOMPARE(full.value().error()->message,
            "cannot write to '/dev/full': No space left on device; free some space and start "
            "again");
        QVERIFY(!full.value().write("x"));

        const QTemporaryDir folder;
        const QByteArray fifo = QFile::encodeName(folder.filePath(QStringLiteral("fifo")));
        QCOMPARE(mkfifo(fifo.constData(), 0600), 0);
        const int reader = ::open(fifo.constData(), O_RDONLY | O_NONBLOCK);
        auto pipe = Output::open(QFile::decodeName(fifo), {});
        QVERIFY(pipe.value().write("x"));
        QVERIFY(!pipe.value().isClosed());
        ::close(reader);
        QVERIFY(pipe.value().isClosed());
        QVERIFY(!pipe.value().write("x"));
        QVERIFY(!pipe.value().error());
    }
};

QTEST_GUILESS_MAIN(TestCliScreen)
#include "test_cli_screen.moc"
