// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/cell_counts.h"

#include "stats/latency_scale.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hitwatch {

namespace {

constexpr std::size_t kBeforeLatencies = kDirectMeasures + 1;

/// Where a column goes within its row.
std::size_t rankOf(Column column)
{
    const std::uint32_t measure = column.word >> 24;
    if (column.measure() == Measure::Latency)
        return kBeforeLatencies + column.detail();
    return std::min(measure, kDirectMeasures);
}

/// Sorts by a small number, stably (Knuth, The Art of Computer Programming
/// 3, 5.2, algorithm D).
/// @returns where each number begins, and the end.
template <typename NumberOf> std::vector<std::uint32_t> distribute(
    std::vector<CellCounts::Count> &counts, std::size_t numbers, NumberOf numberOf)
{
    std::vector<std::uint32_t> begin(numbers + 1);
    for (const CellCounts::Count &count : counts)
        ++begin[numberOf(count) + 1];
    for (std::size_t number = 1; number <= numbers; ++number)
        begin[number] += begin[number - 1];
    std::vector<CellCounts::Count> sorted(counts.size());
    std::vector<std::uint32_t> next = begin;
    for (const CellCounts::Count &count : counts)
        sorted[next[numberOf(count)]++] = count;
    counts = std::move(sorted);
    return begin;
}

} // namespace

CellCounts::CellCounts(std::vector<Count> counts, std::size_t rows)
    : m_counts(std::move(counts))
{
    const std::size_t ranks =
        kBeforeLatencies + latencyBucket(std::numeric_limits<TimeNs>::max()) + 1;
    distribute(m_counts, ranks, [](const Count &count) { return rankOf(count.column); });
    m_begin = distribute(m_counts, rows, [](const Count &count) { return count.row; });
}

} // namespace hitwatch
