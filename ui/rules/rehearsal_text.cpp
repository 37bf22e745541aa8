// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/rules/rehearsal_text.h"

#include "ui/text/rule_words.h"

#include <QCoreApplication>

#include <algorithm>

namespace hitwatch {

namespace {

struct RehearsalText {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::RulesDialog)
};

QString whereIn(const RehearsalResult &result, const QString &file, const Format &format)
{
    const QString length = format.duration(result.covered.to - result.covered.from);
    return file.isEmpty()
        ? RehearsalText::tr("the last %1", "58 min").arg(length)
        : RehearsalText::tr("%1 (%2)", "a capture file, its length").arg(file, length);
}

QString neverInWords(const RehearsalResult &result, const AlertRule &rule, const QString &where,
    const Format &format)
{
    const std::optional<double> highest = highestOf(result);
    if (!highest) {
        return RehearsalText::tr("Would not have triggered in %1: never %Ln response(s) within %2.",
            "where; a window, as in '2 min'", pluralOf(rule.minimumHits))
            .arg(where, format.duration(rule.windowSeconds * kSecond));
    }
    return RehearsalText::tr("Would not have triggered in %1 (peak %2).")
        .arg(where, RuleWords::value(rule.metric, *highest, format));
}

} // namespace

std::vector<RehearsalEpisode> episodesOf(const RehearsalResult &result)
{
    std::vector<RehearsalEpisode> episodes;
    bool isOpen = false;
    for (const AlertEvent &event : result.transitions) {
        if (event.transition == AlertTransition::Raised) {
            episodes.push_back(
                { { event.at, std::max(result.covered.to, event.at) }, event.value, 0, false });
        } else if (isOpen) {
            episodes.back().range.to = event.at;
            episodes.back().clearedWith = event.value;
            episodes.back().isOver = event.end != AlertEnd::CaptureEnded;
        }
        isOpen = event.transition == AlertTransition::Raised;
    }
    return episodes;
}

std::optional<double> highestOf(const RehearsalResult &result)
{
    std::optional<double> highest;
    for (const RehearsalPoint &point : result.curve) {
        if (point.value && (!highest || *point.value > *highest))
            highest = point.value;
    }
    return highest;
}

QString rehearsalInWords(
    const RehearsalResult &result, const AlertRule &rule, const QString &file, const Format &format)
{
    if (result.curve.empty() || result.covered.isEmpty()) {
        return file.isEmpty() ? RehearsalText::tr("No traffic yet.")
                              : RehearsalText::tr("There is no traffic in %1.").arg(file);
    }
    const QString where = whereIn(result, file, format);
    const std::vector<RehearsalEpisode> episodes = episodesOf(result);
    if (episodes.empty())
        return neverInWords(result, rule, where, format);
    const auto longest = std::max_element(episodes.begin(), episodes.end(),
        [](const RehearsalEpisode &one, const RehearsalEpisode &other) {
            return one.range.to - one.range.from < other.range.to - other.range.from;
        });
    const QString lasted = format.duration(longest->range.to - longest->range.from);
    const int times = pluralOf(episodes.size() + result.transitionsLeftOut / 2);
    QString text = times == 1
        ? RehearsalText::tr("Would have triggered once in %1, for %2.").arg(where, lasted)
        : RehearsalText::tr("Would have triggered %Ln time(s) in %1, for up to %2.", nullptr, times)
              .arg(where, lasted);
    if (!episodes.back().isOver && result.transitionsLeftOut == 0)
        text = RehearsalText::tr("%1 Still firing at the end.", "a sentence").arg(text);
    if (result.isToTheSecond)
        text = RehearsalText::tr("%1 Accurate to 1 s.", "a sentence").arg(text);
    return text;
}

} // namespace hitwatch
