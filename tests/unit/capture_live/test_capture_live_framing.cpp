// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/little_endian.h"
#include "capture/live/packet_framing.h"
#include "capture/live/status_framing.h"

#include <QtTest>

#include <cstring>
#include <random>

using namespace hitwatch;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// A packet as a value, to compare.
struct Packet {
    std::uint32_t interface = 0;
    TimeNs time = 0;
    std::uint32_t wireLength = 0;
    Bytes captured;
    bool operator==(const Packet &) const = default;
};

void appendPacket(Bytes &stream, const Packet &packet)
{
    const std::size_t start = stream.size();
    stream.resize(start + kPacketHeaderBytes);
    writePacketHeader(stream.data() + start,
        { packet.interface, packet.time, packet.wireLength, packet.captured });
    stream.insert(stream.end(), packet.captured.begin(), packet.captured.end());
}

Bytes preambleBytes()
{
    const auto preamble = packetPreamble();
    return { preamble.begin(), preamble.end() };
}

void feed(PacketFrameReader &reader, ByteView bytes)
{
    while (!bytes.empty()) {
        const auto space = reader.space();
        const std::size_t taken = std::min(space.size(), bytes.size());
        std::memcpy(space.data(), bytes.data(), taken);
        reader.added(taken);
        bytes = bytes.subspan(taken);
    }
}

/// Takes all complete frames. @returns the status that ended it.
FrameStatus takeAll(PacketFrameReader &reader, std::vector<Packet> &packets)
{
    PacketFrame frame;
    for (;;) {
        const FrameStatus status = reader.next(frame);
        if (status != FrameStatus::Complete)
            return status;
        packets.push_back({ frame.interface, frame.time, frame.wireLength,
            Bytes(frame.captured.begin(), frame.captured.end()) });
    }
}

FrameStatus takeAll(StatusFrameReader &reader, std::vector<StatusMessage> &messages)
{
    StatusMessage message;
    for (;;) {
        const FrameStatus status = reader.next(message);
        if (status != FrameStatus::Complete)
            return status;
        messages.push_back(message);
    }
}

std::vector<StatusMessage> allMessages()
{
    return { HelperHello {}, InterfaceOpened { 1, 276, true, "eth0" },
        InterfaceOpened { 0, 1, false, "abcdefghijklmno" }, HelperReady {},
        InterfaceStatistics { 2, UINT64_MAX, 5, 0 },
        InterfaceGone { 2, GoneReason::Down, "it went down" },
        InterfaceGone { 1, GoneReason::Failed, "" },
        HelperFailure { FailureCode::Filter, "syntax error" } };
}

Bytes statusStream(const std::vector<StatusMessage> &messages)
{
    Bytes stream;
    for (const StatusMessage &message : messages)
        appendStatusFrame(stream, message);
    return stream;
}

} // namespace

class TestCaptureLiveFraming : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void packetsComeBackAtEverySplit();
    void packetsComeBackByteByByte();
    void longestPacketFits();
    void packetLayoutIsFixed();
    void refusesWrongPackets_data();
    void refusesWrongPackets();
    void staysInvalid();
    void statusComesBackAtEverySplit();
    void statusTextsAreCutAndPrintable();
    void statusFramesAreAtomic();
    void refusesWrongStatus_data();
    void refusesWrongStatus();
    void survivesRandomBytes();
};

void TestCaptureLiveFraming::packetsComeBackAtEverySplit()
{
    const std::vector<Packet> packets { { 0, 0, 3, { 1, 2, 3 } },
        { 2, 1'700'000'000'000'000'001, 0, {} }, { 1, INT64_MAX, UINT32_MAX, Bytes(40, 7) } };
    Bytes stream = preambleBytes();
    for (const Packet &packet : packets)
        appendPacket(stream, packet);
    for (std::size_t split = 0; split <= stream.size(); ++split) {
        PacketFrameReader reader(3);
        std::vector<Packet> found;
        feed(reader, ByteView(stream).first(split));
        QCOMPARE(takeAll(reader, found), FrameStatus::Incomplete);
        feed(reader, ByteView(stream).subspan(split));
        QCOMPARE(takeAll(reader, found), FrameStatus::Incomplete);
        QVERIFY(found == packets);
        QVERIFY(reader.isBetweenFrames());
    }
}

void TestCaptureLiveFraming::packetsComeBackByteByByte()
{
    const Packet packet { 0, 5, 100, Bytes(60, 9) };
    Bytes stream = preambleBytes();
    appendPacket(stream, packet);
    PacketFrameReader reader(1);
    std::vector<Packet> found;
    for (std::size_t at = 0; at < stream.size(); ++at) {
        QVERIFY(!reader.isBetweenFrames() || at == kPacketPreambleBytes);
        feed(reader, ByteView(stream).subspan(at, 1));
        QCOMPARE(takeAll(reader, found), FrameStatus::Incomplete);
        QCOMPARE(found.size(), std::size_t { at + 1 == stream.size() });
    }
    QVERIFY(found.front() == packet);
}

