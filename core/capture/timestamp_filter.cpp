// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/timestamp_filter.h"

#include <algorithm>
#include <limits>

namespace hitwatch {

namespace {

/// Fewer packets confirm a time when they cover this much of it.
constexpr TimeNs kConfirmingSpan = kSecond;
constexpr unsigned kConfirmingOverSpan = 3;
/// Packets that have to contradict one: two, since one may be wrong itself.
constexpr unsigned kContradictions = 2;
/// A last packet alone behind a silence is believed up to here, or up to twice the longest silence
/// before it.
constexpr TimeNs kBelievedAlone = 300 * kSecond;
/// Stamps and offsets are kept within what can be added: 1823 to 2116.
constexpr TimeNs kFarthest = std::numeric_limits<TimeNs>::max() / 2;

TimeNs added(TimeNs left, TimeNs right)
{
    TimeNs sum = 0;
    if (__builtin_add_overflow(left, right, &sum))
        sum = right < 0 ? -kFarthest : kFarthest;
    return std::clamp(sum, -kFarthest, kFarthest);
}

TimeNs difference(TimeNs left, TimeNs right)
{
    TimeNs result = 0;
    if (__builtin_sub_overflow(left, right, &result))
        result = left < right ? -kFarthest : kFarthest;
    return std::clamp(result, -kFarthest, kFarthest);
}

bool isNear(TimeNs left, TimeNs right)
{
    return std::abs(difference(left, right)) <= TimestampFilter::kTolerance;
}

} // namespace

TimestampFilter::TimestampFilter(bool sharedClock)
    : m_sourceMask(sharedClock ? 0 : 0xffffffff)
{
}

bool TimestampFilter::takeUnsettled(PacketRef &packet)
{
    const std::size_t source = sourceOf(packet);
    if (source >= m_sources.size())
        m_sources.resize(source + 1);
    if (m_first == m_end) {
        if (const std::optional<TimeNs> time = place(source, packet.time)) {
            packet.time = *time;
            settle();
            return true;
        }
    }
    keep(packet);
    m_settled = 0;
    return false;
}

void TimestampFilter::keep(const PacketRef &packet)
{
    if (m_first == m_end) {
        m_first = m_end = 0;
        m_bytes.clear();
        m_bytes.reserve(2 * kMostWaitingBytes);
    }
    m_waiting[m_end++] = { packet, m_bytes.size(), packet.captured.size() };
    m_bytes.insert(m_bytes.end(), packet.captured.begin(), packet.captured.end());
}

bool TimestampFilter::release(PacketRef &packet)
{
    if (m_first == m_end)
        return false;
    const std::optional<TimeNs> time = decideFirst();
    if (!time)
        return false;
    const Waiting &first = m_waiting[m_first++];
    packet = first.packet;
    packet.time = *time;
    packet.captured = { m_bytes.data() + first.start, first.length };
    if (m_first == m_end)
        m_decideAll = false;
    settle();
    return true;
}

void TimestampFilter::decideAll(std::optional<TimeNs> clock)
{
    m_decideAll = m_first != m_end;
    m_clock = clock;
}

TimeNs TimestampFilter::advance(TimeNs clock)
{
    if (m_sources.empty())
        m_sources.resize(1);
    if (!m_started) {
        m_started = true;
        m_now = std::clamp(clock, -kFarthest, kFarthest);
    }
    Source &source = m_sources.front();
    if (agrees(source.rival, clock))
        confirm(source);
    forget(source);
    TimeNs now = added(clock, source.offset);
    if (now < m_now - kTolerance) {
        source.offset = difference(m_now, clock);
        ++m_steps;
        now = m_now;
    }
    settle();
    return moveTo(now);
}

void TimestampFilter::finish()
{
    for (Source &source : m_sources)
        forget(source);
}

/// The fast way is open while every stamp near the engine's time may be believed.
void TimestampFilter::settle()
{
    m_settled = m_started && m_rivals == 0 && m_first == m_end ? m_sources.size() : 0;
}

TimeNs TimestampFilter::moveTo(TimeNs time)
{
    m_now = std::max(m_now, time);
    return time;
}

/// Where a packet belongs as far as that is known without the packets behind it.
std::optional<TimeNs> TimestampFilter::place(std::size_t source, TimeNs stamp)
{
    if (!m_started)
        return std::nullopt;
    Source &from = m_sources[source];
    stamp = std::clamp(stamp, -kFarthest, kFarthest);
    const TimeNs time = added(stamp, from.offset);
    if (isNear(time, m_now)) {
        forget(from);
        return moveTo(time);
    }
    if (time > m_now && !agrees(from.rival, stamp))
        return std::nullopt;
    return follow(from, stamp);
}

bool TimestampFilter::agrees(const Rival &rival, TimeNs stamp) const
{
    return rival.packets > 0 && isNear(added(rival.time, added(stamp, -rival.stamp)), m_now);
}

/// A stamp that does not fit: it belongs to a rival of the engine's time, this or a new one.
TimeNs TimestampFilter::follow(Source &source, TimeNs stamp)
{
    Rival &rival = source.rival;
    stamp = std::clamp(stamp, -kFarthest, kFarthest);
    if (!agrees(rival, stamp)) {
        if (rival.packets > 0 && --rival.votes > 0)
            return outlier();
        forget(source);
        rival = { stamp, m_now, 1, 1 };
        ++m_rivals;
        return m_now;
    }
    ++rival.packets;
    ++rival.votes;
    const TimeNs passed = difference(stamp, rival.stamp);
    const TimeNs time = added(rival.time, passed);
    if (rival.packets >= kConfirmations
        || (rival.packets >= kConfirmingOverSpan && passed >= kConfirmingSpan))
        confirm(source);
    return moveTo(time);
}

void TimestampFilter::confirm(Source &source)
{
    source.offset = difference(source.rival.time, source.rival.stamp);
    source.rival.packets = 0;
    --m_rivals;
    ++m_steps;
}

/// The engine's time has gone on, or nothing comes any more: one packet was an outlier, and so were
/// several.
void TimestampFilter::forget(Source &source)
{
    if (source.rival.packets == 0)
        return;
    m_outliers += source.rival.packets;
    source.rival.packets = 0;
    --m_rivals;
}

std::optional<TimeNs> TimestampFilter::decideFirst()
{
    if (!m_started)
        return decideStart();
    const PacketRef &first = m_waiting[m_first].packet;
    const std::size_t source = sourceOf(first);
    if (const std::optional<TimeNs> time = place(source, first.time))
        return time;
    return decideAhead(added(first.time, m_sources[source].offset));
}

/// The first packet of all is an outlier when two behind it agree on a time from before it, or on
/// one far behind it.
std::optional<TimeNs> TimestampFilter::decideStart()
{
    const PacketRef &first = m_waiting[m_first].packet;
    TimeNs start = std::clamp(first.time, -kFarthest, kFarthest);
    bool isDecided = m_decideAll || isFull();
    bool isOutlier = m_decideAll && m_clock && !isNear(start, *m_clock);
    if (isOutlier)
        start = std::clamp(*m_clock, -kFarthest, kFarthest);
    std::optional<TimeNs> other;
    for (std::size_t at = m_first + 1; at < m_end; ++at) {
        const PacketRef &next = m_waiting[at].packet;
        if (sourceOf(next) != sourceOf(first))
            continue;
        const TimeNs stamp = std::clamp(next.time, -kFarthest, kFarthest);
        if (isNear(stamp, start)) {
            isDecided = true;
            break;
        }
        if (other && isNear(stamp, *other)) {
            isDecided = true;
            isOutlier = *other < start || difference(*other, start) >= kBelievedAlone;
            start = isOutlier ? *other : start;
            break;
        }
        other = stamp;
    }
    if (!isDecided)
        return std::nullopt;
    m_started = true;
    m_now = start;
    m_outliers += isOutlier ? 1 : 0;
    return start;
}

std::optional<TimeNs> TimestampFilter::decideAhead(TimeNs time)
{
    if (m_decideAll && m_clock) {
        const TimeNs now = added(*m_clock, m_sources.front().offset);
        return time <= now + kTolerance ? silence(time) : outlier();
    }
    const Evidence found = evidence(time);
    if (found.behind >= kContradictions)
        return outlier();
    const PacketRef &first = m_waiting[m_first].packet;
    Source &source = m_sources[sourceOf(first)];
    if (found.others >= kContradictions)
        return follow(source, first.time);
    if (found.ahead >= kConfirmations
        || (found.ahead >= kConfirmingOverSpan && found.span >= kConfirmingSpan))
        return silence(time);
    if (!m_decideAll && !isFull())
        return std::nullopt;
    if (found.behind >= found.ahead)
        return outlier();
    if (found.others > 0)
        return follow(source, first.time);
    const TimeNs believed = std::max(kBelievedAlone, 2 * m_longestSilence);
    return found.ahead > 1 || time - m_now < believed ? silence(time) : outlier();
}

TimestampFilter::Evidence TimestampFilter::evidence(TimeNs time) const
{
    Evidence found { .ahead = 1 };
    const std::size_t source = sourceOf(m_waiting[m_first].packet);
    for (std::size_t at = m_first + 1; at < m_end; ++at) {
        const PacketRef &next = m_waiting[at].packet;
        const std::size_t from = sourceOf(next);
        const TimeNs its = added(next.time, m_sources[from].offset);
        if (from != source) {
            found.others += isNear(its, m_now) ? 1 : 0;
        } else if (its >= time - kTolerance) {
            ++found.ahead;
            found.span = std::max(found.span, its - time);
        } else if (its >= m_now - kTolerance || agrees(m_sources[source].rival, next.time)) {
            ++found.behind;
        }
    }
    return found;
}

TimeNs TimestampFilter::outlier()
{
    ++m_outliers;
    return m_now;
}

/// A clock that was set back may have been set right again: the stamps are believed as far as time
/// does not go back. With several sources that would break their alignment.
TimeNs TimestampFilter::silence(TimeNs time)
{
    Source &source = m_sources.front();
    forget(m_sources[sourceOf(m_waiting[m_first].packet)]);
    if (m_sources.size() == 1 && source.offset > 0) {
        const TimeNs back = std::min(time - m_now, source.offset);
        source.offset -= back;
        time -= back;
    }
    m_longestSilence = std::max(m_longestSilence, difference(time, m_now));
    return moveTo(time);
}

} // namespace hitwatch
