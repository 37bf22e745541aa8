// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/rehearsal.h"
#include "monitor/episode_evidence.h"
#include "monitor/monitor_view.h"
#include "monitor/report_maker.h"
#include "stats/request_log.h"
#include "stats/traffic_series.h"

#include <functional>
#include <memory>
#include <vector>

namespace hitwatch {

struct FrozenMoment;

/// Everything that is counted of one capture, and views of it. Packet time is the only clock, and
/// tables and alerts are counted by a ReportMaker: the same capture shows the same numbers, and
/// raises the same alerts, as in the console program. No Qt, one thread.
class ViewMaker final : private ReportSink {
public:
    /// Called within apply(), setAlertRules(), endAlertEpisodes() and updateEpisodes().
    using OnAlert = std::function<void(const AlertRecordPtr &)>;

    /// @param retentionSeconds how far back ranges and the chart reach, 60 to 86,400.
    ViewMaker(const EngineLimits &limits, const std::vector<AlertRule> &rules, int retentionSeconds,
        OnAlert onAlert, const AlertOrigin &origin = {});
    ~ViewMaker() override;
    ViewMaker(const ViewMaker &) = delete;
    ViewMaker &operator=(const ViewMaker &) = delete;

    void apply(const HttpEventBatch &batch);
    /// One that is the same as before goes on, the episodes of the others end.
    void setAlertRules(const std::vector<AlertRule> &rules);
    /// No packets follow.
    void endAlertEpisodes();
    /// Reports the open episodes whose value or peak has changed.
    void updateEpisodes() { m_counts.updateEpisodes(); }

    /// Views stay at this moment, counting goes on. What @p query shows, and every offered window,
    /// stays exactly as it is now. Other ranges are taken from the whole seconds before this one,
    /// as long as they are in memory. Alerts are those of the present.
    void freeze(const ViewQuery &query);
    void unfreeze();
    bool isFrozen() const { return m_frozen != nullptr; }

    MonitorView makeView(const ViewQuery &query) const;
    /// What @p rule would have done over the whole seconds in memory, also while frozen.
    RehearsalResult rehearse(const AlertRule &rule) const;

private:
    void onReport(Report &&) override { }
    void onAlert(const AlertRecordPtr &state) override { m_onAlert(state); }
    std::shared_ptr<const AlertEvidence> evidenceOf(const AlertEvent &raised) override;
    void logRequests(std::size_t end);

    void fillPresent(MonitorView &view) const;
    void fillFrozen(MonitorView &view) const;
    StatsSnapshot presentStats(const ViewQuery &query) const;
    TimeNs now() const { return m_counts.now().value_or(0); }

    const EngineLimits m_limits;
    ReportMaker m_counts;
    TrafficSeries m_series;
    RequestLog m_requests;
    OnAlert m_onAlert;
    EvidenceMaker m_evidence;
    const HttpEventBatch *m_batch = nullptr; ///< that is being applied
    std::size_t m_logged = 0; ///< of its events, in m_requests
    CaptureCounters m_counters;
    bool m_over = false; ///< nothing comes any more
    TimeNs m_newestSecond = 0; ///< in which a packet was captured
    std::unique_ptr<const FrozenMoment> m_frozen;
};

} // namespace hitwatch
