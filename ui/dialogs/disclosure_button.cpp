// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/disclosure_button.h"

#include <QEvent>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace hitwatch {

DisclosureButton::DisclosureButton(const QString &text, QWidget *parent)
    : QToolButton(parent)
{
    setText(text);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    setAutoRaise(true);
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &QToolButton::toggled, this, &DisclosureButton::updateArrow);
    updateArrow();
}

void DisclosureButton::updateArrow()
{
    const Qt::ArrowType folded =
        layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
    setArrowType(isChecked() ? Qt::DownArrow : folded);
}

void DisclosureButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        updateArrow();
}

void DisclosureButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.state &= ~QStyle::State_On;
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
}

} // namespace hitwatch

#include "moc_disclosure_button.cpp"
