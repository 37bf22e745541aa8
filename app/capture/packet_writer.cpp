// SPDX-License-Identifier: GPL-3.0-or-later
#include "packet_writer.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace hitwatch {

PacketWriter::PacketWriter(int pipe, std::function<bool()> waitUntilWritable)
    : m_pipe(pipe)
    , m_waitUntilWritable(std::move(waitUntilWritable))
    , m_buffer(new std::uint8_t[kBufferBytes])
{
    const auto preamble = packetPreamble();
    std::memcpy(m_buffer.get(), preamble.data(), preamble.size());
    m_used = preamble.size();
}

void PacketWriter::append(const PacketFrame &frame)
{
    if (m_used + kPacketHeaderBytes + frame.captured.size() > kBufferBytes)
        flush();
    if (m_closed)
        return;
    writePacketHeader(m_buffer.get() + m_used, frame);
    m_used += kPacketHeaderBytes;
    if (!frame.captured.empty())
        std::memcpy(m_buffer.get() + m_used, frame.captured.data(), frame.captured.size());
    m_used += frame.captured.size();
}

void PacketWriter::flush()
{
    std::size_t written = 0;
    while (written < m_used && !m_closed) {
        const ssize_t taken = ::write(m_pipe, m_buffer.get() + written, m_used - written);
        if (taken > 0)
            written += static_cast<std::size_t>(taken);
        else if (taken < 0 && errno == EAGAIN)
            m_closed = !m_waitUntilWritable();
        else if (taken == 0 || errno != EINTR)
            m_closed = true;
    }
    m_used = 0;
}

} // namespace hitwatch
