// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect_notifications.h"

#include <ifaddrs.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>

namespace hitwatch {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#elif defined(__riscv) && __riscv_xlen == 64
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_RISCV64;
#else
constexpr std::uint32_t kArchitecture = 0; ///< no call is intercepted
#endif

/// Multipath TCP; the header of the C library may not have it.
constexpr int kProtocolMptcp = 262;

union SocketAddress {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
};

/// As it is on the wire: an IPv4 address that is written as one of IPv6 (RFC 4291, 2.5.5.2) is IPv4.
std::optional<Endpoint> endpointOf(const SocketAddress &address)
{
    Endpoint endpoint;
    std::array<std::uint8_t, 16> bytes {};
    if (address.any.sa_family == AF_INET) {
        std::memcpy(bytes.data(), &address.v4.sin_addr, 4);
        endpoint.address = IpAddress::fromIpv4(bytes.data());
        endpoint.port = ntohs(address.v4.sin_port);
        return endpoint;
    }
    if (address.any.sa_family != AF_INET6)
        return std::nullopt;
    std::memcpy(bytes.data(), &address.v6.sin6_addr, bytes.size());
    endpoint.address = IN6_IS_ADDR_V4MAPPED(&address.v6.sin6_addr)
        ? IpAddress::fromIpv4(bytes.data() + 12)
        : IpAddress::fromIpv6(bytes.data());
    endpoint.port = ntohs(address.v6.sin6_port);
    return endpoint;
}

bool isWildcard(const IpAddress &address)
{
    return std::all_of(
        address.bytes.begin(), address.bytes.end(), [](std::uint8_t byte) { return byte == 0; });
}

/// Linux connects to the loopback interface instead of to the wildcard address.
Endpoint reached(Endpoint remote)
{
    if (!isWildcard(remote.address))
        return remote;
    if (remote.address.family == 4)
        remote.address.bytes[0] = 127;
    remote.address.bytes[remote.address.family == 4 ? 3 : 15] = 1;
    return remote;
}

int optionOf(int socket, int level, int name)
{
    int value = -1;
    socklen_t size = sizeof value;
    return ::getsockopt(socket, level, name, &value, &size) == 0 ? value : -1;
}

bool isTcp(int socket)
{
    const int domain = optionOf(socket, SOL_SOCKET, SO_DOMAIN);
    const int protocol = optionOf(socket, SOL_SOCKET, SO_PROTOCOL);
    return (domain == AF_INET || domain == AF_INET6)
        && (protocol == IPPROTO_TCP || protocol == kProtocolMptcp);
}

/// The socket's own end; one without a port is given one.
std::optional<Endpoint> boundEnd(int socket)
{
    for (const bool isLast : { false, true }) {
        SocketAddress address {};
        socklen_t size = sizeof address;
        if (::getsockname(socket, &address.any, &size) != 0)
            return std::nullopt;
        const auto end = endpointOf(address);
        if (!end || end->port != 0)
            return end;
        if (isLast)
            break;
        SocketAddress wildcard {};
        wildcard.any.sa_family = address.any.sa_family;
        size = address.any.sa_family == AF_INET ? sizeof wildcard.v4 : sizeof wildcard.v6;
        if (::bind(socket, &wildcard.any, size) != 0)
            break;
    }
    return std::nullopt;
}

/// The process of the thread @p task.
pid_t processOf(pid_t task)
{
    const std::string path = "/proc/" + std::to_string(task) + "/status";
    pid_t process = task;
    if (std::FILE *status = std::fopen(path.c_str(), "re")) {
        std::array<char, 256> line {};
        while (std::fgets(line.data(), line.size(), status) != nullptr) {
            if (std::sscanf(line.data(), "Tgid: %d", &process) == 1) // NOLINT(cert-err34-c)
                break;
        }
        std::fclose(status);
    }
    return process;
}

/// A descriptor of our own for the socket @p number of @p task.
UniqueFd socketOf(pid_t task, int number)
{
    const UniqueFd process(
        static_cast<int>(::syscall(SYS_pidfd_open, processOf(task), 0)));
    if (!process.isOpen())
        return {};
    return UniqueFd(static_cast<int>(::syscall(SYS_pidfd_getfd, process.get(), number, 0)));
}


void reportListening(const Endpoint &local, bool bothFamilies, const MessageSink &report)
{
    const auto reportAt = [&report](const Endpoint &endpoint) {
        CommandMessage message;
        message.kind = CommandMessage::Kind::Listening;
        message.endpoint = endpoint;
        report(message);
    };
    if (!isWildcard(local.address)) {
        reportAt(local);
        return;
    }
    ifaddrs *all = nullptr;
    if (::getifaddrs(&all) != 0)
        return;
    for (const ifaddrs *one = all; one != nullptr; one = one->ifa_next) {
        if (one->ifa_addr == nullptr)
            continue;
        SocketAddress address {};
        const std::size_t size =
            one->ifa_addr->sa_family == AF_INET ? sizeof address.v4 : sizeof address.v6;
        if (one->ifa_addr->sa_family != AF_INET && one->ifa_addr->sa_family != AF_INET6)
            continue;
        std::memcpy(&address, one->ifa_addr, size);
        std::optional<Endpoint> endpoint = endpointOf(address);
        if (!endpoint || (endpoint->address.family != local.address.family && !bothFamilies))
            continue;
        endpoint->port = local.port;
        reportAt(*endpoint);
    }
    ::freeifaddrs(all);
}

void follow(int listener, const seccomp_notif &call, const MessageSink &report)
{
    const auto task = static_cast<pid_t>(call.pid);
    const bool connects = call.data.nr == SYS_connect;
    SocketAddress remote {};
    if (connects) {
        const iovec from { reinterpret_cast<void *>(call.data.args[1]),
            std::min<std::size_t>(call.data.args[2], sizeof remote) };
        const iovec to { &remote, sizeof remote };
        if (::process_vm_readv(task, &to, 1, &from, 1, 0) >= 0
            && remote.any.sa_family != AF_INET && remote.any.sa_family != AF_INET6)
            return;
    }
    CommandMessage message;
    message.kind = CommandMessage::Kind::NotFollowed;
    const UniqueFd socket = socketOf(task, static_cast<int>(call.data.args[0]));
    const bool isWrongNumber = !socket.isOpen() && errno == EBADF;
    // The task may have ended, and its number may be another one's.
    if (::ioctl(listener, SECCOMP_IOCTL_NOTIF_ID_VALID, &call.id) != 0 || isWrongNumber)
        return;
    if (!socket.isOpen()) {
        report(message);
        return;
    }
    if (!isTcp(socket.get()))
        return;
    const auto local = boundEnd(socket.get());
    const auto peer = endpointOf(remote);
    if (!local || (connects && !peer)) {
        report(message);
    } else if (connects) {
        message.kind = CommandMessage::Kind::Connecting;
        message.localPort = local->port;
        message.endpoint = reached(*peer);
        report(message);
    } else {
        const bool both = local->address.family == 6
            && optionOf(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY) == 0;
        reportListening(*local, both, report);
    }
}

} // namespace

