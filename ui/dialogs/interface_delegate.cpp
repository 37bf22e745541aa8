// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/interface_delegate.h"

#include "ui/dialogs/interface_model.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace hitwatch {
namespace {

constexpr int kPreviewCharacters = 24;
constexpr int kFillAlpha = 40;

/// The newest second stands at the trailing end, so that a short history grows from there.
QPolygonF previewLine(const QList<double> &rates, double scale, const QRectF &area)
{
    QPolygonF line;
    const double step = area.width() / double(TrafficHistory::kLength - 1);
    for (qsizetype at = 0; at < rates.size(); ++at) {
        // The square root lets a quiet interface show its shape beside a busy one.
        const double height = std::sqrt(std::clamp(rates[at] / scale, 0.0, 1.0));
        line << QPointF(area.right() - step * double(rates.size() - 1 - at),
            area.bottom() - height * area.height());
    }
    return line;
}

void drawPreview(QPainter &painter, const QRectF &area, const QModelIndex &index,
    const QColor &colour, bool mirrored)
{
    const auto rates = index.data(InterfaceModel::RatesRole).value<QList<double>>();
    const double scale = index.data(InterfaceModel::ScaleRole).toDouble();
    if (rates.size() < 2 || scale <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    if (mirrored) {
        painter.translate(2 * area.center().x(), 0);
        painter.scale(-1, 1);
    }
    const QPolygonF line = previewLine(rates, scale, area);
    QColor shade = colour;
    shade.setAlpha(kFillAlpha);
    QPolygonF filled = line;
    filled << area.bottomRight() << QPointF(line.first().x(), area.bottom());
    painter.setPen(Qt::NoPen);
    painter.setBrush(shade);
    painter.drawPolygon(filled);
    painter.setPen(QPen(colour, 1.25, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.restore();
}

} // namespace

void InterfaceDelegate::initStyleOption(
    QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const Colours &colours = coloursOf(option->palette);
    const int column = index.column();
    if (column == InterfaceModel::NameColumn)
        option->font.setBold(true);
    if (column == InterfaceModel::RateColumn)
        option->font = tabularFont(option->font);
    const bool muted = column == InterfaceModel::KindColumn
        || column == InterfaceModel::AddressColumn || !index.data(InterfaceModel::UpRole).toBool();
    if (muted)
        option->palette.setColor(QPalette::Text, colours.mutedText);
    // The view frames the whole row instead.
    option->state &= ~QStyle::State_HasFocus;
    option->textElideMode = Qt::ElideRight;
}

QSize InterfaceDelegate::sizeHint(
    const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + kRowPadding);
    if (index.column() == InterfaceModel::TrafficColumn)
        size.setWidth(kPreviewCharacters * option.fontMetrics.averageCharWidth());
    return size;
}

void InterfaceDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem inner = option;
    const bool mirrored = option.direction == Qt::RightToLeft;
    if (index.column() == InterfaceModel::NameColumn)
        inner.rect.adjust(mirrored ? 0 : kGridUnit, 0, mirrored ? -kGridUnit : 0, 0);
    if (index.column() == InterfaceModel::RateColumn)
        inner.rect.adjust(mirrored ? kGridUnit : 0, 0, mirrored ? 0 : -kGridUnit, 0);
    QStyledItemDelegate::paint(painter, inner, index);
    if (index.column() != InterfaceModel::TrafficColumn
        || !index.data(InterfaceModel::UpRole).toBool())
        return;
    const QRectF area = QRectF(option.rect).adjusted(kGridUnit, kGridUnit, -kGridUnit, -kGridUnit);
    drawPreview(*painter, area, index, coloursOf(option.palette).accent, mirrored);
}

} // namespace hitwatch

#include "moc_interface_delegate.cpp"
