// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/row_limit.h"

#include <algorithm>
#include <map>

namespace hitwatch {

namespace {

void add(LatencySummary &sum, const LatencySummary &part)
{
    if (part.count == 0)
        return;
    const bool first = sum.count == 0;
    sum.count += part.count;
    sum.max = std::max(sum.max, part.max);
    if (first) {
        sum = part;
    } else {
        sum.p50 = -1;
        sum.p95 = -1;
        sum.p99 = -1;
    }
}

template <typename Name> void add(std::vector<std::pair<Name, std::uint64_t>> &sum,
    const std::vector<std::pair<Name, std::uint64_t>> &part)
{
    std::map<Name, std::uint64_t> merged(sum.begin(), sum.end());
    for (const auto &[name, count] : part)
        merged[name] += count;
    sum.assign(merged.begin(), merged.end());
    std::stable_sort(sum.begin(), sum.end(),
        [](const auto &left, const auto &right) { return left.second > right.second; });
}

void add(HostRow &sum, const HostRow &row)
{
    sum.requests += row.requests;
    sum.responses += row.responses;
    sum.bytes += row.bytes;
    add(sum.statuses, row.statuses);
    add(sum.latency, row.latency);
}

void add(SectionRow &sum, const SectionRow &row)
{
    sum.requests += row.requests;
    sum.responses += row.responses;
    sum.bytes += row.bytes;
    add(sum.methods, row.methods);
    add(sum.statuses, row.statuses);
    add(sum.latency, row.latency);
}

void add(ClientRow &sum, const ClientRow &row)
{
    sum.requests += row.requests;
    sum.bytes += row.bytes;
}

void add(EncryptedRow &sum, const EncryptedRow &row)
{
    sum.connections += row.connections;
    for (std::size_t at = 0; at < kTlsUnreadCount; ++at)
        sum.reasons[at] += row.reasons[at];
}

template <typename Row> void limit(std::vector<Row> &rows, std::size_t top, Row other)
{
    const std::size_t own =
        rows.size() - (!rows.empty() && rows.back().isOther ? std::size_t { 1 } : 0);
    if (top == 0 || own <= top)
        return;
    other.isOther = true;
    for (std::size_t at = top; at < rows.size(); ++at)
        add(other, rows[at]);
    rows.resize(top);
    rows.push_back(std::move(other));
}

} // namespace

StatsSnapshot limitRows(const StatsSnapshot &snapshot, std::size_t top)
{
    StatsSnapshot limited = snapshot;
    HostRow host;
    host.host = "Other";
    limit(limited.hosts, top, host);
    SectionRow section;
    section.host = "Other";
    section.section = "Other";
    limit(limited.sections, top, section);
    ClientRow client;
    client.client = "Other";
    limit(limited.clients, top, client);
    EncryptedRow encrypted;
    encrypted.host = "Other";
    limit(limited.encrypted, top, encrypted);
    return limited;
}

} // namespace hitwatch
