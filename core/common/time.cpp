// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/time.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace hitwatch {

std::string formatRfc3339(TimeNs time)
{
    const TimeNs second = floorToSecond(time);
    const std::time_t unixSeconds = second / kSecond;
    std::tm utc {};
    gmtime_r(&unixSeconds, &utc);

    std::array<char, 64> text {};
    const int length = std::snprintf(text.data(), text.size(),
        "%04d-%02d-%02dT%02d:%02d:%02d.%09lldZ", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday,
        utc.tm_hour, utc.tm_min, utc.tm_sec, static_cast<long long>(time - second));
    return { text.data(), static_cast<std::size_t>(length) };
}

} // namespace hitwatch
