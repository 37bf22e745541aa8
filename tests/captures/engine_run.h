// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/result.h"
#include "monitor/report_maker.h"
#include "report/report.h"
#include "support/packet_builder.h"

#include <optional>
#include <string>
#include <vector>

namespace hitwatch::test {

/// What a whole capture came to, by the same way through the rooms as in the programs, but on the
/// calling thread.
struct EngineRun {
    std::optional<Report> report; ///< none when the capture could not be opened
    std::vector<std::string> complaints; ///< the error, or what was wrong with a file used in part
};

/// @param keyLog file with the secrets of TLS connections; empty: none
EngineRun runFile(const std::string &path, const std::string &keyLog = {});
EngineRun runMemory(const Bytes &file, const ReportPlan &plan = {});

/// All packets of a capture file, with a copy of their bytes. Empty when it cannot be opened.
std::vector<Frame> readFrames(const std::string &path);

} // namespace hitwatch::test
