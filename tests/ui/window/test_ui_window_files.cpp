// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QComboBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QProgressBar>
#include <QTest>
#include <QToolButton>
#include <QUrl>

#include "support/waiting.h"
#include "ui/figures/empty_state.h"
#include "ui/support/ui_surroundings.h"
#include "ui/window/notice_bar.h"
#include "ui/window/shown_rows.h"
#include "ui/window/window_fixture.h"

#include <sys/stat.h>

using namespace hitwatch;
using namespace hitwatch::test;

class TestUiWindowFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFileIsShownAsAWhole();
    void aDroppedFileIsOpened();
    void ofSeveralDroppedFilesTheFirstIsOpened();
    void damageIsToldWithItsPlace_data();
    void damageIsToldWithItsPlace();
    void damageIsNotToldOfTheNextFile();
    void aFileThatIsNotThereFails();
    void readingCanBeCancelled();
    void aFileCanBeReplayedAndRestarted();
    void recentFilesAreOneClickAway();

private:
    static void drop(QWidget &window, const QStringList &paths);
};

void TestUiWindowFiles::drop(QWidget &window, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls += QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QDragEnterEvent enter({ 10, 10 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event({ 10, 10 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

void TestUiWindowFiles::aFileIsShownAsAWhole()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("keep_alive.pcap"));
    QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Hitwatch - keep_alive.pcap"));
    QVERIFY(!fixture.session().view()->query.windowSeconds);
    QCOMPARE(fixture.session().view()->query.series.newestSeconds, 0);
    QCOMPARE(fixture.child<QAbstractButton>("windowButton")->text(),
        QStringLiteral("Time range: whole capture"));
    QVERIFY(fixture.child<QWidget>("replayBar")->isVisible());
    QVERIFY(!fixture.child<QWidget>("readingBar")->isVisible());
    // A capture after it has the usual window again.
    QVERIFY(fixture.watchDemo());
    QCOMPARE(fixture.session().query().windowSeconds, std::optional(120));
    WAIT_VERIFY(!fixture.child<QWidget>("replayBar")->isVisible());
}

void TestUiWindowFiles::aDroppedFileIsOpened()
{
    WindowFixture fixture;
    drop(fixture.window(), { capturePath("hosts.pcap") });
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    WAIT_VERIFY(!shownRows(fixture.window(), TableKind::Hosts).isEmpty());
    QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Hitwatch - hosts.pcap"));
}

void TestUiWindowFiles::ofSeveralDroppedFilesTheFirstIsOpened()
{
    WindowFixture fixture;
    drop(fixture.window(), { capturePath("hosts.pcap"), capturePath("methods.pcap") });
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Hitwatch - hosts.pcap"));
    QCOMPARE(fixture.child<NoticeBar>("noticeBar")->count(), std::size_t { 1 });
}

void TestUiWindowFiles::damageIsToldWithItsPlace_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("told");
    QTest::newRow("cut off") << QByteArray("cut_off.pcap") << QStringLiteral("cut_off.pcap");
}

void TestUiWindowFiles::damageIsToldWithItsPlace()
{
    QFETCH(const QByteArray, name);
    QFETCH(const QString, told);
    WindowFixture fixture;
    QVERIFY(fixture.read(name.constData()));
    auto *notices = fixture.child<NoticeBar>("noticeBar");
    WAIT_VERIFY(notices->isVisible());
    QVERIFY2(notices->texts().front().contains(told), qPrintable(notices->texts().front()));
    QVERIFY2(!shownRows(fixture.window(), TableKind::Hosts).isEmpty(),
        "what was before the damage counts");
    QTest::mouseClick(fixture.child<QToolButton>("noticeClose"), Qt::LeftButton);
    QVERIFY(!notices->isVisible());
}

void TestUiWindowFiles::damageIsNotToldOfTheNextFile()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("cut_off.pcap"));
    const auto *notices = fixture.child<NoticeBar>("noticeBar");
    WAIT_VERIFY(notices->isVisible());
    QVERIFY(fixture.read("hosts.pcap"));
    QCOMPARE(notices->count(), std::size_t { 0 });
}

void TestUiWindowFiles::aFileThatIsNotThereFails()
{
    WindowFixture fixture;
    CaptureRequest request;
    request.kind = CaptureKind::File;
    request.path = "/nonexistent/a.pcap";
    fixture.window().watch(request);
    WAIT_COMPARE(fixture.session().state(), CaptureState::Failed);
    const auto *empty = fixture.window().findChild<EmptyState *>();
    WAIT_VERIFY(empty->isVisible());
    const auto labels = empty->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels,
        [](const QLabel *label) { return label->text().contains(QLatin1String("a.pcap")); }));
    QVERIFY(fixture.settings().settings().recentFiles.isEmpty());
    QVERIFY(fixture.action("Start") != nullptr);
}

void TestUiWindowFiles::readingCanBeCancelled()
{
    // A file that does not end: somebody holds it open and writes no more.
    WindowFixture fixture;
    const QString path = fixture.file(QStringLiteral("endless.pcap"));
    QCOMPARE(mkfifo(qPrintable(path), 0600), 0);
    QFile pipe(path);
    QVERIFY(pipe.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    QFile capture(capturePath("keep_alive.pcap"));
    QVERIFY(capture.open(QIODevice::ReadOnly));
    pipe.write(capture.readAll());

    CaptureRequest request;
    request.kind = CaptureKind::File;
    request.path = path.toStdString();
    fixture.window().watch(request);
    WAIT_COMPARE(fixture.session().state(), CaptureState::Reading);
    auto *cancel = fixture.child<QToolButton>("cancelReading");
    WAIT_VERIFY(cancel->isVisible());
    QTest::mouseClick(cancel, Qt::LeftButton);
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    WAIT_VERIFY(!cancel->isVisible());
}

void TestUiWindowFiles::aFileCanBeReplayedAndRestarted()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("long_talk.pcap"));
    const auto whole = fixture.session().view()->stats.requests;
    auto *speeds = fixture.child<QComboBox>("replaySpeed");
    QCOMPARE(speeds->currentText(), QStringLiteral("As fast as possible"));
    speeds->setFocus();
    QTest::keyClick(speeds, Qt::Key_End); // the fastest replay
    WAIT_COMPARE(fixture.session().request().replaySpeed, std::optional(100));
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    QVERIFY(fixture.settled());
    QTest::keyClick(&fixture.window(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(fixture.settled());
    QCOMPARE(fixture.session().view()->stats.requests, whole);

    QTest::mouseClick(fixture.child<QToolButton>("replayRestart"), Qt::LeftButton);
    WAIT_VERIFY(fixture.session().state() == CaptureState::Capturing
        || fixture.session().state() == CaptureState::Opening);
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
}

void TestUiWindowFiles::recentFilesAreOneClickAway()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("hosts.pcap"));
    QVERIFY(fixture.read("methods.pcap"));
    WAIT_COMPARE(fixture.settings().settings().recentFiles,
        (QStringList { capturePath("methods.pcap"), capturePath("hosts.pcap") }));
    fixture.openAgain();
    QAction *entry = fixture.action("hosts.pcap");
    QVERIFY(entry != nullptr);
    entry->trigger();
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Hitwatch - hosts.pcap"));
    fixture.action("Clear List")->trigger();
    QVERIFY(fixture.settings().settings().recentFiles.isEmpty());
    QVERIFY(fixture.action("hosts.pcap") == nullptr);
}

HITWATCH_UI_TEST_MAIN(TestUiWindowFiles)
#include "test_ui_window_files.moc"
