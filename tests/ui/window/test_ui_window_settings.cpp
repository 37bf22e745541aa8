// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QFile>
#include <QPalette>
#include <QTest>

#include "support/waiting.h"
#include "ui/figures/figure_cell.h"
#include "ui/style/theme.h"
#include "ui/support/ui_surroundings.h"
#include "ui/window/notice_bar.h"
#include "ui/window/shown_rows.h"
#include "ui/window/window_fixture.h"

using namespace hitwatch;
using namespace hitwatch::test;

class TestUiWindowSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void unitsAreInEffectAtOnce();
    void themesAreInEffectAtOnce();
    void theWindowLengthIsInEffectAtOnce();
    void deeperSectionsAreCountedAnewAfterSayingSo();
    void harmlessSettingsBeginNothingAnew();
    void aDamagedSettingsFileIsTold();

private:
    template <typename Change> static void change(WindowFixture &fixture, Change change)
    {
        Settings settings = fixture.settings().settings();
        change(settings);
        QVERIFY(fixture.settings().set(settings));
    }
    static QStringList figures(const WindowFixture &fixture, MainWindow &window);
};

void TestUiWindowSettings::cleanup()
{
    applyTheme(*qApp, ThemeChoice::Light);
}

QStringList TestUiWindowSettings::figures(const WindowFixture &, MainWindow &window)
{
    QStringList values;
    for (const FigureCell *cell : window.findChildren<FigureCell *>())
        values += cell->value();
    return values;
}

void TestUiWindowSettings::unitsAreInEffectAtOnce()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("long_talk.pcap"));
    QVERIFY(figures(fixture, fixture.window()).join(u' ').contains(QStringLiteral("bit/s")));
    change(fixture, [](Settings &settings) { settings.bytesNotBits = true; });
    QVERIFY(!figures(fixture, fixture.window()).join(u' ').contains(QStringLiteral("bit/s")));
    QVERIFY(figures(fixture, fixture.window()).join(u' ').contains(QStringLiteral("B/s")));
}

void TestUiWindowSettings::themesAreInEffectAtOnce()
{
    WindowFixture fixture;
    change(fixture, [](Settings &settings) { settings.theme = ThemeChoice::Dark; });
    WAIT_VERIFY(coloursOf(fixture.window().palette()).dark);
    change(fixture, [](Settings &settings) { settings.theme = ThemeChoice::Light; });
    WAIT_VERIFY(!coloursOf(fixture.window().palette()).dark);
}

void TestUiWindowSettings::theWindowLengthIsInEffectAtOnce()
{
    WindowFixture fixture;
    QVERIFY(fixture.watchDemo());
    change(fixture, [](Settings &settings) { settings.windowSeconds = 600; });
    QCOMPARE(fixture.session().query().windowSeconds, std::optional(600));
    QVERIFY(fixture.settled());
    QCOMPARE(fixture.session().view()->stats.windowSeconds, std::optional(600));
}

void TestUiWindowSettings::deeperSectionsAreCountedAnewAfterSayingSo()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("sections.pcapng"));
    const auto before = shownRows(fixture.window(), TableKind::Sections);
    change(fixture, [](Settings &settings) { settings.sectionRule.depth = 3; });
    auto *notices = fixture.child<NoticeBar>("noticeBar");
    WAIT_COMPARE(notices->count(), std::size_t { 1 });
    WAIT_VERIFY(fixture.session().state() == CaptureState::Finished && fixture.settled()
        && shownRows(fixture.window(), TableKind::Sections).size() > before.size());
}

void TestUiWindowSettings::harmlessSettingsBeginNothingAnew()
{
    WindowFixture fixture;
    QVERIFY(fixture.read("sections.pcapng"));
    const auto requests = fixture.session().view()->stats.requests;
    change(fixture, [](Settings &settings) { settings.refreshMilliseconds = 500; });
    change(fixture, [](Settings &settings) { settings.startMinimised = true; });
    QVERIFY(fixture.settled());
    QCOMPARE(fixture.session().view()->stats.requests, requests);
    QCOMPARE(fixture.child<NoticeBar>("noticeBar")->count(), std::size_t { 0 });
}

void TestUiWindowSettings::aDamagedSettingsFileIsTold()
{
    WindowFixture fixture;
    fixture.damageSettings("\xff\xfe[broken\n=\n\0\0garbage");
    auto *notices = fixture.child<NoticeBar>("noticeBar");
    QVERIFY(notices->isVisible());
    QCOMPARE(notices->texts().front(), fixture.settings().problem());
}

HITWATCH_UI_TEST_MAIN(TestUiWindowSettings)
#include "test_ui_window_settings.moc"
