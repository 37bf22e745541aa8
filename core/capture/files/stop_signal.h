// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time.h"

#include <atomic>

namespace hitwatch {

/// Wakes a thread that waits in poll(): set once, stays set. raise() may be called from any thread
/// (and from a signal handler), everything else from the waiting one.
class StopSignal {
public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal &) = delete;
    StopSignal &operator=(const StopSignal &) = delete;

    void raise();
    bool isRaised() const { return m_raised.load(std::memory_order_relaxed); }

    enum class Wake { Readable, Timeout, Stopped, Failed };
    /// Waits until @p descriptor has data (or its end), the signal is raised, or @p maxWaitMs
    /// have passed (negative: for ever).
    Wake waitReadable(int descriptor, int maxWaitMs) const;
    /// Waits for @p duration nanoseconds. @returns Timeout or Stopped.
    Wake waitFor(TimeNs duration) const;

private:
    std::atomic<bool> m_raised = false;
    int m_event = -1;
};

} // namespace hitwatch
