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

enum class VlanTags : std::uint8_t {
    Matched, ///< also behind one or two 802.1Q or 802.1ad tags; for Ethernet only
    NotPossible, ///< libpcap refuses 'vlan' for most other link types
};

/// The BPF expression for TCP from or to @p ports, IPv4 and IPv6. A later IP fragment carries no
/// port, so all TCP fragments pass; so does IPv6 with extension headers, which BPF cannot walk.
/// Tunnels are not looked into.
std::string portListFilter(const PortList &ports, VlanTags tags);

} // namespace hitwatch
