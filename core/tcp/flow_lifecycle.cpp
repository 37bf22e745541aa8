// SPDX-License-Identifier: GPL-3.0-or-later
// What begins and ends a connection. No single packet is believed against both ends (RFC 9293,
// 3.10.7.4; RFC 5961): what they refuse changes nothing.
#include "tcp/flow_table_state.h"

#include <cstdlib>

namespace hitwatch {

namespace {

/// A connection seen within this time is alive.
constexpr TimeNs kAliveTime = 1 * kSecond;

/// Whether @p syn, which has the sequence number of the one before, begins the connection anew. No
/// host does that when data went both ways (RFC 9293, 3.4.1), but a recording that is played again
/// does, and its requests travel again. Copies of packets come sooner, or from elsewhere.
bool isReplay(const Flow &flow, Direction direction, const TcpSegment &syn)
{
    return !syn.has(TcpFlags::Ack) && syn.time - flow.lastSeen > kAliveTime
        && flow.stream(direction).capturePoints.contains(syn.capturePoint)
        && flow.streams[0].reassembler.hasDelivered() && flow.streams[1].reassembler.hasDelivered();
}

/// Whether @p syn and the pending handshake of the other direction are one: the SYN+ACK answers the
/// SYN, whichever of them was captured first.
bool completes(const PendingHandshake &other, const TcpSegment &syn)
{
    if (!other.isSet || other.isAnswer == syn.has(TcpFlags::Ack))
        return false;
    return other.isAnswer ? other.acknowledgment == syn.sequenceNumber + 1
                          : other.first == syn.acknowledgmentNumber;
}

/// False for a SYN+ACK that answers another SYN than the one that was seen: its receiver refuses it
/// (RFC 9293, 3.10.7.3).
bool answersWhatWasSeen(const StreamReassembler &initiator, const TcpSegment &syn)
{
    if (!syn.has(TcpFlags::Ack) || !initiator.isStartKnownFromSyn())
        return true;
    const StreamPosition acknowledged = nearestPosition(initiator.next(), syn.acknowledgmentNumber);
    return acknowledged >= initiator.base() && acknowledged <= initiator.next();
}

} // namespace

/// A SYN with another initial sequence number is another connection (RFC 9293, 3.6.1), once the
/// other end agrees.
FlowTable::State::Verdict FlowTable::State::judgeSyn(
    Flow &flow, Direction direction, const TcpSegment &segment) const
{
    FlowStream &stream = flow.stream(direction);
    FlowStream &other = flow.stream(opposite(direction));
    const StreamReassembler &reassembler = stream.reassembler;
    const bool isOver = flow.phase == FlowPhase::Closed;
    if (completes(other.pending, segment)) {
        stream.pending = {};
        return Verdict::NewConnection;
    }
    if (!reassembler.isStarted() && isOver)
        return Verdict::NewConnection;
    // What a stray segment has acknowledged in front of the answer is no part of the stream.
    const bool isAwaited = segment.has(TcpFlags::Ack) && stream.capturePoints.empty()
        && other.reassembler.isStartKnownFromSyn() && !other.reassembler.hasDelivered();
    if (!reassembler.isStarted() || isAwaited)
        return answersWhatWasSeen(other.reassembler, segment) ? Verdict::Follow : Verdict::Stray;
    const StreamPosition first = nearestPosition(reassembler.base(), segment.sequenceNumber + 1);
    const std::int64_t before = positionDistance(first, reassembler.base());
    const std::int64_t tolerance = reassembler.isStartKnownFromSyn() ? 0 : kLateSynDistance;
    if (before >= 0 && before <= tolerance)
        return isReplay(flow, direction, segment) ? Verdict::NewConnection : Verdict::Follow;
    if (isOver)
        return Verdict::NewConnection;
    stream.pending = { segment.sequenceNumber + 1, segment.acknowledgmentNumber, true,
        segment.has(TcpFlags::Ack), false };
    flow.hasPending = true;
    return Verdict::Stray;
}

/// Whether @p segment shows that a handshake which did not fit was real: the other end acknowledges
/// the SYN+ACK, or the sender goes on behind it and the other end is silent (as one whose packets
/// are not captured is).
bool FlowTable::State::isPendingConfirmed(
    Flow &flow, Direction direction, const TcpSegment &segment) const
{
    PendingHandshake &own = flow.stream(direction).pending;
    PendingHandshake &other = flow.stream(opposite(direction)).pending;
    if (segment.has(TcpFlags::Rst) || !segment.has(TcpFlags::Ack))
        return false;
    if (other.isSet && other.isAnswer && segment.acknowledgmentNumber == other.first) {
        // Its own SYN may be another one that was refused.
        own.isSet = own.isSet && !own.isAnswer && own.first == other.acknowledgment;
        return true;
    }
    if (own.isSet && !own.isRefused && segment.sequenceNumber == own.first) {
        other.isSet = false;
        return true;
    }
    other.isRefused = true;
    return false;
}

void FlowTable::State::noteHandshake(Flow &flow, Direction direction, const TcpSegment &segment)
{
    flow.stream(direction).reassembler.startAt(segment.sequenceNumber + 1);
    flow.stream(direction).windowScale = segment.windowScale;
    if (flow.origin.initiatorKnown)
        return;
    flow.origin.initiatorKnown = true;
    flow.origin.fromInitiator = segment.has(TcpFlags::Ack) ? opposite(direction) : direction;
}

/// How much its receiver lets the other side send. Only where both SYNs were seen is the scale
/// known (RFC 7323, 2.2).
void FlowTable::State::followWindow(Flow &flow, Direction direction, const TcpSegment &segment)
{
    FlowStream &other = flow.stream(opposite(direction));
    const int own = flow.stream(direction).windowScale;
    if (own == TcpSegment::kWindowScaleUnknown
        || other.windowScale == TcpSegment::kWindowScaleUnknown || segment.has(TcpFlags::Syn))
        return;
    const int shift = own < 0 || other.windowScale < 0 ? 0 : own;
    other.reassembler.noteWindow(std::uint32_t { segment.window } << shift);
}

/// A reset is believed where its receiver expects the next byte (RFC 5961, 3.2). What was sent
/// before it may be captured later. Elsewhere it was refused, unless nothing follows.
FlowTable::State::Verdict FlowTable::State::judgeReset(
    Flow &flow, Direction direction, const TcpSegment &segment) const
{
    const StreamReassembler &stream = flow.stream(direction).reassembler;
    if (flow.phase == FlowPhase::Closed || stream.expects(segment.sequenceNumber))
        return Verdict::Follow;
    const StreamPosition place = nearestPosition(stream.next(), segment.sequenceNumber);
    if (flow.phase == FlowPhase::Open) {
        flow.resetInDoubt = true;
        flow.resetFrom = direction;
        flow.resetAt = place;
        flow.resetTime = segment.time;
    }
    return Verdict::Stray;
}

/// A reset ends the connection, but what was sent before it may be captured after it.
void FlowTable::State::followReset(Flow &flow, Direction direction, const TcpSegment &segment)
{
    const TimeNs time = segment.time;
    flow.resetFrom = direction;
    flow.resetAt =
        nearestPosition(flow.stream(direction).reassembler.next(), segment.sequenceNumber);
    if (flow.wantsBytes() && flow.handler != nullptr)
        beginClosing(flow, CloseReason::Reset, time);
    else
        close(flow, CloseReason::Reset, time);
}

/// Where somebody who is said to have ended the connection goes on sending, that was forged. Where
/// a stream, captured late, comes to stand exactly where its sender has reset it, that was true.
void FlowTable::State::doubtEnd(Flow &flow, Direction direction, StreamPosition before)
{
    const StreamReassembler &stream = flow.stream(direction).reassembler;
    if (stream.next() <= before)
        return;
    const bool isFromResetter = flow.resetAt != 0 && direction == flow.resetFrom;
    if (flow.phase == FlowPhase::Open) {
        const bool isLate = std::abs(flow.lastSeen - flow.resetTime) < kClosingPatience;
        if (isFromResetter && isLate && stream.next() == flow.resetAt)
            beginClosing(flow, CloseReason::Reset, flow.resetTime);
        else if (isFromResetter && stream.next() > flow.resetAt)
            flow.resetAt = 0;
        return;
    }
    const bool wasReset = flow.closeReason == CloseReason::Reset;
    if (wasReset ? !isFromResetter || stream.next() <= flow.resetAt : stream.hasFin())
        return;
    closingFlows.remove(flow);
    flow.phase = FlowPhase::Open;
    flow.resetAt = 0;
}

/// Both sides have sent a FIN.
void FlowTable::State::endIfOver(Flow &flow, TimeNs time)
{
    const StreamReassembler &first = flow.streams[0].reassembler;
    const StreamReassembler &second = flow.streams[1].reassembler;
    const bool isConfirmed = first.hasEnded() || second.hasEnded();
    const bool areAtEnd = first.isAtFin() && second.isAtFin();
    const bool isBeginningUnseen = !first.isStartKnownFromSyn() || !second.isStartKnownFromSyn();
    if (areAtEnd && isConfirmed)
        close(flow, CloseReason::Finished, time);
    else if (flow.holdsNothing() && (areAtEnd || isBeginningUnseen))
        beginClosing(flow, CloseReason::Finished, time);
}

} // namespace hitwatch
