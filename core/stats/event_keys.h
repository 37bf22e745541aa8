// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/http_event.h"

#include <cstdint>
#include <string_view>

namespace hitwatch {

/// Identifies a row of a table. Borrowed texts.
struct StatKey {
    std::uint64_t hash = 0;
    std::string_view name; ///< host, method, or the bytes of an address
    std::string_view section;
    bool named = true; ///< of a client: the address is IPv6
};

/// The keys of one event, hashed once for all StatTables; only those that its kind counts on.
struct EventKeys {
    explicit EventKeys(const HttpEvent &event);

    StatKey host;
    StatKey section;
    StatKey client;
    StatKey method;
};

} // namespace hitwatch
