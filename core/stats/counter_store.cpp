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

CounterStore::CellId CounterStore::cell(RowId row, Column column, bool always)
{
    const bool direct = column.word >> 24 < kDirectMeasures;
    if (direct && m_rows[row].direct[column.word >> 24] != kNone)
        return m_rows[row].direct[column.word >> 24];

    const std::uint64_t hash = cellHash(row, column);
    const CellId found = m_cellIndex.find(hash, [&](CellId id) {
        return m_cells[id].row == row && m_cells[id].column.word == column.word;
    });
    if (found != kNone)
        return found;
    if (!always && !direct && m_cellIndex.size() >= m_limits.cells)
        return kNone;
    return makeCell(row, column, hash);
}

CounterStore::CellId CounterStore::makeCell(RowId row, Column column, std::uint64_t hash)
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
    Row &owner = m_rows[row];
    Cell fresh;
    fresh.row = row;
    fresh.column = column;
    fresh.next = owner.first;
    m_cells[id] = fresh;
    if (owner.first != kNone)
        m_cells[owner.first].previous = id;
    owner.first = id;
    if (column.word >> 24 < kDirectMeasures)
        owner.direct[column.word >> 24] = id;
    m_cellIndex.insert(hash, id);
    return id;
}

void CounterStore::freeCell(CellId id)
{
    const Cell &cell = m_cells[id];
    Row &owner = m_rows[cell.row];
    m_cellIndex.erase(cellHash(cell.row, cell.column), id);
    if (cell.column.word >> 24 < kDirectMeasures)
        owner.direct[cell.column.word >> 24] = kNone;
    if (cell.next != kNone)
        m_cells[cell.next].previous = cell.previous;
    if (cell.previous != kNone)
        m_cells[cell.previous].next = cell.next;
    else
        owner.first = cell.next;
    if (owner.first == kNone && !owner.kept)
        m_emptiedRows.push_back(cell.row);
    m_freeCells.push_back(id);
}

void CounterStore::add(CellId id, std::uint64_t amount)
{
    if (amount == 0)
        return;
    Cell &cell = m_cells[id];
    cell.total += amount;
    if (m_ring.empty())
        return;
    for (std::size_t window = 0; window < m_leftAlready; ++window)
        m_gone[id * m_windows.size() + window] += amount;

    SecondBucket &second = bucket(m_at);
    const std::size_t before = second.bytes();
    if (m_at < m_current - 1) {
        second.add(id, amount, SecondBucket::kNoPlace);
        second.packIfGrown();
    } else {
        std::uint32_t &hint = cell.hints[static_cast<std::size_t>(m_at & 1)];
        hint = second.add(id, amount, hint);
    }
    m_ringBytes = m_ringBytes + second.bytes() - before;
}

void CounterStore::at(std::int64_t second)
{
    if (m_ring.empty())
        return;
    m_at = second;
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
    const std::int64_t steps = std::min(second - m_current, length());
    for (std::int64_t step = 1; step <= steps; ++step)
        enterNext(m_current + step);
    m_current = second;
}

void CounterStore::restart(std::int64_t second)
{
    for (std::int64_t step = 1; step <= length(); ++step)
        enterNext(m_current + step);
    m_current = second;
    m_first = second;
    m_floor = kNoFloor;
}

void CounterStore::settle()
{
    if (m_ringBytes <= m_limits.ringBytes)
        return;
    for (std::int64_t second = std::max(m_floor, m_current - length() + 1); second < m_current;
         ++second) {
        if (m_ringBytes <= m_limits.ringBytes)
            return;
        for (std::size_t window = 0; window < m_windows.size(); ++window) {
            if (second > m_current - m_windows[window])
                leaveWindow(window, second);
        }
        empty(second);
        m_floor = second + 1;
    }
}

void CounterStore::enterNext(std::int64_t second)
{
    for (std::size_t window = 0; window < m_windows.size(); ++window)
        leaveWindow(window, second - m_windows[window]);
    empty(second - length());
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
}

void CounterStore::pack(std::int64_t second)
{
    SecondBucket &young = bucket(second);
    const std::size_t before = young.bytes();
    young.pack();
    m_ringBytes = m_ringBytes + young.bytes() - before;
}

SecondBucket &CounterStore::bucket(std::int64_t second)
{
    const std::int64_t remainder = second % length();
    return m_ring[static_cast<std::size_t>(remainder < 0 ? remainder + length() : remainder)];
}

} // namespace hitwatch
