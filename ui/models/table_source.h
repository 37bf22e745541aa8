// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"

#include <memory>

namespace hitwatch {

/// What a selection in a table itself stands for.
struct OwnSelection {
    bool host = false;
    bool section = false;
    bool method = false;
    bool status = false;
    bool client = false;
};

/// The numbers that a table shows: narrowed by what was selected in the others, but not by its own
/// selection, so that another row can be chosen. Keeps what it points to alive.
struct TableSource {
    std::shared_ptr<const StatsSnapshot> snapshot; ///< null: no view
    StatsFilter filter; ///< that it was narrowed to
    bool methodsKnown = true;
    bool statusesKnown = true;
    bool clientsKnown = true;
    bool isOver = false; ///< the capture has ended

    /// Packet time covered; 0: none.
    double seconds() const;
};

/// Costs nothing, or once narrow() of @p view when a selection of the table itself is left out
/// beside others.
TableSource tableSource(const std::shared_ptr<const MonitorView> &view, const OwnSelection &own);

/// Do both views answer the same question, so that the second is only newer than the first?
bool isSameQuestion(const MonitorView &left, const MonitorView &right);

} // namespace hitwatch
