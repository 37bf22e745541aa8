// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/capabilities.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// What hitwatch-capture may be asked for. There is nothing else.
struct HelperArguments {
    std::vector<std::string> interfaces;
    std::string filter;
    int snapshotLength = 262'144;
    std::size_t bufferBytes = std::size_t { 64 } * 1024 * 1024;
    bool promiscuous = false;
    bool check = false; ///< only say whether capturing is permitted; no interface is opened
    std::optional<UserIds> user; ///< whose rights to go on with
    int packetFd = -1;
    int statusFd = -1;
};

/// Parses the command line against the allow-list.
/// @returns an empty text, or what is wrong in one line.
std::string parseHelperArguments(int argc, char **argv, HelperArguments &arguments);

} // namespace hitwatch
