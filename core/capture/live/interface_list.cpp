// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/interface_list.h"

#include "capture/live/link_table.h"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <net/if_arp.h>
#include <netinet/in.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <string_view>

namespace hitwatch {
namespace {

using AddressesByName = std::map<std::string, std::vector<std::string>>;

std::string addressText(const sockaddr *address)
{
    std::array<char, INET6_ADDRSTRLEN> text {};
    if (address->sa_family == AF_INET) {
        sockaddr_in in {};
        std::memcpy(&in, address, sizeof in);
        ::inet_ntop(AF_INET, &in.sin_addr, text.data(), text.size());
    } else if (address->sa_family == AF_INET6) {
        sockaddr_in6 in6 {};
        std::memcpy(&in6, address, sizeof in6);
        ::inet_ntop(AF_INET6, &in6.sin6_addr, text.data(), text.size());
    }
    return text.data();
}

AddressesByName readAddresses()
{
    AddressesByName addresses;
    ifaddrs *all = nullptr;
    if (::getifaddrs(&all) != 0)
        return addresses;
    for (const ifaddrs *one = all; one != nullptr; one = one->ifa_next) {
        if (one->ifa_addr == nullptr)
            continue;
        std::string text = addressText(one->ifa_addr);
        if (!text.empty())
            addresses[one->ifa_name].push_back(std::move(text));
    }
    ::freeifaddrs(all);
    return addresses;
}

bool isWireless(const std::string &name)
{
    struct stat entry { };
    const std::string folder = "/sys/class/net/" + name;
    return ::stat((folder + "/wireless").c_str(), &entry) == 0
        || ::stat((folder + "/phy80211").c_str(), &entry) == 0;
}

bool isOneOf(std::string_view kind, std::initializer_list<std::string_view> kinds)
{
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

InterfaceKind kindOf(const LinkEntry &link)
{
    if ((link.flags & IFF_LOOPBACK) != 0)
        return InterfaceKind::Loopback;
    if (link.kind == "bridge")
        return InterfaceKind::Bridge;
    if (link.kind == "veth")
        return InterfaceKind::Veth;
    if (isOneOf(link.kind,
            { "tun", "wireguard", "gre", "gretap", "erspan", "ip6gre", "ip6gretap", "ipip",
                "ip6tnl", "sit", "vti", "vti6", "vxlan", "geneve", "xfrm", "ppp" })
        || link.hardwareType == ARPHRD_TUNNEL || link.hardwareType == ARPHRD_TUNNEL6
        || link.hardwareType == ARPHRD_SIT || link.hardwareType == ARPHRD_IPGRE)
        return InterfaceKind::Tunnel;
    if (isWireless(link.name))
        return InterfaceKind::Wireless;
    if (link.hardwareType == ARPHRD_ETHER)
        return InterfaceKind::Ethernet;
    return InterfaceKind::Other;
}

std::string descriptionOf(const LinkEntry &link, InterfaceKind kind)
{
    if (!link.alias.empty())
        return link.alias;
    std::string text = interfaceKindName(kind);
    if (!link.kind.empty() && link.kind != text)
        text += " (" + link.kind + ")";
    return text;
}

/// Splits a trailing number off, so that eth2 comes before eth10.
std::pair<std::string_view, unsigned long> splitNumber(const std::string &name)
{
    const std::size_t last = name.find_last_not_of("0123456789");
    const std::size_t at = last == std::string::npos ? 0 : last + 1;
    return { std::string_view(name).substr(0, at), std::strtoul(name.c_str() + at, nullptr, 10) };
}

bool comesBefore(const InterfaceInfo &left, const InterfaceInfo &right)
{
    const bool leftLoopback = left.kind == InterfaceKind::Loopback;
    if (leftLoopback != (right.kind == InterfaceKind::Loopback))
        return leftLoopback;
    const auto leftParts = splitNumber(left.name);
    const auto rightParts = splitNumber(right.name);
    return leftParts != rightParts ? leftParts < rightParts : left.name < right.name;
}

} // namespace

std::string interfaceKindName(InterfaceKind kind)
{
    switch (kind) {
    case InterfaceKind::Loopback:
        return "loopback";
    case InterfaceKind::Ethernet:
        return "ethernet";
    case InterfaceKind::Wireless:
        return "wireless";
    case InterfaceKind::Bridge:
        return "bridge";
    case InterfaceKind::Veth:
        return "veth";
    case InterfaceKind::Tunnel:
        return "tunnel";
    case InterfaceKind::Other:
        break;
    }
    return "other";
}

Result<std::vector<InterfaceInfo>> listInterfaces()
{
    const auto links = readLinks();
    if (!links)
        return links.error();
    AddressesByName addresses = readAddresses();

    std::vector<InterfaceInfo> interfaces;
    for (const LinkEntry &link : links.value()) {
        InterfaceInfo info;
        info.name = link.name;
        info.kind = kindOf(link);
        info.description = descriptionOf(link, info.kind);
        info.addresses = std::move(addresses[link.name]);
        info.up = (link.flags & IFF_UP) != 0;
        info.running = (link.flags & IFF_RUNNING) != 0;
        info.index = link.index;
        interfaces.push_back(std::move(info));
    }
    std::sort(interfaces.begin(), interfaces.end(), comesBefore);
    return interfaces;
}

} // namespace hitwatch
