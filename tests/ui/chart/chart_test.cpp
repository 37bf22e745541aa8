// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "series_builder.h"
#include "shown_chart.h"
#include "ui/chart/head_line.h"
#include "ui/chart/plot_painter.h"

#include <QMenu>
#include <QSvgRenderer>
#include <QXYSeries>

namespace hitwatch {

namespace {

using Range = std::optional<TimeRange>;

Range rangeOf(const QSignalSpy &spy)
{
    return spy.isEmpty() ? Range() : spy.last().first().value<Range>();
}

} // namespace

class ChartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hoverShowsTheSecond();
    void hoverShowsLossAndAverages();
    void keysMoveTheHair();
    void keysStretchARange();
    void dragSelectsExactSeconds();
    void endsOfTheRangeCanBePulled();
    void clickAndEscapeGiveUp();
    void dragHoldsTheView();
    void wheelZoomsAroundThePointer();
    void wheelAndMiddleButtonPan();
    void keysZoomAndPan();
    void liveReturns();
    void modesChangeWhatIsShown();
    void hiddenDrawsNothing();
    void axisStaysWhileNumbersChange();
    void showRangeLeavesLive();
    void strangeViewsAreDrawn_data();
    void strangeViewsAreDrawn();
    void picturesAreWritten();
    void failureIsExplained();
    void spokenValuesFollow();
};

void ChartTest::initTestCase()
{
    qRegisterMetaType<Range>("std::optional<hitwatch::TimeRange>");
}

