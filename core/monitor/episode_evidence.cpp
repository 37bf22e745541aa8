// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/episode_evidence.h"

#include "alert/rehearsal.h"
#include "stats/stats_filter.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace hitwatch {

namespace {

template <typename Row> void keepTop(std::vector<Row> &rows)
{
    if (rows.size() > AlertEvidence::kRows)
        rows.resize(AlertEvidence::kRows);
}

template <typename Row> std::vector<Row> topOf(const std::vector<Row> &rows)
{
    const auto count = static_cast<std::ptrdiff_t>(std::min(rows.size(), AlertEvidence::kRows));
    return { rows.begin(), rows.begin() + count };
}

/// Of the rows that a scope leaves.
template <typename Row> void addUp(AlertEvidence &evidence, const std::vector<Row> &rows)
{
    evidence.requests = evidence.responses = 0;
    for (const Row &row : rows) {
        evidence.requests += row.requests;
        evidence.responses += row.responses;
    }
}

void takeTables(AlertEvidence &evidence, const StatsSnapshot &tables)
{
    evidence.requests = tables.requests;
    evidence.responses = tables.responses;
    evidence.sections = topOf(tables.sections);
    evidence.hosts = topOf(tables.hosts);
    evidence.statuses = topOf(tables.statuses);
    for (SectionRow &row : evidence.sections) {
        keepTop(row.methods);
        keepTop(row.statuses);
    }
    for (HostRow &row : evidence.hosts)
        keepTop(row.statuses);
}

RequestRecord asItWas(const RequestRecord &record, TimeNs at)
{
    RequestRecord then = record;
    then.target = targetToKeep(std::move(then.target));
    if (then.status != 0 && then.latency >= 0 && then.time + then.latency > at) {
        then.status = 0;
        then.latency = -1;
        then.bytes = 0;
    }
    return then;
}

} // namespace

/// A user and a password can stand before the authority, in the absolute and the authority form of
/// a target (RFC 9112, 3.2).
std::string targetToKeep(std::string target)
{
    target.resize(std::min(target.find_first_of("?#"), target.size()));
    if (target.starts_with('/'))
        return target;
    const std::size_t scheme = target.find("://");
    const std::size_t authority = scheme == std::string::npos ? 0 : scheme + 3;
    const std::size_t end = std::min(target.find('/', authority), target.size());
    const std::size_t user = std::string_view(target).substr(0, end).rfind('@');
    if (user != std::string::npos && user >= authority)
        target.erase(authority, user + 1 - authority);
    return target;
}

bool EvidenceMaker::mayRead(TimeNs at)
{
    const TimeNs passed = (at - m_countedFrom) / kSecond;
    if (passed >= kAtOnce || passed < 0) {
        m_left = kAtOnce;
        m_countedFrom = at;
    } else {
        m_left = std::min(kAtOnce, m_left + static_cast<int>(passed));
        m_countedFrom += passed * kSecond;
    }
    if (m_left == 0)
        return false;
    --m_left;
    return true;
}

/// Nothing is counted between two rules that are raised at the same moment. @returns null: read too
/// often.
const StatsSnapshot *EvidenceMaker::tablesOf(const TimeRange &range, TimeNs at)
{
    if (at != m_tablesAt)
        m_tables.clear();
    m_tablesAt = at;
    const auto known = std::find_if(m_tables.begin(), m_tables.end(),
        [&](const auto &tables) { return tables.first == range; });
    if (known != m_tables.end())
        return &known->second;
    if (!mayRead(at))
        return nullptr;
    return &m_tables.emplace_back(range, m_stats.snapshotOf(range)).second;
}

std::shared_ptr<const AlertEvidence> EvidenceMaker::evidenceOf(
    const AlertEvent &raised, TimeNs start)
{
    const auto evidence = std::make_shared<AlertEvidence>();
    // Tables know whole seconds. What is in memory must not depend on how far their clock is, which
    // may be a second behind.
    const TimeNs second = floorToSecond(raised.at);
    TimeRange range { raised.at - raised.rule.windowSeconds * kSecond + 1, raised.at + 1 };
    range.from = std::max(
        { range.from, second - (m_longestWindow - 1) * kSecond, m_stats.forgottenBefore() });
    const StatsSnapshot *const tables = tablesOf(range, raised.at);
    if (tables == nullptr)
        return evidence;
    evidence->range = { floorToSecond(std::max(range.from, start)), second + kSecond };

    RequestQuery query;
    query.filter = filterOf(raised.rule.scope);
    query.most = AlertEvidence::kRequests;
    if (query.filter.isEmpty()) {
        takeTables(*evidence, *tables);
    } else {
        const StatsSnapshot narrowed = narrow(*tables, query.filter).snapshot;
        takeTables(*evidence, narrowed);
        if (query.filter.section)
            addUp(*evidence, narrowed.sections);
        else
            addUp(*evidence, narrowed.hosts);
    }
    evidence->clients = topOf(tables->clients);
    for (const auto &record : m_requests.newest(query, range))
        evidence->newest.push_back(asItWas(*record, raised.at));
    return evidence;
}

} // namespace hitwatch
