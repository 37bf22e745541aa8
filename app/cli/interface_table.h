// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/interface_list.h"
#include "cli_options.h"

#include <string>
#include <vector>

namespace hitwatch {

/// The list of interfaces as a table, as a JSON array, or as one JSON object per line.
std::string interfaceTable(const std::vector<InterfaceInfo> &interfaces, OutputFormat format);

} // namespace hitwatch
