// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "ui/chart/axis_scale.h"
#include "ui/chart/range_selection.h"
#include "ui/chart/time_ticks.h"
#include "ui/chart/time_viewport.h"

namespace hitwatch {

namespace {

constexpr TimeNs kBase = 1'764'000'000 * kSecond;

TimeRange seconds(TimeNs from, TimeNs to)
{
    return { kBase + from * kSecond, kBase + to * kSecond };
}

TimeNs at(const char *iso, const QTimeZone &zone)
{
    QDateTime time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
    time.setTimeZone(zone);
    return time.toMSecsSinceEpoch() * kMillisecond;
}

} // namespace

class AxisTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void stepIsTheNextOfOneTwoFive_data();
    void stepIsTheNextOfOneTwoFive();
    void gridHasFewRoundLines_data();
    void gridHasFewRoundLines();
    void scaleGrowsAtOnceAndShrinksLate();
    void scaleNeverJumpsBackAndForth();
    void scaleSurvivesNonsense();
    void tickStepFitsTheRoom_data();
    void tickStepFitsTheRoom();
    void ticksAreRoundLocalTimes_data();
    void ticksAreRoundLocalTimes();
    void ticksStayWhileTimeGoesOn();
    void dragSelectsWholeSeconds_data();
    void dragSelectsWholeSeconds();
    void endsCanBePulled();
    void dragCanBeGivenUp();
    void viewportFollowsTheNewest();
    void viewportZooms_data();
    void viewportZooms();
    void viewportNeverLeavesTheExtent();
    void viewportShowsARangeInTheMiddle();
    void viewportHeldStays();
    void anotherCaptureIsLive();
};

void AxisTest::stepIsTheNextOfOneTwoFive_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<bool>("binary");
    QTest::addColumn<double>("step");
    QTest::newRow("one") << 1.0 << false << 1.0;
    QTest::newRow("above one") << 1.01 << false << 2.0;
    QTest::newRow("two") << 2.0 << false << 2.0;
    QTest::newRow("above two") << 2.5 << false << 5.0;
    QTest::newRow("above five") << 5.1 << false << 10.0;
    QTest::newRow("thousands") << 1300.0 << false << 2000.0;
    QTest::newRow("exact power") << 1000.0 << false << 1000.0;
    QTest::newRow("fraction") << 0.3 << false << 0.5;
    QTest::newRow("huge") << 6.1e18 << false << 1e19;
    QTest::newRow("binary bytes") << 300.0 << true << 500.0;
    QTest::newRow("binary to the next unit") << 600.0 << true << 1024.0;
    QTest::newRow("binary 1024") << 1024.0 << true << 1024.0;
    QTest::newRow("binary kilo") << 1500.0 << true << 2048.0;
    QTest::newRow("binary to mega") << 600.0 * 1024 << true << 1048576.0;
}

void AxisTest::stepIsTheNextOfOneTwoFive()
{
    QFETCH(double, value);
    QFETCH(bool, binary);
    QFETCH(double, step);
    QCOMPARE(AxisScale::stepAtLeast(value, binary), step);
}

void AxisTest::gridHasFewRoundLines_data()
{
    QTest::addColumn<double>("top");
    QTest::addColumn<int>("most");
    QTest::addColumn<QList<double>>("lines");
    QTest::newRow("1,000") << 1000.0 << 4 << QList<double> { 500, 1000 };
    QTest::newRow("2,000") << 2000.0 << 4 << QList<double> { 500, 1000, 1500, 2000 };
    QTest::newRow("2,000 low") << 2000.0 << 3 << QList<double> { 1000, 2000 };
    QTest::newRow("5,000") << 5000.0 << 4 << QList<double> { 2000, 4000 };
    QTest::newRow("5,000 very low") << 5000.0 << 1 << QList<double> { 4000 };
    QTest::newRow("no room") << 5000.0 << 0 << QList<double> {};
}

void AxisTest::gridHasFewRoundLines()
{
    QFETCH(double, top);
    QFETCH(int, most);
    QFETCH(QList<double>, lines);
    const std::vector<double> found = AxisScale::gridLines(top, most, false);
    QCOMPARE(QList<double>(found.begin(), found.end()), lines);
}

