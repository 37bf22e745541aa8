// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAction>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QSet>
#include <QSignalSpy>

#include "monitor/history/alert_record_json.h"
#include "support/waiting.h"
#include "ui/alerts/shown_panel.h"
#include "ui/style/palettes.h"
#include "ui/support/ui_surroundings.h"

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

class TestUiAlertsActions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choosingTells();
    void withoutEpisodesItNamesTheRules();
    void clearingIsConfirmed();
    void copies();
    void exportsCsv();
    void exportsJson();
    void everythingIsReachable();
    void followsThePalette();
    void renders();
};

void TestUiAlertsActions::choosingTells()
{
    Shown shown;
    QSignalSpy chosen(&shown.panel, &AlertsPanel::episodeChosen);
    shown.panel.setHistory({ share(episode(3)), share(episode(2)), share(episode(1)) });
    QCOMPARE(chosen.size(), 0);
    shown.click(1);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.takeFirst().first().value<AlertRecordPtr>()->id, episode(2).id);
    shown.view->setFocus(Qt::TabFocusReason);
    QTest::keyClick(shown.view, Qt::Key_Down);
    QCOMPARE(chosen.size(), 0);
    QVERIFY(
        shown.summary().contains(Format({}, QLocale(QLocale::English)).clock(episode(1).raisedAt)));
    QTest::keyClick(shown.view, Qt::Key_Return);
    QCOMPARE(chosen.takeFirst().first().value<AlertRecordPtr>()->id, episode(1).id);
    shown.panel.select(QString::fromStdString(episode(3).id));
    QCOMPARE(chosen.size(), 0);
}

void TestUiAlertsActions::withoutEpisodesItNamesTheRules()
{
    Shown shown;
    QVERIFY(shown.says(QStringLiteral("No alerts yet")));
    QVERIFY(shown.says(QStringLiteral("No active rules")));
    std::vector<AlertRule> rules(6);
    for (std::size_t at = 0; at < rules.size(); ++at)
        rules[at].name = "Rule " + std::to_string(at);
    rules[1].enabled = false;
    shown.panel.setRules(rules);
    QVERIFY(shown.says(QStringLiteral("Rule 0")));
    QVERIFY(!shown.says(QStringLiteral("Rule 1")));
    QVERIFY(shown.says(QStringLiteral("2 more")));
    QSignalSpy edit(&shown.panel, &AlertsPanel::editRulesRequested);
    shown.button(QStringLiteral("Alert rules…"))->click();
    shown.button(QStringLiteral("Rules…"))->click();
    QCOMPARE(edit.size(), 2);
    QVERIFY(!shown.button(QStringLiteral("Export…"))->isEnabled());
    QVERIFY(!shown.button(QStringLiteral("Clear…"))->isEnabled());
    shown.panel.addEpisode(share(episode(1)));
    QVERIFY(!shown.says(QStringLiteral("No alerts yet")));
    QSignalSpy exporting(&shown.panel, &AlertsPanel::exportRequested);
    shown.button(QStringLiteral("Export…"))->click();
    QCOMPARE(exporting.size(), 1);
}

void TestUiAlertsActions::clearingIsConfirmed()
{
    Shown shown;
    shown.panel.setHistory(week());
    QSignalSpy cleared(&shown.panel, &AlertsPanel::clearHistoryRequested);
    const auto answer = [&](bool yes) {
        shown.button(QStringLiteral("Clear…"))->click();
        auto *box = shown.panel.findChild<QMessageBox *>();
        if (!box)
            return;
        const QPointer<QMessageBox> watched(box);
        for (QAbstractButton *button : box->buttons()) {
            if ((box->buttonRole(button) == QMessageBox::DestructiveRole) == yes)
                button->click();
        }
        QTRY_VERIFY_WITH_TIMEOUT(!watched, kLongWaitMs);
    };
    answer(false);
    QCOMPARE(cleared.size(), 0);
    answer(true);
    QCOMPARE(cleared.size(), 1);
    QCOMPARE(shown.model->rowCount(), 8);
    shown.panel.clear();
    QCOMPARE(shown.model->rowCount(), 0);
}

void TestUiAlertsActions::copies()
{
    Shown shown;
    shown.panel.setHistory(week());
    shown.click(1);
    QTest::keySequence(shown.view, QKeySequence::Copy);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("Errors of the shop\t")));
    Q_EMIT shown.view->customContextMenuRequested(
        shown.view->visualRect(shown.model->index(1, 0)).center());
    auto *menu = shown.view->findChild<QMenu *>();
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == QStringLiteral("Copy as JSON"))
            action->trigger();
    }
    menu->close();
    const QJsonDocument json = QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8());
    QVERIFY(recordFromJson(json.array().at(0).toObject()).ok());
}

