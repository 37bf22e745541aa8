// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "tcp/held_segments.h"
#include "tcp/tcp_counters.h"

namespace hitwatch {

/// Where a StreamReassembler puts its stream.
class StreamSink {
public:
    virtual ~StreamSink() = default;

    /// In-order bytes, borrowed for the call. @returns false when no more are wanted.
    virtual bool onBytes(ByteView data, const SegmentOrigin &origin) = 0;
    /// Bytes that will never be seen. @returns false when no more are wanted.
    virtual bool onHole(std::uint64_t length, const SegmentOrigin &origin) = 0;
    /// True while bytes of the other stream are missing which the sender of a segment with
    /// @p origin had received: it is an answer to them, and comes after them.
    virtual bool mustWait(const SegmentOrigin &origin) const = 0;
    /// No room to wait any longer: the other stream is to give up what is missing.
    virtual void stopWaiting() = 0;
    /// No room to hold more: a connection that holds more than this one is to give up a hole.
    /// @returns false when there is none; this stream must give up one of its own.
    virtual bool makeRoom() = 0;
    /// The sender ended the stream; nothing follows.
    virtual void onEnd(const SegmentOrigin &origin) = 0;
};

/// What all streams of a flow table share.
struct ReassemblyShared {
    const EngineLimits &limits;
    HeldBlockPool &pool;
    TcpCounters &counters;
};

/// Puts the segments of one direction of a connection in order (RFC 9293, 3.10.7.4, seen from
/// beside the wire): the first copy of each byte wins, in-order bytes are passed on without a copy,
/// others are held within limits. Holes are given up when a limit is reached, or when the caller
/// says so (because the receiver has acknowledged them, or the connection ended).
class StreamReassembler {
public:
    enum class Fit : std::uint8_t {
        Near, ///< belongs to this stream
        Far, ///< outside of anything plausible; to be kept, in case that the receiver confirms it
        ConfirmedAhead, ///< goes on exactly where a far segment ended: much was lost in between
        ConfirmedElsewhere, ///< the same, but it cannot be this stream: another connection
    };

    /// Farther off than this, a segment is not believed at once.
    static constexpr std::int64_t kFarDistance = 16 * 1024 * 1024;
    /// A confirmed jump up to here is taken as a loss, a farther one as another connection.
    static constexpr std::int64_t kLongestLoss = 256 * 1024 * 1024;

    /// The initial sequence number is known from a SYN.
    void startAt(std::uint32_t firstSequenceNumber);
    /// The stream was seen to stand here, by an empty segment or by the other side's
    /// acknowledgment. Only a hint: data before it may still come (captures reorder).
    void hintPosition(std::uint32_t sequenceNumber);

    /// Judges a segment by its place. Far segments confirm each other only when @p isAlone: nothing
    /// of the receiver is captured, who would refuse those that are forged.
    Fit judge(std::uint32_t sequenceNumber, std::uint32_t length, bool isAlone);
    /// True when @p acknowledgmentNumber lies in the far segments that were kept.
    bool confirmsFarSegment(std::uint32_t acknowledgmentNumber) const;

    /// Takes a segment that fits.
    void accept(std::uint32_t sequenceNumber, const StreamSegment &segment,
        ReassemblyShared &shared, StreamSink &sink);
    /// Follows the position only: bytes are not wanted.
    void skip(std::uint32_t sequenceNumber, std::uint32_t length);
    /// The sender's FIN, which follows the byte before @p sequenceNumber.
    /// It is believed when the receiver has acknowledged it, or when @p isAlone: nothing of the
    /// receiver is captured. What lies behind it refutes it.
    void acceptFin(
        std::uint32_t sequenceNumber, bool isAlone, const SegmentOrigin &origin, StreamSink &sink);
    /// Ends the stream when all before a believed FIN was passed on.
    void endIfReached(const SegmentOrigin &origin, StreamSink &sink);
    /// Packets of the receiver are captured, after all: a FIN waits for its acknowledgment.
    void noteReceiver() { m_isAlone = m_isAlone && m_ended; }
    /// The receiver has everything before @p acknowledgmentNumber.
    void acknowledge(std::uint32_t acknowledgmentNumber);
    /// The receiver takes so many bytes behind those it has acknowledged. What lies much farther
    /// ahead is refused by it.
    void noteWindow(std::uint32_t bytes)
    {
        if (bytes > m_window) [[unlikely]]
            m_window = bytes;
    }
    /// True when the receiver may expect the next byte there (or nothing is known yet).
    bool expects(std::uint32_t sequenceNumber) const;
    /// An empty segment shows how far its sender has come.
    void noteSentUpTo(std::uint32_t sequenceNumber);

