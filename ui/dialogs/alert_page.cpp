// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/checked_spin_box.h"
#include "ui/dialogs/settings_pages.h"
#include "ui/text/format.h"

namespace hitwatch {
namespace {

constexpr int kHighestThreshold = 1'000'000'000;
constexpr int kLongestWindow = 3600;

QString ruleInWords(const Settings &settings)
{
    const Format format;
    const AlertRule &rule = settings.alertRules.front();
    return AlertPage::tr("Raised at %1 or more requests and responses within %2 (%3 per second), "
                         "cleared below %4.")
        .arg(format.count(static_cast<quint64>(rule.raiseAt)),
            format.duration(rule.windowSeconds * kSecond),
            format.perSecond(rule.raiseAt / rule.windowSeconds),
            format.count(static_cast<quint64>(rule.clearAt)));
}

} // namespace

AlertPage::AlertPage(SettingsStore &store, QWidget *parent)
    : SettingsPage(store, parent)
{
    addNumber(
        tr("&Alert at:"), { 1, kHighestThreshold, 100, tr(" messages") },
        tr("HTTP requests and responses together. In effect on Enter or when you leave the field."),
        [](const Settings &settings) {
            return static_cast<int>(settings.alertRules.front().raiseAt);
        },
        [](Settings &settings, int value) {
            settings.alertRules.front().raiseAt = value;
            settings.alertRules.front().clearAt = value;
        });
    addNumber(
        tr("&Within:"), { 1, kLongestWindow, 10, tr(" s") }, {},
        [](const Settings &settings) { return settings.alertRules.front().windowSeconds; },
        [](Settings &settings, int value) { settings.alertRules.front().windowSeconds = value; });
    addText({}, ruleInWords);
}

} // namespace hitwatch
