// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAction>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "support/waiting.h"
#include "ui/chart/traffic_chart.h"
#include "ui/figures/key_figures.h"
#include "ui/support/ui_surroundings.h"
#include "ui/window/chip.h"
#include "ui/window/shown_rows.h"
#include "ui/window/window_fixture.h"

using namespace hitwatch;
using namespace hitwatch::test;

/// Driven as a person would: what is pressed, and what is on screen then.
class TestUiWindowView : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDemoFillsTheWindow();
    void numbersAreThoseOfTheReport_data();
    void numbersAreThoseOfTheReport();
    void selectingAHostNarrowsTheOthers();
    void wordsFilterAllTables();
    void freezingKeepsTheMoment();
    void windowLengthsAreOneKeyAway();
    void aRangeNarrowsEverythingUntilItIsDismissed();
    void hiddenSectionsStayHiddenInTheNextRun();
    void startAndStopAreOneAction();
    void nobodyLooksWhenTheWindowIsHidden();
};

void TestUiWindowView::theDemoFillsTheWindow()
{
    WindowFixture fixture;
    QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Hitwatch"));
    QVERIFY(fixture.watchDemo());
    QCOMPARE(fixture.window().windowTitle(), QStringLiteral("Hitwatch - Demo"));
    for (const TableKind kind : { TableKind::Sections, TableKind::Hosts, TableKind::Methods,
             TableKind::Statuses, TableKind::Requests })
        WAIT_VERIFY(!shownRows(fixture.window(), kind).isEmpty());
    auto *chart = fixture.window().findChild<TrafficChart *>();
    WAIT_VERIFY(chart->isVisible());
    QVERIFY(chart->isLive());
}

void TestUiWindowView::numbersAreThoseOfTheReport_data()
{
    QTest::addColumn<QByteArray>("name");
    for (const char *name : { "sections.pcapng", "hosts.pcap", "methods.pcap", "lost_body.pcap",
             "two_interfaces.pcapng", "loopback.pcap", "pipelined_mix.pcap", "long_talk.pcap" })
        QTest::newRow(name) << QByteArray(name);
}

void TestUiWindowView::numbersAreThoseOfTheReport()
{
    QFETCH(const QByteArray, name);
    WindowFixture fixture;
    QVERIFY(fixture.read(name.constData()));
    const Report report = LiveSession::reportOf(*fixture.session().view());
    QVERIFY(report.stats.requests > 0);
    MainWindow &window = fixture.window();

    QMap<QStringList, quint64> sections;
    for (const SectionRow &row : report.stats.sections)
        sections[{ displayText(row.host), displayText(row.section) }] = row.requests;
    QCOMPARE(shownNumbers(window, TableKind::Sections, { "host", "section" }, "hits"), sections);
    QMap<QStringList, quint64> hosts;
    for (const HostRow &row : report.stats.hosts)
        hosts[{ displayText(row.host) }] = row.requests;
    QCOMPARE(shownNumbers(window, TableKind::Hosts, { "host" }, "hits"), hosts);
    QMap<QStringList, quint64> methods;
    for (const auto &[method, count] : report.stats.methods)
        methods[{ displayText(method) }] = count;
    QCOMPARE(shownNumbers(window, TableKind::Methods, { "method" }, "hits"), methods);
    QMap<QStringList, quint64> statuses;
    for (const auto &[status, count] : report.stats.statuses)
        statuses[{ QString::number(status) }] += count;
    QMap<QStringList, quint64> shownStatuses;
    const auto withReasons = shownNumbers(window, TableKind::Statuses, { "status" }, "count");
    for (auto at = withReasons.begin(); at != withReasons.end(); ++at)
        shownStatuses[{ at.key().value(0).section(u' ', 0, 0) }] = at.value();
    QCOMPARE(shownStatuses, statuses);
    QCOMPARE(
        static_cast<quint64>(shownRows(window, TableKind::Requests).size()), report.stats.requests);
}

