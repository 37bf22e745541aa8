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
    shortcuts = add(tr("&Keyboard Shortcuts"), tr("Show all keyboard shortcuts"), Qt::Key_F1);
    about = add(tr("&About Hitwatch"), tr("Version and license"));
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
    open = add(tr("&Open Capture File…"), tr("Open a capture file"), QKeySequence::Open);
    open->setIconText(tr("Open…"));
    demo = add(
        tr("Play &Demo"), tr("Play the capture that comes with Hitwatch"), Qt::CTRL | Qt::Key_D);
    settings = add(tr("&Settings…"), tr("Change settings"), Qt::CTRL | Qt::Key_Comma);
    closeWindow = add(tr("&Close"), tr("Close the window"), QKeySequence::Close);
    quit = add(tr("&Quit"), tr("Quit Hitwatch"), Qt::CTRL | Qt::Key_Q);
    quit->setMenuRole(QAction::QuitRole);

    startStop = add({}, {}, Qt::CTRL | Qt::Key_E);
    startStop->setIconVisibleInMenu(false);
    freeze = add(tr("&Freeze View"), tr("Freeze the display; capture continues"), Qt::Key_F8);
    freeze->setIconText(tr("Freeze"));
    freeze->setCheckable(true);
    interfaces = add(
        tr("Select &Interfaces…"), tr("Select the interfaces to capture on"), Qt::CTRL | Qt::Key_I);
    interfaces->setIconText(tr("Interfaces…"));
}

void WindowActions::addViewActions()
{
    find = add(tr("&Filter Rows"), tr("Show rows containing all these words; -word excludes"),
        QKeySequence::Find);
    live = add(tr("Back to &Live"), tr("Follow the newest traffic again"), Qt::CTRL | Qt::Key_L);
    clearFilters = add(tr("&Clear Filters"), tr("Remove all filters and the selected range"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_F);
    showHiddenSections = add(tr("Show &Hidden Sections"), tr("Show the hidden sections again"));
    compact = add(tr("&Compact View"), tr("Show the figures in a small window that stays on top"),
        Qt::CTRL | Qt::Key_M);
    fullScreen = add(tr("F&ull Screen"), tr("Switch full screen on or off"), Qt::Key_F11);
    fullScreen->setCheckable(true);
    resetLayout = add(tr("&Reset Layout"), tr("Move all panels back to their original place"));
}

void WindowActions::addAlertActions()
{
    alertRules =
        add(tr("Alert &Rules…"), tr("Set when alerts trigger and resolve"), Qt::CTRL | Qt::Key_R);
    mute = add(tr("&Mute Notifications for 15 Minutes"),
        tr("Mute desktop notifications; the window still shows alerts"),
        Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    mute->setCheckable(true);
}

void WindowActions::addWindowLengths()
{
    windows = new QActionGroup(this);
    int key = Qt::Key_1;
    for (const int seconds : kOfferedWindows) {
        QAction *action = add(windowLengthText(seconds),
            tr("Figures and tables cover the last %1").arg(windowLengthText(seconds)),
            QKeySequence(Qt::CTRL | static_cast<Qt::Key>(key++)));
        action->setData(seconds);
        action->setCheckable(true);
        windows->addAction(action);
    }
    m_wholeFile = add(tr("Whole Capture"), tr("Figures and tables cover the whole capture"),
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
        m_running ? tr("Stop capturing; results stay on screen") : tr("Start capturing"), keys));
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
