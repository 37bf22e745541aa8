// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hitwatch {

/// What the kernel has counted of one interface since it exists. The counters start again from
/// zero when an interface is made anew, and wrap at 2^32 on 32-bit kernels.
struct InterfaceTraffic {
    std::string name;
    std::uint64_t receivedBytes = 0;
    std::uint64_t receivedPackets = 0;
    std::uint64_t sentBytes = 0;
    std::uint64_t sentPackets = 0;

    bool operator==(const InterfaceTraffic &) const = default;
};

/// Reads the text of /proc/net/dev, proc(5). Lines that are not as they should be are left out.
std::vector<InterfaceTraffic> parseInterfaceTraffic(std::string_view text);

/// The counters of all interfaces of this network namespace. Needs no privilege.
Result<std::vector<InterfaceTraffic>> readInterfaceTraffic();

} // namespace hitwatch
