// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/checked_spin_box.h"

#include <QLineEdit>
#include <QWheelEvent>

#include <algorithm>

namespace hitwatch {
namespace {

/// More digits than any range here needs; fewer than a qlonglong holds.
constexpr int kMostCharacters = 18;

} // namespace

CheckedSpinBox::CheckedSpinBox(int minimum, int maximum, const QString &suffix, QWidget *parent)
    : QSpinBox(parent)
{
    setRange(minimum, maximum);
    setSuffix(suffix);
    setGroupSeparatorShown(true);
    setKeyboardTracking(false);
    setCorrectionMode(QAbstractSpinBox::CorrectToPreviousValue);
    // Scrolling a page must not change what the pointer happens to pass.
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(lineEdit(), &QLineEdit::textChanged, this, &CheckedSpinBox::updateProblem);
    // What is put back then is not told by the line edit.
    connect(this, &QSpinBox::editingFinished, this, &CheckedSpinBox::updateProblem);
}

std::optional<qlonglong> CheckedSpinBox::typed(const QString &text) const
{
    QString number = text;
    if (!suffix().isEmpty() && number.endsWith(suffix()))
        number.chop(suffix().size());
    number = number.trimmed();
    number.remove(locale().groupSeparator());
    bool valid = false;
    const qlonglong value = locale().toLongLong(number, &valid);
    return valid ? std::optional(value) : std::nullopt;
}

QValidator::State CheckedSpinBox::validate(QString &text, int &) const
{
    if (text.size() > kMostCharacters + suffix().size())
        return QValidator::Invalid;
    const auto value = typed(text);
    if (!value) {
        QString number = text;
        number.remove(suffix());
        const bool digits = std::all_of(number.cbegin(), number.cend(), [this](QChar c) {
            return c.isDigit() || c.isSpace() || locale().groupSeparator().contains(c);
        });
        return digits ? QValidator::Intermediate : QValidator::Invalid;
    }
    return *value >= minimum() && *value <= maximum() ? QValidator::Acceptable
                                                      : QValidator::Intermediate;
}

void CheckedSpinBox::updateProblem()
{
    const auto value = typed(lineEdit()->text());
    const bool right = value && *value >= minimum() && *value <= maximum();
    const QString problem = right
        ? QString()
        : tr("From %1 to %2").arg(locale().toString(minimum()), locale().toString(maximum()));
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged(problem);
}

void CheckedSpinBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace hitwatch

#include "moc_checked_spin_box.cpp"
