// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/helper_channel.h"

#include "capture/live/live_source.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace hitwatch {
namespace {

std::vector<std::string> helperArguments(
    const LiveOptions &options, const std::vector<std::string> &names)
{
    std::vector<std::string> arguments { "--snapshot-length",
        std::to_string(options.snapshotLength), "--buffer-bytes",
        std::to_string(options.bufferBytes) };
    if (options.promiscuous)
        arguments.emplace_back("--promiscuous");
    if (!options.filter.empty()) {
        arguments.emplace_back("--filter");
        arguments.push_back(options.filter);
    }
    for (const std::string &name : names) {
        arguments.emplace_back("--interface");
        arguments.push_back(name);
    }
    return arguments;
}

/// Reads once. @returns the bytes read, 0 when nothing waits; @p ended at the end of the stream.
std::size_t readSome(int fd, std::uint8_t *at, std::size_t size, bool &ended)
{
    for (;;) {
        const ssize_t got = ::read(fd, at, size);
        if (got > 0)
            return static_cast<std::size_t>(got);
        if (got < 0 && errno == EINTR)
            continue;
        ended = got == 0 || errno != EAGAIN;
        return 0;
    }
}

} // namespace

Result<std::unique_ptr<HelperChannel>> HelperChannel::start(const std::string &helperPath,
    const LiveOptions &options, const std::vector<std::string> &names,
    const std::vector<std::size_t> &sources)
{
    auto process = HelperProcess::start(helperPath, helperArguments(options, names));
    if (!process)
        return process.error();
    return std::unique_ptr<HelperChannel>(
        new HelperChannel(std::move(process.value()), options.bufferBytes, sources));
}

HelperChannel::HelperChannel(std::unique_ptr<HelperProcess> process, std::size_t bufferBytes,
    const std::vector<std::size_t> &sources)
    : m_process(std::move(process))
    , m_bufferBytes(bufferBytes)
    , m_startedAt(std::chrono::steady_clock::now())
    , m_heardAt(m_startedAt)
    , m_lookedAt(m_startedAt)
    , m_packets(static_cast<std::uint32_t>(sources.size()))
    , m_status(static_cast<std::uint32_t>(sources.size()))
{
    for (const std::size_t source : sources) {
        Slot slot;
        slot.source = source;
        m_slots.push_back(slot);
    }
}

void HelperChannel::fail(const std::string &what)
{
    if (!m_problem)
        m_problem = Error { ErrorCode::SystemFailure,
            "the capture helper and Hitwatch do not match (" + what
                + "); reinstall Hitwatch so that both have the same version" };
}

void HelperChannel::readStatus()
{
    std::array<std::uint8_t, 4096> bytes {};
    bool ended = false;
    const std::size_t got = readSome(m_process->statusFd(), bytes.data(), bytes.size(), ended);
    m_status.append({ bytes.data(), got });
    if (got > 0) {
        m_heardAt = std::chrono::steady_clock::now();
        m_silence = {};
    }
    if (ended)
        m_process->closeStatus();
}

std::optional<StatusMessage> HelperChannel::nextStatus()
{
    StatusMessage message;
    const FrameStatus status = m_problem ? FrameStatus::Incomplete : m_status.next(message);
    if (status == FrameStatus::Invalid)
        fail(m_status.problem());
    if (status != FrameStatus::Complete)
        return std::nullopt;
    if (!isInOrder(message)) {
        fail("a status message out of order");
        return std::nullopt;
    }
    remember(message);
    return message;
}

bool HelperChannel::isInOrder(const StatusMessage &message) const
{
    if (const auto *hello = std::get_if<HelperHello>(&message))
        return !m_greeted && hello->version == kFramingVersion;
    if (std::holds_alternative<HelperFailure>(message))
        return true; // a wrong option is told before anything else
    if (!m_greeted || m_failed)
        return false;
    if (const auto *opened = std::get_if<InterfaceOpened>(&message)) {
        const Slot &slot = m_slots[opened->interface];
        return !m_ready && !slot.opened && !slot.gone;
    }
    if (std::holds_alternative<HelperReady>(message)) {
        return !m_ready && std::all_of(m_slots.begin(), m_slots.end(), [](const Slot &slot) {
            return slot.opened || slot.gone;
        });
    }
    if (const auto *statistics = std::get_if<InterfaceStatistics>(&message)) {
        const Slot &slot = m_slots[statistics->interface];
        return m_ready && slot.opened && !slot.gone && statistics->dropped >= slot.last.dropped
            && statistics->interfaceDropped >= slot.last.interfaceDropped;
    }
    if (const auto *gone = std::get_if<InterfaceGone>(&message))
        return !m_slots[gone->interface].gone;
    return true;
}

void HelperChannel::remember(const StatusMessage &message)
{
    if (std::holds_alternative<HelperHello>(message))
        m_greeted = true;
    else if (std::holds_alternative<HelperReady>(message))
        m_ready = true;
    else if (std::holds_alternative<HelperFailure>(message))
        m_failed = true;
    else if (const auto *gone = std::get_if<InterfaceGone>(&message))
        m_slots[gone->interface].gone = true;
    else if (const auto *opened = std::get_if<InterfaceOpened>(&message)) {
        m_slots[opened->interface].opened = true;
        m_slots[opened->interface].linkType = opened->linkType;
    }
}

std::size_t HelperChannel::readPackets()
{
    const auto space = m_packets.space();
    bool ended = false;
    const std::size_t got = readSome(m_process->packetFd(), space.data(), space.size(), ended);
    m_packets.added(got);
    if (ended)
        m_process->closePackets();
    return got;
}

bool HelperChannel::nextPacket(PacketFrame &frame)
{
    while (!m_problem) {
        const FrameStatus status = m_packets.next(frame);
        if (status == FrameStatus::Incomplete)
            return false;
        if (status == FrameStatus::Invalid) {
            fail(m_packets.problem());
            return false;
        }
        const Slot &slot = m_slots[frame.interface];
        if (!slot.opened) {
            fail("a packet of an interface that is not open");
            return false;
        }
        if (!slot.muted)
            return true;
    }
    return false;
}

bool HelperChannel::isUnwanted() const
{
    return std::all_of(m_slots.begin(), m_slots.end(), [](const Slot &slot) { return slot.muted; });
}

void HelperChannel::checkSilence(std::chrono::milliseconds limit)
{
    // Whoever was stopped himself, or slow, learns nothing from a long silence.
    constexpr std::chrono::milliseconds kLongestLook { 500 };
    const auto now = std::chrono::steady_clock::now();
    m_silence += std::min<std::chrono::steady_clock::duration>(now - m_lookedAt, kLongestLook);
    m_lookedAt = now;
    if (!m_ready || m_failed || m_problem || statusFd() < 0 || m_silence < limit)
        return;
    m_process->closePackets();
    m_process->closeStatus();
    m_process->waitForEnd(0);
    m_problem = Error { ErrorCode::ResourceGone,
        "the capture helper does not respond; start the capture again" };
}

void HelperChannel::checkEnd()
{
    const bool allGone = std::all_of(
        m_slots.begin(), m_slots.end(), [](const Slot &slot) { return slot.gone || slot.muted; });
    const bool complete = m_status.isBetweenFrames() && m_packets.isBetweenFrames();
    const std::string end = m_process->waitForEnd();
    if (!m_problem && !(allGone && complete) && !m_failed)
        m_problem = Error { ErrorCode::ResourceGone,
            "the capture helper stopped unexpectedly (" + end + "); start the capture again" };
}

} // namespace hitwatch
