// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

#include "support/waiting.h"
#include "ui/support/ui_surroundings.h"
#include "ui/window/fake_live.h"
#include "ui/window/notice_bar.h"
#include "ui/window/window_fixture.h"

using namespace hitwatch;
using namespace hitwatch::test;

/// A running live capture and what would take its place.
class TestUiWindowGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyWayToAFileAsks_data();
    void everyWayToAFileAsks();
    void theDemoAsks();
    void cancelIsTheDefault();
    void stopAndOpenOpens();
    void aNewWindowLeavesTheCapture();
    void whatCannotBeReadIsNotAskedAbout_data();
    void whatCannotBeReadIsNotAskedAbout();
    void theNewestFileIsAskedAbout();
    void anUnreadableOneLeavesTheQuestion();
    void anotherLiveCaptureEndsTheQuestion();
    void aFileOrTheDemoIsReplacedAtOnce();
    void aStoppedCaptureIsReplacedAtOnce();

private:
    static QMessageBox *question(const WindowFixture &fixture)
    {
        return fixture.child<QMessageBox>("replaceQuestion");
    }
    static void press(const WindowFixture &fixture, const char *button)
    {
        QTest::mouseClick(fixture.child<QPushButton>(button), Qt::LeftButton);
    }
    /// The capture on lo goes on, and nothing was lost of it.
    static bool isUntouched(WindowFixture &fixture);
    static void open(WindowFixture &fixture, const QString &path);
};

bool TestUiWindowGuard::isUntouched(WindowFixture &fixture)
{
    return fixture.session().state() == CaptureState::Capturing
        && fixture.session().request() == liveRequest()
        && fixture.session().view()->stats.requests == 10;
}

void TestUiWindowGuard::open(WindowFixture &fixture, const QString &path)
{
    fixture.window().chooseFile();
    auto *dialog = fixture.child<QFileDialog>("openDialog");
    QVERIFY(dialog != nullptr);
    Q_EMIT dialog->fileSelected(path);
    delete dialog;
}

void TestUiWindowGuard::everyWayToAFileAsks_data()
{
    using Way = void (*)(WindowFixture &, const QString &);
    QTest::addColumn<Way>("way");
    QTest::newRow("File > Open") << Way(&TestUiWindowGuard::open);
    QTest::newRow("drag and drop") << Way([](WindowFixture &fixture, const QString &path) {
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path) });
        QDragEnterEvent enter({ 10, 10 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&fixture.window(), &enter);
        QDropEvent event({ 10, 10 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&fixture.window(), &event);
    });
    QTest::newRow("recent files") << Way([](WindowFixture &fixture, const QString &path) {
        fixture.settings().addRecentFile(path);
        fixture.action("hosts.pcap")->trigger();
    });
}

void TestUiWindowGuard::everyWayToAFileAsks()
{
    using Way = void (*)(WindowFixture &, const QString &);
    QFETCH(const Way, way);
    WindowFixture fixture(&openWithFakeInterfaces);
    QVERIFY(fixture.watchLive());
    way(fixture, capturePath("hosts.pcap"));
    WAIT_VERIFY(question(fixture) != nullptr);
    QVERIFY(question(fixture)->isVisible());
    QCOMPARE(question(fixture)->windowModality(), Qt::WindowModal);
    QCOMPARE(
        question(fixture)->text(), QStringLiteral("Stop capturing on lo and open hosts.pcap?"));
    QVERIFY(isUntouched(fixture));
}

void TestUiWindowGuard::theDemoAsks()
{
    WindowFixture fixture(&openWithFakeInterfaces);
    QVERIFY(fixture.watchLive());
    fixture.action("Play Demo")->trigger();
    WAIT_VERIFY(question(fixture) != nullptr);
    QCOMPARE(question(fixture)->text(), QStringLiteral("Stop capturing on lo and play the demo?"));
    QVERIFY(isUntouched(fixture));
    press(fixture, "stopAndOpen");
    WAIT_VERIFY(fixture.session().request().kind == CaptureKind::Demo);
}

void TestUiWindowGuard::cancelIsTheDefault()
{
    for (const Qt::Key key : { Qt::Key_Return, Qt::Key_Escape }) {
        WindowFixture fixture(&openWithFakeInterfaces);
        QVERIFY(fixture.watchLive());
        open(fixture, capturePath("hosts.pcap"));
        WAIT_VERIFY(question(fixture) != nullptr);
        QVERIFY(QTest::qWaitForWindowActive(question(fixture), kLongWaitMs));
        QTest::keyClick(question(fixture), key);
        WAIT_VERIFY(question(fixture) == nullptr);
        QVERIFY(isUntouched(fixture));
        QVERIFY(fixture.settings().settings().recentFiles.isEmpty());
    }
}

void TestUiWindowGuard::stopAndOpenOpens()
{
    WindowFixture fixture(&openWithFakeInterfaces);
    QVERIFY(fixture.watchLive());
    open(fixture, capturePath("hosts.pcap"));
    WAIT_VERIFY(question(fixture) != nullptr);
    press(fixture, "stopAndOpen");
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Hitwatch - hosts.pcap"));
    WAIT_VERIFY(question(fixture) == nullptr);
}

