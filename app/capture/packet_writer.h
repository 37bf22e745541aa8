// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/packet_framing.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

namespace hitwatch {

/// Gathers packet frames and writes them to the pipe in large pieces. A full pipe is back-pressure:
/// nothing is thrown away here, the kernel's buffer fills up and counts what it drops.
class PacketWriter {
public:
    /// @param pipe non-blocking; borrowed.
    /// @param waitUntilWritable blocks until the pipe takes more; false: nobody will read it.
    PacketWriter(int pipe, std::function<bool()> waitUntilWritable);

    void append(const PacketFrame &frame);
    /// Writes all that was gathered.
    void flush();
    /// True once the reader is gone: everything appended from then on is dropped.
    bool isClosed() const { return m_closed; }

private:
    static constexpr std::size_t kBufferBytes = 262'144 + kPacketHeaderBytes + kLongestCapture;

    int m_pipe;
    std::function<bool()> m_waitUntilWritable;
    std::unique_ptr<std::uint8_t[]> m_buffer;
    std::size_t m_used = 0;
    bool m_closed = false;
};

} // namespace hitwatch
