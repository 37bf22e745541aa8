// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/history/history_file.h"
#include "monitor/history/waiting_episodes.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

namespace hitwatch {

/// The history's own thread: writes what waits, not too often; reads; and goes on when the disk
/// does not.
class HistoryWorker : public QObject {
    Q_OBJECT

public:
    HistoryWorker(const QString &path, const AlertHistory::Limits &limits,
        std::shared_ptr<WaitingEpisodes> waiting);

    void setLimits(const AlertHistory::Limits &limits);
    void setWriteInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    /// Something waits.
    void writeSoon();
    void read(int most);
    void readEvidence(const QString &id);
    void clear();
    /// Writes what waits and closes the file.
    void finish();

Q_SIGNALS:
    void recordsRead(const hitwatch::AlertHistory::Records &newestFirst);
    void evidenceRead(const hitwatch::AlertRecordPtr &episode);
    void evidenceMissing(const QString &id);
    void written(const QStringList &ids);
    void problemFound(const QString &text);

private:
    bool writeNow();
    bool isReady();
    /// Renames an unusable file, reports it, and @returns whether a new one can be tried.
    bool isMended(const HistoryError &error);
    void tell(const HistoryError &error);

    HistoryFile m_file;
    AlertHistory::Limits m_limits;
    std::shared_ptr<WaitingEpisodes> m_waiting;
    std::chrono::milliseconds m_interval { 800 };
    QTimer m_timer;
    QElapsedTimer m_sinceWrite;
    bool m_hasTold = false; ///< of the trouble that lasts
    bool m_hasNoDriver = false;
    bool m_saidUnreadable = false;
};

} // namespace hitwatch
