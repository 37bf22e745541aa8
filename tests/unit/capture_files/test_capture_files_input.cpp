// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/capture_file_source.h"
#include "unit/capture_files/reading.h"

#include <QTest>

#include <fcntl.h>
#include <future>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

FileBytes manyPackets(std::uint32_t count)
{
    PcapBuilder builder;
    for (std::uint32_t i = 0; i < count; ++i)
        builder.packet(i, i % 1'000'000, std::string(i % 1500, static_cast<char>('a' + i % 26)));
    return builder.bytes();
}

void writeAll(int descriptor, const FileBytes &bytes)
{
    std::size_t written = 0;
    while (written < bytes.size()) {
        const ssize_t count = write(descriptor, bytes.data() + written, bytes.size() - written);
        if (count < 0)
            return;
        written += static_cast<std::size_t>(count);
    }
}

/// A pipe in place of standard input.
class PipedInput {
public:
    PipedInput()
        : m_saved(dup(STDIN_FILENO))
    {
        int ends[2] = {};
        if (pipe(ends) != 0)
            qFatal("no pipe");
        dup2(ends[0], STDIN_FILENO);
        ::close(ends[0]);
        m_writer = ends[1];
    }
    ~PipedInput()
    {
        closeWriter();
        dup2(m_saved, STDIN_FILENO);
        ::close(m_saved);
    }
    PipedInput(const PipedInput &) = delete;
    PipedInput &operator=(const PipedInput &) = delete;

    int writer() const { return m_writer; }
    void closeWriter()
    {
        if (m_writer >= 0)
            ::close(m_writer);
        m_writer = -1;
    }

private:
    int m_saved;
    int m_writer = -1;
};

} // namespace

class TestInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsLargeFiles_data();
    void readsLargeFiles();
    void readsGzipMembers();
    void usesGzipUpToTheCut();
    void usesGzipUpToTheDamage();
    void tellsProgress();
    void readsPipe_data();
    void readsPipe();
    void pipeGivesIdle();
    void pipeToldAtItsFirstPackets_data();
    void pipeToldAtItsFirstPackets();
    void readsNamedPipe();
    void stopsWhileBlocked_data();
    void stopsWhileBlocked();
    void staysStopped();
    void canBeStoppedInEndlessInput_data();
    void canBeStoppedInEndlessInput();
    void opensInputThatNeverBegins();
};

void TestInput::readsLargeFiles_data()
{
    QTest::addColumn<bool>("compressed");
    QTest::newRow("plain") << false;
    QTest::newRow("gzip") << true;
}

void TestInput::readsLargeFiles()
{
    QFETCH(bool, compressed);
    const FileBytes bytes = manyPackets(4000); // 3 MB: records straddle every block of the reader
    const TemporaryFile file(compressed ? gzip(bytes) : bytes);
    auto source = CaptureFileSource::open(file.path());
    QVERIFY(source.ok());
    QVERIFY(!source.value()->isLive());
    const Reading fromFile = readToEnd(*source.value());
    QCOMPARE(fromFile.packets.size(), 4000U);
    QCOMPARE(fromFile.error, std::string());
    for (std::uint32_t i = 0; i < 4000; ++i) {
        const ReadPacket &packet = fromFile.packets[i];
        QCOMPARE(packet.time, i * kSecond + i * kMicrosecond);
        QCOMPARE(packet.bytes, std::string(i % 1500, static_cast<char>('a' + i % 26)));
    }
    QCOMPARE(source.value()->clock(), 3999 * kSecond + 3999 * kMicrosecond);
}

void TestInput::readsGzipMembers()
{
    const FileBytes bytes = manyPackets(100);
    const auto middle = bytes.begin() + 777;
    FileBytes file = gzip({ bytes.begin(), middle });
    const FileBytes second = gzip({ middle, bytes.end() });
    file.insert(file.end(), second.begin(), second.end());
    file.insert(file.end(), 100, 0); // padding
    const Reading reading = readFile(file);
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.packets.size(), 100U);
    QVERIFY(reading.packets == readFile(bytes).packets);
}

void TestInput::usesGzipUpToTheCut()
{
    const FileBytes whole = gzip(manyPackets(20));
    std::size_t packets = 0;
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        const Reading reading =
            readFile({ whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(cut) });
        if (!reading.openError.empty()) {
            QCOMPARE(packets, 0U);
            continue;
        }
        QVERIFY(reading.packets.size() >= packets); // a later cut never gives less
        packets = reading.packets.size();
        QCOMPARE(reading.status, SourceStatus::End);
        QVERIFY2(reading.error.find("compressed data is truncated") != std::string::npos,
            reading.error.c_str());
    }
    QCOMPARE(packets, 20U);
}

