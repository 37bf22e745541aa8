// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <sys/types.h>

namespace hitwatch {

/// One run of a program without a shell: input on standard input, a time limit, the first line of
/// standard error. Ends itself by ended(), once; the owner deletes it then (not within the signal).
class CommandRun : public QObject {
    Q_OBJECT

public:
    /// @param command program and arguments; not empty.
    CommandRun(const QStringList &command, std::chrono::milliseconds timeLimit);
    /// Blocks while the program runs: see giveUp().
    ~CommandRun() override;

    void start(const QByteArray &input);
    QString program() const { return m_process->program(); }

    /// SIGTERM or SIGKILL for the program and its process group; nothing when it does not run.
    void signalGroup(int number);
    /// Waits for the end, without ended(). @returns whether it came within @p patience.
    bool waitForEnd(std::chrono::milliseconds patience);

Q_SIGNALS:
    /// @param problem empty: it ended with exit code 0.
    void ended(const QString &problem);

private:
    void readComplaint();
    void obeyTimeLimit();
    void endWith(const QString &problem);
    QString problemOf(int exitCode, QProcess::ExitStatus status) const;

    QProcess *m_process; ///< a child object, unless it had to be let go
    QTimer m_limit;
    const std::chrono::milliseconds m_timeLimit;
    QByteArray m_complaint; ///< the start of standard error
    pid_t m_leader = 0; ///< of its process group: its process id
    bool m_timedOut = false;
    bool m_ended = false;
};

/// @p text on one line with a replacement character for all that cannot be shown: control
/// characters, marks that turn the direction.
QString shownOnOneLine(const QString &text);

} // namespace hitwatch
