// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>

class QMainWindow;
class QMenu;

namespace hitwatch {

class WindowActions;
class WindowPanels;

/// The menu bar, from which everything is reached by keyboard.
class WindowMenus : public QObject {
    Q_OBJECT

public:
    WindowMenus(QMainWindow *window, WindowActions &actions, const WindowPanels &panels);

    QMenu *recentMenu() const { return m_recent; }
    QMenu *exportMenu() const { return m_export; }
    void setRecentFiles(const QStringList &paths);

Q_SIGNALS:
    void recentFileChosen(const QString &path);
    void recentFilesCleared();

private:
    void addFileMenu(QMainWindow *window, WindowActions &actions);
    void addViewMenu(QMainWindow *window, WindowActions &actions, const WindowPanels &panels);

    QMenu *m_recent = nullptr;
    QMenu *m_export = nullptr;
};

} // namespace hitwatch
