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

    /// For what the parent must learn: waits for room, a few seconds at most.
    void send(const StatusMessage &message);
    /// For what is told again soon: dropped when the pipe is full.
    void offer(const StatusMessage &message);

private:
    bool write();

    int m_pipe;
    std::vector<std::uint8_t> m_frame;
};

} // namespace hitwatch
