// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"
#include "net/packet.h"

#include <cstdint>
#include <memory>
#include <string>

struct bpf_program;

namespace hitwatch {

/// A filter expression (pcap-filter(7)) compiled for one link type. Immutable.
class PacketFilter {
public:
    /// @p linkType is a LINKTYPE_ value. Not to be called from two threads at once where libpcap
    /// is older than 1.8: its compiler was not reentrant.
    static Result<PacketFilter> compile(
        const std::string &expression, std::uint32_t linkType, std::uint32_t snapLength = 262'144);

    bool matches(const PacketRef &packet) const;

private:
    struct Deleter {
        void operator()(bpf_program *program) const;
    };

    PacketFilter() = default;

    std::unique_ptr<bpf_program, Deleter> m_program;
};

/// The DLT_ value of libpcap for a LINKTYPE_ value of a file, where the two differ (on Linux).
int dltFromLinkType(std::uint32_t linkType);

} // namespace hitwatch
