// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command_process.h"

#include <functional>

namespace hitwatch {

using MessageSink = std::function<void(const CommandMessage &)>;

/// From now on, connect() and listen() of this process and of those that it starts wait for whoever
/// holds the descriptor that is returned (seccomp_unotify(2)). Other calls are not slowed down. Where
/// the process may not install filters, it gives up gaining rights by execve (no_new_privs) first.
/// @returns the descriptor, or -1 and errno
int interceptConnections();

/// Takes one such call from @p listener, passes to @p report what it does, and lets it go on. A socket
/// without a port is given one: so the port is known before the first packet.
/// @param report waits until it was acknowledged
/// @returns false when no process is left that @p listener could hear of
bool answerConnection(int listener, const MessageSink &report);

} // namespace hitwatch
