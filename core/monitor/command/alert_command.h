// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

namespace hitwatch {

/// Runs the command of a rule when its episode is raised and when it is over, once each, with the
/// episode as one line of JSON on standard input. No shell: the first word is the program, an
/// absolute path or a name that is looked up in PATH. It runs in the root folder and in a session
/// of its own (so that a Ctrl-C in the terminal does not reach it), with the environment of this
/// program.
///
/// One at a time for each rule, in order. When more than kWaiting wait, the oldest episode that
/// waits as a whole is left out, which is told; so a program that heard of a beginning hears of the
/// end. What still runs after the time limit is asked to end (SIGTERM), a second later killed, with
/// everything that it started and that is still in its process group.
/// Standard output is discarded; of standard error the first line goes into the message when the
/// program failed. Never blocks but in the destructor. Lives on one thread, with an event loop.
class AlertCommand : public QObject {
    Q_OBJECT

public:
    static constexpr int kWaiting = 4;

    explicit AlertCommand(
        std::chrono::milliseconds timeLimit = std::chrono::seconds(30), QObject *parent = nullptr);
    /// Waits for what runs and waits, as setPatience() says. What still runs then is asked to end
    /// and, half a second later at most, killed.
    ~AlertCommand() override;

    /// How long the destructor waits, 500 ms by default: so that the program hears of episodes that
    /// end with the capture.
    void setPatience(std::chrono::milliseconds patience);

    /// To be called with each state of each episode; those between raise and end are ignored.
    void run(const AlertRecordPtr &episode);

    /// Nothing runs and nothing waits.
    bool isIdle() const;

Q_SIGNALS:
    /// A command of @p rule has ended, well or not.
    void finished(const QString &rule);
    /// One line for a person, without control characters: which rule, which program, what happened.
    void failed(const QString &text);
    /// isIdle() has become true.
    void idled();

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch
