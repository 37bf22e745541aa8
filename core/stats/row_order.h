// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_snapshot.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <tuple>
#include <utility>
#include <vector>

namespace hitwatch {

// The order of the rows in every StatsSnapshot. The row types are open, so that keys of rows that
// are still to be made can be sorted instead of the rows.

template <typename Row> bool hostGoesBefore(const Row &left, const Row &right)
{
    return std::tie(left.isOther, right.requests, right.responses, left.host, right.named)
        < std::tie(right.isOther, left.requests, left.responses, right.host, left.named);
}

template <typename Row> bool sectionGoesBefore(const Row &left, const Row &right)
{
    return std::tie(
               left.isOther, right.requests, right.responses, left.host, left.section, right.named)
        < std::tie(
            right.isOther, left.requests, left.responses, right.host, right.section, left.named);
}

inline bool goesBefore(const HostRow &left, const HostRow &right)
{
    return hostGoesBefore(left, right);
}

inline bool goesBefore(const SectionRow &left, const SectionRow &right)
{
    return sectionGoesBefore(left, right);
}

inline bool goesBefore(const ClientRow &left, const ClientRow &right)
{
    return std::tie(left.isOther, right.requests, right.bytes, left.client)
        < std::tie(right.isOther, left.requests, left.bytes, right.client);
}

inline bool goesBefore(const EncryptedRow &left, const EncryptedRow &right)
{
    return std::tie(left.isOther, right.connections, left.host, right.named)
        < std::tie(right.isOther, left.connections, right.host, left.named);
}

/// Rows are large: they are moved once, when their order is known.
template <typename Row> void sortRows(std::vector<Row> &rows)
{
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t left, std::uint32_t right) {
        return goesBefore(rows[left], rows[right]);
    });
    std::vector<Row> sorted;
    sorted.reserve(rows.size());
    for (const std::uint32_t at : order)
        sorted.push_back(std::move(rows[at]));
    rows = std::move(sorted);
}

inline void sortByCount(StatusCounts &counts)
{
    std::sort(counts.begin(), counts.end(), [](const auto &left, const auto &right) {
        return std::tuple(right.second, left.first) < std::tuple(left.second, right.first);
    });
}

/// Sorts, and merges the row 'Other' with a method of that very name.
inline void sortByCount(MethodCounts &counts)
{
    if (counts.size() < 2)
        return;
    std::sort(counts.begin(), counts.end());
    auto last = counts.begin();
    for (auto next = last + 1; next != counts.end(); ++next) {
        if (next->first == last->first)
            last->second += next->second;
        else if (++last != next)
            *last = std::move(*next);
    }
    counts.erase(last + 1, counts.end());
    std::stable_sort(counts.begin(), counts.end(),
        [](const auto &left, const auto &right) { return left.second > right.second; });
}

} // namespace hitwatch
