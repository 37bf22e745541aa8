// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel's filter must never take away what the decoder could read.
#include "capture/live/capture_filter.h"
#include "net/udp_tunnel_ports.h"
#include "sample_frames.h"

#include <QtTest>

#include <pcap/pcap.h>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

/// A filter for one link type.
class Program {
public:
    Program(const std::string &filter, int linkType)
        : m_handle(pcap_open_dead(linkType, 262'144))
    {
        compiled = pcap_compile(m_handle, &m_program, filter.c_str(), 1, PCAP_NETMASK_UNKNOWN) == 0;
        if (!compiled)
            qInfo("link type %d: %s", linkType, pcap_geterr(m_handle));
    }
    ~Program()
    {
        if (compiled)
            pcap_freecode(&m_program);
        pcap_close(m_handle);
    }
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    bool passes(const Bytes &frame) const
    {
        pcap_pkthdr header {};
        header.caplen = static_cast<bpf_u_int32>(frame.size());
        header.len = header.caplen;
        return pcap_offline_filter(&m_program, &header, frame.data()) != 0;
    }

    bool compiled = false;

private:
    pcap_t *m_handle;
    bpf_program m_program {};
};

Bytes datagram(std::uint16_t source, std::uint16_t destination, bool sixth)
{
    const std::string from = sixth ? "2001:db8::1" : "192.0.2.1";
    const std::string to = sixth ? "2001:db8::2" : "192.0.2.2";
    return ethernetIp(
        ip({ .source = address(from), .destination = address(to), .protocol = protocol::kUdp },
            udp(endpoint(from, source), endpoint(to, destination), Bytes(16))));
}

/// Those that libpcap gives to interfaces on Linux and that packets with IP come from.
constexpr std::array kLinkTypes { DLT_EN10MB, DLT_LINUX_SLL, DLT_LINUX_SLL2, DLT_RAW, DLT_NULL,
    DLT_LOOP, DLT_PPP, DLT_PPP_SERIAL, DLT_C_HDLC, DLT_IEEE802_11, DLT_IEEE802_11_RADIO,
    DLT_IEEE802_11_RADIO_AVS, DLT_PRISM_HEADER, DLT_IPV4, DLT_IPV6 };

bool isAmong(std::uint32_t linkType)
{
    return std::find(kLinkTypes.begin(), kLinkTypes.end(), static_cast<int>(linkType))
        != kLinkTypes.end();
}

} // namespace

class TestCaptureLiveFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void compilesForEveryLinkType();
    void everyUdpPort_data();
    void everyUdpPort();
    void everyEncapsulationPasses_data();
    void everyEncapsulationPasses();
    void otherPortsStayInTheKernel();
    void standsInFrontOfAnotherFilter();
};

void TestCaptureLiveFilter::compilesForEveryLinkType()
{
    PortList most;
    for (std::uint16_t at = 0; at < kMaxPortRanges; ++at)
        most.push_back(
            { static_cast<std::uint16_t>(3 * at + 1), static_cast<std::uint16_t>(3 * at + 2) });
    for (const PortList &ports : { PortList {}, PortList { { 80, 80 } }, most }) {
        for (const int linkType : kLinkTypes)
            QVERIFY(Program(defaultCaptureFilter(ports), linkType).compiled);
    }
}

void TestCaptureLiveFilter::everyUdpPort_data()
{
    QTest::addColumn<bool>("sixth");
    QTest::addColumn<bool>("ports");
    QTest::newRow("IPv4") << false << false;
    QTest::newRow("IPv6") << true << false;
    QTest::newRow("IPv4, with ports") << false << true;
    QTest::newRow("IPv6, with ports") << true << true;
}

void TestCaptureLiveFilter::everyUdpPort()
{
    QFETCH(bool, sixth);
    QFETCH(bool, ports);
    const Program program(
        defaultCaptureFilter(ports ? PortList { { 80, 80 } } : PortList {}), DLT_EN10MB);
    QVERIFY(program.compiled);
    const std::size_t at = datagram(0, 0, sixth).size() - 24; // of the source port
    Bytes frame = datagram(50'000, 50'001, sixth);
    const auto set = [&frame](std::size_t offset, std::uint16_t port) {
        frame[offset] = static_cast<std::uint8_t>(port >> 8);
        frame[offset + 1] = static_cast<std::uint8_t>(port);
    };
    int tunnels = 0;
    for (std::uint32_t port = 0; port <= 0xffff; ++port) {
        const auto own = static_cast<std::uint16_t>(port);
        set(at, 50'000);
        set(at + 2, own);
        tunnels += isUdpTunnel(50'000, own) ? 1 : 0;
        QCOMPARE(program.passes(frame), isUdpTunnel(50'000, own));
        set(at, own);
        set(at + 2, 50'000);
        QCOMPARE(program.passes(frame), isUdpTunnel(own, 50'000));
    }
    QCOMPARE(static_cast<std::size_t>(tunnels), kUdpTunnelPorts.size());
}

void TestCaptureLiveFilter::everyEncapsulationPasses_data()
{
    QTest::addColumn<int>("index");
    const std::vector<Sample> samples = allSamples();
    for (std::size_t at = 0; at < samples.size(); ++at) {
        if (isAmong(samples[at].frames.front().linkType))
            QTest::newRow(samples[at].name.c_str()) << static_cast<int>(at);
    }
}

void TestCaptureLiveFilter::everyEncapsulationPasses()
{
    QFETCH(int, index);
    const Sample sample = allSamples().at(static_cast<std::size_t>(index));
    const int linkType = static_cast<int>(sample.frames.front().linkType);
    const Program any(defaultCaptureFilter(), linkType);
    const Program port80(defaultCaptureFilter({ { 80, 80 } }), linkType);
    for (const Frame &frame : sample.frames) {
        QVERIFY(any.passes(frame.bytes));
        QVERIFY(port80.passes(frame.bytes));
    }
}

void TestCaptureLiveFilter::otherPortsStayInTheKernel()
{
    const Program program(defaultCaptureFilter({ { 443, 443 }, { 8000, 8100 } }), DLT_EN10MB);
    for (const bool sixth : { false, true }) {
        TcpFields fields = sampleSegment(sixth); // to port 80
        QVERIFY(!program.passes(ethernetIp(tcpInIp(fields, "x"))));
        for (const std::uint16_t port : { std::uint16_t { 443 }, std::uint16_t { 8050 } }) {
            fields.source.port = port;
            QVERIFY(program.passes(ethernetIp(tcpInIp(fields, "x"))));
        }
    }
    // The first fragment of another port too: its datagram is put together, then looked at.
    const TcpFields fields = sampleSegment();
    for (const Bytes &part :
        ipFragments({ .source = fields.source.address, .destination = fields.destination.address },
            tcp(fields, samplePayload()), 24))
        QVERIFY(program.passes(ethernetIp(part)));
}

void TestCaptureLiveFilter::standsInFrontOfAnotherFilter()
{
    const std::string own = "(" + defaultCaptureFilter({ { 80, 80 } }) + ") and (vlan 7)";
    const Program program(own, DLT_EN10MB);
    QVERIFY(program.compiled);
    const Bytes packet = tcpInIp(sampleSegment(), samplePayload());
    QVERIFY(program.passes(ethernet(ethertype::kVlan, vlan(7, ethertype::kIpv4, packet))));
    QVERIFY(!program.passes(ethernet(ethertype::kVlan, vlan(8, ethertype::kIpv4, packet))));
    QVERIFY(!program.passes(ethernetIp(packet)));
}

QTEST_GUILESS_MAIN(TestCaptureLiveFilter)
#include "test_capture_live_filter.moc"
