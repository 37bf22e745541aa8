// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_header.h"

#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>

namespace hitwatch {
namespace {

constexpr int kArrow = kGridUnit; ///< width

} // namespace

TableHeader::TableHeader(bool isCompact, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_isCompact(isCompact)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setFirstSectionMovable(true);
    setSectionResizeMode(QHeaderView::Interactive);
    setStretchLastSection(false);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setMinimumSectionSize(4 * kGridUnit);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Columns"));
}

void TableHeader::setColours(const Colours &colours)
{
    m_colours = colours;
    viewport()->update();
}

QFont TableHeader::titleFont() const
{
    QFont title = font();
    title.setBold(false);
    if (m_isCompact && title.pointSizeF() > 0)
        title.setPointSizeF(title.pointSizeF() * 0.9);
    return title;
}

int TableHeader::titleWidth(int section) const
{
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    return QFontMetrics(titleFont()).horizontalAdvance(title) + kArrow + kGridUnit / 2
        + 2 * kGridUnit;
}

QSize TableHeader::sizeHint() const
{
    const int room = m_isCompact ? kGridUnit / 2 : kGridUnit;
    return { QHeaderView::sizeHint().width(), QFontMetrics(titleFont()).height() + room };
}

void TableHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_colours.panel);
    painter.end();
    QHeaderView::paintEvent(event);
    painter.begin(viewport());
    painter.setPen(m_colours.border);
    if (!m_isCompact)
        painter.drawLine(0, height() - 1, width(), height() - 1);
}

void TableHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    painter->fillRect(rect, m_colours.panel);
    if (!rect.isValid() || !model())
        return;
    const bool isSorted = isSortIndicatorShown() && sortIndicatorSection() == section;
    const auto alignment = Qt::Alignment::fromInt(
        model()->headerData(section, Qt::Horizontal, Qt::TextAlignmentRole).toUInt());
    const QString title = model()->headerData(section, Qt::Horizontal).toString();
    const QFontMetrics metrics(titleFont());
    QRect inside = rect.adjusted(kGridUnit, 0, -kGridUnit, m_isCompact ? 0 : -1);
    const int room = isSorted ? kArrow + kGridUnit / 2 : 0;
    const QString shown =
        metrics.elidedText(title, Qt::ElideRight, std::max(0, inside.width() - room));
    const int width = metrics.horizontalAdvance(shown);
    const bool isTrailing = alignment & Qt::AlignTrailing;

    // The arrow stands on the inner side, so that the title stays over the numbers.
    const int textLeft = isTrailing ? inside.right() + 1 - width : inside.left();
    const int arrowLeft = isTrailing ? textLeft - room : textLeft + width + kGridUnit / 2;
    const auto visual = [&](int left, int extent) {
        return QStyle::visualRect(
            layoutDirection(), rect, QRect(left, inside.top(), extent, inside.height()));
    };
    painter->setLayoutDirection(Qt::LeftToRight); // "/s" stays as it is
    painter->setFont(titleFont());
    painter->setPen(isSorted ? m_colours.text : m_colours.mutedText);
    painter->drawText(visual(textLeft, width + 1), Qt::AlignVCenter | Qt::TextSingleLine, shown);
    if (isSorted)
        paintArrow(*painter, visual(arrowLeft, kArrow));
}

void TableHeader::paintArrow(QPainter &painter, const QRect &rect) const
{
    const QPointF centre = QRectF(rect).center();
    const double half = kArrow / 2.0;
    const double tip = sortIndicatorOrder() == Qt::DescendingOrder ? half / 2 : -half / 2;
    const QPolygonF arrow { centre + QPointF(-half + 0.5, -tip), centre + QPointF(half - 0.5, -tip),
        centre + QPointF(0, tip) };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colours.mutedText);
    painter.drawPolygon(arrow);
    painter.restore();
}

bool TableHeader::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    return QHeaderView::event(event);
}

} // namespace hitwatch

#include "moc_table_header.cpp"
