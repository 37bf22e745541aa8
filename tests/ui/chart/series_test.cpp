// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "series_builder.h"
#include "ui/chart/chart_text.h"
#include "ui/chart/plot_painter.h"
#include "ui/chart/series_shapes.h"

namespace hitwatch {

namespace {

TimeRange seconds(TimeNs from, TimeNs to)
{
    return { secondOfSeries(from), secondOfSeries(to) };
}

double highest(const LayerShape &shape)
{
    double most = 0;
    for (const QPointF &point : shape.line)
        most = std::max(most, point.y());
    return most;
}

} // namespace

class SeriesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void layersStackInTheirOrder();
    void unfinishedSecondIsLeftOut();
    void shortCaptureIsNotLeftOut();
    void sumsBecomeAverages();
    void unfinishedPointIsAveragedOverWhatHasPassed();
    void onlyWhatOccursIsDrawn();
    void linesEndAtTheEdges();
    void crowdedPointsAreAveraged();
    void directionsAndInterfaces();
    void emptySliceIsNothing();
    void alertLevel_data();
    void alertLevel();
    void farAlertLevelSquashesNothing_data();
    void farAlertLevelSquashesNothing();
    void axisLabelsHaveNoNeedlessZeros();
};

void SeriesTest::layersStackInTheirOrder()
{
    auto view = makeView(10);
    for (SeriesPoint &point : view->series.points) {
        point.byClass = { 1, 2, 4, 8, 16, 32 };
        point.requests = 63;
    }
    const SeriesRates rates(view->series, ChartMode::ByStatus, view->now);
    QCOMPARE(rates.layerCount(), std::size_t { 6 });
    const SeriesShapes shapes = SeriesShapes::stacked(rates, seconds(0, 10), 1000);
    const QList<std::size_t> meanings { 2, 3, 4, 5, 1, 0 };
    const QList<double> tops { 4, 12, 28, 60, 62, 63 };
    QCOMPARE(shapes.layers.size(), std::size_t { 6 });
    for (std::size_t index = 0; index < 6; ++index) {
        const LayerShape &shape = shapes.layers[index];
        const auto place = static_cast<qsizetype>(index);
        QCOMPARE(rates.meaning(shape.layer), meanings[place]);
        QCOMPARE(highest(shape), tops[place]);
        QCOMPARE(shape.floor, index == 0 ? 0.0 : tops[place - 1]);
    }
    QCOMPARE(shapes.largest, 63.0);
}

void SeriesTest::unfinishedSecondIsLeftOut()
{
    auto view = makeView(10);
    view->series.points.back() = {};
    const SeriesRates rates(view->series, ChartMode::ByStatus, view->now);
    QCOMPARE(rates.pointCount(), std::size_t { 10 });
    QVERIFY(!rates.pointAt(secondOfSeries(10)));
    QVERIFY(!rates.pointAt(kSeriesStart - 1));
    QCOMPARE(rates.pointAt(secondOfSeries(10) - 1).value(), std::size_t { 9 });
    const SeriesShapes shapes = SeriesShapes::stacked(rates, seconds(-110, 10), 1000);
    // Flat to the right edge, at the value of the last whole second.
    QCOMPARE(shapes.layers.back().line.back(), QPointF(120, 109));
    QCOMPARE(shapes.layers.back().line.front(), QPointF(110, 100));
}

void SeriesTest::shortCaptureIsNotLeftOut()
{
    auto view = makeView(0);
    const SeriesRates rates(view->series, ChartMode::ByStatus, view->now);
    QCOMPARE(rates.pointCount(), std::size_t { 1 });
    QCOMPARE(rates.secondsOf(0), 1.0);
    const SeriesShapes shapes = SeriesShapes::stacked(rates, seconds(-9, 1), 1000);
    QCOMPARE(shapes.largest, 100.0);
}

void SeriesTest::sumsBecomeAverages()
{
    const auto view = makeView(100, 10);
    const SeriesRates rates(view->series, ChartMode::ByStatus, view->now);
    QCOMPARE(rates.total(3), std::uint64_t { 1030 });
    QCOMPARE(rates.rate(0, 3), 96.0);
    QCOMPARE(SeriesShapes::stacked(rates, seconds(30, 40), 1000).layers.front().line.size(), 3);
}

