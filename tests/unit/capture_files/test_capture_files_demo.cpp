// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/demo_source.h"
#include "unit/capture_files/reading.h"

#include <QTest>

#include <future>
#include <set>
#include <thread>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr TimeNs kNow = 1'800'000'000 * kSecond;
constexpr std::uint8_t kSyn = 0x02;
constexpr std::uint8_t kAck = 0x10;

/// A clock that stands still but for waits, which take as long as they were asked to.
class FakeClock final : public PaceClock {
public:
    explicit FakeClock(TimeNs &now)
        : m_now(now)
    {
    }

    TimeNs now() const override { return m_now; }
    void wait(TimeNs duration, const StopSignal &) override { m_now += duration; }

private:
    TimeNs &m_now;
};

std::string frame(bool isIpv6, std::uint16_t from, std::uint16_t to, std::uint8_t flags)
{
    ByteAppender bytes(std::endian::big);
    bytes.put32(0x02000000).put32(0x00010200).put32(0x00000002);
    if (isIpv6) {
        bytes.put16(0x86dd).put32(0x60000000).put16(20).put16(0x0640);
        bytes.put64(0x20010db800000000).put64(1).put64(0x20010db800000000).put64(2);
    } else {
        bytes.put16(0x0800).put16(0x4500).put16(40).put32(0).put16(0x4006).put16(0);
        bytes.put32(0xc0000201).put32(0xc0000202);
    }
    bytes.put16(from).put16(to).put32(1).put32(0);
    bytes.put16(static_cast<std::uint16_t>(0x5000 | flags)).put16(100).put16(0x1234).put16(0);
    return { bytes.bytes().begin(), bytes.bytes().end() };
}

std::uint16_t portAt(const ReadPacket &packet, std::size_t offset)
{
    return loadBig16(reinterpret_cast<const std::uint8_t *>(packet.bytes.data()) + offset);
}

/// The Internet checksum's sum over the TCP ports and the checksum itself, end-around carry in.
std::uint32_t portSum(const ReadPacket &packet, std::size_t tcp)
{
    std::uint32_t sum =
        portAt(packet, tcp) + std::uint32_t { portAt(packet, tcp + 2) } + portAt(packet, tcp + 16);
    while (sum > 0xffff)
        sum = (sum & 0xffff) + (sum >> 16);
    return sum;
}

constexpr std::size_t kTcpOverIpv4 = 14 + 20;
constexpr std::size_t kTcpOverIpv6 = 14 + 40;