void TestUiWindowView::selectingAHostNarrowsTheOthers()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("hosts.pcap"));
    MainWindow &window = fixture.window();
    const auto all = shownRows(window, TableKind::Sections).size();
    const QString host = shownRows(window, TableKind::Hosts).value(0).value(0);
    QVERIFY(!host.isEmpty());

    clickRow(window, TableKind::Hosts, 0);
    WAIT_VERIFY(fixture.session().query().filter.host == host.toStdString());
    QVERIFY(fixture.settled());
    WAIT_VERIFY(shownRows(window, TableKind::Sections).size() < all);
    for (const QStringList &row : shownRows(window, TableKind::Sections))
        QCOMPARE(row.value(0), host);
    for (const QStringList &row : shownRows(window, TableKind::Requests))
        QVERIFY(row.contains(host));

    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(fixture.session().query().filter.isEmpty());
    QVERIFY(fixture.settled());
    WAIT_COMPARE(shownRows(window, TableKind::Sections).size(), all);
}

void TestUiWindowView::wordsFilterAllTables()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("hosts.pcap"));
    MainWindow &window = fixture.window();
    const QString host = shownRows(window, TableKind::Hosts).value(0).value(0);
    const auto hosts = shownRows(window, TableKind::Hosts).size();
    const auto requests = shownRows(window, TableKind::Requests).size();

    QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier);
    auto *search = fixture.child<QLineEdit>("search");
    WAIT_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("-") + host);
    QVERIFY(fixture.settled());
    WAIT_COMPARE(shownRows(window, TableKind::Hosts).size(), hosts - 1);
    WAIT_VERIFY(shownRows(window, TableKind::Requests).size() < requests);

    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(search->text().isEmpty());
    QVERIFY(!search->hasFocus());
    QVERIFY(fixture.settled());
    WAIT_COMPARE(shownRows(window, TableKind::Hosts).size(), hosts);
    WAIT_COMPARE(shownRows(window, TableKind::Requests).size(), requests);
}