void TestInput::usesGzipUpToTheDamage()
{
    FileBytes file = gzip(manyPackets(100));
    file[file.size() - 6] ^= 0xff; // the checksum at the end
    const Reading checksum = readFile(file);
    QCOMPARE(checksum.packets.size(), 100U);
    QVERIFY(checksum.error.find("compressed data is damaged") != std::string::npos);

    FileBytes garbage = gzip(manyPackets(10));
    garbage.insert(garbage.end(), { 'j', 'u', 'n', 'k', '!', '!', '!', '!', '!', '!' });
    const Reading behind = readFile(garbage);
    QCOMPARE(behind.packets.size(), 10U);
    QVERIFY(behind.error.find("compressed data is damaged") != std::string::npos);
}

void TestInput::tellsProgress()
{
    const FileBytes bytes = manyPackets(3000);
    for (const FileBytes &stored : { bytes, gzip(bytes) }) {
        const TemporaryFile file(stored);
        auto source = CaptureFileSource::open(file.path());
        QVERIFY(source.ok());
        QCOMPARE(source.value()->inputSize(), stored.size());
        std::uint64_t before = 0;
        PacketRef packet;
        while (source.value()->next(packet, 0) == SourceStatus::Packet) {
            QVERIFY(source.value()->inputBytes() >= before);
            before = source.value()->inputBytes();
        }
        QCOMPARE(source.value()->inputBytes(), stored.size());
    }
}

void TestInput::readsPipe_data()
{
    QTest::addColumn<bool>("compressed");
    QTest::addColumn<bool>("cut");
    QTest::newRow("plain") << false << false;
    QTest::newRow("gzip") << true << false;
    QTest::newRow("cut") << false << true;
}

void TestInput::readsPipe()
{
    QFETCH(bool, compressed);
    QFETCH(bool, cut);
    PipedInput input;
    FileBytes bytes = manyPackets(500);
    if (cut)
        bytes.pop_back();
    const FileBytes sent = compressed ? gzip(bytes) : bytes;
    std::thread writer([&] {
        writeAll(input.writer(), sent);
        input.closeWriter();
    });
    auto source = CaptureFileSource::open("-");
    QVERIFY(source.ok());
    const Reading reading = readToEnd(*source.value());
    writer.join();
    QCOMPARE(reading.packets.size(), cut ? 499U : 500U);
    QVERIFY(reading.packets == readFile(bytes).packets);
    QCOMPARE(reading.error.empty(), !cut);
    if (cut)
        QVERIFY(
            reading.error.starts_with("standard input is truncated in the middle of packet 500"));
    QCOMPARE(reading.damagedBytes, cut ? 16U + 499U - 1U : 0U);
    QCOMPARE(source.value()->inputSize(), 0U);
}

void TestInput::pipeGivesIdle()
{
    PipedInput input;
    const FileBytes bytes = PcapBuilder().packet(9, 0, "abc").packet(10, 0, "def").bytes();
    auto source = CaptureFileSource::open("-");
    QVERIFY(source.ok());
    PacketRef packet;
    QVERIFY(source.value()->interfaces().empty());
    std::size_t packets = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) { // a byte at a time, and never a wait
        QCOMPARE(source.value()->next(packet, 0), SourceStatus::Idle);
        writeAll(input.writer(), { bytes[at] });
        if (at == 24 + 16 + 2 || at + 1 == bytes.size()) {
            QCOMPARE(source.value()->next(packet, 0), SourceStatus::Packet);
            ++packets;
        }
    }
    QCOMPARE(packets, 2U);
    QCOMPARE(source.value()->next(packet, 0), SourceStatus::Idle);
    QCOMPARE(source.value()->clock(), 10 * kSecond);
    input.closeWriter();
    QCOMPARE(source.value()->next(packet, 0), SourceStatus::End);
    QVERIFY(!source.value()->error());
}

void TestInput::pipeToldAtItsFirstPackets_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << QStringLiteral("standard input is empty");
    QTest::newRow("text") << QByteArray("tcpdump: eth7: No such device exists\n")
                          << QStringLiteral("standard input is a text file");
    QTest::newRow("header cut") << QByteArray("\xd4\xc3\xb2\xa1\2\0\4\0", 8)
                                << QStringLiteral("truncated in its file header");
}

void TestInput::pipeToldAtItsFirstPackets()
{
    QFETCH(QByteArray, sent);
    QFETCH(QString, says);
    PipedInput input;
    writeAll(input.writer(), toFileBytes({ sent.data(), static_cast<std::size_t>(sent.size()) }));
    input.closeWriter();
    auto source = CaptureFileSource::open("-");
    QVERIFY(source.ok());
    const Reading reading = readToEnd(*source.value());
    QCOMPARE(reading.status, SourceStatus::Failed);
    QCOMPARE(reading.code, ErrorCode::InvalidInput);
    QVERIFY2(reading.error.find(says.toStdString()) != std::string::npos, reading.error.c_str());
    PacketRef packet;
    QCOMPARE(source.value()->next(packet, 0), SourceStatus::Failed);
}

