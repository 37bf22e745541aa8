// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"

#include <memory>

namespace hitwatch {

inline constexpr TimeNs kSeriesStart = 1'764'000'000 * kSecond;

inline TimeNs secondOfSeries(TimeNs second)
{
    return kSeriesStart + second * kSecond;
}

/// A view of @p seconds whole seconds and one that is still being counted. Second i has 100 + i
/// requests: 5 of them 4xx, 2 of them 5xx, the rest 2xx.
inline std::shared_ptr<MonitorView> makeView(int seconds, int secondsPerPoint = 1)
{
    auto view = std::make_shared<MonitorView>();
    SeriesSlice &slice = view->series;
    slice.from = kSeriesStart;
    slice.secondsPerPoint = secondsPerPoint;
    slice.interfaceNames = { "lo", "eth0" };
    slice.interfaceBytes.resize(2);
    const auto counted = static_cast<std::uint64_t>(secondsPerPoint);
    for (int i = 0; i <= seconds / secondsPerPoint; ++i) {
        SeriesPoint point;
        point.requests = (100 + static_cast<std::uint64_t>(i)) * counted;
        point.byClass[4] = 5 * counted;
        point.byClass[5] = 2 * counted;
        point.byClass[2] = point.requests - 7 * counted;
        point.bytesToClient = 4000 * counted;
        point.bytesToServer = 1000 * counted;
        slice.points.push_back(point);
        slice.interfaceBytes[0].push_back(3000 * counted);
        slice.interfaceBytes[1].push_back(2000 * counted);
    }
    slice.extent = { slice.from, slice.to() };
    slice.complete = secondOfSeries(seconds);
    view->now = slice.complete + kSecond / 2;
    return view;
}

} // namespace hitwatch
