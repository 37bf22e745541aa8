// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/stats_filter.h"

#include "common/hash.h"
#include "stats/row_order.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::string_view kOther = "Other";

template <typename Name> using Counts = std::vector<std::pair<Name, std::uint64_t>>;

template <typename Name> std::uint64_t countOf(const Counts<Name> &counts, const Name &name)
{
    const auto found = std::find_if(
        counts.begin(), counts.end(), [&](const auto &count) { return count.first == name; });
    return found == counts.end() ? 0 : found->second;
}

/// What is not narrowed. Copying all and taking away would copy thousands of rows for nothing.
StatsSnapshot withoutTables(const StatsSnapshot &snapshot)
{
    StatsSnapshot rest;
    rest.from = snapshot.from;
    rest.to = snapshot.to;
    rest.windowSeconds = snapshot.windowSeconds;
    rest.requests = snapshot.requests;
    rest.responses = snapshot.responses;
    rest.interim = snapshot.interim;
    rest.incomplete = snapshot.incomplete;
    rest.unpaired = snapshot.unpaired;
    rest.desyncs = snapshot.desyncs;
    rest.http2 = snapshot.http2;
    rest.latency = snapshot.latency;
    rest.clients = snapshot.clients;
    rest.encrypted = snapshot.encrypted;
    rest.interfaces = snapshot.interfaces;
    rest.loss = snapshot.loss;
    rest.notAnalyzed = snapshot.notAnalyzed;
    return rest;
}

HostRow hostOf(const SectionRow &row)
{
    return { row.host, row.named, row.isOther, row.requests, row.responses, row.bytes, row.statuses,
        row.latency };
}

/// Narrows one snapshot. A section that is no row of its own was counted on the row 'Other', and
/// nobody can tell any more on which host: that is what is not known here.
class Narrower {
public:
    Narrower(const StatsSnapshot &snapshot, const StatsFilter &filter);

    StatsNarrowing narrowed() const;

private:
    using HostKey = std::pair<std::string_view, bool>; ///< name, named
    struct HostKeyHash {
        std::size_t operator()(const HostKey &key) const
        {
            return hashText(key.first) ^ (key.second ? 1U : 0U);
        }
    };
    using RequestsByHost = std::unordered_map<HostKey, std::uint64_t, HostKeyHash>;

    bool selectsHost(const std::string &host) const
    {
        return !m_filter.host || host == *m_filter.host;
    }
    bool selects(const SectionRow &row) const
    {
        return selectsHost(row.host) && (!m_filter.section || row.section == *m_filter.section);
    }
    bool narrowsRow(const SectionRow &row, SectionRow &narrow) const;
    RequestsByHost hostsWithOtherSections() const;
    bool sectionsTellAll() const;
    bool knowsHost() const;

    std::vector<SectionRow> sections() const;
    std::vector<HostRow> hosts(const std::vector<SectionRow> &sections) const;
    std::vector<HostRow> hostsOfMethod(const std::vector<SectionRow> &sections) const;
    std::vector<HostRow> hostsOfStatus() const;
    void narrowMethods(StatsNarrowing &result) const;
    void narrowStatuses(StatsNarrowing &result) const;
    template <typename Name> Counts<Name> sumOfSections(Counts<Name> SectionRow::*counts) const;

    const StatsSnapshot &m_snapshot;
    StatsFilter m_filter;
    bool m_hasOtherSections;
};

Narrower::Narrower(const StatsSnapshot &snapshot, const StatsFilter &filter)
    : m_snapshot(snapshot)
    , m_filter(filter)
    , m_hasOtherSections(!snapshot.sections.empty() && snapshot.sections.back().isOther)
{
    if (m_filter.method)
        m_filter.status.reset();
}

/// @returns false when nothing of @p row is selected.
bool Narrower::narrowsRow(const SectionRow &row, SectionRow &narrow) const
{
    if (!selects(row))
        return false;
    if (!m_filter.method && !m_filter.status) {
        narrow = row;
        return true;
    }
    narrow = {};
    narrow.host = row.host;
    narrow.section = row.section;
    narrow.named = row.named;
    narrow.isOther = row.isOther;
    if (m_filter.method) {
        narrow.requests = countOf(row.methods, *m_filter.method);
        narrow.methods.emplace_back(*m_filter.method, narrow.requests);
    } else {
        narrow.requests = narrow.responses = countOf(row.statuses, *m_filter.status);
        narrow.statuses.emplace_back(*m_filter.status, narrow.requests);
    }
    return narrow.requests > 0;
}

std::vector<SectionRow> Narrower::sections() const
{
    std::vector<SectionRow> rows;
    SectionRow narrow;
    for (const SectionRow &row : m_snapshot.sections) {
        if (narrowsRow(row, narrow))
            rows.push_back(std::move(narrow));
    }
    if (m_filter.method || m_filter.status)
        sortRows(rows);
    return rows;
}

/// Hosts, by what their sections have too few requests.
Narrower::RequestsByHost Narrower::hostsWithOtherSections() const
{
    RequestsByHost missing;
    if (!m_hasOtherSections)
        return missing;
    missing.reserve(m_snapshot.hosts.size());
    for (const HostRow &row : m_snapshot.hosts)
        missing[{ row.host, row.named }] = row.requests;
    for (const SectionRow &row : m_snapshot.sections) {
        if (!row.isOther)
            missing[{ row.host, row.named }] -= row.requests;
    }
    std::erase_if(missing, [](const auto &host) { return host.second == 0; });
    return missing;
}

