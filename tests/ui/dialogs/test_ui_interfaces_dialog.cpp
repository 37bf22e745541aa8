// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTreeView>
#include <QUrl>
#include <QtTest>

#include "fake_machine.h"
#include "support/waiting.h"
#include "ui/dialogs/capture_options.h"
#include "ui/dialogs/disclosure_button.h"
#include "ui/dialogs/interface_model.h"
#include "ui/dialogs/interfaces_dialog.h"
#include "ui/dialogs/permission_notice.h"
#include "ui/support/ui_surroundings.h"

using namespace hitwatch;

namespace {

using Names = std::vector<std::string>;

/// A dialog on screen, and its parts as a person finds them: by what they say.
struct Shown {
    explicit Shown(SettingsStore &settings, const FakeMachine &machine)
        : dialog(settings, machine.probes())
    {
        dialog.show();
    }

    QPushButton *button(const char *text) const
    {
        for (auto *one : dialog.findChildren<QPushButton *>()) {
            if (QString(one->text()).remove(u'&').startsWith(QString::fromUtf8(text)))
                return one;
        }
        return nullptr;
    }
    QPushButton *start() const { return button("Start watching"); }
    QTreeView *list() const { return dialog.findChild<QTreeView *>(); }
    QLineEdit *field(const char *name) const
    {
        return dialog.findChild<QLineEdit *>(QString::fromLatin1(name));
    }
    QString label(const char *name) const
    {
        const auto *one = dialog.findChild<QLabel *>(QString::fromLatin1(name));
        return one != nullptr && !one->isHidden() ? one->text() : QString();
    }
    PermissionNotice *notice() const { return dialog.findChild<PermissionNotice *>(); }
    CaptureOptions *options() const { return dialog.findChild<CaptureOptions *>(); }
    QString names() const
    {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            all += list()->model()->index(row, 0).data().toString();
        return all.join(u' ');
    }
    QString checked() const
    {
        QStringList all;
        for (int row = 0; row < list()->model()->rowCount(); ++row) {
            const QModelIndex index = list()->model()->index(row, 0);
            if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked)
                all += index.data().toString();
        }
        return all.join(u' ');
    }
    void click(int row) const
    {
        const QRect place = list()->visualRect(list()->model()->index(row, 2));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, place.center());
    }
    bool isAccepted() const { return dialog.result() == QDialog::Accepted; }

    InterfacesDialog dialog;
};

} // namespace

class TestUiInterfacesDialog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void watchesAllThatAreUpAtFirst();
    void picksByKeys();
    void picksByClicks();
    void togglesAllThatAreUp();
    void restoresTheChoice();
    void leavesOutWhatIsGone();
    void saysWhyItCannotStart_data();
    void saysWhyItCannotStart();
    void showsInterfacesThatComeAndGo();
    void searches();
    void saysThatThereAreNone();
    void checksTheOptions_data();
    void checksTheOptions();
    void startsOnceTheFilterWasChecked();
    void foldsTheOptions();
    void asksForPermissionAgain();
    void worksWithoutPermission();
    void triesTheDemo();
    void takesADroppedFile();
    void refusesToDropOtherThings();
    void opensRecentFiles();
    void cancels();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SettingsStore> m_settings;
};

void TestUiInterfacesDialog::init()
{
    m_settings.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<SettingsStore>(m_folder->filePath(QStringLiteral("test.ini")));
}

void TestUiInterfacesDialog::watchesAllThatAreUpAtFirst()
{
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    QCOMPARE(shown.names(), QStringLiteral("lo eth0 tun0"));
    QCOMPARE(shown.checked(), QStringLiteral("lo eth0"));
    QVERIFY(shown.start()->isEnabled());
    QVERIFY(shown.start()->isDefault());
    QTest::keyClick(shown.list(), Qt::Key_Return);
    QVERIFY(shown.isAccepted());
    CaptureRequest expected;
    QVERIFY(shown.dialog.request() == expected);
    QVERIFY(m_settings->settings().interfaces.isEmpty());
}

