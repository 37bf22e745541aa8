// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/flow_table.h"

#include "tcp/flow_table_state.h"

#include <algorithm>

namespace hitwatch {

namespace {

bool isFrontOlder(const StreamReassembler &left, const StreamReassembler &right)
{
    return left.held().front()->origin.time < right.held().front()->origin.time;
}

} // namespace

FlowTable::State::State(const EngineLimits &engineLimits, StreamHandlerFactory &handlerFactory)
    : limits(engineLimits)
    , factory(handlerFactory)
    , pool(engineLimits.outOfOrderBytesTotal)
    , ranking(pool.mostBlocks())
    , shared { limits, pool, counters }
    , sightings(engineLimits.sightings)
{
}

void FlowTable::State::process(const TcpSegment &segment)
{
    // One packet with a wrong time stamp, or interfaces whose clocks differ, must not end what is
    // alive: a jump ahead is believed when the next packet confirms it.
    advanceByPacket(std::min(segment.time, previousTime));
    previousTime = segment.time;
    Direction direction = Direction::LowToHigh;
    const FlowKey key = FlowKey::of(segment.source, segment.destination, direction);
    Flow *first = flows.find(key);
    Place place = findFlow(first, direction, segment);
    Verdict verdict = Verdict::Follow;
    if (place.flow == nullptr) {
        if (segment.has(TcpFlags::Rst))
            return;
        if (first != nullptr)
            makeRoomForSibling(*first);
        place.flow = &makeFlow(key);
        beginConnection(*place.flow, direction, segment);
    } else {
        verdict = admit(place, segment);
    }
    if (place.flow->sightings < kSightings && segment.has(TcpFlags::Ack)) [[unlikely]] {
        const Flow *before = place.flow;
        lookForCopies(place, segment);
        if (place.flow != before)
            verdict = admit(place, segment);
    }
    Flow *flow = place.flow;
    direction = place.direction;
    touch(*flow, segment.time);
    flow->lastInterface = segment.interfaceIndex;
    if (verdict == Verdict::Stray) {
        ++counters.straySegments;
        ranking.update(*flow, flow->blocksHeld());
    } else if (flow->phase != FlowPhase::Closed) {
        follow(*flow, direction, segment);
    }
    countTraffic(*flow, direction, segment);
}

/// Judges a segment that belongs to a known flow, and begins the connection that it may open there.
FlowTable::State::Verdict FlowTable::State::admit(const Place &place, const TcpSegment &segment)
{
    const Verdict verdict = judge(*place.flow, place.direction, segment);
    if (verdict == Verdict::NewConnection)
        beginConnection(*place.flow, place.direction, segment);
    return verdict;
}

Flow &FlowTable::State::makeFlow(const FlowKey &key)
{
    if (flows.size() >= limits.flows && flows.size() > 0)
        evictOne(lastAdvance);
    Flow &flow = flows.insert(key);
    for (const Direction direction : { Direction::LowToHigh, Direction::HighToLow }) {
        flow.stream(direction).flow = &flow;
        flow.stream(direction).direction = direction;
    }
    otherFlows.append(flow);
    return flow;
}

/// Starts with an empty page on a flow that is new, or whose connection was replaced.
void FlowTable::State::beginConnection(Flow &flow, Direction direction, const TcpSegment &segment)
{
    const std::array<PendingHandshake, 2> pending { flow.streams[0].pending,
        flow.streams[1].pending };
    if (flow.origin.serial != 0) {
        close(flow, CloseReason::Replaced, segment.time);
        closedFlows.remove(flow);
        forgetCopies(flow);
        Flow fresh;
        fresh.key = flow.key;
        fresh.hash = flow.hash;
        fresh.nextInBucket = flow.nextInBucket;
        fresh.sibling = flow.sibling;
        flow = fresh;
        for (const Direction each : { Direction::LowToHigh, Direction::HighToLow }) {
            flow.stream(each).flow = &flow;
            flow.stream(each).direction = each;
        }
        otherFlows.append(flow);
    }
    ++counters.flows;
    flow.origin.serial = counters.flows;
    flow.origin.low = flow.key.low();
    flow.origin.high = flow.key.high();
    flow.origin.time = segment.time;
    flow.origin.interfaceIndex = segment.interfaceIndex;
    flow.origin.fromInitiator = direction;
    for (const Direction each : { Direction::LowToHigh, Direction::HighToLow }) {
        const PendingHandshake &handshake = pending[index(each)];
        if (!handshake.isSet)
            continue;
        flow.stream(each).reassembler.startAt(handshake.first);
        flow.origin.initiatorKnown = true;
        flow.origin.fromInitiator = handshake.isAnswer ? opposite(each) : each;
    }
}

void FlowTable::State::follow(Flow &flow, Direction direction, const TcpSegment &segment)
{
    FlowStream &stream = flow.stream(direction);
    if (!stream.capturePoints.contains(segment.capturePoint)) [[unlikely]] {
        if (stream.capturePoints.empty())
            flow.stream(opposite(direction)).reassembler.noteReceiver();
        stream.capturePoints.add(segment.capturePoint);
    }
    flow.resetInDoubt = false;
    if (segment.has(TcpFlags::Syn))
        noteHandshake(flow, direction, segment);
    if (flow.wantsBytes())
        followBytes(flow, direction, segment);
    else
        followPosition(flow, direction, segment);
    if (segment.has(TcpFlags::Rst))
        followReset(flow, direction, segment);
    settle(flow, segment.time);
}

void FlowTable::State::followBytes(Flow &flow, Direction direction, const TcpSegment &segment)
{
    FlowStream &own = flow.stream(direction);
    FlowStream &other = flow.stream(opposite(direction));
    FlowOutput output(*this, own);
    const StreamPosition before = own.reassembler.next();
    SegmentOrigin origin { segment.time, segment.interfaceIndex };
    const std::uint32_t sequenceNumber =
        segment.sequenceNumber + (segment.has(TcpFlags::Syn) ? 1 : 0);
    if (segment.has(TcpFlags::Ack)) {
        other.reassembler.acknowledge(segment.acknowledgmentNumber);
        origin.acknowledged =
            nearestPosition(other.reassembler.next(), segment.acknowledgmentNumber);
        followWindow(flow, direction, segment);
    }
    // The text that a reset may carry is no part of the stream (RFC 9293, 3.5.3).
    if (segment.payloadLength > 0 && !segment.has(TcpFlags::Rst))
        own.reassembler.accept(
            sequenceNumber, { segment.payload, segment.payloadLength, origin }, shared, output);
    else if (!segment.has(TcpFlags::Syn) && !segment.has(TcpFlags::Fin)
        && !segment.has(TcpFlags::Rst))
        own.reassembler.noteSentUpTo(sequenceNumber);
    if (segment.has(TcpFlags::Fin) && flow.wantsBytes()) [[unlikely]]
        own.reassembler.acceptFin(
            sequenceNumber + segment.payloadLength, other.capturePoints.empty(), origin, output);
    if (own.reassembler.hasWaitedFor(kLostHoleSegments))
        own.reassembler.giveUpLostHole(origin, shared, output);
    passHeld(flow);
    if (other.reassembler.hasFin() && flow.wantsBytes()) [[unlikely]] {
        FlowOutput toOther(*this, other);
        other.reassembler.endIfReached(origin, toOther);
    }
    if (flow.resetAt != 0 || flow.phase == FlowPhase::Closing) [[unlikely]]
        doubtEnd(flow, direction, before);
}

/// Passes on what waited for the other stream and need not wait any longer. Both directions take
/// turns, so that the answers follow what they answer.
void FlowTable::State::passHeld(Flow &flow)
{
    StreamReassembler &first = flow.streams[0].reassembler;
    StreamReassembler &second = flow.streams[1].reassembler;
    if (flow.holdsNothing()) [[likely]]
        return;
    FlowOutput toFirst(*this, flow.streams[0]);
    FlowOutput toSecond(*this, flow.streams[1]);
    bool isMoving = true;
    while (isMoving && flow.wantsBytes()) {
        isMoving = first.passHeld(false, shared, toFirst);
        isMoving = second.passHeld(false, shared, toSecond) || isMoving;
        // Each waits for the other: the acknowledgments make no sense.
        if (!isMoving && first.isReady() && second.isReady())
            isMoving = first.passHeld(true, shared, toFirst);
    }
}

/// The connection is over: passes on everything that is held, with the holes between.
void FlowTable::State::giveUpAll(Flow &flow)
{
    StreamReassembler &first = flow.streams[0].reassembler;
    StreamReassembler &second = flow.streams[1].reassembler;
    FlowOutput toFirst(*this, flow.streams[0]);
    FlowOutput toSecond(*this, flow.streams[1]);
    for (passHeld(flow); flow.wantsBytes(); passHeld(flow)) {
        if (first.hasHole() && (!second.hasHole() || !isFrontOlder(second, first))) {
            first.giveUpFirstHole(shared, toFirst);
        } else if (second.hasHole()) {
            second.giveUpFirstHole(shared, toSecond);
        } else if (first.isReady()) {
            toFirst.stopWaiting();
            first.passHeld(true, shared, toFirst);
        } else if (second.isReady()) {
            toSecond.stopWaiting();
            second.passHeld(true, shared, toSecond);
        } else {
            break;
        }
    }
    const SegmentOrigin origin { flow.lastSeen, flow.lastInterface };
    if (flow.wantsBytes())
        first.giveUpEnd(origin, toFirst);
    if (flow.wantsBytes())
        second.giveUpEnd(origin, toSecond);
}

/// The pool of blocks is exhausted. @returns true when a connection that held more than @p asking
/// has given up a hole, and there is room again.
bool FlowTable::State::makeRoom(const Flow &asking)
{
    Flow *victim = ranking.heaviest();
    if (victim == nullptr || victim == &asking || victim->heldBlocks <= asking.blocksHeld())
        return false;
    const std::size_t before = pool.blocksInUse();
    for (FlowStream &each : victim->streams)
        each.reassembler.forgetFarSegment(pool);
    ranking.update(*victim, victim->blocksHeld());
    if (pool.blocksInUse() < before)
        return true;
    ++counters.outOfOrderRefused;
    FlowStream &stream = victim->streams[0].reassembler.held().blocks()
            >= victim->streams[1].reassembler.held().blocks()
        ? victim->streams[0]
        : victim->streams[1];
    FlowOutput output(*this, stream);
    if (stream.reassembler.isReady()) {
        output.stopWaiting();
        stream.reassembler.passHeld(true, shared, output);
    } else {
        stream.reassembler.giveUpFirstHole(shared, output);
    }
    passHeld(*victim);
    settle(*victim, previousTime);
    return pool.blocksInUse() < before;
}

/// The bytes of the connection are not wanted: enough to tell when it ends and the next begins.
void FlowTable::State::followPosition(Flow &flow, Direction direction, const TcpSegment &segment)
{
    StreamReassembler &own = flow.stream(direction).reassembler;
    const std::uint32_t start = segment.sequenceNumber + (segment.has(TcpFlags::Syn) ? 1 : 0);
    if (segment.payloadLength > 0)
        own.skip(start, segment.payloadLength);
    if (segment.has(TcpFlags::Fin)) {
        FlowOutput output(*this, flow.stream(direction));
        own.skip(start, segment.payloadLength);
        own.acceptFin(
            start + segment.payloadLength, true, { segment.time, segment.interfaceIndex }, output);
    }
}

/// What a segment has changed: forgets what nobody wants, watches for lost bytes, and ends what is
/// over.
void FlowTable::State::settle(Flow &flow, TimeNs time)
{
    const StreamReassembler &first = flow.streams[0].reassembler;
    const StreamReassembler &second = flow.streams[1].reassembler;
    if (!flow.wantsBytes() && !flow.holdsNothing()) [[unlikely]]
        discardBytes(flow);
    ranking.update(flow, flow.blocksHeld());
    watchLostHole(flow.streams[0], time);
    watchLostHole(flow.streams[1], time);
    if (first.hasFin() && second.hasFin() && flow.phase != FlowPhase::Closed) [[unlikely]]
        endIfOver(flow, time);
}

void FlowTable::State::noteInterest(Flow &flow, StreamInterest interest)
{
    if (flow.isHttp && interest == StreamInterest::Ignored)
        interest = StreamInterest::HttpOpaque;
    if (flow.isHttp && interest == StreamInterest::Undecided)
        interest = StreamInterest::Http;
    flow.interest = interest;
    const bool isHttp = interest == StreamInterest::Http || interest == StreamInterest::HttpOpaque;
    if (!isHttp || flow.isHttp)
        return;
    idleListOf(flow).remove(flow);
    flow.isHttp = true;
    idleListOf(flow).append(flow);
    flow.towardsServer = flow.handler->isTowardsServer(Direction::LowToHigh) ? Direction::LowToHigh
                                                                             : Direction::HighToLow;
    flow.backlog.flush(flow.towardsServer, traffic);
}

/// Every packet counts once: on the interface that carried it, copies and all.
void FlowTable::State::countTraffic(Flow &flow, Direction direction, const TcpSegment &segment)
{
    if (flow.isHttp) {
        const bool isToServer = direction == flow.towardsServer;
        traffic.add({ segment.interfaceIndex, 1, isToServer ? segment.frameLength : 0U,
            isToServer ? 0U : segment.frameLength });
    } else if (flow.interest == StreamInterest::Undecided) {
        flow.backlog.add(segment.interfaceIndex, direction, segment.frameLength);
    }
}

FlowTable::FlowTable(const EngineLimits &limits, StreamHandlerFactory &factory)
    : m_state(std::make_unique<State>(limits, factory))
{
}

FlowTable::~FlowTable()
{
    m_state->releaseHandlers();
}

std::span<const HttpTraffic> FlowTable::process(const TcpSegment &segment)
{
    m_state->traffic.clear();
    m_state->process(segment);
    return m_state->traffic.entries();
}

void FlowTable::advance(TimeNs now)
{
    m_state->advance(now);
}

void FlowTable::finish(TimeNs now)
{
    m_state->finish(now);
}

std::size_t FlowTable::size() const
{
    return m_state->flows.size();
}

const TcpCounters &FlowTable::counters() const
{
    return m_state->counters;
}

} // namespace hitwatch
