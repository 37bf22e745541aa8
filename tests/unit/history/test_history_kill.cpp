// SPDX-License-Identifier: GPL-3.0-or-later
#include <QProcess>

#include "unit/history/history_situation.h"

#include <random>
#include <set>

using namespace hitwatch;

namespace {

constexpr int kKills = 50;
constexpr std::uint32_t kNumbersPerRun = 10'000;

class TestHistoryKill : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKillLosesNothingThatWasKept();
};

/// What one run of the writer said before it was killed.
struct Said {
    std::set<std::string> kept;
    int over = 0;
};

/// Kills the writer when it has printed @p lines lines; @returns all that it said until it died.
Said runAndKill(const QString &path, std::uint32_t first, int lines)
{
    QProcess writer;
    writer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    writer.start(QStringLiteral(HITWATCH_HISTORY_WRITER), { path, QString::number(first) });
    QByteArray text;
    while (text.count('\n') < lines && writer.waitForReadyRead(kLongWaitMs))
        text += writer.readAllStandardOutput();
    writer.kill();
    writer.waitForFinished(kLongWaitMs);
    text += writer.readAllStandardOutput();
    Said said;
    const QList<QByteArray> all = text.split('\n');
    // The last one may be torn.
    for (qsizetype at = 0; at + 1 < all.size(); ++at) {
        const QByteArray &line = all[at];
        if (line.startsWith("kept "))
            said.kept.insert(line.mid(5).toStdString());
        else if (line.startsWith("over "))
            ++said.over;
        else
            qWarning("%s", line.constData());
    }
    return said;
}

std::uint32_t numberOf(const std::string &id)
{
    return static_cast<std::uint32_t>(std::stoul(id.substr(24), nullptr, 16));
}

void TestHistoryKill::aKillLosesNothingThatWasKept()
{
    bool isSeed = false;
    const uint given = qEnvironmentVariable("HITWATCH_SEED").toUInt(&isSeed);
    const uint seed = isSeed ? given : 20'261'123;
    qInfo("HITWATCH_SEED=%u", seed);
    std::mt19937 dice(seed);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("alerts.sqlite"));
    std::set<std::string> kept;
    std::set<std::string> ended;
    for (std::uint32_t run = 0; run < kKills; ++run) {
        const int lines = static_cast<int>(dice() % 16);
        const Said said = runAndKill(path, run * kNumbersPerRun, lines);
        QVERIFY2(said.over + static_cast<int>(said.kept.size()) >= lines, "the writer went away");
        kept.insert(said.kept.begin(), said.kept.end());
        QCOMPARE(runSql(path, QStringLiteral("PRAGMA integrity_check")).toString(),
            QStringLiteral("ok"));
    }

    RunningHistory after(path, { 100'000, 90 });
    std::set<std::string> found;
    for (const AlertRecordPtr &one : after.readAll()) {
        found.insert(one->id);
        QVERIFY(!one->isFiring());
        const AlertRecord made = randomEpisode(numberOf(one->id), 5);
        const AlertRecordPtr whole = after.readEvidence(*one);
        QVERIFY2(whole, one->id.c_str());
        QVERIFY2(*whole->evidence == *made.evidence, one->id.c_str());
        if (isSame(*whole, made))
            continue;
        // It was still firing: ended at the newest moment known.
        QVERIFY2(kept.count(one->id) == 0, one->id.c_str());
        AlertRecord open = made;
        open.now = whole->now;
        open.clearedAt = whole->now;
        open.end = AlertEnd::CaptureEnded;
        open.peak = open.value;
        QVERIFY2(isSame(*whole, open), one->id.c_str());
        ended.insert(one->id);
    }
    for (const std::string &id : kept)
        QVERIFY2(found.count(id) == 1, id.c_str());
    QVERIFY(after.problems.isEmpty());
    QVERIFY2(kept.size() > 20, "too few were kept to mean anything");
    qInfo("%zu episodes found, %zu of them known to be kept, %zu left open by a kill", found.size(),
        kept.size(), ended.size());
}

} // namespace

QTEST_GUILESS_MAIN(TestHistoryKill)
#include "test_history_kill.moc"
