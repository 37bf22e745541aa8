// SPDX-License-Identifier: GPL-3.0-or-later
// The part of LiveSource::State that starts helpers and listens to what they tell.
#include "capture/live/helper_location.h"
#include "capture/live/interface_list.h"
#include "capture/live/live_state.h"
#include "common/filter_limit.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

std::optional<Error> LiveSource::State::open()
{
    std::vector<std::size_t> all;
    for (std::size_t index = 0; index < m_options.interfaces.size(); ++index)
        all.push_back(index);
    auto channel = HelperChannel::start(m_helperPath, m_options, m_options.interfaces, all);
    if (!channel)
        return channel.error();
    channels.push_back(std::move(channel.value()));
    for (const std::size_t index : all)
        interfaces.opening(index);

    const auto until = Clock::now() + openTimeout();
    while (!error && !channels.empty() && !channels.front()->isReady()) {
        if (Clock::now() >= until)
            return Error { ErrorCode::SystemFailure,
                "the capture helper " + m_helperPath
                    + " did not start in time; start the capture again" };
        wait(until);
    }
    m_opening = false;
    return error ? error : explainNoneOpen();
}

std::optional<Error> LiveSource::State::explainNoneOpen() const
{
    std::string why;
    for (std::size_t index = 0; index < interfaces.counters.size(); ++index) {
        if (interfaces.isOpen(index))
            return std::nullopt;
        if (why.empty())
            why = interfaces.trouble(index);
    }
    const InterfaceCounters &first = interfaces.counters.front();
    if (first.state == InterfaceState::Gone)
        return Error { ErrorCode::ResourceGone,
            first.name + " disappeared before the capture started; start again when it is back" };
    if (interfaces.counters.size() == 1 && first.state == InterfaceState::Down)
        return Error { ErrorCode::ResourceGone,
            why.find("is down") == std::string::npos ? "cannot capture " + why
                                                     : first.name
                    + " is down; run \"sudo ip link set " + first.name + " up\", then try again" };
    return Error { ErrorCode::ResourceGone, "none of the interfaces could be captured: " + why };
}

void LiveSource::State::readStatus(HelperChannel &channel)
{
    channel.readStatus();
    while (!error) {
        const std::optional<StatusMessage> message = channel.nextStatus();
        if (!message)
            break;
        // 'this->', as clang takes the capture for unused where handle() is static.
        std::visit([this, &channel](const auto &told) { this->handle(channel, told); }, *message);
    }
    if (channel.problem() && !error)
        error = channel.problem();
}

void LiveSource::State::handle(HelperChannel &channel, const InterfaceOpened &opened)
{
    interfaces.opened(channel.slot(opened.interface).source);
}

void LiveSource::State::handle(HelperChannel &channel, const InterfaceStatistics &statistics)
{
    HelperChannel::Slot &slot = channel.slot(statistics.interface);
    InterfaceCounters &counters = interfaces.counters[slot.source];
    if (!slot.muted) {
        counters.kernelDropped += statistics.dropped - slot.last.dropped;
        counters.interfaceDropped += statistics.interfaceDropped - slot.last.interfaceDropped;
    }
    slot.last = statistics;
}

void LiveSource::State::handle(HelperChannel &channel, const InterfaceGone &gone)
{
    const HelperChannel::Slot &slot = channel.slot(gone.interface);
    if (!slot.muted)
        interfaces.lost(slot.source, gone.reason, gone.text);
}

void LiveSource::State::handle(HelperChannel &channel, const HelperFailure &failure)
{
    const Error described = describe(failure);
    if (m_opening || (channel.isReady() && channels.size() == 1))
        error = described;
    else
        abandon(channel, described.message);
}

