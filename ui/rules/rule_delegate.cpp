// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_delegate.h"

#include "ui/rules/rules_model.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QPainter>

namespace hitwatch {

namespace {

QFont boldOf(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

void RuleDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString name = item.text;
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    const Colours &colours = coloursOf(item.palette);
    const bool isSelected = item.state.testFlag(QStyle::State_Selected);
    // The colour of selected rows that all tables here have: muted text stays readable on it.
    item.palette.setColor(QPalette::Highlight, colours.selection);
    item.palette.setColor(QPalette::HighlightedText, colours.text);
    const QRect check =
        style->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &item, item.widget);
    const bool isEnabled = item.checkState == Qt::Checked;
    // The background runs behind the check box too.
    item.features &= ~QStyleOptionViewItem::HasCheckIndicator;
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    QStyleOptionViewItem indicator = item;
    indicator.rect = check;
    indicator.state &= ~QStyle::State_HasFocus;
    indicator.state |= isEnabled ? QStyle::State_On : QStyle::State_Off;
    style->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &indicator, painter, item.widget);

    const QRect whole = item.rect;
    QRect text = whole.adjusted(check.width() + 2 * kGridUnit, 0, -kGridUnit, 0);
    if (!index.data(RulesModel::ProblemRole).toString().isEmpty()) {
        const int side = item.fontMetrics.ascent() + 2;
        const QRect sign(text.right() - side, text.center().y() - side / 2, side, side);
        QPalette tinted = item.palette;
        tinted.setColor(QPalette::WindowText, colours.warning);
        themeIcon(QStringLiteral("warning"), tinted)
            .paint(painter, QStyle::visualRect(item.direction, whole, sign));
        text.setRight(sign.left() - kGridUnit);
    }
    const int height = item.fontMetrics.height();
    const QRect upper(text.left(), text.center().y() - height - 1, text.width(), height);
    const QRect lower(text.left(), text.center().y() + 1, text.width(), height);
    const auto flags = QStyle::visualAlignment(item.direction, Qt::AlignLeading) | Qt::AlignAbsolute
        | Qt::AlignVCenter;
    const auto draw = [&](const QRect &place, const QFont &font, const QColor &colour,
                          const QString &line) {
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(QStyle::visualRect(item.direction, whole, place),
            static_cast<int>(flags) | Qt::TextSingleLine,
            QFontMetrics(font).elidedText(line, Qt::ElideRight, place.width()));
    };
    painter->save();
    draw(upper, isSelected || isEnabled ? boldOf(item.font) : item.font,
        isEnabled ? colours.text : colours.mutedText, name);
    draw(lower, item.font, colours.mutedText, index.data(RulesModel::WordsRole).toString());
    painter->restore();
}

QSize RuleDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return { size.width(), 2 * option.fontMetrics.height() + 2 * kGridUnit };
}

} // namespace hitwatch

#include "moc_rule_delegate.cpp"
