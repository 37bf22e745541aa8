// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"

#include <string>

namespace hitwatch::test {

inline constexpr TimeNs kRaisedAt = 1'767'276'130 * kSecond; ///< 2026-01-01 14:02:10 UTC

/// An episode of the default rule that was just raised by a.example /api.
AlertRecord raisedEpisode(const std::string &id = "1");
AlertRecordPtr shared(const AlertRecord &episode);
/// Its next state: @p value and its @p peak some seconds on.
AlertRecord later(AlertRecord episode, double value, double peak);
/// Over after 3 min 20 s.
AlertRecord over(AlertRecord episode, AlertEnd end = AlertEnd::Recovered);
/// 10 KB of what a network may call a host: markup, control characters, direction marks.
std::string hostileName();

} // namespace hitwatch::test
