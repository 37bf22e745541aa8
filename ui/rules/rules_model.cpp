// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rules_model.h"

#include "ui/text/rule_words.h"

#include <QTextDocument>

#include <algorithm>

namespace hitwatch {

RulesModel::RulesModel(std::vector<AlertRule> rules, const Format &format, QObject *parent)
    : QAbstractListModel(parent)
    , m_rules(std::move(rules))
    , m_format(format)
{
}

int RulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rules.size());
}

QString RulesModel::spoken(int row) const
{
    const AlertRule &rule = m_rules[static_cast<std::size_t>(row)];
    QString text = tr("%1: %2", "name of a rule, what it says")
                       .arg(RuleWords::name(rule), RuleWords::line(rule, m_format));
    const QString problem = m_problems.value(row);
    return problem.isEmpty() ? text : tr("%1. %2", "a rule, what is wrong").arg(text, problem);
}

QVariant RulesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const AlertRule &rule = m_rules[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return RuleWords::name(rule);
    case Qt::CheckStateRole:
        return rule.enabled ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole:
        return Qt::convertFromPlainText(spoken(index.row()), Qt::WhiteSpaceNormal);
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    case WordsRole:
        return RuleWords::line(rule, m_format);
    case ProblemRole:
        return m_problems.value(index.row());
    default:
        return {};
    }
}

bool RulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    m_rules[static_cast<std::size_t>(index.row())].enabled = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, { Qt::CheckStateRole });
    Q_EMIT enabledChanged(index.row());
    return true;
}

Qt::ItemFlags RulesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : flags;
}

void RulesModel::setRule(int row, const AlertRule &rule)
{
    m_rules[static_cast<std::size_t>(row)] = rule;
    Q_EMIT dataChanged(index(row), index(row));
}

void RulesModel::insertRule(int row, const AlertRule &rule)
{
    beginInsertRows({}, row, row);
    m_rules.insert(m_rules.begin() + row, rule);
    m_problems.insert(std::min<qsizetype>(row, m_problems.size()), QString());
    endInsertRows();
}

void RulesModel::removeRule(int row)
{
    beginRemoveRows({}, row, row);
    m_rules.erase(m_rules.begin() + row);
    if (row < m_problems.size())
        m_problems.removeAt(row);
    endRemoveRows();
}

void RulesModel::setProblems(const QStringList &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1),
            { ProblemRole, Qt::ToolTipRole, Qt::AccessibleTextRole });
}

std::string RulesModel::freeName(const QString &name) const
{
    const auto isTaken = [this](const std::string &wanted) {
        return std::any_of(m_rules.begin(), m_rules.end(),
            [&](const AlertRule &rule) { return rule.name == wanted; });
    };
    std::string wanted = name.toStdString();
    for (int number = 2; isTaken(wanted); ++number)
        wanted = tr("%1 (%2)", "name of a rule, a number").arg(name).arg(number).toStdString();
    return wanted;
}

} // namespace hitwatch

#include "moc_rules_model.cpp"