void AxisTest::scaleGrowsAtOnceAndShrinksLate()
{
    AxisScale scale(2);
    QCOMPARE(scale.update(600), 1000.0);
    QCOMPARE(scale.update(1300), 2000.0);
    for (int refresh = 1; refresh < AxisScale::kPatience; ++refresh)
        QCOMPARE(scale.update(300), 2000.0);
    QCOMPARE(scale.update(300), 500.0);
    // What is not little keeps the top, however long.
    for (int refresh = 0; refresh < 20; ++refresh)
        QCOMPARE(scale.update(210), 500.0);
    scale.reset();
    QCOMPARE(scale.update(0), 2.0);
}

void AxisTest::scaleNeverJumpsBackAndForth()
{
    AxisScale scale(2);
    scale.update(1000);
    int changes = 0;
    double top = scale.top();
    for (int refresh = 0; refresh < 1000; ++refresh) {
        const double now = scale.update(refresh % 2 == 0 ? 950 : 1050);
        changes += now != top ? 1 : 0;
        top = now;
    }
    QVERIFY(changes <= 1);
}

void AxisTest::scaleSurvivesNonsense()
{
    AxisScale scale(2);
    QCOMPARE(scale.update(-5), 2.0);
    QCOMPARE(scale.update(std::numeric_limits<double>::quiet_NaN()), 2.0);
    QCOMPARE(scale.update(std::numeric_limits<double>::infinity()), 2.0);
    QCOMPARE(scale.grow(0), 2.0);
    QCOMPARE(scale.grow(30), 50.0);
}

void AxisTest::tickStepFitsTheRoom_data()
{
    QTest::addColumn<TimeNs>("span");
    QTest::addColumn<int>("labels");
    QTest::addColumn<TimeNs>("step");
    QTest::newRow("10 s") << 10 * kSecond << 10 << kSecond;
    QTest::newRow("2 min wide") << 120 * kSecond << 12 << 10 * kSecond;
    QTest::newRow("2 min") << 120 * kSecond << 4 << 30 * kSecond;
    QTest::newRow("2 min narrow") << 120 * kSecond << 1 << 120 * kSecond;
    QTest::newRow("no room at all") << 120 * kSecond << 0 << 120 * kSecond;
    QTest::newRow("1 h") << 3600 * kSecond << 8 << 600 * kSecond;
    QTest::newRow("1 d") << TimeTicks::kDay << 6 << 6 * 3600 * kSecond;
    QTest::newRow("10 d") << 10 * TimeTicks::kDay << 4 << 3 * TimeTicks::kDay;
}

void AxisTest::tickStepFitsTheRoom()
{
    QFETCH(TimeNs, span);
    QFETCH(int, labels);
    QFETCH(TimeNs, step);
    QCOMPARE(TimeTicks::stepFor(span, labels), step);
}

void AxisTest::ticksAreRoundLocalTimes_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<TimeNs>("span");
    QTest::addColumn<TimeNs>("step");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("30 s") << QByteArray("Europe/Berlin") << QByteArray("2025-11-24T14:00:10")
                          << 120 * kSecond << 30 * kSecond
                          << QStringList { QStringLiteral("14:00:30"), QStringLiteral("14:01:00"),
                                 QStringLiteral("14:01:30"), QStringLiteral("14:02:00") };
    QTest::newRow("both ends") << QByteArray("UTC") << QByteArray("2025-11-24T14:00:00")
                               << 10 * kSecond << 5 * kSecond
                               << QStringList { QStringLiteral("14:00:00"),
                                      QStringLiteral("14:00:05"), QStringLiteral("14:00:10") };
    QTest::newRow("half an hour off")
        << QByteArray("Asia/Kolkata") << QByteArray("2025-11-24T14:10:00") << 7200 * kSecond
        << 3600 * kSecond << QStringList { QStringLiteral("15:00:00"), QStringLiteral("16:00:00") };
    QTest::newRow("midnight") << QByteArray("Europe/Berlin") << QByteArray("2025-11-24T20:00:00")
                              << 36 * 3600 * kSecond << TimeTicks::kDay
                              << QStringList { QStringLiteral("00:00:00"),
                                     QStringLiteral("00:00:00") };
    QTest::newRow("into summer time")
        << QByteArray("Europe/Berlin") << QByteArray("2025-03-30T00:30:00") << 4 * 3600 * kSecond
        << 2 * 3600 * kSecond
        << QStringList { QStringLiteral("03:00:00"), QStringLiteral("04:00:00") };
}

