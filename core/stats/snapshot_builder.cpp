// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/completeness.h"
#include "stats/latency_scale.h"
#include "stats/row_order.h"
#include "stats/stat_tables.h"

#include "common/hash.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>
#include <vector>

namespace hitwatch {

/// Reads the tables out. Everything about the order and the shape of a snapshot is here.
class SnapshotBuilder {
public:
    SnapshotBuilder(const StatTables &tables, const CounterStore::Stretch &stretch)
        : m_tables(tables)
        , m_stretch(stretch)
    {
    }

    void totals(StatsSnapshot &snapshot);
    void methods(StatsSnapshot &snapshot) const;
    void hosts(StatsSnapshot &snapshot);
    void sections(StatsSnapshot &snapshot);
    void clients(StatsSnapshot &snapshot) const;
    void encrypted(StatsSnapshot &snapshot) const;
    void interfaces(StatsSnapshot &snapshot, const std::vector<InterfaceCounters> &known) const;

private:
    using RowId = StatTables::RowId;

    /// A row that counts something, by what decides where it goes.
    struct Key {
        bool isOther = false;
        bool named = false;
        std::uint64_t requests = 0;
        std::uint64_t responses = 0;
        std::string_view host;
        std::string_view section;
        RowId row = 0;
    };

    std::uint64_t direct(RowId row, Measure measure) const
    {
        return m_tables.m_store.direct(row, measure, m_stretch);
    }
    bool countsAnything(RowId row) const;
    std::vector<Key> keysOf(StatTable table) const;
    template <typename Row> Row rowOf(const Key &key);
    /// Of m_latencies.
    LatencySummary latencyOf(RowId row);
    template <typename Take> void forEachRow(StatTable table, Take take) const;
    InterfaceRow interfaceRow(RowId row) const;

    const StatTables &m_tables;
    CounterStore::Stretch m_stretch;
    LatencyCounts m_latencies; ///< of the row that is read
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
    case Measure::NotWatched:
        loss.notWatchedMs = count;
        break;
    case Measure::Undecodable:
        loss.undecodable[column.detail()] = count;
        break;
    default:
        break;
    }
}

void addInput(StatsSnapshot &snapshot, const InputCounter &counter, std::uint64_t count)
{
    if (counter.summary != nullptr)
        snapshot.loss.*counter.summary = count;
    else
        snapshot.*counter.told = count;
}

