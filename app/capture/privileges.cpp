// SPDX-License-Identifier: GPL-3.0-or-later
#include "privileges.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace hitwatch {
namespace {

/// The kernel's name for the system calls that this program was compiled for; 0: not known here.
constexpr std::uint32_t kSystemCallAbi =
#if defined(HITWATCH_NO_SECCOMP)
    0;
#elif defined(__x86_64__) && !defined(__ILP32__)
    AUDIT_ARCH_X86_64;
#elif defined(__i386__)
    AUDIT_ARCH_I386;
#elif defined(__aarch64__)
    AUDIT_ARCH_AARCH64;
#elif defined(__arm__)
    AUDIT_ARCH_ARM;
#elif defined(__riscv) && __riscv_xlen == 64
    AUDIT_ARCH_RISCV64;
#elif defined(__powerpc64__) && defined(__LITTLE_ENDIAN__)
    AUDIT_ARCH_PPC64LE;
#elif defined(__s390x__)
    AUDIT_ARCH_S390X;
#else
    0;
#endif

constexpr std::array kAllowedCalls { // Packets, statistics and whether an interface is still there
    SYS_read, SYS_write, SYS_pread64, SYS_ioctl,
#ifdef SYS_socketcall
    SYS_socketcall,
#endif
#ifdef SYS_getsockopt
    SYS_getsockopt, SYS_setsockopt, SYS_recvfrom, SYS_recvmsg,
#endif
// Waiting
#ifdef SYS_poll
    SYS_poll,
#endif
    SYS_ppoll,
#ifdef SYS_ppoll_time64
    SYS_ppoll_time64, SYS_clock_gettime64,
#endif
    SYS_clock_gettime, SYS_getppid, SYS_restart_syscall, SYS_rt_sigreturn,
    // Memory
    SYS_brk, SYS_munmap, SYS_madvise,
#ifdef SYS_mmap
    SYS_mmap,
#endif
#ifdef SYS_mmap2
    SYS_mmap2,
#endif
    // The end
    SYS_close, SYS_exit, SYS_exit_group
};

} // namespace

bool dropPrivileges(const std::optional<UserIds> &user)
{
    const bool dropped = dropCapabilities(user);
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    const rlimit nothing { 0, 0 };
    ::setrlimit(RLIMIT_FSIZE, &nothing);
    ::setrlimit(RLIMIT_CORE, &nothing);
    return dropped;
}

bool restrictSystemCalls()
{
    if (kSystemCallAbi == 0)
        return true;
    constexpr auto kCount = static_cast<std::uint8_t>(kAllowedCalls.size());
    std::array<sock_filter, kAllowedCalls.size() + 6> program {};
    std::size_t at = 0;
    program[at++] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch));
    program[at++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kSystemCallAbi, 1, 0);
    program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS);
    program[at++] = BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr));
    std::uint8_t toAllow = kCount;
    for (const auto call : kAllowedCalls) {
        const auto number = static_cast<std::uint32_t>(call);
        program[at++] = BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, number, toAllow--, 0);
    }
    program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    program[at++] = BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    const sock_fprog filter { static_cast<std::uint16_t>(at), program.data() };
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}

} // namespace hitwatch
