// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/text_table.h"
#include "stats/stats_snapshot.h"

#include <vector>

namespace hitwatch {

/// The tables of the console report, with at most @p top rows; wider terminals get more columns.
TextTable sectionTable(const StatsSnapshot &stats, std::size_t top, std::size_t width);
TextTable hostTable(const StatsSnapshot &stats, std::size_t top, std::size_t width);
TextTable clientTable(const StatsSnapshot &stats, std::size_t top);
TextTable interfaceTable(const StatsSnapshot &stats, std::size_t top, std::size_t width);
TextTable encryptedTable(const StatsSnapshot &stats, std::size_t top);

/// "Methods  GET 7,310 (90.0 %) ...": one line each for methods and status codes, where there are
/// any.
std::vector<Pieces> countLines(const StatsSnapshot &stats, std::size_t width);

} // namespace hitwatch
