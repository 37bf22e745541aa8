// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the seeds of fuzz_history and fuzz_episode: episodes as the history keeps them.
#include "monitor/history/alert_record_json.h"
#include "monitor/history/history_file.h"
#include "unit/history/episodes.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>

using namespace hitwatch;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const QString databases = QString::fromLocal8Bit(argv[1]);
    const QString episodes = QString::fromLocal8Bit(argv[2]);
    HistoryFile::Records records;
    int number = 0;
    for (const AlertRecord &episode : { randomEpisode(1), whileFiring(randomEpisode(2, 0)) }) {
        records.push_back(std::make_shared<const AlertRecord>(episode));
        QFile file(episodes + QStringLiteral("/%1").arg(number++));
        if (!file.open(QIODevice::WriteOnly)
            || file.write(QJsonDocument(recordToJson(episode)).toJson(QJsonDocument::Compact)) < 0)
            return 1;
    }
    HistoryFile history(databases + QStringLiteral("/two"));
    return history.open() || history.write(records, {}) ? 1 : 0;
}
