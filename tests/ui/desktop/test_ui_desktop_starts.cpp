// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDialog>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include "desktop_program.h"
#include "monitor/live_request.h"
#include "single_instance.h"
#include "support/waiting.h"
#include "ui/dialogs/interfaces_dialog.h"
#include "ui/support/ui_surroundings.h"
#include "ui/window/fake_live.h"
#include "ui/window/notice_bar.h"
#include "ui/window/window_fixture.h"

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

UnixSignals *theSignals = nullptr; // one per process

DesktopOptions optionsOf(const QStringList &arguments)
{
    return std::get<DesktopOptions>(
        parseDesktopOptions(QStringList { QStringLiteral("hitwatch") } + arguments));
}

/// The program as main() sets it up, with fake interfaces.
struct RunningProgram {
    RunningProgram()
        : settings(folder.filePath(QStringLiteral("settings.ini")))
        , instance(folder.path())
    {
        outside.open = &openWithFakeInterfaces;
        outside.launch = [this](const QStringList &arguments) {
            launched += arguments;
            return canLaunch;
        };
        // There is no tray here: only a test of that waits for it.
        outside.trayPatience = std::chrono::hours(1);
        instance.begin();
        instance.listen();
    }
    void begin(const QStringList &arguments)
    {
        program = std::make_unique<DesktopProgram>(settings, instance, *theSignals, outside);
        program->begin(optionsOf(arguments));
    }
    /// Another start, as far as the hand-over goes.
    void startAgain(const QStringList &arguments)
    {
        const std::unique_ptr<QThread> thread(QThread::create([this, arguments] {
            SingleInstance second(folder.path());
            if (second.begin() == SingleInstance::Role::Second)
                second.handOver(handedOver(optionsOf(arguments)));
        }));
        thread->start();
        [&] { WAIT_VERIFY(thread->isFinished()); }();
        thread->wait();
    }
    MainWindow &window() const { return program->window(); }
    LiveSession &session() const { return window().session(); }
    bool isLiveOn(const char *interface) const
    {
        return session().state() == CaptureState::Capturing
            && session().request() == liveRequest(interface) && session().view()
            && session().view()->stats.requests == 10;
    }
    QMessageBox *question() const
    {
        return window().findChild<QMessageBox *>(QStringLiteral("replaceQuestion"));
    }
    void press(const char *button) const
    {
        QTest::mouseClick(window().findChild<QPushButton *>(QLatin1String(button)), Qt::LeftButton);
    }
    QFileDialog *openDialog() const
    {
        return window().findChild<QFileDialog *>(QStringLiteral("openDialog"));
    }
    QStringList notices() const
    {
        return window().findChild<NoticeBar *>(QStringLiteral("noticeBar"))->texts();
    }

    QTemporaryDir folder;
    SettingsStore settings;
    SingleInstance instance;
    DesktopProgram::Outside outside;
    QList<QStringList> launched;
    bool canLaunch = true;
    std::unique_ptr<DesktopProgram> program;
};

} // namespace

class TestUiDesktopStarts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aHandedOverFileAsks();
    void itsOptionsWaitForTheAnswer();
    void aNewWindowIsStarted();
    void aNewWindowThatDoesNotStartIsTold();
    void theHandedOverDemoAsks();
    void theSameLiveCaptureGoesOn();
    void aHandedOverFileEndsTheFirstQuestion();
    void openStartsWithItsDialog();
    void openIsHandedOver();
    void inTheTrayTheLastInterfacesAreWatched();
    void inTheTrayNothingIsAsked_data();
    void inTheTrayNothingIsAsked();
    void withoutATrayTheWindowIsShown();
    void aSecondStartInTheTrayShowsNothing();
};

void TestUiDesktopStarts::initTestCase()
{
    theSignals = new UnixSignals(this);
}

void TestUiDesktopStarts::aHandedOverFileAsks()
{
    RunningProgram run;
    run.begin({ QStringLiteral("--interface=lo") });
    WAIT_VERIFY(run.isLiveOn("lo"));
    run.window().hide();
    run.startAgain({ capturePath("hosts.pcap") });
    WAIT_VERIFY(run.question() != nullptr);
    QVERIFY(run.window().isVisible());
    QCOMPARE(run.question()->text(), QStringLiteral("Stop capturing on lo and open hosts.pcap?"));
    QVERIFY(run.isLiveOn("lo"));
    run.press("cancelOpening");
    WAIT_VERIFY(run.question() == nullptr);
    QVERIFY(run.isLiveOn("lo"));
    QVERIFY(run.launched.isEmpty());
}

