// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/capabilities.h"

#include <grp.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace hitwatch {
namespace {

using CapabilitySets = std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3>;

bool callKernel(long call, CapabilitySets &sets)
{
    __user_cap_header_struct header { _LINUX_CAPABILITY_VERSION_3, 0 };
    return ::syscall(call, &header, sets.data()) == 0;
}

bool becomeUser(const UserIds &user)
{
    return ::setgroups(user.groups.size(), user.groups.data()) == 0
        && ::setresgid(user.group, user.group, user.group) == 0
        && ::setresuid(user.user, user.user, user.user) == 0;
}

} // namespace

bool holdsCapabilities()
{
    CapabilitySets sets {};
    // Who cannot find out is careful.
    return !callKernel(SYS_capget, sets)
        || std::any_of(
            sets.begin(), sets.end(), [](const auto &set) { return set.permitted != 0; });
}

bool dropCapabilities(const std::optional<UserIds> &user)
{
    // Needs CAP_SETPCAP, which a helper with only its file capability does not have; then
    // no_new_privs keeps the bounding set from ever mattering. A change of the user loses it.
    for (unsigned long capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0;
         ++capability)
        prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
    if (user && !becomeUser(*user))
        return false;
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);

    CapabilitySets sets {};
    const bool locked = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    if (!callKernel(SYS_capset, sets) || !callKernel(SYS_capget, sets))
        return false;
    return locked && std::all_of(sets.begin(), sets.end(), [](const auto &set) {
        return set.effective == 0 && set.permitted == 0 && set.inheritable == 0;
    });
}

} // namespace hitwatch
