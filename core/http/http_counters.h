// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace hitwatch {

/// What the HTTP room saw and gave up, since it was made. Everything that is also an event can be
/// checked against the events.
struct HttpCounters {
    std::uint64_t httpConnections = 0;
    std::uint64_t encryptedConnections = 0;
    std::uint64_t http2Connections = 0;
    std::uint64_t otherConnections = 0; ///< recognised as neither
    std::uint64_t connectionsGivenUp = 0; ///< by a limit, while they could still be HTTP
    std::uint64_t desyncs = 0;
    std::uint64_t headersTooLong = 0; ///< header sections over the limit (each also a desync)
    std::uint64_t headersRefused = 0; ///< no room for half-received sections (also a desync)
    std::uint64_t pendingDropped = 0; ///< requests unpaired by the limit of pending requests
    std::uint64_t pendingNamesDropped = 0; ///< names not kept for a response, by the byte limit
    std::uint64_t textsCut = 0;

    bool operator==(const HttpCounters &) const = default;
};

} // namespace hitwatch