Error LiveSource::State::describe(const HelperFailure &failure) const
{
    switch (failure.code) {
    case FailureCode::Permission:
        return { ErrorCode::PermissionDenied, permissionAdvice(m_helperPath) };
    case FailureCode::Filter:
        return { ErrorCode::InvalidInput,
            "the filter \"" + shownFilter(m_options.filter) + "\" is invalid: " + failure.text
                + " (see man pcap-filter)" };
    case FailureCode::Usage:
        return { ErrorCode::InvalidInput,
            "the capture helper rejected the request: " + failure.text };
    case FailureCode::System:
        break;
    }
    return { ErrorCode::SystemFailure, "the capture helper failed: " + failure.text };
}

std::size_t LiveSource::State::bufferBytesInUse() const
{
    std::size_t bytes = 0;
    for (const auto &channel : channels) {
        for (const HelperChannel::Slot &slot : channel->slots())
            bytes += slot.gone ? 0 : channel->bufferBytes();
    }
    return bytes;
}

void LiveSource::State::startHelpers()
{
    for (const std::size_t index : interfaces.due(Clock::now())) {
        const std::string name = interfaces.counters[index].name;
        LiveOptions options = m_options;
        options.bufferBytes = lateBufferShare(m_options.bufferBytes, bufferBytesInUse());
        if (options.bufferBytes == 0) {
            interfaces.refused(index,
                "the buffers of all interfaces have "
                    + std::to_string(kMostBufferBytes / 1024 / 1024)
                    + " MiB already; capture on \"any\" instead");
            continue;
        }
        auto channel = HelperChannel::start(m_helperPath, options, { name }, { index });
        if (!channel) {
            interfaces.refused(index, channel.error().message);
            continue;
        }
        interfaces.opening(index);
        channels.push_back(std::move(channel.value()));
    }
}

void LiveSource::State::muteReplaced()
{
    for (const std::size_t index : interfaces.replaced(Clock::now())) {
        for (const auto &channel : channels) {
            for (HelperChannel::Slot &slot : channel->slots())
                slot.muted = slot.muted || slot.source == index;
        }
        interfaces.abandoned(index);
    }
}

void LiveSource::State::abandon(HelperChannel &channel, const std::string &why)
{
    for (HelperChannel::Slot &slot : channel.slots()) {
        if (!slot.gone && !slot.muted)
            interfaces.refused(slot.source, why);
        slot.muted = true;
    }
}

void LiveSource::State::recover(HelperChannel &channel)
{
    const Error &problem = *channel.problem();
    const bool isOnly = channels.size() == 1;
    if (m_opening || (isOnly && (m_hasRecovered || problem.code != ErrorCode::ResourceGone))) {
        error = error ? error : problem;
        return;
    }
    if (channel.isReady() && !std::exchange(m_hasRecovered, true)) {
        const std::string what = problem.message.substr(0, problem.message.rfind("; "));
        interfaces.notices.push_back(
            what + " and was restarted; packets in between were not captured");
        for (HelperChannel::Slot &slot : channel.slots()) {
            if (!slot.gone && !slot.muted)
                interfaces.unwatched(slot.source, channel.heardAt());
            slot.muted = true;
        }
        return;
    }
    // One helper of several takes only its own interfaces with it; they are tried again.
    for (HelperChannel::Slot &slot : channel.slots()) {
        if (!slot.gone && !slot.muted)
            interfaces.unwatched(slot.source, channel.heardAt());
    }
    abandon(channel, problem.message);
}

void LiveSource::State::removeFinished()
{
    for (const auto &channel : channels) {
        if (!m_opening && !channel->isReady()
            && Clock::now() > channel->startedAt() + openTimeout())
            abandon(*channel, "the capture helper did not start in time");
        channel->checkSilence(std::chrono::milliseconds(m_options.silenceTimeoutMs));
        if (!channel->isFinished() || channel->isUnwanted())
            continue;
        channel->checkEnd();
        if (channel->problem())
            recover(*channel);
    }
    std::erase_if(channels,
        [](const auto &channel) { return channel->isFinished() || channel->isUnwanted(); });
}

} // namespace hitwatch
