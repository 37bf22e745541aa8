// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history/history_worker.h"

#include <QDir>
#include <QFileInfo>

#include <utility>

namespace hitwatch {

namespace {

using Kind = HistoryError::Kind;

constexpr std::chrono::milliseconds kRetry { 5000 };

} // namespace

HistoryWorker::HistoryWorker(const QString &path, const AlertHistory::Limits &limits,
    std::shared_ptr<WaitingEpisodes> waiting)
    : m_file(path)
    , m_limits(limits)
    , m_waiting(std::move(waiting))
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HistoryWorker::writeNow);
}

void HistoryWorker::setLimits(const AlertHistory::Limits &limits)
{
    if (limits == m_limits)
        return;
    m_limits = limits;
    if (!isReady())
        return;
    if (const auto failure = m_file.write({}, m_limits))
        isMended(*failure);
}

void HistoryWorker::writeSoon()
{
    if (m_timer.isActive())
        return;
    const auto passed =
        m_sinceWrite.isValid() ? std::chrono::milliseconds(m_sinceWrite.elapsed()) : m_interval;
    if (passed >= m_interval)
        writeNow();
    else
        m_timer.start(m_interval - passed);
}

bool HistoryWorker::writeNow()
{
    m_timer.stop();
    if (m_waiting->isEmpty())
        return true;
    if (m_hasNoDriver || !isReady()) {
        if (m_hasNoDriver)
            m_waiting->clear();
        else
            m_timer.start(kRetry);
        return false;
    }
    const AlertHistory::Records episodes = m_waiting->take();
    auto failure = m_file.write(episodes, m_limits);
    if (failure && isMended(*failure) && isReady())
        failure = m_file.write(episodes, m_limits);
    m_sinceWrite.start();
    if (failure) {
        m_waiting->putBack(episodes);
        m_timer.start(kRetry);
        return false;
    }
    m_hasTold = false;
    m_waiting->acceptAgain();
    QStringList ids;
    for (const AlertRecordPtr &episode : episodes)
        ids.append(QString::fromStdString(episode->id));
    Q_EMIT written(ids);
    return true;
}

bool HistoryWorker::isReady()
{
    // What is written to a file that was deleted is lost.
    if (m_file.isOpen() && !QFileInfo::exists(m_file.path()))
        m_file.close();
    if (m_file.isOpen())
        return true;
    if (m_hasNoDriver)
        return false;
    auto failure = m_file.open();
    if (failure && isMended(*failure))
        failure = m_file.open();
    return !failure;
}

bool HistoryWorker::isMended(const HistoryError &error)
{
    if (error.kind != Kind::Damaged && error.kind != Kind::Newer) {
        tell(error);
        m_file.close();
        return false;
    }
    const QString name = m_file.putAside();
    if (name.isEmpty()) {
        tell({ Kind::Temporary, error.why });
        return false;
    }
    const QString shown = QDir::toNativeSeparators(name);
    if (error.kind == Kind::Newer) {
        Q_EMIT problemFound(AlertHistory::tr("The alert history was written by a newer version of "
                                             "Hitwatch. It was put aside as %1; a new one begins.")
                                .arg(shown));
    } else {
        Q_EMIT problemFound(AlertHistory::tr("The alert history is damaged (%1). It was put aside "
                                             "as %2; a new one begins.")
                                .arg(error.why, shown));
    }
    return true;
}

/// Once, until it works again.
void HistoryWorker::tell(const HistoryError &error)
{
    if (m_hasTold)
        return;
    m_hasTold = true;
    if (error.kind == Kind::NoDriver) {
        m_hasNoDriver = true;
        Q_EMIT problemFound(AlertHistory::tr(
            "Alerts are not kept across restarts: Qt's driver for SQLite is missing. Install the "
            "package libqt6sql6-sqlite and start Hitwatch again."));
        return;
    }
    Q_EMIT problemFound(
        AlertHistory::tr("Alerts cannot be kept in %1: %2. They stay in memory, and "
                         "writing is tried again every few seconds.")
            .arg(QDir::toNativeSeparators(m_file.path()), error.why));
}

void HistoryWorker::read(int most)
{
    writeNow();
    AlertHistory::Records records;
    int unreadable = 0;
    if (isReady()) {
        if (const auto failure = m_file.read(most, records, unreadable))
            isMended(*failure);
    }
    if (unreadable > 0 && !std::exchange(m_saidUnreadable, true)) {
        Q_EMIT problemFound(AlertHistory::tr(
            "%n alert(s) in the history make no sense and are left out; the others are shown.",
            nullptr, unreadable));
    }
    Q_EMIT recordsRead(records);
}

void HistoryWorker::readEvidence(const QString &id)
{
    writeNow();
    AlertRecordPtr episode;
    if (isReady()) {
        if (const auto failure = m_file.readEvidence(id, episode))
            isMended(*failure);
    }
    if (episode)
        Q_EMIT evidenceRead(episode);
    else
        Q_EMIT evidenceMissing(id);
}

void HistoryWorker::clear()
{
    if (!isReady())
        return;
    if (const auto failure = m_file.clear())
        isMended(*failure);
}

void HistoryWorker::finish()
{
    writeNow();
    m_timer.stop();
    m_file.close();
}

} // namespace hitwatch

#include "moc_history_worker.cpp"
