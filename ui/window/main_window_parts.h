// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_request.h"
#include "ui/window/export_actions.h"
#include "ui/window/live_guard.h"
#include "ui/window/main_window.h"
#include "ui/window/settings_effect.h"
#include "ui/window/view_wiring.h"
#include "ui/window/window_actions.h"
#include "ui/window/window_menus.h"
#include "ui/window/window_panels.h"

class QLabel;
class QStyle;
class QTabBar;

namespace hitwatch {

class CompactView;
class ReadingBar;
class ReplayBar;
class WindowToolBar;

/// The parts of the window and how they are connected. The session is the first, so that it is the
/// last to go.
struct MainWindow::Private {
    Private(MainWindow &mainWindow, SettingsStore &store, LiveSession::OpenRequest open);
    ~Private();

    void watch(const CaptureRequest &request);
    /// watch(), unless a running live capture would end: then the person is asked first.
    void replaceWith(const CaptureRequest &wanted);
    void openFile(const QString &path);
    void chooseInterfaces();
    void chooseFile();
    void watchDemo();
    void tell(const QString &text);
    void complain(const QString &text);
    void saveState();
    bool isRunning() const { return hitwatch::isRunning(session.state()); }
    void startOrStop();
    void showEpisode(const QString &episodeId);
    void enterCompact();
    void leaveCompact();
    /// A tab bar between docks, in the look of the window.
    void adopt(QTabBar *tabs) const;
    /// Does anybody see the numbers?
    void updateVisibility();

    LiveSession session;
    MainWindow &window;
    SettingsStore &settings;
    WindowActions actions;
    WindowToolBar *toolBar; ///< before the panels, also in the order of the Tab key
    WindowPanels panels;
    ViewWiring wiring;
    SettingsEffect effect;
    WindowMenus menus;
    ExportActions exports;
    LiveGuard guard;
    QLabel *stateLabel;
    QStyle *tabStyle;
    ReplayBar *replay;
    ReadingBar *reading;
    CompactView *compact = nullptr; ///< made when it is first wanted
    bool isTrayThere = false; ///< which shows the figures while nothing else does

private:
    void makeStatusBar();
    void connectActions();
    void connectPanelActions();
    void connectSession();
    void connectBars();
    void connectSettings();
    void connectAlerts();
    void restoreState();

    void setFrozen(bool frozen);
    void leaveFrozen();
    void applyState(CaptureState state);
    void applyView(const std::shared_ptr<const MonitorView> &view);
    void applyFormat();
    void updateReason();
    void showFrozenTime();
    void showCompleteness();
    void showSettings();
    void editAlertRules();
    void showInChart(const AlertRecordPtr &episode);
    void showProgress(quint64 read, quint64 size);
    void takeAction(EmptyReason::Action action);

    std::optional<Error> m_failure;
    QPoint m_place; ///< of the window while the compact view stands in for it
    bool m_opened = false; ///< the source of the running capture could be opened
};

} // namespace hitwatch
