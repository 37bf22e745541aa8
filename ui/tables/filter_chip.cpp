// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/filter_chip.h"

#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace hitwatch {
namespace {

constexpr int kCross = kGridUnit; ///< width
constexpr int kMostCharacters = 28;
constexpr int kLeastCharacters = 5;

} // namespace

FilterChip::FilterChip(const QString &label, const QString &value, bool isShort, QWidget *parent)
    : QAbstractButton(parent)
{
    const QString full = tr("%1: %2", "kind of filter and its value").arg(label, value);
    // An ampersand would be a mnemonic.
    setText(QString(isShort ? value : full).replace(QLatin1Char('&'), QStringLiteral("&&")));
    // Isolated, a path keeps its order in a window that reads from the right.
    const QString isolated = QChar(0x2066) + value + QChar(0x2069);
    m_shown =
        isShort ? isolated : tr("%1: %2", "kind of filter and its value").arg(label, isolated);
    setAccessibleName(tr("Remove the filter by %1").arg(full));
    setToolTip(QStringLiteral("<p>%1</p>").arg(accessibleName().toHtmlEscaped()));
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setCursor(Qt::ArrowCursor);
}

QSize FilterChip::sizeFor(int textWidth) const
{
    return { textWidth + kCross + 3 * kGridUnit, fontMetrics().height() + kGridUnit / 2 };
}

QSize FilterChip::sizeHint() const
{
    const int most = fontMetrics().averageCharWidth() * kMostCharacters;
    return sizeFor(std::min(fontMetrics().horizontalAdvance(m_shown) + 1, most));
}

QSize FilterChip::minimumSizeHint() const
{
    return sizeFor(fontMetrics().averageCharWidth() * kLeastCharacters);
}

void FilterChip::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF shape = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(colours.accent, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(colours.selection);
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2);

    const QRect inside = rect().adjusted(kGridUnit, 0, -kGridUnit, 0);
    const QRect words = inside.adjusted(0, 0, -kCross - kGridUnit, 0);
    painter.setPen(colours.text);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), words),
        static_cast<int>(
            QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter))
            | Qt::TextSingleLine,
        fontMetrics().elidedText(m_shown, Qt::ElideRight, words.width()));

    const QRect place(
        inside.right() + 1 - kCross, inside.center().y() - kCross / 2, kCross, kCross);
    const QRectF cross =
        QRectF(QStyle::visualRect(layoutDirection(), rect(), place)).adjusted(1, 1, -1, -1);
    painter.setPen(
        QPen(underMouse() ? colours.text : colours.mutedText, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(cross.topLeft(), cross.bottomRight());
    painter.drawLine(cross.topRight(), cross.bottomLeft());
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        break;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void FilterChip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void FilterChip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace hitwatch

#include "moc_filter_chip.cpp"
