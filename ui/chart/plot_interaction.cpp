// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/plot_interaction.h"

#include "ui/chart/chart_text.h"
#include "ui/chart/plot_painter.h"
#include "ui/chart/plot_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace hitwatch {

namespace {

constexpr double kZoomStep = 0.8;
constexpr double kPanStep = 0.1; ///< of the visible span, for one notch of a wheel
constexpr double kNotch = 120;

} // namespace

PlotInteraction::PlotInteraction(PlotState &state, PlotView &plot)
    : m_state(state)
    , m_plot(plot)
{
    plot.installEventFilter(this);
    plot.viewport()->installEventFilter(this);
}

bool PlotInteraction::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_plot.viewport())
        return viewportEvent(event);
    switch (event->type()) {
    case QEvent::KeyPress:
        return key(*static_cast<QKeyEvent *>(event));
    case QEvent::FocusIn: {
        const Qt::FocusReason reason = static_cast<QFocusEvent *>(event)->reason();
        showFocus(reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason
            || reason == Qt::ShortcutFocusReason);
        break;
    }
    case QEvent::FocusOut:
        showFocus(false);
        m_anchor.reset();
        if (!m_pointer)
            setHair(std::nullopt);
        break;
    default:
        break;
    }
    return false;
}

bool PlotInteraction::viewportEvent(QEvent *event)
{
    switch (event->type()) {
    case QEvent::MouseButtonPress:
        press(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseMove:
        move(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::MouseButtonRelease:
        release(*static_cast<QMouseEvent *>(event));
        return true;
    case QEvent::Leave:
        leave();
        return false;
    case QEvent::Wheel:
        return wheel(*static_cast<QWheelEvent *>(event));
    case QEvent::ToolTip:
        return toolTip(*static_cast<QHelpEvent *>(event));
    default:
        return false;
    }
}

std::optional<RangeSelection::End> PlotInteraction::endAt(double x) const
{
    const auto &range = m_state.selection.range();
    if (!range)
        return std::nullopt;
    const PlotGeometry &geometry = m_plot.geometryOfPlot();
    const double fromFar = std::abs(geometry.xOf(range->from) - x);
    const double toFar = std::abs(geometry.xOf(range->to) - x);
    if (std::min(fromFar, toFar) > PlotPainter::kHandleWidth)
        return std::nullopt;
    return fromFar < toFar ? RangeSelection::End::From : RangeSelection::End::To;
}

void PlotInteraction::press(const QMouseEvent &event)
{
    const PlotGeometry &geometry = m_plot.geometryOfPlot();
    if (geometry.visible.isEmpty())
        return;
    if (event.button() == Qt::LeftButton) {
        m_pressed = event.position();
        m_state.viewport.hold();
    } else if (event.button() == Qt::MiddleButton) {
        m_grabbed = geometry.timeAt(event.position().x());
        m_plot.viewport()->setCursor(Qt::ClosedHandCursor);
    }
}

void PlotInteraction::move(const QMouseEvent &event)
{
    const PlotGeometry &geometry = m_plot.geometryOfPlot();
    if (geometry.visible.isEmpty())
        return;
    const double x = event.position().x();
    if (m_grabbed) {
        if (m_state.viewport.pan(*m_grabbed - geometry.timeAt(x)))
            Q_EMIT viewportMoved();
        return;
    }
    const bool far = m_pressed
        && (event.position() - *m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (far && !m_state.selection.isDragging()) {
        if (const auto end = endAt(m_pressed->x()))
            m_state.selection.beginAtEnd(*end);
        else
            m_state.selection.begin(geometry.timeAt(m_pressed->x()));
    }
    if (m_state.selection.isDragging()) {
        m_state.selection.dragTo(
            geometry.timeAt(std::clamp(x, geometry.plot.left(), geometry.plot.right())));
        setHair(std::nullopt);
        Q_EMIT dragMoved();
        return;
    }
    updateCursor(x);
    m_pointer = x;
    followPointer();
}

void PlotInteraction::release(const QMouseEvent &event)
{
    if (event.button() == Qt::MiddleButton) {
        m_grabbed.reset();
        updateCursor(event.position().x());
        return;
    }
    if (event.button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    m_state.viewport.release();
    if (m_state.selection.finish()) {
        Q_EMIT rangeChosen();
    } else if (m_state.selection.range()) {
        m_state.selection.set(std::nullopt);
        Q_EMIT rangeChosen();
    } else {
        Q_EMIT dragMoved();
    }
}

void PlotInteraction::leave()
{
    if (!m_pointer)
        return;
    m_pointer.reset();
    setHair(std::nullopt);
}

void PlotInteraction::updateCursor(double x)
{
    if (endAt(x))
        m_plot.viewport()->setCursor(Qt::SizeHorCursor);
    else
        m_plot.viewport()->unsetCursor();
}

void PlotInteraction::followPointer()
{
    const PlotGeometry &geometry = m_plot.geometryOfPlot();
    if (!m_pointer || geometry.visible.isEmpty()) {
        // The keyboard's place may have left to the left.
        if (m_state.hair && !geometry.visible.contains(*m_state.hair))
            setHair(std::nullopt);
        return;
    }
    const bool inside = *m_pointer >= geometry.plot.left() && *m_pointer <= geometry.plot.right();
    // At the very edge is the end of the range, which belongs to no second.
    setHair(inside ? std::optional(std::min(geometry.timeAt(*m_pointer), geometry.visible.to - 1))
                   : std::nullopt);
}

void PlotInteraction::setHair(std::optional<TimeNs> time)
{
    if (m_state.hair == time)
        return;
    m_state.hair = time;
    Q_EMIT hairMoved();
}

bool PlotInteraction::wheel(const QWheelEvent &event)
{
    const PlotGeometry &geometry = m_plot.geometryOfPlot();
    const QPoint delta = event.angleDelta();
    const bool sideways = std::abs(delta.x()) > std::abs(delta.y());
    const double notches = (sideways ? delta.x() : delta.y()) / kNotch;
    if (geometry.visible.isEmpty() || notches == 0)
        return true;
    const auto span = static_cast<double>(geometry.visible.to - geometry.visible.from);
    const bool pan = sideways || event.modifiers().testFlag(Qt::ShiftModifier);
    const bool moved = pan ? m_state.viewport.pan(std::llround(-notches * kPanStep * span))
                           : m_state.viewport.zoom(
                               std::pow(kZoomStep, notches), geometry.timeAt(event.position().x()));
    if (moved)
        Q_EMIT viewportMoved();
    return true;
}

bool PlotInteraction::toolTip(const QHelpEvent &event)
{
    const PlotGeometry &geometry = m_plot.geometryOfPlot();
    if (!m_state.view || geometry.visible.isEmpty())
        return false;
    const SeriesRates rates(m_state.view->series, m_state.mode, m_state.view->now);
    const auto point = rates.pointAt(geometry.timeAt(event.pos().x()));
    if (!point || rates.lost(*point) == 0) {
        QToolTip::hideText();
        return true;
    }
    const TimeRange range = rates.rangeOf(*point);
    const QString text = ChartText::lost(range, rates.lost(*point), m_state.format);
    QToolTip::showText(event.globalPos(), text, m_plot.viewport(),
        geometry.columnOf(range).toAlignedRect().adjusted(-1, 0, 1, 0));
    return true;
}

void PlotInteraction::showFocus(bool shown)
{
    if (m_state.focusShown == shown)
        return;
    m_state.focusShown = shown;
    m_plot.viewport()->update();
}

bool PlotInteraction::key(const QKeyEvent &event)
{
    const bool shift = event.modifiers().testFlag(Qt::ShiftModifier);
    if (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Left:
        moveHair(-1, shift);
        return true;
    case Qt::Key_Right:
        moveHair(1, shift);
        return true;
    case Qt::Key_Home:
        jump(false, shift);
        return true;
    case Qt::Key_End:
        jump(true, shift);
        return true;
    case Qt::Key_PageUp:
        panByKey(-0.75);
        return true;
    case Qt::Key_PageDown:
        panByKey(0.75);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomByKey(0.5);
        return true;
    case Qt::Key_Minus:
        zoomByKey(2);
        return true;
    case Qt::Key_L:
        Q_EMIT liveRequested();
        return true;
    case Qt::Key_Escape:
        return giveUp();
    default:
        return false;
    }
}

// What was begun last goes first; Escape is somebody else's when there is nothing to give up.
bool PlotInteraction::giveUp()
{
    if (m_state.selection.cancel()) {
        m_pressed.reset();
        m_state.viewport.release();
        Q_EMIT dragMoved();
        return true;
    }
    m_anchor.reset();
    if (m_state.selection.range()) {
        m_state.selection.set(std::nullopt);
        Q_EMIT rangeChosen();
        return true;
    }
    if (m_state.hair && !m_pointer) {
        setHair(std::nullopt);
        return true;
    }
    return false;
}

void PlotInteraction::moveHair(int points, bool extend)
{
    if (!m_state.view)
        return;
    const SeriesRates rates(m_state.view->series, m_state.mode, m_state.view->now);
    const auto [first, last] = rates.pointsIn(m_state.viewport.visible());
    if (first == last)
        return;
    const auto now = m_state.hair ? rates.pointAt(*m_state.hair) : std::nullopt;
    if (!now) {
        moveHairTo(last - 1, extend);
        return;
    }
    const auto wanted = static_cast<std::ptrdiff_t>(*now) + points;
    const bool beyond =
        wanted < static_cast<std::ptrdiff_t>(first) || wanted >= static_cast<std::ptrdiff_t>(last);
    if (beyond)
        panByKey(points < 0 ? -0.25 : 0.25);
    if (wanted >= 0 && wanted < static_cast<std::ptrdiff_t>(rates.pointCount()))
        moveHairTo(static_cast<std::size_t>(wanted), extend);
}

void PlotInteraction::moveHairTo(std::size_t point, bool extend)
{
    const SeriesRates rates(m_state.view->series, m_state.mode, m_state.view->now);
    if (!extend)
        m_anchor.reset();
    else if (!m_anchor)
        m_anchor =
            rates.rangeOf(m_state.hair ? rates.pointAt(*m_state.hair).value_or(point) : point);
    m_pointer.reset();
    const TimeRange range = rates.rangeOf(point);
    setHair(range.from);
    if (!extend)
        return;
    m_state.selection.set(m_state.selection.between(*m_anchor, range));
    Q_EMIT rangeChosen();
}

void PlotInteraction::jump(bool newest, bool extend)
{
    if (!m_state.view)
        return;
    const TimeRange visible = m_state.viewport.visible();
    const TimeRange extent = m_state.viewport.extent();
    if (!extend
        && m_state.viewport.pan(newest ? extent.to - visible.to : extent.from - visible.from))
        Q_EMIT viewportMoved();
    const SeriesRates rates(m_state.view->series, m_state.mode, m_state.view->now);
    const auto [first, last] = rates.pointsIn(m_state.viewport.visible());
    if (first < last)
        moveHairTo(newest ? last - 1 : first, extend);
}

void PlotInteraction::zoomByKey(double factor)
{
    const TimeRange visible = m_state.viewport.visible();
    const TimeNs calm =
        m_state.viewport.isLive() ? visible.to : visible.from + (visible.to - visible.from) / 2;
    if (m_state.viewport.zoom(factor, m_state.hair.value_or(calm)))
        Q_EMIT viewportMoved();
}

void PlotInteraction::panByKey(double spans)
{
    const TimeRange visible = m_state.viewport.visible();
    const auto span = static_cast<double>(visible.to - visible.from);
    if (m_state.viewport.pan(std::llround(spans * span)))
        Q_EMIT viewportMoved();
}

} // namespace hitwatch

#include "moc_plot_interaction.cpp"
