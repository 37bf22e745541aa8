// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/axis_scale.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hitwatch {

namespace {

// The peak keeps a little distance from the upper edge.
constexpr double kHeadRoom = 1.04;
constexpr double kLittle = 0.4;

struct Step {
    double mantissa = 1; ///< 1 to 10
    double unit = 1;
    double next = 10; ///< the step after 5 units
};

Step splitStep(double value, bool binary)
{
    double unit = 1;
    if (binary) {
        while (value / unit >= 1000)
            unit *= 1024;
    }
    const double power = std::pow(10, std::floor(std::log10(value / unit) + 1e-9));
    // 500 KiB is followed by 1 MiB, not by 1,000 KiB.
    const double next = binary && power >= 100 ? 1024 * unit : 10 * power * unit;
    return { value / (power * unit), power * unit, next };
}

} // namespace

AxisScale::AxisScale(double smallestTop, bool binary)
    : m_smallestTop(smallestTop)
    , m_binary(binary)
    , m_top(stepAtLeast(smallestTop, binary))
{
}

double AxisScale::stepAtLeast(double value, bool binary)
{
    const Step step = splitStep(value, binary);
    for (const double mantissa : { 1.0, 2.0, 5.0 }) {
        if (step.mantissa <= mantissa * (1 + 1e-9))
            return mantissa * step.unit;
    }
    return step.next;
}

std::vector<double> AxisScale::gridLines(double top, int most, bool binary)
{
    // Finest first; with 5 the last line stays below the top.
    struct Division {
        double mantissa;
        double part;
        int lines;
    };
    static constexpr std::array<Division, 7> kDivisions { { { 1, 0.5, 2 }, { 1, 1, 1 },
        { 2, 0.25, 4 }, { 2, 0.5, 2 }, { 2, 1, 1 }, { 5, 0.4, 2 }, { 5, 0.8, 1 } } };
    const double mantissa = std::round(splitStep(top, binary).mantissa);
    for (const Division &division : kDivisions) {
        if (division.mantissa != mantissa || division.lines > most)
            continue;
        std::vector<double> lines;
        for (int line = 1; line <= division.lines; ++line)
            lines.push_back(top * division.part * line);
        return lines;
    }
    return {};
}

double AxisScale::fitting(double largest) const
{
    return stepAtLeast(std::max(largest * kHeadRoom, m_smallestTop), m_binary);
}

double AxisScale::grow(double largest)
{
    if (largest > 0 && std::isfinite(largest))
        m_top = std::max(m_top, fitting(largest));
    return m_top;
}

double AxisScale::update(double largest)
{
    if (!std::isfinite(largest) || largest < 0)
        largest = 0;
    const double wanted = fitting(largest);
    if (m_fresh || wanted >= m_top || largest >= kLittle * m_top) {
        m_top = m_fresh ? wanted : std::max(m_top, wanted);
        m_fresh = false;
        m_low = 0;
        m_largestOfLow = 0;
        return m_top;
    }
    m_largestOfLow = std::max(m_largestOfLow, largest);
    if (++m_low >= kPatience) {
        m_top = fitting(m_largestOfLow);
        m_low = 0;
        m_largestOfLow = 0;
    }
    return m_top;
}

void AxisScale::reset()
{
    m_fresh = true;
    m_low = 0;
    m_largestOfLow = 0;
}

} // namespace hitwatch
