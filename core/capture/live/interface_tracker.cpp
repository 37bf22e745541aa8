// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/live/interface_tracker.h"

#include "capture/live/interface_limit.h"
#include "capture/live/interface_list.h"

#include <net/if.h>

#include <algorithm>
#include <utility>

namespace hitwatch {
namespace {

using namespace std::chrono_literals;

constexpr auto kRetryAfterLoss = 300ms;
constexpr auto kRetryAfterRefusal = 5s;
/// A helper notices the end of its interface within its tick of 250 ms.
constexpr auto kReplacementGrace = 1s;
/// Links are looked at this often even when the kernel tells of no change.
constexpr auto kLookEvery = 2s;

} // namespace

InterfaceTracker::InterfaceTracker(const std::vector<std::string> &names, bool watchNew)
    : m_watchNew(watchNew)
{
    for (const std::string &name : names)
        add(name);
}

void InterfaceTracker::add(const std::string &name)
{
    InterfaceCounters counter;
    counter.name = name;
    counter.state = InterfaceState::Down;
    counters.push_back(std::move(counter));
    m_tracked.emplace_back();
    lookAt(m_tracked.size() - 1);
}

void InterfaceTracker::look(bool changed)
{
    m_links.drain();
    for (std::size_t index = 0; index < m_tracked.size(); ++index)
        lookAt(index);
    if (m_watchNew && (changed || Clock::now() >= m_listedAt + kLookEvery))
        addNew();
}

void InterfaceTracker::addNew()
{
    m_listedAt = Clock::now();
    const auto links = readLinks();
    if (!links)
        return; // they are looked at again
    auto present = static_cast<std::size_t>(std::count_if(m_tracked.begin(), m_tracked.end(),
        [](const Tracked &tracked) { return tracked.link.index != 0; }));
    for (const LinkEntry &link : links.value()) {
        const bool isKnown = std::any_of(counters.begin(), counters.end(),
            [&link](const InterfaceCounters &counter) { return counter.name == link.name; });
        if (isKnown || (link.flags & IFF_UP) == 0)
            continue;
        if (present < kMostInterfaces && counters.size() < kMostNames) {
            add(link.name);
            m_tracked.back().missedStart = true; // so that it is told once it is open
            ++present;
        } else if (!std::exchange(m_toldTooMany, true)) {
            notices.push_back(link.name
                + " came up but is not captured: the limit of interfaces is reached; capture on "
                  "\"any\" instead");
        }
    }
}

void InterfaceTracker::lookAt(std::size_t index)
{
    Tracked &tracked = m_tracked[index];
    const std::string &name = counters[index].name;
    const LinkStatus before = tracked.link;
    tracked.link = name == kAnyInterface ? LinkStatus { 0, true } : m_links.look(name);
    if (tracked.link == before && tracked.link.index == tracked.openedIndex)
        return;
    if (tracked.link.up && !before.up)
        tracked.retryAt = {};
    if (tracked.helper != Helper::Open) {
        if (tracked.link.up && tracked.everOpened && !tracked.unwatchedSince)
            tracked.unwatchedSince = Clock::now();
        if (!tracked.link.up)
            setState(index, tracked.link.index == 0 ? InterfaceState::Gone : InterfaceState::Down);
        return;
    }
    if (tracked.link.index != tracked.openedIndex) {
        if (!tracked.mismatchSince)
            tracked.mismatchSince = Clock::now();
        setState(index, InterfaceState::Gone);
        return;
    }
    tracked.mismatchSince.reset();
    setState(index, tracked.link.up ? InterfaceState::Capturing : InterfaceState::Down);
}

void InterfaceTracker::setState(std::size_t index, InterfaceState state)
{
    InterfaceCounters &counter = counters[index];
    const InterfaceState before = counter.state;
    counter.state = state;
    if (state == before || !m_tracked[index].everOpened)
        return;
    if (state == InterfaceState::Gone)
        notices.push_back(counter.name + " disappeared; waiting for it to come back");
    else if (state == InterfaceState::Down && before == InterfaceState::Capturing)
        notices.push_back(counter.name + " went down; waiting for it to come up");
    else if (state == InterfaceState::Capturing && before == InterfaceState::Down)
        notices.push_back(counter.name + " is up again");
    else if (state == InterfaceState::Capturing)
        notices.push_back(counter.name + " is back");
}

std::vector<std::size_t> InterfaceTracker::due(Clock::time_point now) const
{
    std::vector<std::size_t> indices;
    for (std::size_t index = 0; index < m_tracked.size(); ++index) {
        const Tracked &tracked = m_tracked[index];
        if (tracked.helper == Helper::None && tracked.link.up && now >= tracked.retryAt)
            indices.push_back(index);
    }
    return indices;
}

std::vector<std::size_t> InterfaceTracker::replaced(Clock::time_point now) const
{
    std::vector<std::size_t> indices;
    for (std::size_t index = 0; index < m_tracked.size(); ++index) {
        const Tracked &tracked = m_tracked[index];
        if (tracked.helper == Helper::Open && tracked.link.index != 0 && tracked.mismatchSince
            && now >= *tracked.mismatchSince + kReplacementGrace)
            indices.push_back(index);
    }
    return indices;
}

std::optional<InterfaceTracker::Clock::time_point> InterfaceTracker::nextLook(
    Clock::time_point now) const
{
    std::optional<Clock::time_point> next;
    const auto consider = [&next](Clock::time_point at) { next = next ? std::min(*next, at) : at; };
    for (std::size_t index = 0; index < m_tracked.size(); ++index) {
        const Tracked &tracked = m_tracked[index];
        if (tracked.helper == Helper::None && tracked.link.up)
            consider(tracked.retryAt);
        if (tracked.mismatchSince && tracked.link.index != 0)
            consider(*tracked.mismatchSince + kReplacementGrace);
        if (counters[index].state != InterfaceState::Capturing)
            consider(now + kLookEvery);
    }
    if (m_watchNew)
        consider(now + kLookEvery);
    return next;
}

void InterfaceTracker::opening(std::size_t index)
{
    Tracked &tracked = m_tracked[index];
    tracked.helper = Helper::Opening;
    tracked.openedIndex = tracked.link.index;
    tracked.mismatchSince.reset();
}

void InterfaceTracker::opened(std::size_t index)
{
    Tracked &tracked = m_tracked[index];
    tracked.helper = Helper::Open;
    tracked.trouble.clear();
    setState(index, InterfaceState::Capturing);
    if (tracked.missedStart)
        notices.push_back(counters[index].name + " is up; capturing");
    tracked.missedStart = false;
    tracked.everOpened = true;
    lookAt(index);
}

void InterfaceTracker::lost(std::size_t index, GoneReason reason, const std::string &text)
{
    Tracked &tracked = m_tracked[index];
    tracked.helper = Helper::None;
    tracked.mismatchSince.reset();
    tracked.missedStart = !tracked.everOpened;
    tracked.retryAt = Clock::now() + kRetryAfterLoss;
    if (reason == GoneReason::Failed) {
        tracked.retryAt = Clock::now() + kRetryAfterRefusal;
        tellTrouble(index, text);
    } else if (!tracked.everOpened && reason == GoneReason::Down) {
        tellTrouble(index, counters[index].name + " is down; waiting for it to come up");
    }
    setState(index, reason == GoneReason::Gone ? InterfaceState::Gone : InterfaceState::Down);
    lookAt(index);
}

void InterfaceTracker::refused(std::size_t index, const std::string &text)
{
    lost(index, GoneReason::Failed, counters[index].name + " could not be captured again: " + text);
}

void InterfaceTracker::abandoned(std::size_t index)
{
    Tracked &tracked = m_tracked[index];
    tracked.helper = Helper::None;
    tracked.mismatchSince.reset();
    tracked.retryAt = {};
}

void InterfaceTracker::unwatched(std::size_t index, Clock::time_point since)
{
    abandoned(index);
    m_tracked[index].unwatchedSince = since;
}

void InterfaceTracker::countUnwatched(Clock::time_point now)
{
    for (std::size_t index = 0; index < m_tracked.size(); ++index) {
        Tracked &tracked = m_tracked[index];
        if (!tracked.unwatchedSince)
            continue;
        const auto passed =
            std::chrono::ceil<std::chrono::milliseconds>(now - *tracked.unwatchedSince);
        counters[index].notWatchedMs += static_cast<std::uint64_t>(passed.count());
        *tracked.unwatchedSince += passed;
        // Down, it carries nothing; open, it is watched.
        if (tracked.helper == Helper::Open || !tracked.link.up)
            tracked.unwatchedSince.reset();
    }
}

void InterfaceTracker::tellTrouble(std::size_t index, const std::string &text)
{
    if (m_tracked[index].trouble == text)
        return;
    m_tracked[index].trouble = text;
    notices.push_back(text);
}

} // namespace hitwatch
