// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/command/alert_command.h"
#include "monitor/episode_recorder.h"

#include <QObject>

#include <string>
#include <vector>

namespace hitwatch {

/// Runs the commands of rules for the alerts of one live run. Their records have no evidence.
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
    std::vector<AlertEvent> m_open; ///< as they were raised
    AlertCommand m_commands;
    EpisodeRecorder m_recorder;
};

} // namespace hitwatch
