// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_snapshot.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace hitwatch {

/// Buckets for latencies, log-linear as in HdrHistogram (Gil Tene, "recorded value buckets"):
/// each power of two is cut into 32 equal parts, values below 64 ns stand alone. A bucket is told
/// by its middle, so at most 1/64 (1.6 %) off. Counts of buckets can be added and subtracted.
using LatencyBucket = std::uint16_t;

/// The bucket of @p latency; a negative latency goes to the first one.
LatencyBucket latencyBucket(TimeNs latency);
/// The middle of a bucket, ns.
double latencyBucketMiddle(LatencyBucket bucket);

using LatencyCounts = std::vector<std::pair<LatencyBucket, std::uint64_t>>;

/// Percentiles by nearest rank. Sorts @p counts.
/// @param exactMax the largest latency ever counted, or -1 when only the buckets are known.
LatencySummary summarizeLatency(LatencyCounts &counts, TimeNs exactMax);

} // namespace hitwatch
