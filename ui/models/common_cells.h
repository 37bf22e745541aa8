// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_filter.h"
#include "ui/models/table_column.h"
#include "ui/text/format.h"

#include <QVariant>

namespace hitwatch {

/// What a share column shows of a row.
struct ShareOfTable {
    double share = 0; ///< 0 to 1
    std::uint64_t total = 0; ///< that the share is of
};

TableColumn shareColumn();
QVariant shareCell(const ShareOfTable &share, int role, const Format &format);
/// A text that reads the same wherever it is wanted.
QVariant textCell(const QString &text, int role);
/// A whole number that is always known.
QVariant countCell(std::uint64_t count, int role, const Format &format);
/// Names, most frequent first: "GET, POST"; sorted by how many there are.
QVariant methodsCell(const MethodCounts &methods, int role);

/// "Other (beyond 4,096 rows)"
QString otherText(std::size_t rows, const Format &format);
QString otherToolTip(const QString &rows);
/// Why a host is shown in italics.
QString unnamedToolTip();

/// Bytes and times are counted by section, not by section and method or status.
bool isContentKnown(const StatsFilter &filter);
/// Why a table that is counted by none of these is empty: "Not counted by host and status".
/// @param filter that the table was narrowed to.
QString notCountedText(const StatsFilter &filter);

} // namespace hitwatch
