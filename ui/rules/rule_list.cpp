// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rule_list.h"

#include "ui/rules/rule_delegate.h"
#include "ui/style/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QShortcut>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace hitwatch {

RuleList::RuleList(std::vector<AlertRule> rules, const Format &format, QWidget *parent)
    : QWidget(parent)
    , m_model(new RulesModel(std::move(rules), format, this))
{
    build();
    updateButtons();
}

void RuleList::build()
{
    m_view = new QListView(this);
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RuleDelegate(m_view));
    m_view->setUniformItemSizes(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    auto *label = new QLabel(tr("R&ules:"), this);
    label->setBuddy(m_view);
    m_add = new QPushButton(tr("&Add"), this);
    m_duplicate = new QPushButton(tr("&Duplicate"), this);
    m_remove = new QPushButton(tr("Remo&ve"), this);
    for (QPushButton *button : { m_add, m_duplicate, m_remove })
        button->setAutoDefault(false);
    const QKeySequence removeKeys(Qt::Key_Delete);
    m_remove->setToolTip(tr("Remove (%1)").arg(removeKeys.toString(QKeySequence::NativeText)));
    auto *byKey = new QShortcut(removeKeys, m_view, nullptr, nullptr, Qt::WidgetShortcut);

    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(kGridUnit / 2);
    for (QPushButton *button : { m_add, m_duplicate, m_remove })
        buttons->addWidget(button);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit / 2);
    layout->addWidget(label);
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);

    connect(m_add, &QPushButton::clicked, this, &RuleList::addRule);
    connect(m_duplicate, &QPushButton::clicked, this, &RuleList::duplicateRule);
    connect(m_remove, &QPushButton::clicked, this, &RuleList::removeRule);
    connect(byKey, &QShortcut::activated, this, &RuleList::removeRule);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
        [this](const QModelIndex &current) {
            updateButtons();
            Q_EMIT currentChanged(current.row());
        });
}

int RuleList::currentRow() const
{
    return m_view->currentIndex().row();
}

void RuleList::setCurrentRow(int row)
{
    m_view->setCurrentIndex(m_model->index(row));
}

bool RuleList::isFull() const
{
    return m_model->rules().size() >= kMaxAlertRules;
}

void RuleList::insert(const AlertRule &rule, int row)
{
    if (isFull())
        return;
    m_model->insertRule(row, rule);
    setCurrentRow(row);
    updateButtons();
    Q_EMIT added();
}

void RuleList::addRule()
{
    AlertRule rule;
    rule.name = m_model->freeName(tr("New rule"));
    insert(rule, m_model->rowCount());
}

void RuleList::duplicateRule()
{
    const int row = currentRow();
    if (row < 0)
        return;
    AlertRule rule = m_model->rules()[static_cast<std::size_t>(row)];
    rule.name = m_model->freeName(QString::fromStdString(rule.name));
    insert(rule, row + 1);
}

void RuleList::removeRule()
{
    const int row = currentRow();
    if (row < 0)
        return;
    m_model->removeRule(row);
    setCurrentRow(std::min(row, m_model->rowCount() - 1));
    updateButtons();
    Q_EMIT removed();
}

void RuleList::updateButtons()
{
    const bool hasCurrent = currentRow() >= 0;
    m_add->setEnabled(!isFull());
    m_duplicate->setEnabled(hasCurrent && !isFull());
    m_remove->setEnabled(hasCurrent);
    const QString full = isFull()
        ? tr("At most %Ln rule(s) are possible.", nullptr, static_cast<int>(kMaxAlertRules))
        : QString();
    m_add->setToolTip(full);
    m_duplicate->setToolTip(full);
}

} // namespace hitwatch

#include "moc_rule_list.cpp"
