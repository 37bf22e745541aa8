// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_engine.h"
#include "http/http_event_batch.h"
#include "monitor/rehearsal/curve_points.h"

#include <limits>
#include <map>
#include <optional>

namespace hitwatch {

/// The metric of one rule at each of its evaluations, whatever the batches. One thread.
class RuleCurve {
public:
    /// @p rule counts as enabled.
    explicit RuleCurve(const AlertRule &rule);

    /// The arguments of ReportMaker::apply(), in the same order.
    void apply(const HttpEventBatch &batch);

    const std::vector<RehearsalPoint> &points() const { return m_points.points(); }
    /// From the first batch to the newest.
    TimeRange covered() const;

private:
    void start(TimeNs time);
    void advance(TimeNs now);
    void evaluate(std::int64_t step);
    void tellBytes(TimeNs clock);

    AlertEngine m_engine;
    CurvePoints m_points;
    const std::int64_t m_stepsToSilence; ///< after the newest count, until nothing can change
    std::optional<TimeNs> m_first;
    TimeNs m_now = 0;
    std::int64_t m_last = 0; ///< newest evaluation
    std::int64_t m_newestCount = 0; ///< step
    std::map<TimeNs, std::uint64_t> m_heldBytes; ///< by second, until the clock has passed them
    TimeNs m_bytesTold = std::numeric_limits<TimeNs>::min(); ///< clock
};

} // namespace hitwatch
