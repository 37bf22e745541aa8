// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"

#include <memory>

namespace hitwatch::tables {

/// Two minutes of an ordinary afternoon: five hosts, seven sections, one of them in trouble.
std::shared_ptr<MonitorView> ordinaryView();
/// @p rows sections on half as many hosts, and @p requests requests from serial number @p newest
/// downwards. Another @p round gives other numbers to the same keys.
std::shared_ptr<MonitorView> largeView(int rows, int round, int requests, std::uint64_t newest);
/// One request, as an ordinary one.
std::shared_ptr<RequestRecord> request(std::uint64_t serial);

} // namespace hitwatch::tables
