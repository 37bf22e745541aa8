// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_supervisor.h"

#include "connect_notifications.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <utility>

namespace hitwatch {

namespace {

/// The terminal sends these to the command too.
constexpr std::array kTerminalSignals { SIGINT, SIGQUIT, SIGHUP };
volatile std::sig_atomic_t terminalSignalCame = 0;

struct FormerActions {
    std::array<struct sigaction, kTerminalSignals.size()> terminal {};
    struct sigaction terminate {};
};

/// A signal must not end the supervisor: whoever connects then would wait in vain.
void outliveSignals(FormerActions &former)
{
    struct sigaction note {};
    note.sa_handler = [](int) { terminalSignalCame = 1; };
    note.sa_flags = SA_RESTART;
    for (std::size_t at = 0; at < kTerminalSignals.size(); ++at) {
        ::sigaction(kTerminalSignals[at], nullptr, &former.terminal[at]);
        if (former.terminal[at].sa_handler != SIG_IGN)
            ::sigaction(kTerminalSignals[at], &note, nullptr);
    }
    struct sigaction ignore {};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGTERM, &ignore, &former.terminate);
}

void restoreSignals(const FormerActions &former)
{
    for (std::size_t at = 0; at < kTerminalSignals.size(); ++at)
        ::sigaction(kTerminalSignals[at], &former.terminal[at], nullptr);
    ::sigaction(SIGTERM, &former.terminate, nullptr);
}

struct Start {
    std::string keyLog;
    bool outputToError = false;
};

/// Waits until the command may start.
std::optional<Start> receiveStart(int socket)
{
    std::array<char, 8192> message {};
    ssize_t got = 0;
    do {
        got = ::recv(socket, message.data(), message.size(), 0);
    } while (got < 0 && errno == EINTR);
    if (got < 1)
        return std::nullopt;
    const auto request = static_cast<CommandRequest>(message[0]);
    if (request != CommandRequest::Start && request != CommandRequest::StartQuiet)
        return std::nullopt;
    return Start { std::string(message.data() + 1, static_cast<std::size_t>(got) - 1),
        request == CommandRequest::StartQuiet };
}

/// Sends a descriptor with @p problem.
void sendListener(int socket, int listener, int problem)
{
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control {};
    iovec data { &problem, sizeof problem };
    msghdr message {};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    if (listener >= 0) {
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof listener);
        std::memcpy(CMSG_DATA(header), &listener, sizeof listener);
    }
    ::sendmsg(socket, &message, MSG_NOSIGNAL);
}

/// @returns false at the end: the command runs. @p listener takes a descriptor that came.
bool receiveListener(int socket, UniqueFd &listener, int &problem)
{
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control {};
    iovec data { &problem, sizeof problem };
    msghdr message {};
    message.msg_iov = &data;
    message.msg_iovlen = 1;
    message.msg_control = control.data();
    message.msg_controllen = control.size();
    ssize_t got = 0;
    do {
        got = ::recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
    } while (got < 0 && errno == EINTR);
    if (got != static_cast<ssize_t>(sizeof problem))
        return false;
    if (const cmsghdr *header = CMSG_FIRSTHDR(&message)) {
        int received = -1;
        std::memcpy(&received, CMSG_DATA(header), sizeof received);
        listener.reset(received);
    }
    return true;
}

/// Becomes the command.
[[noreturn]] void executeCommand(
    int parent, const Start &start, const std::vector<std::string> &command)
{
    // NOLINTBEGIN(concurrency-mt-unsafe): there is one thread
    ::setenv("SSLKEYLOGFILE", start.keyLog.c_str(), 1);
    // Node.js does not know that variable.
    const char *former = std::getenv("NODE_OPTIONS");
    const std::string nodeOptions =
        (former != nullptr ? former + std::string(" ") : "") + "--tls-keylog=" + start.keyLog;
    ::setenv("NODE_OPTIONS", nodeOptions.c_str(), 1);
    // NOLINTEND(concurrency-mt-unsafe)
    if (start.outputToError)
        ::dup2(STDERR_FILENO, STDOUT_FILENO);
    const UniqueFd listener(interceptConnections());
    if (listener.isOpen()) {
        sendListener(parent, listener.get(), 0);
        std::vector<char *> arguments;
        for (const std::string &argument : command)
            arguments.push_back(const_cast<char *>(argument.c_str()));
        arguments.push_back(nullptr);
        ::execvp(arguments[0], arguments.data());
    }
    sendListener(parent, -1, errno);
    ::_exit(127);
}

