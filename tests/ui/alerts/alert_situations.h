// SPDX-License-Identifier: GPL-3.0-or-later
// Episodes as a person would meet them.
#pragma once

#include "alert/alert_record.h"

#include <vector>

namespace hitwatch::test {

inline constexpr TimeNs kFourteen = 1'795'442'400 * kSecond; ///< 2026-11-23 14:00:00 UTC

/// Number @p number of many: raised a minute after the one before, over after 200 s.
AlertRecord episode(int number);
AlertRecord firing(AlertRecord episode);
std::shared_ptr<const AlertEvidence> shopEvidence(TimeNs raisedAt);
/// A week of alerts of every kind, the newest still firing; only that one has its evidence.
std::vector<AlertRecordPtr> week();

inline AlertRecordPtr share(AlertRecord record)
{
    return std::make_shared<const AlertRecord>(std::move(record));
}

} // namespace hitwatch::test
