// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/rehearsal/alert_rehearsal.h"

#include "monitor/rehearsal/rehearsal_run.h"

#include <QThread>

#include <utility>

namespace hitwatch {

struct AlertRehearsal::Private {
    EngineLimits limits;
    QThread *thread = nullptr; ///< of the one that runs
    quint64 serial = 0; ///< of the newest; signals of others are stale
};

AlertRehearsal::AlertRehearsal(QObject *parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>())
{
}

AlertRehearsal::~AlertRehearsal()
{
    cancel();
    // Those that were cancelled a moment ago end by themselves, but not without their parent.
    const auto threads = findChildren<QThread *>(QString(), Qt::FindDirectChildrenOnly);
    for (QThread *thread : threads)
        thread->wait();
}

void AlertRehearsal::setLimits(const EngineLimits &limits)
{
    m_private->limits = limits;
}

bool AlertRehearsal::isRunning() const
{
    return m_private->thread != nullptr;
}

void AlertRehearsal::cancel()
{
    ++m_private->serial;
    if (QThread *thread = std::exchange(m_private->thread, nullptr))
        thread->quit();
}

void AlertRehearsal::start(const AlertRule &rule, const CaptureRequest &file)
{
    cancel();
    auto *run = new RehearsalRun(m_private->limits, rule, file);
    auto *thread = new QThread(this);
    thread->setObjectName(QStringLiteral("rehearsal"));
    run->moveToThread(thread);
    connect(thread, &QThread::started, run, &RehearsalRun::begin);
    connect(thread, &QThread::finished, run, &QObject::deleteLater);
    connect(thread, &QThread::finished, thread, &QObject::deleteLater);

    const auto isStale = [this, serial = m_private->serial] { return serial != m_private->serial; };
    connect(run, &RehearsalRun::progressed, this, [this, isStale](quint64 read, quint64 size) {
        if (!isStale())
            Q_EMIT progressed(read, size);
    });
    connect(run, &RehearsalRun::noticed, this, [this, isStale](const QString &text) {
        if (!isStale())
            Q_EMIT noticed(text);
    });
    connect(run, &RehearsalRun::finished, this,
        [this, isStale](const std::shared_ptr<const RehearsalResult> &result) {
            if (isStale())
                return;
            cancel();
            Q_EMIT finished(result);
        });
    connect(run, &RehearsalRun::failed, this, [this, isStale](const Error &error) {
        if (isStale())
            return;
        cancel();
        Q_EMIT failed(error);
    });
    m_private->thread = thread;
    thread->start();
}

} // namespace hitwatch

#include "moc_alert_rehearsal.cpp"
