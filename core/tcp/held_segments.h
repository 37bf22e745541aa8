// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "tcp/sequence_number.h"
#include "tcp/stream_handler.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace hitwatch {

/// A run of stream bytes that arrived before those in front of it.
struct HeldBlock {
    static constexpr unsigned kMaxHeight = 8; ///< enough for 4^8 blocks

    /// The following block, and on each level above the following one that is at least so high.
    std::array<HeldBlock *, kMaxHeight> next;
    unsigned height = 1;
    StreamPosition start = 0;
    std::uint32_t length = 0; ///< stream bytes
    std::uint32_t stored = 0; ///< bytes that are there: @c length, or 0 where the snapshot was cut
    SegmentOrigin origin;
    std::array<std::uint8_t, 1936> bytes;

    StreamPosition end() const { return start + length; }
    ByteView data() const { return { bytes.data(), stored }; }
};

/// One segment of a stream, as far as its order matters.
struct StreamSegment {
    ByteView payload; ///< what was captured
    std::uint32_t length = 0; ///< on the wire; when more than @c payload has, the rest is missing
    SegmentOrigin origin;
};

/// Blocks for held bytes, shared by all streams of a flow table. Memory is never more than the
/// limit and is kept for reuse: blocks of one size cannot fragment.
class HeldBlockPool {
public:
    /// @param byteLimit counts whole blocks, so it bounds memory whatever the segments' size.
    explicit HeldBlockPool(std::size_t byteLimit);

    /// @returns nullptr when the limit is reached. Belongs to the pool: give it back.
    HeldBlock *acquire();
    void release(HeldBlock *block);
    std::size_t blocksInUse() const { return m_used; }
    std::size_t mostBlocks() const { return m_limit; }

private:
    void grow();
    unsigned randomHeight();

    std::vector<std::unique_ptr<HeldBlock[]>> m_slabs;
    HeldBlock *m_free = nullptr;
    std::size_t m_limit;
    std::size_t m_allocated = 0;
    std::size_t m_used = 0;
    std::uint64_t m_dice;
};

/// The bytes of one stream that wait for a hole in front of them: runs in order, none overlapping.
/// The first copy of each byte stays (what a receiver that has acknowledged it must do).
///
/// A skip list (Pugh, 1990), so that no order of arrival makes inserting slow. Its levels begin at
/// the first block, whatever the height of that one.
class HeldSegments {
public:
    bool empty() const { return m_front == nullptr; }
    const HeldBlock *front() const { return m_front; }
    StreamPosition end() const { return m_back->end(); } ///< not when empty
    std::size_t bytes() const { return m_bytes; }
    std::size_t blocks() const { return m_blocks; }

    /// Keeps those bytes of a segment that are not held yet.
    /// @param repeated is raised by the bytes that were held already.
    /// @returns the position up to which the segment was taken: its end, or less when the pool was
    /// exhausted.
    StreamPosition insert(HeldBlockPool &pool, StreamPosition start, const StreamSegment &segment,
        std::uint64_t &repeated);

    void removeFront(HeldBlockPool &pool);
    void clear(HeldBlockPool &pool);

private:
    struct Insertion;
    /// On each level the last block that does not begin behind a position; all nullptr in front of
    /// the first block.
    using Path = std::array<HeldBlock *, HeldBlock::kMaxHeight>;

    Path pathTo(StreamPosition position) const;
    void stepOver(Path &path, HeldBlock *block) const;
    void link(Path &path, HeldBlock *block);
    bool store(Insertion &insertion, Path &path, StreamPosition until);

    HeldBlock *m_front = nullptr;
    HeldBlock *m_back = nullptr;
    std::uint32_t m_bytes = 0;
    std::uint32_t m_blocks = 0;
};

} // namespace hitwatch
