// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop_alerts.h"

#include "ui/alerts/alerts_panel.h"
#include "ui/window/main_window.h"

#include <QCoreApplication>

namespace hitwatch {

namespace {

constexpr std::chrono::minutes kMuted { 15 };
constexpr auto kCommandLimit = std::chrono::seconds(30);

AlertHistory::Limits limitsOf(const Settings &settings)
{
    return { .episodes = settings.historyEpisodes, .days = settings.historyDays };
}

} // namespace

DesktopAlerts::DesktopAlerts(MainWindow &window, SettingsStore &settings)
    : m_window(window)
    , m_settings(settings)
    , m_tray(window.session().alerts())
    , m_notifier(&m_tray)
    , m_history(QString(), limitsOf(settings.settings()))
    , m_commands(kCommandLimit)
{
    connect(&window.session(), &LiveSession::episodeChanged, this, &DesktopAlerts::takeEpisode);
    connect(&m_commands, &AlertCommand::failed, &window, &MainWindow::complain);
    connectTray();
    connectNotifier();
    connectHistory();
    connect(&window, &MainWindow::formatChanged, this, &DesktopAlerts::applyFormat);
    applyFormat();
    connect(&settings, &SettingsStore::changed, this, &DesktopAlerts::applySettings);
    applySettings(settings.settings());
    // The last states of the episodes reach the history while there is one.
    connect(qApp, &QCoreApplication::aboutToQuit, this, [this] { m_window.session().finish(); });
}

DesktopAlerts::~DesktopAlerts() = default;

void DesktopAlerts::openTray()
{
    m_tray.open();
}

void DesktopAlerts::connectTray()
{
    LiveSession &session = m_window.session();
    connect(&session, &LiveSession::stateChanged, &m_tray, &TrayIcon::setState);
    connect(&session, &LiveSession::failed, &m_tray, &TrayIcon::setFailure);
    connect(&session, &LiveSession::episodeChanged, &m_tray, &TrayIcon::refreshAlerts);
    connect(&session, &LiveSession::viewReady, &m_tray, &TrayIcon::setView);
    connect(&m_window, &MainWindow::visibilityChanged, &m_tray, &TrayIcon::setWindowVisible);
    connect(&m_tray, &TrayIcon::showWindowRequested, &m_window, &MainWindow::raiseWindow);
    connect(&m_tray, &TrayIcon::hideWindowRequested, &m_window, &QWidget::hide);
    connect(&m_tray, &TrayIcon::startRequested, &m_window, &MainWindow::startCapture);
    connect(&m_tray, &TrayIcon::stopRequested, &m_window, &MainWindow::stopCapture);
    connect(&m_tray, &TrayIcon::episodeRequested, &m_window, &MainWindow::showEpisode);
    connect(&m_tray, &TrayIcon::quitRequested, &m_window, [this] {
        m_window.saveState();
        QCoreApplication::quit();
    });
    connect(&m_tray, &TrayIcon::presenceChanged, &m_window, &MainWindow::setTrayThere);
    m_window.setTrayThere(m_tray.isThere());
    m_tray.setWindowVisible(m_window.isVisible());
}

void DesktopAlerts::connectNotifier()
{
    const auto mute = [this](bool muted) {
        m_notifier.mute(muted ? kMuted : std::chrono::minutes::zero());
    };
    connect(&m_tray, &TrayIcon::muteRequested, this, mute);
    connect(&m_window, &MainWindow::muteRequested, this, mute);
    connect(&m_notifier, &AlertNotifier::mutedChanged, &m_tray, &TrayIcon::setMuted);
    connect(&m_notifier, &AlertNotifier::mutedChanged, &m_window, &MainWindow::setMuted);
    connect(&m_notifier, &AlertNotifier::showRequested, &m_window, &MainWindow::showEpisode);
}

void DesktopAlerts::connectHistory()
{
    AlertsPanel &panel = m_window.alerts();
    connect(&m_history, &AlertHistory::recordsRead, &panel, &AlertsPanel::setHistory);
    connect(&m_history, &AlertHistory::evidenceRead, &panel, &AlertsPanel::addEpisode);
    connect(&m_history, &AlertHistory::evidenceMissing, &panel, &AlertsPanel::setEvidenceMissing);
    connect(&m_history, &AlertHistory::problemFound, &m_window, &MainWindow::complain);
    connect(&panel, &AlertsPanel::evidenceWanted, &m_history, &AlertHistory::readEvidence);
    connect(&panel, &AlertsPanel::clearHistoryRequested, this, [this, &panel] {
        m_history.clear();
        panel.clear();
    });
    m_history.read(AlertsPanel::kMostEpisodes);
}

void DesktopAlerts::takeEpisode(const AlertRecordPtr &episode)
{
    if (episode->sourceKind != SourceKind::File)
        m_notifier.show(episode);
    if (episode->sourceKind == SourceKind::Live) {
        m_history.record(episode);
        m_commands.run(episode);
    }
}

void DesktopAlerts::applyFormat()
{
    m_tray.setFormat(m_window.format());
    m_notifier.setFormat(m_window.format());
}

void DesktopAlerts::applySettings(const Settings &settings)
{
    m_notifier.setEnabled(settings.notifications);
    m_history.setLimits(limitsOf(settings));
}

} // namespace hitwatch

#include "moc_desktop_alerts.cpp"
