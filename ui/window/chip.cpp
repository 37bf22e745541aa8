// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/chip.h"

#include "ui/style/palettes.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QStyle>
#include <QTextDocument>

namespace hitwatch {

Chip::Chip(QWidget *parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void Chip::setTexts(const QString &text, const QString &toolTip)
{
    // An ampersand would become a mnemonic.
    const QString label = QString(text).replace(QLatin1Char('&'), QLatin1String("&&"));
    if (QAbstractButton::text() == label)
        return;
    setText(label);
    setToolTip(Qt::convertFromPlainText(toolTip));
    setAccessibleName(text);
    setAccessibleDescription(toolTip);
    updateGeometry();
}

int Chip::crossSize() const
{
    return fontMetrics().xHeight();
}

QSize Chip::sizeHint() const
{
    const int text = fontMetrics().size(Qt::TextShowMnemonic, this->text()).width();
    return { text + crossSize() + 4 * kGridUnit, fontMetrics().height() + kGridUnit };
}

QSize Chip::minimumSizeHint() const
{
    return { crossSize() + 6 * kGridUnit, sizeHint().height() };
}

void Chip::paintEvent(QPaintEvent *)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF pill = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const double share = isDown() ? 0.36 : underMouse() ? 0.26 : 0.18;
    painter.setBrush(blend(colours.accent, colours.panel, colours.dark ? share + 0.14 : share));
    painter.setPen(hasFocus() ? QPen(colours.accent, 1.5) : QPen(Qt::NoPen));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);

    const int cross = crossSize();
    const QRect inside = rect().adjusted(kGridUnit + 2, 0, -kGridUnit - 2, 0);
    const QRect textRect = inside.adjusted(0, 0, -cross - kGridUnit, 0);
    const QRect crossRect(inside.right() - cross + 1, (height() - cross) / 2, cross, cross);
    painter.setPen(colours.text);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), textRect),
        Qt::AlignVCenter | Qt::AlignLeading | Qt::TextShowMnemonic,
        fontMetrics().elidedText(text(), Qt::ElideRight, textRect.width(), Qt::TextShowMnemonic));

    const QRectF mark = QStyle::visualRect(layoutDirection(), rect(), crossRect);
    painter.setPen(
        QPen(underMouse() ? colours.text : colours.mutedText, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(mark.topLeft(), mark.bottomRight());
    painter.drawLine(mark.topRight(), mark.bottomLeft());
}

void Chip::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void Chip::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace hitwatch

#include "moc_chip.cpp"