void AxisTest::ticksAreRoundLocalTimes()
{
    QFETCH(QByteArray, zone);
    QFETCH(QByteArray, from);
    QFETCH(TimeNs, span);
    QFETCH(TimeNs, step);
    QFETCH(QStringList, expected);
    const QTimeZone timeZone(zone);
    if (!timeZone.isValid())
        QSKIP("this time zone is not installed");
    const TimeNs start = at(from.constData(), timeZone);
    QStringList found;
    for (const TimeNs tick : TimeTicks::within({ start, start + span }, step, timeZone)) {
        const auto local = QDateTime::fromMSecsSinceEpoch(tick / kMillisecond, timeZone);
        found.append(local.time().toString(QStringLiteral("HH:mm:ss")));
        QCOMPARE(TimeTicks::isMidnight(tick, timeZone), local.time() == QTime(0, 0));
    }
    QCOMPARE(found, expected);
}

void AxisTest::ticksStayWhileTimeGoesOn()
{
    const TimeNs step = TimeTicks::stepFor(120 * kSecond, 5);
    std::vector<TimeNs> before = TimeTicks::within(seconds(0, 120), step);
    for (int second = 1; second < 200; ++second) {
        const TimeRange visible = seconds(second, 120 + second);
        const std::vector<TimeNs> now = TimeTicks::within(visible, step);
        for (const TimeNs tick : before) {
            if (tick >= visible.from)
                QVERIFY(std::find(now.begin(), now.end(), tick) != now.end());
        }
        before = now;
    }
}

void AxisTest::dragSelectsWholeSeconds_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    QTest::newRow("forwards") << 10.2 << 19.9 << 10 << 20;
    QTest::newRow("backwards") << 19.9 << 10.2 << 10 << 20;
    QTest::newRow("within a second") << 10.2 << 10.7 << 10 << 11;
    QTest::newRow("to the end of a second") << 10.0 << 12.0 << 10 << 12;
    QTest::newRow("nothing at all") << 10.0 << 10.0 << 10 << 11;
    QTest::newRow("before the first") << -30.0 << 3.5 << 0 << 4;
    QTest::newRow("beyond the last") << 90.5 << 300.0 << 90 << 100;
    QTest::newRow("all outside") << 200.0 << 300.0 << 0 << 0;
}

void AxisTest::dragSelectsWholeSeconds()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(int, first);
    QFETCH(int, last);
    const auto time = [](double second) {
        return kBase + static_cast<TimeNs>(second * static_cast<double>(kSecond));
    };
    RangeSelection selection;
    selection.setLimits(seconds(0, 100));
    selection.begin(time(from));
    selection.dragTo(time(to));
    QVERIFY(selection.isDragging());
    QVERIFY(!selection.range());
    const TimeRange dragged = selection.dragged().value_or(TimeRange {});
    QVERIFY(selection.finish());
    QVERIFY(selection.range().value_or(TimeRange {}) == dragged);
    QCOMPARE(selection.range().has_value(), first < last);
    if (first < last)
        QVERIFY(dragged == seconds(first, last));
    QVERIFY(!selection.isDragging());
}

void AxisTest::endsCanBePulled()
{
    RangeSelection selection;
    selection.setLimits(seconds(0, 100));
    selection.set(seconds(10, 20));
    selection.beginAtEnd(RangeSelection::End::To);
    selection.dragTo(seconds(30, 0).from);
    QVERIFY(selection.finish());
    QVERIFY(selection.range() == seconds(10, 30));
    selection.beginAtEnd(RangeSelection::End::From);
    selection.dragTo(seconds(40, 0).from); // past the other end
    QVERIFY(selection.finish());
    QVERIFY(selection.range() == seconds(30, 40));
}

void AxisTest::dragCanBeGivenUp()
{
    RangeSelection selection;
    selection.setLimits(seconds(0, 100));
    selection.set(seconds(10, 20));
    QVERIFY(!selection.cancel());
    selection.begin(seconds(50, 0).from);
    selection.dragTo(seconds(60, 0).from);
    QVERIFY(selection.cancel());
    QVERIFY(!selection.finish());
    QVERIFY(selection.range() == seconds(10, 20));
    selection.set(TimeRange {});
    QVERIFY(!selection.range());
}

void AxisTest::viewportFollowsTheNewest()
{
    TimeViewport viewport;
    QVERIFY(viewport.visible().isEmpty());
    viewport.setExtent(seconds(0, 31), seconds(30, 0).from);
    // A short capture in a long window: the whole window is there.
    QVERIFY(viewport.visible() == seconds(-90, 30));
    viewport.setExtent(seconds(0, 201), seconds(200, 0).from);
    QVERIFY(viewport.visible() == seconds(80, 200));
    viewport.follow(0);
    QVERIFY(viewport.visible() == seconds(0, 200));
    QVERIFY(!viewport.query().range);
    QCOMPARE(viewport.query().newestSeconds, 0);
    viewport.follow(600);
    QVERIFY(viewport.query().newestSeconds > 600);
}

