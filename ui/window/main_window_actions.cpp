// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window_parts.h"

#include "ui/chart/traffic_chart.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/interfaces_dialog.h"
#include "ui/dialogs/shortcuts_dialog.h"
#include "ui/figures/compact_view.h"
#include "ui/figures/completeness_panel.h"
#include "ui/figures/empty_state.h"
#include "ui/figures/key_figures.h"
#include "ui/tables/table_panel.h"
#include "ui/window/open_dialog.h"
#include "ui/window/panel_dock.h"
#include "ui/window/reading_bar.h"
#include "ui/window/replay_bar.h"
#include "ui/window/window_layout.h"
#include "ui/window/window_toolbar.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QStatusBar>
#include <QWindow>

#include <algorithm>

namespace hitwatch {

namespace {

/// Of the menus, the toolbar and the panels, in the order in which they were made.
QList<QAction *> withShortcuts(const QWidget &window)
{
    QList<QAction *> found;
    const auto all = window.actions();
    std::ranges::copy_if(all, std::back_inserter(found),
        [](const QAction *action) { return !action->shortcut().isEmpty(); });
    return found;
}

/// What the chart and the tables take by themselves, while they have the focus.
QList<ShortcutsDialog::Key> keysOfPanels()
{
    const QString chart = MainWindow::tr("Chart");
    const QString tables = MainWindow::tr("Tables");
    return {
        { chart, MainWindow::tr("Move the crosshair"), { Qt::Key_Left, Qt::Key_Right } },
        { chart, MainWindow::tr("Move the crosshair to the start or end"),
            { Qt::Key_Home, Qt::Key_End } },
        { chart, MainWindow::tr("Select a range"),
            { Qt::SHIFT | Qt::Key_Left, Qt::SHIFT | Qt::Key_Right } },
        { chart, MainWindow::tr("Scroll"), { Qt::Key_PageUp, Qt::Key_PageDown } },
        { chart, MainWindow::tr("Zoom in or out"), { Qt::Key_Plus, Qt::Key_Minus } },
        { chart, MainWindow::tr("Back to live"), { Qt::Key_L } },
        { chart, MainWindow::tr("Clear the selected range"), { Qt::Key_Escape } },
        { tables, MainWindow::tr("Filter by the selected row"), { Qt::Key_Return } },
        { tables, MainWindow::tr("Copy the selected rows"), { QKeySequence::Copy } },
        { tables, MainWindow::tr("Clear the filter of this table"), { Qt::Key_Escape } },
    };
}

} // namespace

void MainWindow::Private::connectActions()
{
    const auto on = [this](QAction *action, auto slot) {
        connect(action, &QAction::triggered, &window, slot);
    };
    on(actions.startStop, [this] { startOrStop(); });
    connect(actions.freeze, &QAction::toggled, &window, [this](bool frozen) { setFrozen(frozen); });
    on(actions.interfaces, [this] { chooseInterfaces(); });
    on(actions.open, [this] { chooseFile(); });
    on(actions.demo, [this] { watchDemo(); });
    on(actions.settings, [this] { showSettings(); });
    on(actions.alertRules, [this] { editAlertRules(); });
    on(actions.shortcuts,
        [this] { openDialog<ShortcutsDialog>(&window, withShortcuts(window), keysOfPanels()); });
    on(actions.about, [this] { openDialog<AboutDialog>(&window); });
    on(actions.closeWindow, [this] { window.close(); });
    on(actions.quit, [this] {
        saveState();
        QCoreApplication::quit();
    });
    on(actions.find, [this] { toolBar->focusSearch(); });
    on(actions.live, [this] {
        leaveFrozen();
        wiring.goLive();
    });
    on(actions.clearFilters, [this] {
        toolBar->search()->clear();
        wiring.setFilter({});
        wiring.setRange({});
    });
    on(actions.showHiddenSections, [this] { wiring.showHiddenSections(); });
    on(actions.compact, [this] { enterCompact(); });
    on(actions.resetLayout, [this] { applyDefaultLayout(&window, panels); });
    connect(actions.fullScreen, &QAction::toggled, &window, [this](bool full) {
        window.setWindowState(window.windowState().setFlag(Qt::WindowFullScreen, full));
    });
    connect(actions.windows, &QActionGroup::triggered, &window, [this](const QAction *action) {
        const int seconds = action->data().toInt();
        wiring.setWindow(seconds > 0 ? std::optional(seconds) : std::nullopt);
    });
}

void MainWindow::Private::connectPanelActions()
{
    connect(panels.figures(), &KeyFigures::completenessDetailsRequested, &window,
        [this] { showCompleteness(); });
    connect(panels.emptyState(), &EmptyState::actionRequested, &window,
        [this](EmptyReason::Action action) { takeAction(action); });
    connect(&wiring, &ViewWiring::windowChanged, &window, [this](std::optional<int> seconds) {
        toolBar->setWindow(seconds);
        actions.setWindow(seconds);
    });
    connect(
        &wiring, &ViewWiring::rangeChanged, &window, [this](const std::optional<TimeRange> &range) {
            toolBar->setRange(range, effect.format());
        });
    connect(&wiring, &ViewWiring::narrowedChanged, actions.clearFilters, &QAction::setEnabled);
    actions.clearFilters->setEnabled(false);
}

void MainWindow::Private::connectBars()
{
    connect(toolBar, &WindowToolBar::searchChanged, &window,
        [this](const QString &words) { wiring.setWords(words); });
    connect(toolBar, &WindowToolBar::rangeDismissed, &window, [this] { wiring.setRange({}); });
    connect(toolBar, &WindowToolBar::unfreezeRequested, &window, [this] { leaveFrozen(); });
    connect(reading, &ReadingBar::cancelRequested, &window, [this] { session.stop(); });
    connect(replay, &ReplayBar::speedChosen, &window, [this](std::optional<int> speed) {
        CaptureRequest request = session.request();
        request.replaySpeed = speed;
        watch(request);
    });
    connect(replay, &ReplayBar::restartRequested, &window, [this] { watch(session.request()); });
    connect(&menus, &WindowMenus::recentFileChosen, &window,
        [this](const QString &path) { openFile(path); });
    connect(&menus, &WindowMenus::recentFilesCleared, &window, [this] {
        Settings changed = settings.settings();
        changed.recentFiles.clear();
        settings.set(changed);
    });
    connect(
        &exports, &ExportActions::failed, &window, [this](const QString &text) { complain(text); });
    connect(&exports, &ExportActions::exported, &window, [this](const QString &path) {
        constexpr int kShownMs = 8000;
        window.statusBar()->showMessage(
            MainWindow::tr("Saved to %1").arg(displayText(path.toStdString())), kShownMs);
    });
}

void MainWindow::Private::chooseInterfaces()
{
    auto *dialog = openDialog<InterfacesDialog>(&window, settings);
    if (dialog == nullptr)
        return;
    connect(
        dialog, &QDialog::accepted, &window, [this, dialog] { replaceWith(dialog->request()); });
}

void MainWindow::Private::chooseFile()
{
    auto *dialog = openDialog<QFileDialog>(&window);
    if (dialog == nullptr)
        return;
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setWindowTitle(MainWindow::tr("Open Capture File"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(
        { MainWindow::tr("Capture files (*.pcap *.pcapng *.cap *.dmp *.pcap.gz *.pcapng.gz *.gz)"),
            MainWindow::tr("All files (*)") });
    if (const QStringList recent = settings.settings().recentFiles; !recent.isEmpty())
        dialog->setDirectory(QFileInfo(recent.front()).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, &window,
        [this](const QString &path) { openFile(path); });
}

void MainWindow::Private::watchDemo()
{
    CaptureRequest request;
    request.kind = CaptureKind::Demo;
    replaceWith(request);
}

void MainWindow::Private::takeAction(EmptyReason::Action action)
{
    switch (action) {
    case EmptyReason::Action::PickInterfaces:
    case EmptyReason::Action::ChangeFilter:
        chooseInterfaces();
        break;
    case EmptyReason::Action::OpenFile:
        actions.open->trigger();
        break;
    case EmptyReason::Action::TryDemo:
        watchDemo();
        break;
    case EmptyReason::Action::CopyCommand: // the panel copies by itself
    case EmptyReason::Action::None:
        break;
    }
}

void MainWindow::Private::showCompleteness()
{
    panels.completenessDock()->bringForward();
    panels.completeness()->setFocus(Qt::OtherFocusReason);
}

void MainWindow::Private::enterCompact()
{
    if (compact == nullptr) {
        compact = new CompactView;
        compact->setFormat(effect.format());
        compact->setWindowIcon(window.windowIcon());
        compact->installEventFilter(&window);
        connect(
            compact, &CompactView::mainWindowRequested, &window, [this] { window.raiseWindow(); });
        const QRect frame = window.frameGeometry();
        compact->move(frame.right() - compact->width() + 1, frame.top());
    }
    if (session.view())
        compact->setView(session.view());
    m_place = window.geometry().topLeft();
    compact->show();
    window.hide();
}

void MainWindow::Private::leaveCompact()
{
    if (compact == nullptr || !compact->isVisible())
        return;
    // Where it was: a window manager puts a hidden window anywhere.
    window.windowHandle()->setPosition(m_place);
    // The window first: with none on screen, the program would be over.
    window.show();
    compact->hide();
    if (session.view())
        wiring.showView(session.view());
}

} // namespace hitwatch
