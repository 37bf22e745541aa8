// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/alert_record.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

namespace hitwatch {

/// Runs the command of a rule when its episode is raised and when it is over, with the episode as
/// JSON on standard input. No shell; one at a time for each rule (at most kWaiting wait, the oldest
/// goes, told); killed after the time limit; output is not read, beyond the first line of standard
/// error for the message. Never blocks.
class AlertCommand : public QObject {
    Q_OBJECT

public:
    static constexpr int kWaiting = 4;

    explicit AlertCommand(
        std::chrono::milliseconds timeLimit = std::chrono::seconds(30), QObject *parent = nullptr);
    /// Ends what still runs.
    ~AlertCommand() override;

    void run(const AlertRecordPtr &episode);

Q_SIGNALS:
    void finished(const QString &rule);
    /// One line for a person: which rule, which program, what happened.
    void failed(const QString &text);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch
