// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/plot_state.h"

#include <QObject>
#include <QPointF>

class QHelpEvent;
class QKeyEvent;
class QMouseEvent;
class QWheelEvent;

namespace hitwatch {

class PlotView;

/// What a person does in the plot with pointer, wheel and keys: changes the state and says so.
class PlotInteraction : public QObject {
    Q_OBJECT

public:
    /// Both must outlive it.
    PlotInteraction(PlotState &state, PlotView &plot);

    /// Time went on below the pointer.
    void followPointer();

Q_SIGNALS:
    void hairMoved();
    void viewportMoved();
    /// A drag goes on, or was given up.
    void dragMoved();
    /// The range of the selection is another one now.
    void rangeChosen();
    void liveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool viewportEvent(QEvent *event);
    void press(const QMouseEvent &event);
    void move(const QMouseEvent &event);
    void release(const QMouseEvent &event);
    void leave();
    bool wheel(const QWheelEvent &event);
    bool toolTip(const QHelpEvent &event);
    bool key(const QKeyEvent &event);
    bool giveUp();
    void moveHair(int points, bool extend);
    void moveHairTo(std::size_t point, bool extend);
    void jump(bool newest, bool extend);
    void zoomByKey(double factor);
    void panByKey(double spans);
    void showFocus(bool shown);
    void setHair(std::optional<TimeNs> time);
    void updateCursor(double x);
    std::optional<RangeSelection::End> endAt(double x) const;

    PlotState &m_state;
    PlotView &m_plot;
    std::optional<double> m_pointer; ///< x; empty: not here, or the keyboard leads
    std::optional<QPointF> m_pressed; ///< left button, not yet dragged
    std::optional<TimeNs> m_grabbed; ///< middle button: the time in hand
    std::optional<TimeRange> m_anchor; ///< point from which the keyboard extends a range
};

} // namespace hitwatch
