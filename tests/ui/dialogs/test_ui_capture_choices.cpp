// SPDX-License-Identifier: GPL-3.0-or-later
// Options, permission, capture files and the demo.
#include <QClipboard>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QTemporaryDir>
#include <QUrl>
#include <QtTest>

#include <array>
#include <sys/stat.h>

#include "fake_machine.h"
#include "interfaces_on_screen.h"
#include "support/waiting.h"
#include "ui/dialogs/disclosure_button.h"
#include "ui/support/ui_surroundings.h"

using namespace hitwatch;

class TestUiCaptureChoices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void checksTheOptions_data();
    void checksTheOptions();
    void checksTheKeyLog_data();
    void checksTheKeyLog();
    void takesTheKeyLogOfTheEnvironment();
    void choosesTheKeyLog();
    void startsOnceTheFilterWasChecked();
    void foldsTheOptions();
    void asksForPermissionAgain();
    void worksWithoutPermission();
    void triesTheDemo();
    void takesADroppedFile();
    void refusesToDropOtherThings();
    void opensRecentFiles();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SettingsStore> m_settings;
};

void TestUiCaptureChoices::init()
{
    m_settings.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<SettingsStore>(m_folder->filePath(QStringLiteral("test.ini")));
}

void TestUiCaptureChoices::checksTheOptions_data()
{
    QTest::addColumn<QString>("ports");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("beside"); // the object name of the label that says it
    const auto row = [](const char *name, const char *ports, const char *filter, bool valid,
                         const char *beside) {
        QTest::newRow(name) << QString::fromLatin1(ports) << QString::fromLatin1(filter) << valid
                            << QString::fromLatin1(beside);
    };
    row("nothing", "", "", true, "");
    row("spaces", "  ", "  ", true, "");
    row("ports", "80, 8000-8100", "", true, "");
    row("filter", "", "host 10.0.0.7", true, "filterMessage");
    row("both", "80", "vlan and host 10.0.0.7", true, "filterMessage");
    row("no port", "80, x", "", false, "portsMessage");
    row("port out of range", "65536", "", false, "portsMessage");
    row("range backwards", "90-80", "host 10.0.0.7", false, "portsMessage");
    row("no filter", "", "tcp porrt 80", false, "filterMessage");
    row("brackets that would close ours", "80", "tcp) or (udp", false, "filterMessage");
    row("unfinished", "80", "host", false, "filterMessage");
}

void TestUiCaptureChoices::checksTheOptions()
{
    QFETCH(const QString, ports);
    QFETCH(const QString, filter);
    QFETCH(const bool, valid);
    QFETCH(const QString, beside);
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.options()->setUnfolded(true);
    QTest::keyClicks(shown.field("ports"), ports);
    QTest::keyClicks(shown.field("filter"), filter);
    WAIT_VERIFY(shown.options()->state() != CaptureOptions::State::Checking);
    QCOMPARE(shown.options()->state(),
        valid ? CaptureOptions::State::Valid : CaptureOptions::State::Wrong);
    QCOMPARE(shown.start()->isEnabled(), valid);
    for (const char *name : { "portsMessage", "filterMessage" })
        QCOMPARE(!shown.label(name).isEmpty(), beside == QString::fromLatin1(name));
    if (!valid) {
        QVERIFY(shown.label("startProblem").contains(QStringLiteral("are invalid")));
        // Folded, it still says what is wrong.
        shown.options()->setUnfolded(false);
        QVERIFY(shown.label("optionsSummary").contains(shown.options()->problem()));
    }
}

