// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history/history_file.h"

#include "monitor/history/alert_record_json.h"
#include "monitor/history/packed_text.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <array>
#include <atomic>
#include <limits>
#include <utility>

namespace hitwatch {

namespace {

using Failure = HistoryFile::Failure;
using Kind = HistoryError::Kind;

constexpr int kVersion = 1;
constexpr qsizetype kLongestRecord = qsizetype { 1 } << 20;

QString driverName()
{
    return QStringLiteral("QSQLITE");
}

QString evidenceMember()
{
    return QStringLiteral("evidence");
}

/// Result codes of SQLite (sqlite.org/rescode.html) after which only another file helps.
bool tellsDamage(const QSqlError &error)
{
    constexpr int kCorrupt = 11;
    constexpr int kMismatch = 20;
    constexpr int kNotADatabase = 26;
    const int code = error.nativeErrorCode().toInt() & 0xff;
    return code == kCorrupt || code == kMismatch || code == kNotADatabase;
}

HistoryError errorOf(const QSqlError &error)
{
    QString why = error.databaseText().isEmpty() ? error.text() : error.databaseText();
    return { tellsDamage(error) ? Kind::Damaged : Kind::Temporary, why.simplified() };
}

Failure failureOf(const QSqlQuery &query)
{
    const QSqlError error = query.lastError();
    return error.isValid() ? Failure(errorOf(error)) : std::nullopt;
}

QByteArray textOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

/// Without the evidence, which lies in a table of its own.
QByteArray textOf(AlertRecord episode)
{
    episode.evidence.reset();
    return textOf(recordToJson(episode));
}

QJsonObject objectOf(const QByteArray &text)
{
    return text.size() > kLongestRecord ? QJsonObject() : QJsonDocument::fromJson(text).object();
}

QVariant clearedAt(const AlertRecord &episode)
{
    return episode.clearedAt ? QVariant(qint64 { *episode.clearedAt })
                             : QVariant(QMetaType(QMetaType::LongLong));
}

} // namespace

HistoryFile::HistoryFile(QString path)
    : m_path(std::move(path))
    , m_connection([] {
        static std::atomic<int> number { 0 };
        return QStringLiteral("hitwatch-alerts-%1").arg(++number);
    }())
{
}

HistoryFile::~HistoryFile()
{
    close();
}

Failure HistoryFile::open()
{
    if (!QSqlDatabase::isDriverAvailable(driverName()))
        return HistoryError { Kind::NoDriver, {} };
    if (const auto why = makePrivateFile(m_path))
        return HistoryError { Kind::Temporary, *why };
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(driverName(), m_connection);
        database.setDatabaseName(m_path);
        // Another Hitwatch may be writing.
        database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=3000"));
        m_isOpen = true;
        if (!database.open()) {
            const HistoryError error = errorOf(database.lastError());
            database = {};
            close();
            return error;
        }
    }
    Failure failure = prepareTables();
    if (!failure && m_mark.isFirstUserOf(m_path + QStringLiteral(".lock")))
        failure = endLeftOpen();
    if (failure)
        close();
    return failure;
}

void HistoryFile::close()
{
    if (!std::exchange(m_isOpen, false))
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

QString HistoryFile::putAside()
{
    close();
    const QString stamp =
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd-HHmmss"));
    QString name = m_path + QStringLiteral(".damaged-") + stamp;
    for (int again = 2; QFile::exists(name); ++again)
        name = m_path + QStringLiteral(".damaged-%1-%2").arg(stamp).arg(again);
    if (!QFile::rename(m_path, name))
        return {};
    // What SQLite would look for beside the file; they are not always there.
    for (const QString &part : { QStringLiteral("-wal"), QStringLiteral("-shm") })
        QFile::rename(m_path + part, name + part);
    return name;
}

Failure HistoryFile::run(const QString &statement)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.exec(statement);
    return failureOf(query);
}

Failure HistoryFile::number(const QString &statement, qint64 &value)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(statement) || !query.next())
        return failureOf(query);
    value = query.value(0).toLongLong();
    return std::nullopt;
}

