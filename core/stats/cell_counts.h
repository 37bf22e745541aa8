// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/measure.h"

#include <cstdint>
#include <span>
#include <vector>

namespace hitwatch {

/// What the cells of a CounterStore count in some seconds, lying together by
/// row. To collect them reads all cells from one end of the memory to the
/// other, which for thousands of rows is several times faster than to look for
/// those of each row.
class CellCounts {
public:
    struct Count {
        std::uint32_t row = 0;
        Column column { Measure::Requests };
        std::uint64_t count = 0;
    };

    CellCounts() = default;
    /// @param counts in any order, none twice; all rows below @p rows.
    CellCounts(std::vector<Count> counts, std::size_t rows);

    /// The first kDirectMeasures first, latencies last, in the order of their
    /// buckets.
    std::span<const Count> of(std::uint32_t row) const
    {
        return std::span(m_counts).subspan(m_begin[row], m_begin[row + 1] - m_begin[row]);
    }

private:
    std::vector<Count> m_counts;
    std::vector<std::uint32_t> m_begin; ///< by row, and the end
};

} // namespace hitwatch
