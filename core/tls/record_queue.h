// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/block_pool.h"
#include "tls/record_reader.h"

#include <cstddef>
#include <cstdint>

namespace hitwatch {

/// Records of both directions that cannot be read yet, in the order in which they came.
class TlsRecordQueue {
public:
    enum class Kind : std::uint8_t { Record, Hole, End };
    struct Item {
        Item *next = nullptr;
        Kind kind = Kind::Record;
        Direction direction = Direction::LowToHigh;
        std::uint32_t size = 0; ///< of the fragment, which is behind the item
        TlsRecord record; ///< of an end, @c first is where it was
        TlsHole hole;
    };

    bool empty() const { return m_first == nullptr; }
    std::size_t bytes() const { return m_bytes; } ///< of memory
    Item *first() { return m_first; }

    // False when @p pool has no memory left.
    bool addRecord(Direction direction, const TlsRecord &record, BlockPool &pool);
    bool addHole(Direction direction, const TlsHole &hole, BlockPool &pool);
    bool addEnd(Direction direction, const SegmentOrigin &origin, BlockPool &pool);
    /// @param before the item in front of @p item; nullptr for the first
    /// @returns the one behind it
    Item *remove(Item *before, Item *item, BlockPool &pool);
    void clear(BlockPool &pool);

private:
    Item *add(Kind kind, Direction direction, std::size_t size, BlockPool &pool);

    Item *m_first = nullptr;
    Item *m_last = nullptr;
    std::size_t m_bytes = 0;
};

} // namespace hitwatch
