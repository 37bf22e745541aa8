// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli_options.h"
#include "command_runner.h"
#include "monitor/command/alert_command.h"
#include "monitor/monitor.h"
#include "output.h"
#include "progress_line.h"
#include "screen.h"

#include <QObject>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

namespace hitwatch {

class UnixSignals;

/// One run of the program: a monitor, and the reports it makes on their way out. Ends the event
/// loop with the program's exit code.
class Console : public QObject {
    Q_OBJECT

public:
    /// @param command null: all traffic is watched, else only its own
    /// @param signalSource outlives the console.
    Console(CliOptions options, Output output, std::unique_ptr<CommandRunner> command,
        UnixSignals &signalSource);
    ~Console() override;

    void start();

private:
    ReportPlan makePlan() const;
    EngineLimits engineLimits() const;
    void watchCommand();
    void stop();
    void takeEndOfCapture(int exitCode);
    void end(int exitCode);
    void leave();
    void watchAlerts();
    void takeEpisode(const AlertRecordPtr &episode);
    void begin();
    void print(const std::shared_ptr<const Report> &report);
    bool isDamaged() const;
    void drawPage();
    void write(const std::string &text);
    void tell(const QString &text);
    void fail(const Error &error);

    const CliOptions m_options;
    Output m_output;
    const std::unique_ptr<CommandRunner> m_command; ///< null: none
    const bool m_isLive;
    const bool m_redraws;
    const bool m_color;
    Monitor m_monitor;
    Screen m_screen;
    ProgressLine m_progress;
    QTimer m_closedCheck; ///< whether somebody still reads what we write
    std::string m_heading;
    std::shared_ptr<const Report> m_lastReport;
    std::deque<std::string> m_recentNotices;
    std::unique_ptr<AlertCommand> m_commands; ///< null where commands are not run
    enum class Printed : std::uint8_t { Nothing, Report, Alert } m_printed = Printed::Nothing;
    std::optional<int> m_commandExitCode;
    bool m_captureEnded = false;
    bool m_ended = false;
    int m_exitCode = 0;
};

} // namespace hitwatch
