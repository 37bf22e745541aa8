// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/link_table.h"

#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

namespace hitwatch {
namespace {

constexpr std::size_t kReplyBytes = 262'144;

std::string systemMessage(const char *what)
{
    return std::string(what) + ": " + std::strerror(errno);
}

/// One netlink attribute; the payload is borrowed from the reply.
struct Attribute {
    unsigned type = 0;
    std::string_view payload;
};

/// Takes the next attribute off @p rest. @returns false at the end or at a damaged one.
bool takeAttribute(std::string_view &rest, Attribute &attribute)
{
    rtattr header {};
    if (rest.size() < sizeof header)
        return false;
    std::memcpy(&header, rest.data(), sizeof header);
    if (header.rta_len < sizeof header || header.rta_len > rest.size())
        return false;
    attribute.type = header.rta_type & NLA_TYPE_MASK;
    attribute.payload = rest.substr(RTA_LENGTH(0), header.rta_len - RTA_LENGTH(0));
    rest.remove_prefix(std::min<std::size_t>(RTA_ALIGN(header.rta_len), rest.size()));
    return true;
}

std::string textOf(std::string_view payload)
{
    return std::string(payload.substr(0, payload.find('\0')));
}

LinkEntry parseLink(std::string_view message)
{
    LinkEntry entry;
    ifinfomsg info {};
    if (message.size() < sizeof info)
        return entry;
    std::memcpy(&info, message.data(), sizeof info);
    entry.index = static_cast<unsigned>(info.ifi_index);
    entry.flags = info.ifi_flags;
    entry.hardwareType = info.ifi_type;

    std::string_view rest = message.substr(NLMSG_ALIGN(sizeof info));
    Attribute attribute;
    while (takeAttribute(rest, attribute)) {
        if (attribute.type == IFLA_IFNAME) {
            entry.name = textOf(attribute.payload);
        } else if (attribute.type == IFLA_IFALIAS) {
            entry.alias = textOf(attribute.payload);
        } else if (attribute.type == IFLA_LINKINFO) {
            std::string_view nested = attribute.payload;
            Attribute inner;
            while (takeAttribute(nested, inner)) {
                if (inner.type == IFLA_INFO_KIND)
                    entry.kind = textOf(inner.payload);
            }
        }
    }
    return entry;
}

/// Parses one datagram of the dump. @returns true when the dump is complete.
bool parseReply(std::string_view reply, std::vector<LinkEntry> &links)
{
    while (reply.size() >= sizeof(nlmsghdr)) {
        nlmsghdr header {};
        std::memcpy(&header, reply.data(), sizeof header);
        if (header.nlmsg_len < sizeof header || header.nlmsg_len > reply.size())
            return true;
        if (header.nlmsg_type == NLMSG_DONE || header.nlmsg_type == NLMSG_ERROR)
            return true;
        if (header.nlmsg_type == RTM_NEWLINK) {
            LinkEntry entry = parseLink(
                reply.substr(NLMSG_HDRLEN, header.nlmsg_len - std::size_t { NLMSG_HDRLEN }));
            if (!entry.name.empty())
                links.push_back(std::move(entry));
        }
        reply.remove_prefix(std::min<std::size_t>(NLMSG_ALIGN(header.nlmsg_len), reply.size()));
    }
    return false;
}

} // namespace

Result<std::vector<LinkEntry>> readLinks()
{
    const UniqueFd socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE));
    struct {
        nlmsghdr header;
        ifinfomsg info;
    } request {};
    request.header.nlmsg_len = sizeof request;
    request.header.nlmsg_type = RTM_GETLINK;
    request.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    request.info.ifi_family = AF_UNSPEC;
    if (!socket.isOpen() || ::send(socket.get(), &request, sizeof request, 0) < 0)
        return Error { ErrorCode::SystemFailure,
            systemMessage("cannot ask the kernel for its network interfaces") };

    std::vector<LinkEntry> links;
    std::vector<char> reply(kReplyBytes);
    for (bool complete = false; !complete;) {
        const ssize_t got = ::recv(socket.get(), reply.data(), reply.size(), 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return Error { ErrorCode::SystemFailure,
                systemMessage("cannot read the list of network interfaces") };
        complete = parseReply({ reply.data(), static_cast<std::size_t>(got) }, links);
    }
    return links;
}

LinkWatch::LinkWatch()
    : m_query(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
{
    UniqueFd events(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_ROUTE));
    sockaddr_nl address {};
    address.nl_family = AF_NETLINK;
    address.nl_groups = RTMGRP_LINK;
    if (events.isOpen()
        && ::bind(events.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        m_events = std::move(events);
}

void LinkWatch::drain()
{
    std::array<char, 8192> ignored {};
    for (;;) {
        // A full queue (ENOBUFS) is a change like any other: go on until nothing waits.
        const ssize_t got = ::recv(m_events.get(), ignored.data(), ignored.size(), MSG_TRUNC);
        if (got < 0 && errno != EINTR && errno != ENOBUFS)
            return;
        if (got == 0)
            return;
    }
}

LinkStatus LinkWatch::look(const std::string &name) const
{
    ifreq request {};
    if (name.empty() || name.size() >= sizeof request.ifr_name)
        return {};
    std::memcpy(request.ifr_name, name.data(), name.size());
    LinkStatus status;
    if (::ioctl(m_query.get(), SIOCGIFINDEX, &request) != 0)
        return status;
    status.index = static_cast<unsigned>(request.ifr_ifindex);
    if (::ioctl(m_query.get(), SIOCGIFFLAGS, &request) != 0)
        return {};
    status.up = (static_cast<unsigned short>(request.ifr_flags) & IFF_UP) != 0;
    return status;
}

} // namespace hitwatch