void TestInput::readsNamedPipe()
{
    const std::string path = "/tmp/hitwatch-test-fifo-" + std::to_string(getpid());
    QCOMPARE(mkfifo(path.c_str(), 0600), 0);
    auto source = CaptureFileSource::open(path); // does not wait for the writer
    QVERIFY(source.ok());
    PacketRef packet;
    QCOMPARE(source.value()->next(packet, 0), SourceStatus::Idle);
    std::thread writer([&path] {
        const int descriptor = open(path.c_str(), O_WRONLY);
        writeAll(descriptor, manyPackets(50));
        close(descriptor);
    });
    const Reading reading = readToEnd(*source.value());
    writer.join();
    unlink(path.c_str());
    QCOMPARE(reading.packets.size(), 50U);
    QCOMPARE(reading.error, std::string());
}

void TestInput::stopsWhileBlocked_data()
{
    QTest::addColumn<int>("bytesBefore");
    QTest::newRow("before the header") << 0;
    QTest::newRow("in the header") << 10;
    QTest::newRow("before a packet") << 24;
    QTest::newRow("in a packet") << 24 + 16 + 1;
}

void TestInput::stopsWhileBlocked()
{
    QFETCH(int, bytesBefore);
    PipedInput input;
    const FileBytes bytes = PcapBuilder().packet(9, 0, "abc").bytes();
    writeAll(input.writer(), { bytes.begin(), bytes.begin() + bytesBefore });
    auto source = CaptureFileSource::open("-");
    QVERIFY(source.ok());
    std::promise<void> reading;
    std::thread stopper([&] {
        reading.get_future().wait();
        source.value()->requestStop();
    });
    PacketRef packet;
    reading.set_value();
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::End); // would else wait for ever
    stopper.join();
    QVERIFY(!source.value()->error());
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::End);
}

void TestInput::staysStopped()
{
    const FileBytes bytes = manyPackets(10);
    auto source = CaptureFileSource::fromMemory(bytes, "memory");
    QVERIFY(source.ok());
    PacketRef packet;
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::Packet);
    source.value()->requestStop();
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::End);
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::End);
    QVERIFY(!source.value()->error());
    QCOMPARE(source.value()->damagedBytes(), 0U);
}

/// Each is small here and could be of any size: a reader that does not come up for air would be at
/// the end of it.
void TestInput::canBeStoppedInEndlessInput_data()
{
    QTest::addColumn<FileBytes>("file");
    const FileBytes packet = PcapBuilder().packet(9, 0, "abc").bytes();
    const FileBytes member = gzip(packet);

    FileBytes padded = member;
    padded.resize(padded.size() + 2 * kMostInVain);
    QTest::newRow("zeros behind a gzip member") << padded;

    FileBytes members = member;
    const FileBytes nothing = gzip({});
    while (members.size() < 2 * kMostInVain)
        members.insert(members.end(), nothing.begin(), nothing.end());
    QTest::newRow("empty gzip members") << members;

    PcapngBuilder blocks;
    blocks.section().interface(1).enhanced(0, 9, "abc");
    for (int count = 0; count < 10'000; ++count)
        blocks.block(0x0bad, {});
    QTest::newRow("unknown pcapng blocks") << blocks.bytes();

    PcapngBuilder large;
    large.section()
        .interface(1)
        .enhanced(0, 9, "abc")
        .block(0x0bad, FileBytes(2 * kMostInVain, 'x'));
    QTest::newRow("a large pcapng block") << large.bytes();
    QTest::newRow("a large pcapng block, compressed") << gzip(large.bytes());

    FileBytes files = packet;
    const FileBytes header = PcapBuilder().bytes();
    for (int count = 0; count < 1000; ++count)
        files.insert(files.end(), header.begin(), header.end());
    QTest::newRow("files without a packet") << files;
}

void TestInput::canBeStoppedInEndlessInput()
{
    QFETCH(const FileBytes, file);
    const TemporaryFile stored(file);
    auto source = CaptureFileSource::open(stored.path());
    QVERIFY(source.ok());
    PacketRef packet;
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::Packet);
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::Idle);
    auto whole = CaptureFileSource::open(stored.path());
    QCOMPARE(readToEnd(*whole.value()).packets.size(), 1U); // nothing is lost by it
    QVERIFY(!whole.value()->error());
    source.value()->requestStop();
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::End);
    QVERIFY(!source.value()->error());
}

void TestInput::opensInputThatNeverBegins()
{
    FileBytes file;
    const FileBytes nothing = gzip({});
    while (file.size() < 2 * kMostInVain)
        file.insert(file.end(), nothing.begin(), nothing.end());
    const TemporaryFile stored(file);
    auto source = CaptureFileSource::open(stored.path());
    QVERIFY(source.ok());
    const Reading reading = readToEnd(*source.value());
    QCOMPARE(reading.status, SourceStatus::Failed);
    QVERIFY2(reading.error.find("is empty") != std::string::npos, reading.error.c_str());
    source = CaptureFileSource::open(stored.path());
    source.value()->requestStop();
    PacketRef packet;
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::End);
}

QTEST_GUILESS_MAIN(TestInput)
#include "test_capture_files_input.moc"