void SeriesTest::unfinishedPointIsAveragedOverWhatHasPassed()
{
    auto view = makeView(100, 10);
    view->series.complete = secondOfSeries(104);
    view->series.points.back() = {};
    view->series.points.back().byClass[2] = view->series.points.back().requests = 400;
    const SeriesRates rates(view->series, ChartMode::ByStatus, secondOfSeries(104));
    QCOMPARE(rates.pointCount(), std::size_t { 11 });
    QCOMPARE(rates.secondsOf(10), 4.0);
    QCOMPARE(rates.rate(0, 10), 100.0);
}

void SeriesTest::onlyWhatOccursIsDrawn()
{
    auto view = makeView(20);
    view->series.points[2].byClass[1] = 1;
    const SeriesRates rates(view->series, ChartMode::ByStatus, view->now);
    QCOMPARE(SeriesShapes::stacked(rates, seconds(0, 20), 1000).layers.size(), std::size_t { 4 });
    QCOMPARE(SeriesShapes::stacked(rates, seconds(3, 20), 1000).layers.size(), std::size_t { 3 });

    PlotState state;
    state.view = view;
    state.viewport.setExtent(view->series.extent, view->series.complete);
    QStringList names;
    for (const LayerLook &look : ChartText::legend(state, coloursOf(QGuiApplication::palette())))
        names.append(look.name);
    QCOMPARE(names,
        (QStringList { QStringLiteral("2xx"), QStringLiteral("4xx"), QStringLiteral("5xx"),
            QStringLiteral("1xx") }));
}

void SeriesTest::linesEndAtTheEdges()
{
    const auto view = makeView(20);
    const SeriesRates rates(view->series, ChartMode::ByStatus, view->now);
    const TimeRange visible { secondOfSeries(5) + kSecond / 4, secondOfSeries(15) - kSecond / 4 };
    for (const LayerShape &shape : SeriesShapes::stacked(rates, visible, 1000).layers) {
        QCOMPARE(shape.line.front().x(), 0.0);
        QCOMPARE(shape.line.back().x(), 9.5);
        for (qsizetype i = 1; i < shape.line.size(); ++i)
            QVERIFY(shape.line[i - 1].x() <= shape.line[i].x());
    }
    // Between the middles of seconds 4 and 5, at 5.25.
    const LayerShape top = SeriesShapes::stacked(rates, visible, 1000).layers.back();
    QCOMPARE(top.line.front().y(), 104.75);
}

void SeriesTest::crowdedPointsAreAveraged()
{
    const auto view = makeView(700);
    const SeriesRates rates(view->series, ChartMode::ByStatus, view->now);
    const SeriesShapes all = SeriesShapes::stacked(rates, seconds(0, 700), 1000);
    QCOMPARE(all.layers.back().line.size(), 702);
    const SeriesShapes few = SeriesShapes::stacked(rates, seconds(0, 700), 100);
    QVERIFY(few.layers.back().line.size() <= 104);
    QVERIFY(few.largest <= all.largest);
    QVERIFY(few.largest > all.largest - 7);
    // The groups stay while time goes on: the same columns, one second on.
    const SeriesShapes later = SeriesShapes::stacked(rates, seconds(1, 700), 100);
    QCOMPARE(few.layers.back().line[50].y(), later.layers.back().line[50].y());
}

void SeriesTest::directionsAndInterfaces()
{
    const auto view = makeView(20);
    const SeriesRates both(view->series, ChartMode::ByDirection, view->now);
    QCOMPARE(both.layerCount(), std::size_t { 2 });
    QCOMPARE(both.amount(0, 3), std::uint64_t { 4000 });
    QCOMPARE(both.amount(1, 3), std::uint64_t { 1000 });
    const SeriesRates each(view->series, ChartMode::ByInterface, view->now);
    QCOMPARE(each.layerCount(), std::size_t { 2 });
    QCOMPARE(each.total(3), std::uint64_t { 5000 });
    // Fewer values than points, as for an interface that came later.
    view->series.interfaceBytes[1].resize(2);
    QCOMPARE(each.amount(1, 3), std::uint64_t { 0 });
}

