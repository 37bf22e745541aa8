// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/capabilities.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace hitwatch {

/// A request is the arguments of a helper, each with a NUL behind it, and this many descriptors:
/// control, packets, status, and where to write a LaunchAnswer and the status of its end.
inline constexpr std::size_t kLaunchFds = 4;
inline constexpr std::size_t kLongestLaunch = 128 * 1024;

struct LaunchAnswer {
    std::int32_t problem = 0; ///< errno; 0: it was started
    std::int32_t helper = 0; ///< its process id
};

/// What the launcher does: starts @p path when it is asked to on @p socket, and reports how it
/// ended. Returns when the other end is closed; then no helper is left. Helpers go on as @p user.
void serveLaunches(int socket, const std::string &path, const std::optional<UserIds> &user);

} // namespace hitwatch
