// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tcp/flow_table.h"
#include "tcp/stream_handler.h"

#include <array>
#include <vector>

namespace hitwatch {

/// The HTTP traffic that one call makes known: at most one entry per interface.
class TrafficLog {
public:
    void add(const HttpTraffic &traffic);
    void clear() { m_entries.clear(); }
    std::span<const HttpTraffic> entries() const { return m_entries; }

private:
    std::vector<HttpTraffic> m_entries;
};

/// The packets of a connection that nobody has recognised yet, per interface.
class TrafficBacklog {
public:
    static constexpr std::size_t kInterfaces = 4;

    /// Beyond kInterfaces, a packet is counted on the first one.
    void add(std::uint32_t interfaceIndex, Direction direction, std::uint32_t bytes);
    /// Hands all of it over and forgets it.
    void flush(Direction towardsServer, TrafficLog &log);
    /// @param isMirrored when the directions of @p other are the opposite ones.
    void moveTo(TrafficBacklog &other, bool isMirrored);

private:
    struct Slot {
        std::uint32_t interfaceIndex = 0;
        std::uint32_t packets = 0;
        std::array<std::uint64_t, 2> bytes {};
    };

    Slot &slotOf(std::uint32_t interfaceIndex);

    std::array<Slot, kInterfaces> m_slots {};
};

} // namespace hitwatch
