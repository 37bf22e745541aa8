// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/capture_files/reading.h"

#include <QTest>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

FileBytes pcap(std::endian order, std::uint32_t magic, std::uint32_t linkType, std::uint32_t second)
{
    PcapHeader header;
    header.order = order;
    header.magic = magic;
    header.linkType = linkType;
    return PcapBuilder(header).packet(second, 5, "one").packet(second + 1, 5, "two").bytes();
}

FileBytes pcapng(std::uint64_t second, std::string_view name)
{
    return PcapngBuilder()
        .section()
        .interface(1, 0, { { 2, toFileBytes(name) } })
        .enhanced(0, second * 1'000'000, "three")
        .bytes();
}

FileBytes joined(const std::vector<FileBytes> &files)
{
    FileBytes all;
    for (const FileBytes &file : files)
        all.insert(all.end(), file.begin(), file.end());
    return all;
}

constexpr std::uint32_t kMicroseconds = 0xa1b2c3d4;
constexpr std::uint32_t kNanoseconds = 0xa1b23c4d;

} // namespace

/// Capture files one behind the other in one file: cat a b.
class TestRow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBoth();
    void readsEveryFormat();
    void readsGzipMembers();
    void damageBehindASecondHeader();
    void aCutHeaderIsDamage();
};

void TestRow::readsBoth()
{
    const FileBytes first = pcap(std::endian::little, kMicroseconds, 1, 100);
    const FileBytes second = pcap(std::endian::big, kNanoseconds, 101, 200);
    const Reading reading = readFile(joined({ first, second }));
    const std::vector<ReadPacket> expected {
        { 100 * kSecond + 5000, 0, 1, 3, "one" },
        { 101 * kSecond + 5000, 0, 1, 3, "two" },
        { 200 * kSecond + 5, 0, 101, 3, "one" },
        { 201 * kSecond + 5, 0, 101, 3, "two" },
    };
    QCOMPARE(reading.error, std::string());
    QVERIFY(reading.packets == expected);
    QCOMPARE(reading.damagedBytes, 0U);
    QCOMPARE(reading.interfaces.size(), 1U);
    QCOMPARE(reading.interfaces[0].packets, 4U);
    // A header alone is a file without packets.
    const Reading empty = readFile(joined({ first, PcapBuilder().bytes(), second }));
    QVERIFY(empty.packets == expected);
}

void TestRow::readsEveryFormat()
{
    const FileBytes classic = pcap(std::endian::little, kMicroseconds, 1, 100);
    const Reading reading =
        readFile(joined({ classic, pcapng(300, "eth0"), classic, pcapng(400, "eth0") }));
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.packets.size(), 6U);
    QCOMPARE(reading.packets[2].bytes, std::string("three"));
    QCOMPARE(reading.packets[2].time, 300 * kSecond);
    QCOMPARE(reading.interfaces.size(), 2U);
    QCOMPARE(reading.interfaces[0].name, std::string("test.pcap"));
    QCOMPARE(reading.interfaces[0].packets, 4U);
    QCOMPARE(reading.interfaces[1].name, std::string("eth0"));
    QCOMPARE(reading.interfaces[1].packets, 2U);
    QCOMPARE(readFile(joined({ pcapng(300, "eth0"), classic })).packets.size(), 3U);
}

void TestRow::readsGzipMembers()
{
    const FileBytes classic = pcap(std::endian::little, kMicroseconds, 1, 100);
    const Reading reading = readFile(joined({ gzip(classic), gzip(pcapng(300, "eth0")) }));
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.packets.size(), 3U);
}

void TestRow::damageBehindASecondHeader()
{
    FileBytes second = pcap(std::endian::little, kMicroseconds, 1, 200);
    second.resize(second.size() - 1);
    const Reading reading =
        readFile(joined({ pcap(std::endian::little, kMicroseconds, 1, 100), second }));
    QCOMPARE(reading.packets.size(), 3U);
    QCOMPARE(reading.status, SourceStatus::End);
    QVERIFY(reading.error.find("packet 4") != std::string::npos);
    QCOMPARE(reading.damagedBytes, 16U + 2U);
}

void TestRow::aCutHeaderIsDamage()
{
    const FileBytes first = pcap(std::endian::little, kMicroseconds, 1, 100);
    for (const std::size_t left : { 23U, 20U, 16U, 12U, 4U }) {
        FileBytes header = PcapBuilder().bytes();
        header.resize(left);
        const Reading reading = readFile(joined({ first, header }));
        QCOMPARE(reading.packets.size(), 2U);
        QCOMPARE(reading.status, SourceStatus::End);
        QVERIFY(!reading.error.empty());
        QCOMPARE(reading.damagedBytes, left);
    }
}

QTEST_GUILESS_MAIN(TestRow)
#include "test_capture_files_row.moc"
