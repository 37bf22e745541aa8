// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/flow_table_state.h"

#include <cstdlib>

namespace hitwatch {

namespace {

/// A handshake seen after its data may lie this far before the first byte that was seen.
constexpr std::int64_t kLateSynDistance = 64 * 1024;
/// Data this far before the first byte of an ended stream is still taken as a late copy.
constexpr std::int64_t kLateCopyDistance = 1024 * 1024;
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

} // namespace

FlowTable::State::Verdict FlowTable::State::judge(
    Flow &flow, Direction direction, const TcpSegment &segment)
{
    if (segment.has(TcpFlags::Syn))
        return judgeSyn(flow, direction, segment);
    if (flow.phase == FlowPhase::Closed)
        return judgeAfterEnd(flow, direction, segment);
    if (!flow.wantsBytes())
        return Verdict::Follow;
    return judgePlace(flow, direction, segment);
}

/// A SYN with another initial sequence number is another connection (RFC 9293, 3.6.1).
FlowTable::State::Verdict FlowTable::State::judgeSyn(
    const Flow &flow, Direction direction, const TcpSegment &segment) const
{
    const StreamReassembler &reassembler = flow.stream(direction).reassembler;
    if (!reassembler.isStarted())
        return flow.phase == FlowPhase::Closed ? Verdict::NewConnection : Verdict::Follow;
    const StreamPosition first = nearestPosition(reassembler.base(), segment.sequenceNumber + 1);
    const std::int64_t before = positionDistance(first, reassembler.base());
    const std::int64_t tolerance = reassembler.isStartKnownFromSyn() ? 0 : kLateSynDistance;
    if (before >= 0 && before <= tolerance)
        return isReplay(flow, direction, segment) ? Verdict::NewConnection : Verdict::Follow;
    return Verdict::NewConnection;
}

/// After the end, what lies within the stream is late; new data is another connection whose
/// handshake was not seen.
FlowTable::State::Verdict FlowTable::State::judgeAfterEnd(
    Flow &flow, Direction direction, const TcpSegment &segment) const
{
    if (segment.payloadLength == 0 || segment.has(TcpFlags::Rst))
        return Verdict::Follow;
    const StreamReassembler &stream = flow.stream(direction).reassembler;
    if (!stream.isStarted())
        return Verdict::NewConnection;
    const StreamPosition start = nearestPosition(stream.next(), segment.sequenceNumber);
    const bool isBehind = start + segment.payloadLength > stream.next() + 1;
    const bool isBefore = positionDistance(start, stream.base()) > kLateCopyDistance;
    return isBehind || isBefore ? Verdict::NewConnection : Verdict::Follow;
}

FlowTable::State::Verdict FlowTable::State::judgePlace(
    Flow &flow, Direction direction, const TcpSegment &segment)
{
    FlowStream &stream = flow.stream(direction);
    StreamReassembler &reassembler = stream.reassembler;
    StreamReassembler &other = flow.stream(opposite(direction)).reassembler;
    const bool confirmsOther =
        segment.has(TcpFlags::Ack) && other.confirmsFarSegment(segment.acknowledgmentNumber);
    const SegmentOrigin origin { segment.time, segment.interfaceIndex };
    switch (reassembler.judge(segment.sequenceNumber, segment.payloadLength)) {
    case StreamReassembler::Fit::Near:
        if (confirmsOther) [[unlikely]] {
            FlowOutput output(*this, flow.stream(opposite(direction)));
            other.jumpTo(segment.acknowledgmentNumber, origin, shared, output);
        }
        return Verdict::Follow;
    case StreamReassembler::Fit::ConfirmedAhead: {
        FlowOutput output(*this, stream);
        reassembler.jumpTo(segment.sequenceNumber, origin, shared, output);
        return Verdict::Follow;
    }
    case StreamReassembler::Fit::ConfirmedElsewhere:
        return Verdict::NewConnection;
    case StreamReassembler::Fit::Far:
        break;
    }
    // Both sides agree on a place that is far from what is known of either.
    return confirmsOther ? Verdict::NewConnection : Verdict::Stray;
}

} // namespace hitwatch
