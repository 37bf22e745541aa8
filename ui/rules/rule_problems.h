// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"

#include <QString>

#include <optional>
#include <vector>

namespace hitwatch {

/// What a person can change in a rule.
enum class RuleField {
    Name,
    Metric,
    Window,
    Host,
    Section,
    RaiseAt,
    ClearAt,
    Hold,
    Settle,
    MinimumHits,
    Command,
};

/// What is wrong in one field, in a short line that stands beside it.
struct RuleProblem {
    RuleField field = RuleField::Name;
    QString text;

    bool operator==(const RuleProblem &) const = default;
};

/// As the label of the field says.
QString fieldName(RuleField field);

/// What is wrong with rule @p at of @p rules, by itself and beside the others.
std::vector<RuleProblem> problemsIn(const std::vector<AlertRule> &rules, std::size_t at);

} // namespace hitwatch