void TestCaptureLiveFraming::longestPacketFits()
{
    const Packet packet { 0, 5, 300'000, Bytes(kLongestCapture, 9) };
    Bytes stream = preambleBytes();
    for (int count = 0; count < 8; ++count)
        appendPacket(stream, packet);
    PacketFrameReader reader(1);
    std::vector<Packet> found;
    // In pieces as a pipe gives them, so that frames straddle every read.
    for (std::size_t at = 0; at < stream.size(); at += 65'536) {
        QVERIFY(reader.space().size() >= PacketFrameReader::kReadBytes);
        feed(reader,
            ByteView(stream).subspan(at, std::min<std::size_t>(65'536, stream.size() - at)));
        QCOMPARE(takeAll(reader, found), FrameStatus::Incomplete);
    }
    QCOMPARE(found.size(), std::size_t { 8 });
    QVERIFY(found.back() == packet);
}

void TestCaptureLiveFraming::packetLayoutIsFixed()
{
    Bytes stream = preambleBytes();
    appendPacket(stream, { 2, 0x0102030405060708, 0x11223344, { 0xaa, 0xbb } });
    const QByteArray expected = QByteArray("HWPS") + QByteArray::fromHex("01000000")
        + QByteArray("HWPF")
        + QByteArray::fromHex("02000000"
                              "0807060504030201"
                              "02000000"
                              "44332211"
                              "aabb");
    QCOMPARE(QByteArray(reinterpret_cast<const char *>(stream.data()),
                 static_cast<qsizetype>(stream.size())),
        expected);
}

void TestCaptureLiveFraming::refusesWrongPackets_data()
{
    QTest::addColumn<int>("at");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, int at, const char *hex, const char *problem) {
        QTest::newRow(name) << at << QByteArray::fromHex(hex) << QString::fromLatin1(problem);
    };
    row("stream magic", 0, "49", "the packet stream does not start with its magic number");
    row("version", 4, "02", "the packet stream has another version");
    row("frame magic", 8 + 3, "47", "a packet does not start with its magic number");
    row("interface", 8 + 4, "03", "a packet of an interface that was not asked for");
    row("interface, high byte", 8 + 7, "80", "a packet of an interface that was not asked for");
    row("time", 8 + 15, "80", "a packet from before 1970");
    row("captured", 8 + 16, "01000400", "a packet longer than the longest snapshot");
    row("captured, all bits", 8 + 16, "ffffffff", "a packet longer than the longest snapshot");
    row("wire", 8 + 20, "03000000", "a packet with more bytes than were on the link");
}

void TestCaptureLiveFraming::refusesWrongPackets()
{
    QFETCH(int, at);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, problem);
    Bytes stream = preambleBytes();
    appendPacket(stream, { 0, 5, 4, { 1, 2, 3, 4 } });
    std::memcpy(stream.data() + at, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    PacketFrameReader reader(3);
    std::vector<Packet> found;
    feed(reader, stream);
    QCOMPARE(takeAll(reader, found), FrameStatus::Invalid);
    QVERIFY(found.empty());
    QCOMPARE(QString::fromStdString(reader.problem()), problem);
}

void TestCaptureLiveFraming::staysInvalid()
{
    PacketFrameReader packets(1);
    const Bytes garbage(64, 0xa5);
    feed(packets, garbage);
    PacketFrame frame;
    QCOMPARE(packets.next(frame), FrameStatus::Invalid);
    feed(packets, preambleBytes());
    QCOMPARE(packets.next(frame), FrameStatus::Invalid);

    StatusFrameReader status(1);
    status.append(garbage);
    StatusMessage message;
    QCOMPARE(status.next(message), FrameStatus::Invalid);
    status.append(statusStream({ HelperHello {} }));
    QCOMPARE(status.next(message), FrameStatus::Invalid);
}

void TestCaptureLiveFraming::statusComesBackAtEverySplit()
{
    const auto messages = allMessages();
    const Bytes stream = statusStream(messages);
    for (std::size_t split = 0; split <= stream.size(); ++split) {
        StatusFrameReader reader(3);
        std::vector<StatusMessage> found;
        reader.append(ByteView(stream).first(split));
        QCOMPARE(takeAll(reader, found), FrameStatus::Incomplete);
        reader.append(ByteView(stream).subspan(split));
        QCOMPARE(takeAll(reader, found), FrameStatus::Incomplete);
        QVERIFY(found == messages);
        QVERIFY(reader.isBetweenFrames());
    }
}

void TestCaptureLiveFraming::statusTextsAreCutAndPrintable()
{
    const std::string text = "a\x1b[2J\n\xc3\xa9" + std::string(2000, 'b');
    StatusFrameReader reader(1);
    reader.append(statusStream({ HelperFailure { FailureCode::System, text } }));
    std::vector<StatusMessage> found;
    QCOMPARE(takeAll(reader, found), FrameStatus::Incomplete);
    QCOMPARE(found.size(), std::size_t { 1 });
    const std::string &told = std::get<HelperFailure>(found.front()).text;
    QCOMPARE(told.size(), kLongestStatusText);
    QCOMPARE(told.substr(0, 8), std::string("a?[2J???"));
}

void TestCaptureLiveFraming::statusFramesAreAtomic()
{
    const Bytes frame =
        statusStream({ InterfaceGone { 0, GoneReason::Gone, std::string(5000, 'x') } });
    QVERIFY(frame.size() <= kStatusHeaderBytes + kLongestStatusPayload);
    QVERIFY(frame.size() <= 4096); // PIPE_BUF
}

void TestCaptureLiveFraming::refusesWrongStatus_data()
{
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *type, const char *payload,
                         const char *problem, int length = -1) {
        const QByteArray bytes = QByteArray::fromHex(payload);
        QByteArray frame = "HWST" + QByteArray::fromHex(type);
        const auto told = static_cast<quint16>(length < 0 ? bytes.size() : length);
        frame += static_cast<char>(told & 0xff);
        frame += static_cast<char>(told >> 8);
        QTest::newRow(name) << QByteArray(frame + bytes) << QString::fromLatin1(problem);
    };
    const char *tooShort = "a status message that is too short";
    const char *tooLong = "a status message that is too long";
    const char *unknownCode = "a status message with an unknown code";
    const char *text = "a status message with a wrong text";
    const char *interface = "a status message about an interface that was not asked for";
    row("type 0", "0000", "", "a status message of an unknown type");
    row("type 7", "0700", "", "a status message of an unknown type");
    row("type 256 + 1", "0101", "01000000", "a status message of an unknown type");
    row("length", "0300", "", tooLong, 1025);
    row("hello, short", "0100", "010000", tooShort);
    row("hello, long", "0100", "0100000000", tooLong);
    row("opened, interface", "0200",
        "03000000"
        "01000000"
        "01"
        "61",
        interface);
    row("opened, short", "0200",
        "00000000"
        "010000",
        tooShort);
    row("opened, flag", "0200",
        "00000000"
        "01000000"
        "02"
        "61",
        unknownCode);
    row("opened, name", "0200",
        "00000000"
        "01000000"
        "01"
        "6107",
        text);
    row("opened, long name", "0200",
        "00000000"
        "01000000"
        "01"
        "61616161616161616161616161616161",
        text);
    row("ready, long", "0300", "00", tooLong);
    row("statistics, interface", "0400",
        "ffffffff"
        "0000000000000000"
        "0000000000000000"
        "0000000000000000",
        interface);
    row("statistics, short", "0400",
        "00000000"
        "0000000000000000"
        "0000000000000000",
        tooShort);
    row("statistics, long", "0400",
        "00000000"
        "0000000000000000"
        "0000000000000000"
        "0000000000000000"
        "00",
        tooLong);
    row("gone, interface", "0500",
        "03000000"
        "01",
        interface);
    row("gone, reason 0", "0500",
        "00000000"
        "00",
        unknownCode);
    row("gone, reason 4", "0500",
        "00000000"
        "04",
        unknownCode);
    row("gone, text", "0500",
        "00000000"
        "01"
        "80",
        text);
    row("failure, empty", "0600", "", tooShort);
    row("failure, code 0", "0600", "00", unknownCode);
    row("failure, code 5", "0600", "05", unknownCode);
    row("failure, text", "0600",
        "01"
        "1b",
        text);
}

void TestCaptureLiveFraming::refusesWrongStatus()
{
    QFETCH(QByteArray, frame);
    QFETCH(QString, problem);
    StatusFrameReader reader(3);
    reader.append(asBytes({ frame.constData(), static_cast<std::size_t>(frame.size()) }));
    std::vector<StatusMessage> found;
    QCOMPARE(takeAll(reader, found), FrameStatus::Invalid);
    QVERIFY(found.empty());
    QCOMPARE(QString::fromStdString(reader.problem()), problem);
}

void TestCaptureLiveFraming::survivesRandomBytes()
{
    std::mt19937 random(7);
    Bytes valid = preambleBytes();
    for (std::uint32_t count = 0; count < 20; ++count)
        appendPacket(valid, { count % 3, count, count + 10, Bytes(count, 1) });
    const Bytes status = statusStream(allMessages());
    for (int round = 0; round < 20'000; ++round) {
        Bytes packets = valid;
        packets[random() % packets.size()] = static_cast<std::uint8_t>(random());
        PacketFrameReader reader(3);
        std::vector<Packet> found;
        feed(reader, packets);
        takeAll(reader, found);
        for (const Packet &packet : found)
            QVERIFY(packet.interface < 3 && packet.captured.size() <= packet.wireLength);

        Bytes changed = status;
        changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
        StatusFrameReader statusReader(3);
        std::vector<StatusMessage> messages;
        statusReader.append(changed);
        takeAll(statusReader, messages);
    }
}

QTEST_GUILESS_MAIN(TestCaptureLiveFraming)
#include "test_capture_live_framing.moc"
