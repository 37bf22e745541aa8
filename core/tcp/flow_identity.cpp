// SPDX-License-Identifier: GPL-3.0-or-later
// Which connection a segment belongs to. Its addresses alone do not tell: they may be used on
// several networks, and address translation shows one connection under several names. Both ends
// choose their sequence numbers at random (RFC 6528), so segments with the numbers of both
// directions are of one connection, and others are not.
#include "tcp/flow_table_state.h"

#include <cstdlib>

namespace hitwatch {

namespace {

/// A copy is at most this far ahead of what was seen of its stream, or before its beginning.
constexpr std::int64_t kCopyDistance = 1024 * 1024;
/// Or this far behind: interfaces are read in turns.
constexpr std::int64_t kCopyLag = 128 * 1024 * 1024;
/// Between a packet and its translated copy.
constexpr TimeNs kCopyTime = 1 * kSecond;

/// Whether @p number can be one of @p stream, as far as anything is known of it.
bool isNear(const StreamReassembler &stream, std::uint32_t number)
{
    if (!stream.isStarted())
        return true;
    const StreamPosition position = nearestPosition(stream.next(), number);
    const std::int64_t ahead = positionDistance(stream.next(), position);
    const std::int64_t seen = positionDistance(stream.base(), stream.next());
    return ahead <= kCopyDistance && -ahead <= std::min(seen, kCopyLag) + kCopyDistance;
}

/// Whether @p number can be the first one of @p stream.
bool isFirst(const StreamReassembler &stream, std::uint32_t number)
{
    if (!stream.isStarted())
        return true;
    const StreamPosition position = nearestPosition(stream.base(), number);
    const std::int64_t before = positionDistance(position, stream.base());
    return before == 0
        || (!stream.isStartKnownFromSyn() && before > 0 && before <= FlowTable::State::kLateSynDistance);
}

/// Whether the answer to a SYN can be one to the first segment of @p stream.
bool acceptsSyn(std::uint32_t acknowledgment, const StreamReassembler &stream)
{
    if (!stream.isStartKnownFromSyn())
        return isNear(stream, acknowledgment);
    const StreamPosition position = nearestPosition(stream.base(), acknowledgment);
    return position >= stream.base() && position <= stream.next();
}

/// Whether @p segment has the numbers of both directions of a connection.
bool hasNumbersOf(const Flow &flow, Direction direction, const TcpSegment &segment)
{
    const StreamReassembler &own = flow.stream(direction).reassembler;
    const StreamReassembler &other = flow.stream(opposite(direction)).reassembler;
    const bool isAnswer = segment.has(TcpFlags::Ack);
    if (segment.has(TcpFlags::Syn)) {
        if (!own.isStarted() && !isAnswer)
            return false;
        return isFirst(own, segment.sequenceNumber + 1)
            && (!isAnswer || acceptsSyn(segment.acknowledgmentNumber, other));
    }
    return isNear(own, segment.sequenceNumber)
        && (!isAnswer || isNear(other, segment.acknowledgmentNumber));
}

/// Whether the segments of this direction come from @p point, as far as is known.
bool isSeenAt(const Flow &flow, Direction direction, std::uint32_t point)
{
    const CapturePoints &own = flow.stream(direction).capturePoints;
    return own.empty() ? flow.stream(opposite(direction)).capturePoints.contains(point)
                       : own.contains(point);
}

Direction turned(Direction direction, bool isMirrored)
{
    return isMirrored ? opposite(direction) : direction;
}

Endpoint endOf(const FlowKey &key, Direction from)
{
    return from == Direction::LowToHigh ? key.low() : key.high();
}

/// Which of two records of one connection is to stay: what it has counted cannot be taken back.
int weightOf(const Flow &flow)
{
    const bool hasDelivered =
        flow.streams[0].reassembler.hasDelivered() || flow.streams[1].reassembler.hasDelivered();
    return flow.isHttp ? 2 : hasDelivered ? 1 : 0;
}

bool isBetter(const Flow &left, const Flow &right)
{
    const int difference = weightOf(left) - weightOf(right);
    return difference != 0 ? difference > 0 : left.origin.serial < right.origin.serial;
}

} // namespace

/// @param first of the flows with the key of @p segment, which is of @p direction in it.
/// @returns no flow when it belongs to none that is known.
FlowTable::State::Place FlowTable::State::findFlow(
    Flow *first, Direction direction, const TcpSegment &segment)
{
    if (first == nullptr)
        return { nullptr, direction };
    if (first->sibling == nullptr && first->copyOf == nullptr
        && first->stream(direction).capturePoints.contains(segment.capturePoint)) [[likely]]
        return { first, direction };
    Place best { nullptr, direction };
    int bestRank = 0;
    for (Flow *flow = first; flow != nullptr; flow = flow->sibling) {
        const bool isCopy = flow->copyOf != nullptr;
        const Place place { isCopy ? flow->copyOf : flow, turned(direction, flow->isMirrored) };
        const bool fits = hasNumbersOf(*place.flow, place.direction, segment);
        const bool isHere = isSeenAt(*place.flow, place.direction, segment.capturePoint);
        // What does not fit a copy has a new meaning for its addresses.
        const bool isOpen = place.flow->phase != FlowPhase::Closed;
        const int rank = (fits ? 4 : 0) + (isHere && (fits || !isCopy) ? 2 : 0);
        if (rank > 0 && rank + (isOpen ? 1 : 0) > bestRank) {
            best = place;
            bestRank = rank + (isOpen ? 1 : 0);
        }
    }
    return best;
}

/// The first segments of a connection show whether it is known under another name.
void FlowTable::State::lookForCopies(Place &place, const TcpSegment &segment)
{
    if (segment.has(TcpFlags::Rst))
        return;
    Flow &flow = *place.flow;
    const std::uint32_t sent = segment.sequenceNumber + (segment.has(TcpFlags::Syn) ? 1 : 0);
    const std::uint32_t received = segment.acknowledgmentNumber;
    const std::uint64_t numbers =
        (std::uint64_t { std::min(sent, received) } << 32) | std::max(sent, received);
    if (flow.sightings > 0 && flow.lastSighting == numbers)
        return;
    // Once a handshake was seen and no copy of it, there is none.
    const bool isDecided = flow.sightings > 0 && flow.streams[0].reassembler.isStartKnownFromSyn()
        && flow.streams[1].reassembler.isStartKnownFromSyn();
    ++flow.sightings;
    flow.lastSighting = numbers;
    const FlowKey &key = flow.key;
    const Direction direction = place.direction;
    const std::array<Sighting, 2> ends { Sighting { endOf(key, direction), sent, received },
        Sighting { endOf(key, opposite(direction)), received, sent } };
    std::array<std::uint64_t, 2> hashes {};
    Place copy;
    for (std::size_t end = 0; end < ends.size(); ++end) {
        hashes[end] = ends[end].hash(processHashKey());
        if (!isDecided && copy.flow == nullptr)
            copy = findCopy(flow, ends[end], hashes[end], direction, segment);
    }
    if (copy.flow != nullptr)
        unite(place, copy);
    if (flow.origin.serial == 0)
        return; // it had the same name
    // A copy counts too: its other end may be one of a further copy.
    for (const std::uint64_t hash : hashes) {
        const SightingIndex::Entry old =
            sightings.add({ hash, &flow, flow.origin.serial, segment.time });
        if (old.flow != nullptr && std::abs(segment.time - old.time) <= kCopyTime)
            ++counters.sightingsForgotten;
    }
}

/// A connection that was seen a moment ago with the same end and numbers, whose other end has
/// another address, and at another place: a packet is not translated on its way to us.
/// @returns it with the direction that @p segment has in it.
FlowTable::State::Place FlowTable::State::findCopy(const Flow &flow, const Sighting &sighting,
    std::uint64_t hash, Direction direction, const TcpSegment &segment)
{
    Place found;
    TimeNs foundTime = 0;
    const bool isLow = sighting.end == flow.key.low();
    for (const SightingIndex::Entry &entry : sightings.setOf(hash)) {
        if (entry.hash != hash || entry.flow == nullptr || entry.flow->origin.serial != entry.serial
            || std::abs(segment.time - entry.time) > kCopyTime)
            continue;
        const FlowKey &name = entry.flow->key;
        const bool isLowThere = sighting.end == name.low();
        const Endpoint other = isLow ? flow.key.high() : flow.key.low();
        const Endpoint otherThere = isLowThere ? name.high() : name.low();
        if (other != otherThere && other.address == otherThere.address)
            continue;
        const bool isCopy = entry.flow->copyOf != nullptr;
        const bool isMirrored = (isLow != isLowThere) != (isCopy && entry.flow->isMirrored);
        const Place place { isCopy ? entry.flow->copyOf : entry.flow,
            turned(direction, isMirrored) };
        const CapturePoints &points = place.flow->stream(place.direction).capturePoints;
        if (place.flow == &flow || points.contains(segment.capturePoint))
            continue;
        if (found.flow == nullptr || entry.time > foundTime) {
            found = place;
            foundTime = entry.time;
        }
    }
    return found;
}

/// Makes one connection of two that are the same. @p place becomes where it is followed.
void FlowTable::State::unite(Place &place, Place copy)
{
    const bool isMirrored = place.direction != copy.direction;
    if (isBetter(*place.flow, *copy.flow)) {
        makeCopy(*copy.flow, *place.flow, isMirrored);
    } else {
        makeCopy(*place.flow, *copy.flow, isMirrored);
        place = copy;
    }
}

/// Turns @p flow into another name of @p original, or forgets it where it has the same name.
void FlowTable::State::makeCopy(Flow &flow, Flow &original, bool isMirrored)
{
    ++counters.copiedConnections;
    for (const Direction direction : { Direction::LowToHigh, Direction::HighToLow }) {
        CapturePoints &points = original.stream(turned(direction, isMirrored)).capturePoints;
        for (const std::uint32_t point : flow.stream(direction).capturePoints.points()) {
            if (!points.contains(point))
                points.add(point);
        }
    }
    if (!original.origin.initiatorKnown && flow.origin.initiatorKnown) {
        original.origin.initiatorKnown = true;
        original.origin.fromInitiator = turned(flow.origin.fromInitiator, isMirrored);
    }
    if (original.isHttp)
        flow.backlog.flush(turned(original.towardsServer, isMirrored), traffic);
    else if (original.interest == StreamInterest::Undecided)
        flow.backlog.moveTo(original.backlog, isMirrored);

    discardBytes(flow); // the other one has them
    flow.interest = StreamInterest::Ignored;
    close(flow, CloseReason::Replaced, flow.lastSeen);
    closedFlows.remove(flow);
    while (flow.copies != nullptr) {
        Flow *copy = flow.copies;
        flow.copies = copy->nextCopy;
        copy->copyOf = &original;
        copy->isMirrored = copy->isMirrored != isMirrored;
        copy->nextCopy = original.copies;
        original.copies = copy;
    }
    if (flow.key == original.key) {
        flows.erase(flow);
        return;
    }
    Flow name;
    name.key = flow.key;
    name.hash = flow.hash;
    name.nextInBucket = flow.nextInBucket;
    name.sibling = flow.sibling;
    name.origin = flow.origin;
    name.copyOf = &original;
    name.isMirrored = isMirrored;
    name.nextCopy = original.copies;
    flow = name;
    original.copies = &flow;
}

void FlowTable::State::forgetCopies(Flow &flow)
{
    while (flow.copies != nullptr) {
        Flow *copy = flow.copies;
        flow.copies = copy->nextCopy;
        flows.erase(*copy);
    }
}

/// Keeps the flows of one key few: each of them is looked at for each segment.
void FlowTable::State::makeRoomForSibling(Flow &first)
{
    std::size_t count = 0;
    Flow *victim = nullptr;
    const auto rank = [](const Flow &flow) {
        return flow.phase == FlowPhase::Closed ? 0 : flow.isHttp ? 2 : 1;
    };
    for (Flow *each = &first; each != nullptr; each = each->sibling) {
        ++count;
        Flow *flow = each->copyOf != nullptr ? each->copyOf : each;
        if (victim == nullptr || rank(*flow) < rank(*victim)
            || (rank(*flow) == rank(*victim) && flow->lastSeen < victim->lastSeen))
            victim = flow;
    }
    if (count >= limits.flowsPerKey)
        evict(*victim, lastAdvance);
}

} // namespace hitwatch
