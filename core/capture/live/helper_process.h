// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/unique_fd.h"
#include "common/result.h"

#include <sys/types.h>

#include <memory>
#include <string>
#include <vector>

namespace hitwatch {

/// A process, mostly a child, with three pipes: control (its standard input; end of file ends it),
/// packets and status. The child gets no other descriptor but standard error.
class HelperProcess {
public:
    /// Starts @p path with @p arguments plus --packet-fd and --status-fd. Errors: PermissionDenied,
    /// SystemFailure. Safe in a program with threads. Where there is a HelperLauncher, that starts
    /// its own helper instead of @p path.
    static Result<std::unique_ptr<HelperProcess>> start(
        const std::string &path, const std::vector<std::string> &arguments);
    /// Asks the child to end, waits, kills it if it does not, and reaps it.
    ~HelperProcess();
    HelperProcess(const HelperProcess &) = delete;
    HelperProcess &operator=(const HelperProcess &) = delete;

    int packetFd() const { return m_packets.get(); } ///< non-blocking
    int statusFd() const { return m_status.get(); } ///< non-blocking
    pid_t id() const { return m_id; }

    void closePackets() { m_packets.reset(); }
    void closeStatus() { m_status.reset(); }
    /// Asks the child to end.
    void requestEnd() { m_control.reset(); }
    /// Waits for the child, a second if it is not said otherwise, kills it if it is still there,
    /// and reaps it. @returns how it ended, as in "it was killed by signal 9".
    std::string waitForEnd(int maxWaitMs = 1000);

private:
    HelperProcess() = default;

    UniqueFd m_control;
    UniqueFd m_packets;
    UniqueFd m_status;
    UniqueFd m_launched; ///< what the launcher reports about it; open if there is one
    pid_t m_id = -1;
    std::string m_end; ///< how it ended, once it was reaped
};

} // namespace hitwatch
