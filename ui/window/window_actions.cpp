// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_actions.h"

#include "monitor/live_request.h"
#include "ui/style/theme.h"

#include <QAction>
#include <QActionGroup>
#include <QWidget>

namespace hitwatch {

QString windowLengthText(int seconds)
{
    if (seconds < 60)
        return WindowActions::tr("%1 s").arg(seconds);
    if (seconds < 3600)
        return WindowActions::tr("%1 min").arg(seconds / 60);
    return WindowActions::tr("%1 h").arg(seconds / 3600);
}

WindowActions::WindowActions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
    addCaptureActions();
    addViewActions();
    addAlertActions();
    addWindowLengths();
    shortcuts = add(tr("&Keyboard Shortcuts"), tr("All shortcuts on one page"), Qt::Key_F1);
    about = add(tr("&About Hitwatch"), tr("Version and licence"));
    refreshIcons(window->palette());
    setState(CaptureState::Idle);
}

QAction *WindowActions::add(
    const QString &text, const QString &toolTip, const QKeySequence &shortcut)
{
    auto *action = new QAction(text, this);
    action->setShortcut(shortcut);
    action->setStatusTip(toolTip);
    action->setToolTip(shortcut.isEmpty()
            ? toolTip
            : tr("%1 (%2)").arg(toolTip, shortcut.toString(QKeySequence::NativeText)));
    m_window->addAction(action);
    return action;
}

void WindowActions::addCaptureActions()
{
    open = add(tr("&Open Capture File…"), tr("Read a capture file"), QKeySequence::Open);
    open->setIconText(tr("Open…"));
    demo = add(tr("Watch the &Demo"), tr("Replay the capture that comes with the program"),
        Qt::CTRL | Qt::Key_D);
    settings = add(tr("&Settings…"), tr("All settings"), Qt::CTRL | Qt::Key_Comma);
    closeWindow = add(tr("&Close"), tr("Close the window"), QKeySequence::Close);
    quit = add(tr("&Quit"), tr("End the program"), Qt::CTRL | Qt::Key_Q);
    quit->setMenuRole(QAction::QuitRole);

    startStop = add({}, {}, Qt::CTRL | Qt::Key_E);
    startStop->setIconVisibleInMenu(false);
    freeze = add(tr("&Freeze View"),
        tr("Keep the numbers of this moment on screen; the capture goes on"), Qt::Key_F8);
    freeze->setIconText(tr("Freeze"));
    freeze->setCheckable(true);
    interfaces =
        add(tr("Choose &Interfaces…"), tr("Choose what is captured"), Qt::CTRL | Qt::Key_I);
    interfaces->setIconText(tr("Interfaces…"));
}

void WindowActions::addViewActions()
{
    find = add(tr("&Filter Rows"), tr("Show only rows with these words; -word leaves rows out"),
        QKeySequence::Find);
    live = add(tr("Back to &Live"), tr("Follow the newest seconds again"), Qt::CTRL | Qt::Key_L);
    clearFilters = add(tr("&Clear Filters"), tr("Show all rows of the whole window again"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    showHiddenSections =
        add(tr("Show &Hidden Sections"), tr("Show the sections again that were hidden"));
    compact = add(tr("&Compact View"), tr("A small window above all others"), Qt::CTRL | Qt::Key_M);
    fullScreen = add(tr("F&ull Screen"), tr("Use the whole screen"), Qt::Key_F11);
    fullScreen->setCheckable(true);
    resetLayout = add(tr("&Reset Layout"), tr("Put all panels back where they were at first"));
}

void WindowActions::addAlertActions()
{
    alertRules = add(tr("Alert &Rules…"), tr("When an alert is raised, and when it is over"),
        Qt::CTRL | Qt::Key_R);
    mute = add(tr("&Mute Notifications for 15 Minutes"),
        tr("No notifications outside the window; it still shows alerts"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    mute->setCheckable(true);
}

void WindowActions::addWindowLengths()
{
    windows = new QActionGroup(this);
    int key = Qt::Key_1;
    for (const int seconds : kOfferedWindows) {
        QAction *action = add(windowLengthText(seconds),
            tr("Figures and tables of the newest %1").arg(windowLengthText(seconds)),
            QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)));
        action->setData(seconds);
        action->setCheckable(true);
        windows->addAction(action);
    }
    m_wholeFile = add(tr("Whole Capture"), tr("Figures and tables since the start of the capture"),
        Qt::CTRL | Qt::Key_0);
    m_wholeFile->setData(0);
    m_wholeFile->setCheckable(true);
    windows->addAction(m_wholeFile);
}

void WindowActions::setState(CaptureState state)
{
    m_running = isRunning(state);
    const QString keys = startStop->shortcut().toString(QKeySequence::NativeText);
    startStop->setText(m_running ? tr("&Stop") : tr("&Start"));
    startStop->setIconText(m_running ? tr("Stop") : tr("Start"));
    startStop->setToolTip(tr("%1 (%2)").arg(
        m_running ? tr("End the capture; its numbers stay") : tr("Start the capture"), keys));
    refreshIcons(m_window->palette());
    freeze->setEnabled(state == CaptureState::Capturing || freeze->isChecked());
}

void WindowActions::setWindow(std::optional<int> seconds)
{
    for (QAction *action : windows->actions())
        action->setChecked(action->data().toInt() == seconds.value_or(0));
}

void WindowActions::refreshIcons(const QPalette &palette)
{
    const auto set = [&palette](QAction *action, const char *name) {
        action->setIcon(themeIcon(QLatin1String(name), palette));
    };
    // In the toolbar it stands on the accent colour.
    QPalette onAccent = palette;
    const QColor ink = palette.color(QPalette::HighlightedText);
    for (const QPalette::ColorRole role :
        { QPalette::Text, QPalette::WindowText, QPalette::ButtonText })
        onAccent.setColor(role, ink);
    startStop->setIcon(themeIcon(QLatin1String(m_running ? "stop" : "start"), onAccent));
    set(freeze, "freeze");
    set(interfaces, "interfaces");
    set(open, "open");
    set(find, "search");
    set(live, "live");
    set(clearFilters, "filter");
    set(settings, "settings");
    set(compact, "compact");
    set(about, "info");
}

} // namespace hitwatch

#include "moc_window_actions.cpp"
