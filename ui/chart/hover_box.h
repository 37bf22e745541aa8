// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/chart/chart_text.h"

#include <QWidget>

namespace hitwatch {

/// The small box beside the crosshair with the values of a second. Above its siblings; the pointer
/// goes through it.
class HoverBox : public QWidget {
    Q_OBJECT

public:
    explicit HoverBox(QWidget *parent);

    /// At @p hair (x in the parent) below @p top, on the side where it fits; hides when
    /// there is nothing to say.
    void showAt(const HoverValues &values, int hair, int top);
    const HoverValues &values() const { return m_values; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Columns {
        int count = 1;
        int rows = 0;
        int nameWidth = 0;
        int valueWidth = 0;
        int width = 0;
        int first = 0; ///< the rows before it are not shown

        int innerWidth() const;
    };
    Columns columnsFor(const QSize &room) const;
    int lineHeight() const;
    void arrange();

    HoverValues m_values;
    Columns m_columns;
    int m_hair = 0;
    int m_top = 0;
};

} // namespace hitwatch
