// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/capture_file_source.h"
#include "capture/files/filter_compiler.h"
#include "capture/files/filtered_source.h"
#include "unit/capture_files/reading.h"

#include <QTest>

#include <sys/wait.h>
#include <thread>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr std::uint16_t kEthernet = 1;
constexpr std::uint16_t kRawIp = 101;

std::string text(const ByteAppender &bytes)
{
    return { bytes.bytes().begin(), bytes.bytes().end() };
}

std::string tcp(std::uint16_t from, std::uint16_t to)
{
    ByteAppender bytes(std::endian::big);
    bytes.put16(from).put16(to).put32(1).put32(0).put16(0x5010).put16(100).put32(0);
    return text(bytes);
}

std::string ipv4(const std::string &payload, std::uint16_t fragmentField = 0)
{
    ByteAppender bytes(std::endian::big);
    bytes.put16(0x4500).put16(static_cast<std::uint16_t>(20 + payload.size())).put16(1);
    bytes.put16(fragmentField).put16(0x4006).put16(0).put32(0xc0000201).put32(0xc0000202);
    return text(bytes) + payload;
}

std::string ipv6(const std::string &payload, std::uint8_t nextHeader = 6)
{
    ByteAppender bytes(std::endian::big);
    bytes.put32(0x60000000).put16(static_cast<std::uint16_t>(payload.size()));
    bytes.put16(static_cast<std::uint16_t>(nextHeader << 8 | 64));
    bytes.put64(0x20010db800000000).put64(1).put64(0x20010db800000000).put64(2);
    return text(bytes) + payload;
}

std::string ethernet(
    std::uint16_t type, const std::string &payload, const std::vector<std::uint16_t> &tags = {})
{
    ByteAppender bytes(std::endian::big);
    bytes.put32(0x02000000).put32(0x00010200).put32(0x00000002);
    for (std::size_t i = 0; i < tags.size(); ++i)
        bytes.put16(i == 0 && tags.size() > 1 ? 0x88a8 : 0x8100).put16(tags[i]);
    bytes.put16(type);
    return text(bytes) + payload;
}

std::string thousandHosts()
{
    std::string expression;
    for (int host = 0; host < 1000; ++host)
        expression += (host == 0 ? "host 10.0." : " or host 10.0.") + std::to_string(host / 250)
            + '.' + std::to_string(host % 250);
    return expression;
}

std::unique_ptr<PacketSource> open(const FileBytes &bytes)
{
    auto source = CaptureFileSource::fromMemory(bytes, "test.pcap");
    if (!source)
        qFatal("%s", source.error().message.c_str());
    return std::move(source.value());
}

} // namespace

class TestFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refusesExpressions_data();
    void refusesExpressions();
    void mapsLinkTypes();
    void filtersMixedLinkTypes();
    void failsWhereItCannotCompile();
    void comesUpForAir();
    void passesDamageOn();
    void checksExpressions();
    void givesUpWhatTakesTooLong();
    void stopsWhileItCompiles();
    void aThousandHostsCanBeStopped();
};

void TestFilter::refusesExpressions_data()
{
    QTest::addColumn<QString>("expression");
    QTest::newRow("syntax") << QStringLiteral("tcp port");
    QTest::newRow("word") << QStringLiteral("nonsense");
    QTest::newRow("parenthesis") << QStringLiteral("(tcp");
    QTest::newRow("rejects all") << QStringLiteral("ip and ip6 proto");
}

void TestFilter::refusesExpressions()
{
    QFETCH(QString, expression);
    const auto filter = PacketFilter::compile(expression.toStdString(), kEthernet, StopSignal());
    QVERIFY(!filter.ok());
    QCOMPARE(filter.error().code, ErrorCode::InvalidInput);
    QVERIFY(filter.error().message.find("'" + expression.toStdString() + "'") != std::string::npos);
    QVERIFY(filter.error().message.find('\n') == std::string::npos);
}

void TestFilter::mapsLinkTypes()
{
    for (const std::uint32_t linkType : { 101U, 12U, 228U }) {
        const auto filter = PacketFilter::compile("tcp port 80", linkType, StopSignal());
        QVERIFY2(filter.ok(), filter.ok() ? "" : filter.error().message.c_str());
        const std::string frame = ipv4(tcp(1234, 80));
        PacketRef packet;
        packet.linkType = linkType;
        packet.wireLength = static_cast<std::uint32_t>(frame.size());
        packet.captured = asBytes(frame);
        QVERIFY(filter.value().matches(packet));
    }
}

