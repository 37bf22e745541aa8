// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/ip_address.h"

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <utility>

namespace hitwatch {

/// The TCP connections of certain programs: whoever sees these programs make their connections adds
/// them before the first packet is sent, and the engine leaves out the packets of all others. Any
/// thread.
class ConnectionSet {
public:
    /// @param limit connections kept; those beyond it are refused
    explicit ConnectionSet(std::size_t limit = kUsualLimit)
        : m_limit(limit)
    {
    }

    /// A connection from @p localPort of some address of this machine. @returns false at the limit
    bool addOutgoing(std::uint16_t localPort, const Endpoint &remote);
    /// All connections that are made to @p local. @returns false at the limit
    bool addListening(const Endpoint &local);
    bool contains(const Endpoint &source, const Endpoint &destination) const;

private:
    static constexpr std::size_t kUsualLimit = 262'144;

    bool isFull() const { return m_outgoing.size() + m_listening.size() >= m_limit; }

    const std::size_t m_limit;
    mutable std::shared_mutex m_mutex;
    // Ordered: nothing outside can choose how long a search takes.
    std::set<std::pair<std::uint16_t, Endpoint>> m_outgoing;
    std::set<Endpoint> m_listening;
};

} // namespace hitwatch
