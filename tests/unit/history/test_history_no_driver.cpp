// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

#include "monitor/history/alert_history.h"
#include "support/waiting.h"
#include "unit/history/episodes.h"

using namespace hitwatch;

namespace {

class TestHistoryNoDriver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatToInstall();
};

/// A process of its own: plug-ins are looked for once.
void TestHistoryNoDriver::tellsWhatToInstall()
{
    QTemporaryDir folder;
    QCoreApplication::setLibraryPaths({ folder.path() });
    if (QSqlDatabase::isDriverAvailable(QStringLiteral("QSQLITE")))
        QSKIP("the driver is part of this Qt, not a plug-in");
    AlertHistory history(folder.filePath(QStringLiteral("alerts.sqlite")), {});
    QSignalSpy problems(&history, &AlertHistory::problemFound);
    QSignalSpy read(&history, &AlertHistory::recordsRead);
    QSignalSpy missing(&history, &AlertHistory::evidenceMissing);
    for (std::uint32_t number = 0; number < 300; ++number)
        history.record(std::make_shared<const AlertRecord>(randomEpisode(number, 0)));
    history.read(10);
    history.readEvidence(QString::fromStdString(episodeId(1)));
    history.clear();
    WAIT_COMPARE(missing.size(), 1);
    QCOMPARE(read.size(), 1);
    QVERIFY(read.first().first().value<AlertHistory::Records>().empty());
    int named = 0;
    for (const QList<QVariant> &problem : problems)
        named += problem.first().toString().contains(QStringLiteral("libqt6sql6-sqlite")) ? 1 : 0;
    QCOMPARE(named, 1);
}

} // namespace

QTEST_GUILESS_MAIN(TestHistoryNoDriver)
#include "test_history_no_driver.moc"