void addTo(StatsSnapshot &snapshot, Column column, std::uint64_t count)
{
    switch (column.measure()) {
    case Measure::Input:
        addInput(snapshot, kInputCounters[column.detail()], count);
        break;
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
    case Measure::NotAnalyzed:
        snapshot.notAnalyzed[column.detail()] = count;
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

/// A response may have found a cell for its latency on another row than for itself: on 'Other'.
bool SnapshotBuilder::countsAnything(RowId row) const
{
    bool any = false;
    m_tables.m_store.forEachColumn(row, m_stretch, [&](Column, std::uint64_t) { any = true; });
    return any;
}

std::vector<SnapshotBuilder::Key> SnapshotBuilder::keysOf(StatTable table) const
{
    std::vector<Key> keys;
    forEachRow(table, [&](RowId id, const StatTables::Row &row) {
        const Key key { row.isOther, row.named, direct(id, Measure::Requests),
            direct(id, Measure::Responses), row.name, row.section, id };
        if (key.requests > 0 || key.responses > 0 || direct(id, Measure::Bytes) > 0
            || (row.isOther && countsAnything(id)))
            keys.push_back(key);
    });
    return keys;
}

LatencySummary SnapshotBuilder::latencyOf(RowId row)
{
    return summarizeLatency(
        m_latencies, m_stretch.isWhole() ? m_tables.m_rows[row].longestLatency : TimeNs { -1 });
}

template <typename Row> Row SnapshotBuilder::rowOf(const Key &key)
{
    Row row;
    row.host = key.host;
    row.named = key.named;
    row.isOther = key.isOther;
    row.requests = key.requests;
    row.responses = key.responses;
    row.bytes = direct(key.row, Measure::Bytes);
    m_latencies.clear();
    m_tables.m_store.forEachColumn(key.row, m_stretch, [&](Column column, std::uint64_t count) {
        if (column.measure() == Measure::Latency) {
            m_latencies.emplace_back(static_cast<LatencyBucket>(column.detail()), count);
        } else if (column.measure() == Measure::Status) {
            row.statuses.emplace_back(static_cast<std::uint16_t>(column.detail()), count);
        } else if constexpr (requires { row.methods; }) {
            if (column.measure() == Measure::Method)
                row.methods.emplace_back(m_tables.m_rows[column.detail()].name, count);
        }
    });
    sortByCount(row.statuses);
    row.latency = latencyOf(key.row);
    return row;
}

void SnapshotBuilder::totals(StatsSnapshot &snapshot)
{
    m_latencies.clear();
    m_tables.m_store.forEachColumn(
        m_tables.m_totals, m_stretch, [&](Column column, std::uint64_t count) {
            if (column.measure() == Measure::Latency)
                m_latencies.emplace_back(static_cast<LatencyBucket>(column.detail()), count);
            else
                addTo(snapshot, column, count);
        });
    sortByCount(snapshot.statuses);
    snapshot.latency = latencyOf(m_tables.m_totals);
}

void SnapshotBuilder::methods(StatsSnapshot &snapshot) const
{
    forEachRow(StatTable::Methods, [&](RowId id, const StatTables::Row &row) {
        if (const std::uint64_t requests = direct(id, Measure::Requests); requests > 0)
            snapshot.methods.emplace_back(row.name, requests);
    });
    sortByCount(snapshot.methods);
}

void SnapshotBuilder::hosts(StatsSnapshot &snapshot)
{
    std::vector<Key> keys = keysOf(StatTable::Hosts);
    std::sort(keys.begin(), keys.end(), hostGoesBefore<Key>);
    snapshot.hosts.reserve(keys.size());
    for (const Key &key : keys)
        snapshot.hosts.push_back(rowOf<HostRow>(key));
}

void SnapshotBuilder::sections(StatsSnapshot &snapshot)
{
    std::vector<Key> keys = keysOf(StatTable::Sections);
    std::sort(keys.begin(), keys.end(), sectionGoesBefore<Key>);
    snapshot.sections.reserve(keys.size());
    for (const Key &key : keys) {
        SectionRow &row = snapshot.sections.emplace_back(rowOf<SectionRow>(key));
        row.section = key.section;
        sortByCount(row.methods);
    }
}

void SnapshotBuilder::clients(StatsSnapshot &snapshot) const
{
    forEachRow(StatTable::Clients, [&](RowId id, const StatTables::Row &row) {
        const std::uint64_t requests = direct(id, Measure::Requests);
        const std::uint64_t bytes = direct(id, Measure::Bytes);
        if (requests > 0 || bytes > 0)
            snapshot.clients.push_back({ clientText(row), row.isOther, requests, bytes });
    });
    sortRows(snapshot.clients);
}

void SnapshotBuilder::encrypted(StatsSnapshot &snapshot) const
{
    forEachRow(StatTable::Encrypted, [&](RowId id, const StatTables::Row &row) {
        const std::uint64_t connections = direct(id, Measure::Requests);
        if (connections == 0)
            return;
        EncryptedRow &shown = snapshot.encrypted.emplace_back(
            EncryptedRow { row.name, row.named, row.isOther, connections, {} });
        m_tables.m_store.forEachColumn(id, m_stretch, [&](Column column, std::uint64_t count) {
            if (column.measure() == Measure::TlsUnread)
                shown.reasons[column.detail()] = count;
        });
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
        case Measure::NotWatched:
            shown.notWatchedMs = count;
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
    SnapshotBuilder builder(*this, stretch);
    builder.totals(snapshot);
    builder.methods(snapshot);
    builder.hosts(snapshot);
    builder.sections(snapshot);
    builder.clients(snapshot);
    builder.encrypted(snapshot);
    builder.interfaces(snapshot, known);
}

} // namespace hitwatch
