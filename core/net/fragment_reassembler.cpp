// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/fragment_reassembler.h"

#include "common/hash.h"
#include "net/ip_protocol.h"
#include "net/udp_tunnel_ports.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace hitwatch {

namespace {

constexpr std::size_t kMaxDatagramLength = 65'535;

std::uint64_t loadWord(const std::uint8_t *at)
{
    std::uint64_t word = 0;
    std::memcpy(&word, at, sizeof(word));
    return word;
}

bool isMalformed(const Fragment &fragment)
{
    return fragment.length == 0 || (fragment.more && fragment.length % 8 != 0)
        || fragment.offset + fragment.length > kMaxDatagramLength;
}

FragmentResult refused(DecodeFailure failure)
{
    FragmentResult result;
    result.status = FragmentResult::Status::Refused;
    result.failure = failure;
    return result;
}

} // namespace

FragmentReassembler::FragmentReassembler(const EngineLimits &limits, DecodeCounters &counters)
    : m_maxDatagrams(std::max<std::size_t>(1, limits.fragmentedDatagrams))
    , m_maxBytes(limits.fragmentBytes)
    , m_timeout(limits.fragmentTimeout)
    , m_counters(counters)
    , m_buckets(std::bit_ceil(2 * m_maxDatagrams), kNone)
{
}

FragmentResult FragmentReassembler::add(const Fragment &fragment)
{
    if (isMalformed(fragment))
        return refused(DecodeFailure::BadFragment);

    expire(fragment.time);
    const std::uint32_t bucket = bucketOf(fragment.key);
    std::uint32_t slot = find(fragment.key, bucket);
    if (slot != kNone && m_slots[slot].completedOnce && isOfAnother(m_slots[slot], fragment)) {
        remove(slot);
        slot = kNone;
    }
    if (slot == kNone)
        slot = insert(fragment.key, bucket, fragment.time);
    Datagram &datagram = m_slots[slot];
    if (datagram.discarded)
        return refused(DecodeFailure::FragmentsOverlapping);
    if (contradictsLength(datagram, fragment))
        return refused(DecodeFailure::BadFragment);

    const Overlap overlap = overlapOf(datagram, fragment);
    if (overlap == Overlap::Copy) {
        countCopy(datagram, fragment);
    } else if (overlap != Overlap::None && fragment.key.source.family == 6) {
        discard(datagram);
        return refused(DecodeFailure::FragmentsOverlapping);
    } else {
        accept(datagram, fragment);
    }

    FragmentResult result;
    if (datagram.length != 0 && datagram.received == datagram.length)
        result = complete(slot);
    else if (datagram.uninteresting)
        result.status = FragmentResult::Status::Uninteresting;
    result.contradicting = overlap == Overlap::Contradicting;
    enforceByteLimit();
    return result;
}

void FragmentReassembler::releaseCompleted()
{
    m_completed.clear();
}

void FragmentReassembler::finish()
{
    while (m_oldest != kNone)
        giveUp(m_oldest, DecodeFailure::FragmentsTimedOut);
}

std::uint32_t FragmentReassembler::bucketOf(const FragmentKey &key) const
{
    const std::uint8_t *source = key.source.bytes.data();
    const std::uint8_t *destination = key.destination.bytes.data();
    const std::uint64_t rest = (static_cast<std::uint64_t>(key.identification) << 16)
        | (static_cast<std::uint64_t>(key.protocol) << 8) | key.source.family;
    const std::uint64_t hash = hashWords<5>({ loadWord(source), loadWord(source + 8),
        loadWord(destination), loadWord(destination + 8), rest });
    return static_cast<std::uint32_t>(hash & (m_buckets.size() - 1));
}

std::uint32_t FragmentReassembler::find(const FragmentKey &key, std::uint32_t bucket) const
{
    std::uint32_t slot = m_buckets[bucket];
    while (slot != kNone && !(m_slots[slot].key == key))
        slot = m_slots[slot].nextInBucket;
    return slot;
}

std::uint32_t FragmentReassembler::insert(const FragmentKey &key, std::uint32_t bucket, TimeNs time)
{
    if (m_used >= m_maxDatagrams)
        giveUp(m_oldest, DecodeFailure::FragmentsEvicted);

    std::uint32_t slot = static_cast<std::uint32_t>(m_slots.size());
    if (m_freeSlots.empty()) {
        m_slots.emplace_back();
    } else {
        slot = m_freeSlots.back();
        m_freeSlots.pop_back();
    }
    Datagram &datagram = m_slots[slot];
    datagram = Datagram {};
    datagram.key = key;
    datagram.firstTime = time;
    datagram.missingFrom = kNone;
    datagram.bucket = bucket;
    datagram.nextInBucket = m_buckets[bucket];
    m_buckets[bucket] = slot;
    datagram.older = m_newest;
    if (m_newest != kNone)
        m_slots[m_newest].newer = slot;
    else
        m_oldest = slot;
    m_newest = slot;
    ++m_used;
    return slot;
}

