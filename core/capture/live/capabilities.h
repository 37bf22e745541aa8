// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <optional>
#include <vector>

namespace hitwatch {

/// Who a process becomes that gives up root.
struct UserIds {
    uid_t user = 0;
    gid_t group = 0;
    std::vector<gid_t> groups; ///< besides
};

/// Whether this process may do anything that an ordinary one may not.
bool holdsCapabilities();

/// Becomes @p user, if there is one, and gives up, for good, every capability (all five sets, as
/// far as the kernel lets this process change the bounding set) and the gain of privileges by
/// execve (no_new_privs). @returns false when any of that failed.
bool dropCapabilities(const std::optional<UserIds> &user);

} // namespace hitwatch
