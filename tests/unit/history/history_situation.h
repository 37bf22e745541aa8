// SPDX-License-Identifier: GPL-3.0-or-later
// A history in a folder of its own, and what it said.
#pragma once

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include "monitor/history/alert_history.h"
#include "support/waiting.h"
#include "unit/history/episodes.h"

#include <map>

namespace hitwatch {

inline AlertRecordPtr share(AlertRecord episode)
{
    return std::make_shared<const AlertRecord>(std::move(episode));
}

inline AlertRecord withoutEvidence(AlertRecord episode)
{
    episode.evidence.reset();
    return episode;
}

/// A program that keeps its alerts in @p path, until it goes out of scope.
class RunningHistory {
public:
    explicit RunningHistory(const QString &path, const AlertHistory::Limits &limits = {})
        : history(path, limits)
        , problems(&history, &AlertHistory::problemFound)
        , written(&history, &AlertHistory::written)
    {
    }

    /// All episodes, newest first; empty after waiting in vain.
    AlertHistory::Records readAll()
    {
        QSignalSpy spy(&history, &AlertHistory::recordsRead);
        history.read(10'000);
        if (spy.isEmpty() && !spy.wait(kLongWaitMs))
            return {};
        return spy.first().first().value<AlertHistory::Records>();
    }

    /// Null: the history said that it has none.
    AlertRecordPtr readEvidence(const QString &id)
    {
        QSignalSpy found(&history, &AlertHistory::evidenceRead);
        QSignalSpy missing(&history, &AlertHistory::evidenceMissing);
        history.readEvidence(id);
        if (!QTest::qWaitFor([&] { return found.size() + missing.size() == 1; }, kLongWaitMs))
            qFatal("no answer about the evidence");
        return found.isEmpty() ? nullptr : found.first().first().value<AlertRecordPtr>();
    }
    AlertRecordPtr readEvidence(const AlertRecord &episode)
    {
        return readEvidence(QString::fromStdString(episode.id));
    }

    QString problem(int at = 0) const { return problems.at(at).first().toString(); }

    AlertHistory history;
    QSignalSpy problems;
    QSignalSpy written;
};

/// Runs @p statement on the file while no history has it. @returns the first value it gives.
inline QVariant runSql(const QString &path, const QString &statement)
{
    QVariant value;
    {
        QSqlDatabase database =
            QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("test"));
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("%s", qPrintable(database.lastError().text()));
        QSqlQuery query(database);
        if (!query.exec(statement))
            qFatal("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
        if (query.next())
            value = query.value(0);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("test"));
    return value;
}

} // namespace hitwatch