void AxisTest::viewportZooms_data()
{
    QTest::addColumn<double>("factor");
    QTest::addColumn<int>("around");
    QTest::addColumn<bool>("moved");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("in at the middle") << 0.5 << 540 << true << 510 << 570;
    QTest::newRow("in at the right") << 0.5 << 600 << true << 540 << 600;
    QTest::newRow("out at the right") << 2.0 << 600 << true << 360 << 600;
    QTest::newRow("out to everything") << 100.0 << 540 << true << 0 << 600;
    QTest::newRow("in to the shortest") << 0.001 << 600 << true << 590 << 600;
}

void AxisTest::viewportZooms()
{
    QFETCH(double, factor);
    QFETCH(int, around);
    QFETCH(bool, moved);
    QFETCH(int, from);
    QFETCH(int, to);
    TimeViewport viewport;
    viewport.setExtent(seconds(0, 601), seconds(600, 0).from);
    QCOMPARE(viewport.zoom(factor, seconds(around, 0).from), moved);
    QVERIFY(!viewport.isLive());
    QVERIFY(viewport.visible() == seconds(from, to));
    const SeriesQuery query = viewport.query();
    QVERIFY(query.range && query.range->from <= seconds(from, 0).from
        && query.range->to >= seconds(0, to).to);
    viewport.followAgain();
    QVERIFY(viewport.visible() == seconds(480, 600));
}

void AxisTest::viewportNeverLeavesTheExtent()
{
    TimeViewport viewport;
    viewport.setExtent(seconds(0, 601), seconds(600, 0).from);
    QVERIFY(viewport.pan(-60 * kSecond));
    QVERIFY(viewport.visible() == seconds(420, 540));
    QVERIFY(viewport.pan(-6000 * kSecond));
    QVERIFY(viewport.visible() == seconds(0, 120));
    QVERIFY(!viewport.pan(-kSecond));
    QVERIFY(viewport.pan(6000 * kSecond));
    QVERIFY(viewport.visible() == seconds(480, 600));
    QVERIFY(!viewport.pan(kSecond));

    // A capture shorter than the window: nowhere to go, and nothing more to see by zooming out.
    TimeViewport brief;
    brief.setExtent(seconds(0, 31), seconds(30, 0).from);
    QVERIFY(!brief.pan(-kSecond));
    QVERIFY(!brief.zoom(2, seconds(10, 0).from));
    QVERIFY(brief.isLive());
    QVERIFY(brief.zoom(0.1, seconds(15, 0).from));
    QVERIFY(brief.visible().from >= seconds(0, 0).from);
    QVERIFY(brief.visible().to <= seconds(30, 0).from);
    // Nothing in memory.
    TimeViewport empty;
    QVERIFY(!empty.zoom(0.5, 0));
    QVERIFY(!empty.pan(kSecond));
    empty.show(seconds(0, 10));
    QVERIFY(empty.isLive());
}

void AxisTest::viewportShowsARangeInTheMiddle()
{
    TimeViewport viewport;
    viewport.setExtent(seconds(0, 601), seconds(600, 0).from);
    viewport.show(seconds(100, 140));
    QVERIFY(viewport.visible() == seconds(80, 160));
    viewport.show(seconds(0, 4));
    QVERIFY(viewport.visible() == seconds(0, 10));
    viewport.show(seconds(580, 600));
    QVERIFY(viewport.visible() == seconds(560, 600));
}

void AxisTest::viewportHeldStays()
{
    TimeViewport viewport;
    viewport.setExtent(seconds(0, 601), seconds(600, 0).from);
    viewport.hold();
    viewport.setExtent(seconds(0, 605), seconds(604, 0).from);
    QVERIFY(viewport.visible() == seconds(480, 600));
    viewport.release();
    QVERIFY(viewport.visible() == seconds(484, 604));
}

void AxisTest::anotherCaptureIsLive()
{
    TimeViewport viewport;
    viewport.setExtent(seconds(0, 601), seconds(600, 0).from);
    viewport.show(seconds(100, 140));
    viewport.setExtent(seconds(5000, 5100), seconds(5099, 0).from);
    QVERIFY(viewport.isLive());
}

} // namespace hitwatch

QTEST_APPLESS_MAIN(hitwatch::AxisTest)
#include "axis_test.moc"
