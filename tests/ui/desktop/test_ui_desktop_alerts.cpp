// SPDX-License-Identifier: GPL-3.0-or-later
// What becomes of alerts outside the window.
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "desktop_alerts.h"
#include "ui/support/ui_surroundings.h"
#include "ui/window/main_window.h"
#include "unit/monitor/session_situations.h"

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

/// Raised by the first request to "former"; its command appends what it is told to a file.
AlertRule ruleFor(const QString &output)
{
    AlertRule rule;
    rule.name = "eager";
    rule.metric = AlertMetric::Requests;
    rule.windowSeconds = 3600;
    rule.raiseAt = rule.clearAt = 1;
    rule.scope.host = "former";
    rule.command = { "/bin/sh", "-c", "cat >>\"$0\"", output.toStdString() };
    return rule;
}

CaptureRequest requestOf(SourceKind kind, const char *path)
{
    CaptureRequest request =
        asked(path, kind == SourceKind::Live ? CaptureKind::Interfaces : CaptureKind::File);
    if (kind == SourceKind::Replay)
        request.replaySpeed = 1;
    return request;
}

QByteArrayList linesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().split('\n');
}

} // namespace

class TestUiDesktopAlerts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEpisodeGoesWhereItsCaptureSays_data();
    void anEpisodeGoesWhereItsCaptureSays();
};

void TestUiDesktopAlerts::anEpisodeGoesWhereItsCaptureSays_data()
{
    QTest::addColumn<SourceKind>("former");
    QTest::addColumn<SourceKind>("latter");
    QTest::newRow("live, then a file") << SourceKind::Live << SourceKind::File;
    QTest::newRow("a file, then live") << SourceKind::File << SourceKind::Live;
    QTest::newRow("a replay, then live") << SourceKind::Replay << SourceKind::Live;
    QTest::newRow("live, then a replay") << SourceKind::Live << SourceKind::Replay;
}

/// The capture is replaced when an episode is under way from it to whoever handles alerts.
void TestUiDesktopAlerts::anEpisodeGoesWhereItsCaptureSays()
{
    QFETCH(const SourceKind, former);
    QFETCH(const SourceKind, latter);
    const QTemporaryDir folder;
    const QString output = folder.filePath(QStringLiteral("told"));
    QFile::remove(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
        + QStringLiteral("/alerts.sqlite"));
    Sources sources;
    SettingsStore store(folder.filePath(QStringLiteral("settings.ini")));
    Settings settings = store.settings();
    settings.alertRules = { ruleFor(output) };
    QVERIFY(store.set(settings));
    MainWindow window(store, sources.opener());
    AlertRecordPtr ended;
    bool isReplaced = false;
    // Before the desktop's own connection, so it is told of the episode after the change.
    connect(&window.session(), &LiveSession::episodeChanged, this, [&](const AlertRecordPtr &told) {
        if (!told->isFiring())
            ended = told;
        if (!std::exchange(isReplaced, true))
            window.watch(requestOf(latter, "latter"));
    });
    std::unique_ptr<DesktopAlerts> alerts = std::make_unique<DesktopAlerts>(window, store);
    window.watch(requestOf(former, "former"));
    WAIT_VERIFY(ended != nullptr);
    QCOMPARE(ended->sourceKind, former);
    QCOMPARE(ended->end, AlertEnd::CaptureEnded);
    const bool isKept = former == SourceKind::Live;
    if (isKept)
        WAIT_COMPARE(linesOf(output).size(), 3); // raised, ended, and behind the last newline
    alerts.reset(); // waits for commands, and writes the history
    QCOMPARE(QFile::exists(output), isKept);
    AlertHistory history({}, {});
    QSignalSpy read(&history, &AlertHistory::recordsRead);
    history.read(10);
    WAIT_COMPARE(read.size(), 1);
    const auto records = read.front().front().value<AlertHistory::Records>();
    QCOMPARE(records.size(), std::size_t { isKept ? 1U : 0U });
    if (isKept)
        QCOMPARE(records.front()->id, ended->id);
}

HITWATCH_UI_TEST_MAIN(TestUiDesktopAlerts)
#include "test_ui_desktop_alerts.moc"
