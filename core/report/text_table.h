// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "report/text_pieces.h"

#include <cstddef>
#include <string>
#include <vector>

namespace hitwatch {

/// A table of the console report: a column of names, columns of numbers, and perhaps a last column
/// of lists that takes the room that is left.
struct TextTable {
    struct Row {
        std::string name; ///< printable()
        std::vector<Pieces> cells; ///< right-aligned, one for each heading
        std::vector<Pieces> list; ///< items
    };

    std::string title; ///< above the names
    std::vector<std::string> headings;
    std::string listHeading; ///< empty: no such column
    std::size_t listWidth = 0; ///< names give way to the lists up to this width
    std::vector<Row> rows;
    std::size_t totalRows = 0; ///< of which rows are the first

    bool empty() const { return rows.empty(); }
};

/// The heading and the first @p shownRows rows, each at most @p width columns. Columns of numbers
/// that do not fit are left out, the last ones first.
std::vector<Pieces> layOut(const TextTable &table, std::size_t shownRows, std::size_t width);

} // namespace hitwatch
