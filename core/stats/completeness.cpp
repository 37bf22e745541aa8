// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/completeness.h"

#include <algorithm>
#include <numeric>

namespace hitwatch {

std::uint64_t inWindow(const InputCounter &counter, const StatsSnapshot &snapshot)
{
    if (counter.summary != nullptr)
        return snapshot.loss.*counter.summary;
    return counter.told != nullptr ? snapshot.*counter.told : 0;
}

bool isComplete(const StatsSnapshot &snapshot)
{
    const auto counted = [&](const InputCounter &counter) {
        return counter.kind == CounterKind::Loss && inWindow(counter, snapshot) > 0;
    };
    const auto &failures = snapshot.loss.undecodable;
    return std::none_of(kInputCounters.begin(), kInputCounters.end(), counted)
        && std::all_of(failures.begin(), failures.end(), [](std::uint64_t n) { return n == 0; });
}

std::uint64_t lostThings(const StatsSnapshot &snapshot)
{
    const auto &failures = snapshot.loss.undecodable;
    std::uint64_t sum = std::accumulate(failures.begin(), failures.end(), std::uint64_t { 0 });
    for (const InputCounter &counter : kInputCounters) {
        if (counter.kind == CounterKind::Loss && counter.unit == CounterUnit::Things)
            sum += inWindow(counter, snapshot);
    }
    return sum;
}

} // namespace hitwatch
