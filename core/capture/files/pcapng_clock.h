// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

#include <cstdint>

namespace hitwatch {

/// Turns the time stamps of one pcapng interface into packet time
/// (draft-ietf-opsawg-pcapng, 4.2: if_tsresol and if_tsoffset).
class PcapngClock {
public:
    /// @p resolution as in if_tsresol: 10^-n s, or with the top bit set 2^-n s. @p offset in s.
    void setResolution(std::uint8_t resolution);
    void setOffset(std::int64_t offset) { m_offset = offset; }

    /// Never overflows: times outside 1970 to 2116 become the nearer of the two.
    TimeNs toTime(std::uint64_t ticks) const
    {
        if (ticks <= m_fastLimit && m_offset == 0) [[likely]]
            return static_cast<TimeNs>(ticks * m_multiplier);
        return toTimeSlowly(ticks);
    }

private:
    TimeNs toTimeSlowly(std::uint64_t ticks) const;

    static constexpr std::uint64_t kLatest = std::uint64_t { 1 } << 62;

    std::uint64_t m_multiplier = 1000; ///< ns per tick when that is a whole number
    std::uint64_t m_fastLimit = kLatest / 1000; ///< 0 when it is not
    std::uint8_t m_resolution = 6;
    std::int64_t m_offset = 0;
};

} // namespace hitwatch