void FragmentReassembler::remove(std::uint32_t slot)
{
    Datagram &datagram = m_slots[slot];
    std::uint32_t *link = &m_buckets[datagram.bucket];
    while (*link != slot)
        link = &m_slots[*link].nextInBucket;
    *link = datagram.nextInBucket;

    if (datagram.older != kNone)
        m_slots[datagram.older].newer = datagram.newer;
    else
        m_oldest = datagram.newer;
    if (datagram.newer != kNone)
        m_slots[datagram.newer].older = datagram.older;
    else
        m_newest = datagram.older;

    m_heldBytes -= datagram.charge();
    datagram = Datagram {};
    m_freeSlots.push_back(slot);
    --m_used;
}

void FragmentReassembler::giveUp(std::uint32_t slot, DecodeFailure reason)
{
    const Datagram &datagram = m_slots[slot];
    // A UDP datagram could have been a tunnel only where its ports say so.
    const bool maybeTcp = datagram.protocol != ipprotocol::kUdp || datagram.firstSeen;
    if (maybeTcp && !datagram.discarded && !datagram.uninteresting && !datagram.completedOnce)
        m_counters.count(reason);
    remove(slot);
}

void FragmentReassembler::expire(TimeNs now)
{
    // Unsigned: stamps from a file may be as far apart as they like.
    const auto age = [this, now] {
        return static_cast<std::uint64_t>(now)
            - static_cast<std::uint64_t>(m_slots[m_oldest].firstTime);
    };
    while (m_oldest != kNone && now > m_slots[m_oldest].firstTime
        && age() > static_cast<std::uint64_t>(m_timeout))
        giveUp(m_oldest, DecodeFailure::FragmentsTimedOut);
}

void FragmentReassembler::enforceByteLimit()
{
    while (m_heldBytes > m_maxBytes && m_oldest != kNone)
        giveUp(m_oldest, DecodeFailure::FragmentsEvicted);
}

void FragmentReassembler::discard(Datagram &datagram)
{
    m_heldBytes -= datagram.charge();
    std::vector<std::uint8_t>().swap(datagram.bytes);
    std::vector<Range>().swap(datagram.ranges);
    datagram.discarded = true;
}

// What is left of a datagram that was completed once waits for copies of its fragments; an
// identification that was used again must not meet it.
bool FragmentReassembler::isOfAnother(const Datagram &datagram, const Fragment &fragment)
{
    return contradictsLength(datagram, fragment)
        || overlapOf(datagram, fragment) == Overlap::Contradicting;
}

bool FragmentReassembler::contradictsLength(const Datagram &datagram, const Fragment &fragment)
{
    const std::size_t to = fragment.offset + fragment.length;
    if (!fragment.more) {
        const bool shorter = !datagram.ranges.empty() && datagram.ranges.back().to > to;
        return shorter || (datagram.length != 0 && datagram.length != to);
    }
    return datagram.length != 0 && to >= datagram.length;
}

bool FragmentReassembler::looksLikeTunnel(const Fragment &fragment)
{
    return fragment.captured.size() >= 4
        && isUdpTunnel(
            loadBig16(fragment.captured.data()), loadBig16(fragment.captured.data() + 2));
}

FragmentReassembler::Overlap FragmentReassembler::overlapOf(
    const Datagram &datagram, const Fragment &fragment)
{
    const auto to = static_cast<std::uint32_t>(fragment.offset + fragment.length);
    auto range = std::upper_bound(datagram.ranges.begin(), datagram.ranges.end(), fragment.offset,
        [](std::uint32_t offset, const Range &candidate) { return offset < candidate.to; });
    Overlap overlap = Overlap::None;
    for (; range != datagram.ranges.end() && range->from < to; ++range) {
        if (range->from == fragment.offset && range->to == to)
            overlap = Overlap::Copy;
        else
            overlap = Overlap::Agreeing;
        if (datagram.uninteresting)
            continue;
        // Only bytes that both copies have can differ.
        const std::size_t begin = std::max(range->from, fragment.offset);
        const std::size_t end = std::min<std::size_t>({ range->to, to, datagram.missingFrom,
            datagram.bytes.size(), fragment.offset + fragment.captured.size() });
        if (begin < end
            && std::memcmp(datagram.bytes.data() + begin,
                   fragment.captured.data() + (begin - fragment.offset), end - begin)
                != 0)
            return Overlap::Contradicting;
    }
    return overlap;
}

