// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace hitwatch {

/// The list of interfaces: a click anywhere on a row, or Space, toggles its mark. Marks stand for
/// the choice, so nothing is 'selected' besides; the current row is framed.
class InterfaceView : public QTreeView {
    Q_OBJECT

public:
    explicit InterfaceView(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    QSize sizeHint() const override;

Q_SIGNALS:
    void toggleRequested(const QModelIndex &index);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void fitColumns();

    QPersistentModelIndex m_pressed;
};

} // namespace hitwatch
