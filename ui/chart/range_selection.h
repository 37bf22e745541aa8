// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time_range.h"

#include <optional>

namespace hitwatch {

/// The range of whole seconds that the user selects: by dragging from one place to another, by
/// pulling at an end, or by stretching it from a place. A plain value.
class RangeSelection {
public:
    enum class End : std::uint8_t { From, To };

    /// What was selected; empty: nothing.
    const std::optional<TimeRange> &range() const { return m_range; }
    void set(const std::optional<TimeRange> &range);
    /// Nothing outside of it can be selected.
    void setLimits(const TimeRange &limits) { m_limits = limits; }

    void begin(TimeNs at);
    /// Takes @p end of range() in hand.
    void beginAtEnd(End end);
    void dragTo(TimeNs at);
    bool isDragging() const { return m_anchor.has_value(); }
    /// What would be selected if the drag ended now.
    std::optional<TimeRange> dragged() const;
    /// Ends the drag: range() is dragged(). @returns false when there was none.
    bool finish();
    /// Gives up the drag, range() stays. @returns false when there was none.
    bool cancel();

    /// The seconds of both, limited; empty when nothing is left.
    std::optional<TimeRange> between(const TimeRange &first, const TimeRange &second) const;

private:
    std::optional<TimeRange> wholeSeconds(TimeNs first, TimeNs second) const;

    TimeRange m_limits;
    std::optional<TimeRange> m_range;
    std::optional<TimeNs> m_anchor;
    TimeNs m_reached = 0;
};

} // namespace hitwatch
