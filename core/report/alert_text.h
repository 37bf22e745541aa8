// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"

#include <string>

namespace hitwatch {

/// The transition in words, printable() and without the name in front: "raised at 14:02:10: 7,012
/// in 120 s (threshold 7,000)", "recovered at 14:05:30 after 3 min 20 s, peak 9,412". Local time.
std::string alertText(const AlertEvent &alert);

/// The name of its rule, printable() and not too long: "HTTP messages alert".
std::string alertName(const AlertEvent &alert);

/// A line for a log, without a newline, that begins with the date: "2026-11-23 14:02:10.500 HTTP
/// messages alert raised: 7,012 in 120 s (threshold 7,000)". Local time.
std::string alertLogLine(const AlertEvent &alert);

} // namespace hitwatch
