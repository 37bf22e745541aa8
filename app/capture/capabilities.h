// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace hitwatch {

/// Gives up, for good, every capability (all five sets, as far as the kernel lets this process
/// change the bounding set), the gain of privileges by execve (no_new_privs), being traced or
/// dumped, and writing to files. @returns false when a capability could not be given up.
bool dropPrivileges();

} // namespace hitwatch
