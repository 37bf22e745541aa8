// SPDX-License-Identifier: GPL-3.0-or-later
#include "alert/alert_record.h"

#include <algorithm>
#include <utility>

namespace hitwatch {

TimeNs AlertRecord::duration() const
{
    return std::max<TimeNs>(0, clearedAt.value_or(now) - raisedAt);
}

AlertRecordPtr endedWithCapture(AlertRecord open)
{
    open.clearedAt = std::max(open.raisedAt, open.now);
    open.end = AlertEnd::CaptureEnded;
    return std::make_shared<const AlertRecord>(std::move(open));
}

AlertEvent transitionOf(const AlertRecord &state)
{
    AlertEvent event;
    event.rule = state.rule;
    event.at = event.raisedAt = state.raisedAt;
    event.value = event.peak = state.value;
    if (state.isFiring())
        return event;
    event.transition = AlertTransition::Cleared;
    event.at = *state.clearedAt;
    event.value = state.latest;
    event.peak = state.peak;
    event.end = state.end;
    return event;
}

} // namespace hitwatch
