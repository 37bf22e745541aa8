// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/stop_signal.h"
#include "common/time.h"

#include <memory>

namespace hitwatch {

/// The time that a replay keeps pace with; tests have one that they move themselves.
class PaceClock {
public:
    virtual ~PaceClock() = default;

    /// Never goes back.
    virtual TimeNs now() const = 0;
    /// Waits for @p duration or until @p stop is raised; may return early.
    virtual void wait(TimeNs duration, const StopSignal &stop) = 0;
};

/// The wall clock as it is now, moved on by a clock that nobody sets and that also counts the time
/// a machine sleeps.
std::unique_ptr<PaceClock> makeWallPaceClock();

} // namespace hitwatch
