// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/grouped_number.h"
#include "unit/capture_files/reading.h"

#include <QTest>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr std::uint32_t kMicroseconds = 0xa1b2c3d4;
constexpr std::uint32_t kNanoseconds = 0xa1b23c4d;
constexpr std::uint32_t kKuznetzov = 0xa1b2cd34;

} // namespace

class TestPcap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryVariant_data();
    void readsEveryVariant();
    void keepsLinkType_data();
    void keepsLinkType();
    void refusesHeader_data();
    void refusesHeader();
    void toleratesOddTimes();
    void swapsLengthsOfOldVersions();
    void usesWhatPrecedesACut();
    void usesWhatPrecedesDamage();
    void takesMoreThanTheSnapLength();
    void passesOverSurplusOfLargeFrames();
};

void TestPcap::readsEveryVariant_data()
{
    QTest::addColumn<bool>("bigEndian");
    QTest::addColumn<quint32>("magic");
    QTest::addColumn<qint64>("unit");
    for (const bool big : { false, true }) {
        const char *order = big ? "big-endian" : "little-endian";
        QTest::addRow("microseconds, %s", order) << big << quint32(kMicroseconds) << qint64(1000);
        QTest::addRow("nanoseconds, %s", order) << big << quint32(kNanoseconds) << qint64(1);
        QTest::addRow("Kuznetzov, %s", order) << big << quint32(kKuznetzov) << qint64(1000);
    }
}

