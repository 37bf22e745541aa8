// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report.h"
#include "report/report_head.h"
#include "report/report_tables.h"

#include <algorithm>
#include <array>
#include <limits>

namespace hitwatch {

namespace {

constexpr std::size_t kLeastWidth = 40;
constexpr std::size_t kAllRows = 10'000; ///< where TextStyle::top is 0
constexpr std::size_t kAlertsOnScreen = 3;
constexpr std::size_t kSmallScreen = 20; ///< rows; below it only the newest alert is shown

/// A part of the report below its head: a table, or lines that stand together.
struct Block {
    TextTable table;
    std::vector<Pieces> lines; ///< instead of a table
    std::size_t least = 2; ///< rows without which the block is not worth its heading
    std::size_t shown = 0;

    std::size_t rows() const { return lines.empty() ? table.rows.size() : lines.size(); }
    std::size_t heading() const { return lines.empty() ? 1 : 0; }
    std::size_t leastRows() const { return std::min(least, rows()); }
};

/// In the order in which they are read.
enum : std::size_t { Sections, Counts, Hosts, Clients, Interfaces, Encrypted, BlockCount };
using Blocks = std::array<Block, BlockCount>;

/// The order in which blocks get their room.
constexpr std::array<std::size_t, BlockCount> kImportance { Sections, Counts, Hosts, Interfaces,
    Encrypted, Clients };

Blocks makeBlocks(const StatsSnapshot &stats, std::size_t top, std::size_t width)
{
    Blocks blocks;
    blocks[Sections].table = sectionTable(stats, top, width);
    blocks[Sections].least = 3;
    blocks[Counts].lines = countLines(stats, width);
    blocks[Hosts].table = hostTable(stats, top, width);
    blocks[Clients].table = clientTable(stats, top);
    blocks[Interfaces].table = interfaceTable(stats, top, width);
    blocks[Interfaces].least = 1;
    blocks[Encrypted].table = encryptedTable(stats, top);
    blocks[Encrypted].least = 1;
    return blocks;
}

/// Gives each block its least rows, the most important first, then one more row in turn (sections
/// two) until all are shown or the room is used up.
void shareRoom(Blocks &blocks, std::size_t room)
{
    for (const std::size_t at : kImportance) {
        Block &block = blocks[at];
        const std::size_t needed = 1 + block.heading() + block.leastRows();
        if (block.rows() == 0 || needed > room)
            continue;
        block.shown = block.leastRows();
        room -= needed;
    }
    for (bool grew = true; grew && room > 0;) {
        grew = false;
        for (const std::size_t at : kImportance) {
            Block &block = blocks[at];
            if (block.shown == 0)
                continue;
            const std::size_t wanted = std::min(
                block.rows() - block.shown, at == Sections ? std::size_t { 2 } : std::size_t { 1 });
            const std::size_t more = std::min(room, wanted);
            block.shown += more;
            room -= more;
            grew = grew || more > 0;
        }
    }
}

void append(std::vector<Pieces> &lines, const std::vector<Pieces> &more)
{
    lines.insert(lines.end(), more.begin(), more.end());
}

} // namespace

std::string toText(const Report &report, const TextStyle &style)
{
    const std::size_t width =
        std::max(kLeastWidth, static_cast<std::size_t>(std::max(style.width, 0)));
    const std::size_t top = style.top == 0 ? kAllRows : style.top;
    const bool isScreen = style.height > 0;
    // The cursor stands below the last line, and the screen must not scroll for it.
    const std::size_t height = isScreen ? static_cast<std::size_t>(style.height) - 1
                                        : std::numeric_limits<std::size_t>::max();

    std::vector<Pieces> lines = headLines(report.stats, width);
    std::vector<Pieces> alerts = alertLines(report, width);
    const std::size_t alertsShown = !isScreen ? alerts.size()
        : height < kSmallScreen               ? 1
                                              : kAlertsOnScreen;
    if (alerts.size() > alertsShown)
        alerts.erase(alerts.begin(), alerts.end() - static_cast<std::ptrdiff_t>(alertsShown));
    append(lines, alerts);

    Blocks blocks = makeBlocks(report.stats, top, width);
    shareRoom(blocks, height - std::min(height, lines.size()));
    for (const Block &block : blocks) {
        if (block.shown == 0)
            continue;
        lines.emplace_back();
        if (block.lines.empty())
            append(lines, layOut(block.table, block.shown, width));
        else
            lines.insert(lines.end(), block.lines.begin(),
                block.lines.begin() + static_cast<std::ptrdiff_t>(block.shown));
    }
    lines.resize(std::min(lines.size(), height));

    std::string text;
    for (const Pieces &line : lines)
        (text += paint(line, style.color)) += '\n';
    return text;
}

} // namespace hitwatch
