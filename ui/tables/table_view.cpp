// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_view.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

namespace hitwatch {

TableView::TableView(QWidget *parent)
    : QTreeView(parent)
{
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(NoFrame);
    setTextElideMode(Qt::ElideRight);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setTabKeyNavigation(false);
    viewport()->setMouseTracking(true);
}

void TableView::setColours(const Colours &colours)
{
    m_colours = colours;
    QPalette own = palette();
    own.setColor(QPalette::Base, colours.panel);
    own.setColor(QPalette::Highlight, colours.selection);
    own.setColor(QPalette::HighlightedText, colours.text);
    setPalette(own);
    viewport()->update();
}

void TableView::setEmptyText(const QString &text)
{
    if (text == m_emptyText)
        return;
    m_emptyText = text;
    viewport()->update();
}

bool TableView::isPointerOverRow() const
{
    return m_pointer && indexAt(*m_pointer).isValid();
}

int TableView::heightOfRow() const
{
    return model() && model()->rowCount() > 0 ? QTreeView::rowHeight(model()->index(0, 0)) : 0;
}

TableView::Anchor TableView::anchor() const
{
    const int value = verticalScrollBar()->value();
    const QModelIndex first = value > 0 ? indexAt(QPoint(0, 0)) : QModelIndex();
    return { first, value, first.row() };
}

void TableView::restoreAnchor(const Anchor &anchor)
{
    if (!anchor.row.isValid() || anchor.row.row() == anchor.oldRow)
        return;
    executeDelayedItemsLayout();
    updateGeometries();
    verticalScrollBar()->setValue(
        anchor.value + (anchor.row.row() - anchor.oldRow) * heightOfRow());
}

void TableView::drawRow(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem row = option;
    row.state &= ~QStyle::State_HasFocus;
    QTreeView::drawRow(painter, row, index);
    const bool isCurrent = m_showsCurrent && hasFocus() && currentIndex().row() == index.row();
    if (!isCurrent || selectionModel()->isSelected(index))
        return;
    painter->save();
    painter->setPen(m_colours.accent);
    painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void TableView::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_emptyText.isEmpty() || (model() && model()->rowCount() > 0))
        return;
    QPainter painter(viewport());
    painter.setPen(m_colours.mutedText);
    const QRect rect =
        viewport()->rect().adjusted(2 * kGridUnit, kGridUnit, -2 * kGridUnit, -kGridUnit);
    painter.drawText(rect, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void TableView::focusInEvent(QFocusEvent *event)
{
    m_showsCurrent = event->reason() == Qt::TabFocusReason
        || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    QTreeView::focusInEvent(event);
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    m_showsCurrent = true;
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (currentIndex().isValid())
            Q_EMIT rowChosen(currentIndex().row());
    } else if (event->key() == Qt::Key_Escape && event->modifiers() == Qt::NoModifier) {
        Q_EMIT choiceGivenUp();
    } else {
        QTreeView::keyPressEvent(event);
    }
}

void TableView::mousePressEvent(QMouseEvent *event)
{
    const bool isPlain = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier;
    m_showsCurrent = false;
    m_pressed = isPlain ? indexAt(event->pos()) : QModelIndex();
    QTreeView::mousePressEvent(event);
}

void TableView::mouseReleaseEvent(QMouseEvent *event)
{
    QTreeView::mouseReleaseEvent(event);
    // Rows may have moved since the press: the row that was pressed is meant, or none.
    const QPersistentModelIndex pressed = m_pressed;
    m_pressed = QModelIndex();
    if (pressed.isValid() && indexAt(event->pos()).row() == pressed.row())
        Q_EMIT rowChosen(pressed.row());
}

void TableView::mouseDoubleClickEvent(QMouseEvent *event)
{
    // The first click has chosen the row; the second must not give it up again.
    m_pressed = QModelIndex();
    event->accept();
}

bool TableView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonPress) {
        m_pointer = static_cast<QMouseEvent *>(event)->pos();
    } else if (event->type() == QEvent::Enter) {
        m_pointer = static_cast<QEnterEvent *>(event)->position().toPoint();
    } else if (event->type() == QEvent::Leave || event->type() == QEvent::Hide) {
        m_pointer.reset();
        Q_EMIT pointerLeft();
    }
    return QTreeView::viewportEvent(event);
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    // A scroll bar that goes in the middle of a resize leaves the header as it was.
    if (header()->width() != viewport()->width())
        updateGeometries();
    Q_EMIT widthChanged();
}

} // namespace hitwatch

#include "moc_table_view.cpp"
