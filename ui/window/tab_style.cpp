// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/tab_style.h"

#include "ui/style/theme.h"

#include <QPainter>
#include <QStyleOption>

namespace hitwatch {

TabStyle::TabStyle(const QString &name)
    : QProxyStyle(name)
{
}

void TabStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
    const QWidget *widget) const
{
    const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option);
    if (tab == nullptr || (element != CE_TabBarTabShape && element != CE_TabBarTabLabel)) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    const Colours &colours = coloursOf(option->palette);
    const bool chosen = (option->state & State_Selected) != 0;
    if (element == CE_TabBarTabShape) {
        const int inset = pixelMetric(PM_TabBarTabHSpace, option, widget) / 2;
        const QRect line = tab->rect.adjusted(inset, tab->rect.height() - 2, -inset, 0);
        if (chosen)
            painter->fillRect(line, colours.accent);
        else if ((option->state & State_MouseOver) != 0)
            painter->fillRect(line, colours.track);
        return;
    }
    painter->setPen(chosen ? colours.text : colours.mutedText);
    painter->drawText(tab->rect, Qt::AlignCenter | Qt::TextShowMnemonic, tab->text);
    if ((option->state & State_HasFocus) != 0) {
        QStyleOptionFocusRect focus;
        focus.QStyleOption::operator=(*option);
        focus.rect = tab->rect.adjusted(2, 2, -2, -3);
        proxy()->drawPrimitive(PE_FrameFocusRect, &focus, painter, widget);
    }
}

void TabStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
    QPainter *painter, const QWidget *widget) const
{
    if (element != PE_FrameTabBarBase)
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

int TabStyle::pixelMetric(
    PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_TabBarTabHSpace:
        return 3 * kGridUnit;
    case PM_TabBarTabVSpace:
        return kGridUnit + kGridUnit / 2;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
        return 0;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

} // namespace hitwatch

#include "moc_tab_style.cpp"
