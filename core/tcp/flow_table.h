// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "net/tcp_segment.h"
#include "tcp/stream_handler.h"
#include "tcp/tcp_counters.h"

#include <cstdint>
#include <memory>
#include <span>

namespace hitwatch {

/// Link bytes of packets that belong to HTTP connections.
struct HttpTraffic {
    std::uint32_t interfaceIndex = 0;
    std::uint64_t packets = 0;
    std::uint64_t bytesToServer = 0;
    std::uint64_t bytesToClient = 0;

    bool operator==(const HttpTraffic &) const = default;
};

/// Finds the connection of each segment, reassembles both of its streams and hands them to a
/// StreamHandler. Bounded by EngineLimits in every dimension. One thread.
class FlowTable {
public:
    FlowTable(const EngineLimits &limits, StreamHandlerFactory &factory);
    ~FlowTable();
    FlowTable(const FlowTable &) = delete;
    FlowTable &operator=(const FlowTable &) = delete;

    /// Takes one segment. @returns the HTTP traffic that became known by it: usually one entry for
    /// this packet; when this packet made the connection recognised, also the packets before it
    /// (per interface); empty when the connection is not HTTP. Valid until the next call.
    std::span<const HttpTraffic> process(const TcpSegment &segment);

    /// Moves packet time on: idle connections end, holes that were acknowledged long enough ago
    /// become gaps. Called by process() itself; call it when the link is idle.
    void advance(TimeNs now);

    /// End of the capture: gives up all holes and closes all connections, oldest first.
    void finish(TimeNs now);

    std::size_t size() const;
    const TcpCounters &counters() const;

    struct State; ///< defined beside the implementation, for the room itself

private:
    std::unique_ptr<State> m_state;
};

} // namespace hitwatch
