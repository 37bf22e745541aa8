// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/report.h"
#include "report/text_pieces.h"

#include <vector>

namespace hitwatch {

/// The lines above the tables: time and packets; what was counted, or why nothing was; what was
/// lost. Each at most @p width columns.
std::vector<Pieces> headLines(const StatsSnapshot &stats, std::size_t width);

/// One line for each transition, the oldest first.
std::vector<Pieces> alertLines(const Report &report, std::size_t width);

double secondsOf(const StatsSnapshot &stats);
/// A rate over less than a second would be a guess.
bool hasRates(const StatsSnapshot &stats);

/// Green for success, cyan for redirection, yellow and red for errors.
Ink inkOfStatus(std::uint16_t status);
/// Responses with isErrorStatus().
std::uint64_t errorsOf(const StatusCounts &statuses);

} // namespace hitwatch
