// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <chrono>
#include <memory>
#include <vector>

namespace hitwatch {

/// The episodes of all times, in an SQLite file (Qt SQL) on a thread of its own: nothing here waits
/// for the disk. Each record is written within a second, as a whole or not at all; a kill at any
/// moment loses at most that second. An episode that a kill left open is reported as such at the
/// next start: its end is the newest moment known, AlertEnd::CaptureEnded.
class AlertHistory : public QObject {
    Q_OBJECT

public:
    struct Limits {
        int episodes = 1000; ///< the oldest go
        /// By when they were recorded, not raised: what is found in an old capture file is new.
        int days = 90;

        bool operator==(const Limits &) const = default;
    };
    using Records = std::vector<AlertRecordPtr>;

    /// @param path of the file; empty: in the user's data folder. A file that is damaged or of a
    /// newer version is renamed and reported by problemFound().
    explicit AlertHistory(const QString &path, const Limits &limits, QObject *parent = nullptr);
    /// Writes what waits, then ends the thread.
    ~AlertHistory() override;

    void setLimits(const Limits &limits);
    /// Adds the episode, or brings the one with the same id up to date.
    void record(const AlertRecordPtr &episode);
    /// Asks for the newest @p most episodes, without their evidence; answered by recordsRead().
    void read(int most);
    /// Asks for one episode with its evidence; answered by evidenceRead(), if it is there.
    void readEvidence(const QString &episodeId);
    void clear();
    /// The least time between two writes: what changes more often is written once. For tests.
    void setWriteInterval(std::chrono::milliseconds interval);

Q_SIGNALS:
    void recordsRead(const hitwatch::AlertHistory::Records &newestFirst);
    void evidenceRead(const hitwatch::AlertRecordPtr &episode);
    /// Answers readEvidence(): the episode is not there any more, or its evidence was not kept.
    void evidenceMissing(const QString &episodeId);
    /// These states are on the disk now.
    void written(const QStringList &episodeIds);
    /// One line for a person: what went wrong and what becomes of the episodes now.
    void problemFound(const QString &text);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch
