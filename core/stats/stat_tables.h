// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/limits.h"
#include "http/http_event_batch.h"
#include "stats/counter_store.h"
#include "stats/event_keys.h"
#include "stats/stats_filter.h"
#include "stats/stats_snapshot.h"
#include "stats/traffic_track.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hitwatch {

enum class StatTable : std::uint8_t { Hosts, Sections, Clients, Methods, Encrypted, Interfaces };
inline constexpr std::size_t kStatTableCount = 6;

/// All tables over one CounterStore: gives each key a row, within limits, and turns events into
/// counts. A table has at most EngineLimits::keysPerTable rows (methods: kMethodLimit), and beyond
/// that the row 'Other'. With windows, a row that is empty in the longest window makes room; since
/// the start, the first rows stay. What finds no cell (see CounterStore::tryAdd()) counts on
/// 'Other' as a whole, so every column of every row, and every sum over rows, stays exact.
class StatTables {
public:
    using RowId = CounterStore::RowId;
    static constexpr std::size_t kMethodLimit = 64;

    struct Row {
        StatTable table = StatTable::Hosts;
        bool named = true;
        bool isOther = false;
        std::uint64_t hash = 0;
        std::string name;
        std::string section;
        TimeNs longestLatency = -1; ///< since the row was made
    };

    StatTables(const EngineLimits &limits, std::vector<int> windows, CounterStore::Limits bounds);

    void apply(const HttpEvent &event, const EventKeys &keys);
    void apply(const TrafficSample &sample);
    /// Adds to the totals.
    void addTotal(Column column, std::uint64_t amount);
    void addInterface(std::uint32_t index, Column column, std::uint64_t amount);

    void enter(std::int64_t second);
    void restart(std::int64_t second);

    /// Fills in the tables.
    /// @param known the interfaces as the source told them, in its order.
    void fill(StatsSnapshot &snapshot, const CounterStore::Stretch &stretch,
        const std::vector<InterfaceCounters> &known) const;

    /// See TrafficStats::trackOf().
    TrafficTrack trackOf(const StatsFilter &filter, const TimeRange &range) const;

    CounterStore &store() { return m_store; }
    const CounterStore &store() const { return m_store; }

private:
    friend class SnapshotBuilder;

    struct Table {
        std::size_t limit = 0;
        RowId other = 0;
        FlatIndex index;
    };

    RowId addRow(StatTable table, const StatKey &key, bool isOther);
    RowId find(StatTable table, const StatKey &key) const;
    RowId intern(StatTable table, const StatKey &key);
    void add(RowId row, Column column, std::uint64_t amount);
    /// Adds 1 to @p column of @p row, or, when there is no cell for it, of the row 'Other' of its
    /// table. @returns the row that took it.
    RowId countOn(RowId row, Column column);
    void applyRequest(const HttpEvent &event, const EventKeys &keys);
    void applyResponse(const HttpEvent &event, const EventKeys &keys);
    void applyEncrypted(const HttpEvent &event, const EventKeys &keys);
    void applyBytes(const HttpEvent &event, const EventKeys &keys);
    void forgetEmptiedRows();
    bool isSelected(RowId row, const StatsFilter &filter) const;
    bool isOther(RowId row) const { return m_rows[row].isOther; }

    CounterStore m_store;
    std::vector<Row> m_rows;
    std::array<Table, kStatTableCount> m_tables;
    RowId m_totals = 0;
};

} // namespace hitwatch
