// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/no_alerts.h"

#include "ui/style/theme.h"
#include "ui/text/rule_words.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hitwatch {

namespace {

constexpr qsizetype kNamed = 3; ///< rules; the others are counted

} // namespace

NoAlerts::NoAlerts(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(tr("No alerts yet"), this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(tr("Alert rules…"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGridUnit, 0, 2 * kGridUnit, kGridUnit);
    column->setSpacing(kGridUnit / 2);
    column->addStretch(1);
    for (QLabel *label : { m_title, m_text }) {
        label->setTextFormat(Qt::PlainText);
        label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addSpacing(kGridUnit / 2);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(1);
    m_button->setAutoDefault(false);
    connect(m_button, &QPushButton::clicked, this, &NoAlerts::rulesRequested);
    updateText();
    applyStyle();
}

void NoAlerts::setRules(const std::vector<AlertRule> &rules)
{
    m_rules = rules;
    updateText();
}

void NoAlerts::setFormat(const Format &format)
{
    m_format = format;
    updateText();
}

void NoAlerts::updateText()
{
    QStringList watching;
    for (const AlertRule &rule : m_rules) {
        if (rule.enabled) {
            watching.append(tr("%1 (%2)", "name of a rule, its level")
                                .arg(RuleWords::name(rule), RuleWords::line(rule, m_format)));
        }
    }
    if (watching.isEmpty()) {
        m_text->setText(tr("No rule watches: nothing will raise an alert."));
        return;
    }
    const auto more = static_cast<int>(watching.size() - kNamed);
    QString text = QStringList(watching.mid(0, kNamed)).join(QLatin1Char('\n'));
    if (more > 0)
        text += QLatin1Char('\n') + tr("and %n more rule(s)", nullptr, more);
    const auto count = static_cast<int>(watching.size());
    m_text->setText(tr("%n rule(s) watch:", nullptr, count) + QLatin1Char(' ') + text);
}

void NoAlerts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyStyle();
}

void NoAlerts::applyStyle()
{
    QFont semibold = font();
    semibold.setWeight(QFont::DemiBold);
    m_title->setFont(semibold);
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, coloursOf(palette()).mutedText);
    m_text->setPalette(muted);
    m_button->setIcon(themeIcon(QStringLiteral("settings"), palette()));
}

} // namespace hitwatch

#include "moc_no_alerts.cpp"
