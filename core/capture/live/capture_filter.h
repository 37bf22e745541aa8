// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// Everything that can carry TCP, on any port: VLAN-tagged packets, fragments, extension headers
/// and tunnels included. Leaves out what costs much and never can: UDP other than VXLAN.
std::string defaultCaptureFilter();

/// TCP to or from @p ports, VLAN-tagged (up to twice) or not. Fragments beyond the first carry no
/// ports, so all of them are let through. Tunnels are not looked into. Empty list: the default.
std::string captureFilterForPorts(const std::vector<std::uint16_t> &ports);

/// Compiles @p filter without opening anything. @returns what is wrong with it, for people.
std::optional<std::string> checkCaptureFilter(const std::string &filter);

} // namespace hitwatch
