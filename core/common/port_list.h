// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hitwatch {

struct PortRange {
    std::uint16_t first = 0;
    std::uint16_t last = 0; ///< included

    bool operator==(const PortRange &) const = default;
};

/// Sorted, without overlaps, neighbours joined; never empty.
using PortList = std::vector<PortRange>;

/// More ranges would make a filter that the kernel refuses (4,096 instructions).
inline constexpr std::size_t kMaxPortRanges = 64;

/// Reads "80,8080,8000-8100" (spaces allowed). The error names the part that is wrong.
Result<PortList> parsePortList(std::string_view text);

/// "80,8000-8100", as parsePortList() reads it.
std::string toString(const PortList &ports);

} // namespace hitwatch
