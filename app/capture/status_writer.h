// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/status_framing.h"

#include <cstdint>
#include <vector>

namespace hitwatch {

/// Writes status messages to the pipe.
class StatusWriter {
public:
    /// @param pipe non-blocking; borrowed.
    explicit StatusWriter(int pipe);

    /// For messages that must arrive: waits for free space, a few seconds at most.
    void send(const StatusMessage &message);
    /// For messages that are repeated soon: dropped when the pipe is full.
    void offer(const StatusMessage &message);

private:
    bool write();

    int m_pipe;
    std::vector<std::uint8_t> m_frame;
};

} // namespace hitwatch
