// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"
#include "stats/flat_index.h"
#include "stats/measure.h"
#include "stats/second_bucket.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <vector>

namespace hitwatch {

/// Counts (row, column) cells, either since the start (no windows) or over windows.
///
/// With windows there is a ring with a SecondBucket for each second of the longest one. A cell
/// keeps one grown total, and for each window what has left it again; a window's count is the
/// difference. So an event costs the same however many windows there are, and a second is walked
/// once for each window that it leaves. A cell that is empty in the longest window is given back,
/// and so is a row without cells. All memory is bounded: the cells by a limit (see cell()), the
/// ring by bytes (see settle()).
class CounterStore {
public:
    using RowId = std::uint32_t;
    using CellId = std::uint32_t;
    static constexpr std::uint32_t kNone = FlatIndex::kNone;

    struct Limits {
        std::size_t cells = std::size_t { 512 } * 1024;
        std::size_t ringBytes = std::size_t { 48 } * 1024 * 1024;
    };

    /// @param windows seconds, sorted, each once; empty: since the start, without a ring.
    CounterStore(std::vector<int> windows, Limits limits);

    /// @param kept it stays although nothing is counted in it.
    RowId addRow(bool kept);
    /// A row that found no cell is free again, as if it had lost them.
    void releaseIfEmpty(RowId row)
    {
        if (m_rows[row].first == kNone && !m_rows[row].kept && !m_ring.empty())
            m_emptiedRows.push_back(row);
    }
    /// Calls @p forget(RowId) for each row that lost its last cell; they are free again then.
    template <typename Forget> void freeEmptiedRows(Forget forget)
    {
        for (const RowId row : m_emptiedRows) {
            forget(row);
            m_freeRows.push_back(row);
        }
        m_emptiedRows.clear();
    }

    /// The cell of @p column in @p row, made when it is not there. @returns kNone when it would be
    /// one cell too many; @p always makes it nevertheless (rows of a bounded number only).
    CellId cell(RowId row, Column column, bool always);
    /// Adds to a cell at the second set by at().
    void add(CellId cell, std::uint64_t amount);

    /// The second of what is added next: one that the ring holds. Ignored without windows.
    void at(std::int64_t second);
    bool holds(std::int64_t second) const;

    /// A new second begins; what left the windows is subtracted. Costs at most a walk of the ring,
    /// however far the jump.
    void enter(std::int64_t second);
    /// Forgets everything that was counted and begins at @p second.
    void restart(std::int64_t second);
    /// Between two events: when the ring outgrew its memory, its oldest seconds leave all windows.
    void settle();
    /// The oldest second that the windows can speak for: the first that was told, or the first
    /// that is still in memory.
    std::int64_t firstSecond() const { return m_first > m_floor ? m_first : m_floor; }

    const std::vector<int> &windows() const { return m_windows; }
    std::size_t cellCount() const { return m_cellIndex.size(); }
    std::size_t ringBytes() const { return m_ringBytes; }

    /// Calls @p take(Column, count) for each cell of @p row that counts something.
    template <typename Take>
    void forEachColumn(RowId row, std::optional<std::size_t> window, Take take) const
    {
        for (CellId id = m_rows[row].first; id != kNone; id = m_cells[id].next) {
            std::uint64_t count = m_cells[id].total;
            if (window)
                count -= m_gone[id * m_windows.size() + *window];
            if (count > 0)
                take(m_cells[id].column, count);
        }
    }

private:
    struct Cell {
        std::uint64_t total = 0;
        RowId row = 0;
        Column column { Measure::Requests };
        CellId next = kNone;
        CellId previous = kNone;
        std::array<std::uint32_t, 2> hints {}; ///< places in the buckets of even and odd seconds
    };
    struct Row {
        CellId first = kNone;
        bool kept = false;
        std::array<CellId, kDirectMeasures> direct { kNone, kNone, kNone };
    };

    static constexpr std::int64_t kNoFloor = std::numeric_limits<std::int64_t>::min();

    CellId makeCell(RowId row, Column column, std::uint64_t hash);
    void freeCell(CellId id);
    void leaveWindow(std::size_t window, std::int64_t second);
    void empty(std::int64_t second);
    void enterNext(std::int64_t second);
    void pack(std::int64_t second);
    SecondBucket &bucket(std::int64_t second);
    std::int64_t length() const { return static_cast<std::int64_t>(m_ring.size()); }

    std::vector<int> m_windows;
    Limits m_limits;
    std::vector<Row> m_rows;
    std::vector<RowId> m_freeRows;
    std::vector<RowId> m_emptiedRows;
    std::vector<Cell> m_cells;
    std::vector<CellId> m_freeCells;
    std::vector<std::uint64_t> m_gone; ///< by cell, then window
    FlatIndex m_cellIndex;
    std::vector<SecondBucket> m_ring;
    std::size_t m_ringBytes = 0;
    std::int64_t m_first = 0;
    std::int64_t m_floor = kNoFloor; ///< older seconds left the ring for want of memory
    std::int64_t m_current = 0;
    std::int64_t m_at = 0;
    std::size_t m_leftAlready = 0; ///< windows, from the shortest, that m_at is too old for
};

} // namespace hitwatch
