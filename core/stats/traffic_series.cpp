// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/traffic_series.h"

#include "stats/loss_deltas.h"
#include "stats/packet_clock.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hitwatch {

namespace {

constexpr int kShortest = 60;
constexpr int kLongest = 86'400;
constexpr std::int64_t kChunkSeconds = 600;

/// How many seconds a point may stand for. They divide the minute, the hour and the day, so that
/// points begin where a clock on the wall would.
constexpr std::array kSteps { 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200,
    14'400, 21'600, 43'200, 86'400 };

std::int64_t floorTo(std::int64_t second, std::int64_t step)
{
    const std::int64_t remainder = second % step;
    return second - (remainder < 0 ? remainder + step : remainder);
}

std::int64_t ceilTo(std::int64_t second, std::int64_t step)
{
    return -floorTo(-second, step);
}

std::size_t classOf(std::uint16_t status)
{
    return status >= 100 && status < 500 ? status / 100U : 5U;
}

/// What a growth of @p column is worth in SeriesPoint::lost, which counts things and not bytes.
std::uint64_t lostThings(Column column, std::uint64_t amount)
{
    switch (column.measure()) {
    case Measure::NotAnalyzed: // nothing is lost
        return 0;
    case Measure::NotWatched:
        return 1;
    case Measure::Input:
        break;
    default:
        return amount;
    }
    const InputCounter &counter = kInputCounters[column.detail()];
    if (counter.kind != CounterKind::Loss)
        return 0;
    if (counter.unit == CounterUnit::Things)
        return amount;
    // Damage of a file is counted nowhere else; the bytes of gaps have their gaps.
    return counter.summary == &LossSummary::damagedBytes ? 1 : 0;
}

void addTo(SeriesPoint &sum, const SeriesPoint &point)
{
    sum.requests += point.requests;
    for (std::size_t at = 0; at < sum.byClass.size(); ++at)
        sum.byClass[at] += point.byClass[at];
    sum.responses += point.responses;
    sum.bytesToServer += point.bytesToServer;
    sum.bytesToClient += point.bytesToClient;
    sum.lost += point.lost;
}

/// Whole seconds, [from, to).
struct Seconds {
    std::int64_t from = 0;
    std::int64_t to = 0;
};

} // namespace

struct TrafficSeries::State {
    using InterfaceColumn = std::array<std::uint64_t, kChunkSeconds>;
    /// Made when something is counted in it, so that silence takes no memory.
    struct Chunk {
        std::array<SeriesPoint, kChunkSeconds> points {};
        std::vector<InterfaceColumn> interfaces;
    };

    explicit State(int retained)
        : length(std::clamp(retained, kShortest, kLongest))
        , chunks(static_cast<std::size_t>((length + kChunkSeconds - 1) / kChunkSeconds))
    {
    }

    void follow(PacketClock::Step step);
    void clear(std::int64_t second);
    bool holds(std::int64_t second) const
    {
        return clock.started() && second <= current && second > current - length;
    }
    std::size_t placeOf(std::int64_t second) const
    {
        return static_cast<std::size_t>(second - floorTo(second, length));
    }
    Chunk &chunkOf(std::int64_t second);
    bool open(std::int64_t second);
    SeriesPoint &pointAt(std::int64_t second);
    std::int64_t firstSecond() const { return std::max(first, current - length + 1); }
    Seconds wanted(const SeriesQuery &query) const;
    int stepFor(const SeriesQuery &query, const Seconds &seconds) const;
    Seconds aligned(const SeriesQuery &query, Seconds seconds, int step) const;
    void sum(SeriesSlice &slice, const Seconds &seconds) const;
    void nameInterfaces(SeriesSlice &slice) const;

    std::int64_t length;
    std::vector<std::unique_ptr<Chunk>> chunks;
    PacketClock clock;
    LossDeltas losses;
    std::int64_t current = 0; ///< newest second
    std::int64_t first = 0; ///< oldest second that was told since the clock was set
    std::int64_t last = 0; ///< second of lastPoint
    SeriesPoint *lastPoint = nullptr;
    std::vector<std::string> names;
    std::size_t interfacesSeen = 0;
};

void TrafficSeries::State::follow(PacketClock::Step step)
{
    if (step == PacketClock::Step::None)
        return;
    const std::int64_t second = secondOf(clock.now());
    if (step == PacketClock::Step::Restart) {
        for (std::unique_ptr<Chunk> &chunk : chunks)
            chunk.reset();
        lastPoint = nullptr;
        current = first = second;
        return;
    }
    const std::int64_t steps = std::min(second - current, length);
    for (std::int64_t at = second - steps + 1; at <= second; ++at)
        clear(at);
    current = second;
}

