// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "common/result.h"

#include <QString>

#include <vector>

namespace hitwatch {

/// A larger file is refused.
inline constexpr qint64 kMaxRuleFileBytes = qint64 { 1 } << 20;

/// Reads rules as in alert_rules_json.h. The error names the file.
Result<std::vector<AlertRule>> readRuleFile(const QString &path);

} // namespace hitwatch
