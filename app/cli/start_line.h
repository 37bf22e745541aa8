// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/capture_request.h"

#include <string>

namespace hitwatch {

/// "capturing on lo, eth0 (tcp port 80); press Ctrl+C to stop": so that nobody sits before an empty
/// terminal until the first report.
std::string startLine(const CaptureRequest &request);

} // namespace hitwatch
