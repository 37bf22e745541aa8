// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "http/http_event.h"
#include "stats/traffic_track.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace hitwatch {

/// Between two evaluations.
inline constexpr TimeNs kAlertStep = 500 * kMillisecond;

/// The metric of one rule over a window that moves in steps. Counts may be told for any step of the
/// window and for the one after it. All memory is bounded.
class MetricWindow {
public:
    /// The window of @p rule, whose numbers must be in range.
    static std::unique_ptr<MetricWindow> make(const AlertRule &rule);
    virtual ~MetricWindow() = default;

    /// @p step is within [last() - length() + 1, last() + 1].
    virtual void count(const HttpEvent &event, std::int64_t step) = 0;
    /// A whole second at once, all of it in @p step.
    virtual void count(const TrafficSecond &second, std::int64_t step) = 0;
    /// Bytes on the link; only where the metric wants them.
    virtual void countBytes(std::uint64_t, std::int64_t) { }
    virtual bool wantsBytes() const { return false; }

    /// The next step enters, the oldest leaves.
    void moveOn();
    /// Empty, with @p last as its newest step.
    void restart(std::int64_t last);
    /// The same when it is known to be empty.
    void skipTo(std::int64_t last) { m_last = last; }
    /// Empty: too little was counted for the metric to mean anything.
    virtual std::optional<double> value() const = 0;

    std::int64_t last() const { return m_last; }
    std::int64_t length() const { return m_length; }

protected:
    explicit MetricWindow(std::int64_t length)
        : m_length(length)
    {
    }
    /// Of a ring with room for the window and one step more.
    std::size_t slotOf(std::int64_t step) const;
    std::size_t ringSize() const { return static_cast<std::size_t>(m_length) + 1; }

private:
    virtual void enter(std::size_t slot) = 0;
    virtual void leave(std::size_t slot) = 0;
    virtual void clear() = 0;

    std::int64_t m_length; ///< steps
    std::int64_t m_last = 0;
};

} // namespace hitwatch
