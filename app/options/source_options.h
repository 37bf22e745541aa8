// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "app/options/option_reader.h"
#include "monitor/capture_request.h"

#include <vector>

namespace hitwatch {

inline constexpr int kMaxOptionSeconds = 3600; ///< of windows and intervals

/// --interface, --read, --demo, --filter, --ports, --tls-key-log: adds them to @p known.
void addSourceOptions(OptionReader::Known &known);
/// Checks them, with their complaints in @p reader.
CaptureRequest readSourceOptions(OptionReader &reader);

/// --rules, or --alert-threshold and --alert-window; empty where they are not given.
struct AlertOptions {
    std::optional<int> threshold;
    std::optional<int> windowSeconds;
    QString ruleFile;
    std::optional<std::vector<AlertRule>> rules; ///< what ruleFile held

    bool areSet() const { return threshold || windowSeconds || rules; }
    /// What is to be watched, where @p otherwise would be without these options: the threshold and
    /// the window change the first rule.
    std::vector<AlertRule> appliedTo(std::vector<AlertRule> otherwise) const;
};
void addAlertOptions(OptionReader::Known &known);
/// Checks them, with their complaints in @p reader. The last to be read: a file is opened only for
/// a command line that is right.
AlertOptions readAlertOptions(OptionReader &reader);

} // namespace hitwatch
