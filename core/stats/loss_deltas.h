// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/capture_counters.h"
#include "stats/completeness.h"
#include "stats/measure.h"

#include <cstdint>

namespace hitwatch {

/// Turns the cumulative counters that windows follow into what they grew by. A counter that
/// is smaller than before started again with the capture, so all of it is growth.
class LossDeltas {
public:
    static constexpr std::uint32_t kNoInterface = 0xffffffff;

    bool changed(const CaptureCounters &counters) const { return counters != m_last; }

    /// Calls @p grow(interface, Column, amount) for each counter that grew. Those of an interface
    /// count in the totals as well.
    template <typename Grow> void take(const CaptureCounters &counters, Grow grow)
    {
        const auto total = [&](Column column, std::uint64_t before, std::uint64_t after) {
            tell(grow, kNoInterface, column, before, after);
        };
        for (std::uint32_t at = 0; at < kInputCounters.size(); ++at) {
            const InputCounter &counter = kInputCounters[at];
            if (counter.isFollowed())
                total({ Measure::Input, at }, counter.read(m_last), counter.read(counters));
        }
        for (std::uint32_t at = 0; at < kNotAnalyzedCount; ++at) {
            total({ Measure::NotAnalyzed, at }, m_last.decode.notAnalyzed[at],
                counters.decode.notAnalyzed[at]);
        }
        for (std::uint32_t at = 0; at < kDecodeFailureCount; ++at) {
            total({ Measure::Undecodable, at }, m_last.decode.failures[at],
                counters.decode.failures[at]);
        }
        takeInterfaces(counters, grow);
        m_last = counters;
    }

private:
    template <typename Grow> static void tell(Grow &grow, std::uint32_t interface, Column column,
        std::uint64_t before, std::uint64_t after)
    {
        const std::uint64_t growth = after >= before ? after - before : after;
        if (growth > 0)
            grow(interface, column, growth);
    }

    template <typename Grow> void takeInterfaces(const CaptureCounters &counters, Grow &grow)
    {
        for (std::uint32_t at = 0; at < counters.interfaces.size(); ++at) {
            const bool isNew = at >= m_last.interfaces.size();
            const InterfaceCounters before = isNew ? InterfaceCounters {} : m_last.interfaces[at];
            const InterfaceCounters &after = counters.interfaces[at];
            tell(grow, at, Measure::KernelDropped, before.kernelDropped, after.kernelDropped);
            tell(grow, at, Measure::InterfaceDropped, before.interfaceDropped,
                after.interfaceDropped);
            tell(grow, at, Measure::NotWatched, before.notWatchedMs, after.notWatchedMs);
        }
    }

    CaptureCounters m_last;
};

} // namespace hitwatch