void TestUiCaptureChoices::checksTheKeyLog_data()
{
    QTest::addColumn<QString>("typed"); // %1 is a folder
    QTest::addColumn<int>("mode"); // of the file "keys" there; 0: there is none
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("path"); // that is captured with
    const QString file = QStringLiteral("%1/keys");
    QTest::newRow("nothing") << QString() << 0 << true << QString() << QString();
    QTest::newRow("blanks") << QStringLiteral("  ") << 0 << true << QString() << QString();
    QTest::newRow("file") << file << 0600 << true << QString() << file;
    QTest::newRow("blanks around it")
        << QStringLiteral(" %1/keys ") << 0600 << true << QString() << file;
    QTest::newRow("not there yet")
        << file << 0 << true << QStringLiteral("Does not exist yet") << file;
    QTest::newRow("readable by the group")
        << file << 0640 << true << QStringLiteral("Other users can read") << file;
    QTest::newRow("readable by all")
        << file << 0604 << true << QStringLiteral("Other users can read") << file;
    QTest::newRow("folder") << QStringLiteral("%1") << 0 << false << QStringLiteral("folder")
                            << QString();
    QTest::newRow("device") << QStringLiteral("/dev/null") << 0 << false
                            << QStringLiteral("regular file") << QString();
    QTest::newRow("below the home folder")
        << QStringLiteral("~/hitwatch-none/keys") << 0 << true
        << QStringLiteral("Does not exist yet")
        << QDir::home().filePath(QStringLiteral("hitwatch-none/keys"));
    QTest::newRow("without a folder")
        << QStringLiteral("hitwatch-none.log") << 0 << true << QStringLiteral("Does not exist yet")
        << QDir::home().filePath(QStringLiteral("hitwatch-none.log"));
}

