// SPDX-License-Identifier: GPL-3.0-or-later
#include "tcp/held_segments.h"

#include "common/hash.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::size_t kBlocksPerSlab = 32;

} // namespace

HeldBlockPool::HeldBlockPool(std::size_t byteLimit)
    : m_limit(std::max<std::size_t>(1, byteLimit / sizeof(HeldBlock)))
    , m_dice(processHashSeed() | 1)
{
}

/// One block in four is higher than a given one. Nobody on the network can tell which.
unsigned HeldBlockPool::randomHeight()
{
    // xorshift64 (Marsaglia, 2003)
    m_dice ^= m_dice << 13;
    m_dice ^= m_dice >> 7;
    m_dice ^= m_dice << 17;
    const auto zeros = static_cast<unsigned>(std::countr_zero(m_dice));
    return std::min(1 + zeros / 2, HeldBlock::kMaxHeight);
}

void HeldBlockPool::grow()
{
    const std::size_t count = std::min(kBlocksPerSlab, m_limit - m_allocated);
    if (count == 0)
        return;
    m_slabs.push_back(std::make_unique_for_overwrite<HeldBlock[]>(count));
    for (std::size_t i = 0; i < count; ++i) {
        HeldBlock &block = m_slabs.back()[i];
        block.next[0] = m_free;
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
        m_free = block->next[0];
        block->height = randomHeight();
        ++m_used;
    }
    return block;
}

void HeldBlockPool::release(HeldBlock *block)
{
    block->next[0] = m_free;
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

    void skipTo(StreamPosition to)
    {
        at += std::min(to, std::max(dataEnd, position)) - position;
        position = to;
    }
};

HeldSegments::Path HeldSegments::pathTo(StreamPosition position) const
{
    Path path {};
    HeldBlock *block = m_front;
    if (block == nullptr || block->start > position)
        return path;
    for (unsigned level = HeldBlock::kMaxHeight; level-- > 0;) {
        while (block->next[level] != nullptr && block->next[level]->start <= position)
            block = block->next[level];
        path[level] = block;
    }
    return path;
}

/// @p block follows the end of @p path, which is moved there.
void HeldSegments::stepOver(Path &path, HeldBlock *block) const
{
    const unsigned height = block == m_front ? HeldBlock::kMaxHeight : block->height;
    std::fill_n(path.begin(), height, block);
}

/// Puts @p block behind the end of @p path.
void HeldSegments::link(Path &path, HeldBlock *block)
{
    block->next = {};
    for (unsigned level = 0; level < HeldBlock::kMaxHeight; ++level) {
        if (path[level] != nullptr && level < block->height)
            block->next[level] = std::exchange(path[level]->next[level], block);
        else if (path[level] == nullptr && m_front != nullptr)
            block->next[level] = level < m_front->height ? m_front : m_front->next[level];
    }
    if (path[0] == nullptr)
        m_front = block;
    if (block->next[0] == nullptr)
        m_back = block;
    stepOver(path, block);
}

StreamPosition HeldSegments::insert(HeldBlockPool &pool, StreamPosition start,
    const StreamSegment &segment, std::uint64_t &repeated)
{
    const StreamPosition end = start + segment.length;
    Insertion insertion { pool, start, start + segment.payload.size(), segment.payload.data(),
        segment };
    Path path = pathTo(start);
    HeldBlock *block = path[0] != nullptr && path[0]->end() > start ? path[0] : nullptr;
    while (insertion.position < end) {
        if (block == nullptr) {
            block = path[0] != nullptr ? path[0]->next[0] : m_front;
            const StreamPosition until = block == nullptr ? end : std::min(end, block->start);
            if (insertion.position < until && !store(insertion, path, until))
                break;
        }
        if (block != nullptr && insertion.position < end) {
            const StreamPosition heldUntil = std::min(end, block->end());
            repeated += heldUntil - insertion.position;
            insertion.skipTo(heldUntil);
            stepOver(path, block);
            block = nullptr;
        }
    }
    return insertion.position;
}

/// Places the bytes up to @p until, all of them new, behind the end of @p path.
bool HeldSegments::store(Insertion &insertion, Path &path, StreamPosition until)
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
        if (hasData)
            std::memcpy(block->bytes.data(), insertion.at, block->stored);
        insertion.skipTo(block->end());
        link(path, block);
        m_bytes += block->stored;
        ++m_blocks;
    }
    return true;
}

void HeldSegments::removeFront(HeldBlockPool &pool)
{
    HeldBlock *block = m_front;
    m_front = block->next[0];
    if (m_front == nullptr)
        m_back = nullptr;
    else
        std::copy(block->next.begin() + m_front->height, block->next.end(),
            m_front->next.begin() + m_front->height);
    m_bytes -= block->stored;
    --m_blocks;
    pool.release(block);
}

void HeldSegments::clear(HeldBlockPool &pool)
{
    while (!empty())
        removeFront(pool);
}

} // namespace hitwatch
