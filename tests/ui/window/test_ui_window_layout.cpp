// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QDockWidget>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolBar>

#include "support/waiting.h"
#include "ui/figures/compact_view.h"
#include "ui/figures/completeness_panel.h"
#include "ui/support/ui_surroundings.h"
#include "ui/window/panel_dock.h"
#include "ui/window/window_fixture.h"
#include "ui/window/window_panels.h"

using namespace hitwatch;
using namespace hitwatch::test;

class TestUiWindowLayout : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void docksStandAsInAFirstWindow();
    void docksAreRememberedAndReset();
    void garbageInTheSettingsGivesTheFirstLayout_data();
    void garbageInTheSettingsGivesTheFirstLayout();
    void aPanelIsPulledByItsHeadLine();
    void everyPanelIsReachedByAKey();
    void theCompactViewTakesTheWindowsPlace();
    void completenessDetailsAreOneClickAway();
    void everythingHasAShortcutOnce();
    void whatHasTheFocusHasAName();
    void withoutATrayClosingTheWindowClosesIt();

private:
    static PanelDock *dock(WindowFixture &fixture, const char *name)
    {
        return fixture.child<PanelDock>(name);
    }
};

void TestUiWindowLayout::docksStandAsInAFirstWindow()
{
    WindowFixture fixture;
    PanelDock *sections = dock(fixture, "dock.sections");
    PanelDock *hosts = dock(fixture, "dock.hosts");
    PanelDock *methods = dock(fixture, "dock.methods");
    PanelDock *statuses = dock(fixture, "dock.statuses");
    PanelDock *requests = dock(fixture, "dock.requests");
    WAIT_VERIFY(requests->isOnScreen());
    QCOMPARE(sections->y(), hosts->y());
    QCOMPARE(hosts->y(), methods->y());
    QVERIFY(sections->x() < hosts->x() && hosts->x() < methods->x());
    QVERIFY(sections->width() > hosts->width());
    QCOMPARE(methods->x(), statuses->x());
    QVERIFY(statuses->y() > methods->y());
    QVERIFY(requests->y() > sections->y());
    QVERIFY(requests->width() > sections->width() + hosts->width());
    QCOMPARE(fixture.window().tabifiedDockWidgets(requests).size(), 4);
    for (PanelDock *each : { dock(fixture, "dock.alerts"), dock(fixture, "dock.clients"),
             dock(fixture, "dock.interfaces"), dock(fixture, "dock.trust") })
        QVERIFY(!each->isOnScreen());
}

void TestUiWindowLayout::docksAreRememberedAndReset()
{
    WindowFixture fixture;
    QAction *toggle = dock(fixture, "dock.hosts")->toggleViewAction();
    toggle->trigger();
    QVERIFY(!dock(fixture, "dock.hosts")->isVisible());
    fixture.window().addDockWidget(Qt::LeftDockWidgetArea, dock(fixture, "dock.methods"));

    fixture.openAgain();
    QVERIFY(dock(fixture, "dock.hosts")->isHidden());
    QCOMPARE(
        fixture.window().dockWidgetArea(dock(fixture, "dock.methods")), Qt::LeftDockWidgetArea);

    fixture.action("Reset Layout")->trigger();
    QVERIFY(!dock(fixture, "dock.hosts")->isHidden());
    QCOMPARE(
        fixture.window().dockWidgetArea(dock(fixture, "dock.methods")), Qt::BottomDockWidgetArea);
}

void TestUiWindowLayout::garbageInTheSettingsGivesTheFirstLayout_data()
{
    QTest::addColumn<QVariant>("garbage");
    QTest::newRow("text") << QVariant(QStringLiteral("x"));
    QTest::newRow("bytes") << QVariant(QByteArray(5000, '\xff'));
    QTest::newRow("nothing") << QVariant(QByteArray());
    QTest::newRow("number") << QVariant(17);
}

void TestUiWindowLayout::garbageInTheSettingsGivesTheFirstLayout()
{
    QFETCH(const QVariant, garbage);
    WindowFixture fixture;
    fixture.damageLayout(garbage);
    PanelDock *sections = dock(fixture, "dock.sections");
    QVERIFY(sections->isVisible());
    QCOMPARE(fixture.window().dockWidgetArea(sections), Qt::BottomDockWidgetArea);
    QVERIFY(fixture.window().width() > 400);
}

