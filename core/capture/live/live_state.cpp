// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/live_state.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <utility>

namespace hitwatch {
namespace {

using namespace std::chrono_literals;

/// Entries of the poll list before those of the channels (status, packets for each).
constexpr std::size_t kStopEntry = 0;
constexpr std::size_t kLinksEntry = 1;
constexpr std::size_t kFirstChannelEntry = 2;

/// A helper that hangs wakes nobody up.
constexpr auto kLongestLook = 500ms;

timespec timeLeft(std::chrono::steady_clock::time_point until)
{
    const auto left = std::max<std::chrono::nanoseconds>(
        until - std::chrono::steady_clock::now(), std::chrono::nanoseconds::zero());
    timespec result {};
    result.tv_sec = left / 1s;
    result.tv_nsec = (left % 1s).count();
    return result;
}

} // namespace

LiveSource::State::State(LiveOptions options, std::string helperPath, bool watchNew)
    : interfaces(options.interfaces, watchNew)
    , m_options(std::move(options))
    , m_helperPath(std::move(helperPath))
    , m_stopEvent(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
}

void LiveSource::State::requestStop()
{
    m_stop.store(true, std::memory_order_relaxed);
    const std::uint64_t one = 1;
    // Cannot fail in a way that matters: a full counter is readable as well.
    [[maybe_unused]] const ssize_t written = ::write(m_stopEvent.get(), &one, sizeof one);
}

SourceStatus LiveSource::State::next(PacketRef &packet, int maxWaitMs)
{
    if (m_stop.load(std::memory_order_relaxed))
        return nextOfRest(packet);
    if (takePacket(packet))
        return SourceStatus::Packet;
    const auto until = Clock::now() + std::chrono::milliseconds(std::max(maxWaitMs, 0));
    const std::size_t noticesBefore = interfaces.notices.size();
    do {
        if (error)
            return SourceStatus::Failed;
        wait(until);
        if (m_stop.load(std::memory_order_relaxed))
            return nextOfRest(packet);
        if (takePacket(packet))
            return SourceStatus::Packet;
        // A person wants to read a notice now, not when the next packet comes.
    } while (!error && Clock::now() < until && interfaces.notices.size() == noticesBefore);
    return error ? SourceStatus::Failed : SourceStatus::Idle;
}

bool LiveSource::State::takePacket(PacketRef &packet)
{
    PacketFrame frame;
    for (std::size_t tried = 0; tried < channels.size(); ++tried) {
        if (m_current >= channels.size())
            m_current = 0;
        HelperChannel &channel = *channels[m_current];
        if (channel.nextPacket(frame)) {
            const HelperChannel::Slot &slot = channel.slot(frame.interface);
            packet.time = frame.time;
            packet.interfaceIndex = static_cast<std::uint32_t>(slot.source);
            packet.linkType = slot.linkType;
            packet.wireLength = frame.wireLength;
            packet.captured = frame.captured;
            InterfaceCounters &counters = interfaces.counters[slot.source];
            ++counters.packets;
            counters.bytes += frame.wireLength;
            return true;
        }
        if (channel.problem() && !error)
            error = channel.problem();
        ++m_current;
    }
    return false;
}

void LiveSource::State::buildPollList()
{
    m_polled.clear();
    m_polled.push_back({ m_stopEvent.get(), POLLIN, 0 });
    m_polled.push_back({ interfaces.fd(), POLLIN, 0 });
    for (const auto &channel : channels) {
        // Packets wait until it is known what they are; the end of a helper that never got ready
        // shows first in its status.
        const bool wantsPackets = channel->isReady() || channel->statusFd() < 0;
        m_polled.push_back({ channel->statusFd(), POLLIN, 0 });
        m_polled.push_back({ wantsPackets ? channel->packetFd() : -1, POLLIN, 0 });
    }
}

void LiveSource::State::wait(Clock::time_point until)
{
    buildPollList();
    if (!m_opening) {
        until = std::min(until, Clock::now() + kLongestLook);
        if (const auto look = interfaces.nextLook(Clock::now()))
            until = std::min(until, *look);
    }
    const timespec left = timeLeft(until);
    if (::ppoll(m_polled.data(), m_polled.size(), &left, nullptr) > 0)
        handlePolled();
    else if (!m_opening)
        interfaces.look(false);
    removeFinished();
    interfaces.countUnwatched(Clock::now());
    if (m_opening || error)
        return;
    muteReplaced();
    startHelpers();
}

void LiveSource::State::handlePolled()
{
    if (m_polled[kLinksEntry].revents != 0)
        interfaces.look(true);
    for (std::size_t at = 0; at < channels.size() && !error; ++at) {
        HelperChannel &channel = *channels[at];
        const std::size_t entry = kFirstChannelEntry + 2 * at;
        if (m_polled[entry].revents != 0)
            readStatus(channel);
        if (m_polled[entry + 1].revents != 0)
            inputBytes += channel.readPackets();
    }
}

SourceStatus LiveSource::State::nextOfRest(PacketRef &packet)
{
    if (!m_restUntil) {
        m_restUntil = Clock::now() + std::chrono::milliseconds(m_options.restTimeoutMs);
        for (const auto &channel : channels)
            channel->requestEnd();
    }
    while (!error && Clock::now() < *m_restUntil) {
        if (takePacket(packet))
            return SourceStatus::Packet;
        if (error || !tellsMore())
            break;
        buildPollList();
        m_polled[kStopEntry].fd = -1; // it stays readable
        const timespec left = timeLeft(*m_restUntil);
        if (::ppoll(m_polled.data(), m_polled.size(), &left, nullptr) > 0)
            handlePolled();
    }
    return SourceStatus::End;
}

bool LiveSource::State::tellsMore() const
{
    return std::any_of(channels.begin(), channels.end(), [](const auto &channel) {
        return channel->statusFd() >= 0 || (channel->isReady() && channel->packetFd() >= 0);
    });
}

} // namespace hitwatch
