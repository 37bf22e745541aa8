// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_snapshot.h"

#include <cstddef>

namespace hitwatch {

/// A snapshot whose hosts, sections, clients and encrypted hosts have at most @p top rows each (0:
/// all) besides the row 'Other', which takes the rest up: sums stay exact. Percentiles cannot be
/// added, so a row that took up others has a latency with a count and a maximum only, and the
/// percentiles are negative.
StatsSnapshot limitRows(const StatsSnapshot &snapshot, std::size_t top);

/// True when the percentiles of @p latency mean something.
inline bool hasPercentiles(const LatencySummary &latency)
{
    return latency.count > 0 && latency.p50 >= 0;
}

} // namespace hitwatch
