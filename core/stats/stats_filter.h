// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hitwatch {

/// Rows that were selected in one table and now narrow the others. Empty members select nothing.
struct StatsFilter {
    std::optional<std::string> host;
    std::optional<std::string> section; ///< path only; usually with host
    std::optional<std::string> method;
    std::optional<std::uint16_t> status;
    std::optional<std::string> client; ///< address; narrows the list of requests only

    bool isEmpty() const { return *this == StatsFilter {}; }
    bool operator==(const StatsFilter &) const = default;
};

/// The tables of @p snapshot, narrowed to @p filter. Every number is exact: what was not counted in
/// that combination is left out, never estimated, and its member of @ref StatsNarrowing is false.
///
/// host, section: sections, hosts, methods and statuses of those sections. method: sections and
/// hosts with the requests of that method. status: sections and hosts with the responses of that
/// status (their requests member holds that number too, so that it can be sorted and shown as
/// hits). method and status together are not counted: the status is ignored.
/// Totals, loss, clients, encrypted and interfaces stay as they were.
struct StatsNarrowing {
    StatsSnapshot snapshot;
    bool methodsKnown = true;
    bool statusesKnown = true;
    bool clientsKnown = true;
};
StatsNarrowing narrow(const StatsSnapshot &snapshot, const StatsFilter &filter);

} // namespace hitwatch
