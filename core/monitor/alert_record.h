// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "common/time_range.h"
#include "stats/request_log.h"
#include "stats/stats_snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// Who caused it: the tables of the rule's window when an episode was raised. Request targets are
/// without their query, since this goes to disk.
struct AlertEvidence {
    static constexpr std::size_t kRows = 10;
    static constexpr std::size_t kRequests = 200;

    TimeRange range;
    std::uint64_t requests = 0;
    std::uint64_t responses = 0;
    std::vector<SectionRow> sections; ///< the top kRows
    std::vector<HostRow> hosts;
    std::vector<ClientRow> clients;
    StatusCounts statuses;
    std::vector<RequestRecord> newest; ///< at most kRequests, newest first

    bool operator==(const AlertEvidence &) const = default;
};

/// One episode of one rule, as it is kept and shown.
struct AlertRecord {
    std::string id; ///< unique for ever: 32 hexadecimal digits
    AlertRule rule; ///< as it was then
    std::string source; ///< what was captured: "lo, eth0", a file's name, "demo"
    TimeNs raisedAt = 0;
    std::optional<TimeNs> clearedAt; ///< empty: still firing
    AlertEnd end = AlertEnd::Recovered; ///< why it is over
    double value = 0; ///< of the metric when it was raised
    double latest = 0; ///< of the metric now, or at its end
    double peak = 0;
    TimeNs now = 0; ///< packet time of this state of the record
    AlertEvidence evidence;

    bool isFiring() const { return !clearedAt; }
    bool operator==(const AlertRecord &) const = default;
};

} // namespace hitwatch
