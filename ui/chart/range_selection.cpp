// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/range_selection.h"

#include <algorithm>

namespace hitwatch {

void RangeSelection::set(const std::optional<TimeRange> &range)
{
    m_range = range && !range->isEmpty() ? range : std::nullopt;
}

void RangeSelection::begin(TimeNs at)
{
    m_anchor = at;
    m_reached = at;
}

void RangeSelection::beginAtEnd(End end)
{
    if (!m_range)
        return;
    m_anchor = end == End::From ? m_range->to : m_range->from;
    m_reached = end == End::From ? m_range->from : m_range->to;
}

void RangeSelection::dragTo(TimeNs at)
{
    m_reached = at;
}

std::optional<TimeRange> RangeSelection::wholeSeconds(TimeNs first, TimeNs second) const
{
    TimeRange range { floorToSecond(std::min(first, second)),
        floorToSecond(std::max(first, second) - 1) + kSecond };
    // A drag within one second, or of no width at all, is that second.
    range.to = std::max(range.to, range.from + kSecond);
    range.from = std::max(range.from, floorToSecond(m_limits.from));
    range.to = std::min(range.to, floorToSecond(m_limits.to - 1) + kSecond);
    if (range.isEmpty())
        return std::nullopt;
    return range;
}

std::optional<TimeRange> RangeSelection::dragged() const
{
    return m_anchor ? wholeSeconds(*m_anchor, m_reached) : std::nullopt;
}

std::optional<TimeRange> RangeSelection::between(
    const TimeRange &first, const TimeRange &second) const
{
    return wholeSeconds(std::min(first.from, second.from), std::max(first.to, second.to));
}

bool RangeSelection::finish()
{
    if (!m_anchor)
        return false;
    m_range = dragged();
    m_anchor.reset();
    return true;
}

bool RangeSelection::cancel()
{
    const bool was = m_anchor.has_value();
    m_anchor.reset();
    return was;
}

} // namespace hitwatch
