// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as the database of alerts: it is refused, or what comes out of it is sound and can be
// written again.
#include "monitor/alert_rules_json.h"
#include "monitor/history/history_file.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <cstdint>
#include <cstdlib>

using namespace hitwatch;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

/// Plugins of Qt are found by an application only.
void needApplication()
{
    static int count = 1;
    static char name[] = "fuzz_history";
    static char *arguments[] = { name, nullptr };
    static const QCoreApplication application(count, arguments);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    needApplication();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("alerts.sqlite"));
    QFile file(path);
    const auto length = static_cast<qsizetype>(size);
    require(file.open(QIODevice::WriteOnly)
        && file.write(reinterpret_cast<const char *>(data), length) == length);
    file.close();

    HistoryFile history(path);
    if (history.open())
        return 0;
    HistoryFile::Records records;
    int unreadable = 0;
    if (history.read(100, records, unreadable))
        return 0;
    require(records.size() <= 100 && unreadable >= 0);
    for (const AlertRecordPtr &record : records) {
        require(record && problemOf(record->rule).isEmpty());
        AlertRecordPtr whole;
        static_cast<void>(history.readEvidence(QString::fromStdString(record->id), whole));
        require(!whole || whole->id == record->id);
    }
    static_cast<void>(history.write(records, {}));
    return 0;
}
