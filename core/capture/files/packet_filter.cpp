// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/packet_filter.h"

#include <pcap/pcap.h>

namespace hitwatch {

int dltFromLinkType(std::uint32_t linkType)
{
    switch (linkType) {
    case 100:
        return DLT_ATM_RFC1483;
    case 101:
        return DLT_RAW;
    case 102:
        return DLT_SLIP_BSDOS;
    case 103:
        return DLT_PPP_BSDOS;
    default:
        return static_cast<int>(linkType);
    }
}

Result<PacketFilter> PacketFilter::compile(
    const std::string &expression, std::uint32_t linkType, const StopSignal &stop, int timeoutMs)
{
    auto program = compileFilter(expression, dltFromLinkType(linkType), stop, timeoutMs);
    if (!program)
        return Error { program.error().code,
            "filter '" + shownFilter(expression) + "' is invalid: " + program.error().message
                + "; see 'man pcap-filter' for the syntax" };
    PacketFilter filter;
    filter.m_program = std::move(program.value());
    return filter;
}

bool PacketFilter::matches(const PacketRef &packet) const
{
    // libpcap only reads it.
    const auto *program = reinterpret_cast<const bpf_insn *>(m_program.data());
    return bpf_filter(program, packet.captured.data(), packet.wireLength,
               static_cast<unsigned>(packet.captured.size()))
        != 0;
}

} // namespace hitwatch
