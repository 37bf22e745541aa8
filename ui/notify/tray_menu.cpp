// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/tray_menu.h"

#include "ui/text/alert_words.h"

#include <QAction>

namespace hitwatch {
namespace {

/// A name may hold an ampersand, which a menu takes for the mark of a shortcut.
QString menuText(QString text)
{
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

TrayMenu::TrayMenu()
    : m_window(addAction(QString()))
    , m_capture(addAction(QString()))
    , m_mute(addAction(QString()))
    , m_alerts(addMenu(tr("Last &Alerts")))
{
    connect(m_window, &QAction::triggered, this, [this] {
        if (m_state.windowVisible)
            Q_EMIT hideWindowRequested();
        else
            Q_EMIT showWindowRequested();
    });
    connect(m_capture, &QAction::triggered, this, [this] {
        if (m_state.running)
            Q_EMIT stopRequested();
        else
            Q_EMIT startRequested();
    });
    connect(m_mute, &QAction::triggered, this, [this] { Q_EMIT muteRequested(!m_state.muted); });
    addSeparator();
    connect(addAction(tr("&Quit")), &QAction::triggered, this, &TrayMenu::quitRequested);
    setState({}, Format());
}

void TrayMenu::setState(const State &state, const Format &format)
{
    m_state = state;
    m_window->setText(state.windowVisible ? tr("&Hide Window") : tr("&Show Window"));
    m_capture->setText(state.running ? tr("S&top") : tr("S&tart"));
    m_mute->setText(state.muted ? tr("Un&mute Alerts") : tr("&Mute Alerts for 15 min"));
    setAlerts(state.alerts, format);
}

void TrayMenu::setAlerts(const std::vector<AlertRecordPtr> &alerts, const Format &format)
{
    m_alerts->clear();
    if (alerts.empty())
        m_alerts->addAction(tr("None yet"))->setEnabled(false);
    for (const AlertRecordPtr &alert : alerts) {
        QAction *action = m_alerts->addAction(
            menuText(tr("%1  %2", "time, alert")
                         .arg(format.clock(alert->raisedAt), AlertWords::brief(*alert, format))));
        connect(action, &QAction::triggered, this,
            [this, id = QString::fromStdString(alert->id)] { Q_EMIT episodeRequested(id); });
    }
}

} // namespace hitwatch

#include "moc_tray_menu.cpp"