/// Four packets in 90 ms: a period of 120 ms.
FileBytes recording()
{
    return PcapBuilder()
        .packet(1000, 0, frame(false, 50'000, 80, kSyn))
        .packet(1000, 30'000, frame(false, 80, 50'000, kSyn | kAck))
        .packet(1000, 60'000, frame(true, 51'000, 40'000, kSyn))
        .packet(1000, 90'000, "no TCP at all")
        .bytes();
}

std::unique_ptr<DemoSource> create(const FileBytes &bytes, TimeNs &now)
{
    auto source = DemoSource::create(bytes, std::make_unique<FakeClock>(now));
    if (!source)
        qFatal("%s", source.error().message.c_str());
    return std::move(source.value());
}

std::vector<ReadPacket> take(DemoSource &source, std::size_t count)
{
    std::vector<ReadPacket> packets;
    PacketRef packet;
    while (packets.size() < count && source.next(packet, -1) == SourceStatus::Packet)
        packets.push_back(copyOf(packet));
    return packets;
}

} // namespace

class TestDemo : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsThePace();
    void waitsNoLongerThanAsked();
    void givesNewConnections();
    void neverCollidesInManyLoops();
    void skipsASleep();
    void stopsAtOnce();
    void stopsWhileWaiting();
    void survivesARecordingWithoutTime();
    void refusesBadRecordings();
};

void TestDemo::keepsThePace()
{
    TimeNs now = kNow;
    const auto source = create(recording(), now);
    QVERIFY(source->isLive());
    QCOMPARE(source->period(), 120 * kMillisecond);
    const std::vector<ReadPacket> packets = take(*source, 12);
    QCOMPARE(packets.size(), 12U);
    for (std::size_t i = 0; i < packets.size(); ++i)
        QCOMPARE(packets[i].time, kNow + static_cast<TimeNs>(i) * 30 * kMillisecond);
    QCOMPARE(now, packets.back().time);
    QCOMPARE(source->clock(), now);
    QCOMPARE(source->interfaces().size(), 1U);
    QCOMPARE(source->interfaces()[0].name, std::string("demo"));
    QCOMPARE(source->interfaces()[0].packets, 12U);
}

void TestDemo::waitsNoLongerThanAsked()
{
    TimeNs now = kNow;
    const auto source = create(recording(), now);
    PacketRef packet;
    QCOMPARE(source->next(packet, 0), SourceStatus::Packet);
    QCOMPARE(source->next(packet, 0), SourceStatus::Idle);
    QCOMPARE(source->next(packet, 20), SourceStatus::Idle);
    QCOMPARE(now, kNow + 20 * kMillisecond);
    QCOMPARE(source->clock(), now);
    QCOMPARE(source->next(packet, 20), SourceStatus::Packet);
    QCOMPARE(now, kNow + 30 * kMillisecond);
}

void TestDemo::givesNewConnections()
{
    TimeNs now = kNow;
    const auto source = create(recording(), now);
    const std::vector<ReadPacket> packets = take(*source, 8);
    for (const std::size_t loop : { 0U, 1U }) {
        const ReadPacket &syn = packets[4 * loop];
        const ReadPacket &answer = packets[4 * loop + 1];
        const ReadPacket &other = packets[4 * loop + 2];
        QCOMPARE(portAt(syn, kTcpOverIpv4), 32'768 + 2 * loop);
        QCOMPARE(portAt(syn, kTcpOverIpv4 + 2), 80);
        QCOMPARE(portAt(answer, kTcpOverIpv4), 80);
        QCOMPARE(portAt(answer, kTcpOverIpv4 + 2), 32'768 + 2 * loop);
        QCOMPARE(portAt(other, kTcpOverIpv6), 32'769 + 2 * loop);
        QCOMPARE(portAt(other, kTcpOverIpv6 + 2), 40'000); // a server, though its port is high
        QCOMPARE(packets[4 * loop + 3].bytes, std::string("no TCP at all"));
        for (const ReadPacket *packet : { &syn, &answer }) {
            const std::uint32_t before = (50'000 + 80 + 0x1234) % 0xffff;
            QCOMPARE(portSum(*packet, kTcpOverIpv4) % 0xffff, before);
        }
    }
}

void TestDemo::neverCollidesInManyLoops()
{
    PcapBuilder builder;
    constexpr std::uint16_t kConnections = 300;
    for (std::uint16_t i = 0; i < kConnections; ++i)
        builder.packet(1, i, frame(false, static_cast<std::uint16_t>(32'768 + 7 * i), 80, kSyn));
    TimeNs now = kNow;
    const auto source = create(builder.bytes(), now);
    std::set<std::uint16_t> ports;
    constexpr std::size_t kLoops = 32'768 / kConnections;
    for (const ReadPacket &packet : take(*source, kLoops * kConnections)) {
        const std::uint16_t port = portAt(packet, kTcpOverIpv4);
        QVERIFY(port >= 32'768);
        QVERIFY(ports.insert(port).second);
    }
    QCOMPARE(ports.size(), kLoops * kConnections);
}

void TestDemo::skipsASleep()
{
    TimeNs now = kNow;
    const auto source = create(recording(), now);
    QCOMPARE(take(*source, 2).size(), 2U);
    now += 3600 * kSecond;
    const std::vector<ReadPacket> packets = take(*source, 3);
    QCOMPARE(packets[0].time, kNow + 30 * kMillisecond + 3600 * kSecond);
    QCOMPARE(packets[1].time - packets[0].time, 30 * kMillisecond);
    now += kSecond; // a short one is caught up with
    const TimeNs due = packets[2].time + 30 * kMillisecond;
    QCOMPARE(take(*source, 1)[0].time, due);
}

void TestDemo::stopsAtOnce()
{
    TimeNs now = kNow;
    const auto source = create(recording(), now);
    QCOMPARE(take(*source, 1).size(), 1U);
    source->requestStop();
    PacketRef packet;
    QCOMPARE(source->next(packet, -1), SourceStatus::End);
    QCOMPARE(source->next(packet, -1), SourceStatus::End);
    QVERIFY(!source->error());
}

void TestDemo::stopsWhileWaiting()
{
    const FileBytes slow = PcapBuilder().packet(1, 0, "a").packet(1'000'000, 0, "b").bytes();
    auto source = DemoSource::create(slow);
    QVERIFY(source.ok());
    PacketRef packet;
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::Packet);
    std::promise<void> waiting;
    std::thread stopper([&] {
        waiting.get_future().wait();
        source.value()->requestStop();
    });
    waiting.set_value();
    QCOMPARE(source.value()->next(packet, -1), SourceStatus::End); // would else wait for days
    stopper.join();
}

void TestDemo::survivesARecordingWithoutTime()
{
    TimeNs now = kNow;
    const auto source = create(PcapBuilder().packet(5, 0, "only").bytes(), now);
    const std::vector<ReadPacket> packets = take(*source, 3);
    QVERIFY(source->period() > 0);
    QCOMPARE(packets[2].time - kNow, 2 * source->period());

    const auto backwards = create(PcapBuilder().packet(5, 0, "a").packet(4, 0, "b").bytes(), now);
    const std::vector<ReadPacket> sorted = take(*backwards, 3);
    QVERIFY(sorted[0].time <= sorted[1].time);
    QVERIFY(sorted[1].time < sorted[2].time);
}

void TestDemo::refusesBadRecordings()
{
    const FileBytes whole = recording();
    QVERIFY(!DemoSource::create({}).ok());
    QVERIFY(!DemoSource::create(PcapBuilder().bytes()).ok());
    QVERIFY(!DemoSource::create(ByteView(whole).first(whole.size() - 1)).ok());
    QVERIFY(DemoSource::create(whole).ok());
}

QTEST_GUILESS_MAIN(TestDemo)
#include "test_capture_files_demo.moc"
