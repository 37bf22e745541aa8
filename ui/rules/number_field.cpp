// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/number_field.h"

#include <QLineEdit>
#include <QStyle>
#include <QStyleOptionSpinBox>
#include <QWheelEvent>

#include <algorithm>

namespace hitwatch {

namespace {

/// More than any number here needs.
constexpr qsizetype kMostCharacters = 26;
constexpr int kCursorWidth = 4;

} // namespace

NumberField::NumberField(double minimum, double maximum, int decimals, QWidget *parent)
    : QDoubleSpinBox(parent)
{
    setDecimals(decimals);
    setRange(minimum, maximum);
    setCorrectionMode(QAbstractSpinBox::CorrectToPreviousValue);
    setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    // Scrolling the editor must not change what the pointer happens to pass.
    setFocusPolicy(Qt::StrongFocus);
    connect(lineEdit(), &QLineEdit::textChanged, this, &NumberField::updateProblem);
    // What is put back then is not told by the line edit.
    connect(this, &QDoubleSpinBox::editingFinished, this, [this] {
        m_before = value();
        updateProblem();
    });
}

QString NumberField::textFromValue(double value) const
{
    QString digits = locale().toString(value, 'f', decimals());
    const QString point = locale().decimalPoint();
    if (!digits.contains(point))
        return digits;
    while (digits.endsWith(locale().zeroDigit()))
        digits.chop(locale().zeroDigit().size());
    if (digits.endsWith(point))
        digits.chop(point.size());
    return digits;
}

QSize NumberField::sizeHint() const
{
    ensurePolished();
    const QString usual = prefix() + QStringLiteral("999,999") + suffix();
    QStyleOptionSpinBox option;
    initStyleOption(&option);
    const QSize text(
        fontMetrics().horizontalAdvance(usual) + kCursorWidth, lineEdit()->sizeHint().height());
    return style()->sizeFromContents(QStyle::CT_SpinBox, &option, text, this);
}

double NumberField::valueFromText(const QString &text) const
{
    return typed(text).value_or(minimum());
}

QString NumberField::digitsOf(const QString &text) const
{
    QString number = text;
    if (!prefix().isEmpty() && number.startsWith(prefix()))
        number.remove(0, prefix().size());
    if (!suffix().isEmpty() && number.endsWith(suffix()))
        number.chop(suffix().size());
    number = number.trimmed();
    return number.remove(locale().groupSeparator());
}

std::optional<double> NumberField::typed(const QString &text) const
{
    bool isNumber = false;
    const double value = locale().toDouble(digitsOf(text), &isNumber);
    return isNumber ? std::optional(value) : std::nullopt;
}

QValidator::State NumberField::validate(QString &text, int & /*position*/) const
{
    const QString number = digitsOf(text);
    if (number.size() > kMostCharacters)
        return QValidator::Invalid;
    const QString point = locale().decimalPoint();
    const bool isPlain = std::all_of(number.cbegin(), number.cend(),
        [&](QChar letter) { return letter.isDigit() || point.contains(letter); });
    const qsizetype at = number.indexOf(point);
    if (!isPlain
        || (at >= 0 && (decimals() == 0 || number.size() - at - point.size() > decimals())))
        return QValidator::Invalid;
    const std::optional<double> value = typed(text);
    return value && isWithin(*value) ? QValidator::Acceptable : QValidator::Intermediate;
}

void NumberField::show(double value)
{
    setValue(value);
    m_before = this->value();
    updateProblem();
}

/// Not the last number that was right by chance while a longer one was typed.
void NumberField::fixup(QString &text) const
{
    text = prefix() + textFromValue(m_before) + suffix();
}

void NumberField::focusInEvent(QFocusEvent *event)
{
    m_before = value();
    QDoubleSpinBox::focusInEvent(event);
}

void NumberField::updateProblem()
{
    const std::optional<double> value = typed(lineEdit()->text());
    const QString problem = value && isWithin(*value)
        ? QString()
        : tr("From %1 to %2").arg(textFromValue(minimum()), textFromValue(maximum()));
    if (problem == m_problem)
        return;
    m_problem = problem;
    Q_EMIT problemChanged(problem);
}

void NumberField::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QDoubleSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace hitwatch

#include "moc_number_field.cpp"
