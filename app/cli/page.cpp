// SPDX-License-Identifier: GPL-3.0-or-later
#include "page.h"

#include <algorithm>

namespace hitwatch {

namespace {

constexpr std::string_view kDim = "\x1b[2m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr int kLeastReportRows = 4;

std::string dimmed(const std::string &line, bool color)
{
    if (!color || line.empty())
        return line + '\n';
    return std::string(kDim) + line + std::string(kPlain) + '\n';
}

} // namespace

std::string oneLine(const std::string &text, int columns)
{
    std::string line;
    int used = 0;
    for (const char letter : text) {
        const auto byte = static_cast<unsigned char>(letter);
        // UTF-8: a continuation byte belongs to the column of its first one.
        const bool startsColumn = (byte & 0xc0) != 0x80;
        if (startsColumn && ++used > columns)
            break;
        line += byte < 0x20 || byte == 0x7f ? '?' : letter;
    }
    return line;
}

std::string composePage(
    const PageContent &content, TerminalSize size, std::optional<int> top, bool color)
{
    // One row for the heading, one for the cursor.
    int rows = size.rows - 2;
    std::string notices;
    for (const std::string &notice : content.notices) {
        if (rows <= kLeastReportRows)
            break;
        notices += oneLine(notice, size.columns) + '\n';
        --rows;
    }

    std::string page = dimmed(oneLine(content.heading, size.columns), color);
    if (content.report != nullptr) {
        Report report = *content.report;
        report.alerts = content.alerts;
        TextStyle style;
        style.top = static_cast<std::size_t>(top.value_or(10));
        style.width = size.columns;
        style.height = std::max(rows, kLeastReportRows);
        style.color = color;
        page += toText(report, style);
    }
    return page + notices;
}

} // namespace hitwatch
