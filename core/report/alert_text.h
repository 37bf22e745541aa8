// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"

#include <string>

namespace hitwatch {

/// The language, numbers and times that the sentences below are written with. All texts are UTF-8
/// and safe to show, however hostile the names in the alert are.
class AlertStyle {
public:
    virtual ~AlertStyle() = default;

    /// @p english in the user's language; context "hitwatch::AlertText".
    virtual std::string sentence(const char *english) const = 0;
    virtual std::string name(const AlertRule &rule) const = 0;
    virtual std::string place(const AlertScope &scope) const = 0; ///< host and section
    virtual std::string value(AlertMetric metric, double value) const = 0; ///< "7,412 messages"
    /// The same beside another value of that metric: "7,000".
    virtual std::string level(AlertMetric metric, double value) const = 0;
    virtual std::string duration(TimeNs length) const = 0;
    virtual std::string clock(TimeNs time) const = 0;
};

/// English, with the numbers of reports.
const AlertStyle &consoleAlertStyle();

// What an alert is called and said of it, the same for console, window, tray and notifications.

/// "Alert: HTTP messages", "Recovered: HTTP messages", "Alert ended: HTTP messages".
std::string alertTitle(const AlertEvent &alert, const AlertStyle &style);
/// "7,412 messages in 2 min (threshold 7,000) of a.example /api, peak 9,412";
/// "after 3 min 20 s, peak 9,412"; "after 3 s (rule changed), peak 9,412".
std::string alertDetails(const AlertEvent &alert, const AlertStyle &style);
/// Title and details on one line: "Recovered: HTTP messages, after 3 min 20 s, peak 9,412".
std::string alertLine(const AlertEvent &alert, const AlertStyle &style);
/// The same of an episode as it is now: "Alert: HTTP messages, 7,412 messages in 2 min (threshold
/// 7,000), since 14:02:10".
std::string alertLine(const AlertRecord &episode, const AlertStyle &style);

/// @p episode as if it had happened now: with its newest value.
AlertEvent newestOf(const AlertRecord &episode);

/// A line for a log, without a newline: "2026-11-23 14:02:10.500 Alert: HTTP messages, 7,012
/// messages in 2 min (threshold 7,000)". Local time.
std::string alertLogLine(const AlertEvent &alert);

} // namespace hitwatch
