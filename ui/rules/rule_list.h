// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/rules/rules_model.h"

#include <QWidget>

class QListView;
class QPushButton;

namespace hitwatch {

/// The rules, with buttons that add, duplicate and remove one.
class RuleList : public QWidget {
    Q_OBJECT

public:
    RuleList(std::vector<AlertRule> rules, const Format &format, QWidget *parent = nullptr);

    RulesModel &model() const { return *m_model; }
    int currentRow() const; ///< -1: there is none
    void setCurrentRow(int row);
    bool isFull() const;

Q_SIGNALS:
    void currentChanged(int row);
    /// A rule was added, and is the current one.
    void added();
    void removed();

private:
    void build();
    void addRule();
    void duplicateRule();
    void removeRule();
    void insert(const AlertRule &rule, int row);
    void updateButtons();

    RulesModel *m_model;
    QListView *m_view = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_remove = nullptr;
};

} // namespace hitwatch
