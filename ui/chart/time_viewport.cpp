// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/time_viewport.h"

#include <algorithm>
#include <cmath>

namespace hitwatch {

void TimeViewport::setExtent(const TimeRange &extent, TimeNs newest)
{
    m_extent = extent;
    m_newest = newest;
    // Another capture: nothing of what was looked at is left.
    const bool overlaps = m_fixed && m_fixed->from < extent.to && extent.from < m_fixed->to;
    if (m_fixed && !extent.isEmpty() && !overlaps)
        m_fixed.reset();
}

void TimeViewport::follow(int seconds)
{
    m_seconds = std::max(seconds, 0);
    followAgain();
}

TimeRange TimeViewport::visible() const
{
    if (m_held)
        return *m_held;
    if (m_fixed)
        return *m_fixed;
    if (m_extent.isEmpty())
        return {};
    const TimeNs wanted = m_seconds > 0 ? m_seconds * kSecond : m_newest - m_extent.from;
    return { m_newest - std::max(wanted, kShortest), m_newest };
}

SeriesQuery TimeViewport::query() const
{
    SeriesQuery query;
    query.newestSeconds = m_seconds > 0 ? m_seconds + 1 : 0;
    query.maxPoints = kMaxPoints;
    if (m_fixed) {
        // One second more at each side: the lines run on to the edges.
        query.range = TimeRange { floorToSecond(m_fixed->from) - kSecond,
            floorToSecond(m_fixed->to - 1) + 2 * kSecond };
    }
    return query;
}

bool TimeViewport::moveTo(TimeRange wanted)
{
    const TimeNs end = std::max(m_newest, m_extent.from + kSecond);
    const TimeNs span = std::min(wanted.to - wanted.from, std::max(end - m_extent.from, kShortest));
    wanted.from = std::max(std::min(wanted.from, end - span), std::min(m_extent.from, end - span));
    wanted.to = wanted.from + span;
    if (wanted == visible())
        return false;
    m_held.reset();
    m_fixed = wanted;
    return true;
}

void TimeViewport::show(const TimeRange &range)
{
    if (m_extent.isEmpty() || range.isEmpty())
        return;
    const TimeNs span = std::max((range.to - range.from) * 2, kShortest);
    const TimeNs middle = range.from + (range.to - range.from) / 2;
    const TimeNs from = floorToSecond(middle - span / 2);
    moveTo({ from, from + span });
}

bool TimeViewport::zoom(double factor, TimeNs around)
{
    const TimeRange now = visible();
    if (now.isEmpty() || !(factor > 0))
        return false;
    around = std::clamp(around, now.from, now.to);
    const auto span = static_cast<double>(now.to - now.from);
    const double wanted = std::clamp(span * factor, static_cast<double>(kShortest),
        std::max(static_cast<double>(m_newest - m_extent.from), static_cast<double>(kShortest)));
    // A window longer than the capture is left by zooming in, never by zooming out.
    if (factor > 1 && wanted <= span)
        return false;
    const double before = static_cast<double>(around - now.from) / span;
    const TimeNs from = around - std::llround(before * wanted);
    return moveTo({ from, from + std::llround(wanted) });
}

bool TimeViewport::pan(TimeNs by)
{
    const TimeRange now = visible();
    if (now.isEmpty())
        return false;
    // In a window longer than the capture there is nowhere to go.
    if (now.to - now.from >= std::max(m_newest - m_extent.from, kShortest))
        return false;
    return moveTo({ now.from + by, now.to + by });
}

} // namespace hitwatch
