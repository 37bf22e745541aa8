// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_writer.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace hitwatch {
namespace {

constexpr int kLongestWaitMs = 5000;

} // namespace

StatusWriter::StatusWriter(int pipe)
    : m_pipe(pipe)
{
}

void StatusWriter::send(const StatusMessage &message)
{
    m_frame.clear();
    appendStatusFrame(m_frame, message);
    while (!write()) {
        pollfd room { m_pipe, POLLOUT, 0 };
        if (::poll(&room, 1, kLongestWaitMs) <= 0)
            return;
    }
}

void StatusWriter::offer(const StatusMessage &message)
{
    m_frame.clear();
    appendStatusFrame(m_frame, message);
    write();
}

bool StatusWriter::write()
{
    // Frames are shorter than PIPE_BUF, so a pipe takes all or nothing (POSIX write()).
    while (::write(m_pipe, m_frame.data(), m_frame.size()) < 0) {
        if (errno == EAGAIN)
            return false;
        if (errno != EINTR)
            return true;
    }
    return true;
}

} // namespace hitwatch
