// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "ui/text/format.h"

#include <QObject>
#include <QString>

#include <memory>

namespace hitwatch {

/// The icon in the tray: idle, capturing, failed or alert by shape and colour, the figures in its
/// tool tip, a menu. Once opened it looks again for a tray that comes later; isThere() says whether
/// there is one now.
class TrayIcon : public QObject {
    Q_OBJECT

public:
    /// @param log outlives this.
    explicit TrayIcon(const AlertLog &log, QObject *parent = nullptr);
    ~TrayIcon() override;

    /// Starts to look for a tray.
    void open();
    bool isThere() const;
    QString toolTip() const;
    void setState(CaptureState state);
    void setFailure(const Error &error); ///< why the state is Failed
    void setView(const std::shared_ptr<const MonitorView> &view);
    void setFormat(const Format &format);
    void setMuted(bool muted);
    void setWindowVisible(bool visible);
    void refreshAlerts(); ///< the log has changed
    /// The tray's own message, for desktops without a notification service. Plain text.
    /// @returns false: nothing is shown, since there is no tray or only a StatusNotifier host,
    /// which has no messages of its own.
    bool showMessage(const QString &title, const QString &text, bool isAlert);

Q_SIGNALS:
    void presenceChanged(bool there);
    void showWindowRequested();
    void hideWindowRequested();
    void startRequested();
    void stopRequested();
    void muteRequested(bool mute);
    void episodeRequested(const QString &episodeId);
    void quitRequested();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch
