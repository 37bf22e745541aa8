// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/unique_fd.h"
#include "common/result.h"
#include "net/ip_address.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hitwatch {

/// What the process that runs a command reports. Connecting and Listening wait for an acknowledgment:
/// the command's call goes on only then, so the connection is known before its first packet.
struct CommandMessage {
    enum class Kind : std::uint8_t {
        Connecting, ///< from @c localPort to @c endpoint
        Listening, ///< at @c endpoint
        NotFollowed, ///< a TCP connection is made that cannot be told from those of other programs
        Failed, ///< the command could not be started; @c value is why (errno)
        Exited, ///< @c value as of waitpid()
    };
    Kind kind = Kind::Exited;
    std::uint16_t localPort = 0;
    Endpoint endpoint;
    std::int32_t value = 0;
};

/// The process that will run a command and see which TCP connections it makes. Forked first, it has
/// the rights that the program was started with, which the program itself gives up.
class CommandProcess {
public:
    /// To be called first in main(), while there is one thread. The command is not started yet.
    static Result<CommandProcess> prepare(const std::vector<std::string> &command);

    /// Starts the command. @p keyLog is where it shall write its TLS secrets (SSLKEYLOGFILE).
    /// @param outputToError its standard output goes to standard error
    void start(const std::string &keyLog, bool outputToError) const;
    /// Waits for the next message. @returns false when there will be none.
    bool receive(CommandMessage &message) const;
    /// The last message that needs it was dealt with.
    void acknowledge() const;
    /// Asks the command to end, by SIGTERM. Not where the terminal has already asked both.
    void requestStop() const;
    /// No more messages: receive() returns false, and a command that still runs is asked to end.
    void close() const;

private:
    explicit CommandProcess(UniqueFd socket)
        : m_socket(std::move(socket))
    {
    }

    UniqueFd m_socket;
};

} // namespace hitwatch
