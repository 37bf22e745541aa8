// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/traffic_history.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace hitwatch {
namespace {

/// Below it a line stays low: a few packets are no mountain.
constexpr double kSmallestScale = 10'000;

double nextStep(double value)
{
    const double decade = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : { 1.0, 2.0, 5.0 }) {
        if (value <= step * decade)
            return step * decade;
    }
    return 10 * decade;
}

double perSecond(std::uint64_t before, std::uint64_t now, double seconds)
{
    // Less than before: made anew, or wrapped. What happened in between is not known.
    return now < before ? 0 : static_cast<double>(now - before) / seconds;
}

} // namespace

void TrafficHistory::append(Line &line, const InterfaceTraffic &now, TimePoint time)
{
    const double seconds = std::chrono::duration<double>(time - line.at).count();
    if (seconds <= 0)
        return;
    line.rates.push_back({ perSecond(line.last.receivedBytes, now.receivedBytes, seconds),
        perSecond(line.last.sentBytes, now.sentBytes, seconds) });
    if (line.rates.size() > kLength)
        line.rates.erase(line.rates.begin());
    line.last = now;
    line.at = time;
}

void TrafficHistory::add(const std::vector<InterfaceTraffic> &counters, TimePoint time)
{
    std::map<std::string, Line> lines;
    for (const InterfaceTraffic &now : counters) {
        const auto known = m_lines.find(now.name);
        if (known == m_lines.end()) {
            lines.insert_or_assign(now.name, Line { now, time, {} });
            continue;
        }
        append(known->second, now, time);
        lines.insert_or_assign(now.name, std::move(known->second));
        m_lines.erase(known);
    }
    m_lines = std::move(lines);
    updateScale();
}

std::vector<double> TrafficHistory::rates(const std::string &name, InterfaceKind kind) const
{
    const auto line = m_lines.find(name);
    if (line == m_lines.end())
        return {};
    std::vector<double> rates;
    for (const Rate &rate : line->second.rates)
        rates.push_back(
            kind == InterfaceKind::Loopback ? rate.received : rate.received + rate.sent);
    return rates;
}

void TrafficHistory::updateScale()
{
    double highest = kSmallestScale;
    for (const auto &[name, line] : m_lines) {
        for (const Rate &rate : line.rates)
            highest = std::max(highest, rate.received + rate.sent);
    }
    m_scale = nextStep(highest);
}

} // namespace hitwatch
