// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"
#include "stats/cell_counts.h"
#include "stats/flat_index.h"
#include "stats/latency_blocks.h"
#include "stats/measure.h"
#include "stats/second_bucket.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <set>
#include <vector>

namespace hitwatch {

/// Counts (row, column) cells, either since the start (no windows) or over
/// windows.
///
/// With windows there is a ring with a SecondBucket for each second of the
/// longest one. A cell keeps one grown total, and for each window what has left
/// it again; a window's count is the difference. So an event costs the same
/// however many windows there are, and a second is walked once for each window
/// that it leaves. A cell that is empty in the longest window is given back,
/// and so is a row without cells. Without windows nothing is ever given back.
///
/// Finding. The first measures of a row are in the row; latency buckets are in
/// LatencyBlocks (of cells, or, without windows, of mere counts); what else was
/// found last the row remembers. Only the rest is searched by hash.
///
/// All memory is bounded. Cells: by a limit (see tryAdd()); 32 bytes each, 8
/// more for each window, and 16 to 32 in the index. LatencyBlocks: 128 bytes a
/// block, so 8 MiB at the limit, and 2 MiB of directories for 8192 rows;
/// latencies that find no block are cells like others. Rows: 88 bytes. The
/// ring: by bytes (see settle()).
class CounterStore {
public:
    using RowId = std::uint32_t;
    using CellId = std::uint32_t;
    static constexpr std::uint32_t kNone = FlatIndex::kNone;

    /// Which seconds are read: all since the start, a window (its place in
    /// windows()), or those that countsOf() was asked for.
    class Stretch {
    public:
        Stretch() = default;
        Stretch(std::optional<std::size_t> window)
            : m_window(window)
        {
        }
        explicit Stretch(const CellCounts &counts)
            : m_counts(&counts)
        {
        }

        bool isWhole() const { return !m_window && m_counts == nullptr; }

    private:
        friend class CounterStore;

        std::optional<std::size_t> m_window;
        const CellCounts *m_counts = nullptr;
    };

    struct Limits {
        std::size_t cells = std::size_t { 160 } * 1024;
        std::size_t ringBytes = std::size_t { 16 } * 1024 * 1024;
        std::size_t latencyBlocks = std::size_t { 64 } * 1024;
    };

    /// @param windows seconds, sorted, each once; empty: since the start, without
    /// a ring.
    CounterStore(std::vector<int> windows, Limits limits);

    /// @param kept it stays although nothing is counted in it.
    RowId addRow(bool kept);
    /// A row that found no cell is free again, as if it had lost them.
    void releaseIfEmpty(RowId row)
    {
        if (isEmpty(m_rows[row]) && !m_rows[row].kept && !m_ring.empty())
            m_emptiedRows.push_back(row);
    }
    /// Calls @p forget(RowId) for each row that lost its last cell; they are free
    /// again then.
    template <typename Forget> void freeEmptiedRows(Forget forget)
    {
        for (const RowId row : m_emptiedRows) {
            forget(row);
            m_freeRows.push_back(row);
        }
        m_emptiedRows.clear();
    }

    /// Adds to a cell at the second set by at(). It is made when it is not there,
    /// whatever the limit: for columns, or rows, of a bounded number only.
    void add(RowId row, Column column, std::uint64_t amount)
    {
        if (amount > 0)
            addWithin(row, column, amount, std::numeric_limits<std::size_t>::max());
    }
    /// The same within the limit. @returns false, and counts nothing, when it
    /// would be one cell too many; the first kDirectMeasures are never too many.
    bool tryAdd(RowId row, Column column, std::uint64_t amount)
    {
        return amount == 0 || addWithin(row, column, amount, m_limits.cells);
    }

    /// A latency is added soon: begins to load what that needs.
    void expectLatency(RowId row, std::uint32_t bucket) const
    {
        const std::uint32_t directory = m_rows[row].latencies;
        if (m_ring.empty())
            m_latencyCounts.prefetch(directory, bucket);
        else
            m_latencyCells.prefetch(directory, bucket);
    }
    /// The second step of it, a little later.
    void expectLatencyCell(RowId row, std::uint32_t bucket) const
    {
        if (m_ring.empty())
            return;
        const CellId *id = m_latencyCells.find(m_rows[row].latencies, bucket);
        if (id != nullptr && *id != kNone)
            __builtin_prefetch(&m_cells[*id], 1);
    }

