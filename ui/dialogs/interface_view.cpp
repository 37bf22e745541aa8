// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/interface_view.h"

#include "ui/dialogs/interface_delegate.h"
#include "ui/dialogs/interface_model.h"
#include "ui/style/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace hitwatch {
namespace {

constexpr int kShownRows = 6;
constexpr int kMarkedAlpha = 40;
/// Characters that a rate may need: the column shall not move with every number.
constexpr int kRateCharacters = 13;

} // namespace

InterfaceView::InterfaceView(QWidget *parent)
    : QTreeView(parent)
{
    setItemDelegate(new InterfaceDelegate(this));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(0);
}

void InterfaceView::setModel(QAbstractItemModel *newModel)
{
    QTreeView::setModel(newModel);
    connect(newModel, &QAbstractItemModel::rowsInserted, this, &InterfaceView::fitColumns);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, &InterfaceView::fitColumns);
    fitColumns();
}

/// The frame around the current row crosses its cells, of which Qt repaints the old one only.
void InterfaceView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    viewport()->update();
}

QSize InterfaceView::sizeHint() const
{
    const int row = fontMetrics().height() + InterfaceDelegate::kRowPadding;
    return { 90 * fontMetrics().averageCharWidth(), kShownRows * row + 2 * frameWidth() };
}

void InterfaceView::fitColumns()
{
    if (model() == nullptr)
        return;
    const int available = viewport()->width();
    const int character = fontMetrics().averageCharWidth();
    const int rate = kRateCharacters * character + 2 * kGridUnit;
    const int preview = std::min(sizeHintForColumn(InterfaceModel::TrafficColumn), available / 5);
    const int name =
        std::min(sizeHintForColumn(InterfaceModel::NameColumn) + 2 * kGridUnit, available * 2 / 5);
    const int kind =
        std::min(sizeHintForColumn(InterfaceModel::KindColumn) + kGridUnit, available / 4);
    const int addresses = std::max(available - name - kind - preview - rate, 0);
    setColumnWidth(InterfaceModel::NameColumn, name);
    setColumnWidth(InterfaceModel::KindColumn, kind);
    setColumnWidth(InterfaceModel::AddressColumn, addresses);
    setColumnWidth(InterfaceModel::TrafficColumn, preview);
    setColumnWidth(InterfaceModel::RateColumn, rate);
}

void InterfaceView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void InterfaceView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitColumns();
        updateGeometry();
    }
}

void InterfaceView::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    if (!currentIndex().isValid() && model() != nullptr && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

void InterfaceView::keyPressEvent(QKeyEvent *event)
{
    if ((event->key() == Qt::Key_Space || event->key() == Qt::Key_Select)
        && event->modifiers() == Qt::NoModifier) {
        if (currentIndex().isValid() && !event->isAutoRepeat())
            Q_EMIT toggleRequested(currentIndex());
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void InterfaceView::mousePressEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint());
    m_pressed = event->button() == Qt::LeftButton ? index.siblingAtColumn(0) : QModelIndex();
    if (index.isValid())
        setCurrentIndex(index.siblingAtColumn(0));
    event->accept();
}

void InterfaceView::mouseReleaseEvent(QMouseEvent *event)
{
    const QModelIndex index = indexAt(event->position().toPoint()).siblingAtColumn(0);
    // The row that was pressed, wherever it has moved since.
    if (event->button() == Qt::LeftButton && index.isValid() && index == m_pressed)
        Q_EMIT toggleRequested(index);
    m_pressed = QModelIndex();
    event->accept();
}

void InterfaceView::drawRow(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Colours &colours = coloursOf(palette());
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    if (index.data(InterfaceModel::CheckedRole).toBool()) {
        QColor tint = colours.accent;
        tint.setAlpha(kMarkedAlpha);
        painter->fillRect(row, tint);
    }
    QTreeView::drawRow(painter, option, index);
    painter->save();
    painter->setPen(colours.border);
    painter->drawLine(row.bottomLeft(), row.bottomRight());
    if (hasFocus() && index.row() == currentIndex().row()) {
        painter->setPen(QPen(colours.accent, 1));
        painter->drawRect(row.adjusted(0, 0, -1, -2));
    }
    painter->restore();
}

} // namespace hitwatch

#include "moc_interface_view.cpp"
