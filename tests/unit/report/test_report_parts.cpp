// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/json_writer.h"
#include "report/number_text.h"
#include "report/text_escape.h"
#include "report/text_pieces.h"

#include <QTest>

#include <limits>

using namespace hitwatch;

class TestReportParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbers();
    void printableText_data();
    void printableText();
    void cutting();
    void joining();
    void jsonStrings_data();
    void jsonStrings();
    void jsonNumbers();
};

void TestReportParts::numbers()
{
    QCOMPARE(groupedText(std::uint64_t { 0 }), std::string("0"));
    QCOMPARE(groupedText(std::uint64_t { 999 }), std::string("999"));
    QCOMPARE(groupedText(std::uint64_t { 1234567 }), std::string("1,234,567"));
    QCOMPARE(groupedText(std::numeric_limits<std::uint64_t>::max()),
        std::string("18,446,744,073,709,551,615"));
    QCOMPARE(groupedText(1234.56, 1), std::string("1,234.6"));
    QCOMPARE(bitRateText(0), std::string("0 bit/s"));
    QCOMPARE(bitRateText(41'200'000), std::string("41.2 Mbit/s"));
    QCOMPARE(bytesText(999), std::string("999 B"));
    QCOMPARE(bytesText(2100), std::string("2.1 kB"));
    QCOMPARE(bytesText(999'600), std::string("1.0 MB"));
    QCOMPARE(latencyText(0.42), std::string("420 \xc2\xb5s"));
    QCOMPARE(latencyText(3.14), std::string("3.1 ms"));
    QCOMPARE(latencyText(281.4), std::string("281 ms"));
    QCOMPARE(latencyText(1400), std::string("1.4 s"));
    QCOMPARE(durationText(350 * kMillisecond), std::string("350 ms"));
    QCOMPARE(durationText(2350 * kMillisecond), std::string("2.35 s"));
    QCOMPARE(durationText(60 * kSecond), std::string("1 min"));
    QCOMPARE(durationText(200 * kSecond), std::string("3 min 20 s"));
    QCOMPARE(durationText(7260 * kSecond), std::string("2 h 1 min"));
    QCOMPARE(durationText(50 * 3600 * kSecond), std::string("2 days 2 h"));
    QCOMPARE(durationText(-5), std::string("0 s"));
    QCOMPARE(percentText(0, 10), std::string("0%"));
    QCOMPARE(percentText(0, 0), std::string("0%"));
    QCOMPARE(percentText(1, 3), std::string("33.3%"));
    QCOMPARE(percentText(1, 100'000), std::string("<0.1%"));
    QCOMPARE(percentText(99'999, 100'000), std::string(">99.9%"));
    QCOMPARE(percentText(5, 5), std::string("100%"));
    QCOMPARE(dateClockText(-kMillisecond), std::string("1969-12-31 23:59:59"));
}

void TestReportParts::printableText_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("ascii") << QByteArray("a.example/x ~") << QByteArray("a.example/x ~");
    QTest::newRow("escape") << QByteArray("\x1b[2J\x07") << QByteArray("\\x1b[2J\\x07");
    QTest::newRow("nul and del") << QByteArray("a\0b\x7f", 4) << QByteArray("a\\x00b\\x7f");
    QTest::newRow("letters") << QByteArray("M\xc3\xbcnchen \xd0\x96")
                             << QByteArray("M\xc3\xbcnchen \xd0\x96");
    QTest::newRow("C1 control") << QByteArray("\xc2\x9b") << QByteArray("\\u{009b}");
    QTest::newRow("soft hyphen") << QByteArray("\xc2\xad") << QByteArray("\\u{00ad}");
    QTest::newRow("right-to-left override")
        << QByteArray("\xe2\x80\xae") << QByteArray("\\u{202e}");
    QTest::newRow("wide") << QByteArray("\xe4\xb8\xad") << QByteArray("\\u{4e2d}");
    QTest::newRow("emoji") << QByteArray("\xf0\x9f\x98\x80") << QByteArray("\\u{1f600}");
    QTest::newRow("combining") << QByteArray("e\xcc\x81") << QByteArray("e\\u{0301}");
    QTest::newRow("lone byte") << QByteArray("\xff") << QByteArray("\\xff");
    QTest::newRow("cut short") << QByteArray("\xe2\x80") << QByteArray("\\xe2\\x80");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QByteArray("\\xc0\\xaf");
    QTest::newRow("overlong in three")
        << QByteArray("\xe0\x80\xaf") << QByteArray("\\xe0\\x80\\xaf");
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QByteArray("\\xed\\xa0\\x80");
    QTest::newRow("too large") << QByteArray("\xf4\x90\x80\x80")
                               << QByteArray("\\xf4\\x90\\x80\\x80");
}

void TestReportParts::printableText()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(printable(raw.toStdString())), shown);
}

void TestReportParts::cutting()
{
    const std::string name = "M\xc3\xbcnchen.example";
    QCOMPARE(columnsOf(name), std::size_t { 15 });
    QCOMPARE(cutMiddle(name, 15), name);
    QCOMPARE(cutMiddle(name, 7), std::string("M\xc3\xbcn\xe2\x80\xa6ple"));
    QCOMPARE(cutMiddle(name, 1), std::string("\xe2\x80\xa6"));
    QCOMPARE(cutMiddle(name, 0), std::string());
    for (std::size_t columns = 0; columns < 20; ++columns) {
        QVERIFY(columnsOf(cutMiddle(name, columns)) <= columns);
        QVERIFY(columnsOf(cutEnd({ { name, Ink::Bad }, { name } }, columns)) <= columns);
    }
}

void TestReportParts::joining()
{
    const std::vector<Pieces> items { { { "GET 10" } }, { { "PUT 2" } }, { { "X 1" } } };
    for (std::size_t columns = 0; columns < 30; ++columns)
        QVERIFY(columnsOf(joinFitting(items, "  ", columns)) <= columns);
    QCOMPARE(paint(joinFitting(items, "  ", 18), false), std::string("GET 10  PUT 2  X 1"));
    QCOMPARE(
        paint(joinFitting(items, "  ", 17), false), std::string("GET 10  PUT 2  \xe2\x80\xa6"));
    QCOMPARE(wrap(items, "  ", 13, 2).size(), std::size_t { 2 });
    QCOMPARE(paint({ { "a", Ink::Bad } }, true), std::string("\x1b[1;31ma\x1b[0m"));
    QCOMPARE(paint({ { "a", Ink::Bad } }, false), std::string("a"));
}

void TestReportParts::jsonStrings_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("plain") << QByteArray("a/b") << QByteArray("\"a/b\"");
    QTest::newRow("quotes") << QByteArray("\"\\") << QByteArray("\"\\\"\\\\\"");
    QTest::newRow("controls") << QByteArray("\n\x1b\0", 3)
                              << QByteArray("\"\\u000a\\u001b\\u0000\"");
    QTest::newRow("line separator") << QByteArray("\xe2\x80\xa8") << QByteArray("\"\\u2028\"");
    QTest::newRow("override") << QByteArray("\xe2\x80\xae") << QByteArray("\"\\u202e\"");
    QTest::newRow("valid") << QByteArray("\xc3\xa9\xf0\x9f\x98\x80")
                           << QByteArray("\"\xc3\xa9\xf0\x9f\x98\x80\"");
    QTest::newRow("invalid") << QByteArray("\xff\xc3")
                             << QByteArray("\"\xef\xbf\xbd\xef\xbf\xbd\"");
}

void TestReportParts::jsonStrings()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, json);
    JsonWriter writer(false);
    writer.string(raw.toStdString());
    QCOMPARE(QByteArray::fromStdString(writer.text()), json);
}

void TestReportParts::jsonNumbers()
{
    const auto written = [](double value, int decimals) {
        JsonWriter writer(false);
        writer.number(value, decimals);
        return writer.text();
    };
    QCOMPARE(written(4, 1), std::string("4.0"));
    QCOMPARE(written(1.25, 1), std::string("1.25"));
    QCOMPARE(written(1.23456, 1), std::string("1.235"));
    QCOMPARE(written(7012, 0), std::string("7012"));
    QCOMPARE(written(0.5, 0), std::string("0.5"));
    QCOMPARE(written(std::numeric_limits<double>::quiet_NaN(), 0), std::string("null"));
}

QTEST_GUILESS_MAIN(TestReportParts)
#include "test_report_parts.moc"