void TestUiInterfacesDialog::picksByKeys()
{
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.list()->setFocus();
    shown.list()->setCurrentIndex(shown.list()->model()->index(0, 0));
    QTest::keyClick(shown.list(), Qt::Key_Space);
    QCOMPARE(shown.checked(), QStringLiteral("eth0"));
    QTest::keyClick(shown.list(), Qt::Key_Down);
    QTest::keyClick(shown.list(), Qt::Key_Down);
    QTest::keyClick(shown.list(), Qt::Key_Space);
    QCOMPARE(shown.checked(), QStringLiteral("eth0 tun0"));
    QTest::keyClick(shown.list(), Qt::Key_Enter);
    QVERIFY(shown.isAccepted());
    QVERIFY(shown.dialog.request().interfaces == (Names { "eth0", "tun0" }));
}

void TestUiInterfacesDialog::picksByClicks()
{
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.click(1);
    QCOMPARE(shown.checked(), QStringLiteral("lo"));
    shown.click(1);
    QCOMPARE(shown.checked(), QStringLiteral("lo eth0"));
    // Pressed on one row, released on another: nothing was meant.
    const auto place = [&](int row) {
        return shown.list()->visualRect(shown.list()->model()->index(row, 1)).center();
    };
    QTest::mousePress(shown.list()->viewport(), Qt::LeftButton, {}, place(0));
    QTest::mouseRelease(shown.list()->viewport(), Qt::LeftButton, {}, place(2));
    QTest::mouseClick(shown.list()->viewport(), Qt::RightButton, {}, place(0));
    QCOMPARE(shown.checked(), QStringLiteral("lo eth0"));
    QTest::mouseClick(shown.start(), Qt::LeftButton);
    QVERIFY(shown.isAccepted());
    QVERIFY(shown.dialog.request().interfaces == (Names { "lo", "eth0" }));
}

void TestUiInterfacesDialog::togglesAllThatAreUp()
{
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    auto *all = shown.dialog.findChild<QCheckBox *>(QStringLiteral("allUp"));
    QVERIFY(all != nullptr);
    QCOMPARE(all->checkState(), Qt::Checked);
    shown.click(0);
    QCOMPARE(all->checkState(), Qt::PartiallyChecked);
    all->click();
    QCOMPARE(all->checkState(), Qt::Checked);
    QCOMPARE(shown.checked(), QStringLiteral("lo eth0"));
    all->click();
    QCOMPARE(all->checkState(), Qt::Unchecked);
    QCOMPARE(shown.checked(), QString());
    QVERIFY(!shown.start()->isEnabled());
}

void TestUiInterfacesDialog::restoresTheChoice()
{
    const FakeMachine machine;
    {
        Shown shown(*m_settings, machine);
        shown.click(0);
        shown.options()->setUnfolded(true);
        shown.field("ports")->setText(QStringLiteral("80, 8000-8100"));
        shown.field("filter")->setText(QStringLiteral("host 10.0.0.7"));
        shown.dialog.findChild<QSpinBox *>(QStringLiteral("snapshotLength"))->setValue(512);
        WAIT_COMPARE(shown.options()->state(), CaptureOptions::State::Valid);
        QTest::mouseClick(shown.start(), Qt::LeftButton);
        QVERIFY(shown.isAccepted());
    }
    QCOMPARE(m_settings->settings().interfaces, QStringList { QStringLiteral("eth0") });
    Shown shown(*m_settings, machine);
    QCOMPARE(shown.checked(), QStringLiteral("eth0"));
    WAIT_COMPARE(shown.options()->state(), CaptureOptions::State::Valid);
    shown.start()->click();
    const CaptureRequest &request = shown.dialog.request();
    QVERIFY(request.interfaces == Names { "eth0" });
    QCOMPARE(request.filter, std::string("host 10.0.0.7"));
    QVERIFY(request.ports == (PortList { { 80, 80 }, { 8000, 8100 } }));
    QCOMPARE(request.snapshotLength, 512);
    QVERIFY(!request.promiscuous);
}

void TestUiInterfacesDialog::leavesOutWhatIsGone()
{
    Settings settings = m_settings->settings();
    settings.interfaces = { QStringLiteral("wlan7"), QStringLiteral("eth0") };
    QVERIFY(m_settings->set(settings));
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.start()->click();
    QVERIFY(shown.dialog.request().interfaces == Names { "eth0" });
}

void TestUiInterfacesDialog::saysWhyItCannotStart_data()
{
    QTest::addColumn<QStringList>("chosen");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("part");
    const auto one = [](const char *name) { return QStringList { QString::fromLatin1(name) }; };
    QTest::newRow("nothing picked") << one("gone") << 0 << "Pick at least one";
    QTest::newRow("only one that is down") << one("tun0") << 0 << "is down";
    QTest::newRow("too many") << QStringList() << 300 << "At most 256";
}

