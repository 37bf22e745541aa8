// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/capture_filter.h"

#include "net/udp_tunnel_ports.h"

#include <pcap/pcap.h>

#include <memory>

namespace hitwatch {
namespace {

/// IP fragments. The first one has ports, but needs the others.
constexpr const char *kFragments = "ip[6:2] & 0x3fff != 0 or ip6[6] = 44";

constexpr int kLongestPacket = 262'144;

} // namespace

std::string defaultCaptureFilter(const PortList &ports)
{
    std::string filter = ports.empty() ? "not udp" : "not (tcp or udp)";
    filter += std::string(" or ") + kFragments;
    for (const UdpTunnelPort &tunnel : kUdpTunnelPorts)
        filter += (tunnel.destinationOnly ? " or udp dst port " : " or udp port ")
            + std::to_string(tunnel.port);
    for (const PortRange &range : ports) {
        const std::string first = std::to_string(range.first);
        filter += range.first == range.last
            ? " or tcp port " + first
            : " or tcp portrange " + first + '-' + std::to_string(range.last);
    }
    return filter;
}

std::optional<std::string> checkCaptureFilter(const std::string &filter)
{
    struct Close {
        void operator()(pcap_t *handle) const { pcap_close(handle); }
    };
    const std::unique_ptr<pcap_t, Close> handle(pcap_open_dead(DLT_EN10MB, kLongestPacket));
    if (!handle)
        return "no memory to compile the filter";
    bpf_program program {};
    if (pcap_compile(handle.get(), &program, filter.c_str(), 1, PCAP_NETMASK_UNKNOWN) != 0)
        return std::string(pcap_geterr(handle.get()));
    pcap_freecode(&program);
    return std::nullopt;
}

} // namespace hitwatch
