// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

#include <cstdint>
#include <limits>

namespace hitwatch {

/// The whole second of @p time, counted since the epoch.
constexpr std::int64_t secondOf(TimeNs time)
{
    return floorToSecond(time) / kSecond;
}

/// Packet time as what is counted by the second sees it: it moves on with whatever is told, and
/// goes back only when the samples (and so all packets) stay more than 10 s behind it and move on
/// for 10 s of packet time.
class PacketClock {
public:
    enum class Step : std::uint8_t {
        None,
        Forward, ///< now() moved on, maybe within its second
        Restart, ///< the first time, or the clock was set back: what was counted is of no use now
    };
    static constexpr TimeNs kNever = std::numeric_limits<TimeNs>::min();

    bool started() const { return m_now != kNever; }
    TimeNs now() const { return m_now; } ///< kNever before the first time

    /// Something happened at @p time.
    Step tell(TimeNs time)
    {
        if (time <= m_now)
            return Step::None;
        if (!started()) {
            m_now = time;
            return Step::Restart;
        }
        m_now = time;
        m_behindSince = kNever;
        if (m_now >= m_before)
            m_before = kNever;
        return Step::Forward;
    }

    /// A sample, which says only the second. Packets of all interfaces pass here in the order of
    /// their arrival, so they show a clock that was set back.
    Step tellSample(TimeNs second) { return wasSetBack(second) ? Step::Restart : tell(second); }

    /// The clock of the capture only ever grows. When packets went back, it stands still at the
    /// old time until they have passed it; meanwhile the packets are the clock.
    bool standsStill(TimeNs captureClock) const
    {
        return m_before != kNever && captureClock > m_now + kSetBack
            && captureClock <= m_before + kSetBack;
    }

private:
    static constexpr TimeNs kSetBack = 10 * kSecond;

    bool wasSetBack(TimeNs second)
    {
        if (!started() || second >= floorToSecond(m_now) - kSetBack) {
            m_behindSince = kNever;
        } else if (m_behindSince == kNever || second < m_behindSince) {
            m_behindSince = second;
        } else if (second - m_behindSince >= kSetBack) {
            m_behindSince = kNever;
            m_before = m_now > m_before ? m_now : m_before;
            m_now = second;
            return true;
        }
        return false;
    }

    TimeNs m_now = kNever; ///< goes back when the clock was set back
    TimeNs m_before = kNever; ///< where it stood when it was set back
    TimeNs m_behindSince = kNever; ///< first of the samples that say that the clock was set back
};

} // namespace hitwatch
