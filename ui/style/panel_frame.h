// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QWidget>

class QPainter;

namespace hitwatch {

/// Radius of the corners of panels, chips and notices, device-independent pixels.
inline constexpr qreal kPanelRadius = 6;

/// Fills @p rect with @p fill and draws a border one pixel wide inside it, corners round. Crisp at
/// every scale.
void paintPanel(QPainter &painter, const QRectF &rect, const QColor &fill, const QColor &border);

/// A card on the window's background: panel colour, a border of one pixel, round corners, that
/// follow the palette. Give it a layout; what is in it must stay off the border (its contents
/// margins keep one pixel) and, where it paints a background of its own, off the corners.
class PanelFrame : public QWidget {
    Q_OBJECT

public:
    explicit PanelFrame(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
};

} // namespace hitwatch