/// The second that had this place has left the ring.
void TrafficSeries::State::clear(std::int64_t second)
{
    const std::size_t place = placeOf(second);
    Chunk *const chunk = chunks[place / kChunkSeconds].get();
    if (chunk == nullptr)
        return;
    chunk->points[place % kChunkSeconds] = {};
    for (InterfaceColumn &column : chunk->interfaces)
        column[place % kChunkSeconds] = 0;
}

TrafficSeries::State::Chunk &TrafficSeries::State::chunkOf(std::int64_t second)
{
    std::unique_ptr<Chunk> &chunk = chunks[placeOf(second) / kChunkSeconds];
    if (!chunk)
        chunk = std::make_unique<Chunk>();
    return *chunk;
}

/// Something was told of @p second. @returns false when it is too old to be counted.
bool TrafficSeries::State::open(std::int64_t second)
{
    if (!holds(second))
        return false;
    first = std::min(first, second);
    return true;
}

/// Of a second that the ring holds.
SeriesPoint &TrafficSeries::State::pointAt(std::int64_t second)
{
    if (lastPoint == nullptr || second != last) {
        last = second;
        lastPoint = &chunkOf(second).points[placeOf(second) % kChunkSeconds];
    }
    return *lastPoint;
}

Seconds TrafficSeries::State::wanted(const SeriesQuery &query) const
{
    Seconds seconds { firstSecond(), current + 1 };
    if (query.range) {
        const TimeNs from = seconds.from * kSecond;
        const TimeNs to = seconds.to * kSecond;
        seconds.from = secondOf(std::clamp(query.range->from, from, to));
        seconds.to = secondOf(std::clamp(query.range->to, from, to) + kSecond - 1);
        if (query.range->isEmpty())
            seconds.to = seconds.from;
    } else if (query.newestSeconds > 0) {
        seconds.from = std::max(seconds.from, seconds.to - query.newestSeconds);
    }
    return seconds;
}

/// Of the newest seconds, as many as are asked for decide, not as many as there are: so the steps
/// stay the same from the first second of a capture to the last.
int TrafficSeries::State::stepFor(const SeriesQuery &query, const Seconds &seconds) const
{
    const auto most = static_cast<std::int64_t>(
        std::clamp(query.maxPoints, std::size_t { 1 }, static_cast<std::size_t>(kLongest)));
    const bool moves = !query.range && query.newestSeconds > 0;
    const std::int64_t span = std::min<std::int64_t>(query.newestSeconds, length);
    for (const int step : kSteps) {
        const std::int64_t points = moves
            ? (span + step - 1) / step
            : (ceilTo(seconds.to, step) - floorTo(seconds.from, step)) / step;
        if (points <= most)
            return step;
    }
    return kSteps.back();
}

/// A point that stands for several seconds stands for all of them, also for those before the slice,
/// or it would shrink while the slice moves on. One whose first seconds have left the ring is left
/// out.
Seconds TrafficSeries::State::aligned(const SeriesQuery &query, Seconds seconds, int step) const
{
    seconds.from = floorTo(seconds.from, step);
    seconds.to = ceilTo(seconds.to, step);
    const std::int64_t oldest = current - length + 1;
    if (seconds.from < oldest && first < oldest)
        seconds.from = ceilTo(oldest, step);
    const auto most = static_cast<std::int64_t>(std::max(query.maxPoints, std::size_t { 1 }));
    if ((seconds.to - seconds.from) / step > most)
        seconds.from = seconds.to - most * step;
    return seconds;
}

void TrafficSeries::State::sum(SeriesSlice &slice, const Seconds &seconds) const
{
    const std::int64_t step = slice.secondsPerPoint;
    slice.points.resize(static_cast<std::size_t>((seconds.to - seconds.from) / step));
    for (std::vector<std::uint64_t> &bytes : slice.interfaceBytes)
        bytes.resize(slice.points.size());
    const std::int64_t to = std::min(seconds.to, current + 1);
    for (std::int64_t second = std::max(seconds.from, firstSecond()); second < to; ++second) {
        const std::size_t place = placeOf(second);
        const Chunk *const chunk = chunks[place / kChunkSeconds].get();
        if (chunk == nullptr)
            continue;
        const auto at = static_cast<std::size_t>((second - seconds.from) / step);
        addTo(slice.points[at], chunk->points[place % kChunkSeconds]);
        for (std::size_t column = 0; column < chunk->interfaces.size(); ++column)
            slice.interfaceBytes[column][at] += chunk->interfaces[column][place % kChunkSeconds];
    }
}

