// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/alerts_head.h"

#include "ui/style/theme.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace hitwatch {

AlertsHead::AlertsHead(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("Alerts"), this))
    , m_counts(new QLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kGridUnit, kGridUnit / 2, kGridUnit / 2, 0);
    row->setSpacing(kGridUnit / 2);
    m_counts->setTextFormat(Qt::PlainText);
    row->addWidget(m_title);
    row->addSpacing(kGridUnit / 2);
    row->addWidget(m_counts);
    row->addStretch(1);
    m_causes = addButton(tr("Causes"),
        tr("The top sections, hosts, clients and status codes when "
           "the alert was raised"));
    m_requests = addButton(tr("Newest requests"), tr("The last requests before the alert"));
    auto *pages = new QButtonGroup(this);
    for (QToolButton *button : { m_causes, m_requests }) {
        button->setCheckable(true);
        pages->addButton(button);
    }
    m_causes->setChecked(true);
    m_line = new QWidget(this);
    m_line->setFixedWidth(kGridUnit);
    row->addWidget(m_line);
    m_rules = addButton(tr("Rules…"), tr("Which alerts there are, and when"));
    m_export = addButton(tr("Export…"), tr("Save the list of alerts to a file"));
    m_clear = addButton(tr("Clear…"), tr("Remove all alerts from the history"));
    connect(m_causes, &QToolButton::clicked, this,
        [this] { Q_EMIT pageChosen(EvidencePane::Page::Causes); });
    connect(m_requests, &QToolButton::clicked, this,
        [this] { Q_EMIT pageChosen(EvidencePane::Page::Requests); });
    connect(m_rules, &QToolButton::clicked, this, &AlertsHead::rulesRequested);
    connect(m_export, &QToolButton::clicked, this, &AlertsHead::exportRequested);
    connect(m_clear, &QToolButton::clicked, this, &AlertsHead::clearRequested);
    applyStyle();
}

QToolButton *AlertsHead::addButton(const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setAutoRaise(true);
    button->setText(text);
    button->setToolTip(toolTip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    static_cast<QHBoxLayout *>(layout())->addWidget(button);
    return button;
}

void AlertsHead::setCounts(const QString &text)
{
    m_counts->setText(text);
}

void AlertsHead::setHasEpisodes(bool has)
{
    for (QWidget *one :
        { static_cast<QWidget *>(m_causes), static_cast<QWidget *>(m_requests), m_line })
        one->setVisible(has);
    m_export->setEnabled(has);
    m_clear->setEnabled(has);
}

void AlertsHead::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyStyle();
}

void AlertsHead::applyStyle()
{
    QFont semibold = font();
    semibold.setWeight(QFont::DemiBold);
    m_title->setFont(semibold);
    m_counts->setFont(tabularFont(font()));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, coloursOf(palette()).mutedText);
    m_counts->setPalette(muted);
    m_rules->setIcon(themeIcon(QStringLiteral("settings"), palette()));
    m_export->setIcon(themeIcon(QStringLiteral("export"), palette()));
    m_clear->setIcon(themeIcon(QStringLiteral("close"), palette()));
}

} // namespace hitwatch

#include "moc_alerts_head.cpp"
