// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notify/notification_text.h"

#include "ui/notify/episode_text.h"

#include <QCoreApplication>

namespace hitwatch {
namespace {

struct NotificationWords {
    Q_DECLARE_TR_FUNCTIONS(hitwatch::NotificationText)
};

/// A body is a sentence of its own, the pieces it is made of are not.
QString asSentence(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

NotificationText notificationText(const AlertRecord &episode, const Format &format)
{
    const QString name = ruleNameText(episode);
    if (!episode.isFiring()) {
        const QString title = episode.end == AlertEnd::Recovered ? NotificationWords::tr("Recovered: %1")
                                                                 : NotificationWords::tr("Alert ended: %1");
        return { title.arg(name), asSentence(endText(episode, format)) };
    }
    QString body = levelText(episode, format);
    if (episode.peak > episode.latest)
        body = NotificationWords::tr("%1, peak %2", "7,412 messages in 2 min (level 7,000)")
                   .arg(body, metricText(episode.rule.metric, episode.peak, format));
    const QString cause = causeText(episode, format);
    if (!cause.isEmpty())
        body += QLatin1Char('\n') + asSentence(cause);
    return { NotificationWords::tr("Alert: %1", "name of the rule").arg(name), body };
}

} // namespace hitwatch
