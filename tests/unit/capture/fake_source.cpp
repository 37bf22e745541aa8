// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/capture/fake_source.h"

#include <chrono>

namespace hitwatch::test {

FakeSource::FakeSource(std::vector<Frame> frames, AtEnd atEnd, bool live)
    : m_frames(std::move(frames))
    , m_atEnd(atEnd)
    , m_live(live)
    , m_interfaces { { .name = "fake0" } }
{
    if (!m_frames.empty())
        m_clock = m_frames.front().time;
}

SourceStatus FakeSource::next(PacketRef &packet, int maxWaitMs)
{
    m_started = true;
    {
        const std::lock_guard lock(m_mutex);
        if (m_stopped)
            return SourceStatus::End;
    }
    if (m_next == m_frames.size()) {
        if (m_atEnd != AtEnd::Repeat || m_frames.empty())
            return atEnd(maxWaitMs);
        m_shift += m_frames.back().time - m_frames.front().time + kMillisecond;
        m_next = 0;
    }
    packet = m_frames[m_next].ref();
    packet.time += m_shift;
    m_clock = packet.time;
    ++m_next;
    ++m_inputBytes;
    ++m_interfaces.front().packets;
    return SourceStatus::Packet;
}

SourceStatus FakeSource::atEnd(int maxWaitMs)
{
    *m_exhausted = true;
    if (m_atEnd == AtEnd::Fail)
        return SourceStatus::Failed;
    if (m_atEnd == AtEnd::End)
        return SourceStatus::End;
    std::unique_lock lock(m_mutex);
    const auto stopped = [this] { return m_stopped; };
    if (m_atEnd == AtEnd::Hang) {
        m_stopping.wait(lock, stopped);
        return SourceStatus::End;
    }
    if (m_stopping.wait_for(lock, std::chrono::milliseconds(maxWaitMs), stopped))
        return SourceStatus::End;
    m_clock += maxWaitMs * kMillisecond;
    return SourceStatus::Idle;
}

void FakeSource::requestStop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopped = true;
    }
    m_stopping.notify_all();
}

} // namespace hitwatch::test
