// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "fake_machine.h"
#include "ui/dialogs/interface_model.h"
#include "ui/dialogs/traffic_history.h"

using namespace hitwatch;

namespace {

using Names = std::vector<std::string>;

InterfaceInfo ethernet(const std::string &name, bool up = true)
{
    return makeInterface(name, InterfaceKind::Ethernet, up);
}

QStringList namesOf(const InterfaceModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names += model.index(row, InterfaceModel::NameColumn).data().toString();
    return names;
}

QStringList checkedOf(const InterfaceModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, InterfaceModel::NameColumn);
        if (index.data(Qt::CheckStateRole).toInt() == Qt::Checked)
            names += index.data().toString();
    }
    return names;
}

QStringList list(const char *names)
{
    return QString::fromLatin1(names).split(u' ', Qt::SkipEmptyParts);
}

} // namespace

class TestUiInterfaceModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void changesRowsInPlace_data();
    void changesRowsInPlace();
    void keepsTheSameRowForAPersistentIndex();
    void marksAllThatAreUp();
    void marksByName();
    void remembersMarksOfThoseThatLeft();
    void marksThroughTheView();
    void showsTextForPeople_data();
    void showsTextForPeople();
    void makesHostileTextHarmless();
    void showsRates();
    void countsLoopbackOnce();
    void survivesCountersThatStartAgain();
    void scalesInSteps_data();
    void scalesInSteps();
    void keepsAMinute();
};

void TestUiInterfaceModel::changesRowsInPlace_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("the same") << "lo a b"
                              << "lo a b";
    QTest::newRow("one appears in front") << "a b"
                                          << "lo a b";
    QTest::newRow("one appears between") << "lo b"
                                         << "lo a b";
    QTest::newRow("one appears behind") << "lo a"
                                        << "lo a b";
    QTest::newRow("one vanishes") << "lo a b"
                                  << "lo b";
    QTest::newRow("all vanish") << "lo a b"
                                << "";
    QTest::newRow("all appear") << ""
                                << "lo a b";
    QTest::newRow("some come, some go") << "lo a c e"
                                        << "lo b c d f";
    QTest::newRow("another order") << "a b c d"
                                   << "d b a c";
    QTest::newRow("none of those before") << "a b c"
                                          << "x y";
}

void TestUiInterfaceModel::changesRowsInPlace()
{
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    const auto interfaces = [](const QString &names) {
        std::vector<InterfaceInfo> all;
        for (const QString &name : names.split(u' ', Qt::SkipEmptyParts))
            all.push_back(ethernet(name.toStdString()));
        return all;
    };
    InterfaceModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setInterfaces(interfaces(before));
    QCOMPARE(namesOf(model).join(u' '), before);
    model.setInterfaces(interfaces(after));
    QCOMPARE(namesOf(model).join(u' '), after);
    QCOMPARE(resets.count(), 0);
}

void TestUiInterfaceModel::keepsTheSameRowForAPersistentIndex()
{
    InterfaceModel model;
    model.setInterfaces({ ethernet("a"), ethernet("c") });
    const QPersistentModelIndex kept = model.index(1, 0);
    model.setInterfaces({ ethernet("a"), ethernet("b"), ethernet("c", false) });
    QCOMPARE(kept.data().toString(), QStringLiteral("c"));
    QCOMPARE(kept.row(), 2);
    model.setInterfaces({ ethernet("a"), ethernet("b") });
    QVERIFY(!kept.isValid());
}

void TestUiInterfaceModel::marksAllThatAreUp()
{
    InterfaceModel model;
    model.setInterfaces({ ethernet("a"), ethernet("b", false) });
    QCOMPARE(checkedOf(model), list("a"));
    QCOMPARE(model.allUpState(), Qt::Checked);
    QVERIFY(model.choice().empty());
    // One that comes up is marked, one that goes down is not.
    model.setInterfaces({ ethernet("a", false), ethernet("b"), ethernet("c") });
    QCOMPARE(checkedOf(model), list("b c"));
    QVERIFY(model.isAnyCheckedUp());
    model.setInterfaces({ ethernet("a", false) });
    QCOMPARE(model.allUpState(), Qt::Unchecked);
    QVERIFY(!model.isAnyCheckedUp());
}

