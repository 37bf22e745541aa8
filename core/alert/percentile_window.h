// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/metric_window.h"
#include "stats/latency_scale.h"

namespace hitwatch {

/// The 95th percentile (nearest rank) of the times to first byte in the window, by the buckets of
/// LatencyScale: at most 1.6 % off. Memory: 16 bytes for each different bucket of each step, at
/// most kMaxCounts of them; beyond that the oldest steps leave early, so the window is shorter.
class PercentileWindow final : public MetricWindow {
public:
    static constexpr std::size_t kMaxCounts = std::size_t { 256 } * 1024;

    PercentileWindow(std::int64_t length, std::uint64_t minimum);

    void count(const HttpEvent &event, std::int64_t step) override;
    void count(const TrafficSecond &second, std::int64_t step) override;
    std::optional<double> value() const override;
    std::size_t countsKept() const { return m_kept; }

private:
    void add(LatencyBucket bucket, std::uint64_t count, std::int64_t step);
    void enter(std::size_t slot) override;
    void leave(std::size_t slot) override;
    void clear() override;
    void makeRoom();

    std::vector<LatencyCounts> m_ring;
    std::vector<std::uint64_t> m_sums; ///< by bucket
    std::uint64_t m_all = 0;
    std::uint64_t m_minimum;
    std::size_t m_kept = 0;
};

} // namespace hitwatch
