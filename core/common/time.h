// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace hitwatch {

/// Packet time: nanoseconds since the Unix epoch, UTC. It is the only clock of the engine, so the
/// same capture gives the same numbers however fast it is read.
using TimeNs = std::int64_t;

inline constexpr TimeNs kMicrosecond = 1'000;
inline constexpr TimeNs kMillisecond = 1'000'000;
inline constexpr TimeNs kSecond = 1'000'000'000;

/// The whole second that holds @p time, rounded towards minus infinity.
constexpr TimeNs floorToSecond(TimeNs time)
{
    const TimeNs remainder = time % kSecond;
    return time - (remainder < 0 ? remainder + kSecond : remainder);
}

/// RFC 3339 in UTC with nine fraction digits: "2026-11-23T13:28:55.000000001Z".
std::string formatRfc3339(TimeNs time);

} // namespace hitwatch
