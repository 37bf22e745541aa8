// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/alert_record.h"
#include "monitor/history/alert_history.h"
#include "monitor/history/history_error.h"
#include "monitor/history/private_file.h"

#include <QString>

#include <optional>

class QSqlQuery;

namespace hitwatch {

/// The SQLite file of the history. What comes out of it is checked as if a stranger had written it.
/// All calls in one thread.
class HistoryFile {
public:
    using Records = AlertHistory::Records;
    using Failure = std::optional<HistoryError>;

    explicit HistoryFile(QString path);
    ~HistoryFile();
    HistoryFile(const HistoryFile &) = delete;
    HistoryFile &operator=(const HistoryFile &) = delete;

    const QString &path() const { return m_path; }
    bool isOpen() const { return m_isOpen; }
    /// Makes the file if it is not there. The first program that opens it ends the episodes that a
    /// kill left open.
    Failure open();
    void close();
    /// Renames the file, closed before. @returns its new name; empty: that failed.
    QString putAside();

    /// All of them or, when it fails, none.
    Failure write(const Records &episodes, const AlertHistory::Limits &limits);
    /// @param unreadable how many were left out because they make no sense.
    Failure read(int most, Records &newestFirst, int &unreadable);
    /// @param episode null: not there, or without sound evidence.
    Failure readEvidence(const QString &id, AlertRecordPtr &episode);
    Failure clear();

private:
    Failure run(const QString &statement);
    Failure number(const QString &statement, qint64 &value);
    Failure prepareTables();
    Failure checkColumns();
    Failure endLeftOpen();
    Failure writeOne(const AlertRecord &episode);
    Failure writeEvidence(const AlertRecord &episode);
    Failure removeOld(const AlertHistory::Limits &limits);

    const QString m_path;
    const QString m_connection; ///< its name
    UseMark m_mark;
    bool m_isOpen = false;
};

} // namespace hitwatch
