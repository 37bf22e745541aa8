// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/packet_decoder.h"
#include "sample_frames.h"

#include <QtTest/QtTest>
#include <algorithm>
#include <numeric>
#include <random>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

std::uint64_t failures(const PacketDecoder &decoder, DecodeFailure failure)
{
    return decoder.counters().failures.at(static_cast<std::size_t>(failure));
}

std::uint64_t allFailures(const PacketDecoder &decoder)
{
    const auto &all = decoder.counters().failures;
    return std::accumulate(all.begin(), all.end(), std::uint64_t { 0 });
}

IpFields headerOf(bool sixth, std::uint32_t identification = 1)
{
    const TcpFields fields = sampleSegment(sixth);
    return { .source = fields.source.address,
        .destination = fields.destination.address,
        .identification = identification };
}

std::string longPayload(std::size_t length)
{
    std::string text(length, ' ');
    for (std::size_t i = 0; i < length; ++i)
        text[i] = static_cast<char>('a' + i % 23);
    return text;
}

std::vector<Bytes> fragmentsOf(
    bool sixth, const std::string &payload, std::size_t size, std::uint32_t identification = 1)
{
    return ipFragments(headerOf(sixth, identification), tcp(sampleSegment(sixth), payload), size);
}

/// One fragment by hand, of a datagram that holds @p segment.
Bytes piece(bool sixth, const Bytes &segment, std::size_t from, std::size_t to, bool more)
{
    const Bytes part(segment.begin() + static_cast<std::ptrdiff_t>(from),
        segment.begin() + static_cast<std::ptrdiff_t>(to));
    IpFields fields = headerOf(sixth);
    if (sixth) {
        fields.protocol = protocol::kFragment;
        return ip(fields,
            ipv6FragmentHeader(protocol::kTcp, static_cast<std::uint16_t>(from), more, 1, part));
    }
    fields.fragmentOffset = static_cast<std::uint16_t>(from);
    fields.moreFragments = more;
    return ip(fields, part);
}

class Feed {
public:
    explicit Feed(const EngineLimits &limits = {})
        : decoder(limits)
    {
    }

    bool add(const Bytes &ipPacket, TimeNs time = 0)
    {
        const Frame frame { .bytes = ethernetIp(ipPacket), .time = time };
        m_last = frame.bytes;
        PacketRef packet = frame.ref();
        packet.captured = m_last;
        return decoder.decode(packet, segment);
    }

    PacketDecoder decoder;
    TcpSegment segment;

private:
    Bytes m_last;
};

void familyRows()
{
    QTest::addColumn<bool>("sixth");
    QTest::newRow("IPv4") << false;
    QTest::newRow("IPv6") << true;
}

} // namespace

class TestNetFragments : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyOrder_data() { familyRows(); }
    void everyOrder();
    void largest_data() { familyRows(); }
    void largest();
    void manyAtOnce();
    void copiesAtTwoPlaces_data();
    void copiesAtTwoPlaces();
    void leftOverCopyMeetsNewDatagram();
    void overlaps_data();
    void overlaps();
    void discardedStaysDiscarded();
    void firstCopyWins();
    void contradictingLengths();
    void timesOut_data() { familyRows(); }
    void timesOut();
    void timeGoesBack();
    void datagramLimit();
    void byteLimit();
    void sparseFragmentsAreCharged();
    void udpIsNoLoss();
    void icmpIsNotHeld();
    void protocolIsThatOfTheFirst();
    void snapshotInAFragment();
};

void TestNetFragments::everyOrder()
{
    QFETCH(bool, sixth);
    const std::string payload = longPayload(100);
    const std::vector<Bytes> parts = fragmentsOf(sixth, payload, 24);
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), 0);
    QCOMPARE(parts.size(), std::size_t { 5 });
    do {
        Feed feed;
        for (std::size_t i = 0; i < order.size(); ++i)
            QCOMPARE(feed.add(parts[order[i]]), i + 1 == order.size());
        QVERIFY(asText(feed.segment.payload) == payload);
        QCOMPARE(feed.segment.payloadLength, 100U);
        feed.decoder.finish();
        QCOMPARE(allFailures(feed.decoder), std::uint64_t { 0 });
    } while (std::next_permutation(order.begin(), order.end()));
}

