// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/capture_filter.h"

#include <pcap/pcap.h>

#include <memory>

namespace hitwatch {
namespace {

/// IP fragments: of IPv4 those behind the first (they have no ports), of IPv6 all.
constexpr const char *kFragments = "(ip[6:2] & 0x1fff != 0) or (ip6[6] = 44)";

constexpr int kLongestPacket = 262'144;

} // namespace

std::string defaultCaptureFilter()
{
    return std::string("not udp or udp port 4789 or udp port 8472 or ") + kFragments;
}

std::optional<std::string> checkCaptureFilter(const std::string &filter)
{
    struct Close {
        void operator()(pcap_t *handle) const { pcap_close(handle); }
    };
    const std::unique_ptr<pcap_t, Close> handle(pcap_open_dead(DLT_EN10MB, kLongestPacket));
    if (!handle)
        return "no memory to compile the filter";
    bpf_program program {};
    if (pcap_compile(handle.get(), &program, filter.c_str(), 1, PCAP_NETMASK_UNKNOWN) != 0)
        return std::string(pcap_geterr(handle.get()));
    pcap_freecode(&program);
    return std::nullopt;
}

} // namespace hitwatch