    /// The second of what is added next: one that the ring holds. Ignored without
    /// windows.
    void at(std::int64_t second);
    bool holds(std::int64_t second) const;

    /// A new second begins; what left the windows is subtracted. Costs at most a
    /// walk of the ring, however far the jump.
    void enter(std::int64_t second);
    /// Forgets everything that was counted and begins at @p second.
    void restart(std::int64_t second);
    /// Between two events: when the ring outgrew its memory, its oldest seconds
    /// leave all windows.
    void settle()
    {
        if (m_ringBytes > m_limits.ringBytes) [[unlikely]]
            shrinkRing();
    }
    /// The oldest second that the windows can speak for: the first that was told,
    /// or the first that is still in memory.
    std::int64_t firstSecond() const { return m_first > m_floor ? m_first : m_floor; }
    /// The first that is still in memory, when older ones had to leave the ring.
    std::optional<std::int64_t> firstInMemory() const
    {
        return m_floor == kNoFloor ? std::nullopt : std::optional(m_floor);
    }

    const std::vector<int> &windows() const { return m_windows; }
    std::size_t cellCount() const { return m_cellCount; }
    std::size_t ringBytes() const { return m_ringBytes; }

    /// What each cell counts in a window (its place in windows()).
    CellCounts countsOf(std::size_t window) const;
    /// What each cell counts in the seconds [@p from, @p to), as far as the ring
    /// holds them.
    CellCounts countsOf(std::int64_t from, std::int64_t to) const;

    /// Calls @p take(Column, count) for each cell of @p row that counts
    /// something; without windows a latency bucket may come twice, and counts as
    /// the sum.
    template <typename Take> void forEachColumn(RowId row, Stretch stretch, Take take) const
    {
        if (stretch.m_counts != nullptr) {
            for (const CellCounts::Count &count : stretch.m_counts->of(row))
                take(count.column, count.count);
            return;
        }
        for (CellId id = m_rows[row].first; id != kNone; id = m_cells[id].next) {
            const std::uint64_t count = countIn(id, stretch);
            if (count > 0)
                take(m_cells[id].column, count);
        }
        if (m_ring.empty()) {
            m_latencyCounts.forEach(
                m_rows[row].latencies, [&](std::uint32_t bucket, std::uint64_t count) {
                    take(Column(Measure::Latency, bucket), count);
                });
            return;
        }
        m_latencyCells.forEach(m_rows[row].latencies, [&](std::uint32_t bucket, CellId id) {
            const std::uint64_t count = countIn(id, stretch);
            if (count > 0)
                take(Column(Measure::Latency, bucket), count);
        });
    }
    /// Calls @p take(second, part, Column, amount) for what the seconds [@p from, @p to) added to
    /// the cells for which @p select(RowId, Column) is a part other than Part {}. In the order of
    /// the seconds; a cell may come more than once. Costs one walk of those seconds.
    template <typename Select, typename Take>
    void forEachSecond(std::int64_t from, std::int64_t to, Select select, Take take) const
    {
        using Part = decltype(select(RowId {}, Column { Measure::Requests }));
        std::vector<Part> parts(m_cells.size(), Part {});
        for (CellId id = 0; id < m_cells.size(); ++id) {
            if (m_cells[id].row != kNone)
                parts[id] = select(m_cells[id].row, m_cells[id].column);
        }
        for (auto filled = m_filled.lower_bound(from); filled != m_filled.end() && *filled < to;
             ++filled) {
            m_ring[place(*filled)].forEach([&](CellId id, std::uint64_t amount) {
                if (parts[id] != Part {})
                    take(*filled, parts[id], m_cells[id].column, amount);
            });
        }
    }
    /// One of the first kDirectMeasures of @p row.
    std::uint64_t direct(RowId row, Measure measure, const Stretch &stretch) const
    {
        if (stretch.m_counts == nullptr) {
            const CellId id = m_rows[row].direct[static_cast<std::size_t>(measure)];
            return id == kNone ? 0 : countIn(id, stretch);
        }
        for (const CellCounts::Count &count : stretch.m_counts->of(row)) {
            if (count.column.measure() >= measure)
                return count.column.measure() == measure ? count.count : 0;
        }
        return 0;
    }

private:
    static constexpr std::size_t kRemembered = 16;