    /// True when the next byte is held, and waits for the other stream.
    bool isReady() const { return !m_held.empty() && m_held.front()->start == m_next; }
    /// True when bytes are held that wait for those in front of them.
    bool hasHole() const { return !m_held.empty() && m_held.front()->start != m_next; }
    /// True when bytes before @p acknowledged were not passed on yet. One byte may be a FIN.
    bool isBehind(StreamPosition acknowledged) const
    {
        const std::int64_t ahead = positionDistance(m_next, acknowledged);
        return ahead > 1 && ahead <= kFarDistance && isStarted() && !m_ended;
    }
    /// True while bytes are missing that will not be sent again: the receiver has them.
    bool hasLostHole() const
    {
        return (!m_held.empty() || m_acknowledged > m_next) && isFirstHoleLost();
    }
    /// True when so many segments arrived behind the hole since the stream last moved on. Not asked
    /// where a capture begins in the middle of a stream: what is before the hole is only a guess.
    bool hasWaitedFor(unsigned segments) const { return m_waiting >= segments && !isUncertain(); }
    /// Gives up the bytes of the first hole that are known to be lost.
    void giveUpLostHole(const SegmentOrigin &origin, ReassemblyShared &shared, StreamSink &sink);
    /// Keeps a far segment, in case that it is confirmed, with those that it follows: much may be
    /// under way until the receiver acknowledges the first of them.
    void keepFarSegment(
        const StreamSegment &segment, std::uint32_t sequenceNumber, ReassemblyShared &shared);
    void forgetFarSegment(HeldBlockPool &pool) { m_far.clear(pool); }
    /// The far segments were confirmed: everything missing before them is lost.
    void jumpToFarSegment(const SegmentOrigin &origin, ReassemblyShared &shared, StreamSink &sink);
    /// Passes on what is held right at the next position and need not wait, or need not be asked
    /// whether it must. @returns whether there was any.
    bool passHeld(bool force, ReassemblyShared &shared, StreamSink &sink);
    /// Gives up the first hole, and passes on what is held behind it.
    void giveUpFirstHole(ReassemblyShared &shared, StreamSink &sink);
    /// The connection is over, and nothing is held: gives up what is missing at the end.
    void giveUpEnd(const SegmentOrigin &origin, StreamSink &sink);
    /// Forgets what is held.
    void discard(HeldBlockPool &pool)
    {
        m_held.clear(pool);
        m_far.clear(pool);
    }

    bool isStarted() const { return m_start != Start::Unknown; }
    bool isStartKnownFromSyn() const { return m_start == Start::Syn; }
    bool hasDelivered() const { return m_next != m_base; }
    bool hasFin() const { return m_fin != 0; }
    bool hasEnded() const { return m_ended; }
    bool isAtFin() const { return m_fin != 0 && m_next == m_fin; }
    /// The first position of the stream (valid when started).
    StreamPosition base() const { return m_base; }
    /// The position of the next byte to be passed on (valid when started).
    StreamPosition next() const { return m_next; }
    const HeldSegments &held() const { return m_held; }
    std::size_t blocksHeld() const { return m_held.blocks() + m_far.blocks(); }

private:
    enum class Start : std::uint8_t { Unknown, Hinted, Data, Syn };
    struct Piece;

    bool isFirstHoleLost() const;
    bool isUncertain() const { return m_start == Start::Hinted && !hasDelivered(); }
    void restartAt(StreamPosition position);
    void refineHint(StreamPosition position);
    void place(Piece piece, ReassemblyShared &shared, StreamSink &sink);
    bool deliver(Piece piece, ReassemblyShared &shared, StreamSink &sink);
    bool deliverOwn(Piece &piece, StreamPosition until, StreamSink &sink);
    bool deliverHeld(ReassemblyShared &shared, StreamSink &sink, bool force = false);
    bool deliverHole(StreamPosition until, const SegmentOrigin &origin, StreamSink &sink);
    bool giveUpFor(const Piece &piece, ReassemblyShared &shared, StreamSink &sink);
    bool exceedsLimit(const Piece &piece, const EngineLimits &limits) const;
    bool isFinBelieved() const { return m_fin != 0 && (m_isAlone || m_acknowledged == m_fin + 1); }
    std::int64_t farDistance() const;

    HeldSegments m_held;
    HeldSegments m_far; ///< the bytes of the far segments, as far as there was room
    StreamPosition m_base = 0;
    StreamPosition m_next = 0;
    StreamPosition m_acknowledged = 0;
    StreamPosition m_sent = 0; ///< the sender was seen to stand here
    StreamPosition m_fin = 0; ///< 0: none seen
    std::uint32_t m_farStart = 0;
    std::uint32_t m_farEnd = 0;
    std::uint32_t m_window = 0; ///< the largest one offered; 0 when not known
    Start m_start = Start::Unknown;
    bool m_hasFar = false;
    bool m_ended = false;
    bool m_isAlone = false; ///< the FIN needs no acknowledgment
    std::uint8_t m_waiting = 0;
};

} // namespace hitwatch
