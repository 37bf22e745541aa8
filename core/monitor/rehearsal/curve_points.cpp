// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/rehearsal/curve_points.h"

#include "alert/metric_window.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace hitwatch {

namespace {

/// Too little to mean anything is lower than everything.
bool isHigher(const RehearsalPoint &one, const RehearsalPoint &other)
{
    return one.value && (!other.value || *one.value > *other.value);
}

} // namespace

CurvePoints::CurvePoints(std::size_t most)
    : m_most(std::max<std::size_t>(most, 2))
    , m_length(kAlertStep)
    , m_newest(std::numeric_limits<TimeNs>::min())
{
}

TimeNs CurvePoints::stretchOf(TimeNs time) const
{
    return time >= 0 ? time / m_length : -1 - (-1 - time) / m_length;
}

void CurvePoints::add(const RehearsalPoint &point)
{
    if (point.at <= m_newest)
        return;
    m_newest = point.at;
    merge(point);
    while (m_points.size() > m_most)
        lengthen();
}

void CurvePoints::merge(const RehearsalPoint &point)
{
    if (m_points.empty() || stretchOf(m_points.back().at) != stretchOf(point.at))
        m_points.push_back(point);
    else if (isHigher(point, m_points.back()))
        m_points.back() = point;
}

void CurvePoints::lengthen()
{
    m_length *= 2;
    const std::vector<RehearsalPoint> before = std::exchange(m_points, {});
    for (const RehearsalPoint &point : before)
        merge(point);
}

} // namespace hitwatch
