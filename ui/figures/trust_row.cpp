// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figures/trust_row.h"

#include "ui/style/theme.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace hitwatch {
namespace {

QLabel *makeLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void setTextColour(QLabel *label, const QColor &colour)
{
    QPalette palette = label->palette();
    if (palette.color(QPalette::WindowText) == colour)
        return;
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

} // namespace

TrustRow::TrustRow(QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(this))
    , m_amount(makeLabel(this))
    , m_meaning(makeLabel(this))
    , m_sinceStart(makeLabel(this))
{
    m_title->setWordWrap(true);
    m_meaning->setWordWrap(true);
    m_amount->setAlignment(Qt::AlignTrailing | Qt::AlignTop);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(2 * kGridUnit, kGridUnit + kGridUnit / 2, 2 * kGridUnit, kGridUnit);
    grid->setHorizontalSpacing(2 * kGridUnit);
    grid->setVerticalSpacing(kGridUnit / 2);
    grid->addWidget(m_title, 0, 0);
    grid->addWidget(m_amount, 0, 1);
    grid->addWidget(m_meaning, 1, 0, 1, 2);
    grid->addWidget(m_sinceStart, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    takeLook();
}

void TrustRow::setItem(const LossItem &item, const Format &format)
{
    const QString cause = lossTitle(item);
    const QString place = displayText(item.interfaceName, 64);
    m_title->setText(
        place.isEmpty() ? cause : tr("%1 on %2", "cause, interface").arg(cause, place));
    m_amount->setText(lossAmount(item, item.inWindow, item.gapBytesInWindow, format));
    m_amount->setEnabled(item.inWindow > 0); // an earlier loss is of no matter to these numbers
    const QString help = lossHelp(item);
    m_meaning->setText(help.isEmpty()
            ? lossMeaning(item)
            : tr("%1 %2", "what it means, what helps").arg(lossMeaning(item), help));
    m_sinceStart->setVisible(item.sinceStart.has_value());
    if (item.sinceStart)
        m_sinceStart->setText(
            tr("Since the start: %1")
                .arg(lossAmount(item, *item.sinceStart, item.gapBytesSinceStart, format)));
}

void TrustRow::takeLook()
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_amount->setFont(tabularFont(bold));
    const Colours &colours = coloursOf(palette());
    setTextColour(m_meaning, colours.mutedText);
    setTextColour(m_sinceStart, colours.mutedText);
}

void TrustRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        takeLook();
}

void TrustRow::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(
        QRect(2 * kGridUnit, 0, width() - 4 * kGridUnit, 1), coloursOf(palette()).border);
}

} // namespace hitwatch

#include "moc_trust_row.cpp"
