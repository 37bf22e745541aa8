// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_delegate.h"

#include "ui/models/table_column.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>

namespace hitwatch {
namespace {

QColor statusColour(const Colours &colours, int statusClass)
{
    const int last = static_cast<int>(colours.statusClass.size()) - 1;
    return colours.statusClass[static_cast<std::size_t>(std::clamp(statusClass, 0, last))];
}

QFont fontFor(const QFont &base, const QModelIndex &index, ColumnKind kind)
{
    QFont font = base;
    if (kind == ColumnKind::Code)
        font = monospaceFont(base);
    else if (kind != ColumnKind::Text || index.data(SortRole).typeId() == QMetaType::Double)
        font = tabularFont(base);
    if (index.data(WarningRole).toBool())
        font.setWeight(QFont::DemiBold);
    if (kind == ColumnKind::Text && index.data(MutedRole).toBool())
        font.setItalic(true);
    return font;
}

void drawOneLine(QPainter &painter, const QRect &rect, Qt::Alignment alignment, const QString &text)
{
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
    painter.drawText(rect, static_cast<int>(alignment) | Qt::TextSingleLine, shown);
}

} // namespace

void TableDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    // Paths, addresses and units keep their order in a window that reads from the right.
    painter->setLayoutDirection(Qt::LeftToRight);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, m_colours.selection);
    const QRect rect = option.rect.adjusted(kGridUnit, 0, -kGridUnit, 0);
    const auto kind = static_cast<ColumnKind>(
        index.model()->headerData(index.column(), Qt::Horizontal, KindRole).toInt());
    painter->setFont(fontFor(option.font, index, kind));
    if (kind == ColumnKind::Share)
        paintShare(*painter, option, rect, index);
    else if (kind == ColumnKind::Status)
        paintStatus(*painter, option, rect, index);
    else
        paintText(*painter, option, rect, index);
    painter->restore();
}

void TableDelegate::paintText(QPainter &painter, const QStyleOptionViewItem &option,
    const QRect &rect, const QModelIndex &index) const
{
    QColor colour = m_colours.text;
    if (index.data(WarningRole).toBool())
        colour = m_colours.warning;
    else if (index.data(MutedRole).toBool())
        colour = m_colours.mutedText;
    painter.setPen(colour);
    const auto alignment = Qt::Alignment::fromInt(index.data(Qt::TextAlignmentRole).toUInt());
    drawOneLine(painter, rect, QStyle::visualAlignment(option.direction, alignment),
        index.data(Qt::DisplayRole).toString());
}

void TableDelegate::paintShare(QPainter &painter, const QStyleOptionViewItem &option,
    const QRect &rect, const QModelIndex &index) const
{
    constexpr int kBarHeight = kGridUnit - 1;
    constexpr int kLeastBar = 4 * kGridUnit;
    const int textWidth = painter.fontMetrics().horizontalAdvance(QStringLiteral("99.9 %"));
    int length = rect.width();
    if (length >= textWidth + kLeastBar + kGridUnit) {
        painter.setPen(m_colours.mutedText);
        drawOneLine(painter, rect,
            QStyle::visualAlignment(option.direction, Qt::AlignTrailing | Qt::AlignVCenter),
            index.data(Qt::DisplayRole).toString());
        length -= textWidth + kGridUnit;
    }
    const QRect track(rect.left(), rect.center().y() - kBarHeight / 2, length, kBarHeight);
    const double part = std::clamp(index.data(BarRole).toDouble(), 0.0, 1.0);
    // What is not nothing can be seen.
    const int filled = part > 0 ? std::max(2, qRound(part * length)) : 0;
    const QRect bar(track.left(), track.top(), filled, kBarHeight);
    const QVariant statusClass = index.data(StatusClassRole);
    const QColor colour =
        statusClass.isValid() ? statusColour(m_colours, statusClass.toInt()) : m_colours.accent;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const auto draw = [&](const QRect &logical, const QColor &brush) {
        const QRectF shape = QStyle::visualRect(option.direction, rect, logical);
        const double radius = std::min(shape.width(), shape.height()) / 2;
        painter.setBrush(brush);
        painter.drawRoundedRect(shape, radius, radius);
    };
    draw(track, m_colours.track);
    if (filled > 0)
        draw(bar, colour);
}

void TableDelegate::paintStatus(QPainter &painter, const QStyleOptionViewItem &option,
    const QRect &rect, const QModelIndex &index) const
{
    constexpr int kSquare = kGridUnit + 1;
    const int statusClass = index.data(StatusClassRole).toInt();
    const QRect square(rect.left(), rect.center().y() - kSquare / 2, kSquare, kSquare);
    if (statusClass > 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(statusColour(m_colours, statusClass));
        painter.drawRoundedRect(QStyle::visualRect(option.direction, rect, square), 2, 2);
        painter.setRenderHint(QPainter::Antialiasing, false);
    }
    const QRect words = rect.adjusted(kSquare + kGridUnit, 0, 0, 0);
    painter.setPen(statusClass > 0 ? m_colours.text : m_colours.mutedText);
    drawOneLine(painter, QStyle::visualRect(option.direction, rect, words),
        QStyle::visualAlignment(option.direction, Qt::AlignLeading | Qt::AlignVCenter),
        index.data(Qt::DisplayRole).toString());
}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int height = std::max(
        QFontMetrics(option.font).height(), QFontMetrics(monospaceFont(option.font)).height());
    const QString text = index.data(Qt::DisplayRole).toString();
    return { QFontMetrics(option.font).horizontalAdvance(text) + 2 * kGridUnit,
        height + kGridUnit };
}

} // namespace hitwatch

#include "moc_table_delegate.cpp"