void TrafficSeries::State::nameInterfaces(SeriesSlice &slice) const
{
    for (std::size_t at = 0; at < std::min(interfacesSeen, kMaxInterfaces); ++at) {
        slice.interfaceNames.push_back(
            at < names.size() ? names[at] : "interface " + std::to_string(at));
    }
    if (interfacesSeen > kMaxInterfaces)
        slice.interfaceNames.back() = "Other";
    slice.interfaceBytes.resize(slice.interfaceNames.size());
}

TrafficSeries::TrafficSeries(int seconds)
    : m_state(std::make_unique<State>(seconds))
{
}

TrafficSeries::~TrafficSeries() = default;

void TrafficSeries::apply(const HttpEvent &event)
{
    State &state = *m_state;
    state.follow(state.clock.tell(event.time));
    const bool isResponse = event.kind == HttpEventKind::Response;
    const std::int64_t second = secondOf(event.time);
    if (state.open(second) && (isResponse || event.kind == HttpEventKind::Request)) {
        SeriesPoint &point = state.pointAt(second);
        point.responses += isResponse ? 1 : 0;
        point.requests += isResponse ? 0 : 1;
        point.byClass[0] += isResponse ? 0 : 1;
    }
    if (event.kind == HttpEventKind::Desync && state.holds(second))
        ++state.pointAt(second).lost;
    if (!isResponse || !event.paired || event.requestTime < 0)
        return;
    const std::int64_t asked = secondOf(event.requestTime);
    if (!state.holds(asked) || asked < state.first)
        return;
    // The request may have been told before the clock was set, or was shed.
    SeriesPoint &point = state.pointAt(asked);
    if (point.byClass[0] > 0) {
        --point.byClass[0];
        ++point.byClass[classOf(event.status)];
    }
}

void TrafficSeries::apply(const TrafficSample &sample)
{
    State &state = *m_state;
    state.follow(state.clock.tellSample(floorToSecond(sample.second)));
    state.interfacesSeen =
        std::max(state.interfacesSeen, sample.interfaceIndex + std::size_t { 1 });
    const std::int64_t second = secondOf(sample.second);
    const std::uint64_t bytes = sample.httpBytesToServer + sample.httpBytesToClient;
    if (!state.open(second) || bytes == 0)
        return;
    SeriesPoint &point = state.pointAt(second);
    point.bytesToServer += sample.httpBytesToServer;
    point.bytesToClient += sample.httpBytesToClient;
    auto &columns = state.chunkOf(second).interfaces;
    const std::size_t column = std::min<std::size_t>(sample.interfaceIndex, kMaxInterfaces - 1);
    if (columns.size() <= column)
        columns.resize(column + 1, State::InterfaceColumn {});
    columns[column][state.placeOf(second) % kChunkSeconds] += bytes;
}

void TrafficSeries::apply(const CaptureCounters &counters, TimeNs at)
{
    State &state = *m_state;
    if (at > 0 && state.clock.standsStill(at))
        at = state.clock.now();
    else if (at > 0)
        state.follow(state.clock.tell(at));
    if (!state.losses.changed(counters))
        return;
    std::uint64_t lost = 0;
    state.losses.take(counters, [&](std::uint32_t, Column column, std::uint64_t amount) {
        lost += lostThings(column, amount);
    });
    if (const std::int64_t second = secondOf(at); lost > 0 && state.open(second))
        state.pointAt(second).lost += lost;
    state.interfacesSeen = std::max(state.interfacesSeen, counters.interfaces.size());
    state.names.resize(std::min(counters.interfaces.size(), kMaxInterfaces));
    for (std::size_t name = 0; name < state.names.size(); ++name)
        state.names[name] = counters.interfaces[name].name;
}

void TrafficSeries::advance(TimeNs now)
{
    State &state = *m_state;
    if (now > 0 && !state.clock.standsStill(now))
        state.follow(state.clock.tell(now));
}

SeriesSlice TrafficSeries::slice(const SeriesQuery &query) const
{
    const State &state = *m_state;
    SeriesSlice slice;
    state.nameInterfaces(slice);
    if (!state.clock.started())
        return slice;
    slice.extent = { state.firstSecond() * kSecond, (state.current + 1) * kSecond };
    slice.complete = state.current * kSecond;
    Seconds seconds = state.wanted(query);
    slice.secondsPerPoint = state.stepFor(query, seconds);
    if (seconds.to > seconds.from)
        seconds = state.aligned(query, seconds, slice.secondsPerPoint);
    slice.from = seconds.from * kSecond;
    if (seconds.to > seconds.from)
        state.sum(slice, seconds);
    return slice;
}

} // namespace hitwatch
