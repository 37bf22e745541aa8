// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/counter_store.h"

#include "common/hash.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

namespace {

std::uint64_t cellHash(CounterStore::RowId row, Column column)
{
    static const std::uint64_t seed = processHashSeed() | 1;
    return hashMix(((std::uint64_t { row } << 32) | column.word) ^ seed, 0x9e3779b97f4a7c15ULL);
}

} // namespace

CounterStore::CounterStore(std::vector<int> windows, Limits limits)
    : m_windows(std::move(windows))
    , m_limits(limits)
    , m_latencyCells(kNone, limits.latencyBlocks)
    , m_latencyCounts(0, limits.latencyBlocks)
    , m_ring(m_windows.empty() ? 0 : static_cast<std::size_t>(m_windows.back()))
{
}

CounterStore::RowId CounterStore::addRow(bool kept)
{
    RowId row = 0;
    if (m_freeRows.empty()) {
        row = static_cast<RowId>(m_rows.size());
        m_rows.emplace_back();
    } else {
        row = m_freeRows.back();
        m_freeRows.pop_back();
        m_rows[row] = {};
    }
    m_rows[row].kept = kept;
    return row;
}

bool CounterStore::addWithin(RowId row, Column column, std::uint64_t amount, std::size_t limit)
{
    if (column.measure() == Measure::Latency && m_ring.empty())
        return addLatencyCount(row, column, amount, limit);
    const CellId id = cell(row, column, limit);
    if (id == kNone)
        return false;
    addToCell(id, amount);
    return true;
}

bool CounterStore::addLatencyCount(
    RowId row, Column column, std::uint64_t amount, std::size_t limit)
{
    std::uint32_t *count = m_latencyCounts.find(m_rows[row].latencies, column.detail());
    if (count == nullptr && m_cellCount < limit)
        count = m_latencyCounts.make(m_rows[row].latencies, column.detail());
    if (count == nullptr || amount > std::numeric_limits<std::uint32_t>::max() - *count)
        [[unlikely]] {
        const CellId id = searchedCell(row, column, limit);
        if (id != kNone)
            addToCell(id, amount);
        return id != kNone;
    }
    if (*count == 0) {
        if (m_cellCount >= limit)
            return false;
        ++m_cellCount;
    }
    *count += static_cast<std::uint32_t>(amount);
    return true;
}

CounterStore::CellId CounterStore::cell(RowId row, Column column, std::size_t limit)
{
    const std::uint32_t measure = column.word >> 24;
    if (measure < kDirectMeasures) {
        const CellId found = m_rows[row].direct[measure];
        return found != kNone ? found : makeCell(row, column);
    }
    if (column.measure() == Measure::Latency) {
        const CellId *found = m_latencyCells.find(m_rows[row].latencies, column.detail());
        return found != nullptr && *found != kNone ? *found : searchedCell(row, column, limit);
    }
    const std::size_t place = column.word * 0x9e3779b1U >> 28;
    const CellId last = m_rows[row].remembered[place];
    if (last != kNone && m_cells[last].is(row, column))
        return last;
    const CellId found = searchedCell(row, column, limit);
    m_rows[row].remembered[place] = found;
    return found;
}

CounterStore::CellId CounterStore::searchedCell(RowId row, Column column, std::size_t limit)
{
    const CellId found = m_cellIndex.find(
        cellHash(row, column), [&](CellId id) { return m_cells[id].is(row, column); });
    if (found != kNone)
        return found;
    return m_cellCount < limit ? makeCell(row, column) : kNone;
}

CounterStore::CellId CounterStore::makeCell(RowId row, Column column)
{
    CellId id = 0;
    if (m_freeCells.empty()) {
        id = static_cast<CellId>(m_cells.size());
        m_cells.emplace_back();
        m_gone.resize(m_gone.size() + m_windows.size());
    } else {
        id = m_freeCells.back();
        m_freeCells.pop_back();
        std::fill_n(m_gone.begin() + static_cast<std::ptrdiff_t>(id * m_windows.size()),
            m_windows.size(), 0);
    }
    Cell fresh;
    fresh.row = row;
    fresh.column = column;
    m_cells[id] = fresh;
    ++m_cellCount;
    if (!index(id))
        link(id);
    return id;
}

