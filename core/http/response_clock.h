// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

namespace hitwatch {

/// Measures between the two directions of a connection, which may be stamped by different clocks.
class ResponseClock {
public:
    /// From the end of a request to the beginning of its response, ns. @returns -1 where the clocks
    /// make it impossible to tell. Once they were seen to differ, what looks possible is as wrong.
    TimeNs timeToFirstByte(TimeNs requestEnded, TimeNs responseBegan)
    {
        const TimeNs time = responseBegan - requestEnded;
        m_clocksDisagree = m_clocksDisagree || time < -kTolerance;
        return m_clocksDisagree || time < 0 ? -1 : time;
    }

private:
    /// Clocks of several capture queues may differ by less than this.
    static constexpr TimeNs kTolerance = kMillisecond;

    bool m_clocksDisagree = false;
};

} // namespace hitwatch