void FragmentReassembler::countCopy(Datagram &datagram, const Fragment &fragment)
{
    for (Range &range : datagram.ranges) {
        if (range.from == fragment.offset)
            ++range.copies;
    }
}

void FragmentReassembler::accept(Datagram &datagram, const Fragment &fragment)
{
    m_heldBytes -= datagram.charge();
    if (fragment.offset == 0 || !datagram.firstSeen)
        datagram.protocol = fragment.protocol;
    if (fragment.offset == 0) {
        datagram.firstSeen = true;
        if (fragment.protocol == ipprotocol::kUdp && !looksLikeTunnel(fragment)) {
            datagram.uninteresting = true;
            std::vector<std::uint8_t>().swap(datagram.bytes);
        }
    }
    if (!fragment.more)
        datagram.length = static_cast<std::uint32_t>(fragment.offset + fragment.length);
    store(datagram, fragment);
    m_heldBytes += datagram.charge();
}

void FragmentReassembler::store(Datagram &datagram, const Fragment &fragment)
{
    const auto to = static_cast<std::uint32_t>(fragment.offset + fragment.length);
    const auto capturedTo = static_cast<std::uint32_t>(fragment.offset + fragment.captured.size());
    if (capturedTo < to)
        datagram.missingFrom = std::min(datagram.missingFrom, capturedTo);
    if (!datagram.uninteresting && datagram.bytes.size() < capturedTo)
        datagram.bytes.resize(capturedTo);

    // Into the holes only: what was received first stays.
    std::uint32_t at = fragment.offset;
    std::uint32_t frameLength = fragment.frameLength;
    std::size_t index = 0;
    while (index < datagram.ranges.size() && datagram.ranges[index].to <= at)
        ++index;
    while (at < to) {
        const bool last = index == datagram.ranges.size();
        const std::uint32_t holeEnd = last ? to : std::min(to, datagram.ranges[index].from);
        if (at < holeEnd) {
            const std::uint32_t copyEnd = std::min(holeEnd, capturedTo);
            if (!datagram.uninteresting && at < copyEnd)
                std::memcpy(datagram.bytes.data() + at,
                    fragment.captured.data() + (at - fragment.offset), copyEnd - at);
            datagram.ranges.insert(datagram.ranges.begin() + static_cast<std::ptrdiff_t>(index),
                Range { at, holeEnd, frameLength, 0 });
            datagram.received += holeEnd - at;
            frameLength = 0;
            ++index;
        }
        if (index == datagram.ranges.size())
            break;
        at = datagram.ranges[index].to;
        ++index;
    }
}

FragmentResult FragmentReassembler::complete(std::uint32_t slot)
{
    Datagram &datagram = m_slots[slot];
    FragmentResult result;
    if (datagram.uninteresting) {
        result.status = FragmentResult::Status::Uninteresting;
        remove(slot);
        return result;
    }
    bool copied = false;
    for (const Range &range : datagram.ranges) {
        result.frameLength += range.frameLength;
        copied = copied || range.copies > 0;
    }
    result.status = FragmentResult::Status::Completed;
    result.length = datagram.length;
    result.protocol = datagram.protocol;
    const std::size_t known =
        std::min<std::size_t>({ datagram.length, datagram.missingFrom, datagram.bytes.size() });

    if (copied) {
        m_completed.push_back(datagram.bytes);
        keepCopies(datagram);
    } else {
        m_heldBytes -= datagram.charge();
        m_completed.push_back(std::move(datagram.bytes));
        datagram.bytes = {};
        m_heldBytes += datagram.charge();
        remove(slot);
    }
    result.payload = { m_completed.back().data(), known };
    return result;
}

// The copies that came in between belong to a second capture of the same datagram: they are its
// fragments received so far.
void FragmentReassembler::keepCopies(Datagram &datagram)
{
    datagram.received = 0;
    datagram.completedOnce = true;
    std::size_t kept = 0;
    for (Range &range : datagram.ranges) {
        if (range.copies == 0)
            continue;
        --range.copies;
        datagram.received += range.to - range.from;
        datagram.ranges[kept++] = range;
    }
    datagram.ranges.resize(kept);
}

} // namespace hitwatch
