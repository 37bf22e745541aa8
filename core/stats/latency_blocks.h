// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/latency_scale.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace hitwatch {

/// A value for each latency bucket of a row, where there is one: blocks of one power of two (32
/// buckets), made when they are first needed, found through a directory. Latencies are counted
/// three times for each response, in buckets that are seldom in the cache, so this must not cost a
/// search.
///
/// Memory: at most @p limit blocks of 32 values, and never more directories (240 bytes) than that.
template <typename Value> class LatencyBlocks {
public:
    using Directory = std::uint32_t;
    static constexpr std::uint32_t kNone = 0xffffffff;

    /// @param unused what a bucket holds that has no value.
    LatencyBlocks(Value unused, std::size_t limit)
        : m_unused(unused)
        , m_limit(limit)
    {
    }

    /// The place of @p bucket, which may hold no value; nullptr when there is no block for it.
    /// Valid until the next make().
    Value *find(Directory directory, std::uint32_t bucket)
    {
        return const_cast<Value *>(std::as_const(*this).find(directory, bucket));
    }
    const Value *find(Directory directory, std::uint32_t bucket) const
    {
        if (directory == kNone || bucket / kBuckets >= kOctaves)
            return nullptr;
        const std::uint32_t block = m_directories[directory].blocks[bucket / kBuckets];
        return block == kNone ? nullptr : &m_blocks[block][bucket % kBuckets];
    }

    /// Begins to load what find() will be asked for.
    void prefetch(Directory directory, std::uint32_t bucket) const
    {
        if (directory == kNone || bucket / kBuckets >= kOctaves)
            return;
        const std::uint32_t block = m_directories[directory].blocks[bucket / kBuckets];
        if (block != kNone)
            __builtin_prefetch(&m_blocks[block][bucket % kBuckets], 1);
    }

    /// The place of @p bucket, for which find() found none; nullptr when it would be one block too
    /// many. @param directory set when the row had none.
    Value *make(Directory &directory, std::uint32_t bucket)
    {
        if (bucket / kBuckets >= kOctaves || m_blocksInUse >= m_limit)
            return nullptr;
        if (directory == kNone)
            directory = take(m_directories, m_freeDirectories);
        const std::uint32_t block = take(m_blocks, m_freeBlocks);
        m_blocks[block].fill(m_unused);
        ++m_blocksInUse;
        Octaves &octaves = m_directories[directory];
        octaves.blocks[bucket / kBuckets] = block;
        ++octaves.used;
        return &m_blocks[block][bucket % kBuckets];
    }

    /// The value of @p bucket is gone; its block, and the directory, if nothing is left in them.
    void release(Directory &directory, std::uint32_t bucket)
    {
        Octaves &octaves = m_directories[directory];
        std::uint32_t &block = octaves.blocks[bucket / kBuckets];
        m_blocks[block][bucket % kBuckets] = m_unused;
        for (const Value value : m_blocks[block]) {
            if (value != m_unused)
                return;
        }
        m_freeBlocks.push_back(block);
        --m_blocksInUse;
        block = kNone;
        if (--octaves.used == 0) {
            m_freeDirectories.push_back(directory);
            directory = kNone;
        }
    }

    /// Calls @p give(bucket, value) for each value of a row.
    template <typename Give> void forEach(Directory directory, Give give) const
    {
        if (directory == kNone)
            return;
        const Octaves &octaves = m_directories[directory];
        std::uint32_t left = octaves.used;
        for (std::uint32_t octave = 0; left > 0; ++octave) {
            if (octaves.blocks[octave] == kNone)
                continue;
            --left;
            const Block &block = m_blocks[octaves.blocks[octave]];
            // First where, then what: which buckets are used is beyond any branch prediction.
            std::array<std::uint32_t, kBuckets> used;
            std::size_t count = 0;
            for (std::uint32_t at = 0; at < kBuckets; ++at) {
                used[count] = at;
                count += block[at] != m_unused ? 1 : 0;
            }
            for (std::size_t at = 0; at < count; ++at)
                give(octave * kBuckets + used[at], block[used[at]]);
        }
    }

    std::size_t blocksInUse() const { return m_blocksInUse; }

private:
    static constexpr std::uint32_t kBuckets = 32;
    static constexpr std::uint32_t kOctaves = 59; ///< latencyBucket() of the longest time is 1887

    struct Octaves {
        std::array<std::uint32_t, kOctaves> blocks;
        std::uint32_t used = 0;

        Octaves() { blocks.fill(kNone); }
    };
    using Block = std::array<Value, kBuckets>;

    template <typename Item>
    static std::uint32_t take(std::vector<Item> &items, std::vector<std::uint32_t> &freeItems)
    {
        if (freeItems.empty()) {
            items.emplace_back();
            return static_cast<std::uint32_t>(items.size() - 1);
        }
        const std::uint32_t item = freeItems.back();
        freeItems.pop_back();
        return item;
    }

    Value m_unused;
    std::size_t m_limit;
    std::size_t m_blocksInUse = 0;
    std::vector<Octaves> m_directories; ///< a free one has no blocks
    std::vector<std::uint32_t> m_freeDirectories;
    std::vector<Block> m_blocks;
    std::vector<std::uint32_t> m_freeBlocks;
};

} // namespace hitwatch