/// Puts a cell into the list of its row. Those in LatencyBlocks are found
/// there, and need none.
void CounterStore::link(CellId id)
{
    Row &owner = m_rows[m_cells[id].row];
    m_cells[id].next = owner.first;
    if (owner.first != kNone)
        m_cells[owner.first].previous = id;
    owner.first = id;
}

void CounterStore::unlink(CellId id)
{
    const Cell &cell = m_cells[id];
    if (cell.next != kNone)
        m_cells[cell.next].previous = cell.previous;
    if (cell.previous != kNone)
        m_cells[cell.previous].next = cell.next;
    else
        m_rows[cell.row].first = cell.next;
}

/// Puts a new cell where cell() will look for it. @returns true when that is in
/// LatencyBlocks.
bool CounterStore::index(CellId id)
{
    const Cell &cell = m_cells[id];
    Row &owner = m_rows[cell.row];
    if (cell.column.word >> 24 < kDirectMeasures) {
        owner.direct[cell.column.word >> 24] = id;
        return false;
    }
    if (cell.column.measure() == Measure::Latency && !m_ring.empty()) {
        const std::uint32_t bucket = cell.column.detail();
        CellId *place = m_latencyCells.find(owner.latencies, bucket);
        if (place == nullptr)
            place = m_latencyCells.make(owner.latencies, bucket);
        if (place != nullptr) {
            *place = id;
            return true;
        }
    }
    m_cellIndex.insert(cellHash(cell.row, cell.column), id);
    return false;
}

/// The reverse of index().
bool CounterStore::unindex(CellId id)
{
    const Cell &cell = m_cells[id];
    Row &owner = m_rows[cell.row];
    if (cell.column.word >> 24 < kDirectMeasures) {
        owner.direct[cell.column.word >> 24] = kNone;
        return false;
    }
    if (cell.column.measure() == Measure::Latency) {
        const CellId *place = m_latencyCells.find(owner.latencies, cell.column.detail());
        if (place != nullptr && *place == id) {
            m_latencyCells.release(owner.latencies, cell.column.detail());
            return true;
        }
    }
    m_cellIndex.erase(cellHash(cell.row, cell.column), id);
    return false;
}

void CounterStore::freeCell(CellId id)
{
    Cell &cell = m_cells[id];
    const Row &owner = m_rows[cell.row];
    if (!unindex(id))
        unlink(id);
    if (isEmpty(owner) && !owner.kept)
        m_emptiedRows.push_back(cell.row);
    cell.row = kNone;
    --m_cellCount;
    m_freeCells.push_back(id);
}

void CounterStore::addToCell(CellId id, std::uint64_t amount)
{
    Cell &cell = m_cells[id];
    cell.total += amount;
    if (m_ring.empty())
        return;
    for (std::size_t window = 0; window < m_leftAlready; ++window)
        m_gone[id * m_windows.size() + window] += amount;
    const std::uint32_t hint = cell.hints[static_cast<std::size_t>(m_at & 1)];
    if (m_at < m_current - 1 || !m_ring[m_atPlace].addAt(hint, id, amount))
        addToSecond(id, amount);
}

void CounterStore::addToSecond(CellId id, std::uint64_t amount)
{
    SecondBucket &second = m_ring[m_atPlace];
    const std::size_t before = second.bytes();
    if (second.empty())
        m_filled.insert(m_at);
    const std::uint32_t place = second.add(id, amount);
    if (m_at < m_current - 1)
        second.packIfGrown();
    else
        m_cells[id].hints[static_cast<std::size_t>(m_at & 1)] = place;
    m_ringBytes = m_ringBytes + second.bytes() - before;
}

void CounterStore::at(std::int64_t second)
{
    if (m_ring.empty())
        return;
    if (second != m_at) {
        m_at = second;
        m_atPlace = place(second);
    }
    m_first = std::min(m_first, second);
    m_leftAlready = 0;
    while (second <= m_current - m_windows[m_leftAlready])
        ++m_leftAlready;
}

