// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/unique_fd.h"

#include <sys/types.h>

#include <string>
#include <vector>

namespace hitwatch {

/// A helper's ends of its pipes, all above 9, so that giving them their numbers in the child cannot
/// overwrite one that is still needed.
struct HelperEnds {
    UniqueFd control; ///< read end; its standard input
    UniqueFd packets; ///< write end
    UniqueFd status; ///< write end
};

/// Starts @p path with @p arguments and the arguments that name its pipes. The child gets no other
/// descriptor but standard error, and no environment. Safe in a program with threads.
/// @returns 0, or why not (errno).
int spawnHelper(const std::string &path, const std::vector<std::string> &arguments,
    const HelperEnds &ends, pid_t &child);

} // namespace hitwatch