Failure HistoryFile::prepareTables()
{
    // FULL: at one write a second it costs nothing, and what is written survives a power cut too.
    for (const QString &statement :
        { QStringLiteral("PRAGMA journal_mode = WAL"), QStringLiteral("PRAGMA synchronous = FULL"),
            QStringLiteral("PRAGMA foreign_keys = ON"),
            QStringLiteral("PRAGMA secure_delete = ON") }) {
        if (const Failure failure = run(statement))
            return failure;
    }
    qint64 version = 0;
    qint64 tables = 0;
    if (const Failure failure = number(QStringLiteral("PRAGMA user_version"), version))
        return failure;
    if (version > kVersion)
        return HistoryError { Kind::Newer, {} };
    if (const Failure failure =
            number(QStringLiteral("SELECT count(*) FROM sqlite_schema"), tables))
        return failure;
    if (version == 0 && tables > 0)
        return HistoryError { Kind::Damaged, QStringLiteral("another program wrote it") };
    if (version == kVersion) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        if (!query.exec(QStringLiteral("PRAGMA quick_check(1)")) || !query.next())
            return failureOf(query);
        const QString found = query.value(0).toString();
        if (found != QLatin1String("ok"))
            return HistoryError { Kind::Damaged, found.simplified().left(200) };
        return checkColumns();
    }
    const std::array<QString, 6> creation {
        QStringLiteral("BEGIN IMMEDIATE"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS episodes (id TEXT PRIMARY KEY, "
                       "recorded_at INTEGER NOT NULL, raised_at INTEGER NOT NULL, "
                       "cleared_at INTEGER, record BLOB NOT NULL)"),
        QStringLiteral("CREATE TABLE IF NOT EXISTS evidence (id TEXT PRIMARY KEY REFERENCES "
                       "episodes(id) ON DELETE CASCADE, size INTEGER NOT NULL, json BLOB NOT "
                       "NULL)"),
        QStringLiteral("CREATE INDEX IF NOT EXISTS episodes_raised ON episodes(raised_at)"),
        QStringLiteral("PRAGMA user_version = %1").arg(kVersion),
        QStringLiteral("COMMIT"),
    };
    for (const QString &statement : creation) {
        if (const Failure failure = run(statement))
            return failure;
    }
    return std::nullopt;
}

Failure HistoryFile::checkColumns()
{
    for (const QString &statement :
        { QStringLiteral("SELECT id, recorded_at, raised_at, cleared_at, record FROM episodes"),
            QStringLiteral("SELECT id, size, json FROM evidence") }) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        if (!query.prepare(statement))
            return HistoryError { Kind::Damaged, query.lastError().databaseText().simplified() };
    }
    return std::nullopt;
}

/// Nobody else is there: whoever was watching these was killed.
Failure HistoryFile::endLeftOpen()
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.exec(QStringLiteral("SELECT record FROM episodes WHERE cleared_at IS NULL"));
    Records ended;
    while (query.next()) {
        Result<AlertRecord> read = recordFromJson(objectOf(query.value(0).toByteArray()));
        if (!read.ok())
            continue;
        ended.push_back(endedWithCapture(std::move(read.value())));
    }
    if (const Failure failure = failureOf(query))
        return failure;
    query.finish();
    if (ended.empty())
        return std::nullopt;
    return write(ended, { std::numeric_limits<int>::max(), std::numeric_limits<int>::max() });
}

Failure HistoryFile::write(const Records &episodes, const AlertHistory::Limits &limits)
{
    if (const Failure failure = run(QStringLiteral("BEGIN IMMEDIATE")))
        return failure;
    Failure failure;
    for (std::size_t at = 0; at < episodes.size() && !failure; ++at)
        failure = writeOne(*episodes[at]);
    if (!failure)
        failure = removeOld(limits);
    if (!failure)
        failure = run(QStringLiteral("COMMIT"));
    if (failure)
        run(QStringLiteral("ROLLBACK"));
    return failure;
}

