// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "ui/chart/traffic_chart.h"
#include "ui/figures/alert_line.h"
#include "ui/figures/compact_view.h"
#include "ui/figures/example_view.h"
#include "ui/figures/figure_cell.h"

#include <QToolButton>

using namespace hitwatch;

class CompactViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsThreeFigures();
    void tellsOfAlerts();
    void goesBack();
    void isDragged();
    void staysAboveOthers();
};

void CompactViewTest::showsThreeFigures()
{
    CompactView compact;
    compact.setFormat(Format({}, QLocale(QStringLiteral("en_US"))));
    compact.setView(exampleView());
    QStringList values;
    for (const FigureCell *cell : compact.findChildren<FigureCell *>())
        values << cell->value();
    QCOMPARE(values,
        (QStringList {
            QStringLiteral("669"), QStringLiteral("41.2 Mbit/s"), QStringLiteral("4.6%") }));
    compact.show();
    QCoreApplication::processEvents();
    for (const FigureCell *cell : compact.findChildren<FigureCell *>())
        QVERIFY(cell->width() >= cell->minimumSizeHint().width());
    QVERIFY(compact.findChild<TrafficChart *>()->isVisible());
}

void CompactViewTest::tellsOfAlerts()
{
    CompactView compact;
    const auto *line = compact.findChild<AlertLine *>();
    QVERIFY(!line->isFiring());
    compact.setView(exampleView());
    QCOMPARE(line->text(), QStringLiteral("No alert"));
    const auto view = exampleView();
    AlertRecord over;
    over.rule.name = "older";
    over.clearedAt = kExampleStart;
    AlertRecord firing;
    firing.rule.name = "<i>busy\n";
    firing.raisedAt = kExampleStart;
    view->episodes = { std::make_shared<AlertRecord>(over), std::make_shared<AlertRecord>(firing) };
    compact.setView(view);
    QVERIFY(line->isFiring());
    QVERIFY(line->text().startsWith(QStringLiteral("Alert: <i>busy\\x0a, ")));
    QCOMPARE(line->accessibleName(), line->text());
    QVERIFY(!line->toolTip().contains(QStringLiteral("<i>")));
    QCOMPARE(compact.windowTitle(), line->text());
    compact.setView(exampleView());
    QVERIFY(!line->isFiring());
}

void CompactViewTest::goesBack()
{
    CompactView compact;
    compact.setView(exampleView());
    compact.show();
    QVERIFY(QTest::qWaitForWindowExposed(&compact, 30'000));
    QSignalSpy wanted(&compact, &CompactView::mainWindowRequested);
    QTest::mouseDClick(&compact, Qt::LeftButton, {}, compact.rect().center());
    QCOMPARE(wanted.size(), 1);
    auto *back = compact.findChild<QToolButton *>();
    QVERIFY(!back->accessibleName().isEmpty());
    QTest::mouseClick(back, Qt::LeftButton);
    QCOMPARE(wanted.size(), 2);
    compact.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&compact, 30'000));
    QTest::keyClick(&compact, Qt::Key_Escape);
    QCOMPARE(wanted.size(), 3);
}

void CompactViewTest::isDragged()
{
    CompactView compact;
    compact.setView(exampleView());
    compact.move(100, 100);
    compact.show();
    QVERIFY(QTest::qWaitForWindowExposed(&compact, 30'000));
    const QPoint before = compact.pos();
    // On the chart as well: it lets the mouse through.
    const QPoint grip = compact.findChild<TrafficChart *>()->geometry().center();
    QCOMPARE(compact.childAt(grip), nullptr);
    QTest::mousePress(&compact, Qt::LeftButton, {}, grip);
    QTest::mouseMove(&compact, grip + QPoint(60, 40));
    QTest::mouseRelease(&compact, Qt::LeftButton, {}, grip);
    QTRY_COMPARE_WITH_TIMEOUT(compact.pos(), before + QPoint(60, 40), 30'000);
}

void CompactViewTest::staysAboveOthers()
{
    const CompactView compact;
    QVERIFY(compact.windowFlags().testFlag(Qt::WindowStaysOnTopHint));
    QVERIFY(compact.windowFlags().testFlag(Qt::FramelessWindowHint));
    QVERIFY(!compact.objectName().isEmpty());
    QVERIFY(compact.width() >= 320 && compact.height() >= 180);
}

QTEST_MAIN(CompactViewTest)
#include "compact_view_test.moc"
