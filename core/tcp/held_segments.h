// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/byte_view.h"
#include "tcp/sequence_number.h"
#include "tcp/stream_handler.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace hitwatch {

/// A run of stream bytes that arrived before those in front of it.
struct HeldBlock {
    HeldBlock *next = nullptr;
    StreamPosition start = 0;
    std::uint32_t length = 0; ///< stream bytes
    std::uint32_t stored = 0; ///< bytes that are there: @c length, or 0 where the snapshot was cut
    SegmentOrigin origin;
    std::optional<std::uint32_t> acknowledgment; ///< what its sender had received by then
    bool beginsSegment = false; ///< a segment may take several blocks; one of them counts
    std::array<std::uint8_t, 2000> bytes;

    StreamPosition end() const { return start + length; }
    ByteView data() const { return { bytes.data(), stored }; }
};

/// One segment of a stream, as far as its order matters.
struct StreamSegment {
    ByteView payload; ///< what was captured
    std::uint32_t length = 0; ///< on the wire; when more than @c payload has, the rest is missing
    SegmentOrigin origin;
    std::optional<std::uint32_t> acknowledgment;
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

private:
    void grow();

    std::vector<std::unique_ptr<HeldBlock[]>> m_slabs;
    HeldBlock *m_free = nullptr;
    std::size_t m_limit;
    std::size_t m_allocated = 0;
    std::size_t m_used = 0;
};

/// The bytes of one stream that wait for a hole in front of them: runs in order, none overlapping.
/// The first copy of each byte stays (what a receiver that has acknowledged it must do).
class HeldSegments {
public:
    bool empty() const { return m_front == nullptr; }
    const HeldBlock *front() const { return m_front; }
    StreamPosition end() const { return m_back->end(); } ///< not when empty
    std::size_t bytes() const { return m_bytes; }
    std::size_t segments() const { return m_segments; }

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
    bool store(Insertion &insertion, HeldBlock *previous, StreamPosition until);

    HeldBlock *m_front = nullptr;
    HeldBlock *m_back = nullptr;
    std::uint32_t m_bytes = 0;
    std::uint32_t m_segments = 0;
};

} // namespace hitwatch
