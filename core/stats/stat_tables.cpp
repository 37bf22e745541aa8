// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/stat_tables.h"

#include "common/hash.h"
#include "stats/latency_scale.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

StatTables::StatTables(
    const EngineLimits &limits, std::vector<int> windows, CounterStore::Limits bounds)
    : m_store(std::move(windows), bounds)
{
    m_totals = addRow(StatTable::Hosts, {}, true);
    for (std::size_t at = 0; at < kStatTableCount; ++at) {
        const auto table = static_cast<StatTable>(at);
        m_tables[at].limit = table == StatTable::Methods
            ? std::min(kMethodLimit, limits.keysPerTable)
            : limits.keysPerTable;
        m_tables[at].other = addRow(table, { 0, "Other", "Other", true }, true);
    }
    m_rows[m_tables[static_cast<std::size_t>(StatTable::Clients)].other].section.clear();
}

StatTables::RowId StatTables::addRow(StatTable table, const StatKey &key, bool isOther)
{
    const RowId id = m_store.addRow(isOther);
    if (id >= m_rows.size())
        m_rows.resize(id + std::size_t { 1 });
    Row &row = m_rows[id];
    row.table = table;
    row.named = key.named;
    row.isOther = isOther;
    row.hash = key.hash;
    row.name = key.name;
    row.section = key.section;
    row.longestLatency = -1;
    return id;
}

StatTables::RowId StatTables::find(StatTable table, const StatKey &key) const
{
    return m_tables[static_cast<std::size_t>(table)].index.find(key.hash, [&](RowId id) {
        const Row &row = m_rows[id];
        return row.name == key.name && row.section == key.section && row.named == key.named;
    });
}

StatTables::RowId StatTables::intern(StatTable table, const StatKey &key)
{
    const RowId found = find(table, key);
    if (found != FlatIndex::kNone)
        return found;
    Table &owner = m_tables[static_cast<std::size_t>(table)];
    if (owner.index.size() >= owner.limit)
        return owner.other;
    const RowId id = addRow(table, key, false);
    owner.index.insert(key.hash, id);
    return id;
}

void StatTables::forgetEmptiedRows()
{
    m_store.freeEmptiedRows([this](RowId id) {
        m_tables[static_cast<std::size_t>(m_rows[id].table)].index.erase(m_rows[id].hash, id);
    });
}

void StatTables::add(RowId row, Column column, std::uint64_t amount)
{
    m_store.add(row, column, amount);
}

StatTables::RowId StatTables::countOn(RowId row, Column column)
{
    if (!isOther(row)) [[likely]] {
        if (m_store.tryAdd(row, column, 1)) [[likely]]
            return row;
        m_store.releaseIfEmpty(row);
        row = m_tables[static_cast<std::size_t>(m_rows[row].table)].other;
    }
    m_store.add(row, column, 1);
    return row;
}

void StatTables::apply(const HttpEvent &event, const EventKeys &keys)
{
    switch (event.kind) {
    case HttpEventKind::Request:
        applyRequest(event, keys);
        break;
    case HttpEventKind::Response:
        applyResponse(event, keys);
        break;
    case HttpEventKind::InterimResponse:
        addTotal(Measure::Interim, 1);
        break;
    case HttpEventKind::Body:
        applyBytes(event, keys);
        break;
    case HttpEventKind::IncompleteRequest:
        addTotal(Measure::Incomplete, 1);
        break;
    case HttpEventKind::UnpairedRequest:
        addTotal(Measure::Unpaired, 1);
        break;
    case HttpEventKind::Desync:
        addTotal(Measure::Desyncs, 1);
        break;
    case HttpEventKind::Encrypted:
        applyEncrypted(event, keys);
        break;
    case HttpEventKind::Http2:
        addTotal(Measure::Http2, 1);
        break;
    }
    m_store.settle();
    forgetEmptiedRows();
}