    struct Cell {
        std::uint64_t total = 0;
        RowId row = kNone; ///< kNone: free
        Column column { Measure::Requests };
        CellId next = kNone;
        CellId previous = kNone;
        std::array<std::uint32_t, 2> hints {}; ///< places in the buckets of even and odd seconds

        bool is(RowId ofRow, Column ofColumn) const
        {
            return row == ofRow && column.word == ofColumn.word;
        }
    };
    struct Row {
        Row()
        {
            direct.fill(kNone);
            remembered.fill(kNone);
        }

        CellId first = kNone; ///< of the cells that are not in LatencyBlocks
        std::uint32_t latencies = kNone; ///< directory in LatencyBlocks
        std::array<CellId, kDirectMeasures> direct;
        std::array<CellId, kRemembered> remembered; ///< may be of others by now
        bool kept = false;
    };

    static constexpr std::int64_t kNoFloor = std::numeric_limits<std::int64_t>::min();

    bool addWithin(RowId row, Column column, std::uint64_t amount, std::size_t limit);
    bool addLatencyCount(RowId row, Column column, std::uint64_t amount, std::size_t limit);
    CellId cell(RowId row, Column column, std::size_t limit);
    CellId searchedCell(RowId row, Column column, std::size_t limit);
    CellId makeCell(RowId row, Column column);
    bool index(CellId id);
    bool unindex(CellId id);
    void link(CellId id);
    void unlink(CellId id);
    static bool isEmpty(const Row &row) { return row.first == kNone && row.latencies == kNone; }
    void freeCell(CellId id);
    void addToCell(CellId id, std::uint64_t amount);
    void addToSecond(CellId id, std::uint64_t amount);
    void leaveWindow(std::size_t window, std::int64_t second);
    void empty(std::int64_t second);
    void leaveUntil(std::int64_t second);
    void pack(std::int64_t second);
    void shrinkRing();
    template <typename CountOf> CellCounts collect(CountOf countOf) const;
    std::uint64_t countIn(CellId id, const Stretch &stretch) const
    {
        if (stretch.m_window)
            return m_cells[id].total - m_gone[id * m_windows.size() + *stretch.m_window];
        return m_cells[id].total;
    }
    std::size_t place(std::int64_t second) const;
    SecondBucket &bucket(std::int64_t second) { return m_ring[place(second)]; }
    std::int64_t length() const { return static_cast<std::int64_t>(m_ring.size()); }

    std::vector<int> m_windows;
    Limits m_limits;
    std::vector<Row> m_rows;
    std::vector<RowId> m_freeRows;
    std::vector<RowId> m_emptiedRows;
    std::vector<Cell> m_cells;
    std::vector<CellId> m_freeCells;
    std::vector<std::uint64_t> m_gone; ///< by cell, then window
    std::size_t m_cellCount = 0; ///< with the buckets that are counts
    FlatIndex m_cellIndex; ///< of the cells that are found in no other way
    LatencyBlocks<CellId> m_latencyCells; ///< with windows
    LatencyBlocks<std::uint32_t> m_latencyCounts; ///< without; more than they hold is in cells
    std::vector<SecondBucket> m_ring;
    std::set<std::int64_t> m_filled; ///< seconds whose buckets hold something
    std::size_t m_ringBytes = 0;
    std::int64_t m_first = 0;
    std::int64_t m_floor = kNoFloor; ///< older seconds left the ring for want of memory
    std::int64_t m_current = 0;
    std::int64_t m_at = 0;
    std::size_t m_atPlace = 0; ///< of m_at in the ring
    std::size_t m_leftAlready = 0; ///< windows, from the shortest, that m_at is too old for
};

} // namespace hitwatch
