// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/time.h"

#include <QtTest/QtTest>
#include <limits>

using namespace hitwatch;

class TestCommonTime : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void floorsToSecond_data();
    void floorsToSecond();
    void formats_data();
    void formats();
};

void TestCommonTime::floorsToSecond_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("zero") << qint64 { 0 } << qint64 { 0 };
    QTest::newRow("one ns") << qint64 { 1 } << qint64 { 0 };
    QTest::newRow("just before a second") << qint64 { kSecond - 1 } << qint64 { 0 };
    QTest::newRow("a second") << qint64 { kSecond } << qint64 { kSecond };
    QTest::newRow("before the epoch") << qint64 { -1 } << qint64 { -kSecond };
    QTest::newRow("a second before") << qint64 { -kSecond } << qint64 { -kSecond };
    QTest::newRow("more before") << qint64 { -kSecond - 1 } << qint64 { -2 * kSecond };
}

void TestCommonTime::floorsToSecond()
{
    QFETCH(qint64, time);
    QFETCH(qint64, expected);
    QCOMPARE(qint64 { floorToSecond(time) }, expected);
}

void TestCommonTime::formats_data()
{
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, TimeNs time, const char *expected) {
        QTest::newRow(name) << qint64 { time } << QString::fromLatin1(expected);
    };
    row("the epoch", 0, "1970-01-01T00:00:00.000000000Z");
    row("one ns", 1, "1970-01-01T00:00:00.000000001Z");
    row("one ns before", -1, "1969-12-31T23:59:59.999999999Z");
    row("a second and a half before", -kSecond - 500 * kMillisecond,
        "1969-12-31T23:59:58.500000000Z");
    row("a day of ours", 1'795'440'535 * kSecond + 1, "2026-11-23T13:28:55.000000001Z");
    row("29 February", 951'782'400 * kSecond, "2000-02-29T00:00:00.000000000Z");
    row("beyond 2038", 4'102'444'799 * kSecond + 999'999'999, "2099-12-31T23:59:59.999999999Z");
    row("latest", std::numeric_limits<TimeNs>::max(), "2262-04-11T23:47:16.854775807Z");
}

void TestCommonTime::formats()
{
    QFETCH(qint64, time);
    QFETCH(QString, expected);
    QCOMPARE(QString::fromStdString(formatRfc3339(time)), expected);
}

QTEST_APPLESS_MAIN(TestCommonTime)
#include "test_common_time.moc"
