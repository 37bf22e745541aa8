// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_snapshot.h"
#include "ui/models/table_column.h"
#include "ui/text/format.h"

#include <QVariant>

#include <optional>

namespace hitwatch {

/// From this share of error responses on a row alarms.
inline constexpr double kAlarmingErrorShare = 0.05;

/// A number that several tables show in the same way.
enum class Figure : std::uint8_t { Hits, PerSecond, Errors, P50, P95, P99, Bytes };

/// A row of sections or hosts, as far as figures go.
struct RowFigures {
    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::uint64_t bytes = 0;
    const StatusCounts *statuses = nullptr; ///< null: not counted
    const LatencySummary *latency = nullptr; ///< null: not counted
    bool bytesKnown = true;
    double seconds = 0;
};

/// The column of @p figure; @p id as in TableColumn.
TableColumn figureColumn(Figure figure, const char *id);
/// Shares are 0 to 1, latencies milliseconds. Empty: not known.
std::optional<double> figureNumber(Figure figure, const RowFigures &row);
/// What a cell of the column says in @p role; an en dash where the figure is not known.
QVariant figureCell(Figure figure, const RowFigures &row, int role, const Format &format);

/// Final responses with a 4xx or 5xx status, as part of all; empty: no responses.
std::optional<double> errorShare(const StatusCounts &statuses);

/// For cells without a number.
QString enDash();
/// Lines of text as a tool tip: nothing in it is taken for markup, and long words are broken.
QString toolTipOf(const QStringList &lines);
/// "GET 90, POST 10"
QString methodsText(const MethodCounts &methods, const Format &format);
QString statusesText(const StatusCounts &statuses, const Format &format);
/// "12.5 % of 80,265"
QString shareToolTip(double share, std::uint64_t total, const Format &format);

} // namespace hitwatch
