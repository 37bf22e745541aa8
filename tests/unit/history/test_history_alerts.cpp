// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include "unit/history/history_situation.h"

#include <algorithm>

using namespace hitwatch;

namespace {

class TestHistoryAlerts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void keepsEpisodesAcrossRestarts();
    void readsTheNewestOnly();
    void bringsAnEpisodeUpToDate();
    void writesABurstOfStatesOnce();
    void endsWhatAKillLeftOpen();
    void leavesOpenWhatAnotherProgramWatches();
    void twoProgramsWriteAtOnce();
    void theOldestGoByCount();
    void theOldestGoByAge();
    void anOldCaptureFileIsNew();
    void clearLeavesNothing();
    void isReadableByItsOwnerOnly();
    void liesInTheUsersFolder();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("data/alerts.sqlite")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHistoryAlerts::keepsEpisodesAcrossRestarts()
{
    std::vector<AlertRecord> episodes;
    for (std::uint32_t number = 0; number < 30; ++number)
        episodes.push_back(randomEpisode(number));
    {
        RunningHistory before(path());
        for (const AlertRecord &episode : episodes)
            before.history.record(share(episode));
    }
    std::sort(episodes.begin(), episodes.end(),
        [](const auto &left, const auto &right) { return left.raisedAt > right.raisedAt; });
    RunningHistory after(path());
    const AlertHistory::Records read = after.readAll();
    QCOMPARE(read.size(), episodes.size());
    for (std::size_t at = 0; at < read.size(); ++at) {
        QVERIFY(isSame(*read[at], withoutEvidence(episodes[at])));
        const AlertRecordPtr whole = after.readEvidence(episodes[at]);
        QVERIFY(whole);
        QVERIFY(isSame(*whole, episodes[at]));
    }
    QVERIFY(!after.readEvidence(QStringLiteral("' OR 1 --")));
    QVERIFY(after.problems.isEmpty());
}

void TestHistoryAlerts::readsTheNewestOnly()
{
    RunningHistory running(path());
    for (std::uint32_t number = 0; number < 5; ++number)
        running.history.record(share(randomEpisode(number, 0)));
    const AlertHistory::Records all = running.readAll();
    QCOMPARE(all.size(), std::size_t { 5 });
    for (const int most : { -1, 0, 2, 5 }) {
        QSignalSpy spy(&running.history, &AlertHistory::recordsRead);
        running.history.read(most);
        WAIT_COMPARE(spy.size(), 1);
        const auto read = spy.first().first().value<AlertHistory::Records>();
        QCOMPARE(read.size(), static_cast<std::size_t>(std::max(most, 0)));
        for (std::size_t at = 0; at < read.size(); ++at)
            QCOMPARE(read[at]->id, all[at]->id);
    }
}

void TestHistoryAlerts::bringsAnEpisodeUpToDate()
{
    const AlertRecord over = randomEpisode(1);
    const AlertRecord firing = whileFiring(over);
    RunningHistory running(path());
    running.history.record(share(firing));
    QVERIFY(isSame(*running.readAll().at(0), withoutEvidence(firing)));
    // Evidence is kept from the state that had it.
    running.history.record(share(withoutEvidence(over)));
    QCOMPARE(running.readAll().size(), std::size_t { 1 });
    const AlertRecordPtr read = running.readEvidence(over);
    QVERIFY(read);
    QVERIFY(isSame(*read, over));
}

void TestHistoryAlerts::writesABurstOfStatesOnce()
{
    RunningHistory running(path());
    running.history.setWriteInterval(std::chrono::hours(1));
    AlertRecord episode = whileFiring(randomEpisode(1));
    running.history.record(share(episode));
    WAIT_COMPARE(running.written.size(), 1);
    for (int state = 0; state < 100; ++state) {
        episode.peak += 1;
        running.history.record(share(episode));
    }
    const AlertHistory::Records read = running.readAll();
    QCOMPARE(running.written.size(), 2);
    QCOMPARE(running.written.last().first().toStringList(),
        QStringList { QString::fromStdString(episode.id) });
    QVERIFY(isSame(*read.at(0), withoutEvidence(episode)));
}

void TestHistoryAlerts::endsWhatAKillLeftOpen()
{
    AlertRecord episode = whileFiring(randomEpisode(1));
    episode.now = episode.raisedAt + 17 * kSecond;
    AlertRecord odd = whileFiring(randomEpisode(2));
    odd.now = odd.raisedAt - kSecond;
    {
        RunningHistory before(path());
        before.history.record(share(episode));
        before.history.record(share(odd));
        QVERIFY(before.readAll().at(0)->isFiring());
    }
    RunningHistory after(path());
    std::map<std::string, AlertRecordPtr> read;
    for (const AlertRecordPtr &one : after.readAll())
        read[one->id] = one;
    AlertRecord ended = episode;
    ended.clearedAt = episode.now;
    ended.end = AlertEnd::CaptureEnded;
    QVERIFY(isSame(*read.at(episode.id), withoutEvidence(ended)));
    QCOMPARE(read.at(odd.id)->clearedAt, std::optional(odd.raisedAt));
    QVERIFY(isSame(*after.readEvidence(episode), ended));
}

void TestHistoryAlerts::leavesOpenWhatAnotherProgramWatches()
{
    AlertRecord episode = whileFiring(randomEpisode(1));
    RunningHistory first(path());
    first.history.record(share(episode));
    QCOMPARE(first.readAll().size(), std::size_t { 1 });
    RunningHistory second(path());
    QVERIFY(second.readAll().at(0)->isFiring());
}

void TestHistoryAlerts::twoProgramsWriteAtOnce()
{
    // One after the other: to make the file, SQLite wants it for itself and does not wait.
    RunningHistory one(path());
    QVERIFY(one.readAll().empty());
    RunningHistory other(path());
    QVERIFY(other.readAll().empty());
    one.history.setWriteInterval(std::chrono::milliseconds(0));
    other.history.setWriteInterval(std::chrono::milliseconds(0));
    for (std::uint32_t number = 0; number < 100; ++number) {
        one.history.record(share(randomEpisode(2 * number, 1)));
        other.history.record(share(randomEpisode(2 * number + 1, 1)));
    }
    one.readAll();
    other.readAll();
    QCOMPARE(one.readAll().size(), std::size_t { 200 });
    QVERIFY(one.problems.isEmpty() && other.problems.isEmpty());
}

void TestHistoryAlerts::theOldestGoByCount()
{
    RunningHistory running(path(), { 3, 90 });
    for (std::uint32_t number = 0; number < 10; ++number)
        running.history.record(share(randomEpisode(number)));
    QCOMPARE(running.readAll().size(), std::size_t { 3 });
    running.history.setLimits({ 2, 90 });
    QCOMPARE(running.readAll().size(), std::size_t { 2 });
    for (int number = 0; number < 10; ++number) {
        const std::string id = episodeId(static_cast<std::uint32_t>(number));
        const AlertHistory::Records kept = running.readAll();
        const bool isKept = std::any_of(
            kept.begin(), kept.end(), [&](const AlertRecordPtr &one) { return one->id == id; });
        QCOMPARE(running.readEvidence(QString::fromStdString(id)) != nullptr, isKept);
    }
}

void TestHistoryAlerts::theOldestGoByAge()
{
    {
        RunningHistory before(path());
        for (std::uint32_t number = 0; number < 4; ++number)
            before.history.record(share(randomEpisode(number)));
    }
    runSql(path(),
        QStringLiteral(
            "UPDATE episodes SET recorded_at = recorded_at - 86400 * 31 WHERE id <> '%1'")
            .arg(QString::fromStdString(episodeId(2))));
    RunningHistory running(path(), { 1000, 32 });
    QCOMPARE(running.readAll().size(), std::size_t { 4 });
    running.history.setLimits({ 1000, 30 });
    QCOMPARE(running.readAll().size(), std::size_t { 1 });
    QCOMPARE(running.readAll().at(0)->id, episodeId(2));
}

void TestHistoryAlerts::anOldCaptureFileIsNew()
{
    AlertRecord old = randomEpisode(1);
    old.raisedAt = 0;
    old.clearedAt = kSecond;
    RunningHistory running(path(), { 10, 1 });
    running.history.record(share(old));
    QCOMPARE(running.readAll().size(), std::size_t { 1 });
}

void TestHistoryAlerts::clearLeavesNothing()
{
    AlertRecord episode = randomEpisode(1);
    episode.rule.name = "a name that nobody shall find";
    const AlertRecord later = randomEpisode(2);
    RunningHistory running(path());
    running.history.record(share(episode));
    QCOMPARE(running.readAll().size(), std::size_t { 1 });
    running.history.setWriteInterval(std::chrono::hours(1));
    running.history.record(share(randomEpisode(3)));
    running.history.clear();
    running.history.record(share(later));
    const AlertHistory::Records left = running.readAll();
    QCOMPARE(left.size(), std::size_t { 1 });
    QCOMPARE(left.at(0)->id, later.id);
    QVERIFY(!running.readEvidence(episode));
    for (const char *part : { "", "-wal" }) {
        QFile file(path() + QLatin1String(part));
        if (file.open(QIODevice::ReadOnly))
            QVERIFY(!file.readAll().contains(episode.rule.name.c_str()));
    }
    QVERIFY(running.problems.isEmpty());
}

void TestHistoryAlerts::isReadableByItsOwnerOnly()
{
    RunningHistory running(path());
    running.history.record(share(randomEpisode(1)));
    QCOMPARE(running.readAll().size(), std::size_t { 1 });
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    const QFileInfo folder(QFileInfo(path()).absolutePath());
    QVERIFY(!(folder.permissions() & others));
    for (const char *part : { "", "-wal", "-shm", ".lock" })
        QVERIFY(!(QFileInfo(path() + QLatin1String(part)).permissions() & others));
}

void TestHistoryAlerts::liesInTheUsersFolder()
{
    QStandardPaths::setTestModeEnabled(true);
    const QString file = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
        + QStringLiteral("/alerts.sqlite");
    QFile::remove(file);
    {
        RunningHistory running(QString {});
        running.history.record(share(randomEpisode(1)));
    }
    QVERIFY(QFile::exists(file));
    QVERIFY(QFile::remove(file));
    QStandardPaths::setTestModeEnabled(false);
}

} // namespace

QTEST_GUILESS_MAIN(TestHistoryAlerts)
#include "test_history_alerts.moc"
