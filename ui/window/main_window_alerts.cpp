// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window_parts.h"

#include "ui/alerts/alerts_panel.h"
#include "ui/dialogs/settings_dialog.h"
#include "ui/notify/alert_banner.h"
#include "ui/rules/rules_dialog.h"
#include "ui/window/open_dialog.h"
#include "ui/window/panel_dock.h"

#include <QAction>

#include <algorithm>

namespace hitwatch {

void MainWindow::Private::connectAlerts()
{
    AlertsPanel *const alerts = panels.alerts();
    AlertBanner *const banner = panels.banner();
    connect(&session, &LiveSession::episodeChanged, alerts, &AlertsPanel::addEpisode);
    connect(&session, &LiveSession::episodeChanged, banner, &AlertBanner::setEpisode);
    connect(&session, &LiveSession::stateChanged, banner, [banner](CaptureState state) {
        if (state == CaptureState::Opening)
            banner->clear();
    });
    connect(banner, &AlertBanner::episodeRequested, &window,
        [this](const QString &episodeId) { showEpisode(episodeId); });
    connect(banner, &AlertBanner::muteRequested, &window,
        [this] { Q_EMIT window.muteRequested(true); });
    connect(actions.mute, &QAction::triggered, &window, &MainWindow::muteRequested);
    connect(alerts, &AlertsPanel::episodeChosen, &window,
        [this](const AlertRecordPtr &episode) { showInChart(episode); });
    connect(&effect, &SettingsEffect::rulesChanged, alerts, &AlertsPanel::setRules);
    alerts->setRules(effect.alertRules());
    connect(alerts, &AlertsPanel::editRulesRequested, &window, [this] { editAlertRules(); });
    connect(alerts, &AlertsPanel::exportRequested, &window, [this] { exports.exportAlertsCsv(); });
    connect(&session, &LiveSession::episodeChanged, &window, [this] {
        const auto firing = static_cast<int>(session.alerts().firing().size());
        panels.alertsDock()->setWindowTitle(firing > 0
                ? MainWindow::tr("Alerts (%n firing)", nullptr, firing)
                : WindowPanels::tr("Alerts"));
    });
}

void MainWindow::Private::showEpisode(const QString &episodeId)
{
    panels.alertsDock()->bringForward();
    panels.alerts()->select(episodeId);
    panels.alerts()->setFocus(Qt::OtherFocusReason);
}

/// The tables show the episode too, with the window that led to it.
void MainWindow::Private::showInChart(const AlertRecordPtr &episode)
{
    TimeRange range { episode->raisedAt - episode->rule.windowSeconds * kSecond,
        episode->clearedAt.value_or(episode->now) };
    const TimeRange extent = session.view() ? session.view()->series.extent : TimeRange {};
    range.from = std::max(range.from, extent.from);
    range.to = std::min(range.to, extent.to);
    if (range.isEmpty()) {
        tell(
            MainWindow::tr("This alert of %1 is older than the chart. Its details are in the list.")
                .arg(effect.format().clock(episode->raisedAt)));
        return;
    }
    wiring.goTo(range);
}

void MainWindow::Private::editAlertRules()
{
    auto *dialog = openDialog<RulesDialog>(&window, effect.alertRules(), session, effect.format());
    if (dialog == nullptr)
        return;
    dialog->setLimits(effect.options(session.request()).limits);
    connect(dialog, &RulesDialog::rulesApplied, &window,
        [this](const std::vector<AlertRule> &rules) { effect.applyRules(rules); });
}

void MainWindow::Private::showSettings()
{
    auto *dialog = openDialog<SettingsDialog>(&window, settings);
    if (dialog == nullptr)
        return;
    connect(dialog, &SettingsDialog::rulesRequested, &window, [this] { editAlertRules(); });
}

} // namespace hitwatch
