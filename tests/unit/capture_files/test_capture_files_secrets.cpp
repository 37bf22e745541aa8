// SPDX-License-Identifier: GPL-3.0-or-later
// Decryption Secrets Blocks of pcapng files.
#include "capture/files/capture_file_source.h"
#include "capture/files/filtered_source.h"
#include "capture/files/paced_source.h"
#include "unit/capture_files/reading.h"
#include "unit/capture_files/secret_lines.h"

#include <QTest>

#include <cstdio>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr std::uint32_t kSecretsBlock = 10;
constexpr std::uint32_t kTlsKeyLog = 0x544c534b;

/// @param claimed length of the secrets; -1: as it is
FileBytes secretsBody(const PcapngBuilder &file, std::string_view text,
    std::uint32_t type = kTlsKeyLog, int claimed = -1)
{
    const auto length = static_cast<std::uint32_t>(claimed < 0 ? text.size() : claimed);
    ByteAppender body = file.appender();
    return body.put32(type).put32(length).put(text).pad().bytes();
}

PcapngBuilder &addSecrets(PcapngBuilder &file, std::string_view text)
{
    return file.block(kSecretsBlock, secretsBody(file, text));
}

PcapngBuilder beginning(std::endian order = std::endian::little)
{
    PcapngBuilder file(order);
    file.section().interface(1);
    return file;
}

std::unique_ptr<CaptureFileSource> opened(const std::string &path)
{
    auto source = CaptureFileSource::open(path);
    return source ? std::move(source.value()) : nullptr;
}

} // namespace

class TestCaptureFilesSecrets : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void blocks_data();
    void blocks();
    void comeInOrder();
    void ofAnySize();
    void malformedBlocksArePassedOver_data();
    void malformedBlocksArePassedOver();
    void withoutAKeyLog();
    void searchesAheadOnce_data();
    void searchesAheadOnce();
    void pipesAreNotSearched();
    void throughOtherSources();
};

void TestCaptureFilesSecrets::blocks_data()
{
    QTest::addColumn<bool>("bigEndian");
    QTest::newRow("little-endian") << false;
    QTest::newRow("big-endian") << true;
}

void TestCaptureFilesSecrets::blocks()
{
    QFETCH(bool, bigEndian);
    PcapngBuilder file = beginning(bigEndian ? std::endian::big : std::endian::little);
    // Without a line end: the next block begins a line of its own.
    addSecrets(file, secretLine(1)).enhanced(0, 1, "a");
    addSecrets(file, "# comment\n" + secretLine(2) + "\r\n" + secretLine(3) + "\n");
    file.block(kSecretsBlock, secretsBody(file, secretLine(4), 0x57474b4c)); // WireGuard
    file.enhanced(0, 2, "b");
    const FileBytes bytes = file.bytes();
    auto source = CaptureFileSource::fromMemory(bytes, "test.pcapng");
    QVERIFY(source.ok());
    TlsKeyLog log;
    source.value()->setKeyLog(log);
    const Reading reading = readToEnd(*source.value());
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.packets.size(), 2U);
    for (const unsigned number : { 1U, 2U, 3U })
        QVERIFY(hasSecret(log, number));
    QCOMPARE(log.size(), 3U);
}

void TestCaptureFilesSecrets::comeInOrder()
{
    PcapngBuilder file = beginning();
    file.enhanced(0, 1, "a");
    addSecrets(file, secretLine(1)).enhanced(0, 2, "b");
    const FileBytes bytes = file.bytes();
    auto source = CaptureFileSource::fromMemory(bytes, "test.pcapng");
    TlsKeyLog log;
    source.value()->setKeyLog(log);
    PacketRef packet;
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::Packet);
    QCOMPARE(log.size(), 0U);
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::Packet);
    QVERIFY(hasSecret(log, 1));
}

void TestCaptureFilesSecrets::ofAnySize()
{
    // Larger than anything that is held of a block, and than what is read in one go.
    std::string text;
    while (text.size() < 5'000'000)
        text += secretLine(7) + '\n';
    text += secretLine(8);
    PcapngBuilder file = beginning();
    addSecrets(file, text).enhanced(0, 1, "behind");
    const FileBytes bytes = file.bytes();
    auto source = CaptureFileSource::fromMemory(bytes, "test.pcapng");
    TlsKeyLog log;
    source.value()->setKeyLog(log);
    const Reading reading = readToEnd(*source.value());
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.packets.size(), 1U);
    QCOMPARE(log.size(), 2U);
    QVERIFY(hasSecret(log, 8));
}

void TestCaptureFilesSecrets::malformedBlocksArePassedOver_data()
{
    QTest::addColumn<int>("bodyBytes"); // of the block that are there
    QTest::addColumn<int>("claimed");
    QTest::addColumn<bool>("found");
    const int whole = 8 + static_cast<int>(secretLine(1).size() + 3) / 4 * 4;
    QTest::newRow("nothing") << 0 << -1 << false;
    QTest::newRow("half a header") << 4 << -1 << false;
    QTest::newRow("a header") << 8 << -1 << false;
    QTest::newRow("cut off") << 100 << -1 << false;
    QTest::newRow("longer than the block") << whole << 1'000'000 << true;
    QTest::newRow("longer than 31 bits") << whole << std::numeric_limits<int>::max() << true;
    QTest::newRow("shorter than the line") << whole << 100 << false;
}

