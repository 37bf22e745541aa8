// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_style.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace hitwatch {

WindowStyle::WindowStyle(const QString &name)
    : QProxyStyle(name)
{
}

int WindowStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_DockWidgetSeparatorExtent:
        return kGridUnit;
    case PM_ToolBarItemMargin:
    case PM_ToolBarFrameWidth:
    case PM_ToolBarItemSpacing:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

void WindowStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    if (element != PE_IndicatorDockWidgetResizeHandle) {
        QProxyStyle::drawPrimitive(element, option, painter, widget);
        return;
    }
    // Nothing until the pointer is on it: then a short line, where it can be pulled.
    if ((option->state & State_MouseOver) == 0)
        return;
    const bool lying = option->rect.width() > option->rect.height();
    QRect grip(0, 0, lying ? 4 * kGridUnit : 2, lying ? 2 : 4 * kGridUnit);
    grip.moveCenter(option->rect.center());
    painter->fillRect(grip, coloursOf(option->palette).mutedText);
}

} // namespace hitwatch

#include "moc_window_style.cpp"
