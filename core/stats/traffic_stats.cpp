// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/traffic_stats.h"

#include "stats/loss_deltas.h"
#include "stats/stat_tables.h"

#include <algorithm>
#include <limits>

namespace hitwatch {

namespace {

constexpr int kLongestWindow = 3600;
/// So far behind, for so long, must the samples be until the clock counts as set back.
constexpr std::int64_t kSetBackSeconds = 10;
constexpr TimeNs kNever = std::numeric_limits<TimeNs>::min();

std::int64_t secondOf(TimeNs time)
{
    return floorToSecond(time) / kSecond;
}

std::vector<int> offeredWindows(std::vector<int> windows)
{
    for (int &window : windows)
        window = std::clamp(window, 1, kLongestWindow);
    std::sort(windows.begin(), windows.end());
    windows.erase(std::unique(windows.begin(), windows.end()), windows.end());
    return windows;
}

} // namespace

struct TrafficStats::State {
    State(const EngineLimits &limits, const std::vector<int> &windows)
        : whole(limits, {}, {})
        , windowed(limits, windows, {})
        , hasWindows(!windows.empty())
    {
    }

    void tell(TimeNs time);
    TimeNs tellClock(TimeNs time);
    void tellSample(TimeNs second);
    void moveTo(TimeNs time);
    bool openSecond(std::int64_t second);
    void watchForSetBack(TimeNs second);

    StatTables whole;
    StatTables windowed;
    bool hasWindows;
    LossDeltas losses;
    std::vector<InterfaceCounters> interfaces;

    TimeNs firstTold = kNever;
    TimeNs lastTold = kNever;
    TimeNs firstSample = kNever;
    TimeNs lastSample = kNever;
    TimeNs now = kNever; ///< of the windows: goes back when the clock was set back
    TimeNs clockBefore = kNever; ///< where now stood when the clock was set back
    TimeNs behindSince = kNever; ///< first of the samples that say that the clock was set back
};

/// Something happened at @p time.
void TrafficStats::State::tell(TimeNs time)
{
    firstTold = firstTold == kNever ? time : std::min(firstTold, time);
    lastTold = lastTold == kNever ? time : std::max(lastTold, time);
    moveTo(time);
}

/// The clock of the capture only ever grows. When packets went back, it stands still at the old
/// time until they have passed it; meanwhile the packets are the clock.
/// @returns the time that it really is.
TimeNs TrafficStats::State::tellClock(TimeNs time)
{
    constexpr TimeNs kSetBack = kSetBackSeconds * kSecond;
    if (clockBefore != kNever && time > now + kSetBack && time <= clockBefore + kSetBack)
        return now;
    tell(time);
    return time;
}

/// A sample says only the second.
void TrafficStats::State::tellSample(TimeNs second)
{
    firstSample = firstSample == kNever ? second : std::min(firstSample, second);
    lastSample = lastSample == kNever ? second : std::max(lastSample, second);
    watchForSetBack(second);
    moveTo(second);
}

void TrafficStats::State::moveTo(TimeNs time)
{
    if (now == kNever) {
        now = time;
        windowed.restart(secondOf(time));
    } else if (time > now) {
        now = time;
        behindSince = kNever;
        if (now >= clockBefore)
            clockBefore = kNever;
        windowed.enter(secondOf(time));
    }
}

/// Packets of all interfaces pass here in the order of their arrival, so they show a clock that was
/// set back: nothing but old seconds, and they move on.
void TrafficStats::State::watchForSetBack(TimeNs second)
{
    if (now == kNever || second >= floorToSecond(now) - kSetBackSeconds * kSecond) {
        behindSince = kNever;
    } else if (behindSince == kNever || second < behindSince) {
        behindSince = second;
    } else if (second - behindSince >= kSetBackSeconds * kSecond) {
        behindSince = kNever;
        clockBefore = std::max(now, clockBefore);
        now = second;
        windowed.restart(secondOf(second));
    }
}

bool TrafficStats::State::openSecond(std::int64_t second)
{
    if (!hasWindows || !windowed.store().holds(second))
        return false;
    windowed.store().at(second);
    return true;
}

TrafficStats::TrafficStats(const EngineLimits &limits, std::vector<int> windows)
    : m_state(std::make_unique<State>(limits, offeredWindows(std::move(windows))))
{
}

TrafficStats::~TrafficStats() = default;

void TrafficStats::apply(const HttpEvent &event)
{
    m_state->tell(event.time);
    const EventKeys keys(event);
    m_state->whole.apply(event, keys);
    if (m_state->openSecond(secondOf(event.time)))
        m_state->windowed.apply(event, keys);
}

void TrafficStats::apply(const TrafficSample &sample)
{
    m_state->tellSample(floorToSecond(sample.second));
    m_state->whole.apply(sample);
    if (m_state->openSecond(secondOf(sample.second)))
        m_state->windowed.apply(sample);
}

void TrafficStats::apply(const CaptureCounters &counters, TimeNs at)
{
    State &state = *m_state;
    if (at > 0)
        at = state.tellClock(at);
    if (!state.losses.changed(counters))
        return;
    const bool inWindows = state.now != kNever && state.openSecond(secondOf(at));
    state.losses.take(counters, [&](std::uint32_t interface, Column column, std::uint64_t amount) {
        const auto addTo = [&](StatTables &tables) {
            if (interface != LossDeltas::kNoInterface)
                tables.addInterface(interface, column, amount);
            tables.addTotal(column, amount);
        };
        addTo(state.whole);
        if (inWindows)
            addTo(state.windowed);
    });
    state.interfaces = counters.interfaces;
}

void TrafficStats::advance(TimeNs now)
{
    if (now > 0)
        m_state->tellClock(now);
}

TimeNs TrafficStats::now() const
{
    return m_state->now == kNever ? 0 : m_state->now;
}

TimeNs TrafficStats::start() const
{
    const State &state = *m_state;
    if (state.firstTold == kNever)
        return state.firstSample == kNever ? 0 : state.firstSample;
    const bool sampleIsOlder =
        state.firstSample != kNever && state.firstSample < floorToSecond(state.firstTold);
    return sampleIsOlder ? state.firstSample : state.firstTold;
}

StatsSnapshot TrafficStats::snapshot(std::optional<int> windowSeconds) const
{
    const State &state = *m_state;
    StatsSnapshot snapshot;
    snapshot.windowSeconds = windowSeconds;
    if (!windowSeconds) {
        snapshot.from = start();
        snapshot.to = std::max({ state.lastTold, state.lastSample, snapshot.from });
        if (state.lastSample != kNever && state.lastSample > state.lastTold)
            snapshot.to = state.lastSample + kSecond;
        state.whole.fill(snapshot, {}, state.interfaces);
        return snapshot;
    }
    const CounterStore &store = state.windowed.store();
    const auto found = std::find(store.windows().begin(), store.windows().end(), *windowSeconds);
    if (found == store.windows().end() || state.now == kNever)
        return snapshot;
    snapshot.to = floorToSecond(state.now) + kSecond;
    snapshot.from = std::max(snapshot.to - *windowSeconds * kSecond, store.firstSecond() * kSecond);
    state.windowed.fill(
        snapshot, static_cast<std::size_t>(found - store.windows().begin()), state.interfaces);
    return snapshot;
}

} // namespace hitwatch
