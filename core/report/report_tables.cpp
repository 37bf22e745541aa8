// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/report_tables.h"

#include "report/number_text.h"
#include "report/report_head.h"
#include "report/row_limit.h"
#include "report/text_escape.h"

#include <algorithm>
#include <map>

namespace hitwatch {

namespace {

constexpr std::size_t kNotNarrow = 66; ///< drops are never crowded out by rates
constexpr std::size_t kWide = 100;
constexpr std::size_t kVeryWide = 116;
constexpr std::size_t kLongestMethod = 12;

Pieces plain(std::string text)
{
    return { { std::move(text) } };
}

/// Hits per second; one column has one number of decimals, by the largest.
Pieces rateCell(std::uint64_t count, std::uint64_t largest, const StatsSnapshot &stats)
{
    if (!hasRates(stats))
        return plain("-");
    const double seconds = secondsOf(stats);
    const int decimals = static_cast<double>(largest) / seconds < 1000 ? 1 : 0;
    return plain(groupedText(static_cast<double>(count) / seconds, decimals));
}

Pieces bitRateCell(std::uint64_t bytes, const StatsSnapshot &stats)
{
    if (!hasRates(stats))
        return plain("-");
    return plain(bitRateText(8 * static_cast<double>(bytes) / secondsOf(stats)));
}

Pieces errorCell(const StatusCounts &statuses, std::uint64_t responses)
{
    if (responses == 0)
        return plain("-");
    const std::uint64_t errors = errorsOf(statuses);
    Ink ink = errors > 0 ? Ink::Warning : Ink::Plain;
    for (const auto &[status, count] : statuses) {
        if (status >= 500)
            ink = Ink::Bad;
    }
    return { { percentText(errors, responses), ink } };
}

Pieces latencyCell(const LatencySummary &latency, double LatencySummary::*percentile)
{
    return plain(hasPercentiles(latency) ? latencyText(latency.*percentile) : "-");
}

std::string methodName(const std::string &method)
{
    return cutMiddle(printable(method), kLongestMethod);
}

std::string sectionName(const SectionRow &row)
{
    if (row.isOther)
        return "Other";
    if (row.section.empty())
        return printable(row.host) + " (CONNECT)";
    return printable(row.host + (row.section.front() == '/' ? "" : " ") + row.section);
}

std::vector<Pieces> methodItems(const MethodCounts &methods)
{
    std::vector<Pieces> items;
    for (const auto &[method, count] : methods)
        items.push_back(plain(methodName(method) + ' ' + groupedText(count)));
    return items;
}

std::vector<Pieces> statusItems(const StatusCounts &statuses)
{
    std::vector<Pieces> items;
    for (const auto &[status, count] : statuses) {
        items.push_back(
            { { std::to_string(status), inkOfStatus(status) }, { ' ' + groupedText(count) } });
    }
    return items;
}

/// The methods of each host, summed over its sections: each request is in exactly one.
std::map<std::pair<std::string, bool>, MethodCounts> methodsByHost(const StatsSnapshot &stats)
{
    std::map<std::pair<std::string, bool>, std::map<std::string, std::uint64_t>> sums;
    for (const SectionRow &row : stats.sections) {
        if (row.isOther)
            continue;
        for (const auto &[method, count] : row.methods)
            sums[{ row.host, row.named }][method] += count;
    }
    std::map<std::pair<std::string, bool>, MethodCounts> methods;
    for (const auto &[host, counts] : sums) {
        MethodCounts sorted(counts.begin(), counts.end());
        std::stable_sort(sorted.begin(), sorted.end(),
            [](const auto &left, const auto &right) { return left.second > right.second; });
        methods[host] = std::move(sorted);
    }
    return methods;
}

bool isQuiet(const InterfaceRow &row)
{
    return row.packets == 0 && row.state == InterfaceState::Capturing
        && row.kernelDropped + row.interfaceDropped + row.notWatchedMs == 0;
}

std::string interfaceName(const InterfaceRow &row)
{
    switch (row.state) {
    case InterfaceState::Capturing:
        break;
    case InterfaceState::Down:
        return printable(row.name) + " (down)";
    case InterfaceState::Gone:
        return printable(row.name) + " (gone)";
    }
    return printable(row.name);
}

Pieces shareLine(std::string label, const std::vector<Pieces> &items, std::size_t width)
{
    label.resize(9, ' ');
    Pieces line { { label, Ink::Strong } };
    const Pieces list = joinFitting(items, "   ", width > label.size() ? width - label.size() : 0);
    line.insert(line.end(), list.begin(), list.end());
    return line;
}

} // namespace

TextTable sectionTable(const StatsSnapshot &stats, std::size_t top, std::size_t width)
{
    TextTable table;
    table.title = "Sections";
    table.headings = { "hits", "hits/s", "share", "errors" };
    if (width >= kWide)
        table.headings.insert(table.headings.end(), { "content", "p50" });
    table.headings.emplace_back("p95");
    if (width >= kVeryWide)
        table.listHeading = "methods";
    table.listWidth = 22;
    table.totalRows = stats.sections.size();
    for (const SectionRow &row : stats.sections) {
        if (table.rows.size() == top)
            break;
        TextTable::Row shown { sectionName(row), {}, methodItems(row.methods) };
        shown.cells = { plain(groupedText(row.requests)),
            rateCell(row.requests, stats.sections.front().requests, stats),
            plain(percentText(row.requests, stats.requests)),
            errorCell(row.statuses, row.responses) };
        if (width >= kWide) {
            shown.cells.push_back(plain(bytesText(row.bytes)));
            shown.cells.push_back(latencyCell(row.latency, &LatencySummary::p50));
        }
        shown.cells.push_back(latencyCell(row.latency, &LatencySummary::p95));
        table.rows.push_back(std::move(shown));
    }
    return table;
}

TextTable hostTable(const StatsSnapshot &stats, std::size_t top, std::size_t width)
{
    const auto methods = methodsByHost(stats);
    TextTable table;
    table.title = "Hosts";
    table.headings = { "hits" };
    if (width >= kWide)
        table.headings.emplace_back("content");
    table.listHeading = "methods, status codes";
    table.listWidth = 46;
    table.totalRows = stats.hosts.size();
    for (const HostRow &row : stats.hosts) {
        if (table.rows.size() == top)
            break;
        TextTable::Row shown { printable(row.host), { plain(groupedText(row.requests)) }, {} };
        if (width >= kWide)
            shown.cells.push_back(plain(bytesText(row.bytes)));
        if (const auto found = methods.find({ row.host, row.named });
            found != methods.end() && !row.isOther)
            shown.list = methodItems(found->second);
        if (!shown.list.empty() && !row.statuses.empty())
            shown.list.push_back(plain("|"));
        const std::vector<Pieces> statuses = statusItems(row.statuses);
        shown.list.insert(shown.list.end(), statuses.begin(), statuses.end());
        table.rows.push_back(std::move(shown));
    }
    return table;
}

TextTable clientTable(const StatsSnapshot &stats, std::size_t top)
{
    TextTable table;
    table.title = "Clients";
    table.headings = { "hits", "share", "content" };
    table.totalRows = stats.clients.size();
    for (const ClientRow &row : stats.clients) {
        if (table.rows.size() == top)
            break;
        table.rows.push_back({ printable(row.client),
            { plain(groupedText(row.requests)), plain(percentText(row.requests, stats.requests)),
                plain(bytesText(row.bytes)) },
            {} });
    }
    return table;
}

TextTable interfaceTable(const StatsSnapshot &stats, std::size_t top, std::size_t width)
{
    std::vector<InterfaceRow> rows = stats.interfaces;
    std::stable_partition(
        rows.begin(), rows.end(), [](const InterfaceRow &row) { return !isQuiet(row); });
    TextTable table;
    table.title = "Interfaces";
    table.headings = { "packets" };
    if (width >= kNotNarrow)
        table.headings.insert(table.headings.end(), { "HTTP to server", "to client" });
    table.headings.emplace_back("dropped");
    table.totalRows = rows.size();
    for (const InterfaceRow &row : rows) {
        if (table.rows.size() == top)
            break;
        const std::uint64_t dropped = row.kernelDropped + row.interfaceDropped;
        TextTable::Row shown { interfaceName(row), { plain(groupedText(row.packets)) }, {} };
        if (width >= kNotNarrow) {
            shown.cells.push_back(bitRateCell(row.httpBytesToServer, stats));
            shown.cells.push_back(bitRateCell(row.httpBytesToClient, stats));
        }
        shown.cells.push_back({ { groupedText(dropped), dropped > 0 ? Ink::Bad : Ink::Plain } });
        table.rows.push_back(std::move(shown));
    }
    return table;
}

TextTable encryptedTable(const StatsSnapshot &stats, std::size_t top)
{
    TextTable table;
    table.title = "Encrypted (TLS)";
    table.headings = { "connections" };
    table.totalRows = stats.encrypted.size();
    for (const EncryptedRow &row : stats.encrypted) {
        if (table.rows.size() == top)
            break;
        table.rows.push_back({ printable(row.host), { plain(groupedText(row.connections)) }, {} });
    }
    return table;
}

std::vector<Pieces> countLines(const StatsSnapshot &stats, std::size_t width)
{
    const auto share = [](std::uint64_t count, std::uint64_t sum) {
        return ' ' + groupedText(count) + " (" + percentText(count, sum) + ')';
    };
    std::vector<Pieces> lines;
    if (!stats.methods.empty()) {
        std::vector<Pieces> items;
        for (const auto &[method, count] : stats.methods)
            items.push_back(plain(methodName(method) + share(count, stats.requests)));
        lines.push_back(shareLine("Methods", items, width));
    }
    if (!stats.statuses.empty()) {
        std::vector<Pieces> items;
        for (const auto &[status, count] : stats.statuses) {
            items.push_back({ { std::to_string(status), inkOfStatus(status) },
                { share(count, stats.responses) } });
        }
        lines.push_back(shareLine("Status", items, width));
    }
    return lines;
}

} // namespace hitwatch
