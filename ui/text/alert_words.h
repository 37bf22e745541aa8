// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QString>
#include <QStringList>

namespace hitwatch {

/// What tray, notifications, banner, chart and lists say of an episode: the sentences of
/// report/alert_text.h in the user's language, and what only the window says. Plain text, safe to
/// show (displayText) and bounded, however long and hostile the names in the record are; not
/// escaped as HTML.
struct AlertWords {
    /// "Alert: HTTP messages", "Recovered: HTTP messages".
    static QString title(const AlertRecord &episode, const Format &format);
    /// What happened and who caused it: "7,412 messages in 2 min (threshold 7,000)", and on a line
    /// of its own "Mostly a.example /api"; "After 3 min 20 s, peak 9,412".
    static QString body(const AlertRecord &episode, const Format &format);
    /// "Alert: HTTP messages, 7,412 messages in 2 min (threshold 7,000)".
    static QString brief(const AlertRecord &episode, const Format &format);
    /// The same, and since when it fires: "..., since 14:02:10".
    static QString line(const AlertRecord &episode, const Format &format);
    /// Who caused it: "mostly a.example /api", or, when no one did most of it, "led by a.example
    /// /api (23 %)". Empty: not known, or the rule looks at nothing else anyway.
    static QString cause(const AlertRecord &episode, const Format &format);
    static QString state(const AlertRecord &episode); ///< "Firing", "Recovered", "Rule changed"
    static QString source(const AlertRecord &episode);
    /// Everything that is known, one line each.
    static QStringList facts(const AlertRecord &episode, const Format &format);
};

} // namespace hitwatch
