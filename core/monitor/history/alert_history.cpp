// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history/alert_history.h"

#include "monitor/history/history_worker.h"

#include <QStandardPaths>
#include <QThread>

namespace hitwatch {

struct AlertHistory::Private {
    std::shared_ptr<WaitingEpisodes> waiting = std::make_shared<WaitingEpisodes>();
    QThread thread;
    HistoryWorker *worker = nullptr; ///< lives in the thread, goes with it

    template <typename Command> void tellWorker(Command command)
    {
        QMetaObject::invokeMethod(
            worker, [w = worker, command] { command(*w); }, Qt::QueuedConnection);
    }
};

AlertHistory::AlertHistory(const QString &path, const Limits &limits, QObject *parent)
    : QObject(parent)
    , m_private(std::make_unique<Private>())
{
    Private &d = *m_private;
    const QString file = !path.isEmpty()
        ? path
        : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
            + QStringLiteral("/alerts.sqlite");
    d.worker = new HistoryWorker(file, limits, d.waiting);
    d.worker->moveToThread(&d.thread);
    connect(&d.thread, &QThread::finished, d.worker, &QObject::deleteLater);
    connect(d.worker, &HistoryWorker::recordsRead, this, &AlertHistory::recordsRead);
    connect(d.worker, &HistoryWorker::evidenceRead, this, &AlertHistory::evidenceRead);
    connect(d.worker, &HistoryWorker::evidenceMissing, this, &AlertHistory::evidenceMissing);
    connect(d.worker, &HistoryWorker::written, this, &AlertHistory::written);
    connect(d.worker, &HistoryWorker::problemFound, this, &AlertHistory::problemFound);
    d.thread.setObjectName(QStringLiteral("alert history"));
    d.thread.start();
}

AlertHistory::~AlertHistory()
{
    m_private->tellWorker([](HistoryWorker &worker) {
        worker.finish();
        QThread::currentThread()->quit();
    });
    m_private->thread.wait();
}

void AlertHistory::setLimits(const Limits &limits)
{
    m_private->tellWorker([limits](HistoryWorker &worker) { worker.setLimits(limits); });
}

void AlertHistory::setWriteInterval(std::chrono::milliseconds interval)
{
    m_private->tellWorker([interval](HistoryWorker &worker) { worker.setWriteInterval(interval); });
}

void AlertHistory::record(const AlertRecordPtr &episode)
{
    if (!episode)
        return;
    using Added = WaitingEpisodes::Added;
    const Added added = m_private->waiting->add(episode);
    if (added == Added::First)
        m_private->tellWorker([](HistoryWorker &worker) { worker.writeSoon(); });
    if (added == Added::Refused) {
        Q_EMIT problemFound(tr("The disk does not keep up with the alerts: the newest are shown, "
                               "but not kept in the history."));
    }
}

void AlertHistory::read(int most)
{
    m_private->tellWorker([most](HistoryWorker &worker) { worker.read(most); });
}

void AlertHistory::readEvidence(const QString &episodeId)
{
    m_private->tellWorker([episodeId](HistoryWorker &worker) { worker.readEvidence(episodeId); });
}

void AlertHistory::clear()
{
    m_private->waiting->clear();
    m_private->tellWorker([](HistoryWorker &worker) { worker.clear(); });
}

} // namespace hitwatch

#include "moc_alert_history.cpp"
