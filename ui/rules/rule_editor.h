// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor_view.h"
#include "ui/rules/rule_problems.h"
#include "ui/text/format.h"

#include <QWidget>

#include <functional>
#include <map>
#include <memory>

class QCheckBox;
class QComboBox;
class QGridLayout;
class QLineEdit;

namespace hitwatch {

class CommandField;
class LevelField;
class MessageLabel;
class NumberField;
class ScopeField;

/// The fields of one rule. A field that is not touched leaves its part of the rule as it was.
class RuleEditor : public QWidget {
    Q_OBJECT

public:
    explicit RuleEditor(const Format &format, QWidget *parent = nullptr);

    /// Shows @p rule, without a signal.
    void setRule(const AlertRule &rule);
    const AlertRule &rule() const { return m_rule; }
    /// Shows what is wrong beside the fields. What is wrong with a number that is being typed
    /// stands there in any case.
    void setProblems(const std::vector<RuleProblem> &problems);
    /// What is wrong with the texts in the fields, so that rule() does not have it.
    std::vector<RuleProblem> inputProblems() const;
    /// What host and section complete. Null: nothing.
    void setView(std::shared_ptr<const MonitorView> view);
    void editName();

Q_SIGNALS:
    void ruleChanged();
    /// See inputProblems().
    void inputProblemsChanged();

private:
    using Change = std::function<void(AlertRule &)>;

    void build(const Format &format);
    void buildNames(QGridLayout &grid);
    void buildLevels(QGridLayout &grid, const Format &format);
    void connectFields();
    void add(QGridLayout &grid, int row, int column, RuleField field, const QString &label,
        QWidget *control, const QString &hint);
    void addSeconds(QGridLayout &grid, int row, int column, RuleField field, const QString &label,
        NumberField *control, const QString &hint);
    void change(const Change &change);
    void changeMetric();
    void showLevels();
    void suggest();

    AlertRule m_rule;
    std::shared_ptr<const MonitorView> m_view;
    bool m_showing = false;
    std::vector<RuleProblem> m_problems;
    std::map<RuleField, MessageLabel *> m_labels;

    QLineEdit *m_name = nullptr;
    QComboBox *m_metric = nullptr;
    NumberField *m_window = nullptr;
    ScopeField *m_host = nullptr;
    ScopeField *m_section = nullptr;
    LevelField *m_raiseAt = nullptr;
    LevelField *m_clearAt = nullptr;
    QCheckBox *m_sameLevel = nullptr;
    NumberField *m_hold = nullptr;
    NumberField *m_settle = nullptr;
    NumberField *m_minimumHits = nullptr;
    QWidget *m_minimumHitsLabel = nullptr;
    CommandField *m_command = nullptr;
};

} // namespace hitwatch
