// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "common/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace hitwatch {

/// Rules as JSON, for files (hitwatch-cli --rules) and settings: an array of objects
/// {"name":"...", "metric":"messages|requests|bitsPerSecond|errorShare|timeToFirstByteP95",
///  "host":"...", "section":"...", "windowSeconds":120, "raiseAt":7000, "clearAt":7000,
///  "holdSeconds":0, "settleSeconds":10, "minimumHits":20, "enabled":true,
///  "command":["program","argument"]}
/// All members but name may be absent. The error names the rule, the member and what it must be.
Result<std::vector<AlertRule>> parseAlertRules(const QByteArray &json);
QByteArray alertRulesToJson(const std::vector<AlertRule> &rules);

/// What is wrong with @p rule, one line for a person; empty: nothing.
QString problemOf(const AlertRule &rule);

/// What is wrong with one of @p rules, or with them together: too many, two of one name.
QString problemOf(const std::vector<AlertRule> &rules);

QString metricName(AlertMetric metric); ///< as in the JSON above

} // namespace hitwatch
