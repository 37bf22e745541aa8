// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QHeaderView>

namespace hitwatch {

/// The titles of the columns: no boxes, muted, over the text they belong to; an arrow at the one
/// that the table is sorted by.
class TableHeader : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHeader(bool isCompact, QWidget *parent = nullptr);

    void setColours(const Colours &colours);
    /// What the title of @p section takes, its arrow included.
    int titleWidth(int section) const;
    QSize sizeHint() const override;

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QFont titleFont() const;
    void paintArrow(QPainter &painter, const QRect &rect) const;

    const bool m_isCompact;
    Colours m_colours;
};

} // namespace hitwatch