void SeriesTest::emptySliceIsNothing()
{
    const SeriesSlice slice;
    for (const ChartMode mode :
        { ChartMode::ByStatus, ChartMode::ByDirection, ChartMode::ByInterface }) {
        const SeriesRates rates(slice, mode, 0);
        QCOMPARE(rates.pointCount(), std::size_t { 0 });
        QVERIFY(!rates.pointAt(0));
        QVERIFY(SeriesShapes::stacked(rates, seconds(0, 10), 100).layers.empty());
    }
}

void SeriesTest::alertLevel_data()
{
    QTest::addColumn<int>("metric");
    QTest::addColumn<double>("raiseAt");
    QTest::addColumn<int>("window");
    QTest::addColumn<double>("level"); ///< below 0: none
    QTest::newRow("messages are no requests") << int(AlertMetric::Messages) << 600.0 << 10 << -1.0;
    QTest::newRow("requests") << int(AlertMetric::Requests) << 600.0 << 10 << 60.0;
    QTest::newRow("sums over minutes") << int(AlertMetric::Requests) << 7200.0 << 120 << -1.0;
    QTest::newRow("no window") << int(AlertMetric::Requests) << 7200.0 << 0 << -1.0;
    QTest::newRow("bits are no requests")
        << int(AlertMetric::BitsPerSecond) << 7200.0 << 120 << -1.0;
}

void SeriesTest::alertLevel()
{
    QFETCH(int, metric);
    QFETCH(double, raiseAt);
    QFETCH(int, window);
    QFETCH(double, level);
    AlertRule rule;
    rule.metric = static_cast<AlertMetric>(metric);
    rule.raiseAt = raiseAt;
    rule.windowSeconds = window;
    QCOMPARE(alertLevelOf(rule).value_or(-1.0), level);
    rule.scope.host = "shop.example";
    QVERIFY(!alertLevelOf(rule));
    rule.scope = {};
    rule.enabled = false;
    QVERIFY(!alertLevelOf(rule));
}

void SeriesTest::farAlertLevelSquashesNothing_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<double>("dataTop");
    QTest::addColumn<bool>("within");
    QTest::newRow("below the data") << int(ChartMode::ByStatus) << 1000.0 << true;
    QTest::newRow("near") << int(ChartMode::ByStatus) << 10.0 << true;
    QTest::newRow("far above") << int(ChartMode::ByStatus) << 5.0 << false;
    QTest::newRow("traffic") << int(ChartMode::ByDirection) << 1000.0 << false;
}

void SeriesTest::farAlertLevelSquashesNothing()
{
    QFETCH(int, mode);
    QFETCH(double, dataTop);
    QFETCH(bool, within);
    PlotState state;
    state.mode = static_cast<ChartMode>(mode);
    state.rule = AlertRule {};
    state.rule->metric = AlertMetric::Requests;
    state.rule->windowSeconds = 10;
    state.rule->raiseAt = 290; // 29 requests per second
    QCOMPARE(PlotPainter::levelWithin(state, dataTop).has_value(), within);
}

void SeriesTest::axisLabelsHaveNoNeedlessZeros()
{
    PlotState state;
    state.format = Format({}, QLocale(QLocale::English));
    QCOMPARE(ChartText::axisLabel(state, 1500), QStringLiteral("1.5k"));
    state.mode = ChartMode::ByDirection;
    QCOMPARE(ChartText::axisLabel(state, 2.5e6), QStringLiteral("20 Mbit/s"));
    QCOMPARE(ChartText::axisLabel(state, 250), QStringLiteral("2 kbit/s"));
    QCOMPARE(ChartText::axisLabel(state, 62.5e6), QStringLiteral("500 Mbit/s"));
    state.format = Format({}, QLocale(QLocale::German));
    QCOMPARE(ChartText::axisLabel(state, 187500), QStringLiteral("1,5 Mbit/s"));
}

} // namespace hitwatch

QTEST_MAIN(hitwatch::SeriesTest)
#include "series_test.moc"
