// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QMenu>

#include <vector>

namespace hitwatch {

/// The menu of the tray icon. Each icon has its own, since Qt ties a menu to the icon for which it
/// was first shown.
class TrayMenu : public QMenu {
    Q_OBJECT

public:
    struct State {
        bool windowVisible = true;
        bool running = false; ///< a capture that can be stopped
        bool muted = false;
        std::vector<AlertRecordPtr> alerts; ///< newest first
    };

    TrayMenu();

    void setState(const State &state, const Format &format);

Q_SIGNALS:
    void showWindowRequested();
    void hideWindowRequested();
    void startRequested();
    void stopRequested();
    void muteRequested(bool mute);
    void episodeRequested(const QString &episodeId);
    void quitRequested();

private:
    void setAlerts(const std::vector<AlertRecordPtr> &alerts, const Format &format);

    QAction *m_window;
    QAction *m_capture;
    QAction *m_mute;
    QMenu *m_alerts;
    State m_state;
};

} // namespace hitwatch