void TestUiWindowView::freezingKeepsTheMoment()
{
    WindowFixture fixture;
    QVERIFY(fixture.watchDemo());
    auto *chip = fixture.child<Chip>("frozenChip");
    QVERIFY(!chip->isVisible());

    QTest::keyClick(&fixture.window(), Qt::Key_F8);
    QVERIFY(fixture.session().isFrozen());
    WAIT_VERIFY(fixture.session().view()->frozen);
    QVERIFY(chip->isVisible());
    const TimeNs moment = fixture.session().view()->now;
    QVERIFY2(chip->text().contains(Format().clock(moment)), qPrintable(chip->text()));
    // Another look at the same moment, while the capture goes on.
    QTest::keyClick(&fixture.window(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(fixture.settled());
    QCOMPARE(fixture.session().view()->now, moment);
    QCOMPARE(fixture.session().state(), CaptureState::Capturing);

    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(!fixture.session().isFrozen());
    QVERIFY(!chip->isVisible());
    WAIT_VERIFY(fixture.session().view()->now > moment);
}

void TestUiWindowView::windowLengthsAreOneKeyAway()
{
    WindowFixture fixture;
    auto *button = fixture.child<QAbstractButton>("windowButton");
    QCOMPARE(button->text(), QStringLiteral("Time range: 2 min"));
    QVERIFY(fixture.watchDemo());
    int key = Qt::Key_1;
    for (const int seconds : kOfferedWindows) {
        QTest::keyClick(&fixture.window(), static_cast<Qt::Key>(key++), Qt::ControlModifier);
        QCOMPARE(fixture.session().query().windowSeconds, std::optional(seconds));
        // The chart may want a second beyond its edge.
        QVERIFY(fixture.session().query().series.newestSeconds >= seconds);
        QVERIFY(fixture.session().query().series.newestSeconds <= seconds + 1);
        QVERIFY(fixture.settled());
        QCOMPARE(fixture.session().view()->stats.windowSeconds, std::optional(seconds));
    }
    QCOMPARE(button->text(), QStringLiteral("Time range: 1 h"));
    QTest::keyClick(&fixture.window(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(!fixture.session().query().windowSeconds);
    QCOMPARE(fixture.session().query().series.newestSeconds, 0);
}

void TestUiWindowView::aRangeNarrowsEverythingUntilItIsDismissed()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("../../../resources/demo.pcap"));
    const auto all = fixture.session().view()->stats.requests;
    auto *chart = fixture.window().findChild<TrafficChart *>();
    auto *chip = fixture.child<Chip>("rangeChip");
    QVERIFY(!chip->isVisible());

    // With the keyboard: the newest seconds, stretched to the older side.
    chart->setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left, Qt::ShiftModifier);
    WAIT_VERIFY(fixture.session().query().range.has_value());
    const TimeRange range = *fixture.session().query().range;
    QVERIFY(fixture.settled());
    QVERIFY(chip->isVisible());
    QVERIFY2(chip->text().contains(Format().clock(range.from)), qPrintable(chip->text()));
    QVERIFY(fixture.session().view()->stats.requests < all);
    QCOMPARE(static_cast<quint64>(shownRows(fixture.window(), TableKind::Requests).size()),
        fixture.session().view()->stats.requests);

    QTest::mouseClick(chip, Qt::LeftButton);
    QVERIFY(!fixture.session().query().range);
    QVERIFY(fixture.settled());
    QCOMPARE(fixture.session().view()->stats.requests, all);
    QVERIFY(!chip->isVisible());
}

void TestUiWindowView::hiddenSectionsStayHiddenInTheNextRun()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("sections.pcapng"));
    const auto rows = shownRows(fixture.window(), TableKind::Sections);
    QVERIFY(rows.size() > 1);
    auto *panel = tableOf(fixture.window(), TableKind::Sections);
    Q_EMIT panel->hideSectionRequested(rows[0].value(0), rows[0].value(1));
    WAIT_COMPARE(shownRows(fixture.window(), TableKind::Sections).size(), rows.size() - 1);

    fixture.openAgain();
    QVERIFY(fixture.read("sections.pcapng"));
    WAIT_COMPARE(shownRows(fixture.window(), TableKind::Sections).size(), rows.size() - 1);
    QAction *showHidden = fixture.action("Show Hidden Sections");
    QVERIFY(showHidden->isEnabled());
    showHidden->trigger();
    WAIT_COMPARE(shownRows(fixture.window(), TableKind::Sections).size(), rows.size());
    QVERIFY(!showHidden->isEnabled());
}

void TestUiWindowView::startAndStopAreOneAction()
{
    WindowFixture fixture;
    QVERIFY(fixture.action("Start") != nullptr);
    QVERIFY(fixture.watchDemo());
    QAction *stop = fixture.action("Stop");
    QVERIFY(stop != nullptr);
    QTest::keyClick(&fixture.window(), Qt::Key_E, Qt::ControlModifier);
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    QVERIFY(fixture.action("Start") == stop);
    QVERIFY2(!shownRows(fixture.window(), TableKind::Hosts).isEmpty(), "the numbers stay");
    QTest::keyClick(&fixture.window(), Qt::Key_E, Qt::ControlModifier);
    WAIT_COMPARE(fixture.session().state(), CaptureState::Capturing);
}

void TestUiWindowView::nobodyLooksWhenTheWindowIsHidden()
{
    WindowFixture fixture;
    QVERIFY(fixture.watchDemo());
    fixture.window().hide();
    // An answer that was on its way may still come; after an end there are no more of them.
    fixture.session().stop();
    WAIT_COMPARE(fixture.session().state(), CaptureState::Finished);
    const QSignalSpy views(&fixture.session(), &LiveSession::viewReady);
    fixture.window().show();
    WAIT_VERIFY(!views.isEmpty());
    WAIT_VERIFY(!shownRows(fixture.window(), TableKind::Hosts).isEmpty());
}

HITWATCH_UI_TEST_MAIN(TestUiWindowView)
#include "test_ui_window_view.moc"
