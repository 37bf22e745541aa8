// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

#include <optional>

namespace hitwatch {

/// A number in a range. Unlike a plain spin box it lets a number out of range be typed and says
/// what is wrong with it; the value changes on Enter, when the focus leaves, and by the arrows.
/// What is wrong then is put back.
class CheckedSpinBox : public QSpinBox {
    Q_OBJECT

public:
    CheckedSpinBox(int minimum, int maximum, const QString &suffix, QWidget *parent = nullptr);

    /// What is wrong with the text in the box; empty: nothing.
    const QString &problem() const { return m_problem; }

Q_SIGNALS:
    void problemChanged(const QString &problem);

protected:
    QValidator::State validate(QString &text, int &position) const override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void updateProblem();
    /// The number in @p text, or nothing.
    std::optional<qlonglong> typed(const QString &text) const;

    QString m_problem;
};

} // namespace hitwatch
