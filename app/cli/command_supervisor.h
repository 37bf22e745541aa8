// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/unique_fd.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hitwatch {

/// What CommandProcess asks for, in the first byte of a message.
enum class CommandRequest : std::uint8_t {
    Start, ///< the path of the key log follows
    StartQuiet, ///< ... and standard output goes to standard error
    Acknowledge,
    Stop,
};

/// Runs @p command when @p socket asks for it, and reports by CommandMessage. Returns when the command
/// has ended, nobody reads @p socket, and no process that the command has left makes connections.
/// Must be called in a process of its own.
void superviseCommand(UniqueFd socket, const std::vector<std::string> &command);

} // namespace hitwatch
