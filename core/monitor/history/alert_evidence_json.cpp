// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/history/alert_evidence_json.h"

#include "stats/row_order.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace hitwatch {

namespace {

/// Methods or status codes of one row.
constexpr std::size_t kMostCounts = 1000;
constexpr std::uint64_t kLargestWord = std::numeric_limits<std::uint16_t>::max();

QJsonObject countsToJson(const MethodCounts &counts)
{
    QJsonObject object;
    for (std::size_t at = 0; at < std::min(counts.size(), kMostCounts); ++at)
        object.insert(jsonText(counts[at].first), jsonCount(counts[at].second));
    return object;
}

QJsonObject countsToJson(const StatusCounts &counts)
{
    QJsonObject object;
    for (std::size_t at = 0; at < std::min(counts.size(), kMostCounts); ++at)
        object.insert(QString::number(counts[at].first), jsonCount(counts[at].second));
    return object;
}

/// The members of "methods" or "statuses", each with its count.
template <typename Take> void readCounts(const JsonReader &reader, const QString &member, Take take)
{
    const QJsonObject object = reader.object(member);
    if (static_cast<std::size_t>(object.size()) > kMostCounts) {
        reader.problem().complain(
            member, QStringLiteral("an object of at most %1 members").arg(kMostCounts));
        return;
    }
    for (auto at = object.begin(); at != object.end(); ++at) {
        const std::optional<std::uint64_t> count = countOf(at.value());
        if (!count || at.key().size() > kLongestJsonText || !take(at.key(), *count))
            reader.problem().complain(member, QStringLiteral("an object of names and counts"));
    }
}

MethodCounts readMethods(const JsonReader &reader)
{
    MethodCounts counts;
    readCounts(reader, QStringLiteral("methods"), [&](const QString &name, std::uint64_t count) {
        counts.emplace_back(name.toStdString(), count);
        return true;
    });
    sortByCount(counts);
    return counts;
}

StatusCounts readStatuses(const JsonReader &reader)
{
    StatusCounts counts;
    readCounts(reader, QStringLiteral("statuses"), [&](const QString &name, std::uint64_t count) {
        bool isCode = false;
        const ushort code = name.toUShort(&isCode, 10);
        counts.emplace_back(code, count);
        return isCode;
    });
    sortByCount(counts);
    return counts;
}

QJsonObject latencyToJson(const LatencySummary &latency)
{
    return {
        { QStringLiteral("count"), jsonCount(latency.count) },
        { QStringLiteral("p50"), latency.p50 },
        { QStringLiteral("p95"), latency.p95 },
        { QStringLiteral("p99"), latency.p99 },
        { QStringLiteral("max"), latency.max },
    };
}

LatencySummary readLatency(const JsonReader &row)
{
    const JsonReader reader(row.object(QStringLiteral("ttfbMs")), row.problem());
    LatencySummary latency;
    latency.count = reader.count(QStringLiteral("count"));
    latency.p50 = reader.number(QStringLiteral("p50"));
    latency.p95 = reader.number(QStringLiteral("p95"));
    latency.p99 = reader.number(QStringLiteral("p99"));
    latency.max = reader.number(QStringLiteral("max"));
    return latency;
}

void insertMarks(QJsonObject &object, bool named, bool isOther)
{
    if (!named)
        object.insert(QStringLiteral("named"), false);
    if (isOther)
        object.insert(QStringLiteral("other"), true);
}

QJsonObject rowToJson(const HostRow &row)
{
    QJsonObject object {
        { QStringLiteral("host"), jsonText(row.host) },
        { QStringLiteral("requests"), jsonCount(row.requests) },
        { QStringLiteral("responses"), jsonCount(row.responses) },
        { QStringLiteral("statuses"), countsToJson(row.statuses) },
        { QStringLiteral("bytes"), jsonCount(row.bytes) },
        { QStringLiteral("ttfbMs"), latencyToJson(row.latency) },
    };
    insertMarks(object, row.named, row.isOther);
    return object;
}

void readRow(const JsonReader &reader, HostRow &row)
{
    row.host = reader.text(QStringLiteral("host"));
    row.named = reader.flag(QStringLiteral("named"), true);
    row.isOther = reader.flag(QStringLiteral("other"), false);
    row.requests = reader.count(QStringLiteral("requests"));
    row.responses = reader.count(QStringLiteral("responses"));
    row.bytes = reader.count(QStringLiteral("bytes"));
    row.statuses = readStatuses(reader);
    row.latency = readLatency(reader);
}

QJsonObject rowToJson(const SectionRow &row)
{
    QJsonObject object {
        { QStringLiteral("host"), jsonText(row.host) },
        { QStringLiteral("section"), jsonText(row.section) },
        { QStringLiteral("requests"), jsonCount(row.requests) },
        { QStringLiteral("responses"), jsonCount(row.responses) },
        { QStringLiteral("methods"), countsToJson(row.methods) },
        { QStringLiteral("statuses"), countsToJson(row.statuses) },
        { QStringLiteral("bytes"), jsonCount(row.bytes) },
        { QStringLiteral("ttfbMs"), latencyToJson(row.latency) },
    };
    insertMarks(object, row.named, row.isOther);
    return object;
}

void readRow(const JsonReader &reader, SectionRow &row)
{
    row.host = reader.text(QStringLiteral("host"));
    row.section = reader.text(QStringLiteral("section"));
    row.named = reader.flag(QStringLiteral("named"), true);
    row.isOther = reader.flag(QStringLiteral("other"), false);
    row.requests = reader.count(QStringLiteral("requests"));
    row.responses = reader.count(QStringLiteral("responses"));
    row.bytes = reader.count(QStringLiteral("bytes"));
    row.methods = readMethods(reader);
    row.statuses = readStatuses(reader);
    row.latency = readLatency(reader);
}

QJsonObject rowToJson(const ClientRow &row)
{
    QJsonObject object {
        { QStringLiteral("client"), jsonText(row.client) },
        { QStringLiteral("requests"), jsonCount(row.requests) },
        { QStringLiteral("bytes"), jsonCount(row.bytes) },
    };
    insertMarks(object, true, row.isOther);
    return object;
}

void readRow(const JsonReader &reader, ClientRow &row)
{
    row.client = reader.text(QStringLiteral("client"));
    row.isOther = reader.flag(QStringLiteral("other"), false);
    row.requests = reader.count(QStringLiteral("requests"));
    row.bytes = reader.count(QStringLiteral("bytes"));
}

QJsonObject rowToJson(const RequestRecord &request)
{
    QJsonObject object {
        { QStringLiteral("serial"), jsonCount(request.serial) },
        { QStringLiteral("time"), jsonTime(request.time) },
        { QStringLiteral("client"), jsonText(request.client) },
        { QStringLiteral("clientPort"), request.clientPort },
        { QStringLiteral("server"), jsonText(request.server) },
        { QStringLiteral("serverPort"), request.serverPort },
        { QStringLiteral("host"), jsonText(request.host) },
        { QStringLiteral("section"), jsonText(request.section) },
        { QStringLiteral("method"), jsonText(request.method) },
        { QStringLiteral("target"), jsonText(request.target) },
        { QStringLiteral("bytes"), jsonCount(request.bytes) },
    };
    insertMarks(object, request.hostNamed, false);
    if (request.textCut)
        object.insert(QStringLiteral("cut"), true);
    if (request.status != 0)
        object.insert(QStringLiteral("status"), request.status);
    if (request.latency >= 0)
        object.insert(QStringLiteral("ttfbNs"), jsonCount(static_cast<quint64>(request.latency)));
    return object;
}

std::uint16_t readWord(const JsonReader &reader, const QString &member)
{
    return static_cast<std::uint16_t>(reader.count(member, kLargestWord));
}

void readRow(const JsonReader &reader, RequestRecord &request)
{
    request.serial = reader.count(QStringLiteral("serial"));
    request.time = reader.time(QStringLiteral("time"));
    request.client = reader.text(QStringLiteral("client"));
    request.clientPort = readWord(reader, QStringLiteral("clientPort"));
    request.server = reader.text(QStringLiteral("server"));
    request.serverPort = readWord(reader, QStringLiteral("serverPort"));
    request.host = reader.text(QStringLiteral("host"));
    request.hostNamed = reader.flag(QStringLiteral("named"), true);
    request.section = reader.text(QStringLiteral("section"));
    request.method = reader.text(QStringLiteral("method"));
    request.target = reader.text(QStringLiteral("target"));
    request.textCut = reader.flag(QStringLiteral("cut"), false);
    if (reader.has(QStringLiteral("status")))
        request.status = readWord(reader, QStringLiteral("status"));
    if (reader.has(QStringLiteral("ttfbNs"))) {
        constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<TimeNs>::max());
        request.latency = static_cast<TimeNs>(reader.count(QStringLiteral("ttfbNs"), kMost));
    }
    request.bytes = reader.count(QStringLiteral("bytes"));
}

