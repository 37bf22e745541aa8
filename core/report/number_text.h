// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

#include <cstdint>
#include <string>

namespace hitwatch {

/// All of these are independent of the locale.

/// "12.5": rounded to @p decimals.
std::string decimalText(double value, int decimals);
/// "1,234,567"
std::string groupedText(std::uint64_t value);
/// "1,234.5"; "7,012" for 0 decimals.
std::string groupedText(double value, int decimals);
/// "41.2 Mbit/s"
std::string bitRateText(double bitsPerSecond);
/// "2.1 KB": decimal multiples, as links and disks are measured.
std::string bytesText(std::uint64_t bytes);
/// "850 µs", "3.1 ms", "2.4 s"
std::string latencyText(double milliseconds);
/// "3 min 20 s"; below ten seconds with a fraction, "2.35 s"; below one as latencyText().
std::string durationText(TimeNs duration);
/// "1.3 %"; a share that is small but not zero never reads 0.0.
std::string percentText(std::uint64_t part, std::uint64_t whole);

/// In the time zone of this machine.
/// "14:02:10"
std::string clockText(TimeNs time);
/// "2026-11-23 14:02:10"
std::string dateClockText(TimeNs time);
/// "CET"
std::string zoneText(TimeNs time);

} // namespace hitwatch