void TestUiAlertsActions::exportsCsv()
{
    Shown shown;
    shown.panel.setHistory(week());
    const QStringList lines = shown.panel.toCsv().split(QStringLiteral("\r\n"));
    QCOMPARE(lines.size(), 10);
    QVERIFY(lines.first().startsWith(QStringLiteral("State,Rule,Metric,Unit")));
    const QStringList cells = lines.at(4).split(QLatin1Char(','));
    QCOMPARE(cells.size(), lines.first().split(QLatin1Char(',')).size());
    QCOMPARE(cells.at(1), QStringLiteral("Busy uplink"));
    QCOMPARE(cells.at(3), QStringLiteral("bit/s"));
    QCOMPARE(cells.at(11), QStringLiteral("91200000"));
    QVERIFY(cells.at(7).endsWith(QStringLiteral(".000000000Z")));
    QCOMPARE(lines.last(), QString());
}

void TestUiAlertsActions::exportsJson()
{
    Shown shown;
    const auto records = week();
    shown.panel.setHistory(records);
    const QJsonArray json = QJsonDocument::fromJson(shown.panel.toJson()).array();
    QCOMPARE(json.size(), static_cast<qsizetype>(records.size()));
    for (qsizetype at = 0; at < json.size(); ++at) {
        const auto read = recordFromJson(json.at(at).toObject());
        QVERIFY(read.ok());
        QCOMPARE(read.value().id, records[static_cast<std::size_t>(at)]->id);
        QCOMPARE(read.value().evidence != nullptr, at == 0);
    }
}

void TestUiAlertsActions::everythingIsReachable()
{
    Shown shown;
    shown.panel.setHistory(week());
    QApplication::setActiveWindow(&shown.panel);
    shown.view->setFocus();
    QSet<QWidget *> reached;
    QWidget *first = shown.view;
    QWidget *next = first;
    do {
        reached.insert(next);
        next = next->nextInFocusChain();
    } while (next != first);
    for (QAbstractButton *button : shown.panel.findChildren<QAbstractButton *>()) {
        if (!button->isVisible() || button->text().isEmpty())
            continue;
        QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(button->text()));
        QVERIFY(reached.contains(button));
    }
    for (QTreeView *view : shown.panel.findChildren<QTreeView *>())
        QVERIFY(!view->accessibleName().isEmpty());
    QVERIFY(!shown.panel.accessibleName().isEmpty());
}

void TestUiAlertsActions::followsThePalette()
{
    Shown shown;
    shown.panel.setHistory(week());
    const auto background = [&] {
        return shown.panel.grab().toImage().pixelColor(shown.panel.width() / 3, 6);
    };
    shown.panel.setPalette(paletteOf(darkColours()));
    QApplication::processEvents();
    QCOMPARE(background(), darkColours().panel);
    shown.panel.setPalette(paletteOf(lightColours()));
    QApplication::processEvents();
    QCOMPARE(background(), lightColours().panel);
}

/// Pictures for people: HITWATCH_PICTURES=folder.
void TestUiAlertsActions::renders()
{
    const QString folder = qEnvironmentVariable("HITWATCH_PICTURES");
    const auto save = [&](QWidget &widget, const char *name) {
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        if (!folder.isEmpty())
            QVERIFY(picture.save(folder + QLatin1Char('/') + QLatin1String(name)));
    };
    for (const bool isDark : { false, true }) {
        Shown shown;
        shown.panel.setPalette(paletteOf(isDark ? darkColours() : lightColours()));
        shown.panel.setRules({ AlertRule {} });
        shown.panel.resize(1240, 180);
        QApplication::processEvents();
        save(shown.panel, isDark ? "empty-dark.png" : "empty-light.png");
        shown.panel.setHistory(week());
        QApplication::processEvents();
        save(shown.panel, isDark ? "dock-dark.png" : "dock-light.png");
        shown.button(QStringLiteral("Latest requests"))->click();
        QApplication::processEvents();
        save(shown.panel, isDark ? "requests-dark.png" : "requests-light.png");
        shown.button(QStringLiteral("Top contributors"))->click();
        shown.panel.resize(1600, 420);
        QApplication::processEvents();
        save(shown.panel, isDark ? "large-dark.png" : "large-light.png");
        shown.click(2);
        shown.panel.resize(1000, 180);
        QApplication::processEvents();
        save(shown.panel, isDark ? "loading-dark.png" : "loading-light.png");
        shown.panel.setLayoutDirection(Qt::RightToLeft);
        shown.click(0);
        shown.panel.resize(1240, 180);
        QApplication::processEvents();
        save(shown.panel, isDark ? "rtl-dark.png" : "rtl-light.png");
    }
}

} // namespace

HITWATCH_UI_TEST_MAIN(TestUiAlertsActions)
#include "test_ui_alerts_actions.moc"
