// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/unique_fd.h"
#include "common/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hitwatch {

/// One entry of the kernel's table of links, rtnetlink(7).
struct LinkEntry {
    std::string name;
    std::string alias; ///< IFLA_IFALIAS
    std::string kind; ///< IFLA_INFO_KIND: "veth", "bridge", "tun"...; empty for hardware
    unsigned index = 0;
    unsigned flags = 0; ///< IFF_*
    std::uint16_t hardwareType = 0; ///< ARPHRD_*
};

/// Reads the whole table. Needs no privilege.
Result<std::vector<LinkEntry>> readLinks();

/// What is known of one name now.
struct LinkStatus {
    unsigned index = 0; ///< 0: there is no such link
    bool up = false; ///< IFF_UP

    bool operator==(const LinkStatus &) const = default;
};

/// Reports that links changed, and the state of one of them. The messages of the kernel are only
/// taken as a hint to look again: they may be lost when many come at once, a look cannot.
class LinkWatch {
public:
    LinkWatch();

    /// Readable when something changed; -1 when the kernel gave no socket (look now and then).
    int fd() const { return m_events.get(); }
    /// Takes all waiting messages.
    void drain();
    LinkStatus look(const std::string &name) const;

private:
    UniqueFd m_events;
    UniqueFd m_query;
};

} // namespace hitwatch
