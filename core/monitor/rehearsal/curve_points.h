// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/rehearsal.h"

#include <cstddef>
#include <vector>

namespace hitwatch {

/// Collects a curve of any length in bounded memory: beyond @p most points, the highest of each
/// interval. Intervals are cut at fixed times and double in length, so the same values give the
/// same points however many there will be. A plain value.
class CurvePoints {
public:
    explicit CurvePoints(std::size_t most = RehearsalResult::kMostPoints);

    /// In the order of time; one that is not later than the one before is ignored.
    void add(const RehearsalPoint &point);
    const std::vector<RehearsalPoint> &points() const { return m_points; }

private:
    TimeNs stretchOf(TimeNs time) const;
    void merge(const RehearsalPoint &point);
    void lengthen();

    std::size_t m_most;
    TimeNs m_length; ///< of an interval
    TimeNs m_newest;
    std::vector<RehearsalPoint> m_points;
};

} // namespace hitwatch
