// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/number_text.h"

#include "common/grouped_number.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <string_view>

namespace hitwatch {

namespace {

std::string scaled(double value, const std::array<std::string_view, 5> &units)
{
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    const bool wholeUnits = value >= 99.95 || (unit == 0 && value == std::floor(value));
    return groupedText(value, wholeUnits ? 0 : 1) + ' ' + std::string(units[unit]);
}

std::tm localTime(TimeNs time)
{
    const std::time_t seconds = floorToSecond(time) / kSecond;
    std::tm local {};
    localtime_r(&seconds, &local);
    return local;
}

} // namespace

std::string decimalText(double value, int decimals)
{
    std::array<char, 400> text {};
    const auto end = std::to_chars(
        text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
    return { text.data(), end.ptr };
}

std::string groupedText(std::uint64_t value)
{
    return grouped(std::to_string(value));
}

std::string groupedText(double value, int decimals)
{
    return grouped(decimalText(value, decimals));
}

std::string bitRateText(double bitsPerSecond)
{
    return scaled(bitsPerSecond, { "bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s" });
}

std::string bytesText(std::uint64_t bytes)
{
    return scaled(static_cast<double>(bytes), { "B", "kB", "MB", "GB", "TB" });
}

std::string latencyText(double milliseconds)
{
    if (milliseconds < 0.9995)
        return decimalText(milliseconds * 1000, 0) + " \xc2\xb5s";
    if (milliseconds < 999.5)
        return decimalText(milliseconds, milliseconds < 99.95 ? 1 : 0) + " ms";
    return groupedText(milliseconds / 1000, milliseconds < 99950 ? 1 : 0) + " s";
}

std::string durationText(TimeNs duration)
{
    if (duration < 0)
        duration = 0;
    if (duration > 0 && duration < kSecond)
        return latencyText(static_cast<double>(duration) / static_cast<double>(kMillisecond));
    if (duration < 10 * kSecond && duration % kSecond != 0)
        return decimalText(static_cast<double>(duration) / static_cast<double>(kSecond), 2) + " s";
    const std::int64_t seconds = (duration + kSecond / 2) / kSecond;
    const std::int64_t minutes = seconds / 60;
    const std::int64_t hours = minutes / 60;
    const auto two = [](std::int64_t large, const char *unit, std::int64_t small,
                         const char *smallUnit) {
        std::string text = groupedText(static_cast<std::uint64_t>(large)) + unit;
        if (small > 0)
            text += ' ' + std::to_string(small) + smallUnit;
        return text;
    };
    if (minutes == 0)
        return std::to_string(seconds) + " s";
    if (hours == 0)
        return two(minutes, " min", seconds % 60, " s");
    if (hours < 48)
        return two(hours, " h", minutes % 60, " min");
    return two(hours / 24, " days", hours % 24, " h");
}

std::string percentText(std::uint64_t part, std::uint64_t whole)
{
    if (whole == 0 || part == 0)
        return "0%";
    const double percent = 100.0 * static_cast<double>(part) / static_cast<double>(whole);
    if (percent < 0.1)
        return "<0.1%";
    if (part < whole && percent > 99.9)
        return ">99.9%";
    return decimalText(percent, part == whole ? 0 : 1) + "%";
}

std::string clockText(TimeNs time)
{
    const std::tm local = localTime(time);
    std::array<char, 16> text {};
    const std::size_t length = std::strftime(text.data(), text.size(), "%H:%M:%S", &local);
    return { text.data(), length };
}

std::string dateClockText(TimeNs time)
{
    const std::tm local = localTime(time);
    std::array<char, 40> text {};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S", &local);
    return { text.data(), length };
}

std::string zoneText(TimeNs time)
{
    const std::tm local = localTime(time);
    std::array<char, 16> text {};
    const std::size_t length = std::strftime(text.data(), text.size(), "%Z", &local);
    return { text.data(), length };
}

} // namespace hitwatch
