// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"
#include "http/http_event_batch.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hitwatch {

/// Time to first byte over a window; milliseconds, at most 2 % off. Since the start, max is exact;
/// over a window it is as far off as the percentiles, since buckets can be subtracted and a
/// maximum cannot.
struct LatencySummary {
    std::uint64_t count = 0;
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;

    bool operator==(const LatencySummary &) const = default;
};

using MethodCounts = std::vector<std::pair<std::string, std::uint64_t>>; ///< by count, then name
using StatusCounts = std::vector<std::pair<std::uint16_t, std::uint64_t>>; ///< by count, then code

/// Whether a final response with @p status counts as an error: 4xx, 5xx, and the invalid codes
/// above, which a client treats as 5xx (RFC 9110, 15).
constexpr bool isErrorStatus(std::uint32_t status)
{
    return status >= 400;
}

struct HostRow {
    std::string host;
    bool named = true; ///< false: the server's address
    bool isOther = false; ///< the row of all keys beyond the limit
    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::uint64_t bytes = 0; ///< content bytes, both ways
    StatusCounts statuses;
    LatencySummary latency;

    bool operator==(const HostRow &) const = default;
};

struct SectionRow {
    std::string host;
    std::string section;
    bool named = true;
    bool isOther = false;
    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::uint64_t bytes = 0;
    MethodCounts methods;
    StatusCounts statuses;
    LatencySummary latency;

    bool operator==(const SectionRow &) const = default;
};

struct ClientRow {
    std::string client; ///< address
    bool isOther = false;
    std::uint64_t requests = 0;
    std::uint64_t bytes = 0;

    bool operator==(const ClientRow &) const = default;
};

/// TLS connections that were not read, or not in full.
struct EncryptedRow {
    std::string host;
    bool named = true;
    bool isOther = false;
    std::uint64_t connections = 0;
    std::array<std::uint64_t, kTlsUnreadCount> reasons {}; ///< of these connections, by TlsUnread

    bool operator==(const EncryptedRow &) const = default;
};

struct InterfaceRow {
    std::string name;
    InterfaceState state = InterfaceState::Capturing;
    std::uint64_t packets = 0;
    std::uint64_t httpBytesToServer = 0;
    std::uint64_t httpBytesToClient = 0;
    std::uint64_t kernelDropped = 0;
    std::uint64_t interfaceDropped = 0;
    std::uint64_t notWatchedMs = 0;

    bool operator==(const InterfaceRow &) const = default;
};

/// Everything that made a number smaller than the truth, within the window; desyncs, which events
/// tell, apart. What each means: completeness.h.
struct LossSummary {
    std::uint64_t kernelDropped = 0;
    std::uint64_t interfaceDropped = 0;
    std::uint64_t notWatchedMs = 0;
    std::uint64_t gapBytes = 0;
    std::uint64_t gaps = 0;
    std::uint64_t flowsEvicted = 0;
    std::uint64_t eventsShed = 0;
    std::uint64_t damagedBytes = 0;
    std::uint64_t pendingDropped = 0;
    std::uint64_t pendingNamesDropped = 0;
    std::uint64_t connectionsGivenUp = 0;
    std::uint64_t headersTooLong = 0;
    std::uint64_t headersRefused = 0;
    std::uint64_t tlsRecordsDamaged = 0;
    std::uint64_t tlsRecordsRefused = 0;
    std::uint64_t tlsConnectionsRefused = 0;
    std::array<std::uint64_t, kDecodeFailureCount> undecodable {};

    bool operator==(const LossSummary &) const = default;
};

/// All tables over one stretch of packet time, [from, to). A plain value.
struct StatsSnapshot {
    TimeNs from = 0;
    TimeNs to = 0;
    std::optional<int> windowSeconds; ///< empty: everything since the start

    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::uint64_t interim = 0;
    std::uint64_t incomplete = 0;
    std::uint64_t unpaired = 0;
    std::uint64_t desyncs = 0;
    std::uint64_t http2 = 0;
    std::uint64_t timestampOutliers = 0; ///< packets whose time stamp was not believed; not lost
    std::uint64_t clockSteps = 0; ///< clocks that were set back or differ from the others
    LatencySummary latency;

    MethodCounts methods;
    StatusCounts statuses;
    std::vector<HostRow> hosts; ///< by requests, then responses, then name; 'Other' last
    std::vector<SectionRow> sections; ///< likewise
    std::vector<ClientRow> clients;
    std::vector<EncryptedRow> encrypted;
    std::vector<InterfaceRow> interfaces; ///< in the order of the source
    LossSummary loss;
    std::array<std::uint64_t, kNotAnalyzedCount> notAnalyzed {}; ///< packets

    bool operator==(const StatsSnapshot &) const = default;
};

} // namespace hitwatch
