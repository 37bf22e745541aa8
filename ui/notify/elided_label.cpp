// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/elided_label.h"

#include "ui/style/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QTextDocument>

namespace hitwatch {

ElidedLabel::ElidedLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateToolTip();
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const
{
    return { fontMetrics().horizontalAdvance(m_text), fontMetrics().height() };
}

QSize ElidedLabel::minimumSizeHint() const
{
    return { 8 * kGridUnit, fontMetrics().height() };
}

void ElidedLabel::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    const auto flags = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading)
        | Qt::AlignAbsolute | Qt::AlignVCenter;
    painter.drawText(rect(), static_cast<int>(flags) | Qt::TextSingleLine,
        fontMetrics().elidedText(m_text, Qt::ElideRight, width()));
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    updateToolTip();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        updateToolTip();
        updateGeometry();
    }
}

void ElidedLabel::updateToolTip()
{
    const bool cut = fontMetrics().horizontalAdvance(m_text) > width();
    setToolTip(cut ? Qt::convertFromPlainText(m_text) : QString());
}

} // namespace hitwatch

#include "moc_elided_label.cpp"
