// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/style/theme.h"

#include <QPoint>
#include <QTreeView>

#include <optional>

namespace hitwatch {

/// The rows of a table: knows where the pointer is, what keys mean, and what to say when there is
/// nothing to show.
class TableView : public QTreeView {
    Q_OBJECT

public:
    explicit TableView(QWidget *parent = nullptr);

    void setColours(const Colours &colours);
    /// Shown while there are no rows.
    void setEmptyText(const QString &text);
    bool isPointerOverRow() const;

    /// Where the first row on screen is; empty: at the very top, where the newest come in.
    struct Anchor {
        QPersistentModelIndex row;
        int value = 0;
        int oldRow = 0;
    };
    Anchor anchor() const;
    /// Scrolls so that the row of @p anchor is where it was.
    void restoreAnchor(const Anchor &anchor);

Q_SIGNALS:
    void copyRequested();
    /// With a click, or with Enter.
    void rowChosen(int row);
    void choiceGivenUp(); ///< with Escape
    void pointerLeft();
    void widthChanged();

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    int heightOfRow() const;

    Colours m_colours;
    QString m_emptyText;
    std::optional<QPoint> m_pointer; ///< in the viewport
    QPersistentModelIndex m_pressed;
    bool m_showsCurrent = false; ///< a person goes by keys
};

} // namespace hitwatch
