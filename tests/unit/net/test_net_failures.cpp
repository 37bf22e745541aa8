// SPDX-License-Identifier: GPL-3.0-or-later
// Each way to refuse a packet, and the one counter that it raises.
#include "net/packet_decoder.h"
#include "sample_frames.h"

#include <QtTest/QtTest>
#include <set>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

Bytes firstBytes(const Bytes &bytes, std::size_t count)
{
    return { bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count) };
}

Bytes changed(Bytes bytes, std::size_t at, std::uint8_t value)
{
    bytes.at(at) = value;
    return bytes;
}

Bytes nested(unsigned depth, const Bytes &innermost)
{
    Bytes bytes = innermost;
    for (unsigned level = 0; level < depth; ++level)
        bytes = ip({ .source = address("203.0.113.1"),
                       .destination = address("203.0.113.2"),
                       .protocol = protocol::kIpv4 },
            bytes);
    return bytes;
}

} // namespace

class TestNetFailures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void refuses_data();
    void refuses();
    void tunnelDepthIsALimit();
    void namesAreUnique();
};

void TestNetFailures::refuses_data()
{
    QTest::addColumn<quint32>("linkType");
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<int>("failure");
    const auto row = [](const char *name, DecodeFailure failure, const Bytes &bytes,
                         std::uint32_t linkType = linktype::kEthernet) {
        QTest::newRow(name) << linkType
                            << QByteArray(reinterpret_cast<const char *>(bytes.data()),
                                   static_cast<qsizetype>(bytes.size()))
                            << static_cast<int>(failure);
    };
    const Bytes plain = ethernetIp(tcpInIp(sampleSegment(), "x"));
    const Bytes sixth = ethernetIp(tcpInIp(sampleSegment(true), "x"));
    const auto four = [](const Bytes &payload, std::uint8_t proto = protocol::kTcp) {
        return ethernetIp(ip({ .source = address("192.0.2.1"),
                                 .destination = address("192.0.2.2"),
                                 .protocol = proto },
            payload));
    };

    using enum DecodeFailure;
    row("nothing", TruncatedHeader, {});
    row("inside Ethernet", TruncatedHeader, firstBytes(plain, 13));
    row("inside IPv4", TruncatedHeader, firstBytes(plain, 33));
    row("inside TCP", TruncatedHeader, firstBytes(plain, 53));
    row("inside IPv6", TruncatedHeader, firstBytes(sixth, 53));
    row("inside VLAN", TruncatedHeader, ethernet(ethertype::kVlan, { 0, 7, 8 }));
    row("inside MPLS", TruncatedHeader, ethernet(ethertype::kMpls, { 0, 1, 0, 64 }));
    row("inside GRE", TruncatedHeader, four({ 0xb0, 0, 8, 0, 0, 0 }, protocol::kGre));
    row("IPv4 of another version", BadIpHeader, changed(plain, 14, 0x55));
    row("IPv4 header length", BadIpHeader, changed(plain, 14, 0x44));
    row("IPv4 total length", BadIpHeader, changed(plain, 17, 19));
    row("IPv6 of another version", BadIpHeader, changed(sixth, 14, 0x50));
    row("raw, neither version", BadIpHeader, { 0x20, 0, 0, 0 }, linktype::kRaw);
    row("IPv6 extension beyond the packet", BadIpHeader,
        ethernetIp(ip({ .source = address("2001:db8::1"),
                          .destination = address("2001:db8::2"),
                          .protocol = protocol::kHopByHop },
            { 6, 4, 0, 0, 0, 0, 0, 0 })));
    Bytes extensions = tcp(sampleSegment(true), "x");
    for (int count = 0; count < 17; ++count)
        extensions =
            ipv6Extension(count == 0 ? protocol::kTcp : protocol::kDestination, 0, extensions);
    row("too many extension headers", BadIpHeader,
        ethernetIp(ip({ .source = address("2001:db8::1"),
                          .destination = address("2001:db8::2"),
                          .protocol = protocol::kDestination },
            extensions)));
    row("AH beyond the packet", BadIpHeader, four({ 6, 200, 0, 0 }, protocol::kAuthentication));
    row("TCP data offset below 5", BadTcpHeader, changed(plain, 46, 0x40));
    row("TCP data offset beyond the segment", BadTcpHeader, changed(plain, 46, 0xf0));
    row("TCP shorter than a header", BadTcpHeader, four(Bytes(19)));
    row("TCP without a header", BadTcpHeader, four({}));
    row("unknown link type", UnsupportedLinkType, plain, 9999);
    row("compressed TCP in PPP", UnsupportedLinkType, ppp(0x002d, Bytes(20)), linktype::kPpp);
    row("five tunnels", TunnelTooDeep, ethernetIp(nested(5, tcpInIp(sampleSegment()))));
    Bytes tags = tcpInIp(sampleSegment());
    for (int tag = 0; tag < 9; ++tag)
        tags = vlan(7, tag == 0 ? ethertype::kIpv4 : ethertype::kVlan, tags);
    row("nine tags", TunnelTooDeep, ethernet(ethertype::kVlan, tags));
    const auto fragment = [](std::uint16_t offset, bool more, std::size_t length) {
        return ethernetIp(ip({ .source = address("192.0.2.1"),
                                 .destination = address("192.0.2.2"),
                                 .fragmentOffset = offset,
                                 .moreFragments = more },
            Bytes(length)));
    };
    row("fragment of odd length", BadFragment, fragment(0, true, 12));
    row("fragment without bytes", BadFragment, fragment(8, true, 0));
    row("fragment beyond 64 KiB", BadFragment, fragment(65'528, false, 16));
}

void TestNetFailures::refuses()
{
    QFETCH(quint32, linkType);
    QFETCH(QByteArray, frame);
    QFETCH(int, failure);
    PacketDecoder decoder { EngineLimits {} };
    const Frame own { .bytes = Bytes(frame.begin(), frame.end()), .linkType = linkType };
    TcpSegment segment;
    QVERIFY(!decoder.decode(own.ref(), segment));
    decoder.finish();
    DecodeCounters expected;
    expected.packets = 1;
    expected.bytes = static_cast<std::uint64_t>(frame.size());
    expected.count(static_cast<DecodeFailure>(failure));
    QVERIFY(decoder.counters() == expected);
}

void TestNetFailures::tunnelDepthIsALimit()
{
    for (unsigned limit = 0; limit <= 6; ++limit) {
        for (unsigned depth = 0; depth <= 8; ++depth) {
            EngineLimits limits;
            limits.tunnelDepth = limit;
            PacketDecoder decoder(limits);
            const Frame frame { .bytes = ethernetIp(nested(depth, tcpInIp(sampleSegment()))) };
            TcpSegment segment;
            QCOMPARE(decoder.decode(frame.ref(), segment), depth <= limit);
        }
    }
}

void TestNetFailures::namesAreUnique()
{
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < kDecodeFailureCount; ++i)
        names.insert(decodeFailureName(static_cast<DecodeFailure>(i)));
    QCOMPARE(names.size(), kDecodeFailureCount);
    QVERIFY(!names.contains("unknown"));
    QVERIFY(decodeFailureName(DecodeFailure::TruncatedHeader) == "truncated_header");
}

QTEST_APPLESS_MAIN(TestNetFailures)
#include "test_net_failures.moc"
