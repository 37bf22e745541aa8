// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/latency_scale.h"
#include "stats/row_order.h"
#include "stats/stat_tables.h"

#include "common/hash.h"

#include <algorithm>
#include <cstring>
#include <map>

namespace hitwatch {

/// Reads the tables out. Everything about the order and the shape of a snapshot is here.
class SnapshotBuilder {
public:
    SnapshotBuilder(const StatTables &tables, const CounterStore::Stretch &stretch)
        : m_tables(tables)
        , m_stretch(stretch)
    {
    }

    void totals(StatsSnapshot &snapshot) const;
    void methods(StatsSnapshot &snapshot) const;
    void hosts(StatsSnapshot &snapshot) const;
    void sections(StatsSnapshot &snapshot) const;
    void clients(StatsSnapshot &snapshot) const;
    void encrypted(StatsSnapshot &snapshot) const;
    void interfaces(StatsSnapshot &snapshot, const std::vector<InterfaceCounters> &known) const;

private:
    using RowId = StatTables::RowId;

    /// What one row counts.
    struct Counts {
        std::uint64_t requests = 0;
        std::uint64_t responses = 0;
        std::uint64_t bytes = 0;
        MethodCounts methods;
        StatusCounts statuses;
        LatencyCounts latencies;
        bool any = false;
    };

    Counts countsOf(RowId row) const;
    /// Sorts @p counts.
    LatencySummary latencyOf(RowId row, LatencyCounts &counts) const;
    template <typename Take> void forEachRow(StatTable table, Take take) const;
    InterfaceRow interfaceRow(RowId row) const;

