// SPDX-License-Identifier: GPL-3.0-or-later
#include "start_line.h"

#include "capture/live/interface_limit.h"
#include "capture/live/interface_list.h"

namespace hitwatch {

namespace {

std::string interfaceNames(const CaptureRequest &request)
{
    std::vector<std::string> names = request.interfaces;
    if (names.empty()) {
        if (const auto interfaces = listInterfaces()) {
            for (const InterfaceInfo &interface : interfaces.value()) {
                if (interface.up)
                    names.push_back(interface.name);
            }
        }
    }
    if (request.interfaces.empty() && names.size() > kMostInterfaces)
        return "any (" + std::to_string(names.size()) + " interfaces)";
    constexpr std::size_t kMostNames = 6;
    std::string text;
    for (std::size_t at = 0; at < names.size() && at < kMostNames; ++at)
        text += (at > 0 ? ", " : "") + names[at];
    if (names.size() > kMostNames)
        text += " and " + std::to_string(names.size() - kMostNames) + " more";
    return text.empty() ? "all interfaces" : text;
}

} // namespace

std::string startLine(const CaptureRequest &request)
{
    std::string text = request.kind == CaptureKind::Demo
        ? "replaying the demo"
        : "capturing HTTP on " + interfaceNames(request);
    if (!request.filter.empty())
        text += ", filter '" + request.filter + "'";
    if (!request.ports.empty())
        text += ", TCP port " + toString(request.ports);
    return text + "; press Ctrl+C to stop";
}

} // namespace hitwatch
