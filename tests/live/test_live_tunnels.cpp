// SPDX-License-Identifier: GPL-3.0-or-later
// What is in tunnels counts on a live interface as it does in a file: with the default filter, and
// with ports.
#include "live/private_network.h"
#include "support/tcp_conversation.h"
#include "support/waiting.h"

#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QtTest>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

Bytes inUdp(std::uint16_t port, const Bytes &payload)
{
    return ethernetIp(test::ip({ .source = address("203.0.113.1"),
                                   .destination = address("203.0.113.2"),
                                   .protocol = protocol::kUdp },
        udp(endpoint("203.0.113.1", 50'000), endpoint("203.0.113.2", port), payload)));
}

Bytes genericVxlan(const Bytes &frame)
{
    Bytes bytes = vxlan(77, frame);
    bytes[0] = 0x0c;
    bytes[3] = 3;
    return bytes;
}

using Encapsulate = std::function<Bytes(const Bytes &ipPacket)>;

/// One request in each, on a connection of its own.
std::vector<Encapsulate> encapsulations()
{
    return {
        ethernetIp,
        [](const Bytes &packet) { return inUdp(4789, vxlan(77, ethernetIp(packet))); },
        [](const Bytes &packet) { return inUdp(8472, vxlan(77, ethernetIp(packet))); },
        [](const Bytes &packet) { return inUdp(4790, genericVxlan(ethernetIp(packet))); },
        [](const Bytes &packet) { return inUdp(6081, geneve(77, 0x6558, ethernetIp(packet))); },
        [](const Bytes &packet) { return inUdp(2152, gtpUser(9, packet)); },
        [](const Bytes &packet) { return inUdp(4754, gre(ethertype::kIpv4, packet)); },
        [](const Bytes &packet) { return inUdp(6635, mpls({ 16 }, packet)); },
        [](const Bytes &packet) {
            return ethernet(ethertype::kVlan, vlan(7, ethertype::kIpv4, packet));
        },
        [](const Bytes &packet) {
            return ethernet(
                ethertype::kQinQ, vlan(8, ethertype::kVlan, vlan(7, ethertype::kIpv4, packet)));
        },
        [](const Bytes &packet) { return ethernet(ethertype::kMpls, mpls({ 16 }, packet)); },
        [](const Bytes &packet) {
            return ethernetIp(test::ip({ .source = address("203.0.113.1"),
                                           .destination = address("203.0.113.2"),
                                           .protocol = protocol::kGre },
                gre(ethertype::kIpv4, packet)));
        },
    };
}

std::vector<Frame> traffic(std::uint16_t serverPort)
{
    std::vector<Frame> frames;
    std::uint16_t clientPort = 40'000;
    for (const Encapsulate &encapsulate : encapsulations()) {
        TcpConversation conversation({ .client = endpoint("192.0.2.10", ++clientPort),
            .server = endpoint("192.0.2.80", serverPort),
            .encapsulate = encapsulate });
        conversation.open()
            .client("GET /a HTTP/1.1\r\nHost: a.example\r\n\r\n")
            .server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
            .close();
        frames.insert(frames.end(), conversation.frames().begin(), conversation.frames().end());
    }
    return frames;
}

} // namespace

class TestLiveTunnels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void counts_data();
    void counts();
};

void TestLiveTunnels::initTestCase()
{
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
    QVERIFY(ip(QStringLiteral("link add va type veth peer name vb")));
    QVERIFY(ip(QStringLiteral("link set va up")));
    QVERIFY(ip(QStringLiteral("link set vb up")));
}

void TestLiveTunnels::counts_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("interface");
    QTest::newRow("default filter") << QStringList() << QStringLiteral("vb");
    const QStringList ports { QStringLiteral("--ports"), QStringLiteral("8080") };
    QTest::newRow("ports") << ports << QStringLiteral("vb");
    QTest::newRow("ports, any interface") << ports << QStringLiteral("any");
}

void TestLiveTunnels::counts()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, interface);
    QProcess monitor;
    monitor.start(QStringLiteral(HITWATCH_CLI),
        QStringList { QStringLiteral("--interface"), interface, QStringLiteral("--format"),
            QStringLiteral("jsonl"), QStringLiteral("--refresh"), QStringLiteral("1") }
            + options);
    QVERIFY(monitor.waitForStarted(kLongWaitMs));
    // The first report tells that the capture runs.
    QVERIFY2(monitor.waitForReadyRead(kLongWaitMs), monitor.readAllStandardError().constData());

    FrameSender sender("va");
    qint64 expected = static_cast<qint64>(encapsulations().size());
    for (const Frame &frame : traffic(8080))
        QVERIFY(sender.sendFrame(frame.bytes));
    if (options.isEmpty())
        expected *= 2; // those of the other port too
    for (const Frame &frame : traffic(8081))
        QVERIFY(sender.sendFrame(frame.bytes));

    qint64 requests = 0;
    qint64 responses = 0;
    const auto take = [&] {
        while (monitor.canReadLine()) {
            const QJsonObject report = QJsonDocument::fromJson(monitor.readLine()).object();
            requests += report[QStringLiteral("requests")].toInteger();
            responses += report[QStringLiteral("responses")].toInteger();
        }
    };
    const QDeadlineTimer deadline(kLongWaitMs);
    while (responses < expected && !deadline.hasExpired()) {
        monitor.waitForReadyRead(1000);
        take();
    }
    monitor.terminate();
    QVERIFY(monitor.waitForFinished(kLongWaitMs));
    take();
    QCOMPARE(requests, expected);
    QCOMPARE(responses, expected);
}

QTEST_GUILESS_MAIN(TestLiveTunnels)
#include "test_live_tunnels.moc"