void TestUiInterfaceModel::marksByName()
{
    InterfaceModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setInterfaces({ ethernet("a"), ethernet("b", false), ethernet("c") });
    QSignalSpy changes(&model, &InterfaceModel::choiceChanged);
    // Taking one away from 'all that are up' leaves the others, by name.
    model.toggle(model.index(0, InterfaceModel::RateColumn));
    QCOMPARE(checkedOf(model), list("c"));
    QVERIFY(model.choice() == Names { "c" });
    QCOMPARE(model.allUpState(), Qt::PartiallyChecked);
    QCOMPARE(changes.count(), 1);
    model.toggle(model.index(1, 0));
    QVERIFY(model.choice() == (Names { "b", "c" }));
    model.toggle(model.index(2, 0));
    QVERIFY(model.choice() == Names { "b" });
    QVERIFY(!model.isAnyCheckedUp());
    model.toggle(model.index(1, 0));
    QCOMPARE(model.allUpState(), Qt::Unchecked);
    QCOMPARE(model.checkedCount(), 0);
    model.setAllUp(true);
    QCOMPARE(checkedOf(model), list("a c"));
    model.setAllUp(false);
    QCOMPARE(model.checkedCount(), 0);
    model.toggle({});
    QCOMPARE(model.checkedCount(), 0);
}

void TestUiInterfaceModel::remembersMarksOfThoseThatLeft()
{
    InterfaceModel model;
    model.setChoice({ "b", "gone" });
    model.setInterfaces({ ethernet("a"), ethernet("b") });
    QVERIFY(model.choice() == Names { "b" });
    model.setInterfaces({ ethernet("a") });
    QVERIFY(model.choice().empty());
    QCOMPARE(model.checkedCount(), 0);
    QCOMPARE(model.allUpState(), Qt::Unchecked);
    model.setInterfaces({ ethernet("a"), ethernet("b"), ethernet("gone") });
    QVERIFY(model.choice() == (Names { "b", "gone" }));
}

