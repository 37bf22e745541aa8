// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/hash.h"
#include "common/time.h"
#include "net/ip_address.h"

#include <array>
#include <cstdint>
#include <vector>

namespace hitwatch {

struct Flow;

/// One end of a connection at one moment: its endpoint, the next sequence number that it sends and
/// the next one that it expects. Address translation changes the other endpoint, never these.
struct Sighting {
    Endpoint end;
    std::uint32_t sends = 0;
    std::uint32_t expects = 0;

    std::uint64_t hash(const HashKey &secret) const;
};

/// The newest sightings of connections, to find copies of them under another name: sets of a fixed
/// size, in which the oldest one gives way. Every operation takes the same time, whatever the
/// network sends.
class SightingIndex {
public:
    struct Entry {
        std::uint64_t hash = 0;
        Flow *flow = nullptr;
        std::uint64_t serial = 0; ///< of the connection: @c flow may have another one by now
        TimeNs time = 0;
    };
    static constexpr std::size_t kSetSize = 8;

    /// @param entries is rounded up to a power of two of sets.
    explicit SightingIndex(std::size_t entries);

    /// The set in which entries of @p hash are; those of other hashes are there too.
    const std::array<Entry, kSetSize> &setOf(std::uint64_t hash) const;
    /// @returns what gave way, if anything.
    Entry add(const Entry &entry);

private:
    struct Set {
        std::array<Entry, kSetSize> entries;
        std::uint8_t oldest = 0;
    };

    std::vector<Set> m_sets;
};

} // namespace hitwatch