void TestUiInterfacesDialog::saysWhyItCannotStart()
{
    QFETCH(const QStringList, chosen);
    QFETCH(const int, count);
    QFETCH(const QString, part);
    Settings settings = m_settings->settings();
    settings.interfaces = chosen;
    QVERIFY(m_settings->set(settings));
    FakeMachine machine;
    if (count > 0) {
        std::vector<InterfaceInfo> many;
        for (int at = 0; at < count; ++at)
            many.push_back(makeInterface("veth" + std::to_string(at), InterfaceKind::Veth));
        machine.setInterfaces(many);
    }
    Shown shown(*m_settings, machine);
    QVERIFY(!shown.start()->isEnabled());
    QVERIFY2(shown.label("startProblem").contains(part), qPrintable(shown.label("startProblem")));
    QCOMPARE(shown.start()->accessibleDescription(), shown.dialog.startProblem());
    QTest::keyClick(shown.list(), Qt::Key_Return);
    QVERIFY(!shown.isAccepted());
}

void TestUiInterfacesDialog::showsInterfacesThatComeAndGo()
{
    FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.list()->setFocus();
    shown.click(1); // only lo
    shown.list()->setCurrentIndex(shown.list()->model()->index(2, 0));
    machine.setInterfaces({ makeInterface("lo", InterfaceKind::Loopback),
        makeInterface("eth0", InterfaceKind::Ethernet),
        makeInterface("ham0", InterfaceKind::Tunnel),
        makeInterface("tun0", InterfaceKind::Tunnel) });
    WAIT_COMPARE(shown.names(), QStringLiteral("lo eth0 ham0 tun0"));
    QCOMPARE(shown.checked(), QStringLiteral("lo"));
    QCOMPARE(shown.list()->currentIndex().row(), 3);
    machine.setInterfaces({ makeInterface("tun0", InterfaceKind::Tunnel) });
    WAIT_COMPARE(shown.names(), QStringLiteral("tun0"));
    QVERIFY(!shown.start()->isEnabled());
    machine.setInterfaces({ makeInterface("lo", InterfaceKind::Loopback),
        makeInterface("tun0", InterfaceKind::Tunnel) });
    WAIT_COMPARE(shown.checked(), QStringLiteral("lo"));
    QVERIFY(shown.start()->isEnabled());
    // The traffic is there by now.
    WAIT_VERIFY(
        !shown.list()->model()->index(0, InterfaceModel::RateColumn).data().toString().isEmpty());
}

void TestUiInterfacesDialog::searches()
{
    FakeMachine machine;
    std::vector<InterfaceInfo> many;
    for (int at = 0; at < 40; ++at)
        many.push_back(makeInterface("veth" + std::to_string(at), InterfaceKind::Veth));
    many.push_back(
        makeInterface("br0", InterfaceKind::Bridge, true, { "172.17.0.1", "a", "fe80::77" }));
    many.back().description = "Office uplink";
    machine.setInterfaces(many);
    Shown shown(*m_settings, machine);
    auto *search = shown.field("search");
    QVERIFY(search != nullptr && search->isVisible());
    const std::array words { "BR0", "bridge", "172.17", "fe80::77", "office", "br0 uplink" };
    for (const char *word : words) {
        search->setText(QString::fromLatin1(word));
        QCOMPARE(shown.names(), QStringLiteral("br0"));
    }
    search->setText(QStringLiteral("veth3 veth"));
    QCOMPARE(shown.list()->model()->rowCount(), 11);
    // What is not listed stays picked.
    QVERIFY(shown.start()->isEnabled());
    search->setText(QStringLiteral("nothing like it"));
    QVERIFY(shown.label("nothing").contains(QStringLiteral("No interface matches")));
    search->clear();
    QCOMPARE(shown.list()->model()->rowCount(), 41);
    QCOMPARE(shown.label("nothing"), QString());
}

void TestUiInterfacesDialog::saysThatThereAreNone()
{
    FakeMachine machine;
    machine.setInterfaces({});
    Shown shown(*m_settings, machine);
    QVERIFY(shown.label("nothing").contains(QStringLiteral("no network interface")));
    QVERIFY(!shown.start()->isEnabled());
    QVERIFY(shown.button("Try the demo")->isEnabled());
    machine.failInterfaces("cannot read them\n: because");
    WAIT_VERIFY(shown.label("nothing").contains(QStringLiteral("because")));
    QVERIFY(!shown.label("nothing").contains(u'\n'));
}

