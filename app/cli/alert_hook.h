// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/alert_record.h"
#include "monitor/command/alert_command.h"

#include <QObject>

#include <map>
#include <string>
#include <vector>

namespace hitwatch {

/// Runs the commands of rules for the alerts of one live run.
class AlertHook : public QObject {
    Q_OBJECT

public:
    /// @param source what is captured, for the records.
    AlertHook(std::vector<AlertRule> rules, std::string source);

    void tell(const AlertEvent &event);
    /// The capture is over at packet time @p now: so are the episodes that are still open.
    void endEpisodes(TimeNs now);
    bool isIdle() const { return m_commands.isIdle(); }

Q_SIGNALS:
    void failed(const QString &text);
    void idled();

private:
    void raise(const AlertEvent &event);
    void end(const std::string &rule, TimeNs at, double value, double peak, AlertEnd why);

    const std::vector<AlertRule> m_rules;
    const std::string m_source;
    std::map<std::string, AlertRecord> m_open; ///< by rule
    AlertCommand m_commands;
};

} // namespace hitwatch
