// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/time_ticks.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace hitwatch {

namespace {

constexpr TimeNs kMinute = 60 * kSecond;
constexpr TimeNs kHour = 60 * kMinute;
constexpr std::array<TimeNs, 16> kSteps { kSecond, 2 * kSecond, 5 * kSecond, 10 * kSecond,
    15 * kSecond, 30 * kSecond, kMinute, 2 * kMinute, 5 * kMinute, 10 * kMinute, 15 * kMinute,
    30 * kMinute, kHour, 2 * kHour, 6 * kHour, TimeTicks::kDay };

TimeNs floorTo(TimeNs value, TimeNs step)
{
    const TimeNs remainder = value % step;
    return value - (remainder < 0 ? remainder + step : remainder);
}

TimeNs offsetAt(TimeNs time, const QTimeZone &zone)
{
    const auto utc =
        QDateTime::fromMSecsSinceEpoch(floorTo(time, kMillisecond) / kMillisecond, Qt::UTC);
    return zone.offsetFromUtc(utc) * kSecond;
}

} // namespace

TimeNs TimeTicks::stepFor(TimeNs span, int mostLabels)
{
    const TimeNs most = std::max(mostLabels, 1);
    for (const TimeNs step : kSteps) {
        if (span <= step * most)
            return step;
    }
    const TimeNs days = (span + kDay * most - 1) / (kDay * most);
    return days * kDay;
}

std::vector<TimeNs> TimeTicks::within(const TimeRange &visible, TimeNs step, const QTimeZone &zone)
{
    std::vector<TimeNs> ticks;
    if (visible.isEmpty() || step <= 0)
        return ticks;
    // Walks in local time and turns each tick back: a change to or from summer time within the
    // range leaves all of them round.
    const TimeNs first = floorTo(visible.from + offsetAt(visible.from, zone), step);
    for (TimeNs local = first;; local += step) {
        const TimeNs guess = local - offsetAt(local, zone);
        const TimeNs tick = local - offsetAt(guess, zone);
        if (tick > visible.to)
            break;
        if (tick >= visible.from && (ticks.empty() || tick > ticks.back()))
            ticks.push_back(tick);
    }
    return ticks;
}

bool TimeTicks::isMidnight(TimeNs tick, const QTimeZone &zone)
{
    return (tick + offsetAt(tick, zone)) % kDay == 0;
}

} // namespace hitwatch
