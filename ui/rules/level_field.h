// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_rule.h"
#include "ui/text/format.h"

#include <QWidget>

class QComboBox;

namespace hitwatch {

class NumberField;

/// A level of a metric: a number with its unit. Traffic has a choice of units.
class LevelField : public QWidget {
    Q_OBJECT

public:
    explicit LevelField(const Format &format, QWidget *parent = nullptr);

    /// Without a signal.
    void show(AlertMetric metric, double value);
    /// In the unit of AlertRule::raiseAt.
    double value() const { return m_value; }
    /// What is wrong with the text; empty: nothing.
    QString problem() const;
    /// Of the number, for labels and screen readers.
    NumberField *number() const { return m_number; }
    void setName(const QString &name);

    /// What a new rule on @p metric begins with.
    static double usual(AlertMetric metric);

Q_SIGNALS:
    void valueChanged();
    void problemChanged();

private:
    struct Unit {
        QString name;
        double size = 1; ///< in bits per second
    };
    static std::vector<Unit> unitsOf(const Units &units);
    void chooseUnit(double value);
    void take();

    std::vector<Unit> m_units; ///< of traffic, smallest first
    AlertMetric m_metric = AlertMetric::Messages;
    double m_value = 0;
    NumberField *m_number;
    QComboBox *m_unit;
};

} // namespace hitwatch
