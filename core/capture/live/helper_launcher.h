// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/helper_spawn.h"
#include "common/result.h"

#include <memory>
#include <string>
#include <vector>

namespace hitwatch {

/// The process that keeps the rights of a program that was started as root. It reads no packet and
/// no file: it starts hitwatch-capture, and only that one, each time it is asked to. The program
/// itself has none of these rights any more.
///
/// Under sudo the program and the helpers go on as the user who called sudo; else as root without
/// any capability, which may still open the files of root.
class HelperLauncher {
public:
    /// To be called first in main(), before there is a thread. Without a capability to give up it
    /// returns null and does nothing. Errors: the rights could not be given up; end the program.
    /// @param helperPath see locateHelper().
    static Result<std::unique_ptr<HelperLauncher>> startIfPrivileged(
        const std::string &helperPath = {});
    /// Ends the launcher, which kills the helpers that still run.
    ~HelperLauncher();
    HelperLauncher(const HelperLauncher &) = delete;
    HelperLauncher &operator=(const HelperLauncher &) = delete;

    /// The one of this program, or null.
    static const HelperLauncher *current();

    /// Starts a helper. Any thread. @p told is for readEnd(); the helper is killed when it is
    /// closed. @returns 0, or why not (errno).
    int launch(const std::vector<std::string> &arguments, const HelperEnds &ends, pid_t &helper,
        UniqueFd &told) const;
    /// Waits for the end of a helper, at most @p maxWaitMs, and closes @p told, which kills it if
    /// it still runs. @returns whether @p status, as of waitpid(), is known.
    static bool readEnd(UniqueFd &told, int maxWaitMs, int &status);

private:
    HelperLauncher(UniqueFd socket, pid_t process);

    UniqueFd m_socket;
    pid_t m_process;
};

} // namespace hitwatch
