// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"

#include <QKeySequence>
#include <QObject>

#include <optional>

class QAction;
class QActionGroup;
class QPalette;
class QWidget;

namespace hitwatch {

/// Everything a person can do in the window, with its text, icon and shortcut, whether it is
/// reached from a menu, the toolbar or the keyboard. Does nothing itself: connect to triggered().
class WindowActions : public QObject {
    Q_OBJECT

public:
    /// The actions are added to @p window, so that their shortcuts work wherever the focus is.
    explicit WindowActions(QWidget *window);

    QAction *startStop;
    QAction *freeze; ///< checkable
    QAction *interfaces;
    QAction *open;
    QAction *demo;
    QAction *settings;
    QAction *closeWindow;
    QAction *quit;
    QAction *find;
    QAction *live;
    QAction *alertRules;
    QAction *mute; ///< checkable
    QAction *clearFilters;
    QAction *showHiddenSections;
    QAction *compact;
    QAction *fullScreen; ///< checkable
    QAction *resetLayout;
    QAction *shortcuts;
    QAction *about;
    QActionGroup *windows; ///< one for each of kOfferedWindows; data: seconds, 0: whole file

    /// Start becomes Stop and back.
    void setState(CaptureState state);
    void setWindow(std::optional<int> seconds);
    QAction *wholeFile() const { return m_wholeFile; }
    /// After the palette has changed.
    void refreshIcons(const QPalette &palette);

private:
    QAction *add(const QString &text, const QString &toolTip, const QKeySequence &shortcut = {});
    void addCaptureActions();
    void addViewActions();
    void addAlertActions();
    void addWindowLengths();

    QWidget *m_window;
    QAction *m_wholeFile = nullptr;
    bool m_running = false;
};

/// "10 s", "2 min", "1 h".
QString windowLengthText(int seconds);

} // namespace hitwatch
