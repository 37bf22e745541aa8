// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

namespace hitwatch {

class TrayIcon;

/// Notifies the user of alerts outside the window: org.freedesktop.Notifications over D-Bus when
/// that service is there (found again whenever it comes, restarts or goes), else the tray icon's
/// own message. One notification for each episode: raised, updated in place, replaced by 'recovered
/// after 3 min 20 s, peak 9,412', which expires. Never blocks, never shows an error dialog; an
/// alert that could not be shown is shown when a service comes, if it is still firing.
class AlertNotifier : public QObject {
    Q_OBJECT

public:
    /// @param tray may be null, and must outlive this.
    explicit AlertNotifier(TrayIcon *tray, QObject *parent = nullptr);
    ~AlertNotifier() override;

    void setFormat(const Format &format);
    /// false: the person wants no notifications at all.
    void setEnabled(bool enabled);
    /// A new episode, or a new state of one.
    void show(const AlertRecordPtr &episode);
    /// No notifications for this long (0: no more muted); the window and the tray still show
    /// alerts.
    void mute(std::chrono::minutes duration);
    bool isMuted() const;
    /// The least time between two updates of a notification that stands; 10 s by default.
    void setUpdateInterval(std::chrono::milliseconds interval);

Q_SIGNALS:
    /// The person wants to see the episode.
    void showRequested(const QString &episodeId);
    void mutedChanged(bool muted);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch
