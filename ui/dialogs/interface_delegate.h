// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace hitwatch {

/// Draws a row of InterfaceModel: marked rows tinted, those that are down greyed, the name bold,
/// the traffic of the last minute as a line.
class InterfaceDelegate : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// Above and below the text of a row, together.
    static constexpr int kRowPadding = 20;

    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace hitwatch
