// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/hash.h"
#include "net/ip_address.h"
#include "tcp/stream_handler.h"

#include <array>
#include <cstdint>

namespace hitwatch {

/// The name of a connection: both endpoints, the smaller one first, so that its two directions have
/// one key. Always compared in full; the hash only finds the slot.
class FlowKey {
public:
    FlowKey() = default;

    /// The key of a packet from @p source to @p destination; @p direction tells which of the two
    /// streams the packet belongs to.
    static FlowKey of(const Endpoint &source, const Endpoint &destination, Direction &direction);

    Endpoint low() const { return endpoint(0); }
    Endpoint high() const { return endpoint(1); }

    std::uint64_t hash(const HashKey &secret) const;
    /// Folds the key into few bits without a secret: for what collisions do no harm to.
    std::size_t mixed() const
    {
        const std::uint64_t all = m_words[0] + 3 * m_words[1] + 5 * m_words[2] + 7 * m_words[3]
            + (m_words[4] ^ (m_words[4] >> 32));
        return static_cast<std::size_t>(all ^ (all >> 8) ^ (all >> 24));
    }

    bool operator==(const FlowKey &) const = default;

private:
    Endpoint endpoint(std::size_t which) const;

    // Two addresses of two words each, then ports and address families: five word compares.
    std::array<std::uint64_t, 5> m_words {};
};

} // namespace hitwatch
