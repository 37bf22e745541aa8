// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/notice_frame.h"

#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>

namespace hitwatch {

NoticeFrame::NoticeFrame(QWidget *parent)
    : QWidget(parent)
{
    const int across = kGridUnit + kGridUnit / 2;
    setContentsMargins(across, kGridUnit, across, kGridUnit);
}

void NoticeFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Colours &colours = coloursOf(palette());
    paintPanel(painter, QRectF(rect()), colours.warningShade, colours.warning);
}

void NoticeFrame::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace hitwatch

#include "moc_notice_frame.cpp"
