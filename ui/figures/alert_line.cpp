// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/alert_line.h"

#include "ui/style/panel_frame.h"
#include "ui/style/theme.h"
#include "ui/text/alert_words.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QTextDocument>

#include <algorithm>

namespace hitwatch {

AlertLine::AlertLine(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setView(nullptr, Format());
}

void AlertLine::setView(const MonitorView *view, const Format &format)
{
    m_watching = view != nullptr;
    QString text = m_watching ? tr("No alert") : tr("Nothing is watched yet");
    m_firing = false;
    if (view != nullptr) {
        const auto firing = std::find_if(view->episodes.rbegin(), view->episodes.rend(),
            [](const AlertRecordPtr &episode) { return episode->isFiring(); });
        m_firing = firing != view->episodes.rend();
        if (m_firing)
            text = AlertWords::line(**firing, format);
    }
    if (text != m_text) {
        m_text = text;
        setAccessibleName(m_text);
        setToolTip(Qt::convertFromPlainText(m_text));
    }
    update();
}

QSize AlertLine::sizeHint() const
{
    return { fontMetrics().horizontalAdvance(m_text) + 5 * kGridUnit, minimumSizeHint().height() };
}

QSize AlertLine::minimumSizeHint() const
{
    return { 10 * kGridUnit, fontMetrics().height() + kGridUnit / 2 };
}

void AlertLine::paintEvent(QPaintEvent * /*event*/)
{
    const Colours &colours = coloursOf(palette());
    QPainter painter(this);
    if (m_firing)
        paintPanel(painter, rect(), colours.warningShade, colours.warning);
    const QColor colour = m_firing ? colours.warning : colours.mutedText;
    const int side = fontMetrics().ascent() + 2;
    QRect inner = rect().adjusted(kGridUnit, 0, -kGridUnit, 0);
    if (m_watching) {
        QPalette tinted = palette();
        tinted.setColor(QPalette::WindowText, m_firing ? colours.warning : colours.good);
        const QRect icon(inner.left(), inner.center().y() - side / 2 + 1, side, side);
        themeIcon(m_firing ? QStringLiteral("warning") : QStringLiteral("check"), tinted)
            .paint(&painter, QStyle::visualRect(layoutDirection(), inner, icon));
        const QRect rest = inner.adjusted(side + kGridUnit / 2, 0, 0, 0);
        inner = QStyle::visualRect(layoutDirection(), inner, rest);
    }
    painter.setPen(colour);
    painter.setLayoutDirection(Qt::LayoutDirectionAuto);
    const auto flags = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading)
        | Qt::AlignAbsolute | Qt::AlignVCenter;
    painter.drawText(inner, static_cast<int>(flags) | Qt::TextSingleLine,
        fontMetrics().elidedText(m_text, Qt::ElideRight, inner.width()));
}

void AlertLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        updateGeometry();
        update();
    }
}

} // namespace hitwatch

#include "moc_alert_line.cpp"
