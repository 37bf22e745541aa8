// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "stats/request_log.h"
#include "stats/traffic_stats.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace hitwatch {

/// Freezes what caused an alert. To be asked when everything up to the moment of raising was
/// counted and nothing behind it: then the same capture gives the same evidence.
///
/// To read the tables costs tens of milliseconds with thousands of rows. Rules on the same window
/// that are raised together share them; beyond that they are read kAtOnce times, and once more for
/// each second of packet time. Where that is not enough, the evidence is empty. No Qt, one thread.
class EvidenceMaker {
public:
    static constexpr int kAtOnce = 8;

    /// @param stats windows of at least @p longestWindow seconds.
    EvidenceMaker(const TrafficStats &stats, const RequestLog &requests, int longestWindow)
        : m_stats(stats)
        , m_requests(requests)
        , m_longestWindow(longestWindow)
    {
    }

    /// @param raised an AlertTransition::Raised.
    /// @param start packet time at which the capture began.
    std::shared_ptr<const AlertEvidence> evidenceOf(const AlertEvent &raised, TimeNs start);
    /// Something else is counted now: gives the memory of the last tables back.
    void release() { m_tables.clear(); }

private:
    bool mayRead(TimeNs at);
    const StatsSnapshot *tablesOf(const TimeRange &range, TimeNs at);

    const TrafficStats &m_stats;
    const RequestLog &m_requests;
    const int m_longestWindow;
    int m_left = kAtOnce;
    TimeNs m_countedFrom = 0; ///< m_left is right at that time
    /// What was read for the newest moment, at most kAtOnce.
    std::vector<std::pair<TimeRange, StatsSnapshot>> m_tables;
    TimeNs m_tablesAt = 0;
};

/// The request target as it may be kept on disk: without query, fragment, user and password.
std::string targetToKeep(std::string target);

} // namespace hitwatch