void TestUiWindowLayout::aPanelIsPulledByItsHeadLine()
{
    WindowFixture fixture;
    PanelDock *hosts = dock(fixture, "dock.hosts");
    QVERIFY(!hosts->isFloating());
    QTest::mouseDClick(hosts->panel(), Qt::LeftButton, {}, { hosts->width() / 2, 4 });
    QVERIFY(hosts->isFloating());
    QVERIFY(hosts->titleBarWidget()->sizeHint().height() > 8);
    QTest::mouseDClick(hosts->panel(), Qt::LeftButton, {}, { hosts->width() / 2, 4 });
    QVERIFY(!hosts->isFloating());

    const QPoint start(hosts->width() / 2, 4);
    QTest::mousePress(hosts->panel(), Qt::LeftButton, {}, start);
    for (int step = 1; step <= 8; ++step)
        QTest::mouseMove(hosts->panel(), start + QPoint(0, -20 * step));
    WAIT_VERIFY(hosts->isFloating());
    QTest::mouseRelease(hosts, Qt::LeftButton);
}

void TestUiWindowLayout::everyPanelIsReachedByAKey()
{
    WindowFixture fixture;
    QVERIFY(QTest::qWaitForWindowActive(&fixture.window()));
    const auto docks = fixture.window().findChildren<PanelDock *>();
    for (int at = 0; at < docks.size(); ++at) {
        QTest::keyClick(&fixture.window(), static_cast<Qt::Key>(Qt::Key_1 + at), Qt::AltModifier);
        const QWidget *focus = QApplication::focusWidget();
        const bool found = std::ranges::any_of(docks, [focus](const PanelDock *each) {
            return each->isOnScreen() && each->isAncestorOf(focus);
        });
        QVERIFY2(found, qPrintable(QString::number(at + 1)));
    }
}

void TestUiWindowLayout::theCompactViewTakesTheWindowsPlace()
{
    WindowFixture fixture;
    QVERIFY(fixture.watchDemo());
    QTest::keyClick(&fixture.window(), Qt::Key_M, Qt::ControlModifier);
    QVERIFY(!fixture.window().isVisible());
    CompactView *compact = nullptr;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<CompactView *>(widget))
            compact = found;
    }
    QVERIFY(compact != nullptr && compact->isVisible());
    const TimeNs before = fixture.session().view()->now;
    WAIT_VERIFY(fixture.session().view()->now > before);

    compact->close();
    QVERIFY2(fixture.window().isVisible(), "nothing of the program was left on screen");
    QVERIFY(!compact->isVisible());
}

void TestUiWindowLayout::completenessDetailsAreOneClickAway()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("lost_body.pcap"));
    QVERIFY(!dock(fixture, "dock.trust")->isOnScreen());
    QTest::mouseClick(fixture.child<QWidget>("completeness"), Qt::LeftButton);
    WAIT_VERIFY(dock(fixture, "dock.trust")->isOnScreen());
}

void TestUiWindowLayout::everythingHasAShortcutOnce()
{
    WindowFixture fixture;
    QMap<QString, QString> texts;
    const auto actions = fixture.window().actions();
    for (const QAction *action : actions) {
        QVERIFY(!action->text().isEmpty());
        const QString keys = action->shortcut().toString();
        if (keys.isEmpty())
            continue;
        QVERIFY2(!texts.contains(keys),
            qPrintable(QStringLiteral("%1: %2 and %3").arg(keys, texts[keys], action->text())));
        texts[keys] = action->text();
    }
    QVERIFY(texts.size() > 20);
}

void TestUiWindowLayout::whatHasTheFocusHasAName()
{
    WindowFixture fixture;
    const auto widgets = fixture.window().findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if ((widget->focusPolicy() & Qt::TabFocus) == 0 || !widget->isVisible())
            continue;
        bool named = !widget->property("text").toString().isEmpty();
        for (const QWidget *each = widget; each != &fixture.window() && !named;
             each = each->parentWidget())
            named = !each->accessibleName().isEmpty();
        QVERIFY2(named,
            qPrintable(QStringLiteral("%1 '%2'").arg(
                QLatin1String(widget->metaObject()->className()), widget->objectName())));
    }
}

void TestUiWindowLayout::withoutATrayClosingTheWindowClosesIt()
{
    WindowFixture fixture;
    Settings settings = fixture.settings().settings();
    settings.closeToTray = true;
    QVERIFY(fixture.settings().set(settings));
    QVERIFY(fixture.window().close());
    QVERIFY(!fixture.window().isVisible());

    fixture.window().show();
    fixture.window().setTrayThere(true);
    QVERIFY2(!fixture.window().close(), "it goes on in the tray");
    QVERIFY(!fixture.window().isVisible());
    fixture.window().setTrayThere(false);
    QVERIFY2(fixture.window().isVisible(), "without a tray nothing would bring it back");
    QVERIFY(fixture.window().close());
}

HITWATCH_UI_TEST_MAIN(TestUiWindowLayout)
#include "test_ui_window_layout.moc"