void TestUiInterfacesDialog::checksTheOptions_data()
{
    QTest::addColumn<QString>("ports");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QString>("beside"); // the object name of the label that says it
    QTest::newRow("nothing") << ""
                             << "" << true << "";
    QTest::newRow("spaces") << "  "
                            << "  " << true << "";
    QTest::newRow("ports") << "80, 8000-8100"
                           << "" << true << "";
    QTest::newRow("filter") << ""
                            << "host 10.0.0.7" << true << "filterMessage";
    QTest::newRow("both") << "80"
                          << "vlan and host 10.0.0.7" << true << "filterMessage";
    QTest::newRow("no port") << "80, x"
                             << "" << false << "portsMessage";
    QTest::newRow("port out of range") << "65536"
                                       << "" << false << "portsMessage";
    QTest::newRow("range backwards") << "90-80"
                                     << "host 10.0.0.7" << false << "portsMessage";
    QTest::newRow("no filter") << ""
                               << "tcp porrt 80" << false << "filterMessage";
    QTest::newRow("brackets that would close ours") << "80"
                                                    << "tcp) or (udp" << false << "filterMessage";
    QTest::newRow("unfinished") << "80"
                                << "host" << false << "filterMessage";
}

void TestUiInterfacesDialog::checksTheOptions()
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
        QVERIFY(shown.label("startProblem").contains(QStringLiteral("not valid")));
        // Folded, it still says what is wrong.
        shown.options()->setUnfolded(false);
        QVERIFY(shown.label("optionsSummary").contains(shown.options()->problem()));
    }
}

void TestUiInterfacesDialog::startsOnceTheFilterWasChecked()
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

void TestUiInterfacesDialog::foldsTheOptions()
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

void TestUiInterfacesDialog::asksForPermissionAgain()
{
    FakeMachine machine;
    machine.setRefusal(FakeMachine::refusal());
    Shown shown(*m_settings, machine);
    WAIT_VERIFY(shown.notice()->isVisible());
    QVERIFY(!shown.start()->isEnabled());
    QVERIFY(shown.label("startProblem").contains(QStringLiteral("not possible yet")));
    const QString command = QStringLiteral("sudo setcap cap_net_raw=ep /x/hitwatch-capture");
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

void TestUiInterfacesDialog::worksWithoutPermission()
{
    FakeMachine machine;
    machine.setRefusal(Error { ErrorCode::NotFound, "the capture helper is missing" });
    Shown shown(*m_settings, machine);
    WAIT_VERIFY(shown.notice()->isVisible());
    // No command helps here.
    QCOMPARE(shown.label("permissionCommand"), QString());
    QVERIFY(shown.button("Copy") == nullptr || !shown.button("Copy")->isVisible());
    QTest::mouseClick(shown.button("Try the demo"), Qt::LeftButton);
    QVERIFY(shown.isAccepted());
}

void TestUiInterfacesDialog::triesTheDemo()
{
    Settings settings = m_settings->settings();
    settings.ports = QStringLiteral("4711");
    QVERIFY(m_settings->set(settings));
    const FakeMachine machine;
    Shown shown(*m_settings, machine);
    shown.button("Try the demo")->click();
    QVERIFY(shown.isAccepted());
    CaptureRequest expected;
    expected.kind = CaptureKind::Demo;
    QVERIFY(shown.dialog.request() == expected);
    QVERIFY(m_settings->settings() == settings);
}

void TestUiInterfacesDialog::takesADroppedFile()
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

void TestUiInterfacesDialog::refusesToDropOtherThings()
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

void TestUiInterfacesDialog::opensRecentFiles()
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

void TestUiInterfacesDialog::cancels()
{
    const FakeMachine machine;
    const Settings before = m_settings->settings();
    Shown shown(*m_settings, machine);
    shown.click(0);
    QTest::keyClick(&shown.dialog, Qt::Key_Escape);
    QVERIFY(!shown.dialog.isVisible());
    QVERIFY(!shown.isAccepted());
    QVERIFY(m_settings->settings() == before);
}

HITWATCH_UI_TEST_MAIN(TestUiInterfacesDialog)
#include "test_ui_interfaces_dialog.moc"