void TestNetFragments::largest()
{
    QFETCH(bool, sixth);
    const std::string payload = longPayload(65'535 - 20 - 20);
    for (const std::size_t size : { 8U, 1480U, 65'504U }) {
        Feed feed;
        std::vector<Bytes> parts = fragmentsOf(sixth, payload, size);
        std::mt19937 random(7);
        std::shuffle(parts.begin(), parts.end(), random);
        for (std::size_t i = 0; i < parts.size(); ++i)
            QCOMPARE(feed.add(parts[i]), i + 1 == parts.size());
        QVERIFY(asText(feed.segment.payload) == payload);
    }
}

void TestNetFragments::manyAtOnce()
{
    Feed feed;
    std::vector<std::vector<Bytes>> datagrams;
    for (std::uint32_t id = 0; id < 500; ++id)
        datagrams.push_back(fragmentsOf(id % 2 == 0, longPayload(60 + id), 40, id));
    for (std::size_t round = 0; round < 20; ++round) {
        for (std::size_t id = 0; id < datagrams.size(); ++id) {
            if (round >= datagrams[id].size())
                continue;
            const bool last = round + 1 == datagrams[id].size();
            QCOMPARE(feed.add(datagrams[id][round]), last);
            if (last)
                QVERIFY(asText(feed.segment.payload) == longPayload(60 + id));
        }
    }
    QCOMPARE(feed.decoder.counters().tcpSegments, std::uint64_t { 500 });
    QCOMPARE(allFailures(feed.decoder), std::uint64_t { 0 });
}

void TestNetFragments::copiesAtTwoPlaces_data()
{
    QTest::addColumn<bool>("sixth");
    QTest::addColumn<QByteArray>("order");
    // Which of three fragments, each as seen at two or three places.
    for (const bool sixth : { false, true }) {
        for (const char *order :
            { "012012", "001122", "010212", "021021", "012210", "000111222", "001201122" })
            QTest::addRow("%s, IPv%d", order, sixth ? 6 : 4) << sixth << QByteArray(order);
    }
}

// Each place gives a datagram of its own, and nothing is lost.
void TestNetFragments::copiesAtTwoPlaces()
{
    QFETCH(bool, sixth);
    QFETCH(QByteArray, order);
    const std::string payload = longPayload(100);
    const std::vector<Bytes> parts = fragmentsOf(sixth, payload, 40);
    QCOMPARE(parts.size(), std::size_t { 3 });
    Feed feed;
    for (const char which : order) {
        if (feed.add(parts.at(static_cast<std::size_t>(which - '0'))))
            QVERIFY(asText(feed.segment.payload) == payload);
    }
    feed.decoder.finish();
    QCOMPARE(feed.decoder.counters().tcpSegments, static_cast<std::uint64_t>(order.size() / 3));
    QCOMPARE(allFailures(feed.decoder), std::uint64_t { 0 });
}

void TestNetFragments::leftOverCopyMeetsNewDatagram()
{
    const std::vector<Bytes> before = fragmentsOf(false, longPayload(100), 40);
    const std::string other(120, 'z');
    const std::vector<Bytes> after = fragmentsOf(false, other, 40);
    Feed feed;
    feed.add(before[0]);
    feed.add(before[0]);
    feed.add(before[1]);
    QVERIFY(feed.add(before[2]));
    // The same identification again, while the second copy of the first fragment still waits.
    for (std::size_t i = 0; i < after.size(); ++i)
        QCOMPARE(feed.add(after[i]), i + 1 == after.size());
    QVERIFY(asText(feed.segment.payload) == other);
    feed.decoder.finish();
    QCOMPARE(allFailures(feed.decoder), std::uint64_t { 0 });
}

void TestNetFragments::overlaps_data()
{
    familyRows();
}

// Bytes that agree do no harm in IPv4; IPv6 wants none of it.
void TestNetFragments::overlaps()
{
    QFETCH(bool, sixth);
    const std::string payload = longPayload(76);
    const Bytes segment = tcp(sampleSegment(sixth), payload);
    QCOMPARE(segment.size(), std::size_t { 96 });
    Feed feed;
    QVERIFY(!feed.add(piece(sixth, segment, 0, 40, true)));
    QVERIFY(!feed.add(piece(sixth, segment, 64, 96, false)));
    const bool complete = feed.add(piece(sixth, segment, 24, 72, true));
    QCOMPARE(complete, !sixth);
    if (complete)
        QVERIFY(asText(feed.segment.payload) == payload);
    feed.decoder.finish();
    QCOMPARE(allFailures(feed.decoder), std::uint64_t { sixth ? 1U : 0U });
    QCOMPARE(failures(feed.decoder, DecodeFailure::FragmentsOverlapping),
        std::uint64_t { sixth ? 1U : 0U });
}

// RFC 5722: also fragments that come later belong to the discarded datagram.
void TestNetFragments::discardedStaysDiscarded()
{
    const Bytes segment = tcp(sampleSegment(true), longPayload(76));
    Feed feed;
    feed.add(piece(true, segment, 0, 40, true));
    feed.add(piece(true, segment, 32, 64, true));
    QVERIFY(!feed.add(piece(true, segment, 0, 48, true)));
    QVERIFY(!feed.add(piece(true, segment, 48, 96, false)));
    feed.decoder.finish();
    QCOMPARE(failures(feed.decoder, DecodeFailure::FragmentsOverlapping), std::uint64_t { 3 });
    QCOMPARE(allFailures(feed.decoder), std::uint64_t { 3 });
}

void TestNetFragments::firstCopyWins()
{
    const Bytes first = tcp(sampleSegment(), std::string(76, 'a'));
    const Bytes second = tcp(sampleSegment(), std::string(76, 'b'));
    Feed feed;
    feed.add(piece(false, first, 0, 40, true));
    feed.add(piece(false, first, 64, 96, false));
    QVERIFY(feed.add(piece(false, second, 24, 72, true)));
    QVERIFY(asText(feed.segment.payload)
        == std::string(20, 'a') + std::string(24, 'b') + std::string(32, 'a'));
    QCOMPARE(failures(feed.decoder, DecodeFailure::FragmentsOverlapping), std::uint64_t { 1 });
}

void TestNetFragments::contradictingLengths()
{
    const Bytes segment = tcp(sampleSegment(), longPayload(76));
    Feed feed;
    feed.add(piece(false, segment, 64, 96, false));
    QVERIFY(!feed.add(piece(false, segment, 64, 80, false))); // a second end
    QVERIFY(!feed.add(piece(false, segment, 88, 96, true))); // more behind the end
    QCOMPARE(failures(feed.decoder, DecodeFailure::BadFragment), std::uint64_t { 2 });
    QVERIFY(feed.add(piece(false, segment, 0, 64, true)));

    Feed other;
    other.add(piece(false, segment, 40, 80, true));
    QVERIFY(!other.add(piece(false, segment, 8, 40, false))); // an end before what is there
    QCOMPARE(failures(other.decoder, DecodeFailure::BadFragment), std::uint64_t { 1 });
}

void TestNetFragments::timesOut()
{
    QFETCH(bool, sixth);
    const EngineLimits limits;
    const std::vector<Bytes> parts = fragmentsOf(sixth, longPayload(100), 40);
    Feed feed(limits);
    feed.add(parts[0], 5);
    feed.add(parts[1], 5 + limits.fragmentTimeout);
    QVERIFY(feed.add(parts[2], 5 + limits.fragmentTimeout));

    feed.add(parts[1], 10);
    QVERIFY(!feed.add(parts[2], 11 + limits.fragmentTimeout));
    QCOMPARE(failures(feed.decoder, DecodeFailure::FragmentsTimedOut), std::uint64_t { 1 });
    // What came in time belongs to the next attempt.
    feed.add(parts[0], 11 + limits.fragmentTimeout);
    QVERIFY(feed.add(parts[1], 11 + limits.fragmentTimeout));

    feed.add(parts[1], 11 + limits.fragmentTimeout);
    feed.decoder.finish();
    QCOMPARE(failures(feed.decoder, DecodeFailure::FragmentsTimedOut), std::uint64_t { 2 });
}

void TestNetFragments::timeGoesBack()
{
    const std::vector<Bytes> parts = fragmentsOf(false, longPayload(60), 40);
    Feed feed;
    feed.add(parts[0], std::numeric_limits<TimeNs>::max());
    QVERIFY(feed.add(parts[1], std::numeric_limits<TimeNs>::min()));
    feed.add(parts[0], std::numeric_limits<TimeNs>::min());
    QVERIFY(!feed.add(parts[1], std::numeric_limits<TimeNs>::max()));
    QCOMPARE(failures(feed.decoder, DecodeFailure::FragmentsTimedOut), std::uint64_t { 1 });
}

void TestNetFragments::datagramLimit()
{
    EngineLimits limits;
    limits.fragmentedDatagrams = 4;
    Feed feed(limits);
    std::vector<std::vector<Bytes>> datagrams;
    for (std::uint32_t id = 0; id < 6; ++id)
        datagrams.push_back(fragmentsOf(false, longPayload(60), 40, id));
    for (const auto &parts : datagrams)
        feed.add(parts[0]);
    QCOMPARE(failures(feed.decoder, DecodeFailure::FragmentsEvicted), std::uint64_t { 2 });
    for (std::size_t id = 2; id < 6; ++id)
        QVERIFY(feed.add(datagrams[id][1]));
    QVERIFY(!feed.add(datagrams[0][1]));
    QCOMPARE(allFailures(feed.decoder), std::uint64_t { 2 });
}

void TestNetFragments::byteLimit()
{
    EngineLimits limits;
    limits.fragmentBytes = 40'000;
    Feed feed(limits);
    for (std::uint32_t id = 0; id < 100; ++id)
        QVERIFY(!feed.add(fragmentsOf(false, longPayload(8000), 8000, id)[0]));
    const std::uint64_t evicted = failures(feed.decoder, DecodeFailure::FragmentsEvicted);
    QVERIFY(evicted >= 95);
    QVERIFY(evicted <= 97);
    // The newest is still there.
    QVERIFY(feed.add(fragmentsOf(false, longPayload(8000), 8000, 99)[1]));

    // A datagram beyond the limit all by itself.
    limits.fragmentBytes = 1000;
    Feed tiny(limits);
    tiny.add(fragmentsOf(false, longPayload(8000), 8000)[0]);
    QCOMPARE(failures(tiny.decoder, DecodeFailure::FragmentsEvicted), std::uint64_t { 1 });
}

// Eight bytes at the far end cost a whole datagram's memory: that is what counts.
void TestNetFragments::sparseFragmentsAreCharged()
{
    EngineLimits limits;
    limits.fragmentBytes = 10 * 65'536;
    Feed feed(limits);
    const Bytes payload(8);
    for (std::uint32_t id = 0; id < 100; ++id) {
        IpFields fields = headerOf(false, id);
        fields.fragmentOffset = 65'520;
        feed.add(ip(fields, payload));
    }
    QVERIFY(failures(feed.decoder, DecodeFailure::FragmentsEvicted) >= 90);
}

void TestNetFragments::udpIsNoLoss()
{
    const Endpoint source = endpoint("192.0.2.1", 53);
    const Endpoint destination = endpoint("192.0.2.2", 5353);
    const std::vector<Bytes> parts = ipFragments({ .source = source.address,
                                                     .destination = destination.address,
                                                     .protocol = protocol::kUdp },
        udp(source, destination, Bytes(200)), 80);
    EngineLimits limits;
    limits.fragmentedDatagrams = 1;
    Feed feed(limits);
    for (const Bytes &part : parts)
        QVERIFY(!feed.add(part));
    QCOMPARE(feed.decoder.counters().otherPackets, parts.size());

    feed.add(parts[1]); // nobody knows its ports
    const std::vector<Bytes> tcpParts = fragmentsOf(false, longPayload(60), 40);
    feed.add(tcpParts[0]);
    QVERIFY(feed.add(tcpParts[1]));
    feed.add(parts[0]);
    feed.decoder.finish();
    QCOMPARE(allFailures(feed.decoder), std::uint64_t { 0 });
}

void TestNetFragments::icmpIsNotHeld()
{
    IpFields fields = headerOf(false);
    fields.protocol = protocol::kIcmp;
    Feed feed;
    for (const Bytes &part : ipFragments(fields, Bytes(200), 80))
        QVERIFY(!feed.add(part));
    feed.decoder.finish();
    QCOMPARE(feed.decoder.counters().otherPackets, std::uint64_t { 3 });
    QCOMPARE(allFailures(feed.decoder), std::uint64_t { 0 });
}

// RFC 8200, 4.5: the others may name another header.
void TestNetFragments::protocolIsThatOfTheFirst()
{
    const std::string payload = longPayload(60);
    const Bytes segment = tcp(sampleSegment(true), payload);
    const Bytes rest(segment.begin() + 40, segment.end());
    IpFields fields = headerOf(true);
    fields.protocol = protocol::kFragment;
    Feed feed;
    feed.add(ip(fields, ipv6FragmentHeader(protocol::kDestination, 40, false, 1, rest)));
    QVERIFY(feed.add(piece(true, segment, 0, 40, true)));
    QVERIFY(asText(feed.segment.payload) == payload);
}

// The datagram is complete, only its bytes are not: what is missing is a gap of known length.
void TestNetFragments::snapshotInAFragment()
{
    const std::string payload = longPayload(100);
    const std::vector<Bytes> parts = fragmentsOf(false, payload, 40);
    PacketDecoder decoder { EngineLimits {} };
    TcpSegment segment;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        Frame frame { .bytes = ethernetIp(parts[i]) };
        frame.wireLength = static_cast<std::uint32_t>(frame.bytes.size());
        frame.bytes.resize(std::min<std::size_t>(frame.bytes.size(), 14 + 20 + 32));
        QCOMPARE(decoder.decode(frame.ref(), segment), i + 1 == parts.size());
    }
    QVERIFY(asText(segment.payload) == payload.substr(0, 12));
    QCOMPARE(segment.payloadLength, 100U);
}

QTEST_APPLESS_MAIN(TestNetFragments)
#include "test_net_fragments.moc"
