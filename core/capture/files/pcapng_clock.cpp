// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/files/pcapng_clock.h"

#include <algorithm>

namespace hitwatch {

namespace {

__extension__ using Wide = __int128;

constexpr unsigned kBinary = 0x80;
constexpr unsigned kNanoExponent = 9;
constexpr unsigned kMaxDecimalShift = 20; // 2^64 < 10^20: everything becomes 0

Wide powerOfTen(unsigned exponent)
{
    Wide power = 1;
    for (unsigned i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

} // namespace

void PcapngClock::setResolution(std::uint8_t resolution)
{
    m_resolution = resolution;
    m_multiplier = 0;
    m_fastLimit = 0;
    if (resolution <= kNanoExponent) {
        m_multiplier = static_cast<std::uint64_t>(powerOfTen(kNanoExponent - resolution));
        m_fastLimit = kLatest / m_multiplier;
    }
}

TimeNs PcapngClock::toTimeSlowly(std::uint64_t ticks) const
{
    const unsigned exponent = m_resolution & ~kBinary;
    Wide nanoseconds = static_cast<Wide>(ticks);
    if ((m_resolution & kBinary) != 0)
        nanoseconds = (nanoseconds * kSecond) >> exponent;
    else if (exponent <= kNanoExponent)
        nanoseconds *= powerOfTen(kNanoExponent - exponent);
    else
        nanoseconds /= powerOfTen(std::min(exponent - kNanoExponent, kMaxDecimalShift));
    nanoseconds += static_cast<Wide>(m_offset) * kSecond;
    return static_cast<TimeNs>(std::clamp<Wide>(nanoseconds, 0, static_cast<Wide>(kLatest)));
}

} // namespace hitwatch
