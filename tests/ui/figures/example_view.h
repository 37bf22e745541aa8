// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"

#include <memory>

namespace hitwatch {

inline constexpr TimeNs kExampleStart = 1'700'000'000 * kSecond;

/// Two minutes of two interfaces, 80,265 requests, nothing lost.
inline std::shared_ptr<MonitorView> exampleView()
{
    auto view = std::make_shared<MonitorView>();
    view->now = kExampleStart + 120 * kSecond;
    StatsSnapshot &stats = view->stats;
    stats.from = kExampleStart;
    stats.to = kExampleStart + 120 * kSecond;
    stats.windowSeconds = 120;
    stats.requests = 80'265;
    stats.responses = 80'000;
    stats.statuses = { { 200, 72'679 }, { 304, 3'641 }, { 404, 2'680 }, { 500, 1'000 } };
    stats.latency = { .count = 80'000, .p50 = 3.1, .p95 = 18.2, .p99 = 40, .max = 99 };
    for (const char *name : { "a.example", "b.example", "c.example", "d.example", "e.example" })
        stats.hosts.push_back({ .host = name, .requests = 1, .statuses = {}, .latency = {} });
    for (const char *name : { "lo", "eth0" }) {
        stats.interfaces.push_back({ .name = name,
            .packets = 1000,
            .httpBytesToServer = 9'000'000,
            .httpBytesToClient = 300'000'000 });
        view->counters.interfaces.push_back({ .name = name, .packets = 1000, .bytes = 1 });
    }
    view->counters.decode.packets = 2000;
    view->counters.http.httpConnections = 10;
    return view;
}

} // namespace hitwatch
