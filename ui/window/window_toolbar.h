// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "common/time_range.h"
#include "ui/text/format.h"

#include <QToolBar>

#include <optional>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace hitwatch {

class Chip;
class WindowActions;

/// The bar under the menus: what is captured at the one side, what is shown of it at the other, and
/// between them chips for the states of the view.
class WindowToolBar : public QToolBar {
    Q_OBJECT

public:
    WindowToolBar(WindowActions &actions, QWidget *parent);

    /// @param recentFiles beside 'Open'. @param exports what can be written to files.
    void setMenus(QMenu *recentFiles, QMenu *exports);

    void setInterfacesText(const QString &text);
    void setWindow(std::optional<int> seconds);
    /// When the view was frozen; empty: it is not.
    void setFrozenAt(std::optional<TimeNs> time, const Format &format);
    /// Which part of the capture the tables show; empty: the newest, as the window says.
    void setRange(const std::optional<TimeRange> &range, const Format &format);
    QLineEdit *search() const { return m_search; }
    void focusSearch();

Q_SIGNALS:
    void searchChanged(const QString &words);
    void rangeDismissed();
    void unfreezeRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addButton(QAction *action);
    void addChips();
    void addWindowButton(WindowActions &actions);
    void addSearch();
    void refreshColours();

    WindowActions &m_actions;
    QHBoxLayout *m_row;
    QToolButton *m_start;
    QToolButton *m_open;
    QPushButton *m_export;
    QPushButton *m_window;
    Chip *m_frozen;
    Chip *m_range;
    QLineEdit *m_search;
    QAction *m_searchIcon;
};

} // namespace hitwatch