void TestFilter::filtersMixedLinkTypes()
{
    PcapngBuilder file;
    file.section().interface(kEthernet).interface(kRawIp);
    file.enhanced(0, 1, ethernet(0x0800, ipv4(tcp(1, 80)))).enhanced(1, 2, ipv4(tcp(1, 80)));
    file.enhanced(1, 3, ipv4(tcp(1, 81)))
        .enhanced(0, 4, ethernet(0x0806, ""))
        .enhanced(1, 5, ipv6(tcp(80, 1)));
    FilteredSource source(open(file.bytes()), "tcp port 80");
    QVERIFY(!source.isLive());
    const Reading reading = readToEnd(source);
    QCOMPARE(reading.packets.size(), 3U);
    QCOMPARE(reading.packets[2].time, 5 * kMicrosecond);
    QCOMPARE(reading.interfaces[0].packets, 1U);
    QCOMPARE(reading.interfaces[1].packets, 2U);
    QCOMPARE(reading.interfaces[1].bytes, 40U + 60U);
    QCOMPARE(source.inputBytes(), source.inputSize());
}

void TestFilter::failsWhereItCannotCompile()
{
    PcapngBuilder file;
    file.section().interface(kEthernet).interface(kRawIp);
    file.enhanced(0, 1, ethernet(0x0800, ipv4(tcp(1, 80)), { 3 })).enhanced(1, 2, ipv4(tcp(1, 80)));
    FilteredSource source(open(file.bytes()), "vlan 3");
    const Reading reading = readToEnd(source);
    QCOMPARE(reading.packets.size(), 1U);
    QCOMPARE(reading.status, SourceStatus::Failed);
    QVERIFY(reading.error.find("'vlan 3'") != std::string::npos);
    PacketRef packet;
    QCOMPARE(source.next(packet, 0), SourceStatus::Failed);
}

void TestFilter::comesUpForAir()
{
    PcapBuilder builder;
    for (std::uint32_t i = 0; i < 5000; ++i)
        builder.packet(i, 0, "nothing");
    FilteredSource source(open(builder.bytes()), "tcp");
    PacketRef packet;
    QCOMPARE(source.next(packet, 0), SourceStatus::Idle);
    source.requestStop();
    QCOMPARE(source.next(packet, 0), SourceStatus::End);
}

void TestFilter::passesDamageOn()
{
    const FileBytes file = PcapBuilder().rawRecord(999'999, 999'999, "x").bytes();
    FilteredSource source(open(file), "tcp");
    const Reading reading = readToEnd(source);
    QCOMPARE(reading.status, SourceStatus::End);
    QVERIFY(reading.error.find("is damaged") != std::string::npos);
    QCOMPARE(reading.damagedBytes, 17U);
}

void TestFilter::checksExpressions()
{
    QVERIFY(!checkCaptureFilter(""));
    QVERIFY(!checkCaptureFilter("tcp port 80"));
    QVERIFY(checkCaptureFilter("tcp prot 80"));
}

/// Libpcap needs a minute for it, and cannot be interrupted.
void TestFilter::givesUpWhatTakesTooLong()
{
    const auto filter = PacketFilter::compile(thousandHosts(), kEthernet, StopSignal(), 100);
    QVERIFY(!filter.ok());
    QCOMPARE(filter.error().code, ErrorCode::InvalidInput);
    const QString told = QString::fromStdString(filter.error().message);
    QVERIFY2(told.contains(QStringLiteral("to compile it; shorten it")), qPrintable(told));
    QVERIFY2(told.size() < 500, qPrintable(told));
    QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1); // no child is left
}

void TestFilter::stopsWhileItCompiles()
{
    StopSignal stop;
    std::thread stopper([&stop] { stop.raise(); });
    // Without the stop this would not end within the time of a test.
    const auto filter = PacketFilter::compile(thousandHosts(), kEthernet, stop, 3'600'000);
    stopper.join();
    QVERIFY(!filter.ok());
    QCOMPARE(filter.error().code, ErrorCode::ResourceGone);
    QCOMPARE(::waitpid(-1, nullptr, WNOHANG), -1);
}

void TestFilter::aThousandHostsCanBeStopped()
{
    PcapBuilder builder;
    builder.packet(1, 0, ethernet(0x0800, ipv4(tcp(1, 80))));
    FilteredSource source(open(builder.bytes()), thousandHosts());
    std::thread stopper([&source] { source.requestStop(); });
    PacketRef packet;
    QCOMPARE(source.next(packet, -1), SourceStatus::End);
    stopper.join();
    QVERIFY(!source.error());
}

QTEST_GUILESS_MAIN(TestFilter)
#include "test_capture_files_filter.moc"