void TestUiCaptureChoices::checksTheKeyLog()
{
    QFETCH(QString, typed);
    QFETCH(const int, mode);
    QFETCH(const bool, valid);
    QFETCH(const QString, message);
    QFETCH(QString, path);
    if (mode != 0) {
        QFile file(m_folder->filePath(QStringLiteral("keys")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(fchmod(file.handle(), static_cast<mode_t>(mode)) == 0);
    }
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.options()->setUnfolded(true);
    shown.field("tlsKeyLog")->setText(typed.replace(QStringLiteral("%1"), m_folder->path()));
    QCOMPARE(shown.options()->state(),
        valid ? CaptureOptions::State::Valid : CaptureOptions::State::Wrong);
    QCOMPARE(shown.start()->isEnabled(), valid);
    QVERIFY2(shown.label("tlsKeyLogMessage").contains(message),
        qPrintable(shown.label("tlsKeyLogMessage")));
    QCOMPARE(shown.label("tlsKeyLogMessage").isEmpty(), message.isEmpty());
    shown.options()->setUnfolded(false);
    QCOMPARE(
        shown.label("optionsSummary").contains(QStringLiteral("TLS key log")), !path.isEmpty());
    if (!valid) {
        QVERIFY(shown.label("optionsSummary").endsWith(shown.options()->problem()));
        return;
    }
    shown.start()->click();
    QVERIFY(shown.isAccepted());
    path.replace(QStringLiteral("%1"), m_folder->path());
    QCOMPARE(shown.dialog.request().tlsKeyLog, path.toStdString());
    QCOMPARE(m_settings->settings().tlsKeyLog, path);
}

void TestUiCaptureChoices::takesTheKeyLogOfTheEnvironment()
{
    const QString path = m_folder->filePath(QStringLiteral("keys"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(fchmod(file.handle(), 0600) == 0);
    qputenv("SSLKEYLOGFILE", path.toUtf8());
    const auto end = qScopeGuard([] { qunsetenv("SSLKEYLOGFILE"); });
    SettingsStore settings(m_folder->filePath(QStringLiteral("other.ini")));
    const FakeMachine machine;
    {
        Shown shown(settings, machine);
        shown.options()->setUnfolded(true);
        QCOMPARE(shown.field("tlsKeyLog")->text(), path);
        QVERIFY(shown.label("tlsKeyLogMessage").contains(QStringLiteral("SSLKEYLOGFILE")));
        shown.field("tlsKeyLog")->clear();
        QCOMPARE(shown.label("tlsKeyLogMessage"), QString());
        shown.start()->click();
        QCOMPARE(shown.dialog.request().tlsKeyLog, std::string());
    }
    // That none is wanted is remembered.
    Shown shown(settings, machine);
    QCOMPARE(shown.field("tlsKeyLog")->text(), QString());
}

void TestUiCaptureChoices::choosesTheKeyLog()
{
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.options()->setUnfolded(true);
    shown.field("tlsKeyLog")->setText(m_folder->filePath(QStringLiteral("old.log")));
    shown.dialog.findChild<QPushButton *>(QStringLiteral("browseKeyLog"))->click();
    auto *dialog = shown.dialog.findChild<QFileDialog *>(QStringLiteral("keyLogDialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    QCOMPARE(dialog->directory().path(), m_folder->path());
    const QString path = m_folder->filePath(QStringLiteral("new.log"));
    Q_EMIT dialog->fileSelected(path);
    dialog->close();
    QCOMPARE(shown.field("tlsKeyLog")->text(), path);
}

void TestUiCaptureChoices::startsOnceTheFilterWasChecked()
{
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.field("filter")->setText(QStringLiteral("tcp"));
    QCOMPARE(shown.options()->state(), CaptureOptions::State::Checking);
    shown.start()->click();
    QVERIFY(!shown.isAccepted());
    WAIT_VERIFY(shown.isAccepted());
    QCOMPARE(shown.dialog.request().filter, std::string("tcp"));

    Shown wrong(*m_settings, machine);
    wrong.field("filter")->setText(QStringLiteral("tcp tcp"));
    wrong.start()->click();
    WAIT_COMPARE(wrong.options()->state(), CaptureOptions::State::Wrong);
    wrong.field("filter")->setText(QStringLiteral("tcp"));
    WAIT_COMPARE(wrong.options()->state(), CaptureOptions::State::Valid);
    // The press of before was for the filter of before.
    QVERIFY(!wrong.isAccepted());
}

void TestUiCaptureChoices::foldsTheOptions()
{
    const FakeMachine machine;
    {
        Shown shown(*m_settings, machine);
        auto *fold = shown.dialog.findChild<DisclosureButton *>();
        QVERIFY(!shown.field("filter")->isVisible());
        QTest::keyClick(fold, Qt::Key_Space);
        QVERIFY(shown.field("filter")->isVisible());
        shown.field("ports")->setText(QStringLiteral("80"));
        QCOMPARE(shown.label("optionsSummary"), QString());
    }
    Shown shown(*m_settings, machine);
    QVERIFY(shown.field("filter")->isVisible());
    shown.field("ports")->setText(QStringLiteral("80"));
    QTest::mouseClick(shown.dialog.findChild<DisclosureButton *>(), Qt::LeftButton);
    QVERIFY(!shown.field("filter")->isVisible());
    QVERIFY(shown.label("optionsSummary").contains(QStringLiteral("ports 80")));
}

void TestUiCaptureChoices::asksForPermissionAgain()
{
    FakeMachine machine;
    machine.setRefusal(FakeMachine::refusal());
    Shown shown(*m_settings, machine);
    WAIT_VERIFY(shown.notice()->isVisible());
    QVERIFY(!shown.start()->isEnabled());
    QVERIFY(shown.label("startProblem").contains(QStringLiteral("not possible yet")));
    const QString command =
        QStringLiteral("sudo chown root:me /x/hitwatch-capture && sudo chmod 0750 "
                       "/x/hitwatch-capture && sudo setcap cap_net_raw=ep /x/hitwatch-capture");
    QCOMPARE(shown.label("permissionCommand"), command);
    QTest::mouseClick(shown.button("Copy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), command);
    QVERIFY(shown.button("Copied") != nullptr);

    // The person comes back from the terminal.
    machine.setRefusal(std::nullopt);
    const int before = machine.permissionChecks();
    QEvent activated(QEvent::WindowActivate);
    QCoreApplication::sendEvent(&shown.dialog, &activated);
    WAIT_VERIFY(!shown.notice()->isVisible());
    QVERIFY(machine.permissionChecks() > before);
    QVERIFY(shown.start()->isEnabled());
}

void TestUiCaptureChoices::worksWithoutPermission()
{
    FakeMachine machine;
    machine.setRefusal(Error { ErrorCode::NotFound, "the capture helper is missing" });
    Shown shown(*m_settings, machine);
    WAIT_VERIFY(shown.notice()->isVisible());
    // No command helps here.
    QCOMPARE(shown.label("permissionCommand"), QString());
    QVERIFY(shown.button("Copy") == nullptr || !shown.button("Copy")->isVisible());
    QTest::mouseClick(shown.button("Play demo"), Qt::LeftButton);
    QVERIFY(shown.isAccepted());
}

void TestUiCaptureChoices::triesTheDemo()
{
    Settings settings = m_settings->settings();
    settings.ports = QStringLiteral("4711");
    QVERIFY(m_settings->set(settings));
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.button("Play demo")->click();
    QVERIFY(shown.isAccepted());
    CaptureRequest expected;
    expected.kind = CaptureKind::Demo;
    QVERIFY(shown.dialog.request() == expected);
    QVERIFY(m_settings->settings() == settings);
}

void TestUiCaptureChoices::takesADroppedFile()
{
    const QString path = m_folder->filePath(QStringLiteral("a b.pcap"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    QMimeData data;
    data.setUrls({ QUrl::fromLocalFile(path) });
    QDragEnterEvent enter({ 9, 9 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&shown.dialog, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({ 9, 9 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&shown.dialog, &drop);
    QVERIFY(shown.isAccepted());
    QCOMPARE(shown.dialog.request().kind, CaptureKind::File);
    QCOMPARE(QString::fromStdString(shown.dialog.request().path), path);
    QCOMPARE(m_settings->settings().recentFiles, QStringList { path });
}

void TestUiCaptureChoices::refusesToDropOtherThings()
{
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    const std::array urls { QList<QUrl> {},
        QList<QUrl> { QUrl(QStringLiteral("http://a.example/x.pcap")) },
        QList<QUrl> { QUrl::fromLocalFile(m_folder->path()) },
        QList<QUrl> { QUrl::fromLocalFile(QStringLiteral("/a")),
            QUrl::fromLocalFile(QStringLiteral("/b")) } };
    for (const QList<QUrl> &list : urls) {
        QMimeData data;
        data.setUrls(list);
        QDragEnterEvent enter({ 9, 9 }, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(&shown.dialog, &enter);
        QVERIFY(!enter.isAccepted());
    }
}

void TestUiCaptureChoices::opensRecentFiles()
{
    const FakeMachine machine;
    {
        Shown shown(*m_settings, machine);
        QVERIFY(!shown.button("Recent")->isVisible());
    }
    const QString path = m_folder->filePath(QStringLiteral("x & y.pcap"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    Settings settings = m_settings->settings();
    settings.recentFiles = { path, QStringLiteral("/nowhere/gone.pcap") };
    QVERIFY(m_settings->set(settings));
    Shown shown(*m_settings, machine);
    QVERIFY(shown.button("Recent")->isVisible());
    const QList<QAction *> actions = shown.button("Recent")->menu()->actions();
    QCOMPARE(actions.size(), 2);
    QCOMPARE(actions[0]->text(), QStringLiteral("x && y.pcap"));
    QVERIFY(!actions[1]->isEnabled());
    actions[0]->trigger();
    QVERIFY(shown.isAccepted());
    QCOMPARE(QString::fromStdString(shown.dialog.request().path), path);
}

HITWATCH_UI_TEST_MAIN(TestUiCaptureChoices)
#include "test_ui_capture_choices.moc"
