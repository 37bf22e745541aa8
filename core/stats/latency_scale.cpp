// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/latency_scale.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace hitwatch {

namespace {

constexpr int kPartBits = 5;
constexpr std::uint64_t kParts = 1U << kPartBits;

double milliseconds(double nanoseconds)
{
    return nanoseconds / static_cast<double>(kMillisecond);
}

/// The bucket that holds the sample of the given rank.
double valueAtRank(const LatencyCounts &counts, std::uint64_t rank)
{
    std::uint64_t seen = 0;
    for (const auto &[bucket, count] : counts) {
        seen += count;
        if (seen >= rank)
            return latencyBucketMiddle(bucket);
    }
    return latencyBucketMiddle(counts.back().first);
}

} // namespace

LatencyBucket latencyBucket(TimeNs latency)
{
    const std::uint64_t value = latency > 0 ? static_cast<std::uint64_t>(latency) : 0;
    if (value < 2 * kParts)
        return static_cast<LatencyBucket>(value);
    const int shift = static_cast<int>(std::bit_width(value)) - (kPartBits + 1);
    return static_cast<LatencyBucket>(
        static_cast<std::uint64_t>(shift) * kParts + (value >> shift));
}

double latencyBucketMiddle(LatencyBucket bucket)
{
    if (bucket < 2 * kParts)
        return bucket;
    const int shift = static_cast<int>(bucket / kParts) - 1;
    const double part = static_cast<double>(bucket % kParts + kParts);
    return std::ldexp(part + 0.5, shift);
}

LatencySummary summarizeLatency(LatencyCounts &counts, TimeNs exactMax)
{
    LatencySummary summary;
    if (counts.empty())
        return summary;
    if (!std::is_sorted(counts.begin(), counts.end()))
        std::sort(counts.begin(), counts.end());
    for (const auto &[bucket, count] : counts)
        summary.count += count;

    const double max =
        exactMax >= 0 ? static_cast<double>(exactMax) : latencyBucketMiddle(counts.back().first);
    const auto percentile = [&](std::uint64_t percent) {
        const std::uint64_t whole = summary.count / 100 * percent;
        const std::uint64_t rest = (summary.count % 100 * percent + 99) / 100;
        return milliseconds(std::min(valueAtRank(counts, whole + rest), max));
    };
    summary.p50 = percentile(50);
    summary.p95 = percentile(95);
    summary.p99 = percentile(99);
    summary.max = milliseconds(max);
    return summary;
}

} // namespace hitwatch
