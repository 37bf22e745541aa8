// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace hitwatch {

/// Everything that can carry TCP, on any port: VLAN-tagged packets, fragments, extension headers
/// and tunnels included. Leaves out what costs much and never can: UDP other than VXLAN.
std::string defaultCaptureFilter();

/// Compiles @p filter without opening anything. @returns what is wrong with it, for people.
std::optional<std::string> checkCaptureFilter(const std::string &filter);

} // namespace hitwatch
