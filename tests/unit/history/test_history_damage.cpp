// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>

#include "unit/history/history_situation.h"

#include <csignal>
#include <functional>
#include <random>
#include <sys/resource.h>

using namespace hitwatch;

namespace {

using Damage = std::function<void(const QString &path)>;

void overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), qint64 { bytes.size() });
}

/// Files of this process cannot grow beyond @p bytes: as if the disk were full.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes)
        : m_action(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit { bytes, m_before.rlim_max };
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_action);
    }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

private:
    rlimit m_before {};
    void (*m_action)(int);
};

class TestHistoryDamage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void putsAsideWhatIsOfNoUse_data();
    void putsAsideWhatIsOfNoUse();
    void survivesAnyDamagedByte();
    void leavesOutWhatMakesNoSense_data();
    void leavesOutWhatMakesNoSense();
    void goesOnWithoutAFolder();
    void goesOnWithAFullDisk();
    void goesOnWithANewFileWhenItIsDeleted();
    void tellsWhatItRefuses();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("alerts.sqlite")); }
    QStringList putAside() const
    {
        return QDir(m_folder->path())
            .entryList({ QStringLiteral("alerts.sqlite.damaged-*") }, QDir::Files, QDir::Name);
    }
    void makeFile(std::uint32_t episodes)
    {
        RunningHistory running(path());
        for (std::uint32_t number = 0; number < episodes; ++number)
            running.history.record(share(randomEpisode(number)));
        QCOMPARE(running.readAll().size(), std::size_t { episodes });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestHistoryDamage::putsAsideWhatIsOfNoUse_data()
{
    QTest::addColumn<Damage>("damage");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const char *word, Damage damage) {
        QTest::newRow(name) << damage << QString::fromLatin1(word);
    };
    const auto sql = [&](const char *name, const char *word, const char *statement) {
        row(name, word,
            [statement](const QString &path) { runSql(path, QLatin1String(statement)); });
    };
    row("not a database", "damaged", [](const QString &path) {
        QFile::resize(path, 0);
        overwrite(path, 0, QByteArray(9000, 'x'));
    });
    row("head overwritten", "damaged",
        [](const QString &path) { overwrite(path, 0, QByteArray(100, '\xff')); });
    row("pages overwritten", "damaged", [](const QString &path) {
        overwrite(path, 4096, QByteArray(qsizetype { QFileInfo(path).size() } - 4096, '\x5a'));
    });
    row("half of it", "damaged",
        [](const QString &path) { QFile::resize(path, QFileInfo(path).size() / 2 / 4096 * 4096); });
    sql("a newer version", "newer", "PRAGMA user_version = 2");
    sql("another program's", "damaged", "PRAGMA user_version = 0");
    sql("without a table", "damaged", "DROP TABLE evidence");
    sql("without a column", "damaged", "ALTER TABLE episodes RENAME COLUMN record TO other");
}

void TestHistoryDamage::putsAsideWhatIsOfNoUse()
{
    QFETCH(Damage, damage);
    QFETCH(QString, word);
    makeFile(20);
    damage(path());
    {
        RunningHistory running(path());
        running.history.record(share(randomEpisode(100)));
        const AlertHistory::Records read = running.readAll();
        QCOMPARE(read.size(), std::size_t { 1 });
        QCOMPARE(read.at(0)->id, episodeId(100));
        QCOMPARE(running.problems.size(), 1);
        QVERIFY2(running.problem().contains(word), qPrintable(running.problem()));
        QCOMPARE(putAside().size(), 1);
        QVERIFY(running.problem().contains(putAside().first()));
        QVERIFY(!running.problem().contains(QLatin1Char('\n')));
    }
    RunningHistory again(path());
    QCOMPARE(again.readAll().size(), std::size_t { 1 });
    QVERIFY(again.problems.isEmpty());
}

