// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/alert_text.h"

#include "report/number_text.h"
#include "report/text_escape.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string_view>

/// Marks a sentence for translation; this module does not know Qt.
#define QT_TRANSLATE_NOOP(context, text) text

namespace hitwatch {

namespace {

constexpr std::size_t kLongestName = 40;

std::string plainNumber(double value)
{
    return groupedText(value, value == std::floor(value) ? 0 : 1);
}

class ConsoleAlertStyle final : public AlertStyle {
public:
    std::string sentence(const char *english) const override { return english; }
    std::string name(const AlertRule &rule) const override
    {
        return cutMiddle(printable(rule.name), kLongestName);
    }
    std::string place(const AlertScope &scope) const override
    {
        const bool isPath = scope.section.starts_with('/');
        const char *const gap = scope.host.empty() || scope.section.empty() || isPath ? "" : " ";
        return cutMiddle(printable(scope.host + gap + scope.section), 2 * kLongestName);
    }
    std::string value(AlertMetric metric, double value) const override
    {
        const std::string text = level(metric, value);
        switch (metric) {
        case AlertMetric::Messages:
            return text + (value == 1 ? " message" : " messages");
        case AlertMetric::Requests:
            return text + (value == 1 ? " request" : " requests");
        default:
            return text;
        }
    }
    std::string level(AlertMetric metric, double value) const override
    {
        switch (metric) {
        case AlertMetric::Messages:
        case AlertMetric::Requests:
            break;
        case AlertMetric::BitsPerSecond:
            return bitRateText(value);
        case AlertMetric::ErrorShare:
            return plainNumber(value) + "%";
        case AlertMetric::TimeToFirstByteP95:
            return latencyText(value);
        }
        return plainNumber(value);
    }
    std::string duration(TimeNs length) const override { return durationText(length); }
    std::string clock(TimeNs time) const override { return clockText(time); }
};

/// @p sentence with its %1, %2... replaced. Names from the network may hold such marks too.
std::string filled(const std::string &sentence, std::initializer_list<std::string> values)
{
    std::string text;
    for (std::size_t at = 0; at < sentence.size(); ++at) {
        const std::size_t number = sentence[at] == '%' && at + 1 < sentence.size()
            ? std::size_t(sentence[at + 1]) - '0'
            : 0;
        if (number >= 1 && number <= values.size()) {
            text += values.begin()[number - 1];
            ++at;
        } else {
            text += sentence[at];
        }
    }
    return text;
}

const char *titleOf(const AlertEvent &alert)
{
    if (alert.transition == AlertTransition::Raised)
        return QT_TRANSLATE_NOOP("hitwatch::AlertText", "Alert: %1");
    switch (alert.end) {
    case AlertEnd::Recovered:
        break;
    case AlertEnd::CaptureEnded:
        return QT_TRANSLATE_NOOP("hitwatch::AlertText", "Capture ended: %1");
    case AlertEnd::RuleChanged:
    case AlertEnd::ClockSetBack:
        return QT_TRANSLATE_NOOP("hitwatch::AlertText", "Alert ended: %1");
    }
    return QT_TRANSLATE_NOOP("hitwatch::AlertText", "Resolved: %1");
}

const char *endOf(AlertEnd end)
{
    switch (end) {
    case AlertEnd::Recovered:
        break;
    case AlertEnd::RuleChanged:
        return QT_TRANSLATE_NOOP("hitwatch::AlertText", "after %1 (rule changed), peak %2");
    case AlertEnd::ClockSetBack:
        return QT_TRANSLATE_NOOP("hitwatch::AlertText", "after %1 (clock set back), peak %2");
    case AlertEnd::CaptureEnded:
        return QT_TRANSLATE_NOOP("hitwatch::AlertText", "still firing after %1, peak %2");
    }
    return QT_TRANSLATE_NOOP("hitwatch::AlertText", "after %1, peak %2");
}

} // namespace

const AlertStyle &consoleAlertStyle()
{
    static const ConsoleAlertStyle style;
    return style;
}

std::string alertTitle(const AlertEvent &alert, const AlertStyle &style)
{
    return filled(style.sentence(titleOf(alert)), { style.name(alert.rule) });
}

std::string alertDetails(const AlertEvent &alert, const AlertStyle &style)
{
    const AlertRule &rule = alert.rule;
    const std::string peak = style.level(rule.metric, alert.peak);
    if (alert.transition == AlertTransition::Cleared) {
        return filled(style.sentence(endOf(alert.end)),
            { style.duration(std::max<TimeNs>(0, alert.at - alert.raisedAt)), peak });
    }
    const char *sentence = rule.metric == AlertMetric::TimeToFirstByteP95
        ? QT_TRANSLATE_NOOP("hitwatch::AlertText", "p95 %1 in %2 (threshold %3)")
        : QT_TRANSLATE_NOOP("hitwatch::AlertText", "%1 in %2 (threshold %3)");
    std::string text = filled(style.sentence(sentence),
        { style.value(rule.metric, std::max(alert.value, 0.0)),
            style.duration(rule.windowSeconds * kSecond), style.level(rule.metric, rule.raiseAt) });
    if (!rule.scope.isAll()) {
        text = filled(style.sentence(QT_TRANSLATE_NOOP("hitwatch::AlertText", "%1 for %2")),
            { text, style.place(rule.scope) });
    }
    if (alert.peak > alert.value) {
        text = filled(style.sentence(QT_TRANSLATE_NOOP("hitwatch::AlertText", "%1, peak %2")),
            { text, peak });
    }
    return text;
}

std::string alertLine(const AlertEvent &alert, const AlertStyle &style)
{
    return filled(style.sentence(QT_TRANSLATE_NOOP("hitwatch::AlertText", "%1, %2")),
        { alertTitle(alert, style), alertDetails(alert, style) });
}

std::string alertLine(const AlertRecord &episode, const AlertStyle &style)
{
    const std::string line = alertLine(newestOf(episode), style);
    if (!episode.isFiring())
        return line;
    return filled(style.sentence(QT_TRANSLATE_NOOP("hitwatch::AlertText", "%1, since %2")),
        { line, style.clock(episode.raisedAt) });
}

AlertEvent newestOf(const AlertRecord &episode)
{
    AlertEvent event = transitionOf(episode);
    event.value = episode.latest;
    event.peak = episode.peak;
    return event;
}

std::string alertLogLine(const AlertEvent &alert)
{
    const TimeNs fraction = alert.at - floorToSecond(alert.at);
    const std::string thousandths = std::to_string(1000 + fraction / kMillisecond).substr(1);
    return dateClockText(alert.at) + '.' + thousandths + ' '
        + alertLine(alert, consoleAlertStyle());
}

} // namespace hitwatch
