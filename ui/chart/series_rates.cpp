// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/series_rates.h"

#include <algorithm>
#include <array>

namespace hitwatch {

namespace {

constexpr std::array<std::size_t, 6> kClassOrder { 2, 3, 4, 5, 1, 0 };

} // namespace

SeriesRates::SeriesRates(const SeriesSlice &slice, ChartMode mode, TimeNs now)
    : m_slice(&slice)
    , m_mode(mode)
    , m_step(std::max(slice.secondsPerPoint, 1) * kSecond)
{
    const TimeNs all = slice.from + static_cast<TimeNs>(slice.points.size()) * m_step;
    const TimeNs counted = std::min(all, slice.complete);
    if (counted > slice.from) {
        m_end = counted;
    } else {
        const TimeNs reached = now > slice.from ? now : slice.from + kSecond;
        m_end = slice.points.empty() ? slice.from : std::min(all, reached);
    }
    m_count = static_cast<std::size_t>((m_end - slice.from + m_step - 1) / m_step);
}

std::size_t SeriesRates::layerCount() const
{
    switch (m_mode) {
    case ChartMode::ByStatus:
        return kClassOrder.size();
    case ChartMode::ByDirection:
        return 2;
    case ChartMode::ByInterface:
        break;
    }
    return m_slice->interfaceBytes.size();
}

std::size_t SeriesRates::meaning(std::size_t layer) const
{
    return m_mode == ChartMode::ByStatus ? kClassOrder[layer] : layer;
}

TimeRange SeriesRates::rangeOf(std::size_t point) const
{
    const TimeNs from = m_slice->from + static_cast<TimeNs>(point) * m_step;
    return { from, from + m_step };
}

std::optional<std::size_t> SeriesRates::pointAt(TimeNs time) const
{
    if (time < m_slice->from || time >= m_end)
        return std::nullopt;
    return static_cast<std::size_t>((time - m_slice->from) / m_step);
}

double SeriesRates::secondsOf(std::size_t point) const
{
    const TimeRange range = rangeOf(point);
    const TimeNs lasted = std::min(range.to, m_end) - range.from;
    // Less than a second would blow a single request up to a peak.
    return std::max(1.0, static_cast<double>(lasted) / kSecond);
}

std::uint64_t SeriesRates::amount(std::size_t layer, std::size_t point) const
{
    switch (m_mode) {
    case ChartMode::ByStatus:
        return m_slice->points[point].byClass[kClassOrder[layer]];
    case ChartMode::ByDirection:
        return layer == 0 ? m_slice->points[point].bytesToClient
                          : m_slice->points[point].bytesToServer;
    case ChartMode::ByInterface:
        break;
    }
    const auto &bytes = m_slice->interfaceBytes[layer];
    return point < bytes.size() ? bytes[point] : 0;
}

double SeriesRates::rate(std::size_t layer, std::size_t point) const
{
    return static_cast<double>(amount(layer, point)) / secondsOf(point);
}

std::uint64_t SeriesRates::total(std::size_t point) const
{
    std::uint64_t sum = 0;
    for (std::size_t layer = 0; layer < layerCount(); ++layer)
        sum += amount(layer, point);
    return sum;
}

std::pair<std::size_t, std::size_t> SeriesRates::pointsIn(const TimeRange &range) const
{
    if (m_count == 0 || range.isEmpty())
        return { 0, 0 };
    const TimeNs before = std::max<TimeNs>(range.from - m_slice->from, 0);
    const TimeNs until = std::max<TimeNs>(range.to - m_slice->from, 0);
    const auto first = static_cast<std::size_t>(before / m_step);
    const auto last = static_cast<std::size_t>((until + m_step - 1) / m_step);
    return { std::min(first, m_count), std::min(last, m_count) };
}

bool SeriesRates::occurs(std::size_t layer, const TimeRange &range) const
{
    const auto [first, last] = pointsIn(range);
    for (std::size_t point = first; point < last; ++point) {
        if (amount(layer, point) > 0)
            return true;
    }
    return false;
}

} // namespace hitwatch
