// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/live/interface_list.h"
#include "capture/live/interface_traffic.h"
#include "common/result.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace hitwatch {

/// What the interfaces dialog asks the system for. Each may be called from any thread.
struct CaptureProbes {
    std::function<Result<std::vector<InterfaceInfo>>()> interfaces;
    std::function<Result<std::vector<InterfaceTraffic>>()> traffic;
    /// @returns why this user may not capture.
    std::function<std::optional<Error>()> permission;
    /// @returns what is wrong with a filter expression. May ask a name server.
    std::function<std::optional<std::string>(const std::string &)> filterProblem;

    /// Those of this machine.
    static CaptureProbes ofThisMachine();
};

} // namespace hitwatch
