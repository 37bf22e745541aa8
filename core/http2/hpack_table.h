// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/block_pool.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace hitwatch {

/// The field names that say what a message is. The values of all others are never kept.
enum class HpackName : std::uint8_t {
    Authority,
    Method,
    Path,
    Protocol,
    Status,
    Host,
    Other, ///< a name that is of no interest
    Unknown, ///< a name that was not seen: the table entry is older than the capture, or was lost
};
constexpr std::size_t kHpackKeptNames = 6;

HpackName hpackNameOf(std::string_view name);

struct HpackEntry {
    HpackName name = HpackName::Unknown;
    bool valueKnown = false;
    std::uint32_t nameLength = 0; ///< bytes; of an unknown name 0
    std::uint32_t valueLength = 0; ///< bytes, also where the value is not kept
    std::string_view value; ///< of a name of interest, cut to kLongestValue
};

/// The static and the dynamic table of one direction (RFC 7541, 2.3), as far as somebody who only
/// listens can know them. Indices count from the newest entry: so every entry that was inserted
/// while we watched is found, and of the others it is known that they are not.
class HpackTable {
public:
    static constexpr std::size_t kLongestValue = 2048;
    /// A larger table is followed up to here; older entries are not known.
    static constexpr std::uint32_t kLargestSize = 64U << 10;

    HpackTable() = default;
    HpackTable(const HpackTable &) = delete;
    HpackTable &operator=(const HpackTable &) = delete;

    /// Begins again. @param beginningSeen the table is empty now; else its content is not known
    void reset(bool beginningSeen, BlockPool &pool);
    /// From here on the content is not known.
    void forget(BlockPool &pool) { reset(false, pool); }

    /// @param index from 1 (RFC 7541, 2.3.3); never 0
    /// @returns an entry with an unknown name where that is not known; nothing when no such entry
    ///   can exist
    std::optional<HpackEntry> at(std::uint64_t index) const;
    void insert(const HpackEntry &entry, BlockPool &pool);
    /// @param maximum bytes as in RFC 7541, 4.1
    void resize(std::uint64_t maximum, BlockPool &pool);

private:
    struct Stored {
        HpackEntry entry;
        char *block;
        std::uint32_t kept; ///< bytes of the block in use
    };

    Stored &stored(std::size_t age) const; ///< 0: the newest
    void evict(std::uint64_t room, BlockPool &pool);
    void dropOldest(BlockPool &pool);
    bool grow(BlockPool &pool);

    Stored *m_ring = nullptr;
    std::size_t m_capacity = 0; ///< a power of two, or 0
    std::size_t m_next = 0; ///< where the next entry goes
    std::size_t m_count = 0;
    std::uint64_t m_size = 0; ///< bytes as in RFC 7541, 4.1
    std::uint64_t m_maximum = 0;
    bool m_complete = false; ///< nothing that the table holds is missing here
};

} // namespace hitwatch
