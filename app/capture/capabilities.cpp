// SPDX-License-Identifier: GPL-3.0-or-later
#include "capabilities.h"

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>

namespace hitwatch {
namespace {

bool clearCapabilities()
{
    // Needs CAP_SETPCAP, which a helper with only its file capability does not have; then
    // no_new_privs keeps the bounding set from ever mattering.
    for (unsigned long capability = 0; prctl(PR_CAPBSET_READ, capability, 0, 0, 0) >= 0;
         ++capability)
        prctl(PR_CAPBSET_DROP, capability, 0, 0, 0);
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);

    __user_cap_header_struct header { _LINUX_CAPABILITY_VERSION_3, 0 };
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> sets {};
    if (::syscall(SYS_capset, &header, sets.data()) != 0)
        return false;
    if (::syscall(SYS_capget, &header, sets.data()) != 0)
        return false;
    for (const auto &set : sets) {
        if (set.effective != 0 || set.permitted != 0 || set.inheritable != 0)
            return false;
    }
    return true;
}

} // namespace

bool dropPrivileges()
{
    const bool cleared = clearCapabilities();
    const bool locked = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    const rlimit nothing { 0, 0 };
    ::setrlimit(RLIMIT_FSIZE, &nothing);
    ::setrlimit(RLIMIT_CORE, &nothing);
    return cleared && locked;
}

} // namespace hitwatch
