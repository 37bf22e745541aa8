// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/filter_compiler.h"
#include "common/filter_limit.h"
#include "net/packet.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hitwatch {

/// A filter expression (pcap-filter(7)) compiled for one link type. Immutable.
class PacketFilter {
public:
    /// @p linkType is a LINKTYPE_ value. Ends with an error when @p stop is raised; see
    /// compileFilter().
    static Result<PacketFilter> compile(const std::string &expression, std::uint32_t linkType,
        const StopSignal &stop, int timeoutMs = kFilterTimeoutMs);

    bool matches(const PacketRef &packet) const;

private:
    PacketFilter() = default;

    std::vector<FilterInstruction> m_program;
};

/// The DLT_ value of libpcap for a LINKTYPE_ value of a file, where the two differ (on Linux).
int dltFromLinkType(std::uint32_t linkType);

} // namespace hitwatch
