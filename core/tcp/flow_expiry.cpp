// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/flow_table_state.h"

#include <algorithm>
#include <vector>

namespace hitwatch {

namespace {

/// True when @p since lies @p limit or more before @p now. Packet time may jump back (several
/// interfaces, bad clocks); what seems to lie in the future starts to wait now.
bool isDue(TimeNs &since, TimeNs limit, TimeNs now)
{
    since = std::min(since, now);
    return now - since >= limit;
}

} // namespace

void FlowTable::State::advanceByPacket(TimeNs now)
{
    const auto distance = static_cast<std::uint64_t>(now) - static_cast<std::uint64_t>(lastExpiry);
    if (distance < std::uint64_t { kExpiryStep }) [[likely]]
        lastAdvance = now;
    else
        advance(now);
}

void FlowTable::State::advance(TimeNs now)
{
    lastAdvance = now;
    lastExpiry = now;
    giveUpLostHoles(now);
    finishClosing(now);
    expireIdle(now);
}

FlowTable::State::IdleList &FlowTable::State::idleListOf(const Flow &flow)
{
    if (flow.phase == FlowPhase::Closed)
        return closedFlows;
    return flow.isHttp ? httpFlows : otherFlows;
}

void FlowTable::State::touch(Flow &flow, TimeNs time)
{
    flow.lastSeen = time;
    idleListOf(flow).moveToBack(flow);
}

/// A stream that waits for bytes which its receiver already has stands in a list, the one that has
/// waited longest first.
void FlowTable::State::watchLostHole(FlowStream &stream, TimeNs now)
{
    if (stream.flow->phase == FlowPhase::Closed || !stream.flow->wantsBytes()
        || !stream.reassembler.hasLostHole()) [[likely]] {
        if (stream.lostHoleLink.linked)
            lostHoles.remove(stream);
        return;
    }
    const StreamPosition position = stream.reassembler.next();
    if (stream.lostHoleLink.linked && stream.lostHoleAt == position)
        return;
    stream.lostHoleSince = now;
    stream.lostHoleAt = position;
    lostHoles.remove(stream);
    lostHoles.append(stream);
}

void FlowTable::State::giveUpLostHoles(TimeNs now)
{
    while (lostHoles.front() != nullptr) {
        FlowStream &stream = *lostHoles.front();
        Flow &flow = *stream.flow;
        if (!isDue(stream.lostHoleSince, kLostHolePatience, now))
            return;
        FlowOutput output(*this, stream);
        lostHoles.remove(stream);
        stream.reassembler.giveUpLostHole({ flow.lastSeen, flow.lastInterface }, shared, output);
        passHeld(flow);
        settle(flow, now);
    }
}

void FlowTable::State::finishClosing(TimeNs now)
{
    while (closingFlows.front() != nullptr) {
        Flow &flow = *closingFlows.front();
        if (!isDue(flow.closingSince, kClosingPatience, now))
            return;
        close(flow, flow.closeReason, flow.closingSince);
    }
}

void FlowTable::State::expireIdle(TimeNs now)
{
    expireFrom(closedFlows, limits.otherFlowIdle, now);
    expireFrom(otherFlows, limits.otherFlowIdle, now);
    expireFrom(httpFlows, limits.httpFlowIdle, now);
}

void FlowTable::State::expireFrom(IdleList &list, TimeNs limit, TimeNs now)
{
    while (list.front() != nullptr && isDue(list.front()->lastSeen, limit, now)) {
        Flow &flow = *list.front();
        close(flow, flow.resetInDoubt ? CloseReason::Reset : CloseReason::Idle, now);
        removeFlow(flow);
    }
}

void FlowTable::State::beginClosing(Flow &flow, CloseReason reason, TimeNs time)
{
    if (flow.phase != FlowPhase::Open)
        return;
    flow.phase = FlowPhase::Closing;
    flow.closeReason = reason;
    flow.closingSince = time;
    closingFlows.append(flow);
}

/// Ends a connection: what is held is passed on, holes and all. The flow stays, so that late copies
/// find it.
void FlowTable::State::close(Flow &flow, CloseReason reason, TimeNs time)
{
    if (flow.phase == FlowPhase::Closed)
        return;
    giveUpAll(flow);
    discardBytes(flow);
    closingFlows.remove(flow);
    idleListOf(flow).remove(flow);
    flow.phase = FlowPhase::Closed;
    closedFlows.append(flow);
    if (flow.handler != nullptr) {
        flow.handler->onClosed(reason, time);
        factory.release(flow.handler);
        flow.handler = nullptr;
    }
}

void FlowTable::State::discardBytes(Flow &flow)
{
    for (FlowStream &stream : flow.streams) {
        stream.reassembler.discard(pool);
        lostHoles.remove(stream);
    }
    ranking.update(flow, 0);
}

/// @p flow must be closed.
void FlowTable::State::removeFlow(Flow &flow)
{
    closedFlows.remove(flow);
    forgetCopies(flow);
    flows.erase(flow);
}

/// Makes room for one flow. What is over goes first; then the one that was not seen for longest.
void FlowTable::State::evictOne(TimeNs now)
{
    Flow *victim = closedFlows.front();
    if (victim == nullptr) {
        Flow *http = httpFlows.front();
        Flow *other = otherFlows.front();
        victim = http == nullptr || (other != nullptr && other->lastSeen <= http->lastSeen) ? other
                                                                                            : http;
    }
    evict(*victim, now);
}

void FlowTable::State::evict(Flow &flow, TimeNs now)
{
    if (flow.phase != FlowPhase::Closed) {
        ++counters.flowsEvicted;
        close(flow, CloseReason::Evicted, now);
    }
    removeFlow(flow);
}

void FlowTable::State::finish(TimeNs now)
{
    std::vector<Flow *> alive;
    for (const IdleList *list : { &httpFlows, &otherFlows })
        for (Flow *flow = list->front(); flow != nullptr; flow = flow->idleLink.next)
            alive.push_back(flow);
    std::sort(alive.begin(), alive.end(), [](const Flow *left, const Flow *right) {
        return left->origin.serial < right->origin.serial;
    });
    for (Flow *flow : alive)
        close(*flow,
            flow->phase == FlowPhase::Closing ? flow->closeReason
                : flow->resetInDoubt          ? CloseReason::Reset
                                              : CloseReason::EndOfCapture,
            now);
    while (closedFlows.front() != nullptr)
        removeFlow(*closedFlows.front());
}

/// Gives the handlers back without a word: the table goes away in the middle of a capture.
void FlowTable::State::releaseHandlers()
{
    for (const IdleList *list : { &httpFlows, &otherFlows })
        for (Flow *flow = list->front(); flow != nullptr; flow = flow->idleLink.next)
            if (flow->handler != nullptr)
                factory.release(flow->handler);
}

} // namespace hitwatch