void ChartTest::hoverShowsTheSecond()
{
    Shown shown;
    QVERIFY(shown.ready);
    QVERIFY(!shown.box->isVisible());
    for (const int second : { 481, 540, 599 }) {
        QTest::mouseMove(shown.plot->viewport(), shown.pointAt(second + 0.5));
        QTRY_VERIFY_WITH_TIMEOUT(shown.box->isVisible(), 30'000);
        QCOMPARE(shown.box->values().time,
            Format({}, QLocale(QLocale::English)).clock(secondOfSeries(second)));
        QCOMPARE(shown.hovered(QStringLiteral("2xx")), QString::number(100 + second - 7));
        QCOMPARE(shown.hovered(QStringLiteral("4xx")), QStringLiteral("5"));
        QCOMPARE(shown.hovered(QStringLiteral("5xx")), QStringLiteral("2"));
        QCOMPARE(shown.hovered(QStringLiteral("requests")), QString::number(100 + second));
        QCOMPARE(shown.hovered(QStringLiteral("lost")), QString());
        QVERIFY(shown.chart.rect().contains(shown.box->geometry()));
    }
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(shown.plot->viewport(), &leave);
    QVERIFY(!shown.box->isVisible());
}

void ChartTest::hoverShowsLossAndAverages()
{
    Shown shown({ 300, 120 });
    QVERIFY(shown.ready);
    auto view = makeView(kSeconds, 10);
    view->series.points[55].lost = 12'345;
    shown.chart.setView(view);
    QTest::mouseMove(shown.plot->viewport(), shown.pointAt(555));
    QTRY_VERIFY_WITH_TIMEOUT(shown.box->isVisible(), 30'000);
    QCOMPARE(shown.hovered(QStringLiteral("lost")), QStringLiteral("12,345"));
    QCOMPARE(shown.hovered(QStringLiteral("requests/s")), QStringLiteral("155"));
    QVERIFY(shown.chart.rect().contains(shown.box->geometry()));
}

void ChartTest::keysMoveTheHair()
{
    Shown shown;
    QVERIFY(shown.ready);
    QTest::keyClick(shown.plot, Qt::Key_Left);
    QVERIFY(shown.box->isVisible());
    QCOMPARE(shown.hovered(QStringLiteral("requests")), QStringLiteral("699"));
    QTest::keyClick(shown.plot, Qt::Key_Left);
    QTest::keyClick(shown.plot, Qt::Key_Left);
    QCOMPARE(shown.hovered(QStringLiteral("requests")), QStringLiteral("697"));
    QTest::keyClick(shown.plot, Qt::Key_Right);
    QCOMPARE(shown.hovered(QStringLiteral("requests")), QStringLiteral("698"));
    QTest::keyClick(shown.plot, Qt::Key_Home);
    QCOMPARE(shown.hovered(QStringLiteral("requests")), QStringLiteral("100"));
    QCOMPARE(shown.visible().from, secondOfSeries(0));
    QVERIFY(!shown.chart.isLive());
    QTest::keyClick(shown.plot, Qt::Key_End);
    QCOMPARE(shown.hovered(QStringLiteral("requests")), QStringLiteral("699"));
    QTest::keyClick(shown.plot, Qt::Key_Escape);
    QVERIFY(!shown.box->isVisible());
}

void ChartTest::keysStretchARange()
{
    Shown shown;
    QVERIFY(shown.ready);
    QSignalSpy spy(&shown.chart, &TrafficChart::rangeSelected);
    QTest::keyClick(shown.plot, Qt::Key_Left); // second 599
    QTest::keyClick(shown.plot, Qt::Key_Left);
    QTest::keyClick(shown.plot, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(shown.plot, Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(spy.count(), 2);
    QVERIFY(rangeOf(spy) == seconds(596, 599));
    QTest::keyClick(shown.plot, Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(rangeOf(spy) == seconds(597, 599));
    QTest::keyClick(shown.plot, Qt::Key_Escape);
    QVERIFY(!rangeOf(spy));
    QCOMPARE(spy.count(), 4);
}

void ChartTest::dragSelectsExactSeconds()
{
    Shown shown;
    QVERIFY(shown.ready);
    QSignalSpy spy(&shown.chart, &TrafficChart::rangeSelected);
    shown.drag(500.5, 520.5);
    QCOMPARE(spy.count(), 1);
    QVERIFY(rangeOf(spy) == seconds(500, 521));
    shown.drag(560.5, 540.5); // from right to left
    QCOMPARE(spy.count(), 2);
    QVERIFY(rangeOf(spy) == seconds(540, 561));
    // Beyond the right edge ends at what is counted.
    shown.drag(590.5, 660);
    QVERIFY(rangeOf(spy) == seconds(590, 600));
}

void ChartTest::endsOfTheRangeCanBePulled()
{
    Shown shown;
    QVERIFY(shown.ready);
    QSignalSpy spy(&shown.chart, &TrafficChart::rangeSelected);
    shown.chart.setSelectedRange(seconds(500, 520));
    QCOMPARE(spy.count(), 0); // nobody did it by hand
    shown.drag(520, 530.5);
    QVERIFY(rangeOf(spy) == seconds(500, 531));
    shown.drag(500, 490.5);
    QVERIFY(rangeOf(spy) == seconds(490, 531));
}

void ChartTest::clickAndEscapeGiveUp()
{
    Shown shown;
    QVERIFY(shown.ready);
    QSignalSpy spy(&shown.chart, &TrafficChart::rangeSelected);
    QTest::mouseClick(shown.plot->viewport(), Qt::LeftButton, {}, shown.pointAt(510));
    QCOMPARE(spy.count(), 0); // there was nothing to give up
    shown.chart.setSelectedRange(seconds(500, 520));
    QTest::mouseClick(shown.plot->viewport(), Qt::LeftButton, {}, shown.pointAt(510));
    QCOMPARE(spy.count(), 1);
    QVERIFY(!rangeOf(spy));

    // Escape during a drag leaves what was selected before.
    shown.chart.setSelectedRange(seconds(500, 520));
    QTest::mousePress(shown.plot->viewport(), Qt::LeftButton, {}, shown.pointAt(550));
    QTest::mouseMove(shown.plot->viewport(), shown.pointAt(570));
    QTest::keyClick(shown.plot, Qt::Key_Escape);
    QTest::mouseRelease(shown.plot->viewport(), Qt::LeftButton, {}, shown.pointAt(570));
    QCOMPARE(spy.count(), 1);
    QTest::keyClick(shown.plot, Qt::Key_Escape);
    QCOMPARE(spy.count(), 2);
    QVERIFY(!rangeOf(spy));

    // With nothing to give up the key is somebody else's.
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(shown.plot->viewport(), &leave);
    QKeyEvent escape(QEvent::KeyPress, Qt::Key_Escape, {});
    QCoreApplication::sendEvent(shown.plot, &escape);
    QVERIFY(!escape.isAccepted());
}

void ChartTest::dragHoldsTheView()
{
    Shown shown;
    QVERIFY(shown.ready);
    const TimeRange before = shown.visible();
    QTest::mousePress(shown.plot->viewport(), Qt::LeftButton, {}, shown.pointAt(550));
    QTest::mouseMove(shown.plot->viewport(), shown.pointAt(570));
    shown.chart.setView(makeView(kSeconds + 5));
    QVERIFY(shown.visible() == before);
    QTest::mouseRelease(shown.plot->viewport(), Qt::LeftButton, {}, shown.pointAt(570));
    QVERIFY(shown.visible() == seconds(485, 605));
    QVERIFY(shown.chart.isLive());
}

void ChartTest::wheelZoomsAroundThePointer()
{
    Shown shown;
    QVERIFY(shown.ready);
    QSignalSpy spy(&shown.chart, &TrafficChart::seriesQueryChanged);
    const double before = shown.pointAt(540).x();
    shown.wheel(540, 3);
    QCOMPARE(spy.count(), 1);
    QVERIFY(!shown.chart.isLive());
    const TimeRange near = shown.visible();
    QVERIFY(near.to - near.from < 120 * kSecond);
    QVERIFY(qAbs(shown.pointAt(540).x() - before) <= 1);
    QVERIFY(shown.chart.seriesQuery().range.has_value());
    QVERIFY(shown.chart.seriesQuery().range->from <= near.from);
    QVERIFY(shown.chart.seriesQuery().range->to >= near.to);
    for (int i = 0; i < 40; ++i)
        shown.wheel(540, 1);
    QCOMPARE(shown.visible().to - shown.visible().from, TimeViewport::kShortest);
    for (int i = 0; i < 60; ++i)
        shown.wheel(540, -1);
    QVERIFY(shown.visible() == seconds(0, kSeconds));
    const auto count = spy.count();
    shown.wheel(300, -1); // there is no more
    QCOMPARE(spy.count(), count);
}

void ChartTest::wheelAndMiddleButtonPan()
{
    Shown shown;
    QVERIFY(shown.ready);
    QSignalSpy spy(&shown.chart, &TrafficChart::seriesQueryChanged);
    shown.wheel(540, 1, Qt::ShiftModifier);
    QCOMPARE(spy.count(), 1);
    QVERIFY(shown.visible() == seconds(468, 588));
    shown.wheel(540, -5, Qt::ShiftModifier);
    QVERIFY(shown.visible() == seconds(480, 600));

    const QPoint from = shown.pointAt(500);
    const QPoint to = shown.pointAt(530);
    QTest::mousePress(shown.plot->viewport(), Qt::MiddleButton, {}, from);
    QTest::mouseMove(shown.plot->viewport(), to);
    QTest::mouseRelease(shown.plot->viewport(), Qt::MiddleButton, {}, to);
    // What was below the pointer still is.
    QVERIFY(qAbs(shown.pointAt(500).x() - to.x()) <= 1);
    QCOMPARE(shown.visible().to - shown.visible().from, 120 * kSecond);
}

void ChartTest::keysZoomAndPan()
{
    Shown shown;
    QVERIFY(shown.ready);
    QTest::keyClick(shown.plot, Qt::Key_Plus);
    QVERIFY(shown.visible() == seconds(540, 600));
    QTest::keyClick(shown.plot, Qt::Key_Minus);
    QTest::keyClick(shown.plot, Qt::Key_Minus);
    QCOMPARE(shown.visible().to - shown.visible().from, 240 * kSecond);
    QTest::keyClick(shown.plot, Qt::Key_L);
    QVERIFY(shown.visible() == seconds(480, 600));
    QTest::keyClick(shown.plot, Qt::Key_PageUp);
    QVERIFY(shown.visible() == seconds(390, 510));
    QTest::keyClick(shown.plot, Qt::Key_PageDown);
    QVERIFY(shown.visible() == seconds(480, 600));
}

void ChartTest::liveReturns()
{
    Shown shown;
    QVERIFY(shown.ready);
    QToolButton *live = nullptr;
    for (QToolButton *button : shown.chart.findChildren<QToolButton *>()) {
        if (button->text() == QStringLiteral("Live"))
            live = button;
    }
    QVERIFY(live != nullptr);
    QVERIFY(live->focusPolicy() & Qt::TabFocus);
    QSignalSpy queries(&shown.chart, &TrafficChart::seriesQueryChanged);
    QSignalSpy ranges(&shown.chart, &TrafficChart::rangeSelected);
    QTest::mouseClick(live, Qt::LeftButton);
    QCOMPARE(queries.count() + ranges.count(), 0); // it is live

    const auto ended = std::make_shared<MonitorView>(*makeView(kSeconds));
    ended->source.isOver = true;
    shown.chart.setView(ended);
    QCOMPARE(live->text(), QStringLiteral("Newest"));
    shown.chart.setView(makeView(kSeconds));
    QCOMPARE(live->text(), QStringLiteral("Live"));

    shown.wheel(540, 2);
    shown.chart.setSelectedRange(seconds(530, 540));
    QCOMPARE(live->text(), QStringLiteral("Back to live"));
    QTest::mouseClick(live, Qt::LeftButton);
    QCOMPARE(live->text(), QStringLiteral("Live"));
    QVERIFY(shown.chart.isLive());
    QVERIFY(shown.visible() == seconds(480, 600));
    QCOMPARE(queries.count(), 2);
    QCOMPARE(ranges.count(), 1);
    QVERIFY(!rangeOf(ranges));
    QVERIFY(!shown.chart.seriesQuery().range);
    // And goes on with the newest.
    shown.chart.setView(makeView(kSeconds + 1));
    QVERIFY(shown.visible() == seconds(481, 601));
}

void ChartTest::modesChangeWhatIsShown()
{
    Shown shown;
    QVERIFY(shown.ready);
    QSignalSpy spy(&shown.chart, &TrafficChart::modeChanged);
    auto *menu = shown.chart.findChild<QMenu *>();
    QVERIFY(menu != nullptr);
    QCOMPARE(menu->actions().size(), 3);
    menu->actions().at(1)->trigger();
    QCOMPARE(shown.chart.mode(), ChartMode::ByDirection);
    QTest::mouseMove(shown.plot->viewport(), shown.pointAt(540.5));
    QTRY_COMPARE_WITH_TIMEOUT(
        shown.hovered(QStringLiteral("to clients")), QStringLiteral("32.0 kbit/s"), 30'000);
    QCOMPARE(shown.hovered(QStringLiteral("to servers")), QStringLiteral("8.00 kbit/s"));
    QCOMPARE(shown.hovered(QStringLiteral("total")), QStringLiteral("40.0 kbit/s"));
    shown.chart.setFormat(Format({ false, true }, QLocale(QLocale::English)));
    QCOMPARE(shown.hovered(QStringLiteral("total")), QStringLiteral("5.00 kB/s"));

    shown.chart.setMode(ChartMode::ByInterface);
    shown.chart.setMode(ChartMode::ByInterface);
    QCOMPARE(spy.count(), 2);
    QCOMPARE(shown.hovered(QStringLiteral("eth0")), QStringLiteral("2.00 kB/s"));
    QVERIFY(menu->actions().at(2)->isChecked());
    QCOMPARE(shown.chart.findChild<ChartLegend *>()->accessibleDescription(),
        QStringLiteral("lo, eth0"));
}

void ChartTest::hiddenDrawsNothing()
{
    Shown shown;
    QVERIFY(shown.ready);
    std::vector<std::unique_ptr<QSignalSpy>> spies;
    for (QXYSeries *series : shown.plot->findChildren<QXYSeries *>())
        spies.push_back(std::make_unique<QSignalSpy>(series, &QXYSeries::pointsReplaced));
    QVERIFY(!spies.empty());
    shown.chart.setView(makeView(kSeconds + 1));
    const int once = replacements(spies);
    QVERIFY(once > 0);

    shown.chart.hide();
    for (int second = 2; second < 10; ++second)
        shown.chart.setView(makeView(kSeconds + second));
    QCOMPARE(replacements(spies), once);
    shown.chart.show();
    QVERIFY(replacements(spies) > once);
    QVERIFY(shown.visible() == seconds(489, 609));
}

void ChartTest::axisStaysWhileNumbersChange()
{
    Shown shown;
    QVERIFY(shown.ready);
    const double top = shown.plot->geometryOfPlot().top;
    const QRectF plot = shown.plot->geometryOfPlot().plot;
    for (int second = 1; second < 30; ++second) {
        shown.chart.setView(makeView(kSeconds + second));
        QCOMPARE(shown.plot->geometryOfPlot().top, top);
        QCOMPARE(shown.plot->geometryOfPlot().plot, plot);
    }
}

void ChartTest::showRangeLeavesLive()
{
    Shown shown;
    QVERIFY(shown.ready);
    shown.chart.showRange(seconds(100, 140));
    QVERIFY(!shown.chart.isLive());
    QVERIFY(shown.visible() == seconds(80, 160));
    shown.chart.followNewest(600);
    QVERIFY(shown.chart.isLive());
    QVERIFY(shown.visible() == seconds(0, 600));
    QVERIFY(shown.chart.seriesQuery().newestSeconds >= 600);
}

void ChartTest::strangeViewsAreDrawn_data()
{
    QTest::addColumn<std::shared_ptr<MonitorView>>("view");
    QTest::newRow("none yet") << std::shared_ptr<MonitorView>();
    QTest::newRow("nothing in it") << std::make_shared<MonitorView>();
    QTest::newRow("one second") << makeView(1);
    QTest::newRow("less than a second") << makeView(0);
    auto zeros = makeView(100);
    for (SeriesPoint &point : zeros->series.points)
        point = {};
    QTest::newRow("silence") << zeros;
    auto huge = makeView(100);
    for (SeriesPoint &point : huge->series.points)
        point.byClass[2] = point.requests = std::uint64_t { 1 } << 60;
    QTest::newRow("huge numbers") << huge;
    auto firing = makeView(100);
    for (int i = 0; i < 20; ++i) {
        AlertRecord episode;
        episode.raisedAt = secondOfSeries(i * 5 - 20);
        if (i < 19)
            episode.clearedAt = secondOfSeries(i * 5 - 17);
        firing->episodes.push_back(std::make_shared<const AlertRecord>(episode));
        firing->series.points[static_cast<std::size_t>(i) * 3].lost = 5;
    }
    QTest::newRow("many episodes") << firing;
}

void ChartTest::strangeViewsAreDrawn()
{
    QFETCH(std::shared_ptr<MonitorView>, view);
    for (const QSize size : { QSize(1000, 240), QSize(300, 120), QSize(40, 20) }) {
        TrafficChart chart;
        chart.resize(size);
        chart.setAlertRule(AlertRule {});
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart, 30'000));
        for (const ChartMode mode :
            { ChartMode::ByStatus, ChartMode::ByDirection, ChartMode::ByInterface }) {
            chart.setMode(mode);
            chart.setView(view);
            for (const int key :
                { Qt::Key_Left, Qt::Key_Plus, Qt::Key_Minus, Qt::Key_Home, Qt::Key_End, Qt::Key_L })
                QTest::keyClick(chart.findChild<PlotView *>(), Qt::Key(key));
            QVERIFY(!chart.grab().isNull());
        }
    }
}

void ChartTest::picturesAreWritten()
{
    Shown shown;
    QVERIFY(shown.ready);
    const QTemporaryDir folder;
    const QString png = folder.filePath(QStringLiteral("chart.png"));
    QVERIFY(!shown.chart.savePng(png));
    const QImage image(png);
    QCOMPARE(image.width(), shown.plot->width() * 2);
    QVERIFY(image.height() > shown.plot->height() * 2);
    QSet<QRgb> colours;
    for (int x = 0; x < image.width(); x += 7) {
        for (int y = 0; y < image.height(); y += 7)
            colours.insert(image.pixel(x, y));
    }
    const Colours &wanted = coloursOf(shown.chart.palette());
    QVERIFY(colours.contains(wanted.panel.rgb()));
    QVERIFY(colours.contains(wanted.statusClass[2].rgb()));

    const QString svg = folder.filePath(QStringLiteral("chart.svg"));
    QVERIFY(!shown.chart.saveSvg(svg));
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
    QCOMPARE(renderer.viewBox().width(), shown.plot->width());
    QFile file(svg);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray content = file.readAll();
    QVERIFY(content.contains("Requests per second"));
    QVERIFY(content.contains("2xx"));
    // Vectors, not a picture of pixels.
    QVERIFY(!content.contains("<image"));
    // What was there is replaced.
    QVERIFY(!shown.chart.saveSvg(png));
    QVERIFY(QSvgRenderer(png).isValid());
}

void ChartTest::failureIsExplained()
{
    Shown shown;
    QVERIFY(shown.ready);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("no/such/folder/chart.png"));
    for (const auto &problem : { shown.chart.savePng(path), shown.chart.saveSvg(path) }) {
        QVERIFY(problem.has_value());
        QVERIFY(problem->contains(path));
        QVERIFY(!problem->contains(QLatin1Char('\n')));
    }
    QVERIFY(!QFile::exists(path));
}

void ChartTest::spokenValuesFollow()
{
    Shown shown;
    QVERIFY(shown.ready);
    QVERIFY(!shown.plot->accessibleName().isEmpty());
    QVERIFY(shown.plot->accessibleDescription().contains(QStringLiteral("699")));
    shown.chart.setView(makeView(kSeconds + 10));
    QVERIFY(shown.plot->accessibleDescription().contains(QStringLiteral("709")));
    QTest::keyClick(shown.plot, Qt::Key_Left);
    QTest::keyClick(shown.plot, Qt::Key_Left);
    QVERIFY(shown.plot->accessibleDescription().contains(QStringLiteral("708")));
}

} // namespace hitwatch

QTEST_MAIN(hitwatch::ChartTest)
#include "chart_test.moc"
