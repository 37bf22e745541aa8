// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/request_target.h"
#include "ui/dialogs/checked_spin_box.h"
#include "ui/dialogs/settings_pages.h"
#include "ui/text/format.h"

#include <string_view>

namespace hitwatch {
namespace {

constexpr int kSecondsPerMinute = 60;
constexpr int kMostMinutes = 24 * 60;
constexpr std::string_view kExampleTarget = "/api/users/17/orders?page=2";
constexpr std::size_t kExampleBytes = 256;

QString exampleOf(const Settings &settings)
{
    NameScratch scratch;
    const ShownName section =
        shownSection(kExampleTarget, settings.sectionRule, kExampleBytes, scratch);
    return DataPage::tr("%1 \u2192 %2", "a request target and its section")
        .arg(displayText(kExampleTarget), displayText(section.text));
}

} // namespace

DataPage::DataPage(SettingsStore &store, QWidget *parent)
    : SettingsPage(store, parent)
{
    addSections();
    addLimits();
}

void DataPage::addSections()
{
    addNumber(
        tr("Section dept&h:"), { 1, SectionRule::kMaxDepth, 1, {} },
        tr("Number of path segments in a section. Changing this resets the tables."),
        [](const Settings &settings) { return settings.sectionRule.depth; },
        [](Settings &settings, int value) { settings.sectionRule.depth = value; });
    addCheck(
        tr("Group &numeric IDs"),
        tr("Numeric path segments become :n, so /users/1 and /users/2 are one section. Changing "
           "this resets the tables."),
        [](const Settings &settings) { return settings.sectionRule.foldNumbers ? 1 : 0; },
        [](Settings &settings, int value) { settings.sectionRule.foldNumbers = value != 0; });
    addText(tr("Example:"), exampleOf);
}

void DataPage::addLimits()
{
    addNumber(
        tr("Chart &history:"), { 1, kMostMinutes, 10, tr(" min") },
        tr("How far back the chart reaches. Takes effect with the next capture."),
        [](const Settings &settings) { return settings.retentionSeconds / kSecondsPerMinute; },
        [](Settings &settings, int value) {
            settings.retentionSeconds = value * kSecondsPerMinute;
        });
    addNumber(
        tr("Re&quests listed:"), { 100, 10'000, 100, {} },
        tr("Older ones drop off the list but still count. Takes effect with the next capture."),
        [](const Settings &settings) { return settings.requestList; },
        [](Settings &settings, int value) { settings.requestList = value; });
    addNumber(
        tr("R&ows per table:"), { 64, 4096, 64, {} },
        tr("The rest is summed up in the row 'Other'. Takes effect with the next capture."),
        [](const Settings &settings) { return settings.keysPerTable; },
        [](Settings &settings, int value) { settings.keysPerTable = value; });
    addNumber(
        tr("Tracked &connections:"), { 1024, 65'536, 1024, {} },
        tr("Beyond this, the least recently active one is dropped and counted as lost. Takes "
           "effect with the next capture."),
        [](const Settings &settings) { return settings.flows; },
        [](Settings &settings, int value) { settings.flows = value; });
}

} // namespace hitwatch
