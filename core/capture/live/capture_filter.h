// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/port_list.h"

#include <string>

namespace hitwatch {

/// What the kernel has to hand out so that nothing which the decoder could read is missing: all but
/// UDP between ports that are no tunnel's (net/udp_tunnel_ports.h), and but TCP, plain in IPv4 or
/// IPv6, of other ports than @p ports (if there are any). Tags, tunnels, fragments and extension
/// headers pass; the ports inside them are looked at behind the decoder. Has no 'vlan', which
/// moves the offsets of everything behind it, so it can stand in front of a filter of a person's.
std::string defaultCaptureFilter(const PortList &ports = {});

} // namespace hitwatch