class Supervisor {
public:
    explicit Supervisor(UniqueFd socket)
        : m_socket(std::move(socket))
    {
    }

    void run(const Start &start, const std::vector<std::string> &command,
        const FormerActions &formerActions);

private:
    bool begin(const Start &start, const std::vector<std::string> &command,
        const FormerActions &formerActions);
    void send(const CommandMessage &message);
    void sendAndWait(const CommandMessage &message);
    bool takeRequest();
    void takeExit();

    UniqueFd m_socket; ///< closed when nobody is there any more
    UniqueFd m_listener; ///< closed when nobody can make connections any more
    UniqueFd m_exited; ///< a pidfd, closed when the command has ended
    pid_t m_command = -1;
};

bool Supervisor::begin(const Start &start, const std::vector<std::string> &command,
    const FormerActions &formerActions)
{
    CommandMessage failed;
    failed.kind = CommandMessage::Kind::Failed;
    std::array<int, 2> ends {};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) == 0) {
        const UniqueFd ours(ends[0]);
        UniqueFd theirs(ends[1]);
        m_command = ::fork();
        if (m_command == 0) {
            restoreSignals(formerActions);
            executeCommand(theirs.get(), start, command);
        }
        failed.value = m_command < 0 ? errno : 0;
        theirs.reset();
        int problem = 0;
        while (m_command > 0 && receiveListener(ours.get(), m_listener, problem))
            failed.value = problem;
    } else {
        failed.value = errno;
    }
    if (failed.value != 0) {
        send(failed);
        return false;
    }
    m_exited.reset(static_cast<int>(::syscall(SYS_pidfd_open, m_command, 0)));
    return true;
}

void Supervisor::send(const CommandMessage &message)
{
    if (m_socket.isOpen() && ::send(m_socket.get(), &message, sizeof message, MSG_NOSIGNAL) < 0)
        m_socket.reset();
}

void Supervisor::sendAndWait(const CommandMessage &message)
{
    send(message);
    const bool waits = message.kind == CommandMessage::Kind::Connecting
        || message.kind == CommandMessage::Kind::Listening;
    while (waits && m_socket.isOpen() && !takeRequest()) { }
}

/// @returns whether it was an acknowledgment
bool Supervisor::takeRequest()
{
    CommandRequest request = CommandRequest::Stop;
    const ssize_t got = ::recv(m_socket.get(), &request, sizeof request, 0);
    if (got < 0 && errno == EINTR)
        return false;
    const bool isOver = got != static_cast<ssize_t>(sizeof request);
    if (isOver)
        m_socket.reset();
    else if (request == CommandRequest::Acknowledge)
        return true;
    const bool wasAsked = std::exchange(terminalSignalCame, 0) != 0;
    if (m_exited.isOpen() && (isOver || !wasAsked))
        ::syscall(SYS_pidfd_send_signal, m_exited.get(), SIGTERM, nullptr, 0);
    return false;
}

void Supervisor::takeExit()
{
    CommandMessage message;
    ::waitpid(m_command, &message.value, 0);
    m_exited.reset();
    send(message);
}

void Supervisor::run(const Start &start, const std::vector<std::string> &command,
    const FormerActions &formerActions)
{
    if (!begin(start, command, formerActions))
        return;
    // poll() leaves out what is closed.
    while (m_exited.isOpen() || m_socket.isOpen() || m_listener.isOpen()) {
        std::array<pollfd, 3> waiting { pollfd { m_listener.get(), POLLIN, 0 },
            pollfd { m_socket.get(), POLLIN, 0 }, pollfd { m_exited.get(), POLLIN, 0 } };
        if (::poll(waiting.data(), waiting.size(), -1) < 0)
            continue;
        if ((waiting[0].revents & POLLIN) != 0) {
            if (!answerConnection(m_listener.get(),
                    [this](const CommandMessage &message) { sendAndWait(message); }))
                m_listener.reset();
        } else if (waiting[0].revents != 0) {
            m_listener.reset();
        }
        if (waiting[1].revents != 0 && m_socket.isOpen())
            takeRequest();
        if (waiting[2].revents != 0)
            takeExit();
    }
}

} // namespace

void superviseCommand(UniqueFd socket, const std::vector<std::string> &command)
{
    FormerActions formerActions;
    outliveSignals(formerActions);
    if (const auto start = receiveStart(socket.get()))
        Supervisor(std::move(socket)).run(*start, command, formerActions);
}

} // namespace hitwatch
