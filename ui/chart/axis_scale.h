// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace hitwatch {

/// The top of a vertical axis that starts at 0: 1, 2 or 5 times a power of ten (binary: times a
/// power of ten below 1,024, times a power of 1,024). Grows at once, shrinks late, so that it never
/// jumps back and forth. A plain value.
class AxisScale {
public:
    /// Refreshes that must need little before the top shrinks.
    static constexpr int kPatience = 5;

    explicit AxisScale(double smallestTop = 2, bool binary = false);

    /// One refresh whose largest value is @p largest. @returns top().
    double update(double largest);
    /// Makes room for @p largest now; never shrinks. @returns top().
    double grow(double largest);
    /// The next update() fits at once, as at the start.
    void reset();
    double top() const { return m_top; }

    /// The smallest of the steps that is at least @p value (> 0).
    static double stepAtLeast(double value, bool binary);
    /// Where lines go above 0: at most @p most (0 to 4), at round values, evenly spaced.
    static std::vector<double> gridLines(double top, int most, bool binary);

private:
    double fitting(double largest) const;

    double m_smallestTop;
    bool m_binary;
    double m_top;
    bool m_fresh = true;
    int m_low = 0; ///< refreshes in a row that needed little
    double m_largestOfLow = 0;
};

} // namespace hitwatch
