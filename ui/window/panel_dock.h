// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

namespace hitwatch {

/// A dock without a title bar of its own: the head line of its panel is where it is pulled and,
/// with a double click, taken out. Only a dock that floats has a slim bar, to close it or to put it
/// back.
class PanelDock : public QDockWidget {
    Q_OBJECT

public:
    /// @param name for the remembered layout, never shown. Takes @p panel over.
    PanelDock(const QString &name, const QString &title, QWidget *panel, QWidget *parent);

    QWidget *panel() const { return widget(); }
    /// Is it on screen: not hidden, and not behind another tab?
    bool isOnScreen() const;
    void bringForward();

Q_SIGNALS:
    void cameOnScreen();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool passToDock(QMouseEvent *event);

    QPoint m_shift; ///< from where the panel was pressed to where the dock is moved
    bool m_pulling = false;
};

} // namespace hitwatch
