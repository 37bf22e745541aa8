// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/stream_reassembler.h"

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace hitwatch {

/// The part of a segment that is still to be placed, and where.
struct StreamReassembler::Piece : StreamSegment {
    StreamPosition start = 0;

    StreamPosition end() const { return start + length; }
    void dropFront(std::uint64_t count)
    {
        start += count;
        length -= static_cast<std::uint32_t>(count);
        payload = payload.subspan(std::min<std::size_t>(count, payload.size()));
    }
};

void StreamReassembler::restartAt(StreamPosition position)
{
    const auto isFar = [position](StreamPosition other) {
        return std::abs(positionDistance(position, other)) > kFarDistance;
    };
    m_base = position;
    m_next = position;
    m_acknowledged = isFar(m_acknowledged) ? position : std::max(m_acknowledged, position);
    m_sent = isFar(m_sent) ? position : std::max(m_sent, position);
}

/// The stream was seen to stand at @p position before any of its data was. As long as nothing is
/// known for certain, the newest hint is the best one; data before it is still welcome.
void StreamReassembler::refineHint(StreamPosition position)
{
    if (isUncertain() && m_held.empty() && position > m_next)
        restartAt(position);
}

void StreamReassembler::startAt(std::uint32_t firstSequenceNumber)
{
    const StreamPosition first = isStarted() ? nearestPosition(m_next, firstSequenceNumber)
                                             : firstPosition(firstSequenceNumber);
    if (!hasDelivered())
        restartAt(first);
    m_start = Start::Syn;
}

void StreamReassembler::hintPosition(std::uint32_t sequenceNumber)
{
    if (isStarted())
        return;
    m_start = Start::Hinted;
    restartAt(firstPosition(sequenceNumber));
}

StreamReassembler::Fit StreamReassembler::judge(
    std::uint32_t sequenceNumber, std::uint32_t length, bool isAlone)
{
    if (!isStarted() || (isUncertain() && m_held.empty()))
        return Fit::Near;
    const StreamPosition start = nearestPosition(m_next, sequenceNumber);
    const std::int64_t ahead = positionDistance(m_next, start);
    const bool isRepeated = ahead <= 0 && positionDistance(m_base, start) >= -kFarDistance;
    if (isRepeated || (ahead >= 0 && ahead <= farDistance()))
        return Fit::Near;
    if (!isAlone || length == 0 || !m_hasFar || sequenceNumber != m_farEnd)
        return Fit::Far;
    m_hasFar = false;
    const bool isLoss = ahead > 0 && ahead <= kLongestLoss && !m_ended;
    return isLoss ? Fit::ConfirmedAhead : Fit::ConfirmedElsewhere;
}

/// Twice the largest window: the newest offer may not have been captured, nor what was sent since.
std::int64_t StreamReassembler::farDistance() const
{
    constexpr std::int64_t kSlack = 64 * 1024;
    return m_window == 0 ? kFarDistance
                         : std::min(kFarDistance, 2 * std::int64_t { m_window } + kSlack);
}

bool StreamReassembler::expects(std::uint32_t sequenceNumber) const
{
    if (!isStarted() || isUncertain())
        return true;
    const StreamPosition place = nearestPosition(m_next, sequenceNumber);
    return place == m_next || place == m_acknowledged || place == m_sent
        || (m_fin != 0 && place == m_fin + 1) || (!m_held.empty() && place == m_held.end());
}

bool StreamReassembler::confirmsFarSegment(std::uint32_t acknowledgmentNumber) const
{
    return m_hasFar && sequenceDistance(m_farStart, acknowledgmentNumber) > 0
        && sequenceDistance(acknowledgmentNumber, m_farEnd) >= 0;
}

void StreamReassembler::accept(std::uint32_t sequenceNumber, const StreamSegment &segment,
    ReassemblyShared &shared, StreamSink &sink)
{
    const std::uint32_t length = segment.length;
    if (m_next == nearestPosition(m_next, sequenceNumber) && m_held.empty() && m_fin == 0
        && m_start >= Start::Data && segment.payload.size() == length
        && !sink.mustWait(segment.origin)) [[likely]] {
        m_next += length;
        m_waiting = 0;
        sink.onBytes(segment.payload, segment.origin);
        return;
    }
    if (length == 0 || m_ended)
        return;
    // A single byte where nothing is known yet is more likely the garbage of a keep-alive probe
    // (RFC 9293, 3.8.4) than the beginning of a message.
    if (!isStarted() && length == 1) {
        hintPosition(sequenceNumber + 1);
        return;
    }
    if (!isStarted()) {
        m_start = Start::Data;
        restartAt(firstPosition(sequenceNumber));
    }
    const StreamPosition start = nearestPosition(m_next, sequenceNumber);
    if (isUncertain()) {
        if (length == 1 && start + 1 == m_next)
            return;
        const bool isFarAhead = positionDistance(m_next, start) > kFarDistance;
        if (start < m_next || (isFarAhead && m_held.empty()))
            restartAt(start);
    }
    // Data behind the place of a FIN: that FIN was not one of this stream.
    if (m_fin != 0 && (start >= m_fin || (start + length > m_fin && !isFinBelieved())))
        m_fin = 0;
    const StreamPosition end = m_fin != 0 ? std::min(start + length, m_fin) : start + length;
    Piece piece { segment, start };
    piece.length = static_cast<std::uint32_t>(end - start);
    piece.payload =
        segment.payload.first(std::min<std::size_t>(segment.payload.size(), piece.length));
    place(piece, shared, sink);
    endIfReached(segment.origin, sink);
}

void StreamReassembler::skip(std::uint32_t sequenceNumber, std::uint32_t length)
{
    if (!isStarted()) {
        m_start = Start::Data;
        restartAt(firstPosition(sequenceNumber));
    }
    m_next = std::max(m_next, nearestPosition(m_next, sequenceNumber) + length);
}

/// Passes on or holds every new byte of @p piece.
void StreamReassembler::place(Piece piece, ReassemblyShared &shared, StreamSink &sink)
{
    bool hasWaited = false;
    while (piece.length > 0) {
        if (piece.start < m_next) {
            const std::uint64_t repeated = std::min(piece.end(), m_next) - piece.start;
            shared.counters.retransmittedBytes += repeated;
            piece.dropFront(repeated);
            continue;
        }
        const bool mustWait = !hasWaited && sink.mustWait(piece.origin);
        if (piece.start == m_next && !isReady() && !mustWait) {
            deliver(piece, shared, sink);
            return;
        }
        if (exceedsLimit(piece, shared.limits)) {
            hasWaited = true;
            if (!giveUpFor(piece, shared, sink))
                return;
            continue;
        }
        const std::size_t before = m_held.blocks();
        const StreamPosition taken =
            m_held.insert(shared.pool, piece.start, piece, shared.counters.retransmittedBytes);
        m_sent = std::max(m_sent, taken);
        piece.dropFront(taken - piece.start);
        const bool isNew = m_held.blocks() > before; // copies tell nothing
        if (piece.length > 0 && !sink.makeRoom()) {
            hasWaited = true;
            if (!giveUpFor(piece, shared, sink))
                return;
        }
        if (isNew && !isReady() && m_waiting < std::numeric_limits<std::uint8_t>::max())
            ++m_waiting;
    }
}

bool StreamReassembler::exceedsLimit(const Piece &piece, const EngineLimits &limits) const
{
    return m_held.bytes() + piece.payload.size() > limits.outOfOrderBytes;
}

/// Makes room for @p piece: the first hole becomes a gap.
bool StreamReassembler::giveUpFor(const Piece &piece, ReassemblyShared &shared, StreamSink &sink)
{
    ++shared.counters.outOfOrderRefused;
    if (isReady() || piece.start == m_next) {
        sink.stopWaiting();
        return deliverHeld(shared, sink, true);
    }
    const HeldBlock *first = m_held.front();
    if (first == nullptr || piece.start < first->start)
        return deliverHole(piece.start, piece.origin, sink);
    return deliverHole(first->start, first->origin, sink) && deliverHeld(shared, sink);
}

/// Passes on a piece that begins at the next position, then what was held behind it. Bytes that are
/// held already were there first.
bool StreamReassembler::deliver(Piece piece, ReassemblyShared &shared, StreamSink &sink)
{
    while (piece.length > 0) {
        if (piece.start < m_next) {
            const std::uint64_t repeated = std::min(piece.end(), m_next) - piece.start;
            shared.counters.retransmittedBytes += repeated;
            piece.dropFront(repeated);
            continue;
        }
        const HeldBlock *first = m_held.front();
        const StreamPosition until =
            first == nullptr ? piece.end() : std::min(piece.end(), first->start);
        if (!deliverOwn(piece, until, sink) || !deliverHeld(shared, sink, piece.length > 0))
            return false;
    }
    return true;
}

bool StreamReassembler::deliverOwn(Piece &piece, StreamPosition until, StreamSink &sink)
{
    const auto wanted = static_cast<std::size_t>(until - piece.start);
    const std::size_t present = std::min(wanted, piece.payload.size());
    const SegmentOrigin &origin = piece.origin;
    m_next += present;
    m_waiting = 0;
    const ByteView data = piece.payload.first(present);
    piece.dropFront(wanted);
    if (m_start == Start::Hinted)
        m_start = Start::Data;
    if (!data.empty() && !sink.onBytes(data, origin))
        return false;
    return m_next == until || deliverHole(until, origin, sink);
}

/// Passes on what is held right at the next position.
bool StreamReassembler::deliverHeld(ReassemblyShared &shared, StreamSink &sink, bool force)
{
    while (isReady()) {
        const HeldBlock &block = *m_held.front();
        if (!force && sink.mustWait(block.origin))
            return true;
        bool goOn = true;
        m_waiting = 0;
        if (block.stored > 0) {
            m_next = block.end();
            goOn = sink.onBytes(block.data(), block.origin);
        } else {
            goOn = deliverHole(block.end(), block.origin, sink);
        }
        m_held.removeFront(shared.pool);
        if (!goOn)
            return false;
    }
    return true;
}

/// Moves on to @p until without the bytes in between. Where a capture begins in the middle of a
/// stream, nothing was lost: it begins later.
bool StreamReassembler::deliverHole(
    StreamPosition until, const SegmentOrigin &origin, StreamSink &sink)
{
    const std::uint64_t length = until - m_next;
    if (length == 0)
        return true;
    m_waiting = 0;
    if (isUncertain()) {
        restartAt(until);
        m_start = Start::Data;
        return true;
    }
    m_next = until;
    return sink.onHole(length, origin);
}

void StreamReassembler::acceptFin(
    std::uint32_t sequenceNumber, bool isAlone, const SegmentOrigin &origin, StreamSink &sink)
{
    if (m_ended)
        return;
    hintPosition(sequenceNumber);
    const StreamPosition fin = nearestPosition(m_next, sequenceNumber);
    if (isUncertain() && fin < m_next)
        restartAt(fin);
    const bool hasDataBehind = !m_held.empty() && m_held.end() > fin;
    const bool isRefuted = m_acknowledged > fin + 1;
    const bool hasBetterOne = m_fin != 0 && (isFinBelieved() || fin != m_next);
    if (hasBetterOne || fin < m_next || hasDataBehind || isRefuted)
        return;
    m_fin = fin;
    m_isAlone = isAlone;
    endIfReached(origin, sink);
}

void StreamReassembler::endIfReached(const SegmentOrigin &origin, StreamSink &sink)
{
    // While the place of the first byte is only a guess, so is the end of an empty stream.
    if (m_ended || m_fin == 0 || m_next < m_fin || isUncertain() || !isFinBelieved())
        return;
    m_ended = true;
    sink.onEnd(origin);
}

void StreamReassembler::acknowledge(std::uint32_t acknowledgmentNumber)
{
    if (!isStarted()) {
        hintPosition(acknowledgmentNumber);
        return;
    }
    const StreamPosition position = nearestPosition(m_next, acknowledgmentNumber);
    refineHint(position);
    if (position > m_acknowledged && positionDistance(m_next, position) <= kFarDistance) {
        m_acknowledged = position;
        // The receiver has more than ended there.
        if (m_fin != 0 && position > m_fin + 1 && !m_isAlone)
            m_fin = 0;
    }
}

void StreamReassembler::noteSentUpTo(std::uint32_t sequenceNumber)
{
    hintPosition(sequenceNumber);
    const StreamPosition position = nearestPosition(m_next, sequenceNumber);
    refineHint(position);
    if (positionDistance(m_next, position) <= kFarDistance)
        m_sent = std::max(m_sent, position);
}

bool StreamReassembler::isFirstHoleLost() const
{
    if (!isStarted() || m_ended)
        return false;
    if (!m_held.empty())
        return !isReady() && (m_acknowledged > m_next || isUncertain());
    // One byte more than was seen, and nothing behind it, is the place of a FIN.
    const StreamPosition end = m_fin != 0 ? std::min(m_acknowledged, m_fin) : m_acknowledged;
    return end > m_next + (m_fin != 0 ? 0 : 1);
}

void StreamReassembler::giveUpLostHole(
    const SegmentOrigin &origin, ReassemblyShared &shared, StreamSink &sink)
{
    if (!hasLostHole())
        return;
    const HeldBlock *first = m_held.front();
    StreamPosition until = m_fin != 0 ? std::min(m_acknowledged, m_fin) : m_acknowledged;
    if (first != nullptr)
        until = isUncertain() ? first->start : std::min(until, first->start);
    const SegmentOrigin where = first != nullptr ? first->origin : origin;
    if (deliverHole(until, where, sink) && deliverHeld(shared, sink))
        endIfReached(where, sink);
}

void StreamReassembler::keepFarSegment(
    const StreamSegment &segment, std::uint32_t sequenceNumber, ReassemblyShared &shared)
{
    if (!m_hasFar || sequenceNumber != m_farEnd) {
        m_far.clear(shared.pool);
        m_farStart = m_farEnd = sequenceNumber;
        m_hasFar = true;
    }
    const StreamPosition first = nearestPosition(m_next, m_farStart);
    const StreamPosition start = first + (m_farEnd - m_farStart);
    m_farEnd += segment.length;
    const bool isRoom = m_far.bytes() + segment.payload.size() <= shared.limits.outOfOrderBytes;
    if (isRoom && start == (m_far.empty() ? first : m_far.end())) {
        std::uint64_t repeated = 0;
        m_far.insert(shared.pool, start, segment, repeated);
    }
}

void StreamReassembler::jumpToFarSegment(
    const SegmentOrigin &origin, ReassemblyShared &shared, StreamSink &sink)
{
    m_hasFar = false;
    if (m_ended) {
        m_far.clear(shared.pool);
        return;
    }
    const StreamPosition target = nearestPosition(m_next, m_farStart);
    if (m_fin < target)
        m_fin = 0; // it was not one of this stream
    bool goOn = true;
    while (goOn && !m_held.empty() && m_held.front()->start < target) {
        const SegmentOrigin where = m_held.front()->origin;
        goOn = deliverHole(m_held.front()->start, where, sink) && deliverHeld(shared, sink, true);
    }
    goOn = goOn && (m_next >= target || deliverHole(target, origin, sink));
    while (!m_far.empty()) {
        const HeldBlock &block = *m_far.front();
        if (goOn && block.start == m_next) {
            m_next += block.stored;
            m_waiting = 0;
            goOn = (block.stored == 0 || sink.onBytes(block.data(), block.origin))
                && deliverHole(block.end(), block.origin, sink);
        }
        m_far.removeFront(shared.pool);
    }
    if (goOn)
        deliverHeld(shared, sink, true);
}

void StreamReassembler::giveUpFirstHole(ReassemblyShared &shared, StreamSink &sink)
{
    if (m_held.empty() || isReady())
        return;
    const SegmentOrigin where = m_held.front()->origin;
    if (deliverHole(m_held.front()->start, where, sink) && deliverHeld(shared, sink))
        endIfReached(where, sink);
}

bool StreamReassembler::passHeld(bool force, ReassemblyShared &shared, StreamSink &sink)
{
    if (!isReady())
        return false;
    const StreamPosition before = m_next;
    const SegmentOrigin where = m_held.front()->origin;
    if (deliverHeld(shared, sink, force))
        endIfReached(where, sink);
    return m_next != before;
}

void StreamReassembler::giveUpEnd(const SegmentOrigin &origin, StreamSink &sink)
{
    if (!isStarted() || m_ended)
        return;
    // A FIN that nobody has acknowledged tells nothing of bytes before it.
    if (!isFinBelieved() && m_next != m_fin)
        m_fin = 0;
    StreamPosition end = m_fin;
    if (m_fin == 0) {
        // See hasLostHole(): one byte more is the place of a FIN that was lost.
        end = std::max(m_sent, m_acknowledged);
        end -= end == m_next + 1 ? 1 : 0;
    }
    if (end > m_next && !isUncertain() && !deliverHole(end, origin, sink))
        return;
    if (m_fin != 0) {
        m_ended = true;
        sink.onEnd(origin);
    }
}

} // namespace hitwatch
