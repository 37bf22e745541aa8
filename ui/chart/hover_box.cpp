// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/hover_box.h"

#include "ui/style/panel_frame.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace hitwatch {

namespace {

constexpr int kPadding = kGridUnit;
constexpr int kColorSquare = 9;
constexpr int kGap = 6;

} // namespace

HoverBox::HoverBox(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
}

int HoverBox::Columns::innerWidth() const
{
    return count * width + (count - 1) * 2 * kPadding;
}

int HoverBox::lineHeight() const
{
    return fontMetrics().height() + 2;
}

HoverBox::Columns HoverBox::columnsFor(const QSize &room) const
{
    const QFontMetrics metrics(tabularFont(font()));
    Columns columns;
    for (const HoverRow &row : m_values.rows) {
        columns.nameWidth = std::max(columns.nameWidth, metrics.horizontalAdvance(row.name));
        columns.valueWidth = std::max(columns.valueWidth, metrics.horizontalAdvance(row.value));
    }
    columns.width = kColorSquare + kGap + columns.nameWidth + 2 * kGap + columns.valueWidth;
    const int count = static_cast<int>(m_values.rows.size());
    const int most = std::max(1, (room.height() - 2 * kPadding) / lineHeight() - 1);
    columns.count = (count + most - 1) / most;
    columns.rows = columns.count > 0 ? (count + columns.count - 1) / columns.count : 0;
    if (columns.count > 1 && columns.innerWidth() + 2 * kPadding > room.width()) {
        // No room for all: the last ones are the sums.
        columns.count = 1;
        columns.rows = most;
        columns.first = count - most;
    }
    return columns;
}

void HoverBox::showAt(const HoverValues &values, int hair, int top)
{
    if (values.time.isEmpty()) {
        hide();
        return;
    }
    const bool same = m_values == values;
    m_values = values;
    m_hair = hair;
    m_top = top;
    arrange();
    if (!same)
        update();
    show();
}

void HoverBox::arrange()
{
    const QRect room = parentWidget()->rect().adjusted(2, 2, -2, -2);
    m_columns = columnsFor(room.size());
    const int inner = m_columns.innerWidth();
    const QSize size(
        std::max(inner, fontMetrics().horizontalAdvance(m_values.time) + 1) + 2 * kPadding,
        (m_columns.rows + 1) * lineHeight() + 2 * kPadding);
    int x = m_hair + kGridUnit;
    if (x + size.width() > room.right())
        x = m_hair - kGridUnit - size.width();
    x = std::clamp(x, room.left(), std::max(room.left(), room.right() - size.width()));
    const int y =
        std::clamp(m_top, room.top(), std::max(room.top(), room.bottom() + 1 - size.height()));
    setGeometry(QRect(QPoint(x, y), size));
}

void HoverBox::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPanel(painter, rect(), colours.panel, colours.border);
    const QRect inside = rect().adjusted(kPadding, kPadding, -kPadding, -kPadding);
    const auto mirrored = [&](const QRect &logical) {
        return QStyle::visualRect(layoutDirection(), inside, logical);
    };
    const auto aligned = [&](Qt::Alignment alignment) {
        return int(QStyle::visualAlignment(layoutDirection(), alignment)) | Qt::TextDontClip;
    };
    const int line = lineHeight();
    painter.setFont(tabularFont(font()));
    painter.setPen(colours.mutedText);
    painter.drawText(mirrored(QRect(inside.left(), inside.top(), inside.width(), line)),
        aligned(Qt::AlignLeft | Qt::AlignVCenter), m_values.time);
    for (int index = 0; m_columns.first + index < static_cast<int>(m_values.rows.size()); ++index) {
        const HoverRow &row = m_values.rows[static_cast<std::size_t>(m_columns.first + index)];
        int x = inside.left() + (index / m_columns.rows) * (m_columns.width + 2 * kPadding);
        const int y = inside.top() + (1 + index % m_columns.rows) * line;
        if (row.colour.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(row.colour);
            painter.drawRoundedRect(
                mirrored(QRect(x, y + (line - kColorSquare) / 2, kColorSquare, kColorSquare)), 2, 2);
        }
        x += kColorSquare + kGap;
        painter.setPen(colours.text);
        painter.drawText(mirrored(QRect(x, y, m_columns.nameWidth, line)),
            aligned(Qt::AlignLeft | Qt::AlignVCenter), row.name);
        x += m_columns.nameWidth + 2 * kGap;
        painter.drawText(mirrored(QRect(x, y, m_columns.valueWidth, line)),
            aligned(Qt::AlignRight | Qt::AlignVCenter), row.value);
    }
}

void HoverBox::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (isVisible() && event->type() == QEvent::FontChange)
        arrange();
}

} // namespace hitwatch

#include "moc_hover_box.cpp"
