// SPDX-License-Identifier: GPL-3.0-or-later
// The history of alerts and an export on a file system that is full, a small one of this test's
// own.
#include "live/private_network.h"
#include "ui/exporting/export_file.h"
#include "unit/history/history_situation.h"

#include <QDir>
#include <QFile>

#include <sys/mount.h>

using namespace hitwatch;

class TestLiveFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void theHistoryGoesOn();
    void anExportLeavesTheOldFile();

private:
    QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    /// Takes all room that is left.
    bool fill();

    QTemporaryDir m_folder;
};

void TestLiveFullDisk::initTestCase()
{
    const QString problem = enterPrivateNetwork(); // and a private view of file systems
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
}

void TestLiveFullDisk::init()
{
    if (::mount("none", qPrintable(m_folder.path()), "tmpfs", 0, "size=8m") != 0)
        QSKIP("needs the right to mount a tmpfs");
}

void TestLiveFullDisk::cleanup()
{
    ::umount(qPrintable(m_folder.path()));
}

bool TestLiveFullDisk::fill()
{
    QFile filler(path("filler"));
    if (!filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return false;
    const QByteArray page(4096, 'x');
    while (filler.write(page) == page.size()) { }
    return filler.error() != QFileDevice::NoError;
}

void TestLiveFullDisk::theHistoryGoesOn()
{
    RunningHistory running(path("alerts.sqlite"));
    running.history.record(share(randomEpisode(0)));
    QCOMPARE(running.readAll().size(), std::size_t { 1 });
    QVERIFY(fill());
    for (std::uint32_t number = 1; number < 40; ++number)
        running.history.record(share(randomEpisode(number, 100)));
    running.readAll();
    WAIT_COMPARE(running.problems.size(), 1); // told once
    QVERIFY(QFile::remove(path("filler")));
    // What was kept in memory meanwhile is written.
    QCOMPARE(running.readAll().size(), std::size_t { 40 });
    QVERIFY(running.readEvidence(QString::fromStdString(episodeId(39))));
}

void TestLiveFullDisk::anExportLeavesTheOldFile()
{
    QVERIFY(!writeFile(path("a.json"), "old"));
    QVERIFY(fill());
    const std::optional<QString> problem = writeFile(path("a.json"), QByteArray(100'000, 'x'));
    QVERIFY(problem.has_value());
    QVERIFY2(problem->contains(QStringLiteral("the disk is full")), qPrintable(*problem));
    QFile file(path("a.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("old"));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files).size(), 2);
}

QTEST_GUILESS_MAIN(TestLiveFullDisk)
#include "test_live_full_disk.moc"