void TestHistoryDamage::survivesAnyDamagedByte()
{
    makeFile(5);
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray sound = file.readAll();
    file.close();
    std::mt19937 dice(4);
    for (int round = 0; round < 40; ++round) {
        QByteArray bytes = sound;
        for (int change = 0; change < 4; ++change) {
            const auto at = static_cast<qsizetype>(dice() % (round % 2 ? 8192U : 60'000U));
            if (at < bytes.size())
                bytes[at] = static_cast<char>(dice());
        }
        QTemporaryDir folder;
        const QString damaged = folder.filePath(QStringLiteral("alerts.sqlite"));
        QFile copy(damaged);
        QVERIFY(copy.open(QIODevice::WriteOnly));
        QCOMPARE(copy.write(bytes), qint64 { bytes.size() });
        copy.close();
        RunningHistory running(damaged);
        running.history.record(share(randomEpisode(100)));
        const AlertHistory::Records read = running.readAll();
        for (const AlertRecordPtr &episode : read)
            running.readEvidence(*episode);
        QVERIFY(read.size() <= 6);
        // What cannot be read was told.
        QVERIFY2(
            read.size() == 6 || !running.problems.isEmpty(), qPrintable(QString::number(round)));
    }
}

void TestHistoryDamage::leavesOutWhatMakesNoSense_data()
{
    QTest::addColumn<QString>("statement");
    QTest::addColumn<int>("left");
    const auto row = [](const char *name, int left, const char *statement) {
        QTest::newRow(name) << QString::fromLatin1(statement) << left;
    };
    row("no JSON", 2, "UPDATE episodes SET record = 'hello'");
    row("a number", 2, "UPDATE episodes SET record = 17");
    row("another's record", 2,
        "UPDATE episodes SET record = replace(CAST(record AS TEXT), '\"id\":\"', '\"id\":\"f')");
    row("another's id", 2, "UPDATE episodes SET id = 'x'");
    row("a huge record", 2, "UPDATE episodes SET record = zeroblob(2000000)");
    row("evidence that is none", 3, "UPDATE evidence SET json = 'hello'");
    row("evidence of another size", 3, "UPDATE evidence SET size = size - 1");
    row("evidence of a negative size", 3, "UPDATE evidence SET size = -1");
    row("evidence that claims gigabytes", 3, "UPDATE evidence SET size = 1 << 40");
    row("evidence of a text's size", 3, "UPDATE evidence SET size = 'many'");
    row("no evidence", 3, "DELETE FROM evidence");
}

void TestHistoryDamage::leavesOutWhatMakesNoSense()
{
    QFETCH(QString, statement);
    QFETCH(int, left);
    makeFile(3);
    const QString bad = QString::fromStdString(episodeId(1));
    runSql(path(), QStringLiteral("PRAGMA foreign_keys = OFF"));
    runSql(path(), statement + QStringLiteral(" WHERE id = '%1'").arg(bad));
    RunningHistory running(path());
    QCOMPARE(running.readAll().size(), static_cast<std::size_t>(left));
    QCOMPARE(running.problems.size(), left == 3 ? 0 : 1);
    QVERIFY(!running.readEvidence(bad));
    QVERIFY(running.readEvidence(QString::fromStdString(episodeId(0))));
    QVERIFY(putAside().isEmpty());
}

void TestHistoryDamage::goesOnWithoutAFolder()
{
    const QString notAFolder = m_folder->filePath(QStringLiteral("data"));
    QFile file(notAFolder);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    RunningHistory running(notAFolder + QStringLiteral("/alerts.sqlite"));
    for (std::uint32_t number = 0; number < 3; ++number) {
        running.history.record(share(randomEpisode(number)));
        QVERIFY(running.readAll().empty());
        QVERIFY(!running.readEvidence(QString::fromStdString(episodeId(number))));
    }
    QCOMPARE(running.problems.size(), 1);
    QVERIFY2(running.problem().contains(notAFolder), qPrintable(running.problem()));
    QVERIFY(file.remove());
    QCOMPARE(running.readAll().size(), std::size_t { 3 });
    QCOMPARE(running.problems.size(), 1);
}

void TestHistoryDamage::goesOnWithAFullDisk()
{
    RunningHistory running(path());
    running.history.record(share(randomEpisode(0)));
    QCOMPARE(running.readAll().size(), std::size_t { 1 });
    {
        const FullDisk full(16'384);
        for (std::uint32_t number = 1; number < 40; ++number)
            running.history.record(share(randomEpisode(number, 100)));
        running.readAll();
        WAIT_COMPARE(running.problems.size(), 1);
        running.readAll();
        QCOMPARE(running.problems.size(), 1);
    }
    QCOMPARE(running.readAll().size(), std::size_t { 40 });
    QVERIFY(putAside().isEmpty());
    QVERIFY(running.readEvidence(QString::fromStdString(episodeId(39))));
}

void TestHistoryDamage::goesOnWithANewFileWhenItIsDeleted()
{
    RunningHistory running(path());
    running.history.record(share(randomEpisode(0)));
    QCOMPARE(running.readAll().size(), std::size_t { 1 });
    QVERIFY(QFile::remove(path()));
    running.history.record(share(randomEpisode(1)));
    QCOMPARE(running.readAll().size(), std::size_t { 1 });
    QCOMPARE(running.readAll().at(0)->id, episodeId(1));
}

void TestHistoryDamage::tellsWhatItRefuses()
{
    const QString nowhere = QStringLiteral("/dev/null/alerts.sqlite");
    RunningHistory running(nowhere);
    for (std::uint32_t number = 0; number < 400; ++number)
        running.history.record(share(randomEpisode(number, 0)));
    running.readAll();
    int refused = 0;
    for (int at = 0; at < running.problems.size(); ++at)
        refused +=
            running.problem(at).contains(QStringLiteral("faster than they can be saved")) ? 1 : 0;
    QCOMPARE(refused, 1);
    QCOMPARE(running.problems.size(), 2);
}

} // namespace

QTEST_GUILESS_MAIN(TestHistoryDamage)
#include "test_history_damage.moc"
