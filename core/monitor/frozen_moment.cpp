// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/frozen_moment.h"

#include "stats/request_match.h"

#include <algorithm>

namespace hitwatch {

const StatsSnapshot *FrozenMoment::window(std::optional<int> windowSeconds) const
{
    const auto found = std::find_if(windows.begin(), windows.end(),
        [&](const auto &window) { return window.first == windowSeconds; });
    return found == windows.end() ? nullptr : &found->second;
}

TimeRange FrozenMoment::past(TimeRange range) const
{
    const TimeNs end = floorToSecond(now);
    return { std::min(range.from, end), std::min(range.to, end) };
}

SeriesQuery FrozenMoment::past(SeriesQuery query) const
{
    if (query.range) {
        query.range = past(*query.range);
        return query;
    }
    const TimeNs end = floorToSecond(now);
    const TimeNs from =
        query.newestSeconds > 0 ? end - query.newestSeconds * kSecond : shownSeries.extent.from;
    query.range = TimeRange { std::max(from, std::min(shownSeries.extent.from, end)), end };
    return query;
}

RequestRecords FrozenMoment::matching(const RequestQuery &query, const TimeRange &range) const
{
    const RequestMatch matches(query, range);
    RequestRecords found;
    for (const auto &record : requests) {
        if (found.size() == query.most)
            break;
        if (matches(*record))
            found.push_back(record);
    }
    return found;
}

} // namespace hitwatch
