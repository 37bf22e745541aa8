// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/demo_source.h"

#include "capture/files/capture_file_source.h"

#include <algorithm>

namespace hitwatch {

namespace {

// A recording of an instant must not become a loop that never waits.
constexpr TimeNs kShortestPeriod = 10 * kMillisecond;
// Behind by more (the machine slept, the reader was stopped), the replay goes on from now instead
// of catching up.
constexpr TimeNs kLongestDelay = 2 * kSecond;

} // namespace

DemoSource::DemoSource(std::unique_ptr<PaceClock> clock)
    : m_paceClock(std::move(clock))
{
}

Result<std::unique_ptr<DemoSource>> DemoSource::create(
    ByteView recording, std::unique_ptr<PaceClock> clock)
{
    std::unique_ptr<DemoSource> source(new DemoSource(std::move(clock)));
    if (const auto error = source->load(recording))
        return *error;
    return source;
}

std::optional<Error> DemoSource::load(ByteView recording)
{
    auto file = CaptureFileSource::fromMemory(recording, "demo");
    if (!file)
        return file.error();
    PacketRef packet;
    TimeNs firstTime = 0;
    while (file.value()->next(packet, 0) == SourceStatus::Packet) {
        if (m_frames.empty())
            firstTime = packet.time;
        append(packet, firstTime);
    }
    if (file.value()->error())
        return file.value()->error();
    if (m_frames.empty())
        return Error { ErrorCode::InvalidInput, "the demo recording holds no packets" };
    m_readdresser.deal();
    for (const InterfaceCounters &interface : file.value()->interfaces())
        m_interfaces.emplace_back().name = interface.name;
    const TimeNs length = m_frames.back().offset;
    const auto gaps = static_cast<TimeNs>(std::max<std::size_t>(m_frames.size() - 1, 1));
    m_period = std::max(length + length / gaps, kShortestPeriod);
    return std::nullopt;
}

void DemoSource::append(const PacketRef &packet, TimeNs firstTime)
{
    Frame frame;
    const TimeNs previous = m_frames.empty() ? 0 : m_frames.back().offset;
    frame.offset = std::max(packet.time - firstTime, previous);
    frame.interfaceIndex = packet.interfaceIndex;
    frame.linkType = packet.linkType;
    frame.wireLength = packet.wireLength;
    frame.start = m_bytes.size();
    frame.length = packet.captured.size();
    frame.tcpHeader = findTcpHeader(packet.captured, packet.linkType);
    if (frame.tcpHeader != 0)
        m_readdresser.learn(packet.captured, frame.tcpHeader);
    m_bytes.insert(m_bytes.end(), packet.captured.begin(), packet.captured.end());
    m_frames.push_back(frame);
}

TimeNs DemoSource::clock() const
{
    return std::max(m_paceClock->now(), m_lastTime);
}

// @returns false when the time did not come within @p maxWaitMs, or the source was stopped.
bool DemoSource::waitUntilDue(TimeNs due, int maxWaitMs)
{
    const TimeNs giveUp = m_paceClock->now() + maxWaitMs * kMillisecond;
    for (;;) {
        const TimeNs now = m_paceClock->now();
        if (now >= due)
            return true;
        if (m_stop.isRaised() || (maxWaitMs >= 0 && now >= giveUp))
            return false;
        const TimeNs until = maxWaitMs >= 0 ? std::min(due, giveUp) : due;
        m_paceClock->wait(until - now, m_stop);
    }
}

SourceStatus DemoSource::next(PacketRef &packet, int maxWaitMs)
{
    if (m_stop.isRaised())
        return SourceStatus::End;
    if (!m_started) {
        m_started = true;
        m_loopStart = m_paceClock->now();
    }
    if (m_next == m_frames.size()) {
        m_next = 0;
        ++m_loop;
        m_loopStart += m_period;
    }
    const Frame &frame = m_frames[m_next];
    if (!waitUntilDue(m_loopStart + frame.offset, maxWaitMs))
        return m_stop.isRaised() ? SourceStatus::End : SourceStatus::Idle;
    const TimeNs delay = m_paceClock->now() - (m_loopStart + frame.offset);
    if (delay > kLongestDelay)
        m_loopStart += delay;
    handOut(frame, m_loopStart + frame.offset, packet);
    ++m_next;
    return SourceStatus::Packet;
}

void DemoSource::handOut(const Frame &frame, TimeNs due, PacketRef &packet)
{
    const auto start = m_bytes.begin() + static_cast<std::ptrdiff_t>(frame.start);
    m_scratch.assign(start, start + static_cast<std::ptrdiff_t>(frame.length));
    if (frame.tcpHeader != 0)
        m_readdresser.rewrite(m_scratch, frame.tcpHeader, m_loop);
    packet.time = due;
    packet.interfaceIndex = frame.interfaceIndex;
    packet.linkType = frame.linkType;
    packet.wireLength = frame.wireLength;
    packet.captured = m_scratch;
    InterfaceCounters &counters = m_interfaces[frame.interfaceIndex];
    ++counters.packets;
    counters.bytes += frame.wireLength;
    m_lastTime = due;
}

} // namespace hitwatch
