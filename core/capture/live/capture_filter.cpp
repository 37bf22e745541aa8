// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/capture_filter.h"

#include "net/udp_tunnel_ports.h"

namespace hitwatch {
namespace {

/// IP fragments. The first one has ports, but needs the others.
constexpr const char *kFragments = "ip[6:2] & 0x3fff != 0 or ip6[6] = 44";

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

} // namespace hitwatch
