// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/helper_launcher.h"

#include "capture/live/capabilities.h"
#include "capture/live/helper_location.h"
#include "capture/live/launcher_process.h"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <pwd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>
#include <utility>

namespace hitwatch {
namespace {

constexpr int kLaunchTimeoutMs = 10'000;

std::atomic<const HelperLauncher *> currentLauncher = nullptr;

/// A user or group in the environment; empty: there is none, or it is root.
std::optional<unsigned> idFromEnvironment(const char *name)
{
    const char *text = std::getenv(name); // NOLINT(concurrency-mt-unsafe)
    const std::string_view digits = text != nullptr ? text : "";
    unsigned id = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
    if (digits.empty() || problem != std::errc {} || end != digits.data() + digits.size() || id == 0
        || id == static_cast<unsigned>(-1))
        return std::nullopt;
    return id;
}

/// What belonged to root points to the user's own places.
void takeEnvironmentOf(const passwd &entry)
{
    // NOLINTBEGIN(concurrency-mt-unsafe): there is one thread
    const char *home = std::getenv("HOME");
    if (home == nullptr || std::strcmp(home, entry.pw_dir) != 0) {
        for (const char *name :
            { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME" })
            ::unsetenv(name);
    }
    ::setenv("HOME", entry.pw_dir, 1);
    ::setenv("USER", entry.pw_name, 1);
    ::setenv("LOGNAME", entry.pw_name, 1);
    const std::string runtime = "/run/user/" + std::to_string(entry.pw_uid);
    if (::access(runtime.c_str(), F_OK) == 0)
        ::setenv("XDG_RUNTIME_DIR", runtime.c_str(), 1);
    else
        ::unsetenv("XDG_RUNTIME_DIR");
    // NOLINTEND(concurrency-mt-unsafe)
}

/// Who called sudo. Only root is told so by sudo; in the environment of others it means nothing.
std::optional<UserIds> sudoUser()
{
    if (::getuid() != 0 || ::geteuid() != 0)
        return std::nullopt;
    const auto user = idFromEnvironment("SUDO_UID");
    const auto group = idFromEnvironment("SUDO_GID");
    if (!user)
        return std::nullopt;
    UserIds ids { *user, group.value_or(*user), {} };
    if (const passwd *entry = ::getpwuid(*user)) { // NOLINT(concurrency-mt-unsafe)
        ids.group = group.value_or(entry->pw_gid);
        int count = 1024;
        ids.groups.resize(static_cast<std::size_t>(count));
        if (::getgrouplist(entry->pw_name, ids.group, ids.groups.data(), &count) < 0)
            count = 0;
        ids.groups.resize(static_cast<std::size_t>(count));
        takeEnvironmentOf(*entry);
    }
    return ids;
}

std::string joinArguments(const std::vector<std::string> &arguments)
{
    std::string joined;
    for (const std::string &argument : arguments)
        joined.append(argument.c_str(), argument.size() + 1);
    return joined;
}

bool waitReadable(int fd, int maxWaitMs)
{
    pollfd waiting { fd, POLLIN, 0 };
    int ready = 0;
    do {
        ready = ::poll(&waiting, 1, maxWaitMs);
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

} // namespace

Result<std::unique_ptr<HelperLauncher>> HelperLauncher::startIfPrivileged(
    const std::string &helperPath)
{
    if (!holdsCapabilities())
        return std::unique_ptr<HelperLauncher>();
    const auto failed = [](const char *what) {
        return Error { ErrorCode::SystemFailure,
            std::string("cannot ") + what + ": " + std::strerror(errno)
                + "; start it as an ordinary user" };
    };
    std::array<int, 2> ends {};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failed("make a socket for the launcher of the capture helper");
    UniqueFd ours(ends[0]);
    UniqueFd theirs(ends[1]);
    const auto path = locateHelper(helperPath);
    const std::optional<UserIds> user = sudoUser();
    const pid_t process = ::fork();
    if (process < 0)
        return failed("start the launcher of the capture helper");
    if (process == 0) {
        ours.reset();
        // Borrowed: the numbers of descriptors change there.
        serveLaunches(theirs.get(), path ? path.value() : std::string(), user);
        ::_exit(0);
    }
    std::unique_ptr<HelperLauncher> launcher(new HelperLauncher(std::move(ours), process));
    if (!dropCapabilities(user))
        return failed("give up the rights of root");
    currentLauncher = launcher.get();
    return launcher;
}

HelperLauncher::HelperLauncher(UniqueFd socket, pid_t process)
    : m_socket(std::move(socket))
    , m_process(process)
{
}

HelperLauncher::~HelperLauncher()
{
    currentLauncher = nullptr;
    m_socket.reset();
    while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) { }
}

const HelperLauncher *HelperLauncher::current()
{
    return currentLauncher;
}

int HelperLauncher::launch(const std::vector<std::string> &arguments, const HelperEnds &ends,
    pid_t &helper, UniqueFd &told) const
{
    std::array<int, 2> pipe {};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        return errno;
    UniqueFd readEnd(pipe[0]);
    const UniqueFd writeEnd(pipe[1]);

    std::string text = joinArguments(arguments);
    const std::array<int, kLaunchFds> fds { ends.control.get(), ends.packets.get(),
        ends.status.get(), writeEnd.get() };
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof fds)> control {};
    iovec data { text.data(), text.size() };
    msghdr message {};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(sizeof fds);
    std::memcpy(CMSG_DATA(header), fds.data(), sizeof fds);
    if (text.size() > kLongestLaunch)
        return E2BIG;
    if (::sendmsg(m_socket.get(), &message, MSG_NOSIGNAL) < 0)
        return errno;

    LaunchAnswer answer;
    if (!waitReadable(readEnd.get(), kLaunchTimeoutMs))
        return ETIMEDOUT;
    if (::read(readEnd.get(), &answer, sizeof answer) != sizeof answer)
        return EPIPE;
    helper = answer.helper;
    told = std::move(readEnd);
    return answer.problem;
}

bool HelperLauncher::readEnd(UniqueFd &told, int maxWaitMs, int &status)
{
    const bool isKnown = waitReadable(told.get(), maxWaitMs)
        && ::read(told.get(), &status, sizeof status) == sizeof status;
    told.reset();
    return isKnown;
}

} // namespace hitwatch
