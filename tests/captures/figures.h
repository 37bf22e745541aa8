// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "stats/stats_snapshot.h"

#include <QJsonObject>
#include <QMap>
#include <QString>
#include <QStringList>

namespace hitwatch::test {

/// What a capture is judged by, whoever counted.
struct Figures {
    quint64 requests = 0;
    quint64 responses = 0;
    quint64 interim = 0;
    QMap<QString, quint64> methods;
    QMap<QString, quint64> statuses;
    QMap<QString, quint64> hosts; ///< requests per host that was named; lower case
    QMap<QString, quint64> sections; ///< hits per section, summed over hosts

    bool operator==(const Figures &) const = default;
};

Figures figuresOf(const StatsSnapshot &stats);
Figures figuresOf(const QJsonObject &truth);

/// One line per figure that differs.
QStringList differences(const Figures &ours, const Figures &truth);
/// By the tolerance that @p truth asks for: "exact", or "range" of requests and responses.
QStringList differencesFromTruth(const StatsSnapshot &stats, const QJsonObject &truth);
/// Sums that do not hold within one report.
QStringList inconsistencies(const StatsSnapshot &stats);

/// The truth beside a capture: FILE.truth.json or NAME.truth.json. Empty when there is none.
QString truthPath(const QString &capture);
/// The key log beside a capture: NAME.keys. Empty when there is none.
QString keysPath(const QString &capture);
QJsonObject readJson(const QString &path);
/// Captures in @p folder that have a truth, sorted by name.
QStringList capturesWithTruth(const QString &folder);

} // namespace hitwatch::test
