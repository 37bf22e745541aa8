// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/traffic_stats.h"

#include "stats/loss_deltas.h"
#include "stats/packet_clock.h"
#include "stats/stat_tables.h"

#include <algorithm>

namespace hitwatch {

namespace {

constexpr int kLongestWindow = 86'400;
constexpr TimeNs kNever = PacketClock::kNever;

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
    void follow(PacketClock::Step step);
    bool openSecond(std::int64_t second);
    TimeRange inMemory(const TimeRange &range) const;

    StatTables whole;
    StatTables windowed;
    bool hasWindows;
    NameHashes nameHashes;
    LossDeltas losses;
    std::vector<InterfaceCounters> interfaces;

    TimeNs firstTold = kNever;
    TimeNs lastTold = kNever;
    TimeNs firstSample = kNever;
    TimeNs lastSample = kNever;
    PacketClock clock;
};

/// Something happened at @p time.
void TrafficStats::State::tell(TimeNs time)
{
    firstTold = firstTold == kNever ? time : std::min(firstTold, time);
    lastTold = lastTold == kNever ? time : std::max(lastTold, time);
    follow(clock.tell(time));
}

/// @returns the time that it really is.
TimeNs TrafficStats::State::tellClock(TimeNs time)
{
    if (clock.standsStill(time))
        return clock.now();
    tell(time);
    return time;
}

void TrafficStats::State::tellSample(TimeNs second)
{
    firstSample = firstSample == kNever ? second : std::min(firstSample, second);
    lastSample = lastSample == kNever ? second : std::max(lastSample, second);
    follow(clock.tellSample(second));
}

void TrafficStats::State::follow(PacketClock::Step step)
{
    if (step == PacketClock::Step::Restart)
        windowed.restart(secondOf(clock.now()));
    else if (step == PacketClock::Step::Forward)
        windowed.enter(secondOf(clock.now()));
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
    const EventKeys keys(event, m_state->nameHashes);
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
    const bool inWindows = state.clock.started() && state.openSecond(secondOf(at));
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
    return m_state->clock.started() ? m_state->clock.now() : 0;
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
    if (found == store.windows().end() || !state.clock.started())
        return snapshot;
    snapshot.to = floorToSecond(state.clock.now()) + kSecond;
    snapshot.from = std::max(snapshot.to - *windowSeconds * kSecond, store.firstSecond() * kSecond);
    const CellCounts counts =
        store.countsOf(static_cast<std::size_t>(found - store.windows().begin()));
    state.windowed.fill(snapshot, CounterStore::Stretch(counts), state.interfaces);
    return snapshot;
}

/// The whole seconds of @p range that are in memory.
TimeRange TrafficStats::State::inMemory(const TimeRange &range) const
{
    if (!hasWindows || !clock.started())
        return {};
    const CounterStore &store = windowed.store();
    const std::int64_t last = secondOf(clock.now());
    const std::int64_t first = std::max(store.firstSecond(), last - store.windows().back() + 1);
    const TimeNs from = first * kSecond;
    const TimeNs to = (last + 1) * kSecond;
    TimeRange seconds { floorToSecond(std::clamp(range.from, from, to)),
        floorToSecond(std::clamp(range.to, from, to) + kSecond - 1) };
    if (range.isEmpty() || seconds.isEmpty())
        seconds.to = seconds.from;
    return seconds;
}

StatsSnapshot TrafficStats::snapshotOf(const TimeRange &range) const
{
    const State &state = *m_state;
    const TimeRange seconds = state.inMemory(range);
    StatsSnapshot snapshot;
    snapshot.from = seconds.from;
    snapshot.to = seconds.to;
    if (seconds.isEmpty())
        return snapshot;
    const CounterStore &store = state.windowed.store();
    const CellCounts counts = store.countsOf(snapshot.from / kSecond, snapshot.to / kSecond);
    state.windowed.fill(snapshot, CounterStore::Stretch(counts), state.interfaces);
    return snapshot;
}

TrafficTrack TrafficStats::trackOf(const StatsFilter &filter, const TimeRange &range) const
{
    const TimeRange seconds = m_state->inMemory(range);
    if (seconds.isEmpty())
        return { seconds, {} };
    return m_state->windowed.trackOf(filter, seconds);
}

TimeNs TrafficStats::forgottenBefore() const
{
    const std::optional<std::int64_t> floor = m_state->windowed.store().firstInMemory();
    return floor ? *floor * kSecond : kNever;
}

} // namespace hitwatch
