// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/monitor_view.h"
#include "ui/dialogs/autostart_choice.h"
#include "ui/dialogs/checked_spin_box.h"
#include "ui/dialogs/settings_pages.h"

namespace hitwatch {
namespace {

constexpr int kShortestRefreshMs = 250;
constexpr int kLongestRefreshMs = 10'000;

} // namespace

GeneralPage::GeneralPage(SettingsStore &store, QWidget *parent)
    : SettingsPage(store, parent)
{
    addChoice(
        tr("&Theme:"),
        { { tr("Same as desktop"), int(ThemeChoice::System) },
            { tr("Light"), int(ThemeChoice::Light) }, { tr("Dark"), int(ThemeChoice::Dark) } },
        {}, [](const Settings &settings) { return int(settings.theme); },
        [](Settings &settings, int value) { settings.theme = static_cast<ThemeChoice>(value); });
    addChoice(
        tr("R&ates:"), { { tr("Bits per second"), 0 }, { tr("Bytes per second"), 1 } }, {},
        [](const Settings &settings) { return settings.bytesNotBits ? 1 : 0; },
        [](Settings &settings, int value) { settings.bytesNotBits = value != 0; });
    addChoice(
        tr("&Sizes:"),
        { { tr("kB, MB (steps of 1,000)"), 0 }, { tr("KiB, MiB (steps of 1,024)"), 1 } }, {},
        [](const Settings &settings) { return settings.binaryUnits ? 1 : 0; },
        [](Settings &settings, int value) { settings.binaryUnits = value != 0; });
    addNumber(
        tr("R&efresh every:"),
        { kShortestRefreshMs, kLongestRefreshMs, kShortestRefreshMs, tr(" ms") },
        tr("How often figures, chart and tables are updated."),
        [](const Settings &settings) { return settings.refreshMilliseconds; },
        [](Settings &settings, int value) { settings.refreshMilliseconds = value; });
    addChoice(
        tr("De&fault time range:"),
        { { tr("10 s"), 10 }, { tr("1 min"), 60 }, { tr("2 min"), 120 }, { tr("10 min"), 600 },
            { tr("1 h"), 3600 } },
        tr("Covered by figures and tables."),
        [](const Settings &settings) { return settings.windowSeconds; },
        [](Settings &settings, int value) { settings.windowSeconds = value; });
    addCheck(tr("&Close to the tray"),
        tr("Closing the window keeps capturing and alerting, if the desktop has a tray."),
        &Settings::closeToTray);
    addCheck(tr("Start &minimized"), {}, &Settings::startMinimised);
    m_autostart = new AutostartChoice;
    addField({}, m_autostart,
        tr("Captures on the interfaces selected last. Without a tray, the window opens."));
}

void GeneralPage::restoreDefaults()
{
    m_autostart->set(false);
}

} // namespace hitwatch