void TestCaptureFilesSecrets::malformedBlocksArePassedOver()
{
    QFETCH(const int, bodyBytes);
    QFETCH(const int, claimed);
    PcapngBuilder file = beginning();
    // Blanks: the padding is taken for a part of the secrets where their length is wrong.
    std::string text = secretLine(1);
    text.resize((text.size() + 3) / 4 * 4, ' ');
    FileBytes body = secretsBody(file, text, kTlsKeyLog, claimed);
    body.resize(static_cast<std::size_t>(bodyBytes));
    file.block(kSecretsBlock, body).enhanced(0, 1, "behind");
    const FileBytes bytes = file.bytes();
    auto source = CaptureFileSource::fromMemory(bytes, "test.pcapng");
    TlsKeyLog log;
    source.value()->setKeyLog(log);
    const Reading reading = readToEnd(*source.value());
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.packets.size(), 1U);
    QTEST(hasSecret(log, 1), "found");
}

void TestCaptureFilesSecrets::withoutAKeyLog()
{
    PcapngBuilder file = beginning();
    addSecrets(file, secretLine(1)).enhanced(0, 1, "a");
    const Reading reading = readFile(file.bytes());
    QCOMPARE(reading.error, std::string());
    QCOMPARE(reading.packets.size(), 1U);
}

void TestCaptureFilesSecrets::searchesAheadOnce_data()
{
    QTest::addColumn<bool>("compressed");
    QTest::addColumn<bool>("joined"); // a pcap file in between
    QTest::newRow("plain") << false << false;
    QTest::newRow("gzip") << true << false;
    QTest::newRow("joined files") << false << true;
}

void TestCaptureFilesSecrets::searchesAheadOnce()
{
    QFETCH(const bool, compressed);
    QFETCH(const bool, joined);
    PcapngBuilder file = beginning();
    file.enhanced(0, 1, "a").enhanced(0, 2, "b").enhanced(0, 3, "c");
    if (joined) {
        file.raw(PcapBuilder().packet(4, 0, "pcap").bytes());
        file.section().interface(1);
    }
    addSecrets(file, secretLine(1));
    const TemporaryFile temporary(compressed ? gzip(file.bytes()) : file.bytes());
    const auto source = opened(temporary.path());
    QVERIFY(source);
    TlsKeyLog log;
    source->setKeyLog(log);
    PacketRef packet;
    QCOMPARE(source->next(packet, -1), SourceStatus::Packet);
    QCOMPARE(source->next(packet, -1), SourceStatus::Packet);
    QCOMPARE(log.generation(), 0U); // nobody asked
    QVERIFY(!hasSecret(log, 1)); // a miss
    QCOMPARE(source->next(packet, -1), SourceStatus::Packet);
    QCOMPARE(std::string(asText(packet.captured)), std::string("c"));
    QVERIFY(hasSecret(log, 1));
    QCOMPARE(source->interfaces().front().packets, 3U);
    // What is missing then is not in the file: it is not opened once more.
    const TemporaryFile another(addSecrets(file, secretLine(2)).bytes());
    QVERIFY(rename(another.path().c_str(), temporary.path().c_str()) == 0);
    QVERIFY(!hasSecret(log, 2));
    const Reading rest = readToEnd(*source);
    QCOMPARE(rest.error, std::string());
    QCOMPARE(rest.packets.size(), joined ? 1U : 0U);
    QCOMPARE(log.size(), 1U);
}

void TestCaptureFilesSecrets::pipesAreNotSearched()
{
    PcapngBuilder file = beginning();
    file.enhanced(0, 1, "a").enhanced(0, 2, "b");
    addSecrets(file, secretLine(1)).enhanced(0, 3, "c");
    const FileBytes bytes = file.bytes();
    auto source = CaptureFileSource::fromMemory(bytes, "test.pcapng");
    TlsKeyLog log;
    source.value()->setKeyLog(log);
    PacketRef packet;
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::Packet);
    QVERIFY(!hasSecret(log, 1));
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::Packet);
    QVERIFY(!hasSecret(log, 1));
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::Packet);
    QVERIFY(hasSecret(log, 1));
}

void TestCaptureFilesSecrets::throughOtherSources()
{
    PcapngBuilder file = beginning();
    addSecrets(file, secretLine(1)).enhanced(0, 1, std::string(60, 'a'));
    const FileBytes bytes = file.bytes();
    std::unique_ptr<PacketSource> source =
        std::move(CaptureFileSource::fromMemory(bytes, "test.pcapng").value());
    source = std::make_unique<FilteredSource>(std::move(source), "greater 1");
    source = std::make_unique<PacedSource>(std::move(source), 100);
    TlsKeyLog log;
    source->setKeyLog(log);
    QCOMPARE(readToEnd(*source).packets.size(), 1U);
    QVERIFY(hasSecret(log, 1));
}

QTEST_APPLESS_MAIN(TestCaptureFilesSecrets)
#include "test_capture_files_secrets.moc"