template <typename Row> QJsonArray rowsToJson(const std::vector<Row> &rows, std::size_t most)
{
    QJsonArray array;
    for (std::size_t at = 0; at < std::min(rows.size(), most); ++at)
        array.append(rowToJson(rows[at]));
    return array;
}

template <typename Row> void readRows(
    const JsonReader &reader, const QString &member, std::size_t most, std::vector<Row> &rows)
{
    const QJsonArray array = reader.array(member, most);
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            reader.problem().complain(member, QStringLiteral("an array of objects"));
        if (!reader.problem().isEmpty())
            return;
        readRow(JsonReader(value.toObject(), reader.problem()), rows.emplace_back());
    }
}

} // namespace

QJsonObject evidenceToJson(const AlertEvidence &evidence)
{
    return {
        { QStringLiteral("from"), jsonTime(evidence.range.from) },
        { QStringLiteral("to"), jsonTime(evidence.range.to) },
        { QStringLiteral("requests"), jsonCount(evidence.requests) },
        { QStringLiteral("responses"), jsonCount(evidence.responses) },
        { QStringLiteral("statuses"), countsToJson(evidence.statuses) },
        { QStringLiteral("sections"), rowsToJson(evidence.sections, AlertEvidence::kRows) },
        { QStringLiteral("hosts"), rowsToJson(evidence.hosts, AlertEvidence::kRows) },
        { QStringLiteral("clients"), rowsToJson(evidence.clients, AlertEvidence::kRows) },
        { QStringLiteral("newest"), rowsToJson(evidence.newest, AlertEvidence::kRequests) },
    };
}

AlertEvidence evidenceFromJson(const JsonReader &reader)
{
    AlertEvidence evidence;
    evidence.range.from = reader.time(QStringLiteral("from"));
    evidence.range.to = reader.time(QStringLiteral("to"));
    evidence.requests = reader.count(QStringLiteral("requests"));
    evidence.responses = reader.count(QStringLiteral("responses"));
    evidence.statuses = readStatuses(reader);
    readRows(reader, QStringLiteral("sections"), AlertEvidence::kRows, evidence.sections);
    readRows(reader, QStringLiteral("hosts"), AlertEvidence::kRows, evidence.hosts);
    readRows(reader, QStringLiteral("clients"), AlertEvidence::kRows, evidence.clients);
    readRows(reader, QStringLiteral("newest"), AlertEvidence::kRequests, evidence.newest);
    return evidence;
}

} // namespace hitwatch
