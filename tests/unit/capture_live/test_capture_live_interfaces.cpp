// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/capture_filter.h"
#include "capture/live/interface_list.h"
#include "support/waiting.h"

#include <QtTest>

#include <net/if.h>
#include <pcap/pcap.h>

#include <algorithm>

using namespace hitwatch;

namespace {

using Frame = std::vector<std::uint8_t>;

void append(Frame &frame, const char *hex)
{
    const QByteArray bytes = QByteArray::fromHex(hex);
    frame.insert(frame.end(), bytes.begin(), bytes.end());
}

/// Ethernet up to and without the type field.
Frame ethernet()
{
    return Frame(12, 2);
}

/// An IPv4 packet; @p fragment is the flags and offset field in hex.
Frame ipv4(Frame frame, const char *protocol, const char *ports, const char *fragment = "0000")
{
    append(frame,
        "0800"
        "4500"
        "0040"
        "0001");
    append(frame, fragment);
    append(frame, "40");
    append(frame, protocol);
    append(frame,
        "0000"
        "0a000001"
        "0a000002");
    append(frame, ports);
    frame.resize(frame.size() + 40);
    return frame;
}

Frame ipv6(Frame frame, const char *nextHeader, const char *rest)
{
    append(frame,
        "86dd"
        "60000000"
        "0040");
    append(frame, nextHeader);
    append(frame, "40");
    frame.resize(frame.size() + 32);
    append(frame, rest);
    frame.resize(frame.size() + 40);
    return frame;
}

Frame tagged(Frame frame, const char *type = "8100")
{
    append(frame, type);
    append(frame, "0064");
    return frame;
}

bool passes(const std::string &filter, const Frame &frame)
{
    pcap_t *handle = pcap_open_dead(DLT_EN10MB, 262'144);
    bpf_program program {};
    bool matched = false;
    if (pcap_compile(handle, &program, filter.c_str(), 1, PCAP_NETMASK_UNKNOWN) == 0) {
        pcap_pkthdr header {};
        header.caplen = static_cast<bpf_u_int32>(frame.size());
        header.len = header.caplen;
        matched = pcap_offline_filter(&program, &header, frame.data()) != 0;
        pcap_freecode(&program);
    } else {
        qWarning("%s", pcap_geterr(handle));
    }
    pcap_close(handle);
    return matched;
}

} // namespace

class TestCaptureLiveInterfaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void listsLoopback();
    void agreesWithTheKernel();
    void filters_data();
    void filters();
};

void TestCaptureLiveInterfaces::listsLoopback()
{
    const auto interfaces = listInterfaces();
    QVERIFY(interfaces);
    QVERIFY(!interfaces.value().empty());
    const InterfaceInfo &first = interfaces.value().front();
    QCOMPARE(first.name, std::string("lo"));
    QCOMPARE(first.kind, InterfaceKind::Loopback);
    QCOMPARE(interfaceKindName(first.kind), std::string("loopback"));
    if (first.up)
        QVERIFY(std::find(first.addresses.begin(), first.addresses.end(), "127.0.0.1")
            != first.addresses.end());
}

void TestCaptureLiveInterfaces::agreesWithTheKernel()
{
    // Interfaces come and go, also while they are listed.
    const auto agrees = [] {
        const auto interfaces = listInterfaces();
        return interfaces
            && std::all_of(interfaces.value().begin(), interfaces.value().end(),
                [](const InterfaceInfo &info) {
                    return ::if_nametoindex(info.name.c_str()) == info.index
                        && !info.description.empty();
                });
    };
    WAIT_VERIFY(agrees());
}

void TestCaptureLiveInterfaces::filters_data()
{
    QTest::addColumn<Frame>("frame");
    QTest::addColumn<bool>("byDefault");
    const auto row = [](const char *name, const Frame &frame, bool byDefault) {
        QTest::newRow(name) << frame << byDefault;
    };
    const Frame plain = ethernet();
    row("TCP to port 80", ipv4(plain, "06", "c0000050"), true);
    row("TCP from port 8080", ipv4(plain, "06", "1f90c000"), true);
    row("TCP to port 81", ipv4(plain, "06", "c0000051"), true);
    row("first fragment", ipv4(plain, "06", "c0000050", "2000"), true);
    row("later fragment", ipv4(plain, "06", "68656c6c", "0010"), true);
    row("IPv6", ipv6(plain, "06", "c0000050"), true);
    row("IPv6 fragment", ipv6(plain, "2c", "0600000000000000"), true);
    row("IPv6 hop-by-hop", ipv6(plain, "00", "0600000000000000c0000050"), true);
    row("VLAN", ipv4(tagged(plain), "06", "c0000050"), true);
    row("VLAN, port 81", ipv4(tagged(plain), "06", "c0000051"), true);
    row("QinQ", ipv4(tagged(tagged(plain, "88a8")), "06", "c0000050"), true);
    row("VLAN, later fragment", ipv4(tagged(plain), "06", "68656c6c", "0010"), true);
    row("GRE", ipv4(plain, "2f", "00000800"), true);
    row("VXLAN", ipv4(plain, "11", "c00012b5"), true);
    row("UDP", ipv4(plain, "11", "c00001bb"), false);
    row("QUIC over IPv6", ipv6(plain, "11", "c00001bb"), false);
}

void TestCaptureLiveInterfaces::filters()
{
    QFETCH(Frame, frame);
    QFETCH(bool, byDefault);
    QCOMPARE(passes(defaultCaptureFilter(), frame), byDefault);
}

QTEST_GUILESS_MAIN(TestCaptureLiveInterfaces)
#include "test_capture_live_interfaces.moc"
