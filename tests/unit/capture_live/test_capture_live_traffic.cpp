// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "capture/live/interface_traffic.h"

#include <algorithm>

using namespace hitwatch;

namespace {

const QByteArray kHead =
    "Inter-|   Receive                                                |  Transmit\n"
    " face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop "
    "fifo colls carrier compressed\n";

QByteArray lineOf(const QByteArray &name)
{
    return name + ": 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0\n";
}

std::vector<InterfaceTraffic> parse(const QByteArray &text)
{
    return parseInterfaceTraffic({ text.constData(), static_cast<std::size_t>(text.size()) });
}

} // namespace

class TestCaptureLiveTraffic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsTheKernelsText();
    void readsOneLine_data();
    void readsOneLine();
    void readsEveryPrefix();
    void readsThisMachine();
};

void TestCaptureLiveTraffic::readsTheKernelsText()
{
    const auto all = parse(kHead
        + "    lo: 1208 12    0    0    0     0          0         0     1208      12    0    0    "
          "0 "
          "    0       0          0\n"
          "enp0s31f6: 18446744073709551615 7 1 2 3 4 5 6 42 8 0 0 0 0 0 0\n");
    const std::vector<InterfaceTraffic> expected {
        { "lo", 1208, 12, 1208, 12 },
        { "enp0s31f6", 18'446'744'073'709'551'615ULL, 7, 42, 8 },
    };
    QCOMPARE(all.size(), expected.size());
    QVERIFY(all == expected);
}

void TestCaptureLiveTraffic::readsOneLine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("name"); // empty: the line is left out
    const QByteArray counters = "1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0";
    QTest::newRow("no space behind the colon") << QByteArray("a:" + counters) << QByteArray("a");
    QTest::newRow("tabs") << QByteArray("\ta:\t" + counters).replace(' ', '\t') << QByteArray("a");
    QTest::newRow("longest name") << QByteArray("abcdefghijklmno: " + counters)
                                  << QByteArray("abcdefghijklmno");
    QTest::newRow("bytes of no encoding")
        << QByteArray("\xff\x1b[31m: " + counters) << QByteArray("\xff\x1b[31m");
    QTest::newRow("more columns than today")
        << QByteArray("a: " + counters + " 9") << QByteArray("a");
    QTest::newRow("name too long") << QByteArray("abcdefghijklmnop: " + counters) << QByteArray();
    QTest::newRow("name with a slash") << QByteArray("a/b: " + counters) << QByteArray();
    QTest::newRow("name with a space") << QByteArray("a b: " + counters) << QByteArray();
    QTest::newRow("no name") << QByteArray(": " + counters) << QByteArray();
    QTest::newRow("no colon") << QByteArray("a " + counters) << QByteArray();
    QTest::newRow("a column too few")
        << QByteArray("a: 1 2 0 0 0 0 0 0 3 4 0 0 0 0 0") << QByteArray();
    QTest::newRow("negative") << QByteArray("a: -1 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0") << QByteArray();
    QTest::newRow("too large") << QByteArray(
        "a: 18446744073709551616 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0")
                               << QByteArray();
    QTest::newRow("no number") << QByteArray("a: 1x 2 0 0 0 0 0 0 3 4 0 0 0 0 0 0") << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray();
    QTest::newRow("a zero byte") << QByteArray("a: 1\0 2", 8) << QByteArray();
}

void TestCaptureLiveTraffic::readsOneLine()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, name);
    // Whatever is wrong with a line, those around it are read.
    for (const QByteArray &end : { QByteArray("\n"), QByteArray() }) {
        const auto all = parse(kHead + lineOf("before") + line + end);
        QCOMPARE(all.size(), name.isEmpty() ? 1U : 2U);
        QCOMPARE(all.front().name, std::string("before"));
        if (!name.isEmpty()) {
            const InterfaceTraffic expected { name.toStdString(), 1, 2, 3, 4 };
            QVERIFY(all.back() == expected);
        }
    }
    const auto last = parse(line + '\n' + lineOf("after"));
    QCOMPARE(last.back().name, std::string("after"));
}

void TestCaptureLiveTraffic::readsEveryPrefix()
{
    const QByteArray text = kHead + lineOf("lo") + lineOf("eth0");
    std::size_t known = 0;
    for (qsizetype size = 0; size <= text.size(); ++size) {
        const auto all = parse(text.left(size));
        QVERIFY(all.size() >= known && all.size() <= 2);
        known = all.size();
    }
    QCOMPARE(known, 2U);
}

void TestCaptureLiveTraffic::readsThisMachine()
{
    const auto all = readInterfaceTraffic();
    QVERIFY2(all.ok(), all ? "" : all.error().message.c_str());
    const auto isLoopback = [](const InterfaceTraffic &one) { return one.name == "lo"; };
    QCOMPARE(std::count_if(all.value().begin(), all.value().end(), isLoopback), 1);
}

QTEST_APPLESS_MAIN(TestCaptureLiveTraffic)
#include "test_capture_live_traffic.moc"