/// Has the selected host a row of its own, or else no requests at all?
bool Narrower::knowsHost() const
{
    return m_snapshot.hosts.empty() || !m_snapshot.hosts.back().isOther
        || std::any_of(m_snapshot.hosts.begin(), m_snapshot.hosts.end(),
            [this](const HostRow &row) { return selectsHost(row.host); });
}

/// Do the selected sections hold all that happened there?
bool Narrower::sectionsTellAll() const
{
    if (!m_hasOtherSections || m_filter.section == kOther)
        return true;
    if (m_filter.section) {
        return m_filter.host
            && std::any_of(m_snapshot.sections.begin(), m_snapshot.sections.end(),
                [this](const SectionRow &row) { return selects(row); });
    }
    if (m_filter.host == kOther || !knowsHost())
        return false;
    const auto missing = hostsWithOtherSections();
    return !missing.contains({ *m_filter.host, true })
        && !missing.contains({ *m_filter.host, false });
}

std::vector<HostRow> Narrower::hosts(const std::vector<SectionRow> &sections) const
{
    std::vector<HostRow> rows;
    if (m_filter.section) {
        std::transform(sections.begin(), sections.end(), std::back_inserter(rows), hostOf);
        sortRows(rows);
        return rows;
    }
    if (m_filter.method)
        return hostsOfMethod(sections);
    if (m_filter.status)
        return hostsOfStatus();
    std::copy_if(m_snapshot.hosts.begin(), m_snapshot.hosts.end(), std::back_inserter(rows),
        [this](const HostRow &row) { return selectsHost(row.host); });
    return rows;
}

/// A host some of whose sections are no rows counts on 'Other', so that each row is exact.
std::vector<HostRow> Narrower::hostsOfMethod(const std::vector<SectionRow> &sections) const
{
    const auto missing = hostsWithOtherSections();
    RequestsByHost requests;
    requests.reserve(m_snapshot.hosts.size());
    std::uint64_t other = 0;
    for (const SectionRow &row : sections) {
        const HostKey host { row.host, row.named };
        if (row.isOther || missing.contains(host))
            other += row.requests;
        else
            requests[host] += row.requests;
    }
    std::vector<HostRow> rows;
    rows.reserve(requests.size() + 1);
    for (const auto &[host, count] : requests) {
        HostRow &row = rows.emplace_back();
        row.host = host.first;
        row.named = host.second;
        row.requests = count;
    }
    if (other > 0 && !m_filter.host) {
        HostRow &row = rows.emplace_back();
        row.host = kOther;
        row.isOther = true;
        row.requests = other;
    }
    sortRows(rows);
    return rows;
}

std::vector<HostRow> Narrower::hostsOfStatus() const
{
    std::vector<HostRow> rows;
    for (const HostRow &row : m_snapshot.hosts) {
        const std::uint64_t count = countOf(row.statuses, *m_filter.status);
        if (count == 0 || !selectsHost(row.host))
            continue;
        HostRow &narrow = rows.emplace_back();
        narrow.host = row.host;
        narrow.named = row.named;
        narrow.isOther = row.isOther;
        narrow.requests = narrow.responses = count;
        narrow.statuses.emplace_back(*m_filter.status, count);
    }
    sortRows(rows);
    return rows;
}

template <typename Name>
Counts<Name> Narrower::sumOfSections(Counts<Name> SectionRow::*counts) const
{
    std::map<Name, std::uint64_t> sums;
    for (const SectionRow &row : m_snapshot.sections) {
        if (!selects(row))
            continue;
        for (const auto &[name, count] : row.*counts)
            sums[name] += count;
    }
    Counts<Name> sum(sums.begin(), sums.end());
    sortByCount(sum);
    return sum;
}

void Narrower::narrowMethods(StatsNarrowing &result) const
{
    const bool byPlace = m_filter.host || m_filter.section;
    result.methodsKnown = !m_filter.status && (!byPlace || sectionsTellAll());
    if (!result.methodsKnown)
        return;
    result.snapshot.methods = byPlace ? sumOfSections(&SectionRow::methods) : m_snapshot.methods;
}

/// A host counts its own statuses: those of responses whose request is not known, too.
void Narrower::narrowStatuses(StatsNarrowing &result) const
{
    result.statusesKnown =
        !m_filter.method && (m_filter.section ? sectionsTellAll() : !m_filter.host || knowsHost());
    if (!result.statusesKnown)
        return;
    if (m_filter.section) {
        result.snapshot.statuses = sumOfSections(&SectionRow::statuses);
        return;
    }
    if (!m_filter.host) {
        result.snapshot.statuses = m_snapshot.statuses;
        return;
    }
    std::map<std::uint16_t, std::uint64_t> sums;
    for (const HostRow &row : m_snapshot.hosts) {
        for (const auto &[status, count] : row.statuses)
            sums[status] += selectsHost(row.host) ? count : 0;
    }
    std::erase_if(sums, [](const auto &sum) { return sum.second == 0; });
    result.snapshot.statuses.assign(sums.begin(), sums.end());
    sortByCount(result.snapshot.statuses);
}

StatsNarrowing Narrower::narrowed() const
{
    StatsNarrowing result;
    result.snapshot = withoutTables(m_snapshot);
    result.snapshot.sections = sections();
    result.snapshot.hosts = hosts(result.snapshot.sections);
    narrowMethods(result);
    narrowStatuses(result);
    result.clientsKnown = false;
    return result;
}

} // namespace

StatsNarrowing narrow(const StatsSnapshot &snapshot, const StatsFilter &filter)
{
    StatsFilter counted = filter;
    counted.client.reset();
    if (counted.isEmpty())
        return { snapshot, true, true, true };
    return Narrower(snapshot, counted).narrowed();
}

} // namespace hitwatch
