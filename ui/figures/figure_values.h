// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/text/format.h"

#include <QString>

namespace hitwatch {

/// The numbers behind the key figures of a view, over its window.
struct FigureValues {
    double seconds = 0; ///< covered; 0: none yet
    std::uint64_t requests = 0;
    std::uint64_t responses = 0; ///< final ones
    std::uint64_t errors = 0; ///< final responses with isErrorStatus()
    std::uint64_t linkBytes = 0; ///< of HTTP connections, both ways, all interfaces
    LatencySummary latency;
    std::uint64_t hosts = 0;
    bool moreHosts = false; ///< there were more of them than have rows of their own

    bool operator==(const FigureValues &) const = default;
};
FigureValues figureValues(const MonitorView &view);

QString requestRateText(const FigureValues &values, const Format &format);
QString trafficText(const FigureValues &values, const Format &format);
QString errorShareText(const FigureValues &values, const Format &format);
/// "3.1 / 18 ms", the unit once when both have the same.
QString latencyText(const FigureValues &values, const Format &format);
QString hostsText(const FigureValues &values, const Format &format);
QString unknownText(); ///< an en dash

} // namespace hitwatch
