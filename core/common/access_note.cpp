// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/access_note.h"

#include <cstdlib>
#include <unistd.h>

namespace hitwatch {

std::string accessNote()
{
    const uid_t user = ::geteuid();
    if (user == 0)
        return "; Hitwatch was started as root and cannot use files of other users";
    const char *caller = std::getenv("SUDO_UID"); // NOLINT(concurrency-mt-unsafe)
    if (caller != nullptr && caller == std::to_string(user))
        return "; Hitwatch was started with sudo and uses files as the user who called it";
    return {};
}

} // namespace hitwatch
