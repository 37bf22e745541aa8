// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/capabilities.h"

#include <optional>

namespace hitwatch {

/// Becomes @p user, if there is one, and gives up, for good, every capability, being traced or
/// dumped, and writing to files. @returns false when something could not be given up.
bool dropPrivileges(const std::optional<UserIds> &user);

/// Leaves, for good, only the system calls that moving packets needs; all others fail with EPERM.
/// Does nothing where that is switched off: sanitizers make calls of their own.
/// @returns false when the kernel refuses.
bool restrictSystemCalls();

} // namespace hitwatch