int interceptConnections()
{
    constexpr auto offset = [](std::size_t at) { return static_cast<std::uint32_t>(at); };
    std::array filter {
        sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset(offsetof(seccomp_data, arch))),
        sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 0, 3),
        sock_filter BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offset(offsetof(seccomp_data, nr))),
        sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_connect, 2, 0),
        sock_filter BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_listen, 1, 0),
        sock_filter BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
        sock_filter BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
    };
    const sock_fprog program { static_cast<unsigned short>(filter.size()), filter.data() };
    const auto install = [&program] {
        return static_cast<int>(::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER,
            SECCOMP_FILTER_FLAG_NEW_LISTENER, &program));
    };
    const int listener = install();
    if (listener >= 0 || errno != EACCES || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return listener;
    return install();
}

bool answerConnection(int listener, const MessageSink &report)
{
    // Room for what a newer kernel may add.
    alignas(seccomp_notif) std::array<char, 1024> room {};
    auto *call = reinterpret_cast<seccomp_notif *>(room.data());
    if (::ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, call) != 0)
        return errno == EINTR || errno == ENOENT;
    follow(listener, *call, report);
    alignas(seccomp_notif_resp) std::array<char, 1024> answerRoom {};
    auto *answer = reinterpret_cast<seccomp_notif_resp *>(answerRoom.data());
    answer->id = call->id;
    answer->flags = SECCOMP_USER_NOTIF_FLAG_CONTINUE;
    ::ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, answer);
    return true;
}

} // namespace hitwatch