void TestUiInterfaceModel::marksThroughTheView()
{
    InterfaceModel model;
    model.setInterfaces({ ethernet("a") });
    const QModelIndex name = model.index(0, InterfaceModel::NameColumn);
    const QModelIndex kind = model.index(0, InterfaceModel::KindColumn);
    QVERIFY(name.flags() & Qt::ItemIsUserCheckable);
    QVERIFY(!(kind.flags() & Qt::ItemIsUserCheckable));
    QVERIFY(model.setData(name, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.checkedCount(), 0);
    QVERIFY(model.setData(name, Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.checkedCount(), 0);
    QVERIFY(!model.setData(kind, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(name, QStringLiteral("x"), Qt::EditRole));
}

void TestUiInterfaceModel::showsTextForPeople_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<bool>("up");
    QTest::addColumn<bool>("running");
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QString>("description");
    QTest::addColumn<QString>("text");
    const QStringList two = list("10.0.0.5 fe80::5");
    QTest::newRow("two addresses")
        << int(InterfaceModel::AddressColumn) << true << true << two << "bridge"
        << "10.0.0.5, fe80::5";
    QTest::newRow("more addresses")
        << int(InterfaceModel::AddressColumn) << true << true << two + list("a b") << "bridge"
        << "10.0.0.5, fe80::5, 2 more";
    QTest::newRow("down") << int(InterfaceModel::AddressColumn) << false << false << two << "bridge"
                          << "Down";
    QTest::newRow("no link") << int(InterfaceModel::AddressColumn) << true << false << QStringList()
                             << "bridge"
                             << "No link";
    QTest::newRow("no link, address")
        << int(InterfaceModel::AddressColumn) << true << false << list("10.0.0.5") << "bridge"
        << "10.0.0.5 (no link)";
    QTest::newRow("kind") << int(InterfaceModel::KindColumn) << true << true << two << "bridge"
                          << "Bridge";
    QTest::newRow("kind in other words")
        << int(InterfaceModel::KindColumn) << true << true << two << "bridge (bridge)"
        << "Bridge";
    QTest::newRow("alias") << int(InterfaceModel::KindColumn) << true << true << two << "office"
                           << "Bridge, office";
}

void TestUiInterfaceModel::showsTextForPeople()
{
    QFETCH(const int, column);
    QFETCH(const bool, up);
    QFETCH(const bool, running);
    QFETCH(const QStringList, addresses);
    QFETCH(const QString, description);
    InterfaceInfo info = makeInterface("br0", InterfaceKind::Bridge, up);
    info.running = running;
    info.description = description.toStdString();
    for (const QString &address : addresses)
        info.addresses.push_back(address.toStdString());
    InterfaceModel model;
    model.setInterfaces({ info });
    QTEST(model.index(0, column).data().toString(), "text");
    QVERIFY(model.index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .startsWith(QStringLiteral("br0, Bridge")));
}

void TestUiInterfaceModel::makesHostileTextHarmless()
{
    InterfaceInfo info = makeInterface("<b>\xe2\x80\xae\xff", InterfaceKind::Ethernet);
    info.description = "<img src=x>\n\x1b[31m" + std::string(4000, 'A');
    InterfaceModel model;
    model.setInterfaces({ info });
    const QString name = model.index(0, InterfaceModel::NameColumn).data().toString();
    QVERIFY(!name.contains(QChar(0x202e)));
    QVERIFY(!name.contains(QChar::ReplacementCharacter));
    const QString kind = model.index(0, InterfaceModel::KindColumn).data().toString();
    QVERIFY(!kind.contains(u'\n') && !kind.contains(QChar(0x1b)));
    QVERIFY2(kind.size() < 100, qPrintable(kind));
    const QString tip = model.index(0, InterfaceModel::KindColumn).data(Qt::ToolTipRole).toString();
    QVERIFY(!tip.contains(QStringLiteral("<img")));
    QVERIFY(tip.contains(QStringLiteral("&lt;img")));
    // The mark goes by the name as it is, not as it is shown.
    model.setChoice({ info.name });
    QVERIFY(model.choice() == Names { info.name });
    QCOMPARE(model.checkedCount(), 1);
}

void TestUiInterfaceModel::showsRates()
{
    InterfaceModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setInterfaces({ ethernet("a"), ethernet("b", false) });
    model.setFormat(Format(Units { false, true }, QLocale::c()));
    const QModelIndex rate = model.index(0, InterfaceModel::RateColumn);
    QCOMPARE(rate.data().toString(), QString());
    const auto start = TrafficHistory::TimePoint();
    TrafficHistory history;
    history.add({ { "a", 1000, 0, 0, 0 }, { "b", 0, 0, 0, 0 } }, start);
    history.add(
        { { "a", 2000, 0, 4000, 0 }, { "b", 0, 0, 9, 0 } }, start + std::chrono::milliseconds(500));
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.setTraffic(history);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(rate.data().toString(), Format(Units { false, true }, QLocale::c()).traffic(10'000));
    QCOMPARE(model.index(0, InterfaceModel::TrafficColumn)
                 .data(InterfaceModel::RatesRole)
                 .value<QList<double>>(),
        QList<double> { 10'000 });
    // Nothing is said of one that is down.
    QCOMPARE(model.index(1, InterfaceModel::RateColumn).data().toString(), QString());
}

void TestUiInterfaceModel::countsLoopbackOnce()
{
    const auto start = TrafficHistory::TimePoint();
    TrafficHistory history;
    history.add({ { "lo", 0, 0, 0, 0 } }, start);
    history.add({ { "lo", 500, 0, 500, 0 } }, start + std::chrono::seconds(1));
    QVERIFY(history.rates("lo", InterfaceKind::Loopback) == std::vector<double> { 500 });
    QVERIFY(history.rates("lo", InterfaceKind::Ethernet) == std::vector<double> { 1000 });
    QVERIFY(history.rates("other", InterfaceKind::Ethernet).empty());
}

void TestUiInterfaceModel::survivesCountersThatStartAgain()
{
    const auto start = TrafficHistory::TimePoint();
    TrafficHistory history;
    history.add({ { "a", 5000, 0, 0, 0 } }, start);
    history.add({ { "a", 10, 0, 0, 0 } }, start + std::chrono::seconds(1));
    history.add({ { "a", 110, 0, 0, 0 } }, start + std::chrono::seconds(2));
    history.add({ { "a", 999, 0, 0, 0 } }, start + std::chrono::seconds(2));
    QVERIFY(history.rates("a", InterfaceKind::Ethernet) == (std::vector<double> { 0, 100 }));
    history.add({}, start + std::chrono::seconds(3));
    QVERIFY(history.rates("a", InterfaceKind::Ethernet).empty());
}

void TestUiInterfaceModel::scalesInSteps_data()
{
    QTest::addColumn<double>("rate");
    QTest::addColumn<double>("scale");
    QTest::newRow("nothing") << 0.0 << 10'000.0;
    QTest::newRow("little") << 60.0 << 10'000.0;
    QTest::newRow("a step") << 20'000.0 << 20'000.0;
    QTest::newRow("above a step") << 20'001.0 << 50'000.0;
    QTest::newRow("much") << 6e8 << 1e9;
}

void TestUiInterfaceModel::scalesInSteps()
{
    QFETCH(const double, rate);
    const auto start = TrafficHistory::TimePoint();
    TrafficHistory history;
    history.add({ { "a", 0, 0, 0, 0 } }, start);
    history.add(
        { { "a", static_cast<std::uint64_t>(rate), 0, 0, 0 } }, start + std::chrono::seconds(1));
    QTEST(history.scale(), "scale");
}

void TestUiInterfaceModel::keepsAMinute()
{
    TrafficHistory history;
    for (std::uint64_t second = 0; second < 100; ++second)
        history.add({ { "a", second * second, 0, 0, 0 } },
            TrafficHistory::TimePoint() + std::chrono::seconds(second));
    const auto rates = history.rates("a", InterfaceKind::Ethernet);
    QCOMPARE(rates.size(), TrafficHistory::kLength);
    QCOMPARE(rates.back(), 99.0 * 99 - 98.0 * 98);
}

QTEST_MAIN(TestUiInterfaceModel)
#include "test_ui_interface_model.moc"
