// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/launcher_process.h"

#include "capture/live/helper_spawn.h"
#include "capture/live/interface_limit.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>
#include <vector>

namespace hitwatch {
namespace {

/// One that runs.
struct Launched {
    pid_t helper = -1;
    UniqueFd exited; ///< a pidfd
    UniqueFd told; ///< when its reader is gone, nobody wants the helper any more
};

struct Request {
    std::vector<std::string> arguments;
    HelperEnds ends;
    UniqueFd told;
};

enum class Received : std::uint8_t { Request, Nothing, End };

std::vector<std::string> splitArguments(const char *text, std::size_t size)
{
    std::vector<std::string> arguments;
    for (const char *end = text + size; text < end; text += arguments.back().size() + 1)
        arguments.emplace_back(text, ::strnlen(text, static_cast<std::size_t>(end - text)));
    return arguments;
}

/// @p request has what came; its descriptors are above 9, see HelperEnds.
Received receive(int socket, std::vector<char> &buffer, Request &request)
{
    std::array<int, kLaunchFds> fds {};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof fds)> control {};
    iovec data { buffer.data(), buffer.size() };
    msghdr message {};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    const ssize_t got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    if (got < 0)
        return errno == EINTR ? Received::Nothing : Received::End;
    const cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header == nullptr)
        return got == 0 ? Received::End : Received::Nothing;
    const std::size_t count = (header->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    std::memcpy(fds.data(), CMSG_DATA(header), count * sizeof(int));
    std::array<UniqueFd, kLaunchFds> owned;
    bool usable = count == kLaunchFds && (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0;
    for (std::size_t at = 0; at < count; ++at) {
        owned[at].reset(fds[at]);
        owned[at].reset(::fcntl(fds[at], F_DUPFD_CLOEXEC, 10));
        usable = usable && owned[at].isOpen();
    }
    if (!usable)
        return Received::Nothing;
    request.arguments = splitArguments(buffer.data(), static_cast<std::size_t>(got));
    request.ends = { std::move(owned[0]), std::move(owned[1]), std::move(owned[2]) };
    request.told = std::move(owned[3]);
    return Received::Request;
}

/// The helpers that run.
class Launches {
public:
    Launches(std::string path, const std::optional<UserIds> &user)
        : m_path(std::move(path))
    {
        if (user)
            m_user = { "--user", std::to_string(user->user) + ':' + std::to_string(user->group) };
    }

    void launch(Request request)
    {
        // Last, so that it holds.
        request.arguments.insert(request.arguments.end(), m_user.begin(), m_user.end());
        LaunchAnswer answer;
        pid_t helper = -1;
        if (m_running.size() >= kMostInterfaces)
            answer.problem = EAGAIN;
        else
            answer.problem = spawnHelper(m_path, request.arguments, request.ends, helper);
        answer.helper = helper;
        tell(request.told, &answer, sizeof answer);
        if (answer.problem != 0)
            return;
        UniqueFd exited(static_cast<int>(::syscall(SYS_pidfd_open, helper, 0)));
        m_running.push_back({ helper, std::move(exited), std::move(request.told) });
    }

    void addTo(std::vector<pollfd> &polled) const
    {
        for (const Launched &launched : m_running) {
            polled.push_back({ launched.exited.get(), POLLIN, 0 });
            polled.push_back({ launched.told.get(), 0, 0 }); // tells POLLERR
        }
    }

    /// @p polled are the entries of addTo().
    void handle(const pollfd *polled)
    {
        for (Launched &launched : m_running) {
            const bool hasExited = polled++->revents != 0;
            const bool isUnwanted = polled++->revents != 0;
            if (hasExited || isUnwanted)
                end(launched);
        }
        std::erase_if(m_running, [](const Launched &launched) { return launched.helper < 0; });
    }

    void endAll()
    {
        for (Launched &launched : m_running)
            end(launched);
    }

private:
    static void tell(const UniqueFd &to, const void *what, std::size_t size)
    {
        // Nobody need be there any more.
        [[maybe_unused]] const ssize_t written = ::write(to.get(), what, size);
    }

    /// Kills what still runs, and reaps it: until then its number is not given away.
    static void end(Launched &launched)
    {
        int status = 0;
        ::kill(launched.helper, SIGKILL);
        while (::waitpid(launched.helper, &status, 0) < 0 && errno == EINTR) { }
        tell(launched.told, &status, sizeof status);
        launched.helper = -1;
    }

    std::string m_path;
    std::vector<std::string> m_user;
    std::vector<Launched> m_running;
};

/// Files, terminals and pipes of the program are not this process's business, except standard
/// error.
/// @returns where @p socket is now.
int leaveProgram(int socket)
{
    prctl(PR_SET_NAME, "hitwatch-launch"); // as ps shows it
    for (const int signal : { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE })
        std::signal(signal, SIG_IGN);
    std::signal(SIGCHLD, SIG_DFL);
    const int nothing = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDOUT_FILENO);
    const int kept = ::dup2(socket, STDERR_FILENO + 1);
    ::close_range(static_cast<unsigned>(kept) + 1, ~0U, 0);
    return kept;
}

} // namespace

void serveLaunches(int socket, const std::string &path, const std::optional<UserIds> &user)
{
    socket = leaveProgram(socket);
    Launches launches(path, user);
    std::vector<char> buffer(kLongestLaunch);
    std::vector<pollfd> polled;
    for (;;) {
        polled.assign(1, { socket, POLLIN, 0 });
        launches.addTo(polled);
        if (::poll(polled.data(), polled.size(), -1) < 0)
            continue;
        launches.handle(polled.data() + 1);
        if (polled[0].revents == 0)
            continue;
        Request request;
        const Received received = receive(socket, buffer, request);
        if (received == Received::End)
            break;
        if (received == Received::Request)
            launches.launch(std::move(request));
    }
    launches.endAll();
}

} // namespace hitwatch
