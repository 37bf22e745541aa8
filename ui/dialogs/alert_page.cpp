// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/checked_spin_box.h"
#include "ui/dialogs/roomy_button.h"
#include "ui/dialogs/settings_pages.h"
#include "ui/text/rule_words.h"

#include <algorithm>

namespace hitwatch {
namespace {

/// More are told as a number.
constexpr std::size_t kMostLines = 8;

QString rulesInWords(const Settings &settings)
{
    const std::vector<AlertRule> &rules = settings.alertRules;
    if (rules.empty())
        return AlertPage::tr("There are no rules, so no alert can trigger.");
    const Format format(Units { settings.binaryUnits, settings.bytesNotBits });
    const std::size_t shown =
        rules.size() <= kMostLines + 1 ? rules.size() : std::min(rules.size(), kMostLines);
    QStringList lines;
    for (std::size_t at = 0; at < shown; ++at) {
        const AlertRule &rule = rules[at];
        const QString line = AlertPage::tr("%1: %2", "name of a rule, what it says")
                                 .arg(RuleWords::name(rule), RuleWords::line(rule, format));
        lines << (rule.enabled ? line : AlertPage::tr("%1 (off)", "a rule").arg(line));
    }
    if (const int more = static_cast<int>(rules.size() - shown); more > 0)
        lines << AlertPage::tr("and %n more", nullptr, more);
    return lines.join(u'\n');
}

} // namespace

AlertPage::AlertPage(SettingsStore &store, QWidget *parent)
    : SettingsPage(store, parent)
{
    addText(tr("Rules:"), rulesInWords);
    auto *edit = new RoomyButton(tr("Alert &rules\u2026"));
    edit->setAutoDefault(false);
    edit->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(edit, &QPushButton::clicked, this, &AlertPage::rulesRequested);
    addField({}, edit, tr("When alerts trigger and resolve, and which program to run."));
    addCheck(tr("Show desktop &notifications"),
        tr("The banner and the tray icon always show alerts."), &Settings::notifications);
    addNumber(
        tr("&Keep at most:"), { 10, 10'000, 100, tr(" alerts") },
        tr("Kept across restarts; oldest deleted first."),
        [](const Settings &settings) { return settings.historyEpisodes; },
        [](Settings &settings, int value) { settings.historyEpisodes = value; });
    addNumber(
        tr("&For:"), { 1, 3650, 10, tr(" days") }, {},
        [](const Settings &settings) { return settings.historyDays; },
        [](Settings &settings, int value) { settings.historyDays = value; });
}

} // namespace hitwatch
