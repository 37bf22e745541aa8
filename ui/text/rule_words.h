// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "ui/text/format.h"

#include <QString>

namespace hitwatch {

/// How alert rules are written for a person.
struct RuleWords {
    static QString metric(AlertMetric metric); ///< "HTTP messages"
    /// A value of the metric with its unit: "7,000 messages", "50 Mbit/s", "4.6 %", "250 ms".
    static QString value(AlertMetric metric, double value, const Format &format);
    static QString scope(const AlertScope &scope); ///< "a.example/api"; empty: all
    /// "≥ 7,000 messages in 2 min · a.example"
    static QString line(const AlertRule &rule, const Format &format);
    static QString name(const AlertRule &rule); ///< as it may be shown; never empty
};

} // namespace hitwatch
