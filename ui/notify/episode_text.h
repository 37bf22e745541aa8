// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "ui/text/format.h"

#include <QString>

namespace hitwatch {

/// What notifications, tray and banner say of an episode. Plain text, safe to show (displayText)
/// and bounded, however long and hostile the names in the record are; not escaped as HTML.

QString ruleNameText(const AlertRecord &episode);
/// "7,412", "41.2 Mbit/s", "4.6 %", "850 ms".
QString metricText(AlertMetric metric, double value, const Format &format);
/// "7,412 in 2 min (level 7,000) of a.example /api": the value now; the scope where there is one.
QString levelText(const AlertRecord &episode, const Format &format);
/// Who caused it: "mostly a.example /api", or, when no one did most of it, "led by a.example /api
/// (23 %)". Empty: not known, or the rule looks at nothing else anyway.
QString causeText(const AlertRecord &episode, const Format &format);
/// "recovered after 3 min 20 s, peak 9,412", "ended after 3 s: rule changed, peak 9,412".
QString endText(const AlertRecord &episode, const Format &format);

} // namespace hitwatch
