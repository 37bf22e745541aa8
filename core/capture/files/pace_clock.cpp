// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/pace_clock.h"

#include <ctime>

namespace hitwatch {

namespace {

TimeNs readClock(clockid_t clock)
{
    timespec time = {};
    clock_gettime(clock, &time);
    return static_cast<TimeNs>(time.tv_sec) * kSecond + time.tv_nsec;
}

class WallPaceClock final : public PaceClock {
public:
    TimeNs now() const override { return m_offset + readClock(CLOCK_BOOTTIME); }
    void wait(TimeNs duration, const StopSignal &stop) override { stop.waitFor(duration); }

private:
    const TimeNs m_offset = readClock(CLOCK_REALTIME) - readClock(CLOCK_BOOTTIME);
};

} // namespace

std::unique_ptr<PaceClock> makeWallPaceClock()
{
    return std::make_unique<WallPaceClock>();
}

} // namespace hitwatch
