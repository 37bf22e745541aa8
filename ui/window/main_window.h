// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "monitor/settings.h"

#include <QMainWindow>

#include <functional>
#include <memory>

namespace hitwatch {

/// The window: toolbar, key figures, chart, tables as docks. Owns the session and connects it to
/// the widgets, nothing else.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(SettingsStore &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Starts to watch @p request, as chosen in a dialog or on the command line.
    void watch(const CaptureRequest &request);
    /// The alert rules and the window of the command line, for this run only.
    void overrideAlertRules(const std::vector<AlertRule> &rules);
    void overrideWindow(int seconds);
    /// The dialog of the first screen.
    void chooseInterfaces();
    /// Shows the window, in front, whatever it was.
    void raiseWindow();
    LiveSession &session();
    /// Who says whether a tray is there to come back from; without one, closing the window ends the
    /// program whatever the settings say.
    void setTrayProbe(std::function<bool()> isTrayThere);
    /// Keeps size, place, docks and columns; done at the end too.
    void saveState();

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