void TestUiDesktopStarts::itsOptionsWaitForTheAnswer()
{
    RunningProgram run;
    run.begin({ QStringLiteral("--interface=lo"), QStringLiteral("--window=60") });
    WAIT_VERIFY(run.isLiveOn("lo"));
    run.startAgain({ capturePath("hosts.pcap"), QStringLiteral("--window=600") });
    WAIT_VERIFY(run.question() != nullptr);
    QCOMPARE(run.session().query().windowSeconds, std::optional(60));
    run.press("stopAndOpen");
    WAIT_COMPARE(run.session().state(), CaptureState::Finished);
    QCOMPARE(run.session().request().path, capturePath("hosts.pcap").toStdString());
    QCOMPARE(run.session().query().windowSeconds, std::optional(600));
}

void TestUiDesktopStarts::aNewWindowIsStarted()
{
    RunningProgram run;
    run.begin({ QStringLiteral("--interface=lo") });
    WAIT_VERIFY(run.isLiveOn("lo"));
    run.startAgain({ capturePath("hosts.pcap"), QStringLiteral("--alert-threshold=5") });
    WAIT_VERIFY(run.question() != nullptr);
    run.press("openInNewWindow");
    QCOMPARE(run.launched,
        (QList<QStringList> {
            { QStringLiteral("--new-window"), QStringLiteral("--read=") + capturePath("hosts.pcap"),
                QStringLiteral("--alert-threshold=5") } }));
    QVERIFY(run.isLiveOn("lo"));

    // From the window itself.
    WAIT_VERIFY(run.question() == nullptr);
    run.window().chooseFile();
    Q_EMIT run.openDialog()->fileSelected(capturePath("methods.pcap"));
    run.openDialog()->reject();
    WAIT_VERIFY(run.question() != nullptr);
    run.press("openInNewWindow");
    QCOMPARE(run.launched.back(),
        (QStringList { QStringLiteral("--new-window"),
            QStringLiteral("--read=") + capturePath("methods.pcap") }));
    QVERIFY(run.isLiveOn("lo"));
    QVERIFY(run.notices().isEmpty());
}

void TestUiDesktopStarts::aNewWindowThatDoesNotStartIsTold()
{
    RunningProgram run;
    run.canLaunch = false;
    run.begin({ QStringLiteral("--interface=lo") });
    WAIT_VERIFY(run.isLiveOn("lo"));
    run.startAgain({ capturePath("hosts.pcap") });
    WAIT_VERIFY(run.question() != nullptr);
    run.press("openInNewWindow");
    QCOMPARE(run.notices().size(), 1);
    QVERIFY(run.notices().front().startsWith(QStringLiteral("A new window could not be started.")));
    QVERIFY(run.isLiveOn("lo"));
}

void TestUiDesktopStarts::theHandedOverDemoAsks()
{
    RunningProgram run;
    run.begin({ QStringLiteral("--interface=lo") });
    WAIT_VERIFY(run.isLiveOn("lo"));
    run.startAgain({ QStringLiteral("--demo") });
    WAIT_VERIFY(run.question() != nullptr);
    run.press("openInNewWindow");
    QCOMPARE(run.launched,
        (QList<QStringList> { { QStringLiteral("--new-window"), QStringLiteral("--demo") } }));
    QVERIFY(run.isLiveOn("lo"));
}

void TestUiDesktopStarts::theSameLiveCaptureGoesOn()
{
    RunningProgram run;
    run.begin({ QStringLiteral("--interface=lo") });
    WAIT_VERIFY(run.isLiveOn("lo"));
    const auto *view = run.session().view().get();
    const QString button = run.window().windowTitle();
    run.startAgain({ QStringLiteral("--interface=lo") });
    // A new capture would have begun at once.
    QCOMPARE(run.session().state(), CaptureState::Capturing);
    QVERIFY(view != nullptr && run.isLiveOn("lo"));
    run.startAgain({ QStringLiteral("--interface=eth0") });
    QVERIFY(run.session().request() == liveRequest("eth0"));
    QVERIFY(run.question() == nullptr);
    WAIT_VERIFY(run.window().windowTitle() != button);
}

void TestUiDesktopStarts::aHandedOverFileEndsTheFirstQuestion()
{
    RunningProgram run;
    run.begin({});
    QVERIFY(run.window().findChild<InterfacesDialog *>() != nullptr);
    run.startAgain({ capturePath("hosts.pcap") });
    WAIT_COMPARE(run.session().state(), CaptureState::Finished);
    WAIT_VERIFY(run.window().findChild<InterfacesDialog *>() == nullptr);
}

