// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/rehearsal.h"
#include "ui/text/format.h"

#include <QString>

#include <optional>
#include <vector>

namespace hitwatch {

/// A range in which a rehearsed rule would have been firing.
struct RehearsalEpisode {
    TimeRange range;
    double raisedWith = 0; ///< value of the metric
    double clearedWith = 0;
    bool isOver = true; ///< else it lasted until nothing more came
};

/// The episodes of @p result, in order.
std::vector<RehearsalEpisode> episodesOf(const RehearsalResult &result);
/// The highest value of the curve; empty: it never meant anything.
std::optional<double> highestOf(const RehearsalResult &result);

/// What came of a rehearsal, in a sentence or two. @p file: its name as it may be shown; empty: the
/// seconds in memory.
QString rehearsalInWords(const RehearsalResult &result, const AlertRule &rule, const QString &file,
    const Format &format);

} // namespace hitwatch
