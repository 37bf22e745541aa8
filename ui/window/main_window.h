// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "monitor/settings.h"
#include "ui/text/format.h"
#include "ui/window/live_guard.h"

#include <QMainWindow>

#include <memory>

namespace hitwatch {

class AlertsPanel;

/// The window: toolbar, key figures, chart, tables as docks. Owns the session and connects it to
/// the widgets, nothing else.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(SettingsStore &settings, QWidget *parent = nullptr);
    /// With sources of one's own, for tests.
    MainWindow(SettingsStore &settings, LiveSession::OpenRequest open, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Starts to watch @p request at once, whatever is watched now.
    void watch(const CaptureRequest &request);
    /// Fulfills @p wish, after a question where a running live capture would end.
    void fulfill(const LiveGuard::Wish &wish);
    /// The alert rules and the window of the command line, for this run only.
    void overrideAlertRules(const std::vector<AlertRule> &rules);
    void overrideWindow(int seconds);
    /// The dialog of the first screen.
    void chooseInterfaces();
    /// The dialog that opens a capture file.
    void chooseFile();
    /// The window itself or its compact view; minimised counts, since it can be found.
    bool isOnScreen() const;
    /// Goes on as before; without a former capture, asks what to watch.
    void startCapture();
    void stopCapture();
    /// In front, with the episode in the list of alerts and in the chart.
    void showEpisode(const QString &episodeId);
    AlertsPanel &alerts();
    const Format &format() const;
    /// One line for a person, among the notices; the second for what went wrong.
    void tell(const QString &text);
    void complain(const QString &text);
    /// Shows the window, in front, whatever it was.
    void raiseWindow();
    LiveSession &session();
    /// Whether a tray is there to come back from. Without one, closing the window ends the program
    /// whatever the settings say, and a window that is hidden shows itself.
    void setTrayThere(bool there);
    /// Keeps size, place, docks and columns; done at the end too.
    void saveState();
    /// What the menu entry shows.
    void setMuted(bool muted);

Q_SIGNALS:
    /// The person wants @p request in a window of its own, beside this one.
    void newWindowRequested(const hitwatch::CaptureRequest &request);
    void muteRequested(bool mute);
    void formatChanged(const hitwatch::Format &format);
    /// The window came on screen or left it.
    void visibilityChanged(bool visible);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void childEvent(QChildEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch
