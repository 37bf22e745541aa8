// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/figure_cell.h"

#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"

#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStyleOption>
#include <QTextDocument>
#include <QToolTip>

#include <algorithm>

namespace hitwatch {
namespace {

constexpr int kSlack = 2; ///< widths of letters are fractions, their sum is rounded
constexpr qreal kValueSize = 1.5; ///< of the program's font
constexpr qreal kLabelSize = 0.95;
constexpr qreal kCompactValueSize = 1.15;
constexpr qreal kCompactLabelSize = 0.85;

QFont resized(QFont font, qreal factor)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(1, qRound(font.pixelSize() * factor)));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

} // namespace

FigureCell::FigureCell(QWidget *parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setClickable(false);
    measure();
}

void FigureCell::setWidestValues(const QStringList &values)
{
    m_widest = values;
    measure();
}

void FigureCell::setUsualLabel(const QString &label)
{
    m_usualLabel = label;
    updateGeometry();
}

void FigureCell::setFigure(const QString &value, const QString &label, Mark mark)
{
    if (value == m_value && label == m_label && mark == m_mark)
        return;
    const bool labelIsNew = label != m_label;
    m_value = value;
    m_label = label;
    m_mark = mark;
    setAccessibleName(tr("%1: %2", "label and value of a figure").arg(m_label, m_value));
    if (labelIsNew && m_usualLabel.isEmpty())
        updateGeometry();
    update();
}

void FigureCell::setDefinition(const QString &definition)
{
    m_definition = definition;
    setAccessibleDescription(definition);
}

void FigureCell::setClickable(bool clickable)
{
    m_clickable = clickable;
    setFocusPolicy(clickable ? Qt::StrongFocus : Qt::NoFocus);
    if (clickable)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void FigureCell::setCompact(bool compact)
{
    m_compact = compact;
    measure();
}

int FigureCell::side() const
{
    return m_compact ? kGridUnit : 2 * kGridUnit;
}

QFont FigureCell::valueFont() const
{
    QFont large = resized(font(), m_compact ? kCompactValueSize : kValueSize);
    large.setWeight(QFont::DemiBold);
    return tabularFont(large);
}

QFont FigureCell::labelFont() const
{
    return resized(font(), m_compact ? kCompactLabelSize : kLabelSize);
}

int FigureCell::markWidth() const
{
    return QFontMetrics(valueFont()).ascent() + kGridUnit / 2;
}

void FigureCell::measure()
{
    const QFontMetrics metrics(valueFont());
    m_valueWidth = metrics.horizontalAdvance(QLatin1Char('0')) * 3;
    for (const QString &value : m_widest)
        m_valueWidth = std::max(m_valueWidth, metrics.horizontalAdvance(value) + kSlack);
    updateGeometry();
    update();
}

QSize FigureCell::minimumSizeHint() const
{
    const int height = QFontMetrics(valueFont()).height() + QFontMetrics(labelFont()).height()
        + (m_compact ? kGridUnit / 2 : 2 * kGridUnit + kGridUnit / 2);
    const int mark = m_clickable ? markWidth() : 0;
    return { m_valueWidth + mark + 2 * side(), height };
}

QSize FigureCell::sizeHint() const
{
    QSize size = minimumSizeHint();
    const QString &label = m_usualLabel.isEmpty() ? m_label : m_usualLabel;
    const int width = QFontMetrics(labelFont()).horizontalAdvance(label) + 2 * side();
    size.setWidth(std::max(size.width(), width));
    return size;
}

void FigureCell::paintMark(QPainter &painter, const QRect &valueRect) const
{
    const Colours &colours = coloursOf(palette());
    const bool good = m_mark == Mark::Good;
    QPalette tinted = palette();
    tinted.setColor(QPalette::WindowText, good ? colours.good : colours.warning);
    const int side = markWidth() - kGridUnit / 2;
    const QRect place(valueRect.left(), valueRect.center().y() - side / 2, side, side);
    themeIcon(good ? QStringLiteral("check") : QStringLiteral("warning"), tinted)
        .paint(&painter, QStyle::visualRect(layoutDirection(), valueRect, place));
}

void FigureCell::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    if (m_clickable && (underMouse() || isDown())) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(isDown() ? colours.track : palette().color(QPalette::AlternateBase));
        painter.drawRoundedRect(rect().adjusted(3, 3, -3, -3), kPanelRadius, kPanelRadius);
    }
    const QFontMetrics valueMetrics(valueFont());
    const QFontMetrics labelMetrics(labelFont());
    const int content = valueMetrics.height() + labelMetrics.height();
    const QRect inner = rect().adjusted(side(), (height() - content) / 2, -side(), 0);
    const auto flags = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading)
        | Qt::AlignAbsolute | Qt::AlignVCenter;
    // A number with its unit is read in the direction of its own letters.
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const auto put = [&](const QRect &place, const QFontMetrics &metrics, const QString &text) {
        painter.drawText(place, static_cast<int>(flags) | Qt::TextSingleLine,
            metrics.elidedText(text, Qt::ElideRight, place.width()));
    };

    QRect valueRect(inner.left(), inner.top(), inner.width(), valueMetrics.height());
    if (m_mark != Mark::None) {
        paintMark(painter, valueRect);
        QRect rest = valueRect.adjusted(markWidth(), 0, 0, 0);
        valueRect = QStyle::visualRect(layoutDirection(), valueRect, rest);
    }
    painter.setFont(valueFont());
    painter.setPen(m_mark == Mark::Warning ? colours.warning : colours.text);
    put(valueRect, valueMetrics, m_value);

    painter.setFont(labelFont());
    painter.setPen(colours.mutedText);
    put({ inner.left(), inner.top() + valueMetrics.height(), inner.width(), labelMetrics.height() },
        labelMetrics, m_label);

    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        option.rect = rect().adjusted(3, 3, -3, -3);
        option.backgroundColor = colours.panel;
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

QString FigureCell::toolTipText() const
{
    const QString figure = tr("%1: %2", "label and value of a figure").arg(m_label, m_value);
    // As text: a label may hold the name of an interface.
    return Qt::convertFromPlainText(figure, Qt::WhiteSpaceNormal)
        + Qt::convertFromPlainText(m_definition, Qt::WhiteSpaceNormal);
}

bool FigureCell::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), toolTipText(), this);
        return true;
    }
    return QAbstractButton::event(event);
}

void FigureCell::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        measure();
    else if (event->type() == QEvent::PaletteChange)
        update();
    QAbstractButton::changeEvent(event);
}

void FigureCell::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (m_clickable && isEnter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FigureCell::mousePressEvent(QMouseEvent *event)
{
    if (m_clickable)
        QAbstractButton::mousePressEvent(event);
    else
        event->ignore();
}

} // namespace hitwatch

#include "moc_figure_cell.cpp"
