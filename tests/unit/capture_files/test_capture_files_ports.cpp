// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/packet_filter.h"
#include "common/port_list.h"

#include <QTest>

using namespace hitwatch;

class TestPorts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void limitsRanges();
};

void TestPorts::reads_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<PortList>("ports");
    QTest::newRow("one") << QStringLiteral("80") << PortList { { 80, 80 } };
    QTest::newRow("sorted") << QStringLiteral("8080,80") << PortList { { 80, 80 }, { 8080, 8080 } };
    QTest::newRow("range") << QStringLiteral("80,8000-8100")
                           << PortList { { 80, 80 }, { 8000, 8100 } };
    QTest::newRow("spaces") << QStringLiteral(" 80 , 1 - 3 ") << PortList { { 1, 3 }, { 80, 80 } };
    QTest::newRow("overlap") << QStringLiteral("10-20,15-30,12") << PortList { { 10, 30 } };
    QTest::newRow("neighbours") << QStringLiteral("81,80,82-90") << PortList { { 80, 90 } };
    QTest::newRow("all") << QStringLiteral("1-65535,65535") << PortList { { 1, 65535 } };
}

void TestPorts::reads()
{
    QFETCH(QString, text);
    QFETCH(PortList, ports);
    const auto result = parsePortList(text.toStdString());
    QVERIFY(result.ok());
    QVERIFY(result.value() == ports);
    const auto again = parsePortList(toString(ports));
    QVERIFY(again.ok());
    QVERIFY(again.value() == ports);
}

void TestPorts::refuses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *text, const char *says) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(says);
    };
    row("", "port list is empty");
    row("  ", "port list is empty");
    row(",", "'' is empty");
    row("80,", "'' is empty");
    row("0", "'0' is not a port");
    row("65536", "'65536' is not a port");
    row("99999999999999999999", "is not a port");
    row("http", "'http' is not a port");
    row("80;81", "'80;81' is not a port");
    row("+80", "'+80' is not a port");
    row("-80", "'-80' is not a range of ports");
    row("80-", "'80-' is not a range of ports");
    row("1-2-3", "'1-2-3' is not a range of ports");
    row("90-80", "'90-80' is reversed");
}

void TestPorts::refuses()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const auto result = parsePortList(text.toStdString());
    QVERIFY(!result.ok());
    QCOMPARE(result.error().code, ErrorCode::InvalidInput);
    QVERIFY2(result.error().message.find(says.toStdString()) != std::string::npos,
        result.error().message.c_str());
}

void TestPorts::limitsRanges()
{
    std::string text = "1";
    for (std::size_t i = 1; i < kMaxPortRanges; ++i)
        text += "," + std::to_string(1 + 2 * i);
    const auto most = parsePortList(text);
    QVERIFY(most.ok());
    QVERIFY(!parsePortList(text + ",60000").ok());
    QVERIFY(parsePortList(text + ",2").ok()); // joins three of them
}

QTEST_GUILESS_MAIN(TestPorts)
#include "test_capture_files_ports.moc"
