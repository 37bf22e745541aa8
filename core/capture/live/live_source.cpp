// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/live_source.h"

#include "capture/live/helper_location.h"
#include "capture/live/interface_list.h"
#include "capture/live/live_state.h"

#include <algorithm>
#include <ctime>
#include <string_view>
#include <utility>

namespace hitwatch {
namespace {

constexpr int kSmallestSnapshot = 64;
constexpr std::size_t kSmallestBuffer = 1024U * 1024;

std::vector<std::string> withoutDuplicates(const std::vector<std::string> &names)
{
    std::vector<std::string> unique;
    for (const std::string &name : names) {
        if (std::find(unique.begin(), unique.end(), name) == unique.end())
            unique.push_back(name);
    }
    return unique;
}

std::string joined(const std::vector<InterfaceInfo> &known)
{
    std::string text;
    for (const InterfaceInfo &info : known)
        text += (text.empty() ? "" : ", ") + info.name;
    return text.empty() ? "none" : text;
}

/// Control characters of a mistyped name must not reach a terminal.
std::string printable(std::string_view name)
{
    std::string text;
    for (const char c : name.substr(0, 64))
        text += c >= ' ' && c <= '~' ? c : '?';
    return text;
}

/// Fills in the default and refuses what does not exist. More than can be watched one by one are
/// watched through "any".
std::optional<Error> resolveInterfaces(std::vector<std::string> &names)
{
    const auto known = listInterfaces();
    if (!known)
        return known.error();
    if (names.empty()) {
        for (const InterfaceInfo &info : known.value()) {
            if (info.up)
                names.push_back(info.name);
        }
        if (names.empty())
            return Error { ErrorCode::ResourceGone,
                "no network interface is up (available: " + joined(known.value())
                    + "); bring one up, then try again" };
        if (names.size() > kMostInterfaces)
            names = { kAnyInterface };
    }
    names = withoutDuplicates(names);
    for (const std::string &name : names) {
        const bool exists = name == kAnyInterface
            || std::any_of(known.value().begin(), known.value().end(),
                [&name](const InterfaceInfo &info) { return info.name == name; });
        if (!exists)
            return Error { ErrorCode::NotFound,
                "no interface \"" + printable(name) + "\"; available: " + joined(known.value()) };
    }
    if (names.size() > kMostInterfaces)
        return Error { ErrorCode::InvalidInput,
            "more than " + std::to_string(kMostInterfaces)
                + " interfaces cannot be captured at once; name fewer, or \"any\"" };
    return std::nullopt;
}

} // namespace

Result<std::unique_ptr<LiveSource>> LiveSource::start(const LiveOptions &options)
{
    LiveOptions resolved = options;
    if (options.snapshotLength < kSmallestSnapshot
        || options.snapshotLength > static_cast<int>(kLongestCapture))
        return Error { ErrorCode::InvalidInput,
            "the snapshot length must be from " + std::to_string(kSmallestSnapshot) + " to "
                + std::to_string(kLongestCapture) + " bytes" };
    if (auto problem = resolveInterfaces(resolved.interfaces))
        return *problem;
    resolved.bufferBytes = bufferShare(options.bufferBytes, resolved.interfaces.size());
    const auto helper = locateHelper(options.helperPath);
    if (!helper)
        return helper.error();

    const bool all = options.interfaces.empty();
    const bool throughAny = all && resolved.interfaces.front() == kAnyInterface;
    auto state = std::make_unique<State>(std::move(resolved), helper.value(), all && !throughAny);
    if (throughAny)
        state->interfaces.notices.push_back("more than " + std::to_string(kMostInterfaces)
            + " interfaces are up; capturing on \"any\" instead");
    if (auto problem = state->open())
        return *problem;
    return std::unique_ptr<LiveSource>(new LiveSource(std::move(state)));
}

std::size_t LiveSource::bufferShare(std::size_t wanted, std::size_t interfaces)
{
    return std::max(std::min(wanted, kAllBufferBytes / interfaces), kSmallestBuffer);
}

std::size_t LiveSource::lateBufferShare(std::size_t wanted, std::size_t inUse)
{
    if (inUse + wanted <= kAllBufferBytes)
        return wanted;
    const std::size_t room = kMostBufferBytes - std::min(inUse, kMostBufferBytes);
    if (room < kSmallestBuffer)
        return 0;
    return std::max(std::min(wanted, room / 16), kSmallestBuffer);
}

LiveSource::LiveSource(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
}

LiveSource::~LiveSource()
{
    // All at once, so that their ends do not add up.
    for (const auto &channel : m_state->channels)
        channel->requestEnd();
}

SourceStatus LiveSource::next(PacketRef &packet, int maxWaitMs)
{
    return m_state->next(packet, maxWaitMs);
}

void LiveSource::requestStop()
{
    m_state->requestStop();
}

TimeNs LiveSource::clock() const
{
    timespec now {};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return now.tv_sec * kSecond + now.tv_nsec;
}

const std::vector<InterfaceCounters> &LiveSource::interfaces() const
{
    return m_state->interfaces.counters;
}

std::optional<Error> LiveSource::error() const
{
    return m_state->error;
}

std::vector<std::string> LiveSource::takeNotices()
{
    return std::exchange(m_state->interfaces.notices, {});
}

std::uint64_t LiveSource::inputBytes() const
{
    return m_state->inputBytes;
}

std::vector<int> LiveSource::helperIds() const
{
    std::vector<int> ids;
    for (const auto &channel : m_state->channels)
        ids.push_back(channel->processId());
    return ids;
}

} // namespace hitwatch
