// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/episode_text.h"

#include "ui/dialogs/rule_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace hitwatch {
namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::EpisodeText)
};

// Characters of a name. A host may be 255 bytes long and each of them an escape of four.
constexpr int kMostOfName = 64;
constexpr double kMost = 0.5; ///< from this share on it is 'mostly' one

QString placeText(const std::string &host, const std::string &section)
{
    if (host.empty())
        return displayText(section, kMostOfName);
    if (section.empty())
        return displayText(host, kMostOfName);
    return Text::tr("%1 %2", "host and section")
        .arg(displayText(host, kMostOfName), displayText(section, kMostOfName));
}

double shareOf(std::uint64_t part, std::uint64_t whole)
{
    return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

} // namespace

QString ruleNameText(const AlertRecord &episode)
{
    const QString name = displayText(episode.rule.name, kMostOfName);
    return name.isEmpty() ? Text::tr("unnamed rule") : name;
}

QString metricText(AlertMetric metric, double value, const Format &format)
{
    if (metric != AlertMetric::Messages && metric != AlertMetric::Requests)
        return RuleWords::value(metric, value, format);
    return format.count(value > 0 ? static_cast<quint64>(std::llround(value)) : 0);
}

QString levelText(const AlertRecord &episode, const Format &format)
{
    const AlertRule &rule = episode.rule;
    const QString text =
        Text::tr("%1 in %2 (level %3)", "value, window, level of the rule")
            .arg(RuleWords::value(rule.metric, std::max(episode.latest, 0.0), format),
                format.duration(rule.windowSeconds * kSecond),
                metricText(rule.metric, rule.raiseAt, format));
    if (rule.scope.isAll())
        return text;
    return Text::tr("%1 of %2", "7,412 messages in 2 min (level 7,000); host and section")
        .arg(text, placeText(rule.scope.host, rule.scope.section));
}

QString causeText(const AlertRecord &episode, const Format &format)
{
    const AlertEvidence *evidence = episode.evidence.get();
    const AlertScope &scope = episode.rule.scope;
    if (evidence == nullptr || evidence->requests == 0 || !scope.section.empty())
        return {};
    const auto top = std::ranges::find_if(
        evidence->sections, [](const SectionRow &row) { return !row.isOther; });
    if (top == evidence->sections.end())
        return {};
    const double share = shareOf(top->requests, evidence->requests);
    // The rule names its host already.
    const std::string host = scope.host.empty() ? top->host : std::string();
    if (share >= kMost)
        return Text::tr("mostly %1", "host and section").arg(placeText(host, top->section));
    const auto topHost =
        std::ranges::find_if(evidence->hosts, [](const HostRow &row) { return !row.isOther; });
    if (scope.host.empty() && topHost != evidence->hosts.end()
        && shareOf(topHost->requests, evidence->requests) >= kMost)
        return Text::tr("mostly %1", "host and section").arg(placeText(topHost->host, {}));
    return Text::tr("led by %1 (%2)", "host and section, share")
        .arg(placeText(host, top->section), format.percent(share * 100));
}

QString endText(const AlertRecord &episode, const Format &format)
{
    const QString lasted =
        format.duration(episode.clearedAt.value_or(episode.now) - episode.raisedAt);
    const QString peak = metricText(episode.rule.metric, episode.peak, format);
    switch (episode.end) {
    case AlertEnd::Recovered:
        break;
    case AlertEnd::RuleChanged:
        return Text::tr("ended after %1: rule changed, peak %2").arg(lasted, peak);
    case AlertEnd::ClockSetBack:
        return Text::tr("ended after %1: clock set back, peak %2").arg(lasted, peak);
    case AlertEnd::CaptureEnded:
        return Text::tr("ended after %1: capture ended, peak %2").arg(lasted, peak);
    }
    return Text::tr("recovered after %1, peak %2").arg(lasted, peak);
}

} // namespace hitwatch
