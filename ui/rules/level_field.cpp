// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/level_field.h"

#include "ui/rules/number_field.h"
#include "ui/style/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <cmath>

namespace hitwatch {

namespace {

constexpr int kDecimals = 3;
constexpr double kSmallest = 0.001;
constexpr double kLargest = 1e12;
constexpr double kDecimalsShown = 1000;

QString suffixOf(AlertMetric metric)
{
    switch (metric) {
    case AlertMetric::Messages:
        return LevelField::tr(" messages");
    case AlertMetric::Requests:
        return LevelField::tr(" requests");
    case AlertMetric::BitsPerSecond:
        return {};
    case AlertMetric::ErrorShare:
        return LevelField::tr(" %");
    case AlertMetric::TimeToFirstByteP95:
        return LevelField::tr(" ms");
    }
    return {};
}

bool isShownExactly(double value)
{
    const double scaled = value * kDecimalsShown;
    return std::abs(scaled - std::round(scaled)) < 1e-6 * kDecimalsShown;
}

} // namespace

LevelField::LevelField(const Format &format, QWidget *parent)
    : QWidget(parent)
    , m_units(unitsOf(format.units()))
    , m_number(new NumberField(kSmallest, kLargest, kDecimals, this))
    , m_unit(new QComboBox(this))
{
    for (const Unit &unit : m_units)
        m_unit->addItem(unit.name);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(kGridUnit / 2);
    layout->addWidget(m_number, 1);
    layout->addWidget(m_unit);
    setFocusProxy(m_number);
    connect(m_number, &QDoubleSpinBox::valueChanged, this, &LevelField::take);
    connect(m_unit, &QComboBox::activated, this, &LevelField::take);
    connect(m_number, &NumberField::problemChanged, this, &LevelField::problemChanged);
}

std::vector<LevelField::Unit> LevelField::unitsOf(const Units &units)
{
    if (!units.bytesNotBits)
        return { { tr("bit/s"), 1 }, { tr("kbit/s"), 1e3 }, { tr("Mbit/s"), 1e6 },
            { tr("Gbit/s"), 1e9 } };
    if (units.binaryBytes)
        return { { tr("B/s"), 8 }, { tr("KiB/s"), 8.0 * 1024 }, { tr("MiB/s"), 8.0 * 1024 * 1024 },
            { tr("GiB/s"), 8.0 * 1024 * 1024 * 1024 } };
    return { { tr("B/s"), 8 }, { tr("kB/s"), 8e3 }, { tr("MB/s"), 8e6 }, { tr("GB/s"), 8e9 } };
}

double LevelField::usual(AlertMetric metric)
{
    switch (metric) {
    case AlertMetric::Messages:
        return AlertRule {}.raiseAt;
    case AlertMetric::Requests:
        return AlertRule {}.raiseAt / 2;
    case AlertMetric::BitsPerSecond:
        return 100e6;
    case AlertMetric::ErrorShare:
        return 5;
    case AlertMetric::TimeToFirstByteP95:
        return 500;
    }
    return 1;
}

void LevelField::setName(const QString &name)
{
    m_number->setAccessibleName(name);
    m_unit->setAccessibleName(tr("%1, unit", "name of a field").arg(name));
}

QString LevelField::problem() const
{
    return m_number->problem();
}

void LevelField::show(AlertMetric metric, double value)
{
    m_metric = metric;
    m_value = value;
    const QSignalBlocker quiet(m_number);
    const bool isTraffic = metric == AlertMetric::BitsPerSecond;
    m_unit->setVisible(isTraffic);
    m_number->setSuffix(suffixOf(metric));
    m_number->setMaximum(metric == AlertMetric::ErrorShare ? 100 : kLargest);
    if (isTraffic)
        chooseUnit(value);
    const double size =
        isTraffic ? m_units[static_cast<std::size_t>(m_unit->currentIndex())].size : 1;
    m_number->show(value / size);
}

/// The largest that shows all of it.
void LevelField::chooseUnit(double value)
{
    std::size_t chosen = m_units.size() - 1;
    while (chosen > 0
        && (value < m_units[chosen].size || !isShownExactly(value / m_units[chosen].size)))
        --chosen;
    m_unit->setCurrentIndex(static_cast<int>(chosen));
}

void LevelField::take()
{
    const bool isTraffic = m_metric == AlertMetric::BitsPerSecond;
    const double size =
        isTraffic ? m_units[static_cast<std::size_t>(m_unit->currentIndex())].size : 1;
    m_value = m_number->value() * size;
    Q_EMIT valueChanged();
}

} // namespace hitwatch

#include "moc_level_field.cpp"
