// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_snapshot.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

namespace hitwatch {

// The order of the rows in every StatsSnapshot.

inline void sortByCount(StatusCounts &counts)
{
    std::sort(counts.begin(), counts.end(), [](const auto &left, const auto &right) {
        return std::tuple(right.second, left.first) < std::tuple(left.second, right.first);
    });
}

/// Sorts, and merges the row 'Other' with a method of that very name.
inline void sortByCount(MethodCounts &counts)
{
    std::sort(counts.begin(), counts.end());
    MethodCounts merged;
    merged.reserve(counts.size());
    for (auto &[method, count] : counts) {
        if (!merged.empty() && merged.back().first == method)
            merged.back().second += count;
        else
            merged.emplace_back(std::move(method), count);
    }
    std::stable_sort(merged.begin(), merged.end(),
        [](const auto &left, const auto &right) { return left.second > right.second; });
    counts = std::move(merged);
}

inline void sortRows(std::vector<HostRow> &rows)
{
    std::sort(rows.begin(), rows.end(), [](const HostRow &left, const HostRow &right) {
        return std::tie(left.isOther, right.requests, right.responses, left.host, right.named)
            < std::tie(right.isOther, left.requests, left.responses, right.host, left.named);
    });
}

inline void sortRows(std::vector<SectionRow> &rows)
{
    std::sort(rows.begin(), rows.end(), [](const SectionRow &left, const SectionRow &right) {
        return std::tie(left.isOther, right.requests, right.responses, left.host, left.section,
                   right.named)
            < std::tie(right.isOther, left.requests, left.responses, right.host, right.section,
                left.named);
    });
}

inline void sortRows(std::vector<ClientRow> &rows)
{
    std::sort(rows.begin(), rows.end(), [](const ClientRow &left, const ClientRow &right) {
        return std::tie(left.isOther, right.requests, right.bytes, left.client)
            < std::tie(right.isOther, left.requests, left.bytes, right.client);
    });
}

inline void sortRows(std::vector<EncryptedRow> &rows)
{
    std::sort(rows.begin(), rows.end(), [](const EncryptedRow &left, const EncryptedRow &right) {
        return std::tie(left.isOther, right.connections, left.host, right.named)
            < std::tie(right.isOther, left.connections, right.host, left.named);
    });
}

} // namespace hitwatch
