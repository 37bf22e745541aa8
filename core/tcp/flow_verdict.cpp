// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/flow_table_state.h"

#include <cstdlib>

namespace hitwatch {

namespace {

/// Data this far before the first byte of an ended stream is still taken as a late copy.
constexpr std::int64_t kLateCopyDistance = 1024 * 1024;

} // namespace

FlowTable::State::Verdict FlowTable::State::judge(
    Flow &flow, Direction direction, const TcpSegment &segment)
{
    if (segment.has(TcpFlags::Syn))
        return judgeSyn(flow, direction, segment);
    if (flow.hasPending && isPendingConfirmed(flow, direction, segment)) [[unlikely]]
        return Verdict::NewConnection;
    if (segment.has(TcpFlags::Rst)) [[unlikely]]
        return judgeReset(flow, direction, segment);
    if (flow.phase == FlowPhase::Closed)
        return judgeAfterEnd(flow, direction, segment);
    if (!flow.wantsBytes())
        return Verdict::Follow;
    return judgePlace(flow, direction, segment);
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
    // In front of its first data, the answer to its SYN may still come.
    const bool isAlone =
        flow.stream(opposite(direction)).capturePoints.empty() && reassembler.hasDelivered();
    switch (reassembler.judge(segment.sequenceNumber, segment.payloadLength, isAlone)) {
    case StreamReassembler::Fit::Near:
        if (confirmsOther) [[unlikely]] {
            FlowOutput output(*this, flow.stream(opposite(direction)));
            other.jumpToFarSegment(origin, shared, output);
        }
        return Verdict::Follow;
    case StreamReassembler::Fit::ConfirmedAhead: {
        FlowOutput output(*this, stream);
        reassembler.jumpToFarSegment(origin, shared, output);
        return Verdict::Follow;
    }
    case StreamReassembler::Fit::ConfirmedElsewhere:
        return Verdict::NewConnection;
    case StreamReassembler::Fit::Far:
        break;
    }
    // Both sides agree on a place that is far from what is known of either.
    if (confirmsOther)
        return Verdict::NewConnection;
    if (segment.payloadLength > 0)
        reassembler.keepFarSegment(
            { segment.payload, segment.payloadLength, origin }, segment.sequenceNumber, shared);
    return Verdict::Stray;
}

} // namespace hitwatch