    const StatTables &m_tables;
    CounterStore::Stretch m_stretch;
};

namespace {

std::string clientText(const StatTables::Row &row)
{
    if (row.isOther)
        return row.name;
    IpAddress address;
    std::memcpy(address.bytes.data(), row.name.data(), address.bytes.size());
    address.family = row.named ? 6 : 4;
    return toString(address);
}

std::uint32_t interfaceIndex(const StatTables::Row &row)
{
    std::uint32_t index = 0;
    std::memcpy(&index, row.name.data(), sizeof(index));
    return index;
}

void addTo(LossSummary &loss, Column column, std::uint64_t count)
{
    switch (column.measure()) {
    case Measure::KernelDropped:
        loss.kernelDropped = count;
        break;
    case Measure::InterfaceDropped:
        loss.interfaceDropped = count;
        break;
    case Measure::GapBytes:
        loss.gapBytes = count;
        break;
    case Measure::Gaps:
        loss.gaps = count;
        break;
    case Measure::FlowsEvicted:
        loss.flowsEvicted = count;
        break;
    case Measure::EventsShed:
        loss.eventsShed = count;
        break;
    case Measure::DamagedBytes:
        loss.damagedBytes = count;
        break;
    case Measure::PendingDropped:
        loss.pendingDropped = count;
        break;
    case Measure::Undecodable:
        loss.undecodable[column.detail()] = count;
        break;
    default:
        break;
    }
}

void addTo(StatsSnapshot &snapshot, Column column, std::uint64_t count)
{
    switch (column.measure()) {
    case Measure::Requests:
        snapshot.requests = count;
        break;
    case Measure::Responses:
        snapshot.responses = count;
        break;
    case Measure::Interim:
        snapshot.interim = count;
        break;
    case Measure::Incomplete:
        snapshot.incomplete = count;
        break;
    case Measure::Unpaired:
        snapshot.unpaired = count;
        break;
    case Measure::Desyncs:
        snapshot.desyncs = count;
        break;
    case Measure::Http2:
        snapshot.http2 = count;
        break;
    case Measure::Status:
        snapshot.statuses.emplace_back(static_cast<std::uint16_t>(column.detail()), count);
        break;
    default:
        addTo(snapshot.loss, column, count);
        break;
    }
}

} // namespace

template <typename Take> void SnapshotBuilder::forEachRow(StatTable table, Take take) const
{
    const auto &owner = m_tables.m_tables[static_cast<std::size_t>(table)];
    owner.index.forEach([&](RowId row) { take(row, m_tables.m_rows[row]); });
    take(owner.other, m_tables.m_rows[owner.other]);
}

SnapshotBuilder::Counts SnapshotBuilder::countsOf(RowId row) const
{
    Counts counts;
    m_tables.m_store.forEachColumn(row, m_stretch, [&](Column column, std::uint64_t count) {
        counts.any = true;
        switch (column.measure()) {
        case Measure::Requests:
            counts.requests = count;
            break;
        case Measure::Responses:
            counts.responses = count;
            break;
        case Measure::Bytes:
            counts.bytes = count;
            break;
        case Measure::Status:
            counts.statuses.emplace_back(static_cast<std::uint16_t>(column.detail()), count);
            break;
        case Measure::Method:
            counts.methods.emplace_back(m_tables.m_rows[column.detail()].name, count);
            break;
        case Measure::Latency:
            counts.latencies.emplace_back(static_cast<LatencyBucket>(column.detail()), count);
            break;
        default:
            break;
        }
    });
    sortByCount(counts.statuses);
    sortByCount(counts.methods);
    return counts;
}

LatencySummary SnapshotBuilder::latencyOf(RowId row, LatencyCounts &counts) const
{
    return summarizeLatency(
        counts, m_stretch.isWhole() ? m_tables.m_rows[row].longestLatency : TimeNs { -1 });
}

void SnapshotBuilder::totals(StatsSnapshot &snapshot) const
{
    LatencyCounts latencies;
    m_tables.m_store.forEachColumn(
        m_tables.m_totals, m_stretch, [&](Column column, std::uint64_t count) {
            if (column.measure() == Measure::Latency)
                latencies.emplace_back(static_cast<LatencyBucket>(column.detail()), count);
            else
                addTo(snapshot, column, count);
        });
    sortByCount(snapshot.statuses);
    snapshot.latency = latencyOf(m_tables.m_totals, latencies);
}

void SnapshotBuilder::methods(StatsSnapshot &snapshot) const
{
    forEachRow(StatTable::Methods, [&](RowId id, const StatTables::Row &row) {
        if (const Counts counts = countsOf(id); counts.requests > 0)
            snapshot.methods.emplace_back(row.name, counts.requests);
    });
    sortByCount(snapshot.methods);
}

void SnapshotBuilder::hosts(StatsSnapshot &snapshot) const
{
    forEachRow(StatTable::Hosts, [&](RowId id, const StatTables::Row &row) {
        Counts counts = countsOf(id);
        if (counts.any) {
            snapshot.hosts.push_back({ row.name, row.named, row.isOther, counts.requests,
                counts.responses, counts.bytes, counts.statuses, latencyOf(id, counts.latencies) });
        }
    });
    sortRows(snapshot.hosts);
}

void SnapshotBuilder::sections(StatsSnapshot &snapshot) const
{
    forEachRow(StatTable::Sections, [&](RowId id, const StatTables::Row &row) {
        Counts counts = countsOf(id);
        if (counts.any) {
            snapshot.sections.push_back({ row.name, row.section, row.named, row.isOther,
                counts.requests, counts.responses, counts.bytes, counts.methods, counts.statuses,
                latencyOf(id, counts.latencies) });
        }
    });
    sortRows(snapshot.sections);
}

void SnapshotBuilder::clients(StatsSnapshot &snapshot) const
{
    forEachRow(StatTable::Clients, [&](RowId id, const StatTables::Row &row) {
        if (const Counts counts = countsOf(id); counts.any) {
            snapshot.clients.push_back(
                { clientText(row), row.isOther, counts.requests, counts.bytes });
        }
    });
    sortRows(snapshot.clients);
}

void SnapshotBuilder::encrypted(StatsSnapshot &snapshot) const
{
    forEachRow(StatTable::Encrypted, [&](RowId id, const StatTables::Row &row) {
        if (const Counts counts = countsOf(id); counts.requests > 0)
            snapshot.encrypted.push_back({ row.name, row.named, row.isOther, counts.requests });
    });
    sortRows(snapshot.encrypted);
}

InterfaceRow SnapshotBuilder::interfaceRow(RowId row) const
{
    InterfaceRow shown;
    m_tables.m_store.forEachColumn(row, m_stretch, [&](Column column, std::uint64_t count) {
        switch (column.measure()) {
        case Measure::Packets:
            shown.packets = count;
            break;
        case Measure::HttpBytesToServer:
            shown.httpBytesToServer = count;
            break;
        case Measure::HttpBytesToClient:
            shown.httpBytesToClient = count;
            break;
        case Measure::KernelDropped:
            shown.kernelDropped = count;
            break;
        case Measure::InterfaceDropped:
            shown.interfaceDropped = count;
            break;
        default:
            break;
        }
    });
    return shown;
}

void SnapshotBuilder::interfaces(
    StatsSnapshot &snapshot, const std::vector<InterfaceCounters> &known) const
{
    std::map<std::uint32_t, InterfaceRow> rows;
    InterfaceRow other;
    forEachRow(StatTable::Interfaces, [&](RowId id, const StatTables::Row &row) {
        if (row.isOther)
            other = interfaceRow(id);
        else
            rows[interfaceIndex(row)] = interfaceRow(id);
    });
    const std::size_t limit =
        m_tables.m_tables[static_cast<std::size_t>(StatTable::Interfaces)].limit;
    for (std::uint32_t at = 0; at < std::min(known.size(), limit); ++at)
        rows.try_emplace(at);
    for (auto &[index, row] : rows) {
        row.name = "interface " + std::to_string(index);
        if (index < known.size()) {
            row.name = known[index].name;
            row.state = known[index].state;
        }
        snapshot.interfaces.push_back(row);
    }
    if (other != InterfaceRow {}) {
        other.name = "Other";
        snapshot.interfaces.push_back(other);
    }
}

void StatTables::fill(StatsSnapshot &snapshot, const CounterStore::Stretch &stretch,
    const std::vector<InterfaceCounters> &known) const
{
    const SnapshotBuilder builder(*this, stretch);
    builder.totals(snapshot);
    builder.methods(snapshot);
    builder.hosts(snapshot);
    builder.sections(snapshot);
    builder.clients(snapshot);
    builder.encrypted(snapshot);
    builder.interfaces(snapshot, known);
}

} // namespace hitwatch
