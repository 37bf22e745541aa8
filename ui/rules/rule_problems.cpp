// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_problems.h"

#include "monitor/alert_rules_json.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace hitwatch {

namespace {

constexpr qsizetype kLongestText = 1024;
constexpr std::size_t kMostArguments = 63;
/// All of them together, so that all rules find room in the file of the settings.
constexpr std::size_t kLongestCommand = 4096;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::RulesDialog)
};

bool isTooLong(const std::string &text)
{
    return QString::fromStdString(text).size() > kLongestText;
}

/// It would mean something else than it says: programs run in a folder of their own.
bool isRelative(const std::string &program)
{
    return !program.empty() && program.front() != '/' && program.find('/') != std::string::npos;
}

bool isTaken(const std::vector<AlertRule> &rules, std::size_t at)
{
    return std::any_of(rules.begin(), rules.end(), [&](const AlertRule &other) {
        return &other != &rules[at] && other.name == rules[at].name;
    });
}

} // namespace

QString fieldName(RuleField field)
{
    switch (field) {
    case RuleField::Name:
        return Text::tr("Name");
    case RuleField::Metric:
        return Text::tr("Metric");
    case RuleField::Window:
        return Text::tr("Time range");
    case RuleField::Host:
        return Text::tr("Host");
    case RuleField::Section:
        return Text::tr("Section");
    case RuleField::RaiseAt:
        return Text::tr("Trigger at");
    case RuleField::ClearAt:
        return Text::tr("Resolve below");
    case RuleField::Hold:
        return Text::tr("Trigger after");
    case RuleField::Settle:
        return Text::tr("Resolve after");
    case RuleField::MinimumHits:
        return Text::tr("Responses");
    case RuleField::Command:
        return Text::tr("Program");
    }
    return {};
}

std::vector<RuleProblem> problemsIn(const std::vector<AlertRule> &rules, std::size_t at)
{
    const AlertRule &rule = rules[at];
    std::vector<RuleProblem> problems;
    const auto complainIf = [&](bool wrong, RuleField field, const QString &text) {
        if (wrong)
            problems.push_back({ field, text });
    };
    const QString tooLong = Text::tr("Longer than %Ln character(s)", nullptr, kLongestText);
    if (QString::fromStdString(rule.name).trimmed().isEmpty())
        problems.push_back({ RuleField::Name, Text::tr("Enter a name") });
    else if (isTaken(rules, at))
        problems.push_back({ RuleField::Name, Text::tr("Another rule has this name") });
    complainIf(isTooLong(rule.name), RuleField::Name, tooLong);
    complainIf(isTooLong(rule.scope.host), RuleField::Host, tooLong);
    complainIf(isTooLong(rule.scope.section), RuleField::Section, tooLong);
    complainIf(rule.metric == AlertMetric::ErrorShare && rule.raiseAt > 100, RuleField::RaiseAt,
        Text::tr("At most 100%"));
    complainIf(rule.clearAt > rule.raiseAt, RuleField::ClearAt, Text::tr("Not above 'Trigger at'"));
    complainIf(!rule.command.empty() && rule.command.front().empty(), RuleField::Command,
        Text::tr("Choose a program, or remove the arguments"));
    complainIf(!rule.command.empty() && isRelative(rule.command.front()), RuleField::Command,
        Text::tr("Enter an absolute path, or a name without a path"));
    complainIf(rule.command.size() > kMostArguments + 1, RuleField::Command,
        Text::tr("More than %Ln argument(s)", nullptr, static_cast<int>(kMostArguments)));
    std::size_t length = 0;
    for (const std::string &argument : rule.command)
        length += argument.size();
    complainIf(length > kLongestCommand, RuleField::Command,
        Text::tr("Longer than %Ln character(s)", nullptr, static_cast<int>(kLongestCommand)));
    // Whatever else the keeper of the rules refuses must not pass here.
    if (problems.empty())
        complainIf(!problemOf(rule).isEmpty(), RuleField::Name, problemOf(rule));
    return problems;
}

} // namespace hitwatch
