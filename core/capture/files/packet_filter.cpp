// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/packet_filter.h"

#include <pcap/pcap.h>

namespace hitwatch {

namespace {

struct CloseHandle {
    void operator()(pcap_t *handle) const { pcap_close(handle); }
};

} // namespace

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

void PacketFilter::Deleter::operator()(bpf_program *program) const
{
    pcap_freecode(program);
    delete program;
}

Result<PacketFilter> PacketFilter::compile(
    const std::string &expression, std::uint32_t linkType, std::uint32_t snapLength)
{
    const std::unique_ptr<pcap_t, CloseHandle> handle(
        pcap_open_dead(dltFromLinkType(linkType), static_cast<int>(snapLength)));
    if (!handle)
        return Error { ErrorCode::SystemFailure, "no memory left to compile a filter" };
    PacketFilter filter;
    filter.m_program.reset(new bpf_program {});
    constexpr int kOptimize = 1;
    if (pcap_compile(handle.get(), filter.m_program.get(), expression.c_str(), kOptimize,
            PCAP_NETMASK_UNKNOWN)
        != 0)
        return Error { ErrorCode::InvalidInput,
            "filter '" + expression + "' is wrong: " + pcap_geterr(handle.get())
                + "; see 'man pcap-filter' for the language" };
    return filter;
}

bool PacketFilter::matches(const PacketRef &packet) const
{
    pcap_pkthdr header = {};
    header.caplen = static_cast<bpf_u_int32>(packet.captured.size());
    header.len = packet.wireLength;
    return pcap_offline_filter(m_program.get(), &header, packet.captured.data()) != 0;
}

} // namespace hitwatch
