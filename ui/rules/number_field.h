// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

#include <optional>

namespace hitwatch {

/// A number in a range, with as few decimals as it needs. Lets a number out of range be typed and
/// says what is wrong with it; when the focus leaves then, the number of before comes back.
class NumberField : public QDoubleSpinBox {
    Q_OBJECT

public:
    NumberField(double minimum, double maximum, int decimals, QWidget *parent = nullptr);

    /// Sets the value, and forgets what was being typed.
    void show(double value);
    /// What is wrong with the text in the box; empty: nothing.
    const QString &problem() const { return m_problem; }
    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    /// For numbers that people use, not for the largest possible one.
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void problemChanged(const QString &problem);

protected:
    QValidator::State validate(QString &text, int &position) const override;
    void fixup(QString &text) const override;
    void focusInEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void updateProblem();
    bool isWithin(double value) const { return value >= minimum() && value <= maximum(); }
    QString digitsOf(const QString &text) const;
    /// The number in @p text, or nothing.
    std::optional<double> typed(const QString &text) const;

    QString m_problem;
    double m_before = 0; ///< the person began to type
};

} // namespace hitwatch
