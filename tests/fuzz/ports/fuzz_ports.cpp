// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as a list of ports: what is understood says the same again, and has the ports that a
// slow reader finds.
#include "common/port_list.h"

#include <bitset>
#include <cstdlib>
#include <string>

using namespace hitwatch;

namespace {

using PortSet = std::bitset<65'536>;

void require(bool condition)
{
    if (!condition)
        std::abort();
}

unsigned long numberIn(std::string text)
{
    text.erase(0, text.find_first_not_of(" \t"));
    return std::strtoul(text.c_str(), nullptr, 10);
}

/// Believes that @p text is a list.
PortSet readSlowly(const std::string &text)
{
    PortSet ports;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t comma = std::min(text.find(',', begin), text.size());
        const std::string part = text.substr(begin, comma - begin);
        const std::size_t dash = part.find('-');
        const unsigned long first = numberIn(part.substr(0, dash));
        const unsigned long last =
            dash == std::string::npos ? first : numberIn(part.substr(dash + 1));
        for (unsigned long port = first; port <= last && port < ports.size(); ++port)
            ports.set(port);
        begin = comma + 1;
    }
    return ports;
}

PortSet portsOf(const PortList &list)
{
    PortSet ports;
    for (const PortRange &range : list) {
        for (unsigned port = range.first; port <= range.last; ++port)
            ports.set(port);
    }
    return ports;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(data, data + size);
    const Result<PortList> list = parsePortList(text);
    if (!list) {
        require(!list.error().message.empty());
        return 0;
    }
    require(!list.value().empty() && list.value().size() <= kMaxPortRanges);
    for (std::size_t i = 0; i < list.value().size(); ++i) {
        const PortRange &range = list.value()[i];
        require(range.first >= 1 && range.first <= range.last);
        require(i == 0 || list.value()[i - 1].last + 1 < range.first);
    }
    require(portsOf(list.value()) == readSlowly(text));
    const Result<PortList> again = parsePortList(toString(list.value()));
    require(again && again.value() == list.value());
    return 0;
}
