// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/live_guard.h"

#include "monitor/file_check.h"
#include "monitor/live_request.h"
#include "ui/dialogs/background_task.h"
#include "ui/window/source_text.h"

#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace hitwatch {

LiveGuard::LiveGuard(const LiveSession &session, QWidget *window)
    : QObject(window)
    , m_session(session)
    , m_window(window)
{
}

bool LiveGuard::wouldEndLiveCapture(const CaptureRequest &wanted) const
{
    return isRunning(m_session.state()) && isLive(m_session.request()) && !isLive(wanted);
}

void LiveGuard::take(const Wish &wish)
{
    const quint64 number = ++m_newest;
    if (!wouldEndLiveCapture(wish.request)) {
        if (m_question)
            m_question->reject();
        wish.here();
        return;
    }
    runInBackground<std::optional<Error>>(
        this, [request = wish.request] { return problemOpening(request); },
        [this, wish, number](const std::optional<Error> &problem) {
            if (number != m_newest)
                return;
            if (problem) {
                Q_EMIT refused(tr("%1. The live capture continues.")
                                   .arg(QString::fromStdString(problem->message)));
            } else if (wouldEndLiveCapture(wish.request)) {
                ask(wish);
            } else {
                wish.here();
            }
        });
}

void LiveGuard::ask(const Wish &wish)
{
    m_wish = wish;
    // One that was answered lives until the event loop deletes it.
    if (!m_question || !m_question->isVisible())
        makeQuestion();
    m_question->setText(questionText());
    m_here->setText(wish.request.kind == CaptureKind::Demo ? tr("&Stop Capture and Play")
                                                           : tr("&Stop Capture and Open"));
    m_question->open();
    m_question->raise();
    m_question->activateWindow();
}

QString LiveGuard::questionText() const
{
    const QString live = sourceText(m_session.request());
    const bool onInterfaces = m_session.request().kind == CaptureKind::Interfaces;
    if (m_wish.request.kind == CaptureKind::Demo) {
        return (onInterfaces ? tr("Stop capturing on %1 and play the demo?")
                             : tr("Stop reading %1 and play the demo?"))
            .arg(live);
    }
    return (
        onInterfaces ? tr("Stop capturing on %1 and open %2?") : tr("Stop reading %1 and open %2?"))
        .arg(live, sourceText(m_wish.request));
}

void LiveGuard::makeQuestion()
{
    m_question = new QMessageBox(m_window);
    m_question->setObjectName(QStringLiteral("replaceQuestion"));
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setIcon(QMessageBox::Question);
    m_question->setWindowTitle(QStringLiteral("Hitwatch"));
    m_question->setTextFormat(Qt::PlainText);
    m_question->setInformativeText(
        tr("If you stop, the figures of this capture are gone. A new window leaves it running."));
    QPushButton *elsewhere =
        m_question->addButton(tr("&Open in New Window"), QMessageBox::AcceptRole);
    m_here = m_question->addButton(QString(), QMessageBox::DestructiveRole);
    QPushButton *cancel = m_question->addButton(QMessageBox::Cancel);
    elsewhere->setObjectName(QStringLiteral("openInNewWindow"));
    m_here->setObjectName(QStringLiteral("stopAndOpen"));
    cancel->setObjectName(QStringLiteral("cancelOpening"));
    m_question->setDefaultButton(cancel);
    m_question->setEscapeButton(cancel);
    connect(
        elsewhere, &QPushButton::clicked, this, [this] { std::exchange(m_wish, {}).elsewhere(); });
    connect(m_here, &QPushButton::clicked, this, [this] { std::exchange(m_wish, {}).here(); });
}

} // namespace hitwatch

#include "moc_live_guard.cpp"
