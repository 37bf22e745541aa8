// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_process.h"

#include "command_supervisor.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace hitwatch {

namespace {

void sendBytes(int socket, const void *bytes, std::size_t size)
{
    while (::send(socket, bytes, size, MSG_NOSIGNAL) < 0 && errno == EINTR) { }
}

void sendRequest(int socket, CommandRequest request)
{
    sendBytes(socket, &request, sizeof request);
}

} // namespace

Result<CommandProcess> CommandProcess::prepare(const std::vector<std::string> &command)
{
    std::array<int, 2> ends {};
    const bool made =
        ::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) == 0;
    const pid_t process = made ? ::fork() : -1;
    if (process < 0) {
        return Error { ErrorCode::SystemFailure,
            std::string("cannot make a process for the command: ") + std::strerror(errno) };
    }
    UniqueFd ours(ends[0]);
    UniqueFd theirs(ends[1]);
    if (process == 0) {
        ours.reset();
        superviseCommand(std::move(theirs), command);
        ::_exit(0);
    }
    return CommandProcess(std::move(ours));
}

void CommandProcess::start(const std::string &keyLog, bool outputToError) const
{
    std::string message(
        1, static_cast<char>(outputToError ? CommandRequest::StartQuiet : CommandRequest::Start));
    message += keyLog;
    sendBytes(m_socket.get(), message.data(), message.size());
}

bool CommandProcess::receive(CommandMessage &message) const
{
    ssize_t got = 0;
    do {
        got = ::recv(m_socket.get(), &message, sizeof message, 0);
    } while (got < 0 && errno == EINTR);
    return got == static_cast<ssize_t>(sizeof message);
}

void CommandProcess::acknowledge() const
{
    sendRequest(m_socket.get(), CommandRequest::Acknowledge);
}

void CommandProcess::requestStop() const
{
    sendRequest(m_socket.get(), CommandRequest::Stop);
}

void CommandProcess::close() const
{
    ::shutdown(m_socket.get(), SHUT_RDWR);
}

} // namespace hitwatch
