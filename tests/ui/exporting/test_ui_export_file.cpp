// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "ui/exporting/export_file.h"
#include "ui/exporting/report_export.h"

#include <sys/resource.h>

#include <csignal>

using namespace hitwatch;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

} // namespace

class TestExportFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void csvCells_data();
    void csvCells();
    void writes();
    void explains_data();
    void explains();
    void keepsTheOldFileWhenTheDiskIsFull();
    void writesReports();
};

void TestExportFile::csvCells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    const auto add = [](const char *text, const char *cell) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(cell);
    };
    add("", "");
    add("plain", "plain");
    add("a,b", "\"a,b\"");
    add("say \"x\"", "\"say \"\"x\"\"\"");
    add("two\nlines", "\"two\nlines\"");
    add("two\r\nlines", "\"two\r\nlines\"");
    add("a;b", "\"a;b\"");
    add("a\tb", "\"a\tb\"");
    add(" blank", "\" blank\"");
    add("blank ", "\"blank \"");
    add("=1+1", "'=1+1");
    add("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
    add("+1+1", "'+1+1");
    add("-1+1", "'-1+1");
    add("@SUM(A1)", "'@SUM(A1)");
    add("\t=1", "\"'\t'=1\"");
    add("\r=1", "\"'\r'=1\"");
    add("\n=1", "\"'\n'=1\"");
    // Where semicolons or tabs part the cells, a quote in the middle of one means nothing.
    add("a;=1+1", "\"a;'=1+1\"");
    add("a\t=1+1", "\"a\t'=1+1\"");
    add("a\n =1+1;b", "\"a\n' =1+1;b\"");
    add("a;\"@x\"", "\"a;'\"\"@x\"\"\"");
    add("a;-5;+", "\"a;-5;'+\"");
    add("\"=1", "\"'\"\"=1\"");
    add("a;b=1,=2", "\"a;b=1,=2\"");
    add("  =1", "'  =1");
    add("\xC2\xA0=1", "'\xC2\xA0=1");
    add("\xEF\xBC\x9D"
        "1",
        "'\xEF\xBC\x9D"
        "1");
    add("-", "'-");
    add("-5", "-5");
    add("+5.25", "+5.25");
    add("-5,25", "\"'-5,25\"");
    add("1e9", "1e9");
    add("a=b", "a=b");
    add("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D");
}

void TestExportFile::csvCells()
{
    QFETCH(QString, text);
    QTEST(csvCell(text), "cell");
}

void TestExportFile::writes()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.csv"));
    QVERIFY(!writeFile(path, "one"));
    QCOMPARE(contentOf(path), QByteArray("one"));
    QVERIFY(!writeFile(path, "2"));
    QCOMPARE(contentOf(path), QByteArray("2"));
    QVERIFY(!writeFile(path, {}));
    QCOMPARE(contentOf(path), QByteArray());
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestExportFile::explains_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no name") << QString() << QStringLiteral("No file name");
    QTest::newRow("folder missing")
        << QStringLiteral("nowhere/a.csv") << QStringLiteral("does not exist");
    QTest::newRow("a folder") << QStringLiteral(".") << QStringLiteral("it is a folder");
    QTest::newRow("file as a folder")
        << QStringLiteral("file/a.csv") << QStringLiteral("is not a folder");
    QTest::newRow("name too long")
        << QString(300, QLatin1Char('x')) << QStringLiteral("Cannot write");
    QTest::newRow("write-protected")
        << QStringLiteral("/proc/version") << QStringLiteral("Cannot write");
}

void TestExportFile::explains()
{
    QFETCH(QString, name);
    QFETCH(QString, reason);
    const QTemporaryDir folder;
    QVERIFY(!writeFile(folder.filePath(QStringLiteral("file")), "x"));
    const QString path =
        name.isEmpty() || name.startsWith(QLatin1Char('/')) ? name : folder.filePath(name);
    const std::optional<QString> problem = writeFile(path, "content");
    QVERIFY(problem.has_value());
    QVERIFY2(problem->contains(reason), qPrintable(*problem));
    QVERIFY(!problem->contains(QLatin1Char('\n')));
    QCOMPARE(contentOf(folder.filePath(QStringLiteral("file"))), QByteArray("x"));
}

/// A limit on the size of files stands in for a full disk: writing ends in the middle.
void TestExportFile::keepsTheOldFileWhenTheDiskIsFull()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.json"));
    QVERIFY(!writeFile(path, "old"));
    rlimit before {};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit small = before;
    small.rlim_cur = 1000;
    auto *handler = std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    const std::optional<QString> problem = writeFile(path, QByteArray(100'000, 'x'));
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, handler);
    QVERIFY(problem.has_value());
    QVERIFY(problem->contains(QStringLiteral("Cannot write")));
    QCOMPARE(contentOf(path), QByteArray("old"));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestExportFile::writesReports()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("report.json"));
    Report report;
    report.stats.requests = 7;
    QVERIFY(!writeReport(path, report));
    QCOMPARE(contentOf(path).toStdString(), toJson(report, JsonStyle::Indented) + "\n");
    QVERIFY(writeReport(folder.filePath(QStringLiteral("no/report.json")), report).has_value());
}

QTEST_GUILESS_MAIN(TestExportFile)
#include "test_ui_export_file.moc"
