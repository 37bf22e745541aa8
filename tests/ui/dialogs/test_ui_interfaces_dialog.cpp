// SPDX-License-Identifier: GPL-3.0-or-later
// Picking interfaces, as a person does it.
#include <QCheckBox>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QtTest>

#include <array>

#include "fake_machine.h"
#include "interfaces_on_screen.h"
#include "support/waiting.h"
#include "ui/dialogs/interface_model.h"
#include "ui/support/ui_surroundings.h"

using namespace hitwatch;

namespace {

using Names = std::vector<std::string>;

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
    QTest::newRow("nothing picked") << one("gone") << 0 << "Select at least one";
    QTest::newRow("only one that is down") << one("tun0") << 0 << "are down";
    QTest::newRow("too many") << QStringList() << 300 << "at most 256";
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
    QVERIFY(shown.label("nothing").contains(QStringLiteral("No matching interfaces")));
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
    QVERIFY(shown.button("Play demo")->isEnabled());
    machine.failInterfaces("cannot read them\n: because");
    WAIT_VERIFY(shown.label("nothing").contains(QStringLiteral("because")));
    QVERIFY(!shown.label("nothing").contains(u'\n'));
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
