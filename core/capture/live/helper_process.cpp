// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/helper_process.h"

#include "capture/live/helper_launcher.h"
#include "capture/live/helper_location.h"
#include "capture/live/helper_spawn.h"

#include <fcntl.h>
#include <poll.h>
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
/// For one that nobody wants any more: it may be stopped, and a person waits.
constexpr int kLeaveTimeoutMs = 50;
constexpr int kFirstFreeFd = 10; // see HelperEnds

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

/// Waits for @p child, kills it if it takes too long, and reaps it. @returns whether @p status is
/// known.
bool reapChild(pid_t child, int maxWaitMs, int &status)
{
    if (!waitForExit(child, maxWaitMs))
        ::kill(child, SIGKILL);
    pid_t reaped = 0;
    do {
        reaped = ::waitpid(child, &status, 0);
    } while (reaped < 0 && errno == EINTR);
    return reaped == child;
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

    const HelperEnds ends { std::move(control.readEnd), std::move(packets.writeEnd),
        std::move(status.writeEnd) };
    std::unique_ptr<HelperProcess> process(new HelperProcess);
    const HelperLauncher *launcher = HelperLauncher::current();
    const int problem = launcher != nullptr
        ? launcher->launch(arguments, ends, process->m_id, process->m_launched)
        : spawnHelper(path, arguments, ends, process->m_id);
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
        waitForEnd(kLeaveTimeoutMs);
}

std::string HelperProcess::waitForEnd(int maxWaitMs)
{
    if (m_id <= 0)
        return m_end;
    int status = 0;
    // Somebody else in this program may reap every child (SIGCHLD ignored): then nothing is known.
    const bool isKnown = m_launched.isOpen()
        ? HelperLauncher::readEnd(m_launched, maxWaitMs, status)
        : reapChild(m_id, maxWaitMs, status);
    m_end = isKnown ? describeEnd(status) : "it ended";
    m_id = -1;
    return m_end;
}

} // namespace hitwatch
