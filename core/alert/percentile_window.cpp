// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/percentile_window.h"

#include <algorithm>
#include <limits>

namespace hitwatch {

PercentileWindow::PercentileWindow(std::int64_t length, std::uint64_t minimum)
    : MetricWindow(length)
    , m_ring(ringSize())
    , m_sums(std::size_t { latencyBucket(std::numeric_limits<TimeNs>::max()) } + 1)
    , m_minimum(std::max<std::uint64_t>(minimum, 1))
{
}

void PercentileWindow::count(const HttpEvent &event, std::int64_t step)
{
    if (event.kind != HttpEventKind::Response || event.latency < 0)
        return;
    add(latencyBucket(event.latency), 1, step);
}

void PercentileWindow::count(const TrafficSecond &second, std::int64_t step)
{
    for (const auto &[bucket, count] : second.latencies)
        add(bucket, count, step);
}

void PercentileWindow::add(LatencyBucket bucket, std::uint64_t count, std::int64_t step)
{
    LatencyCounts &counts = m_ring[slotOf(step)];
    const auto place = std::lower_bound(counts.begin(), counts.end(), bucket,
        [](const auto &entry, LatencyBucket wanted) { return entry.first < wanted; });
    if (place != counts.end() && place->first == bucket) {
        place->second += count;
    } else {
        counts.emplace(place, bucket, count);
        ++m_kept;
    }
    if (step <= last()) {
        m_sums[bucket] += count;
        m_all += count;
    }
    if (m_kept > kMaxCounts)
        makeRoom();
}

/// The step that is being counted stays: one step has fewer buckets than the limit.
void PercentileWindow::makeRoom()
{
    for (std::int64_t step = last() - length() + 1; step <= last() && m_kept > kMaxCounts; ++step)
        leave(slotOf(step));
}

void PercentileWindow::enter(std::size_t slot)
{
    for (const auto &[bucket, count] : m_ring[slot]) {
        m_sums[bucket] += count;
        m_all += count;
    }
}

void PercentileWindow::leave(std::size_t slot)
{
    LatencyCounts &counts = m_ring[slot];
    for (const auto &[bucket, count] : counts) {
        m_sums[bucket] -= count;
        m_all -= count;
    }
    m_kept -= counts.size();
    counts.clear();
}

void PercentileWindow::clear()
{
    for (LatencyCounts &counts : m_ring)
        counts.clear();
    std::fill(m_sums.begin(), m_sums.end(), 0);
    m_all = 0;
    m_kept = 0;
}

std::optional<double> PercentileWindow::value() const
{
    if (m_all < m_minimum)
        return {};
    const std::uint64_t rank = m_all / 100 * 95 + (m_all % 100 * 95 + 99) / 100;
    std::uint64_t seen = 0;
    std::size_t bucket = 0;
    while (bucket + 1 < m_sums.size() && (seen += m_sums[bucket]) < rank)
        ++bucket;
    return latencyBucketMiddle(static_cast<LatencyBucket>(bucket))
        / static_cast<double>(kMillisecond);
}

} // namespace hitwatch
