// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/episode_words.h"

#include "ui/dialogs/rule_words.h"
#include "ui/models/figures_of_row.h"
#include "ui/notify/episode_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace hitwatch {

namespace {

constexpr int kLongestSource = 200;

struct EpisodeTexts {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::EpisodeWords)
};

QString valueOf(const AlertRecord &episode, double value, const Format &format)
{
    return RuleWords::value(episode.rule.metric, value, format);
}

/// With its date when that is another than the day of raising.
QString clearedText(const AlertRecord &episode, const Format &format)
{
    constexpr TimeNs kDay = 24 * 3600 * kSecond;
    const bool isLong = EpisodeWords::duration(episode) >= kDay;
    const QString time =
        isLong ? format.dateTime(*episode.clearedAt) : format.clock(*episode.clearedAt);
    switch (episode.end) {
    case AlertEnd::Recovered:
        break;
    case AlertEnd::RuleChanged:
        return EpisodeTexts::tr("ended %1 (rule changed)", "time").arg(time);
    case AlertEnd::ClockSetBack:
        return EpisodeTexts::tr("ended %1 (clock set back)", "time").arg(time);
    case AlertEnd::CaptureEnded:
        return EpisodeTexts::tr("ended %1 (capture ended)", "time").arg(time);
    }
    return EpisodeTexts::tr("cleared %1", "time").arg(time);
}

} // namespace

QString EpisodeWords::state(const AlertRecord &episode)
{
    if (episode.isFiring())
        return EpisodeTexts::tr("Firing");
    switch (episode.end) {
    case AlertEnd::Recovered:
        break;
    case AlertEnd::RuleChanged:
        return EpisodeTexts::tr("Rule changed");
    case AlertEnd::ClockSetBack:
        return EpisodeTexts::tr("Clock set back");
    case AlertEnd::CaptureEnded:
        return EpisodeTexts::tr("Capture ended");
    }
    return EpisodeTexts::tr("Recovered");
}

QString EpisodeWords::icon(const AlertRecord &episode)
{
    if (episode.isFiring())
        return QStringLiteral("warning");
    return episode.end == AlertEnd::Recovered ? QStringLiteral("check") : QStringLiteral("stop");
}

QString EpisodeWords::rule(const AlertRecord &episode)
{
    return RuleWords::name(episode.rule);
}

QString EpisodeWords::source(const AlertRecord &episode)
{
    return displayText(episode.source, kLongestSource);
}

TimeNs EpisodeWords::duration(const AlertRecord &episode)
{
    return std::max<TimeNs>(0, episode.clearedAt.value_or(episode.now) - episode.raisedAt);
}

QString EpisodeWords::summary(const AlertRecord &episode, const Format &format)
{
    const QString raised = EpisodeTexts::tr("%1 in %2 at %3", "7,412 messages in 2 min at 14:02:10")
                               .arg(valueOf(episode, episode.value, format),
                                   format.duration(episode.rule.windowSeconds * kSecond),
                                   format.clock(episode.raisedAt));
    const QString level = EpisodeTexts::tr("level %1", "of the rule")
                              .arg(metricText(episode.rule.metric, episode.rule.raiseAt, format));
    const QString end = episode.isFiring()
        ? EpisodeTexts::tr("now %1", "value").arg(metricText(episode.rule.metric, episode.latest, format))
        : clearedText(episode, format);
    return EpisodeTexts::tr("%1; %2; %3", "raised; level; end").arg(raised, level, end);
}

QString EpisodeWords::toolTip(const AlertRecord &episode, const Format &format)
{
    QStringList lines {
        rule(episode),
        RuleWords::line(episode.rule, format),
        EpisodeTexts::tr("Raised %1 with %2")
            .arg(format.dateTime(episode.raisedAt), valueOf(episode, episode.value, format)),
    };
    if (episode.clearedAt) {
        lines.append(EpisodeTexts::tr("%1 %2", "state, time")
                         .arg(state(episode), format.dateTime(*episode.clearedAt)));
    } else {
        lines.append(
            EpisodeTexts::tr("Still firing, now %1").arg(valueOf(episode, episode.latest, format)));
    }
    lines.append(
        EpisodeTexts::tr("Lasted %1, peak %2")
            .arg(format.duration(duration(episode)), valueOf(episode, episode.peak, format)));
    if (!episode.source.empty())
        lines.append(EpisodeTexts::tr("Captured: %1").arg(source(episode)));
    return toolTipOf(lines);
}

} // namespace hitwatch
