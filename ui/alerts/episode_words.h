// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QString>

namespace hitwatch {

/// How episodes are written in the list of alerts. Plain text, safe to show and bounded.
struct EpisodeWords {
    static QString state(const AlertRecord &episode); ///< "Firing", "Recovered", "Rule changed"
    /// Of the icon that goes with the state.
    static QString icon(const AlertRecord &episode);
    static QString rule(const AlertRecord &episode);
    static QString source(const AlertRecord &episode);
    static TimeNs duration(const AlertRecord &episode); ///< until now, while it fires
    /// "7,412 messages in 2 min at 14:02:10; level 7,000; cleared 14:05:30 (rule changed)"
    static QString summary(const AlertRecord &episode, const Format &format);
    static QString toolTip(const AlertRecord &episode, const Format &format);
};

} // namespace hitwatch
