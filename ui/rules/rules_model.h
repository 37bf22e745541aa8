// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "ui/text/format.h"

#include <QAbstractListModel>

#include <vector>

namespace hitwatch {

/// The rules that are being edited; a check box says which are enabled. Changed in place.
class RulesModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles {
        WordsRole = Qt::UserRole, ///< what the rule says, in a line
        ProblemRole, ///< what is wrong with it; empty: nothing
    };

    RulesModel(std::vector<AlertRule> rules, const Format &format, QObject *parent = nullptr);

    const std::vector<AlertRule> &rules() const { return m_rules; }
    void setRule(int row, const AlertRule &rule);
    void insertRule(int row, const AlertRule &rule);
    void removeRule(int row);
    /// One text for each rule.
    void setProblems(const QStringList &problems);
    /// @p name, or with a number behind it when a rule has that name.
    std::string freeName(const QString &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// By hand, in the list.
    void enabledChanged(int row);

private:
    QString spoken(int row) const;

    std::vector<AlertRule> m_rules;
    QStringList m_problems;
    Format m_format;
};

} // namespace hitwatch
