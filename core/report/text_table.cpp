// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/text_table.h"

#include "report/number_text.h"
#include "report/text_escape.h"

#include <algorithm>

namespace hitwatch {

namespace {

constexpr std::size_t kGap = 2;
constexpr std::size_t kLeastName = 12;
constexpr std::size_t kLeastList = 12;

Piece spaces(std::size_t count)
{
    return { std::string(count, ' ') };
}

std::string titleOf(const TextTable &table, std::size_t shownRows)
{
    if (shownRows >= table.totalRows)
        return table.title;
    return table.title + " (" + groupedText(std::uint64_t { shownRows }) + " of "
        + groupedText(std::uint64_t { table.totalRows }) + ')';
}

std::vector<std::size_t> cellWidths(const TextTable &table, std::size_t shownRows)
{
    std::vector<std::size_t> widths;
    for (std::size_t at = 0; at < table.headings.size(); ++at) {
        std::size_t width = columnsOf(table.headings[at]);
        for (std::size_t row = 0; row < shownRows; ++row)
            width = std::max(width, columnsOf(table.rows[row].cells[at]));
        widths.push_back(width);
    }
    return widths;
}

/// How the width is shared out.
struct Shares {
    std::vector<std::size_t> cells;
    std::size_t name = 0;
    std::size_t list = 0;
};

Shares share(const TextTable &table, std::size_t shownRows, std::size_t width)
{
    Shares shares;
    std::size_t fixed = 0;
    for (const std::size_t cell : cellWidths(table, shownRows)) {
        // A number that is cut off would be another number.
        if (fixed + kGap + cell + kLeastName > width && !shares.cells.empty())
            break;
        shares.cells.push_back(cell);
        fixed += kGap + cell;
    }
    std::size_t natural = columnsOf(titleOf(table, shownRows));
    for (std::size_t row = 0; row < shownRows; ++row)
        natural = std::max(natural, columnsOf(table.rows[row].name));

    const std::size_t left = width > fixed + kLeastName ? width - fixed : kLeastName;
    if (table.listHeading.empty()) {
        shares.name = std::min(natural, left);
        return shares;
    }
    const std::size_t forNames =
        left > kGap + table.listWidth ? left - kGap - table.listWidth : std::size_t { 0 };
    shares.name = std::min(natural, std::max(kLeastName, forNames));
    shares.list = left > shares.name + kGap + kLeastList ? left - shares.name - kGap : 0;
    return shares;
}

} // namespace

std::vector<Pieces> layOut(const TextTable &table, std::size_t shownRows, std::size_t width)
{
    shownRows = std::min(shownRows, table.rows.size());
    const Shares shares = share(table, shownRows, width);
    std::vector<Pieces> lines;

    const std::string title = cutMiddle(titleOf(table, shownRows), shares.name);
    Pieces head { { title, Ink::Strong }, spaces(shares.name - columnsOf(title)) };
    for (std::size_t at = 0; at < shares.cells.size(); ++at) {
        const std::string &heading = table.headings[at];
        head.push_back(spaces(kGap + shares.cells[at] - columnsOf(heading)));
        head.push_back({ heading });
    }
    if (shares.list > 0)
        head.push_back({ std::string(kGap, ' ') + table.listHeading });
    lines.push_back(cutEnd(head, width));

    for (std::size_t row = 0; row < shownRows; ++row) {
        const TextTable::Row &shown = table.rows[row];
        const std::string name = cutMiddle(shown.name, shares.name);
        Pieces line { { name }, spaces(shares.name - columnsOf(name)) };
        for (std::size_t at = 0; at < shares.cells.size(); ++at) {
            line.push_back(spaces(kGap + shares.cells[at] - columnsOf(shown.cells[at])));
            line.insert(line.end(), shown.cells[at].begin(), shown.cells[at].end());
        }
        if (shares.list > 0) {
            line.push_back(spaces(kGap));
            const Pieces list = joinFitting(shown.list, "  ", shares.list);
            line.insert(line.end(), list.begin(), list.end());
        }
        lines.push_back(cutEnd(line, width));
    }
    return lines;
}

} // namespace hitwatch