bool CounterStore::holds(std::int64_t second) const
{
    return second <= m_current && second > m_current - length() && second >= m_floor;
}

void CounterStore::enter(std::int64_t second)
{
    if (m_ring.empty() || second <= m_current)
        return;
    pack(m_current - 1);
    if (second > m_current + 1)
        pack(m_current);
    leaveUntil(second);
    m_current = second;
}

void CounterStore::restart(std::int64_t second)
{
    leaveUntil(m_current + length());
    m_current = second;
    m_first = second;
    m_floor = kNoFloor;
}

template <typename CountOf> CellCounts CounterStore::collect(CountOf countOf) const
{
    std::vector<CellCounts::Count> counts;
    counts.reserve(m_cellCount);
    for (CellId id = 0; id < m_cells.size(); ++id) {
        const Cell &cell = m_cells[id];
        if (cell.row == kNone)
            continue;
        if (const std::uint64_t count = countOf(id); count > 0)
            counts.push_back({ cell.row, cell.column, count });
    }
    return { std::move(counts), m_rows.size() };
}

CellCounts CounterStore::countsOf(std::size_t window) const
{
    return collect([&](CellId id) {
        return m_cells[id].total - m_gone[std::size_t { id } * m_windows.size() + window];
    });
}

CellCounts CounterStore::countsOf(std::int64_t from, std::int64_t to) const
{
    std::vector<std::uint64_t> sums(m_cells.size());
    for (auto filled = m_filled.lower_bound(from); filled != m_filled.end() && *filled < to;
         ++filled) {
        m_ring[place(*filled)].forEach(
            [&](CellId id, std::uint64_t amount) { sums[id] += amount; });
    }
    return collect([&](CellId id) { return sums[id]; });
}

void CounterStore::shrinkRing()
{
    while (m_ringBytes > m_limits.ringBytes && !m_filled.empty()) {
        const std::int64_t oldest = *m_filled.begin();
        if (oldest >= m_current)
            return;
        for (std::size_t window = 0; window < m_windows.size(); ++window) {
            if (oldest > m_current - m_windows[window])
                leaveWindow(window, oldest);
        }
        empty(oldest);
        m_floor = oldest + 1;
    }
}

/// What leaves the windows when @p second begins. The shorter windows come first: when a cell
/// leaves the longest, it is given back.
void CounterStore::leaveUntil(std::int64_t second)
{
    for (std::size_t window = 0; window < m_windows.size(); ++window) {
        const std::int64_t seconds = m_windows[window];
        for (auto filled = m_filled.lower_bound(m_current - seconds + 1);
             filled != m_filled.end() && *filled <= second - seconds; ++filled)
            leaveWindow(window, *filled);
    }
    while (!m_filled.empty() && *m_filled.begin() <= second - length())
        empty(*m_filled.begin());
}

void CounterStore::leaveWindow(std::size_t window, std::int64_t second)
{
    const std::size_t stride = m_windows.size();
    const bool longest = window + 1 == stride;
    bucket(second).forEach([&](CellId id, std::uint64_t amount) {
        std::uint64_t &gone = m_gone[id * stride + window];
        gone += amount;
        if (longest && gone == m_cells[id].total)
            freeCell(id);
    });
}

void CounterStore::empty(std::int64_t second)
{
    SecondBucket &left = bucket(second);
    m_ringBytes -= left.bytes();
    left.clear();
    m_filled.erase(second);
}

void CounterStore::pack(std::int64_t second)
{
    SecondBucket &young = bucket(second);
    const std::size_t before = young.bytes();
    young.pack();
    m_ringBytes = m_ringBytes + young.bytes() - before;
}

std::size_t CounterStore::place(std::int64_t second) const
{
    const std::int64_t remainder = second % length();
    return static_cast<std::size_t>(remainder < 0 ? remainder + length() : remainder);
}

} // namespace hitwatch