void TestPcap::readsEveryVariant()
{
    QFETCH(bool, bigEndian);
    QFETCH(quint32, magic);
    QFETCH(qint64, unit);
    PcapHeader header;
    header.order = bigEndian ? std::endian::big : std::endian::little;
    header.magic = magic;
    const Reading reading = readFile(PcapBuilder(header)
                                         .packet(1'700'000'000, 123'456, "first")
                                         .packet(1'700'000'001, 0, "", 60)
                                         .packet(4'294'967'295, 999'999, "third packet", 1500)
                                         .bytes());
    const std::vector<ReadPacket> expected {
        { 1'700'000'000 * kSecond + 123'456 * unit, 0, 1, 5, "first" },
        { 1'700'000'001 * kSecond, 0, 1, 60, "" },
        { 4'294'967'295 * kSecond + 999'999 * unit, 0, 1, 1500, "third packet" },
    };
    QCOMPARE(reading.openError, std::string());
    QVERIFY(reading.packets == expected);
    QCOMPARE(reading.status, SourceStatus::End);
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.damagedBytes, 0U);
    QCOMPARE(reading.interfaces.size(), 1U);
    QCOMPARE(reading.interfaces[0].name, std::string("test.pcap"));
    QCOMPARE(reading.interfaces[0].packets, 3U);
    QCOMPARE(reading.interfaces[0].bytes, 1565U);
}

void TestPcap::keepsLinkType_data()
{
    QTest::addColumn<quint32>("field");
    QTest::addColumn<quint32>("linkType");
    QTest::newRow("Ethernet") << quint32(1) << quint32(1);
    QTest::newRow("raw IP") << quint32(101) << quint32(101);
    QTest::newRow("largest") << quint32(0xffff) << quint32(0xffff);
    QTest::newRow("with the length of the frame check sequence")
        << quint32(0x54000001) << quint32(1);
}

void TestPcap::keepsLinkType()
{
    QFETCH(quint32, field);
    QFETCH(quint32, linkType);
    PcapHeader header;
    header.linkType = field;
    const Reading reading = readFile(PcapBuilder(header).packet(1, 0, "x").bytes());
    QCOMPARE(reading.packets.size(), 1U);
    QCOMPARE(reading.packets[0].linkType, linkType);
}

void TestPcap::refusesHeader_data()
{
    QTest::addColumn<quint16>("major");
    QTest::addColumn<quint16>("minor");
    QTest::addColumn<quint32>("linkType");
    QTest::addColumn<bool>("readable");
    QTest::newRow("2.4") << quint16(2) << quint16(4) << quint32(1) << true;
    QTest::newRow("2.0") << quint16(2) << quint16(0) << quint32(1) << true;
    QTest::newRow("HP-UX") << quint16(543) << quint16(0) << quint32(1) << true;
    QTest::newRow("1.4") << quint16(1) << quint16(4) << quint32(1) << false;
    QTest::newRow("2.5") << quint16(2) << quint16(5) << quint32(1) << false;
    QTest::newRow("3.0") << quint16(3) << quint16(0) << quint32(1) << false;
    QTest::newRow("reserved bits") << quint16(2) << quint16(4) << quint32(0x00300000) << false;
}

void TestPcap::refusesHeader()
{
    QFETCH(quint16, major);
    QFETCH(quint16, minor);
    QFETCH(quint32, linkType);
    QFETCH(bool, readable);
    PcapHeader header;
    header.major = major;
    header.minor = minor;
    header.linkType = linkType;
    const Reading reading = readFile(PcapBuilder(header).packet(1, 0, "x").bytes());
    QCOMPARE(reading.openError.empty(), readable);
    if (!readable) {
        QCOMPARE(reading.code, ErrorCode::Unsupported);
        QVERIFY(reading.openError.starts_with("test.pcap "));
    }
}

void TestPcap::toleratesOddTimes()
{
    const Reading micro = readFile(PcapBuilder().packet(5, 4'294'967'295, "x").bytes());
    QCOMPARE(micro.packets[0].time, 5 * kSecond + 4'294'967'295 * kMicrosecond);
    PcapHeader header;
    header.magic = kNanoseconds;
    const Reading nano = readFile(PcapBuilder(header).packet(5, 1'000'000'001, "x").bytes());
    QCOMPARE(nano.packets[0].time, 6 * kSecond + 1);
}

void TestPcap::swapsLengthsOfOldVersions()
{
    PcapHeader header;
    header.minor = 2;
    const Reading always =
        readFile(PcapBuilder(header).rawRecord(100, 3, "abc").rawRecord(3, 3, "def").bytes());
    QCOMPARE(always.packets.size(), 2U);
    QCOMPARE(always.packets[0].wireLength, 100U);
    QCOMPARE(always.packets[0].bytes, std::string("abc"));
    header.minor = 3;
    const Reading either =
        readFile(PcapBuilder(header).rawRecord(100, 3, "abc").rawRecord(3, 90, "def").bytes());
    QCOMPARE(either.packets.size(), 2U);
    QCOMPARE(either.packets[0].wireLength, 100U);
    QCOMPARE(either.packets[1].wireLength, 90U);
    QCOMPARE(either.packets[1].bytes, std::string("def"));
}

void TestPcap::usesWhatPrecedesACut()
{
    const std::vector<std::string> contents { "one", "", "three and more" };
    PcapBuilder builder;
    std::vector<std::size_t> ends { builder.bytes().size() };
    for (const std::string &content : contents) {
        builder.packet(7, 0, content);
        ends.push_back(builder.bytes().size());
    }
    for (std::size_t cut = 0; cut <= builder.bytes().size(); ++cut) {
        const Reading reading =
            readFile({ builder.bytes().begin(), builder.bytes().begin() + std::ptrdiff_t(cut) });
        if (cut < ends.front()) {
            QVERIFY(!reading.openError.empty());
            QCOMPARE(reading.code, ErrorCode::InvalidInput);
            continue;
        }
        std::size_t whole = 0;
        while (whole + 1 < ends.size() && ends[whole + 1] <= cut)
            ++whole;
        QCOMPARE(reading.packets.size(), whole);
        QCOMPARE(reading.status, SourceStatus::End);
        QCOMPARE(reading.damagedBytes, cut - ends[whole]);
        QCOMPARE(reading.error.empty(), cut == ends[whole]);
        if (cut != ends[whole]) {
            const std::string expected = "test.pcap is truncated in the middle of packet "
                + std::to_string(whole + 1) + " at byte " + grouped(std::to_string(cut)) + "; "
                + std::to_string(whole) + " packets were read";
            QCOMPARE(reading.error, expected);
        }
    }
}

void TestPcap::usesWhatPrecedesDamage()
{
    const Reading reading = readFile(PcapBuilder()
                                         .packet(1, 0, "good")
                                         .rawRecord(262'145, 300'000, "never looked at")
                                         .packet(2, 0, "lost")
                                         .bytes());
    QCOMPARE(reading.packets.size(), 1U);
    QCOMPARE(reading.status, SourceStatus::End);
    QCOMPARE(reading.code, ErrorCode::InvalidInput);
    QVERIFY(reading.error.find("is damaged at byte 44: packet 2 claims 262,145 bytes")
        != std::string::npos);
    QCOMPARE(reading.damagedBytes, 16U + 15U + 16U + 4U);

    const Reading largest = readFile(PcapBuilder().packet(1, 0, std::string(262'144, 'x')).bytes());
    QCOMPARE(largest.packets.size(), 1U);
    QCOMPARE(largest.error, std::string());
}

void TestPcap::takesMoreThanTheSnapLength()
{
    PcapHeader header;
    header.snapLength = 4;
    const Reading reading = readFile(PcapBuilder(header).packet(1, 0, "longer").bytes());
    QCOMPARE(reading.packets[0].bytes, std::string("longer"));
}

void TestPcap::passesOverSurplusOfLargeFrames()
{
    PcapHeader header;
    header.linkType = 249; // USBPCAP
    const std::string large(1'000'000, 'u');
    const Reading reading =
        readFile(PcapBuilder(header).packet(1, 0, large).packet(2, 0, "next").bytes());
    QCOMPARE(reading.packets.size(), 2U);
    QCOMPARE(reading.packets[0].bytes.size(), 262'144U);
    QCOMPARE(reading.packets[0].wireLength, 1'000'000U);
    QCOMPARE(reading.packets[1].bytes, std::string("next"));
    QCOMPARE(reading.error, std::string());
}

QTEST_GUILESS_MAIN(TestPcap)
#include "test_capture_files_pcap.moc"
