// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/table_head.h"

#include "ui/style/theme.h"
#include "ui/tables/filter_chip.h"
#include "ui/text/format.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace hitwatch {

TableHead::TableHead(const QString &title, bool isCompact, QWidget *parent)
    : QWidget(parent)
    , m_isCompact(isCompact)
    , m_layout(new QHBoxLayout(this))
    , m_chipLayout(new QHBoxLayout)
    , m_title(new QLabel(title, this))
    , m_count(new QLabel(this))
{
    m_layout->setContentsMargins(kGridUnit, kGridUnit / 2, kGridUnit, 0);
    m_layout->setSpacing(kGridUnit);
    m_chipLayout->setSpacing(kGridUnit / 2);
    m_title->setTextFormat(Qt::PlainText);
    m_count->setTextFormat(Qt::PlainText);
    m_layout->addWidget(m_title);
    m_layout->addLayout(m_chipLayout);
    m_layout->addStretch(1);
    m_layout->addWidget(m_count);
    applyStyle();
}

void TableHead::setFilter(const StatsFilter &shown, const StatsFilter &whole)
{
    if (shown == m_shown && whole == m_whole)
        return;
    m_shown = shown;
    m_whole = whole;
    for (FilterChip *chip : m_chips) {
        chip->hide();
        chip->deleteLater(); // it may be the one that was just pressed
    }
    m_chips.clear();
    const auto without = [&whole](auto StatsFilter::*part) {
        StatsFilter rest = whole;
        (rest.*part).reset();
        return rest;
    };
    constexpr int kMostText = 80;
    if (shown.host) {
        StatsFilter rest = without(&StatsFilter::host);
        rest.section.reset(); // of that host
        addChip(tr("host"), displayText(*shown.host, kMostText), rest);
    }
    if (shown.section)
        addChip(
            tr("section"), displayText(*shown.section, kMostText), without(&StatsFilter::section));
    if (shown.method)
        addChip(tr("method"), displayText(*shown.method, kMostText), without(&StatsFilter::method));
    if (shown.status)
        addChip(tr("status"), QString::number(*shown.status), without(&StatsFilter::status));
    if (shown.client)
        addChip(tr("client"), displayText(*shown.client, kMostText), without(&StatsFilter::client));
}

void TableHead::addChip(const QString &label, const QString &value, const StatsFilter &without)
{
    auto *chip = new FilterChip(label, value, m_isCompact, this);
    connect(
        chip, &QAbstractButton::clicked, this, [this, without] { Q_EMIT filterChosen(without); });
    m_chipLayout->addWidget(chip);
    chip->show();
    m_chips.push_back(chip);
}

void TableHead::setCount(const QString &text, const QString &toolTip)
{
    m_count->setText(text);
    m_count->setToolTip(toolTip);
}

void TableHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyStyle();
}

void TableHead::applyStyle()
{
    QFont semibold = font();
    semibold.setWeight(QFont::DemiBold);
    m_title->setFont(semibold);
    m_count->setFont(tabularFont(font()));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, coloursOf(palette()).mutedText);
    m_count->setPalette(muted);
    // Chips come and go without moving the table.
    setFixedHeight(fontMetrics().height() + (m_isCompact ? 3 : 4) * kGridUnit / 2);
}

} // namespace hitwatch

#include "moc_table_head.cpp"
