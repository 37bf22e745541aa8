// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/interface_list.h"
#include "capture/live/interface_traffic.h"

#include <chrono>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace hitwatch {

/// The last minute of each interface's traffic, from the kernel's counters. A plain value.
class TrafficHistory {
public:
    static constexpr std::size_t kLength = 60;
    using TimePoint = std::chrono::steady_clock::time_point;

    /// Takes the counters as they were at @p time. Interfaces that are not in it are forgotten.
    void add(const std::vector<InterfaceTraffic> &counters, TimePoint time);

    /// Bytes per second of both directions, oldest first, at most kLength; empty: not known yet.
    /// On loopback every packet is counted as sent and as received: there it is one direction.
    std::vector<double> rates(const std::string &name, InterfaceKind kind) const;
    /// The highest rate of all interfaces, in steps of 1, 2, 5: what previews are drawn against,
    /// so that they can be compared and rarely jump.
    double scale() const { return m_scale; }

private:
    struct Rate {
        double received = 0;
        double sent = 0;
    };
    struct Line {
        InterfaceTraffic last;
        TimePoint at;
        std::vector<Rate> rates;
    };
    static void append(Line &line, const InterfaceTraffic &now, TimePoint time);
    void updateScale();

    std::map<std::string, Line> m_lines;
    double m_scale = 0;
};

} // namespace hitwatch
