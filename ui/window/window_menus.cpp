// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_menus.h"

#include "ui/tables/table_panel.h"
#include "ui/text/format.h"
#include "ui/window/panel_dock.h"
#include "ui/window/window_actions.h"
#include "ui/window/window_panels.h"

#include <QAction>
#include <QActionGroup>
#include <QFileInfo>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QTextDocument>

namespace hitwatch {

namespace {

/// Entries that bring a panel into view and put the focus into it: Alt+1 and so on.
void addPanelFocus(QMenu *menu, QMainWindow *window, const WindowPanels &panels)
{
    int key = Qt::Key_1;
    for (PanelDock *dock : panels.docks()) {
        QAction *action = menu->addAction(dock->windowTitle());
        action->setShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(key++)));
        window->addAction(action);
        QObject::connect(action, &QAction::triggered, dock, [dock] {
            dock->bringForward();
            if (auto *table = qobject_cast<TablePanel *>(dock->panel()))
                table->focusTable();
            else
                dock->panel()->setFocus(Qt::ShortcutFocusReason);
        });
    }
}

} // namespace

WindowMenus::WindowMenus(QMainWindow *window, WindowActions &actions, const WindowPanels &panels)
    : QObject(window)
{
    addFileMenu(window, actions);
    QMenu *capture = window->menuBar()->addMenu(tr("&Capture"));
    capture->addActions({ actions.startStop, actions.freeze });
    capture->addSeparator();
    capture->addAction(actions.interfaces);
    addViewMenu(window, actions, panels);
    QMenu *alerts = window->menuBar()->addMenu(tr("&Alerts"));
    alerts->addActions({ actions.alertRules, actions.mute });
    QMenu *help = window->menuBar()->addMenu(tr("&Help"));
    help->addActions({ actions.shortcuts, actions.about });
}

void WindowMenus::addFileMenu(QMainWindow *window, WindowActions &actions)
{
    QMenu *file = window->menuBar()->addMenu(tr("&File"));
    file->addAction(actions.open);
    m_recent = file->addMenu(tr("Open &Recent"));
    m_recent->setToolTipsVisible(true);
    file->addAction(actions.demo);
    file->addSeparator();
    m_export = file->addMenu(tr("&Export"));
    file->addSeparator();
    file->addAction(actions.settings);
    file->addSeparator();
    file->addActions({ actions.closeWindow, actions.quit });
}

void WindowMenus::addViewMenu(
    QMainWindow *window, WindowActions &actions, const WindowPanels &panels)
{
    QMenu *view = window->menuBar()->addMenu(tr("&View"));
    QMenu *lengths = view->addMenu(tr("&Window Length"));
    lengths->addActions(actions.windows->actions());
    view->addActions(
        { actions.live, actions.find, actions.clearFilters, actions.showHiddenSections });
    view->addSeparator();
    addPanelFocus(view->addMenu(tr("&Go To")), window, panels);
    QMenu *shown = view->addMenu(tr("&Panels"));
    for (PanelDock *dock : panels.docks())
        shown->addAction(dock->toggleViewAction());
    view->addAction(actions.resetLayout);
    view->addSeparator();
    view->addActions({ actions.compact, actions.fullScreen });
}

void WindowMenus::setRecentFiles(const QStringList &paths)
{
    m_recent->clear();
    for (const QString &path : paths) {
        const QFileInfo file(path);
        QString name = displayText(file.fileName().toStdString(), 80);
        QAction *action = m_recent->addAction(name.replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setToolTip(Qt::convertFromPlainText(displayText(path.toStdString())));
        connect(action, &QAction::triggered, this, [this, path] { Q_EMIT recentFileChosen(path); });
    }
    if (paths.isEmpty()) {
        m_recent->addAction(tr("No files yet"))->setEnabled(false);
        return;
    }
    m_recent->addSeparator();
    connect(m_recent->addAction(tr("&Clear This List")), &QAction::triggered, this,
        &WindowMenus::recentFilesCleared);
}

} // namespace hitwatch

#include "moc_window_menus.cpp"
