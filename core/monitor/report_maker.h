// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_log.h"
#include "common/limits.h"
#include "http/http_event_batch.h"
#include "report/report.h"
#include "stats/traffic_stats.h"

#include <limits>
#include <map>
#include <optional>
#include <vector>

namespace hitwatch {

/// Which reports are made, in packet time.
struct ReportPlan {
    /// Length of the intervals, 1 to 3600 s. Empty: one report, at the end.
    std::optional<int> refreshSeconds;
    /// What a report covers, 1 to 3600 s up to its end. Empty: its interval, or everything when
    /// there are no intervals.
    std::optional<int> windowSeconds;
    /// Counters at which an alert is raised; none: no alerts.
    std::vector<AlertRule> alertRules { AlertRule {} };
    /// Further windows that stats() will be asked for.
    std::vector<int> furtherWindows {};
    AlertOrigin alertOrigin {}; ///< of the episodes
};

/// Takes what a ReportMaker makes, in the order of packet time.
class ReportSink {
public:
    virtual ~ReportSink() = default;
    virtual void onReport(Report &&report) = 0;
    /// An episode was raised, has a new value or peak (only by updateEpisodes()), or is over.
    virtual void onAlert(const AlertRecordPtr &state) = 0;
    /// What caused an episode that is just raised: everything up to that moment is counted, and
    /// nothing behind it.
    virtual std::shared_ptr<const AlertEvidence> evidenceOf(const AlertEvent &) { return nullptr; }
};

/// Turns batches into reports and alerts. The same capture gives the same reports, however it was
/// cut into batches.
///
/// Intervals are aligned to the second of the first packet: [first + k * refresh, + refresh). The
/// report of an interval is made when packet time passes its end, before anything newer counts.
/// Where packet time jumps over whole intervals (a hole in a file, a suspended machine), those are
/// left out: there is no report for an interval without events. What comes late for its
/// interval counts in the next one, so every hit is in exactly one interval. One thread.
class ReportMaker {
public:
    ReportMaker(const EngineLimits &limits, const ReportPlan &plan, ReportSink &sink);

    void apply(const HttpEventBatch &batch);
    /// The capture is over: makes the report of what no report has covered yet.
    void finish();

    /// See AlertEngine: the transitions are reported at once.
    void setAlertRules(const std::vector<AlertRule> &rules);
    void endAlertEpisodes(AlertEnd why);
    /// Reports the open episodes whose value or peak has changed.
    void updateEpisodes();

    const TrafficStats &stats() const { return m_stats; }
    const AlertLog &alerts() const { return m_log; }
    /// Of the batch that is being applied: events that are counted already.
    std::size_t eventsApplied() const { return m_eventsApplied; }
    /// The second of the first packet; 0 before.
    TimeNs start() const { return m_start; }
    /// Packet time reached; empty before the first packet.
    std::optional<TimeNs> now() const { return m_begun ? std::optional(m_now) : std::nullopt; }

private:
    void begin(const HttpEventBatch &batch);
    void tellBytes(TimeNs clock);
    void applyEvent(const HttpEvent &event);
    void applySamples(const HttpEventBatch &batch, TimeNs below);
    void advanceAlerts(TimeNs now);
    void tell(const std::vector<AlertEvent> &alerts);
    void passBoundary(TimeNs time);
    void makeReport(std::optional<TimeNs> end = {});

    static constexpr TimeNs kNever = std::numeric_limits<TimeNs>::max();
    static constexpr TimeNs kLongAgo = std::numeric_limits<TimeNs>::min();

    const std::optional<int> m_refreshSeconds;
    const std::optional<int> m_windowSeconds;
    const bool m_rolling; ///< the window is not the interval
    ReportSink &m_sink;
    TrafficStats m_stats;
    AlertEngine m_alerts;
    AlertLog m_log;
    std::ptrdiff_t m_newAlerts = 0; ///< transitions since the last report

    bool m_begun = false;
    TimeNs m_now = 0; ///< packet time reached
    TimeNs m_start = 0;
    std::size_t m_eventsApplied = 0;
    TimeNs m_intervalStart = kLongAgo;
    TimeNs m_boundary = kNever; ///< end of the open interval
    TimeNs m_nextEvaluation = kLongAgo; ///< of the alert rules
    TimeNs m_samplesBelow = kLongAgo; ///< samples of the current batch up to here are in
    TimeNs m_newestSecond = kLongAgo; ///< in which a packet was captured
    std::map<TimeNs, std::uint64_t> m_heldBytes; ///< by second, not passed to the alerts yet
    TimeNs m_bytesTold = kLongAgo; ///< clock at which they were passed on last
};

} // namespace hitwatch
