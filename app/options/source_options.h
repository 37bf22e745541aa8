// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/options/option_reader.h"
#include "monitor/capture_request.h"

namespace hitwatch {

inline constexpr int kMaxOptionSeconds = 3600; ///< of windows and intervals

/// --interface, --read, --demo, --filter, --ports: adds them to @p known.
void addSourceOptions(OptionReader::Known &known);
/// Checks them, with their complaints in @p reader.
CaptureRequest readSourceOptions(OptionReader &reader);

/// --alert-threshold, --alert-window; empty where they are not given.
struct AlertOptions {
    std::optional<int> threshold;
    std::optional<int> windowSeconds;
};
void addAlertOptions(OptionReader::Known &known);
AlertOptions readAlertOptions(OptionReader &reader);

} // namespace hitwatch
