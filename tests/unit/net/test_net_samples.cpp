// SPDX-License-Identifier: GPL-3.0-or-later
// Every encapsulation carries the same segment: it must come out the same, and when the capture
// ends early, never wrong.
#include "net/packet_decoder.h"
#include "sample_frames.h"

#include <QtTest/QtTest>
#include <numeric>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

const std::vector<Sample> &samples()
{
    static const std::vector<Sample> all = allSamples();
    return all;
}

void sampleRows()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < samples().size(); ++i)
        QTest::newRow(samples()[i].name.c_str()) << static_cast<int>(i);
}

std::uint64_t accountedFor(const DecodeCounters &counters)
{
    return counters.tcpSegments + counters.otherPackets + counters.fragments
        + std::accumulate(
            counters.notAnalyzed.begin(), counters.notAnalyzed.end(), std::uint64_t { 0 })
        + std::accumulate(counters.failures.begin(), counters.failures.end(), std::uint64_t { 0 });
}

/// The bytes in a block of their own, so that a sanitizer sees every step beyond them.
struct Cut {
    Cut(const Frame &frame, std::size_t length, bool keepWireLength)
        : bytes(std::make_unique<std::uint8_t[]>(length))
    {
        std::copy_n(frame.bytes.begin(), length, bytes.get());
        packet = frame.ref();
        packet.captured = { bytes.get(), length };
        if (!keepWireLength)
            packet.wireLength = static_cast<std::uint32_t>(length);
    }

    std::unique_ptr<std::uint8_t[]> bytes;
    PacketRef packet;
};

bool isRight(const TcpSegment &segment, const Sample &sample)
{
    const TcpFields expected = sampleSegment(sample.sixth);
    const std::string payload = samplePayload();
    return segment.source == expected.source && segment.destination == expected.destination
        && segment.sequenceNumber == expected.sequenceNumber
        && segment.acknowledgmentNumber == expected.acknowledgmentNumber
        && segment.flags == expected.flags && segment.payloadLength == payload.size()
        && payload.starts_with(asText(segment.payload));
}

} // namespace

class TestNetSamples : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodes_data() { sampleRows(); }
    void decodes();
    void cutAnywhere_data() { sampleRows(); }
    void cutAnywhere();
    void wrongAnywhere_data() { sampleRows(); }
    void wrongAnywhere();
    void emptyFrames_data();
    void emptyFrames();
};

void TestNetSamples::decodes()
{
    QFETCH(int, index);
    const Sample &sample = samples().at(static_cast<std::size_t>(index));
    PacketDecoder decoder { EngineLimits {} };
    TcpSegment segment;
    std::uint32_t bytes = 0;
    for (std::size_t i = 0; i < sample.frames.size(); ++i) {
        PacketRef packet = sample.frames[i].ref();
        packet.time = 1000 + static_cast<TimeNs>(i);
        packet.interfaceIndex = 5;
        bytes += packet.wireLength;
        QCOMPARE(decoder.decode(packet, segment), i + 1 == sample.frames.size());
    }
    QVERIFY(isRight(segment, sample));
    QVERIFY(asText(segment.payload) == samplePayload());
    QCOMPARE(segment.time, TimeNs { 999 } + static_cast<TimeNs>(sample.frames.size()));
    QCOMPARE(segment.interfaceIndex, 5U);
    QCOMPARE(segment.frameLength, bytes);

    DecodeCounters expected;
    expected.packets = sample.frames.size();
    expected.bytes = bytes;
    expected.tcpSegments = 1;
    expected.fragments = sample.frames.size() - 1;
    QVERIFY(decoder.counters() == expected);
}

void TestNetSamples::cutAnywhere()
{
    QFETCH(int, index);
    const Sample &sample = samples().at(static_cast<std::size_t>(index));
    for (std::size_t cutFrame = 0; cutFrame < sample.frames.size(); ++cutFrame) {
        const std::size_t whole = sample.frames[cutFrame].bytes.size();
        for (std::size_t length = 0; length < whole; ++length) {
            for (const bool keepWireLength : { true, false }) {
                PacketDecoder decoder { EngineLimits {} };
                for (std::size_t i = 0; i < sample.frames.size(); ++i) {
                    const Frame &frame = sample.frames[i];
                    const Cut cut(
                        frame, i == cutFrame ? length : frame.bytes.size(), keepWireLength);
                    TcpSegment segment;
                    if (decoder.decode(cut.packet, segment))
                        QVERIFY2(isRight(segment, sample), qPrintable(QString::number(length)));
                }
                QCOMPARE(accountedFor(decoder.counters()), decoder.counters().packets);
            }
        }
    }
}

/// Each byte in turn is wrong, lengths among them: whatever comes out, it stays inside the packet
/// and each packet is counted once.
void TestNetSamples::wrongAnywhere()
{
    QFETCH(int, index);
    const Sample &sample = samples().at(static_cast<std::size_t>(index));
    const std::size_t size = sample.frames.front().bytes.size();
    for (std::size_t at = 0; at < size; ++at) {
        for (const int value : { 0x00, 0x01, 0x40, 0x7f, 0x80, 0xff }) {
            Frame wrong = sample.frames.front();
            wrong.bytes[at] = static_cast<std::uint8_t>(value);
            PacketDecoder decoder { EngineLimits {} };
            const Cut cut(wrong, size, true);
            TcpSegment segment;
            if (decoder.decode(cut.packet, segment)) {
                const std::uint8_t *end = segment.payload.data() + segment.payload.size();
                QVERIFY(segment.payload.size() <= segment.payloadLength);
                QVERIFY(end <= cut.bytes.get() + size);
            }
            QCOMPARE(accountedFor(decoder.counters()), std::uint64_t { 1 });
        }
    }
}

void TestNetSamples::emptyFrames_data()
{
    QTest::addColumn<quint32>("linkType");
    for (const quint32 linkType : { 0U, 1U, 9U, 12U, 14U, 50U, 51U, 101U, 104U, 105U, 108U, 113U,
             119U, 127U, 163U, 192U, 204U, 228U, 229U, 239U, 276U })
        QTest::newRow(QByteArray::number(linkType).constData()) << linkType;
}

void TestNetSamples::emptyFrames()
{
    QFETCH(quint32, linkType);
    PacketDecoder decoder { EngineLimits {} };
    PacketRef packet;
    packet.linkType = linkType;
    TcpSegment segment;
    QVERIFY(!decoder.decode(packet, segment));
    QCOMPARE(decoder.counters().failures[0], std::uint64_t { 1 });
}

QTEST_APPLESS_MAIN(TestNetSamples)
#include "test_net_samples.moc"
