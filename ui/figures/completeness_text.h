// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/figures/figure_cell.h"
#include "ui/text/format.h"

#include <QString>

namespace hitwatch {

/// Whether a view shows everything there was, as its figure and its panel say it.
struct CompletenessText {
    QString value; ///< "Complete", "193 gaps"; a dash where nothing was captured
    QString limits; ///< what the value does not cover, or why; may be empty
    FigureCell::Mark mark = FigureCell::Mark::None; ///< Good only where nothing was left out
};

CompletenessText completenessText(const MonitorView &view, const Format &format);

} // namespace hitwatch
