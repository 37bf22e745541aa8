// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/held_segments.h"

#include <algorithm>
#include <cstring>

namespace hitwatch {

namespace {

constexpr std::size_t kBlocksPerSlab = 32;

} // namespace

HeldBlockPool::HeldBlockPool(std::size_t byteLimit)
    : m_limit(std::max<std::size_t>(1, byteLimit / sizeof(HeldBlock)))
{
}

void HeldBlockPool::grow()
{
    const std::size_t count = std::min(kBlocksPerSlab, m_limit - m_allocated);
    if (count == 0)
        return;
    m_slabs.push_back(std::make_unique_for_overwrite<HeldBlock[]>(count));
    for (std::size_t i = 0; i < count; ++i) {
        HeldBlock &block = m_slabs.back()[i];
        block.next = m_free;
        m_free = &block;
    }
    m_allocated += count;
}

HeldBlock *HeldBlockPool::acquire()
{
    if (m_free == nullptr)
        grow();
    HeldBlock *block = m_free;
    if (block != nullptr) {
        m_free = block->next;
        ++m_used;
    }
    return block;
}

void HeldBlockPool::release(HeldBlock *block)
{
    block->next = m_free;
    m_free = block;
    --m_used;
}

/// What of a segment is still to be placed.
struct HeldSegments::Insertion {
    HeldBlockPool &pool;
    StreamPosition position;
    StreamPosition dataEnd; ///< bytes are there up to here
    const std::uint8_t *at; ///< the byte at @c position
    const StreamSegment &segment;
    bool beginsSegment = true;

    void skipTo(StreamPosition to)
    {
        at += std::min(to, std::max(dataEnd, position)) - position;
        position = to;
    }
};

StreamPosition HeldSegments::insert(HeldBlockPool &pool, StreamPosition start,
    const StreamSegment &segment, std::uint64_t &repeated)
{
    const StreamPosition end = start + segment.length;
    Insertion insertion { pool, start, start + segment.payload.size(), segment.payload.data(),
        segment };
    // Most segments arrive behind all that is held.
    if (m_back != nullptr && m_back->end() <= start) {
        store(insertion, m_back, end);
        return insertion.position;
    }
    HeldBlock *previous = nullptr;
    HeldBlock *block = m_front;
    while (insertion.position < end) {
        while (block != nullptr && block->end() <= insertion.position) {
            previous = block;
            block = block->next;
        }
        const StreamPosition until = block == nullptr ? end : std::min(end, block->start);
        if (insertion.position < until && !store(insertion, previous, until))
            break;
        if (block != nullptr && insertion.position < end) {
            const StreamPosition heldUntil = std::min(end, block->end());
            repeated += heldUntil - insertion.position;
            insertion.skipTo(heldUntil);
        }
    }
    return insertion.position;
}

/// Places the bytes up to @p until, all of them new, behind @p previous.
bool HeldSegments::store(Insertion &insertion, HeldBlock *previous, StreamPosition until)
{
    while (insertion.position < until) {
        HeldBlock *block = insertion.pool.acquire();
        if (block == nullptr)
            return false;
        const bool hasData = insertion.position < insertion.dataEnd;
        const StreamPosition most =
            hasData ? std::min(insertion.dataEnd, insertion.position + block->bytes.size()) : until;
        block->start = insertion.position;
        block->length = static_cast<std::uint32_t>(std::min(until, most) - insertion.position);
        block->stored = hasData ? block->length : 0;
        block->origin = insertion.segment.origin;
        block->acknowledgment = insertion.segment.acknowledgment;
        block->beginsSegment = insertion.beginsSegment;
        if (hasData)
            std::memcpy(block->bytes.data(), insertion.at, block->stored);
        insertion.beginsSegment = false;
        insertion.skipTo(block->end());

        block->next = previous != nullptr ? previous->next : m_front;
        (previous != nullptr ? previous->next : m_front) = block;
        if (block->next == nullptr)
            m_back = block;
        previous = block;
        m_bytes += block->stored;
        m_segments += block->beginsSegment ? 1 : 0;
    }
    return true;
}

void HeldSegments::removeFront(HeldBlockPool &pool)
{
    HeldBlock *block = m_front;
    m_front = block->next;
    if (m_front == nullptr)
        m_back = nullptr;
    m_bytes -= block->stored;
    m_segments -= block->beginsSegment ? 1 : 0;
    pool.release(block);
}

void HeldSegments::clear(HeldBlockPool &pool)
{
    while (!empty())
        removeFront(pool);
}

} // namespace hitwatch
