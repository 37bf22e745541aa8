// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/pcapng_clock.h"
#include "capture/files/pcapng_reader.h"
#include "unit/capture_files/reading.h"

#include <QTest>

#include <functional>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr std::uint16_t kName = 2;
constexpr std::uint16_t kResolution = 9;
constexpr std::uint16_t kOffset = 14;
constexpr std::uint16_t kDropCount = 4;
constexpr std::uint16_t kInterfaceDrops = 5;
constexpr std::uint16_t kSystemDrops = 7;

Option name(std::string_view text)
{
    return { kName, toFileBytes(text) };
}

} // namespace

class TestPcapng : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEveryBlock_data();
    void readsEveryBlock();
    void keepsInterfacesApart();
    void joinsSections();
    void countsDrops();
    void convertsTimes_data();
    void convertsTimes();
    void refusesDamage_data();
    void refusesDamage();
    void usesWhatPrecedesACut();
    void limitsInterfaces();
    void passesOverLargeUnknownBlocks();
    void ignoresBadOptions();
};

void TestPcapng::readsEveryBlock_data()
{
    QTest::addColumn<bool>("bigEndian");
    QTest::newRow("little-endian") << false;
    QTest::newRow("big-endian") << true;
}

void TestPcapng::readsEveryBlock()
{
    QFETCH(bool, bigEndian);
    PcapngBuilder file(bigEndian ? std::endian::big : std::endian::little);
    file.section().interface(1, 6).enhanced(0, 1'700'000'000'123'456, "enhanced", 99);
    file.block(0x0bad, toFileBytes("custom")).simple("simple", 60).simple("abc", 3);
    file.obsolete(0, 0xffff, 1'700'000'001'000'000, "old").enhanced(0, 2'000'000, "");
    const Reading reading = readFile(file.bytes());
    const TimeNs first = 1'700'000'000'123'456'000;
    const std::vector<ReadPacket> expected {
        { first, 0, 1, 99, "enhanced" },
        { first, 0, 1, 60, "simple" }, // no time of its own, cut to the snapshot length
        { first, 0, 1, 3, "abc" },
        { 1'700'000'001 * kSecond, 0, 1, 3, "old" },
        { 2 * kSecond, 0, 1, 0, "" },
    };
    QVERIFY(reading.packets == expected);
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.status, SourceStatus::End);
    QCOMPARE(reading.interfaces.size(), 1U);
    QCOMPARE(reading.interfaces[0].name, std::string("interface 0"));
    QCOMPARE(reading.interfaces[0].packets, 5U);
}

void TestPcapng::keepsInterfacesApart()
{
    PcapngBuilder file;
    file.section().interface(1, 0, { name("eth0") });
    file.interface(113, 128, { name("any"), { kResolution, { 9 } } });
    file.interface(101);
    file.enhanced(1, 5, "b").enhanced(0, 5, "a").enhanced(2, 5, "c");
    const Reading reading = readFile(file.bytes());
    const std::vector<ReadPacket> expected {
        { 5, 1, 113, 1, "b" },
        { 5'000, 0, 1, 1, "a" },
        { 5'000, 2, 101, 1, "c" },
    };
    QVERIFY(reading.packets == expected);
    QCOMPARE(reading.interfaces.size(), 3U);
    QCOMPARE(reading.interfaces[0].name, std::string("eth0"));
    QCOMPARE(reading.interfaces[1].name, std::string("any"));
    QCOMPARE(reading.interfaces[2].name, std::string("interface 2"));
}

void TestPcapng::joinsSections()
{
    PcapngBuilder second(std::endian::big);
    second.section().interface(1, 0, { name("eth1") }).interface(1, 0, { name("eth0") });
    second.enhanced(0, 1, "s1").enhanced(1, 1, "s0");
    PcapngBuilder file;
    file.section().interface(1, 0, { name("eth0") }).interface(1, 0, { name("eth0") });
    file.enhanced(1, 1, "f").raw(second.bytes());
    const Reading reading = readFile(file.bytes());
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.interfaces.size(), 3U); // two of one name in one section are two
    QCOMPARE(reading.packets.size(), 3U);
    QCOMPARE(reading.packets[0].interfaceIndex, 1U);
    QCOMPARE(reading.packets[1].interfaceIndex, 2U);
    QCOMPARE(reading.packets[2].interfaceIndex, 0U);
}

void TestPcapng::countsDrops()
{
    PcapngBuilder file;
    file.section().interface(1).interface(1);
    file.enhanced(0, 1, "a", 0, { { kDropCount, file.value64(7) } });
    file.obsolete(1, 3, 1, "b").obsolete(1, 0xffff, 1, "c");
    const FileBytes withoutStatistics = file.bytes();
    file.statistics(0, { { kInterfaceDrops, file.value64(2) }, { kSystemDrops, file.value64(9) } });
    file.statistics(
        0, { { kInterfaceDrops, file.value64(5) }, { kSystemDrops, file.value64(10) } });
    file.statistics(7, { { kSystemDrops, file.value64(1000) } }); // of no interface

    const Reading before = readFile(withoutStatistics);
    QCOMPARE(before.interfaces[0].kernelDropped, 7U);
    QCOMPARE(before.interfaces[1].kernelDropped, 3U);
    const Reading after = readFile(file.bytes());
    QCOMPARE(after.error, std::string());
    QCOMPARE(after.interfaces[0].kernelDropped, 10U); // the statistics include the seven
    QCOMPARE(after.interfaces[0].interfaceDropped, 5U);
    QCOMPARE(after.interfaces[1].kernelDropped, 3U);
}

void TestPcapng::convertsTimes_data()
{
    constexpr std::uint64_t kLargest = ~std::uint64_t { 0 };
    constexpr qint64 kLatest = qint64(1) << 62;
    QTest::addColumn<int>("resolution");
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<quint64>("ticks");
    QTest::addColumn<qint64>("time");
    QTest::newRow("microseconds") << 6 << qint64(0) << quint64(1'500'000) << qint64(1'500'000'000);
    QTest::newRow("seconds") << 0 << qint64(0) << quint64(3) << qint64(3 * kSecond);
    QTest::newRow("nanoseconds") << 9 << qint64(0) << quint64(7) << qint64(7);
    QTest::newRow("picoseconds") << 12 << qint64(0) << quint64(7'999) << qint64(7);
    QTest::newRow("finest") << 127 << qint64(0) << quint64(kLargest) << qint64(0);
    QTest::newRow("1/1024 s") << 0x8a << qint64(0) << quint64(1536) << qint64(1'500'000'000);
    QTest::newRow("1/2^32 s") << 0xa0 << qint64(0) << (quint64(3) << 31) << qint64(1'500'000'000);
    QTest::newRow("2^-127 s") << 0xff << qint64(0) << quint64(kLargest) << qint64(0);
    QTest::newRow("2^0 s") << 0x80 << qint64(0) << quint64(2) << qint64(2 * kSecond);
    QTest::newRow("offset") << 6 << qint64(100) << quint64(1) << qint64(100 * kSecond + 1000);
    QTest::newRow("before 1970") << 6 << qint64(-100) << quint64(1) << qint64(0);
    QTest::newRow("too late") << 0 << qint64(0) << quint64(kLargest) << kLatest;
    QTest::newRow("too late, fine") << 6 << qint64(0) << quint64(kLargest) << kLatest;
    QTest::newRow("largest offset")
        << 9 << std::numeric_limits<qint64>::max() << quint64(kLargest) << kLatest;
    QTest::newRow("smallest offset")
        << 9 << std::numeric_limits<qint64>::min() << quint64(0) << qint64(0);
}

void TestPcapng::convertsTimes()
{
    QFETCH(int, resolution);
    QFETCH(qint64, offset);
    QFETCH(quint64, ticks);
    QFETCH(qint64, time);
    PcapngBuilder file;
    file.section().interface(1, 0,
        { { kResolution, { static_cast<std::uint8_t>(resolution) } },
            { kOffset, file.value64(static_cast<std::uint64_t>(offset)) } });
    file.enhanced(0, ticks, "x");
    const Reading reading = readFile(file.bytes());
    QCOMPARE(reading.packets.size(), 1U);
    QCOMPARE(qint64(reading.packets[0].time), time);
}

void TestPcapng::refusesDamage_data()
{
    using Add = std::function<void(PcapngBuilder &)>;
    QTest::addColumn<Add>("add");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *title, const char *says, const Add &add) {
        QTest::newRow(title) << add << QString::fromLatin1(says);
    };
    row("packet of no interface", "belongs to interface 1, which was not described",
        [](PcapngBuilder &file) { file.enhanced(1, 1, "x"); });
    row("captured length beyond the block", "more than its block has room for",
        [](PcapngBuilder &file) {
            file.block(
                6, ByteAppender().put32(0).put64(0).put32(9).put32(9).put("12345678").bytes());
        });
    row("captured length beyond reason", "more than its block has room for",
        [](PcapngBuilder &file) { file.enhanced(0, 1, std::string(262'148, 'x')); });
    row("packet block too short", "a packet block is too short",
        [](PcapngBuilder &file) { file.block(6, ByteAppender().put32(0).bytes()); });
    row("simple packet block too short", "a packet block is too short",
        [](PcapngBuilder &file) { file.block(3, {}); });
    row("interface block too short", "an interface description is too short",
        [](PcapngBuilder &file) { file.block(1, ByteAppender().put32(0).bytes()); });
    row("section too short", "a section header is too short", [](PcapngBuilder &file) {
        file.block(0x0a0d0d0a, ByteAppender().put32(0x1a2b3c4d).bytes());
    });
    row("section of another version", "has a pcapng section of version 2.0",
        [](PcapngBuilder &file) { file.section(2, 0); });
    row("section without byte order", "without its byte order mark", [](PcapngBuilder &file) {
        file.block(0x0a0d0d0a, ByteAppender().put64(0).put64(0).bytes());
    });
    row("block shorter than its frame", "a block cannot be 8 bytes long",
        [](PcapngBuilder &file) { file.raw(ByteAppender().put32(6).put32(8).put32(8).bytes()); });
    row("block not aligned", "a block cannot be 33 bytes long", [](PcapngBuilder &file) {
        file.raw(ByteAppender().put32(6).put32(33).put(std::string(40, 'x')).bytes());
    });
    row("lengths differ", "the two lengths of a block differ", [](PcapngBuilder &file) {
        file.raw(ByteAppender().put32(5).put32(16).put32(0).put32(20).bytes());
    });
    row("length of an unknown block absurd", "is truncated after packet 1",
        [](PcapngBuilder &file) {
            file.raw(ByteAppender().put32(0x0bad).put32(0x7ffffff0).bytes())
                .enhanced(0, 2, "hidden");
        });
    row("length of an unknown block wrong", "the two lengths of a block differ",
        [](PcapngBuilder &file) {
            const auto hidden =
                static_cast<std::uint32_t>(PcapngBuilder().enhanced(0, 2, "hidden").bytes().size());
            file.raw(ByteAppender().put32(0x0bad).put32(12 + hidden).put32(12).bytes());
            file.enhanced(0, 2, "hidden").enhanced(0, 3, "behind");
        });
    row("length of a huge block wrong", "the two lengths of a block differ",
        [](PcapngBuilder &file) {
            file.raw(ByteAppender().put32(5).put32(1'000'000).bytes());
            file.raw(FileBytes(1'000'000, 'x'));
        });
    row("length absurd", "is truncated in the middle of packet 2", [](PcapngBuilder &file) {
        file.raw(ByteAppender().put32(6).put32(0xfffffffc).put(std::string(64, 'x')).bytes());
    });
}

void TestPcapng::refusesDamage()
{
    QFETCH(std::function<void(PcapngBuilder &)>, add);
    QFETCH(QString, says);
    PcapngBuilder file;
    file.section().interface(1).enhanced(0, 1, "good");
    const std::size_t good = file.bytes().size();
    add(file);
    const Reading reading = readFile(file.bytes());
    QCOMPARE(reading.packets.size(), 1U);
    QCOMPARE(reading.status, SourceStatus::End);
    QVERIFY2(reading.error.find(says.toStdString()) != std::string::npos, reading.error.c_str());
    QCOMPARE(reading.damagedBytes, file.bytes().size() - good);
}

void TestPcapng::usesWhatPrecedesACut()
{
    PcapngBuilder builder;
    builder.section();
    std::vector<std::size_t> blockEnds { builder.bytes().size() };
    std::vector<std::size_t> packetsAt { 0 };
    const auto mark = [&](std::size_t packets) {
        blockEnds.push_back(builder.bytes().size());
        packetsAt.push_back(packets);
    };
    builder.interface(1, 0, { name("lo") });
    mark(0);
    builder.enhanced(0, 1, "first");
    mark(1);
    builder.block(0x0bad, toFileBytes("skip me, I am a custom block"));
    mark(1);
    builder.simple("second", 6);
    mark(2);
    for (std::size_t cut = 0; cut <= builder.bytes().size(); ++cut) {
        const Reading reading =
            readFile({ builder.bytes().begin(), builder.bytes().begin() + std::ptrdiff_t(cut) });
        if (cut < blockEnds.front()) {
            QVERIFY(!reading.openError.empty());
            continue;
        }
        std::size_t block = 0;
        while (block + 1 < blockEnds.size() && blockEnds[block + 1] <= cut)
            ++block;
        QCOMPARE(reading.packets.size(), packetsAt[block]);
        QCOMPARE(reading.status, SourceStatus::End);
        QCOMPARE(reading.error.empty(), cut == blockEnds[block]);
    }
}

void TestPcapng::limitsInterfaces()
{
    constexpr std::size_t kMost = PcapngReader::kMaxInterfaces;
    PcapngBuilder file;
    file.section();
    for (std::size_t i = 0; i < kMost; ++i)
        file.interface(1);
    file.enhanced(kMost - 1, 1, "of the last one");
    const Reading full = readFile(file.bytes());
    QCOMPARE(full.error, std::string());
    QCOMPARE(full.packets.size(), 1U);
    QCOMPARE(full.interfaces.size(), kMost);

    file.interface(1).enhanced(0, 1, "never read");
    const Reading over = readFile(file.bytes());
    QCOMPARE(over.packets.size(), 1U);
    QCOMPARE(over.interfaces.size(), kMost);
    QVERIFY(over.error.find("more than 4096 interfaces") != std::string::npos);
}

void TestPcapng::passesOverLargeUnknownBlocks()
{
    PcapngBuilder file;
    file.section().interface(1).enhanced(0, 1, "before");
    file.block(0x0bad, FileBytes(3'000'000, 'x')).enhanced(0, 2, "behind");
    const Reading reading = readFile(file.bytes());
    QCOMPARE(reading.packets.size(), 2U);
    QCOMPARE(reading.error, std::string());
}

void TestPcapng::ignoresBadOptions()
{
    PcapngBuilder file;
    file.section().interface(1, 0,
        { name(""), { kResolution, { 9, 9 } }, { kOffset, { 1 } }, { 99, toFileBytes("?") } });
    // An option that claims more than its block has.
    file.block(
        1, ByteAppender().put16(1).put16(0).put32(0).put16(kName).put16(400).put("ab").bytes());
    file.enhanced(0, 1, "x").enhanced(1, 1, "y");
    const Reading reading = readFile(file.bytes());
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.packets.size(), 2U);
    QCOMPARE(reading.packets[0].time, kMicrosecond);
    QCOMPARE(reading.interfaces[0].name, std::string("interface 0"));
    QCOMPARE(reading.interfaces[1].name, std::string("interface 1"));
}

QTEST_GUILESS_MAIN(TestPcapng)
#include "test_capture_files_pcapng.moc"
