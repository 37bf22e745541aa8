// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace hitwatch {

/// What the flow table saw and what it had to give up, since it was made.
struct TcpCounters {
    std::uint64_t flows = 0; ///< connections seen
    std::uint64_t flowsEvicted = 0; ///< closed by the flow limit while still alive
    std::uint64_t gaps = 0; ///< holes given up, on connections not known to be something else
    std::uint64_t gapBytes = 0;
    std::uint64_t outOfOrderRefused = 0; ///< holes given up because a hold limit was reached
    std::uint64_t retransmittedBytes = 0; ///< bytes seen again (retransmissions, copies, probes)
    std::uint64_t copiedConnections = 0; ///< of flows: the same connection under other addresses
    std::uint64_t sightingsForgotten = 0; ///< too early: a copy may have been taken for another
    std::uint64_t straySegments = 0; ///< sequence numbers far outside the window, ignored

    bool operator==(const TcpCounters &) const = default;
};

} // namespace hitwatch