void TestUiWindowGuard::aNewWindowLeavesTheCapture()
{
    WindowFixture fixture(&openWithFakeInterfaces);
    const QSignalSpy wanted(&fixture.window(), &MainWindow::newWindowRequested);
    QVERIFY(fixture.watchLive());
    open(fixture, capturePath("hosts.pcap"));
    WAIT_VERIFY(question(fixture) != nullptr);
    press(fixture, "openInNewWindow");
    QCOMPARE(wanted.count(), 1);
    const auto request = wanted.front().front().value<CaptureRequest>();
    QVERIFY(request.kind == CaptureKind::File);
    QCOMPARE(request.path, capturePath("hosts.pcap").toStdString());
    WAIT_VERIFY(question(fixture) == nullptr);
    QVERIFY(isUntouched(fixture));
}

void TestUiWindowGuard::whatCannotBeReadIsNotAskedAbout_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("told");
    QTest::newRow("garbage") << QByteArray("this is no capture at all")
                             << QStringLiteral("is a text file");
    QTest::newRow("empty") << QByteArray("") << QStringLiteral("is empty");
    QTest::newRow("not there") << QByteArray() << QStringLiteral("does not exist");
}

void TestUiWindowGuard::whatCannotBeReadIsNotAskedAbout()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, told);
    WindowFixture fixture(&openWithFakeInterfaces);
    QVERIFY(fixture.watchLive());
    QFile file(fixture.file(QStringLiteral("x.pcap")));
    if (!content.isNull()) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
    }
    open(fixture, file.fileName());
    const auto *notices = fixture.child<NoticeBar>("noticeBar");
    WAIT_VERIFY(notices->isVisible());
    const QString text = notices->texts().front();
    QVERIFY2(text.contains(QStringLiteral("x.pcap")) && text.contains(told), qPrintable(text));
    QVERIFY2(text.endsWith(QStringLiteral(". The live capture continues.")), qPrintable(text));
    QVERIFY(question(fixture) == nullptr);
    QVERIFY(isUntouched(fixture));
}

void TestUiWindowGuard::theNewestFileIsAskedAbout()
{
    WindowFixture fixture(&openWithFakeInterfaces);
    QVERIFY(fixture.watchLive());
    open(fixture, capturePath("hosts.pcap"));
    WAIT_VERIFY(question(fixture) != nullptr);
    open(fixture, capturePath("methods.pcap"));
    WAIT_COMPARE(
        question(fixture)->text(), QStringLiteral("Stop capturing on lo and open methods.pcap?"));
    QCOMPARE(fixture.window().findChildren<QMessageBox *>().size(), 1);
    press(fixture, "stopAndOpen");
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Hitwatch - methods.pcap"));
}

void TestUiWindowGuard::anUnreadableOneLeavesTheQuestion()
{
    WindowFixture fixture(&openWithFakeInterfaces);
    QVERIFY(fixture.watchLive());
    open(fixture, capturePath("hosts.pcap"));
    WAIT_VERIFY(question(fixture) != nullptr);
    open(fixture, QStringLiteral("/nonexistent/x.pcap"));
    WAIT_VERIFY(fixture.child<NoticeBar>("noticeBar")->isVisible());
    QVERIFY(question(fixture)->text().contains(QStringLiteral("hosts.pcap")));
    press(fixture, "stopAndOpen");
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Hitwatch - hosts.pcap"));
}

void TestUiWindowGuard::anotherLiveCaptureEndsTheQuestion()
{
    WindowFixture fixture(&openWithFakeInterfaces);
    QVERIFY(fixture.watchLive());
    open(fixture, capturePath("hosts.pcap"));
    WAIT_VERIFY(question(fixture) != nullptr);
    fixture.window().fulfill({ liveRequest("eth0"),
        [&fixture] { fixture.window().watch(liveRequest("eth0")); }, [] {} });
    WAIT_VERIFY(question(fixture) == nullptr);
    QVERIFY(fixture.session().request() == liveRequest("eth0"));
}

void TestUiWindowGuard::aFileOrTheDemoIsReplacedAtOnce()
{
    WindowFixture fixture(&openWithFakeInterfaces);
    QVERIFY(fixture.watchDemo());
    open(fixture, capturePath("hosts.pcap"));
    QCOMPARE(fixture.session().request().path, capturePath("hosts.pcap").toStdString());
    open(fixture, capturePath("methods.pcap"));
    QCOMPARE(fixture.session().request().path, capturePath("methods.pcap").toStdString());
    fixture.action("Play Demo")->trigger();
    QVERIFY(fixture.session().request().kind == CaptureKind::Demo);
    QVERIFY(question(fixture) == nullptr);
}

void TestUiWindowGuard::aStoppedCaptureIsReplacedAtOnce()
{
    WindowFixture fixture(&openWithFakeInterfaces);
    QVERIFY(fixture.watchLive());
    fixture.window().stopCapture();
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    open(fixture, capturePath("hosts.pcap"));
    QCOMPARE(fixture.session().request().path, capturePath("hosts.pcap").toStdString());
    QVERIFY(question(fixture) == nullptr);
}

HITWATCH_UI_TEST_MAIN(TestUiWindowGuard)
#include "test_ui_window_guard.moc"
