// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"
#include "monitor/rehearsal/alert_rehearsal.h"
#include "ui/text/format.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QPushButton;

namespace hitwatch {

class MessageLabel;
class RehearsalPlot;

/// What a rule would have done: the curve of its metric and a sentence, over the seconds in memory
/// or over a capture file. Rehearses by itself a moment after the rule has changed.
class RehearsalPanel : public QWidget {
    Q_OBJECT

public:
    RehearsalPanel(LiveSession &session, const Format &format, QWidget *parent = nullptr);

    /// Of capture files: how sections are cut, for one.
    void setLimits(const EngineLimits &limits);
    /// The rule from now on, which must be valid.
    void setRule(const AlertRule &rule);
    /// The rule is not valid now: nothing is rehearsed, the levels of before stay.
    void suspend();
    void rehearseOverMemory();
    void rehearseOverFile(const QString &path);

private:
    void build();
    QLayout *makeButtons();
    void rehearse();
    void rehearseNow();
    void takeFromMemory(const std::shared_ptr<const RehearsalResult> &result);
    void takeFromFile(const std::shared_ptr<const RehearsalResult> &result);
    void say(
        const std::shared_ptr<const RehearsalResult> &result, const QString &text, bool isProblem);
    void showFileRunning(bool running);
    void chooseFile();
    void cancelFile();
    QString fileName() const;

    LiveSession &m_session;
    Format m_format;
    AlertRehearsal m_fileRehearsal;
    QTimer m_delay;
    std::optional<AlertRule> m_rule; ///< none: nothing can be rehearsed now
    AlertRule m_asked; ///< of the newest rehearsal
    QString m_file; ///< path; empty: over memory
    QString m_notice; ///< about the file
    bool m_isAsked = false; ///< the session owes an answer
    bool m_isChanged = false; ///< since then
    bool m_isMemoryEmpty = false; ///< by the newest answer

    RehearsalPlot *m_plot = nullptr;
    MessageLabel *m_result = nullptr;
    QPushButton *m_overMemory = nullptr;
    QPushButton *m_overFile = nullptr;
    QProgressBar *m_progress = nullptr;
    QPushButton *m_cancel = nullptr;
};

} // namespace hitwatch
