// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "stats/stats_snapshot.h"

#include <string>
#include <vector>

namespace hitwatch {

/// One report: the tables over a stretch of packet time and the alert transitions within it.
struct Report {
    StatsSnapshot stats;
    std::vector<AlertEvent> alerts;
    bool alertFiring = false; ///< at the end of the report

    bool operator==(const Report &) const = default;
};

enum class JsonStyle { Compact, Indented };

/// The report as JSON, schema 1. Compact is one line without a newline at its end. Valid UTF-8
/// whatever came from the network. @p top limits the rows of hosts, sections, encrypted (0: all);
/// rows beyond it are summed into one row that carries "other":true, so sums stay exact. Where
/// percentiles are not known (no samples, or a row summed from others) they are null. Bytes that
/// are not UTF-8 become U+FFFD, one for each.
std::string toJson(const Report &report, JsonStyle style, std::size_t top = 0);

struct TextStyle {
    std::size_t top = 10; ///< rows per table
    int width = 80; ///< columns
    int height = 0; ///< rows on the terminal (the cursor's included); 0: as many as needed (a pipe)
    bool color = false; ///< ANSI SGR sequences; nothing else is ever written as an escape
};

/// The report for a person's terminal or for a pipe. Texts from the network are printed with all
/// control characters escaped, so they cannot drive the terminal. Times are in the local time zone.
std::string toText(const Report &report, const TextStyle &style);

} // namespace hitwatch
