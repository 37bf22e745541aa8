// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/helper_process.h"

#include "capture/live/helper_location.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

namespace hitwatch {
namespace {

constexpr int kLargestPipe = 1024 * 1024;
constexpr int kSmallestPipe = 64 * 1024;
constexpr int kEndTimeoutMs = 1000;
constexpr int kChildPacketFd = 3;
constexpr int kChildStatusFd = 4;
/// Descriptors handed to the child are moved above this, so that giving them their numbers there
/// cannot overwrite one that is still needed.
constexpr int kFirstFreeFd = 10;

struct Pipe {
    UniqueFd readEnd;
    UniqueFd writeEnd;

    bool open()
    {
        std::array<int, 2> ends {};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return false;
        readEnd.reset(ends[0]);
        writeEnd.reset(ends[1]);
        return true;
    }
};

bool moveUp(UniqueFd &fd)
{
    fd.reset(::fcntl(fd.get(), F_DUPFD_CLOEXEC, kFirstFreeFd));
    return fd.isOpen();
}

void setNonBlocking(int fd)
{
    ::fcntl(fd, F_SETFL, ::fcntl(fd, F_GETFL) | O_NONBLOCK);
}

void enlarge(int pipe)
{
    // An ordinary user's pipes are limited in size and in sum; take what there is.
    for (int size = kLargestPipe; size > kSmallestPipe; size /= 2) {
        if (::fcntl(pipe, F_SETPIPE_SZ, size) >= 0)
            return;
    }
}

/// What the child does before it becomes the helper.
class SpawnPlan {
public:
    SpawnPlan(int control, int packets, int status)
    {
        ::posix_spawn_file_actions_init(&m_actions);
        ::posix_spawn_file_actions_adddup2(&m_actions, control, STDIN_FILENO);
        ::posix_spawn_file_actions_addopen(
            &m_actions, STDOUT_FILENO, "/dev/null", O_WRONLY | O_CLOEXEC, 0);
        ::posix_spawn_file_actions_adddup2(&m_actions, packets, kChildPacketFd);
        ::posix_spawn_file_actions_adddup2(&m_actions, status, kChildStatusFd);
        ::posix_spawn_file_actions_addclosefrom_np(&m_actions, kChildStatusFd + 1);

        ::posix_spawnattr_init(&m_attributes);
        sigset_t none {};
        sigemptyset(&none);
        ::posix_spawnattr_setsigmask(&m_attributes, &none);
        ::posix_spawnattr_setflags(&m_attributes, POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnPlan()
    {
        ::posix_spawn_file_actions_destroy(&m_actions);
        ::posix_spawnattr_destroy(&m_attributes);
    }
    SpawnPlan(const SpawnPlan &) = delete;
    SpawnPlan &operator=(const SpawnPlan &) = delete;

    int run(const std::string &path, std::vector<std::string> arguments, pid_t &child)
    {
        std::vector<char *> pointers;
        pointers.reserve(arguments.size() + 1);
        for (std::string &argument : arguments)
            pointers.push_back(argument.data());
        pointers.push_back(nullptr);
        // Nothing of the environment is the helper's business.
        std::array<char *, 1> environment { nullptr };
        return ::posix_spawn(
            &child, path.c_str(), &m_actions, &m_attributes, pointers.data(), environment.data());
    }

private:
    posix_spawn_file_actions_t m_actions {};
    posix_spawnattr_t m_attributes {};
};

std::string describeEnd(int status)
{
    if (WIFSIGNALED(status))
        return "it was killed by signal " + std::to_string(WTERMSIG(status));
    return "it ended with code " + std::to_string(WEXITSTATUS(status));
}

/// @returns false when @p child still runs after @p timeoutMs.
bool waitForExit(pid_t child, int timeoutMs)
{
    const UniqueFd handle(static_cast<int>(::syscall(SYS_pidfd_open, child, 0)));
    if (!handle.isOpen())
        return false;
    pollfd exited { handle.get(), POLLIN, 0 };
    int ready = 0;
    do {
        ready = ::poll(&exited, 1, timeoutMs);
    } while (ready < 0 && errno == EINTR);
    return ready > 0;
}

} // namespace

Result<std::unique_ptr<HelperProcess>> HelperProcess::start(
    const std::string &path, const std::vector<std::string> &arguments)
{
    Pipe control;
    Pipe packets;
    Pipe status;
    if (!control.open() || !packets.open() || !status.open() || !moveUp(control.readEnd)
        || !moveUp(packets.writeEnd) || !moveUp(status.writeEnd))
        return Error { ErrorCode::SystemFailure,
            std::string("cannot make pipes for the capture helper: ") + std::strerror(errno)
                + "; close other programs, or raise the limit (ulimit -n)" };
    enlarge(packets.readEnd.get());
    setNonBlocking(packets.readEnd.get());
    setNonBlocking(status.readEnd.get());

    std::vector<std::string> all { path, "--packet-fd", std::to_string(kChildPacketFd),
        "--status-fd", std::to_string(kChildStatusFd) };
    all.insert(all.end(), arguments.begin(), arguments.end());
    SpawnPlan plan(control.readEnd.get(), packets.writeEnd.get(), status.writeEnd.get());
    std::unique_ptr<HelperProcess> process(new HelperProcess);
    const int problem = plan.run(path, std::move(all), process->m_id);
    if (problem != 0)
        return Error { problem == EACCES || problem == EPERM ? ErrorCode::PermissionDenied
                                                             : ErrorCode::SystemFailure,
            executionAdvice(path, problem) };
    process->m_control = std::move(control.writeEnd);
    process->m_packets = std::move(packets.readEnd);
    process->m_status = std::move(status.readEnd);
    return process;
}

HelperProcess::~HelperProcess()
{
    requestEnd();
    m_packets.reset();
    m_status.reset();
    if (m_id > 0)
        waitForEnd();
}

std::string HelperProcess::waitForEnd()
{
    if (m_id <= 0)
        return m_end;
    if (!waitForExit(m_id, kEndTimeoutMs))
        ::kill(m_id, SIGKILL);
    int status = 0;
    pid_t reaped = 0;
    do {
        reaped = ::waitpid(m_id, &status, 0);
    } while (reaped < 0 && errno == EINTR);
    // Somebody else in this program may reap every child (SIGCHLD ignored): then nothing is known.
    m_end = reaped == m_id ? describeEnd(status) : "it ended";
    m_id = -1;
    return m_end;
}

} // namespace hitwatch
