// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/alert_text.h"

#include "report/number_text.h"
#include "report/text_escape.h"

namespace hitwatch {

namespace {

constexpr std::size_t kLongestName = 40;

std::string plainNumber(double value)
{
    return groupedText(
        value, value == static_cast<double>(static_cast<std::int64_t>(value)) ? 0 : 1);
}

std::string valueText(AlertMetric metric, double value)
{
    switch (metric) {
    case AlertMetric::Messages:
    case AlertMetric::Requests:
        break;
    case AlertMetric::BitsPerSecond:
        return bitRateText(value);
    case AlertMetric::ErrorShare:
        return plainNumber(value) + " %";
    case AlertMetric::TimeToFirstByteP95:
        return latencyText(value);
    }
    return plainNumber(value);
}

bool isCount(AlertMetric metric)
{
    return metric == AlertMetric::Messages || metric == AlertMetric::Requests;
}

std::string endText(AlertEnd end)
{
    switch (end) {
    case AlertEnd::Recovered:
        break;
    case AlertEnd::RuleChanged:
        return "ended (its rule was changed)";
    case AlertEnd::ClockSetBack:
        return "ended (the clock was set back)";
    case AlertEnd::CaptureEnded:
        return "ended (with the capture)";
    }
    return "recovered";
}

/// @param at empty, or what stands behind the state.
std::string transitionText(const AlertEvent &alert, const std::string &at)
{
    if (alert.transition == AlertTransition::Cleared) {
        return endText(alert.end) + at + " after " + durationText(alert.at - alert.raisedAt)
            + ", peak " + valueText(alert.rule.metric, alert.peak);
    }
    const char *kind = alert.rule.metric == AlertMetric::TimeToFirstByteP95 ? "p95 " : "";
    std::string text = "raised" + at + ": " + kind + valueText(alert.rule.metric, alert.value);
    if (alert.rule.windowSeconds > 0) {
        text += (isCount(alert.rule.metric) ? " in " : " over ") + std::to_string(alert.rule.windowSeconds)
            + " s (threshold " + valueText(alert.rule.metric, alert.rule.raiseAt) + ')';
    }
    return text;
}

} // namespace

std::string alertName(const AlertEvent &alert)
{
    return cutMiddle(printable(alert.rule.name), kLongestName) + " alert";
}

std::string alertText(const AlertEvent &alert)
{
    return transitionText(alert, " at " + clockText(alert.at));
}

std::string alertLogLine(const AlertEvent &alert)
{
    const TimeNs fraction = alert.at - floorToSecond(alert.at);
    const std::string thousandths = std::to_string(1000 + fraction / kMillisecond).substr(1);
    return dateClockText(alert.at) + '.' + thousandths + ' ' + alertName(alert) + ' '
        + transitionText(alert, {});
}

} // namespace hitwatch
