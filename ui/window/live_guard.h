// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

class QMessageBox;
class QPushButton;
class QWidget;

namespace hitwatch {

/// Keeps a running live capture from being ended by a file or the demo without a question: what it
/// has seen cannot be captured again. Everything else is replaced at once. A file is checked first,
/// on another thread, so that nobody is asked about one that cannot be read.
class LiveGuard : public QObject {
    Q_OBJECT

public:
    /// What a person wants to see, and the ways there.
    struct Wish {
        CaptureRequest request;
        std::function<void()> here; ///< in the place of what is shown now
        std::function<void()> elsewhere; ///< in a window of its own
    };

    /// @p session and @p window outlive this; the question is modal to the window.
    LiveGuard(const LiveSession &session, QWidget *window);

    /// The newest wish counts: it takes the place of one that is still checked or asked about.
    void take(const Wish &wish);

Q_SIGNALS:
    /// The file cannot be read, so the live capture goes on. One line for a person.
    void refused(const QString &why);

private:
    bool wouldEndLiveCapture(const CaptureRequest &wanted) const;
    void ask(const Wish &wish);
    void makeQuestion();
    QString questionText() const;

    const LiveSession &m_session;
    QWidget *m_window;
    Wish m_wish; ///< that the question is about
    quint64 m_newest = 0; ///< number of the wish that counts
    QPointer<QMessageBox> m_question;
    QPushButton *m_here = nullptr; ///< of the question
};

} // namespace hitwatch
