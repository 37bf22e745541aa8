// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/flow_table_state.h"

namespace hitwatch {

/// The handler is asked for when there is something to hand over: most connections that are
/// scanned, refused or idle never need one.
bool FlowOutput::hasHandler()
{
    Flow &flow = *m_stream.flow;
    if (flow.handler == nullptr && flow.wantsBytes()) {
        flow.handler = m_state.factory.acquire(flow.origin);
        if (flow.handler == nullptr)
            m_state.noteInterest(flow, StreamInterest::Ignored);
    }
    return flow.wantsBytes();
}

bool FlowOutput::onBytes(ByteView data, const SegmentOrigin &origin)
{
    Flow &flow = *m_stream.flow;
    if (!hasHandler())
        return false;
    SegmentOrigin placed = origin;
    placed.position = m_stream.reassembler.next() - data.size();
    const StreamInterest interest = flow.handler->onData(m_stream.direction, data, placed);
    if (interest != flow.interest) [[unlikely]]
        m_state.noteInterest(flow, interest);
    return flow.wantsBytes();
}

bool FlowOutput::onHole(std::uint64_t length, const SegmentOrigin &origin)
{
    Flow &flow = *m_stream.flow;
    if (!hasHandler())
        return false;
    SegmentOrigin placed = origin;
    placed.position = m_stream.reassembler.next() - length;
    m_state.noteInterest(flow, flow.handler->onGap(m_stream.direction, length, placed));
    if (flow.interest != StreamInterest::Ignored) {
        ++m_state.counters.gaps;
        m_state.counters.gapBytes += length;
    }
    return flow.wantsBytes();
}

bool FlowOutput::mustWait(const SegmentOrigin &origin) const
{
    const StreamReassembler &other =
        m_stream.flow->stream(opposite(m_stream.direction)).reassembler;
    if (origin.acknowledged != 0) [[likely]]
        return other.isBehind(origin.acknowledged);
    // Data in a SYN (RFC 7413): the answer tells whether the connection is known by another name.
    return !other.isStarted() && m_stream.reassembler.isStartKnownFromSyn()
        && !m_stream.reassembler.hasDelivered();
}

void FlowOutput::stopWaiting()
{
    Flow &flow = *m_stream.flow;
    FlowStream &other = flow.stream(opposite(m_stream.direction));
    FlowOutput output(m_state, other);
    other.reassembler.giveUpLostHole({ flow.lastSeen, flow.lastInterface }, m_state.shared, output);
}

bool FlowOutput::makeRoom()
{
    return m_state.makeRoom(*m_stream.flow);
}

void FlowOutput::onEnd(const SegmentOrigin &origin)
{
    Flow &flow = *m_stream.flow;
    if (flow.handler != nullptr && flow.wantsBytes())
        m_state.noteInterest(flow, flow.handler->onStreamEnd(m_stream.direction, origin));
}

} // namespace hitwatch
