// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/figures.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace hitwatch::test {

namespace {

using Table = QMap<QString, quint64>;

quint64 count(const QJsonValue &value)
{
    return static_cast<quint64>(value.toInteger());
}

Table tableOf(const QJsonValue &object)
{
    Table table;
    const QJsonObject rows = object.toObject();
    for (auto row = rows.begin(); row != rows.end(); ++row)
        table[row.key()] = count(row.value());
    return table;
}

void compareNumber(QStringList &lines, const char *name, quint64 ours, quint64 truth)
{
    if (ours != truth)
        lines += QStringLiteral("%1: %2, truth %3").arg(QLatin1String(name)).arg(ours).arg(truth);
}

void compareTable(QStringList &lines, const char *name, const Table &ours, const Table &truth)
{
    Table keys = ours;
    keys.insert(truth);
    for (auto key = keys.begin(); key != keys.end(); ++key) {
        if (ours.value(key.key()) != truth.value(key.key()))
            lines += QStringLiteral("%1 '%2': %3, truth %4")
                         .arg(QLatin1String(name), key.key())
                         .arg(ours.value(key.key()))
                         .arg(truth.value(key.key()));
    }
}

void checkSum(QStringList &lines, const char *name, quint64 sum, quint64 whole)
{
    if (sum != whole)
        lines += QStringLiteral("sum of %1: %2 of %3").arg(QLatin1String(name)).arg(sum).arg(whole);
}

quint64 sumOf(const Table &table)
{
    quint64 sum = 0;
    for (const quint64 value : table)
        sum += value;
    return sum;
}

} // namespace

Figures figuresOf(const StatsSnapshot &stats)
{
    Figures figures { .requests = stats.requests,
        .responses = stats.responses,
        .interim = stats.interim,
        .methods = {},
        .statuses = {},
        .hosts = {},
        .sections = {} };
    for (const auto &[method, requests] : stats.methods)
        figures.methods[QString::fromStdString(method)] += requests;
    for (const auto &[status, responses] : stats.statuses)
        figures.statuses[QString::number(status)] += responses;
    for (const HostRow &row : stats.hosts) {
        if (row.named && !row.isOther && row.requests > 0)
            figures.hosts[QString::fromStdString(row.host).toLower()] += row.requests;
    }
    for (const SectionRow &row : stats.sections) {
        if (row.requests > 0)
            figures.sections[QString::fromStdString(row.section)] += row.requests;
    }
    return figures;
}

Figures figuresOf(const QJsonObject &truth)
{
    Figures figures { .requests = count(truth[QLatin1String("requests")]),
        .responses = count(truth[QLatin1String("responses")]),
        .interim = count(truth[QLatin1String("interim")]),
        .methods = tableOf(truth[QLatin1String("methods")]),
        .statuses = tableOf(truth[QLatin1String("statuses")]),
        .hosts = {},
        .sections = tableOf(truth[QLatin1String("sectionTotals")]) };
    // Truths of HTTP/2 list hosts by name and sections by host; and what of a connection that was joined
    // in the middle can be known, where it was sent as a reference to what came before.
    for (const QJsonValue &row : truth[QLatin1String("sections")].toArray())
        figures.sections[row[QLatin1String("section")].toString()] +=
            count(row[QLatin1String("requests")]);
    const QJsonValue known = truth[QLatin1String("expect")][QLatin1String("known")];
    if (known.isObject()) {
        const auto knownTable = [&known](const char *table, const char *unknown) {
            Table rows = tableOf(known[QLatin1String(table)]);
            if (const quint64 requests = count(known[QLatin1String(unknown)]))
                rows[QStringLiteral("(unknown)")] = requests;
            return rows;
        };
        figures.methods = knownTable("methods", "methodUnknown");
        figures.sections = knownTable("sections", "pathUnknown");
    }
    figures.hosts = tableOf(truth[QLatin1String("hosts")]);
    figures.hosts.remove(QString());
    const QJsonArray rows = truth[QLatin1String("hosts")].toArray();
    for (const auto &row : rows) {
        QString host = row[QLatin1String("host")].toString().toLower();
        if (host.endsWith(QLatin1String(":80")))
            host.chop(3);
        if (host != QLatin1String("(none)")) // requests that named no host are in no row
            figures.hosts[host] += count(row[QLatin1String("requests")]);
    }
    return figures;
}

QStringList differences(const Figures &ours, const Figures &truth)
{
    QStringList lines;
    compareNumber(lines, "requests", ours.requests, truth.requests);
    compareNumber(lines, "responses", ours.responses, truth.responses);
    compareNumber(lines, "interim", ours.interim, truth.interim);
    compareTable(lines, "method", ours.methods, truth.methods);
    compareTable(lines, "status", ours.statuses, truth.statuses);
    compareTable(lines, "host", ours.hosts, truth.hosts);
    compareTable(lines, "section", ours.sections, truth.sections);
    return lines;
}

QStringList differencesFromTruth(const StatsSnapshot &stats, const QJsonObject &truth)
{
    if (truth[QLatin1String("tolerance")].toString() == QLatin1String("exact"))
        return differences(figuresOf(stats), figuresOf(truth));
    QStringList lines;
    const auto check = [&](const char *name, quint64 ours) {
        const QJsonArray range = truth[QLatin1String(name) + QLatin1String("Range")].toArray();
        if (range.size() != 2 || ours < count(range[0]) || ours > count(range[1]))
            lines += QStringLiteral("%1: %2, truth %3 to %4")
                         .arg(QLatin1String(name))
                         .arg(ours)
                         .arg(count(range[0]))
                         .arg(count(range[1]));
    };
    check("requests", stats.requests);
    check("responses", stats.responses);
    return lines;
}

QStringList inconsistencies(const StatsSnapshot &stats)
{
    QStringList lines;
    const Figures figures = figuresOf(stats);
    quint64 hostRequests = 0;
    quint64 hostResponses = 0;
    for (const HostRow &row : stats.hosts) {
        hostRequests += row.requests;
        hostResponses += row.responses;
    }
    checkSum(lines, "methods", sumOf(figures.methods), stats.requests);
    checkSum(lines, "statuses", sumOf(figures.statuses), stats.responses);
    checkSum(lines, "sections", sumOf(figures.sections), stats.requests);
    checkSum(lines, "hosts", hostRequests, stats.requests);
    checkSum(lines, "hosts' responses", hostResponses, stats.responses);
    return lines;
}

QString truthPath(const QString &capture)
{
    QString beside = capture + QLatin1String(".truth.json");
    if (QFile::exists(beside))
        return beside;
    const auto suffix = capture.lastIndexOf(QLatin1String(".pcap"));
    QString named = capture.left(suffix) + QLatin1String(".truth.json");
    return QFile::exists(named) ? named : QString();
}

QString keysPath(const QString &capture)
{
    const auto suffix = capture.lastIndexOf(QLatin1String(".pcap"));
    QString named = capture.left(suffix) + QLatin1String(".keys");
    return QFile::exists(named) ? named : QString();
}

QJsonObject readJson(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

QStringList capturesWithTruth(const QString &folder)
{
    QStringList captures;
    const QStringList names =
        QDir(folder).entryList({ QStringLiteral("*.pcap*") }, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString path = folder + u'/' + name;
        if (!name.endsWith(QLatin1String(".json")) && !truthPath(path).isEmpty())
            captures += path;
    }
    return captures;
}

} // namespace hitwatch::test