void StatTables::applyRequest(const HttpEvent &event, const EventKeys &keys)
{
    const RowId method = intern(StatTable::Methods, keys.method);
    const RowId section =
        countOn(intern(StatTable::Sections, keys.section), { Measure::Method, method });
    const RowId host = intern(StatTable::Hosts, keys.host);
    const RowId client = intern(StatTable::Clients, keys.client);
    addTotal(Measure::Requests, 1);
    add(method, Measure::Requests, 1);
    for (const RowId row : { host, section, client }) {
        add(row, Measure::Requests, 1);
        add(row, Measure::Bytes, event.bodyBytes);
    }
}

void StatTables::applyResponse(const HttpEvent &event, const EventKeys &keys)
{
    const bool timed = event.paired && event.latency >= 0;
    const Column byLatency(Measure::Latency, timed ? latencyBucket(event.latency) : 0U);
    const RowId namedHost = intern(StatTable::Hosts, keys.host);
    const RowId namedSection = event.paired ? intern(StatTable::Sections, keys.section) : 0;
    if (timed) {
        m_store.expectLatency(namedHost, byLatency.detail());
        m_store.expectLatency(namedSection, byLatency.detail());
    }

    const Column byStatus(Measure::Status, event.status);
    addTotal(Measure::Responses, 1);
    addTotal(byStatus, 1);
    if (timed) {
        m_store.expectLatencyCell(namedHost, byLatency.detail());
        m_store.expectLatencyCell(namedSection, byLatency.detail());
    }
    const RowId host = countOn(namedHost, byStatus);
    add(host, Measure::Responses, 1);
    add(host, Measure::Bytes, event.bodyBytes);
    if (event.bodyBytes > 0)
        add(intern(StatTable::Clients, keys.client), Measure::Bytes, event.bodyBytes);
    if (!event.paired)
        return;

    const RowId section = countOn(namedSection, byStatus);
    add(section, Measure::Responses, 1);
    add(section, Measure::Bytes, event.bodyBytes);
    if (!timed)
        return;
    for (const RowId row : { m_totals, host, section }) {
        Row &taker = m_rows[countOn(row, byLatency)];
        taker.longestLatency = std::max(taker.longestLatency, event.latency);
    }
}

void StatTables::applyEncrypted(const HttpEvent &event, const EventKeys &keys)
{
    const RowId row = intern(StatTable::Encrypted, keys.host);
    add(row, Measure::Requests, 1);
    add(row, { Measure::TlsUnread, static_cast<std::uint32_t>(event.unread) }, 1);
}

void StatTables::applyBytes(const HttpEvent &event, const EventKeys &keys)
{
    if (event.bodyBytes == 0)
        return;
    add(intern(StatTable::Hosts, keys.host), Measure::Bytes, event.bodyBytes);
    add(intern(StatTable::Clients, keys.client), Measure::Bytes, event.bodyBytes);
    if (event.paired)
        add(intern(StatTable::Sections, keys.section), Measure::Bytes, event.bodyBytes);
}

void StatTables::apply(const TrafficSample &sample)
{
    const auto add = [&](Measure measure, std::uint64_t amount) {
        addInterface(sample.interfaceIndex, measure, amount);
    };
    add(Measure::Packets, sample.packets);
    add(Measure::HttpBytesToServer, sample.httpBytesToServer);
    add(Measure::HttpBytesToClient, sample.httpBytesToClient);
}

void StatTables::addTotal(Column column, std::uint64_t amount)
{
    add(m_totals, column, amount);
}

void StatTables::addInterface(std::uint32_t index, Column column, std::uint64_t amount)
{
    if (amount == 0)
        return;
    const std::string_view raw { reinterpret_cast<const char *>(&index), sizeof(index) };
    add(intern(StatTable::Interfaces, { hashText(raw), raw, {}, true }), column, amount);
}

void StatTables::enter(std::int64_t second)
{
    m_store.enter(second);
    forgetEmptiedRows();
}

void StatTables::restart(std::int64_t second)
{
    m_store.restart(second);
    forgetEmptiedRows();
}

} // namespace hitwatch