void TestUiDesktopStarts::openStartsWithItsDialog()
{
    RunningProgram run;
    run.begin({ QStringLiteral("--open") });
    QVERIFY(run.window().isVisible());
    QVERIFY(run.openDialog() != nullptr && run.openDialog()->isVisible());
    QVERIFY(run.window().findChild<InterfacesDialog *>() == nullptr);
    Q_EMIT run.openDialog()->fileSelected(capturePath("hosts.pcap"));
    WAIT_COMPARE(run.session().state(), CaptureState::Finished);
}

void TestUiDesktopStarts::openIsHandedOver()
{
    RunningProgram run;
    run.begin({ QStringLiteral("--interface=lo") });
    WAIT_VERIFY(run.isLiveOn("lo"));
    run.window().hide();
    run.startAgain({ QStringLiteral("--open") });
    QVERIFY(run.window().isVisible());
    QVERIFY(run.openDialog() != nullptr && run.openDialog()->isVisible());
    QVERIFY(run.isLiveOn("lo"));
}

void TestUiDesktopStarts::inTheTrayTheLastInterfacesAreWatched()
{
    RunningProgram run;
    Settings chosen = run.settings.settings();
    chosen.interfaces = { QStringLiteral("lo") };
    chosen.ports = QStringLiteral("80,8000-8100");
    chosen.filter = QStringLiteral("tcp");
    chosen.tlsKeyLog = QStringLiteral("/nowhere/keys.log");
    chosen.snapshotLength = 1000;
    chosen.promiscuous = true;
    QVERIFY(run.settings.set(chosen));
    run.begin({ QStringLiteral("--tray") });
    WAIT_COMPARE(run.session().state(), CaptureState::Capturing);
    CaptureRequest expected = liveRequest("lo");
    expected.ports = parsePortList("80,8000-8100").value();
    expected.filter = "tcp";
    expected.tlsKeyLog = "/nowhere/keys.log";
    expected.snapshotLength = 1000;
    expected.promiscuous = true;
    QVERIFY(run.session().request() == expected);
    QVERIFY(!run.window().isVisible());
}

void TestUiDesktopStarts::inTheTrayNothingIsAsked_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("isPermitted");
    const QStringList tray { QStringLiteral("--tray") };
    QTest::newRow("nothing chosen yet") << tray << true;
    QTest::newRow("permission") << tray + QStringList { QStringLiteral("--interface=lo") } << false;
}

void TestUiDesktopStarts::inTheTrayNothingIsAsked()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const bool, isPermitted);
    RunningProgram run;
    if (!isPermitted) {
        run.outside.open = [](const CaptureRequest &) -> SourceFactory {
            return [] {
                return Result<std::unique_ptr<PacketSource>>(
                    Error { ErrorCode::PermissionDenied, "not you: run \"x\" once" });
            };
        };
    }
    run.begin(arguments);
    WAIT_COMPARE(run.session().state(), isPermitted ? CaptureState::Idle : CaptureState::Failed);
    QVERIFY(!run.window().isVisible());
    QVERIFY(run.window().findChildren<QDialog *>().isEmpty());
    for (const QWidget *top : QApplication::topLevelWidgets())
        QVERIFY2(!top->isVisible(), top->metaObject()->className());
}

void TestUiDesktopStarts::withoutATrayTheWindowIsShown()
{
    RunningProgram run;
    run.outside.trayPatience = std::chrono::milliseconds(0);
    run.begin({ QStringLiteral("--tray"), QStringLiteral("--interface=lo") });
    QVERIFY(!run.window().isVisible());
    WAIT_VERIFY(run.window().isVisible());
    WAIT_VERIFY(run.isLiveOn("lo"));
    QCOMPARE(run.notices().size(), 1);
    QVERIFY(run.notices().front().startsWith(QStringLiteral("The tray icon could not be shown")));
}

void TestUiDesktopStarts::aSecondStartInTheTrayShowsNothing()
{
    RunningProgram run;
    run.begin({ QStringLiteral("--tray"), QStringLiteral("--interface=lo") });
    // Nobody sees a number yet, so none is shown.
    WAIT_COMPARE(run.session().state(), CaptureState::Capturing);
    run.startAgain({ QStringLiteral("--tray") });
    QVERIFY(!run.window().isVisible());
    QCOMPARE(run.session().state(), CaptureState::Capturing);
    run.startAgain({});
    QVERIFY(run.window().isVisible());
    WAIT_VERIFY(run.isLiveOn("lo"));
}

HITWATCH_UI_TEST_MAIN(TestUiDesktopStarts)
#include "test_ui_desktop_starts.moc"
