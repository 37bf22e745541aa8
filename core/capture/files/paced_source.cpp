// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/paced_source.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

constexpr TimeNs kLongestLag = 2 * kSecond;
constexpr TimeNs kIdleEvery = 100 * kMillisecond;
/// A file full of holes must not fill the memory with words.
constexpr std::size_t kMostNotices = 16;

std::string shortened(TimeNs gap, TimeNs since)
{
    return "nothing was captured for " + std::to_string(gap / kSecond) + " seconds after "
        + formatRfc3339(since) + ": the replay shortens this to "
        + std::to_string(PacedSource::kLongestGap / kSecond) + " seconds";
}

} // namespace

PacedSource::PacedSource(
    std::unique_ptr<PacketSource> source, int speed, std::unique_ptr<PaceClock> clock)
    : m_source(std::move(source))
    , m_speed(std::clamp(speed, 1, kFastest))
    , m_paceClock(std::move(clock))
{
}

void PacedSource::requestStop()
{
    m_stop.raise();
    m_source->requestStop();
}

SourceStatus PacedSource::next(PacketRef &packet, int maxWaitMs)
{
    if (!m_held) {
        const SourceStatus status = read(maxWaitMs);
        if (status != SourceStatus::Packet)
            return status;
    }
    const SourceStatus status = waitUntilDue(maxWaitMs);
    if (status == SourceStatus::Packet) {
        packet = *m_held;
        m_held.reset();
    }
    return status;
}

/// Reads on until the time of the next packet is known.
SourceStatus PacedSource::read(int maxWaitMs)
{
    PacketRef packet;
    while (!m_filter.release(packet)) {
        if (m_end)
            return *m_end;
        const SourceStatus status = m_source->next(packet, maxWaitMs);
        if (status == SourceStatus::Idle)
            return status;
        if (status != SourceStatus::Packet) {
            m_end = status;
            m_filter.decideAll({});
            continue;
        }
        const TimeNs stamp = packet.time;
        if (m_filter.take(packet)) {
            hold(packet, stamp);
            return status;
        }
        m_stamps.push_back(stamp);
    }
    hold(packet, m_stamps.front());
    m_stamps.pop_front();
    return SourceStatus::Packet;
}

void PacedSource::hold(const PacketRef &packet, TimeNs stamp)
{
    m_held = packet;
    m_held->time = stamp;
    schedule(packet.time);
}

void PacedSource::schedule(TimeNs time)
{
    const TimeNs now = m_paceClock->now();
    if (!std::exchange(m_started, true)) {
        m_newest = time;
        m_due = now;
        m_lastIdle = now;
        return;
    }
    if (now - m_due > kLongestLag)
        m_due = now;
    if (time <= m_newest)
        return;
    TimeNs gap = time - m_newest;
    if (gap > kLongestGap) {
        if (m_notices.size() < kMostNotices)
            m_notices.push_back(shortened(gap, m_newest));
        gap = kLongestGap;
    }
    m_newest = time;
    m_due += gap / m_speed;
}

SourceStatus PacedSource::waitUntilDue(int maxWaitMs)
{
    const TimeNs giveUp = m_paceClock->now() + maxWaitMs * kMillisecond;
    for (;;) {
        if (m_stop.isRaised())
            return SourceStatus::End;
        const TimeNs now = m_paceClock->now();
        if (now >= m_due)
            return SourceStatus::Packet;
        const TimeNs idle = m_lastIdle + kIdleEvery;
        if (now >= idle || (maxWaitMs >= 0 && now >= giveUp)) {
            m_lastIdle = now;
            return SourceStatus::Idle;
        }
        TimeNs until = std::min(m_due, idle);
        if (maxWaitMs >= 0)
            until = std::min(until, giveUp);
        m_paceClock->wait(until - now, m_stop);
    }
}

std::vector<std::string> PacedSource::takeNotices()
{
    std::vector<std::string> notices = m_source->takeNotices();
    for (std::string &notice : m_notices)
        notices.push_back(std::move(notice));
    m_notices.clear();
    return notices;
}

} // namespace hitwatch
