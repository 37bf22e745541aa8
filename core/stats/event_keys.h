// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_event.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace hitwatch {

/// Identifies a row of a table. Borrowed texts.
struct StatKey {
    std::uint64_t hash = 0;
    std::string_view name; ///< host, method, or the bytes of an address
    std::string_view section;
    bool named = true; ///< of a client: the address is IPv6
};

/// The keyed hashes of the names that came last, by connection: most events repeat them, and a
/// comparison costs less than a hash. Holds as many texts as it has places, each within its limit.
class NameHashes {
public:
    std::uint64_t host(const HttpEvent &event);
    /// @param host the hash of the key of its host
    std::uint64_t section(const HttpEvent &event, std::uint64_t host);
    std::uint64_t client(const HttpEvent &event);
    std::uint64_t method(std::string_view method);

private:
    struct Name {
        std::string text;
        std::uint64_t seed = 0;
        std::uint64_t hash = 0;

        std::uint64_t of(std::string_view name, std::uint64_t key);
    };
    struct Connection {
        Name host;
        Name section;
        IpAddress client;
        std::uint64_t clientHash = 0;
    };

    Connection &of(const HttpEvent &event)
    {
        return m_connections[event.connection % m_connections.size()];
    }

    std::array<Connection, 256> m_connections;
    std::array<Name, 32> m_methods;
};

/// The keys of one event, hashed once for all StatTables; only those that its kind counts on.
struct EventKeys {
    EventKeys(const HttpEvent &event, NameHashes &hashes);

    StatKey host;
    StatKey section;
    StatKey client;
    StatKey method;
};

} // namespace hitwatch
