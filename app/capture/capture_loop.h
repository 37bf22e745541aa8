// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/unique_fd.h"
#include "capture_device.h"
#include "packet_writer.h"
#include "status_writer.h"

#include <poll.h>
#include <sys/types.h>

#include <chrono>
#include <optional>
#include <vector>

namespace hitwatch {

/// Moves packets from the interfaces to the pipe until the control input ends, the reader or the
/// parent is gone, or no interface is left. Sends statistics every 250 ms in every state.
///
/// When the control input ends, the kernel may hold packets that it has not handed over yet: they
/// are waited for, for CaptureDevice::kLastPacketsWait.
class CaptureLoop {
public:
    /// @param packetPipe non-blocking; borrowed, as is @p control (standard input).
    CaptureLoop(
        std::vector<CaptureDevice> devices, StatusWriter &status, int packetPipe, int control);

    void run();

private:
    using Clock = std::chrono::steady_clock;

    bool anyOpen() const;
    void waitForWork();
    /// Handles what woke the loop up besides packets: entries 0 and 1 of @p polled.
    void handleControl(const pollfd &control, const pollfd &timer);
    bool waitUntilWritable();
    /// For poll(): until the end that was asked for; -1 when none was.
    int msToEnd() const;
    /// For poll(): how long to wait for packets at most; -1 for ever.
    int msToWait() const;
    bool isEndDue() const { return m_endAt && Clock::now() >= *m_endAt; }
    void dispatchAll();
    void sendStatistics();

    std::vector<CaptureDevice> m_devices;
    StatusWriter &m_status;
    int m_packetPipe;
    int m_control;
    UniqueFd m_timer;
    PacketWriter m_writer;
    pid_t m_parent;
    std::vector<pollfd> m_polled;
    std::optional<Clock::time_point> m_endAt; ///< once the control input has ended
    bool m_moreWaits = false;
    bool m_stop = false;
};

} // namespace hitwatch
