// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/style/panel_frame.h"

#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>

namespace hitwatch {

void paintPanel(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill);
    painter.setPen(QPen(border, 1));
    // A pen is as wide to both sides of its line.
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), kPanelRadius, kPanelRadius);
    painter.restore();
}

PanelFrame::PanelFrame(QWidget *parent)
    : QWidget(parent)
{
    setContentsMargins(1, 1, 1, 1);
}

void PanelFrame::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    paintPanel(painter, rect(), colours.panel, colours.border);
}

void PanelFrame::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        update();
    QWidget::changeEvent(event);
}

} // namespace hitwatch

#include "moc_panel_frame.cpp"