Failure HistoryFile::writeOne(const AlertRecord &episode)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(QStringLiteral(
        "INSERT INTO episodes (id, recorded_at, raised_at, cleared_at, record) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET raised_at = excluded.raised_at, "
        "cleared_at = excluded.cleared_at, record = excluded.record"));
    query.addBindValue(QString::fromStdString(episode.id));
    query.addBindValue(QDateTime::currentSecsSinceEpoch());
    query.addBindValue(qint64 { episode.raisedAt });
    query.addBindValue(clearedAt(episode));
    query.addBindValue(textOf(episode));
    query.exec();
    if (const Failure failure = failureOf(query))
        return failure;
    return episode.evidence ? writeEvidence(episode) : std::nullopt;
}

/// It is the same in all states of an episode, so it is packed once.
Failure HistoryFile::writeEvidence(const AlertRecord &episode)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(QStringLiteral("SELECT 1 FROM evidence WHERE id = ?"));
    query.addBindValue(QString::fromStdString(episode.id));
    query.exec();
    if (query.next() || query.lastError().isValid())
        return failureOf(query);
    query.finish();
    const QByteArray json = textOf(recordToJson(episode).value(evidenceMember()).toObject());
    if (json.size() > kLongestPackedText)
        return std::nullopt;
    query.prepare(QStringLiteral("INSERT INTO evidence (id, size, json) VALUES (?, ?, ?)"));
    query.addBindValue(QString::fromStdString(episode.id));
    query.addBindValue(qint64 { json.size() });
    query.addBindValue(packText(json));
    query.exec();
    return failureOf(query);
}

Failure HistoryFile::removeOld(const AlertHistory::Limits &limits)
{
    constexpr qint64 kSecondsOfDay = 86'400;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(QStringLiteral("DELETE FROM episodes WHERE recorded_at < ?"));
    query.addBindValue(QDateTime::currentSecsSinceEpoch() - kSecondsOfDay * limits.days);
    query.exec();
    if (const Failure failure = failureOf(query))
        return failure;
    query.prepare(QStringLiteral("DELETE FROM episodes WHERE id IN (SELECT id FROM episodes ORDER "
                                 "BY recorded_at DESC, raised_at DESC LIMIT -1 OFFSET ?)"));
    query.addBindValue(limits.episodes);
    query.exec();
    return failureOf(query);
}

Failure HistoryFile::read(int most, Records &newestFirst, int &unreadable)
{
    newestFirst.clear();
    unreadable = 0;
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    query.prepare(
        QStringLiteral("SELECT id, record FROM episodes ORDER BY raised_at DESC, id LIMIT ?"));
    query.addBindValue(std::max(most, 0));
    query.exec();
    while (query.next()) {
        Result<AlertRecord> read = recordFromJson(objectOf(query.value(1).toByteArray()));
        if (read.ok() && QString::fromStdString(read.value().id) == query.value(0).toString())
            newestFirst.push_back(std::make_shared<const AlertRecord>(std::move(read.value())));
        else
            ++unreadable;
    }
    return failureOf(query);
}

Failure HistoryFile::readEvidence(const QString &id, AlertRecordPtr &episode)
{
    episode.reset();
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.prepare(QStringLiteral("SELECT record, size, json FROM episodes JOIN evidence USING (id) "
                                 "WHERE id = ?"));
    query.addBindValue(id);
    query.exec();
    if (!query.next())
        return failureOf(query);
    QJsonObject object = objectOf(query.value(0).toByteArray());
    const auto text = unpackText(query.value(2).toByteArray(), query.value(1).toLongLong());
    if (!text)
        return std::nullopt;
    object.insert(evidenceMember(), QJsonDocument::fromJson(*text).object());
    Result<AlertRecord> read = recordFromJson(object);
    if (read.ok() && QString::fromStdString(read.value().id) == id)
        episode = std::make_shared<const AlertRecord>(std::move(read.value()));
    return std::nullopt;
}

Failure HistoryFile::clear()
{
    for (const QString &statement :
        { QStringLiteral("BEGIN IMMEDIATE"), QStringLiteral("DELETE FROM evidence"),
            QStringLiteral("DELETE FROM episodes"), QStringLiteral("COMMIT") }) {
        if (const Failure failure = run(statement)) {
            run(QStringLiteral("ROLLBACK"));
            return failure;
        }
    }
    // Nothing of it stays in free pages and in the log, unless another program reads just now.
    run(QStringLiteral("VACUUM"));
    run(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
    return std::nullopt;
}

} // namespace hitwatch
