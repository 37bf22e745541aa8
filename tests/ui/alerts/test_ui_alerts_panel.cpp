// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "monitor/history/alert_record_json.h"
#include "support/waiting.h"
#include "ui/alerts/alert_situations.h"
#include "ui/alerts/alerts_panel.h"
#include "ui/alerts/episodes_model.h"
#include "ui/alerts/evidence_rows.h"
#include "ui/alerts/evidence_table.h"
#include "ui/alerts/requests_table.h"
#include "ui/notify/elided_label.h"
#include "ui/style/palettes.h"
#include "ui/support/ui_surroundings.h"

using namespace hitwatch;
using namespace hitwatch::test;
using TesterMode = QAbstractItemModelTester::FailureReportingMode;

namespace {

/// A panel as a person has it before them.
struct Shown {
    Shown()
    {
        panel.setFormat(Format({}, QLocale(QLocale::English)));
        panel.resize(1240, 260);
        panel.show();
        QApplication::processEvents();
        for (QTreeView *one : panel.findChildren<QTreeView *>()) {
            if (qobject_cast<EpisodesModel *>(one->model()))
                view = one;
        }
        model = view->model();
    }

    QString text(int row, int column) const { return model->index(row, column).data().toString(); }
    QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; row < model->rowCount(); ++row)
            texts.append(text(row, column));
        return texts;
    }
    void click(int row)
    {
        QTest::mouseClick(
            view->viewport(), Qt::LeftButton, {}, view->visualRect(model->index(row, 1)).center());
    }
    int selectedRow() const
    {
        const QModelIndexList rows = view->selectionModel()->selectedRows();
        return rows.isEmpty() ? -1 : rows.first().row();
    }
    QString summary() const
    {
        return panel.findChild<ElidedLabel *>(QStringLiteral("alertSummary"))->text();
    }
    bool says(const QString &words) const
    {
        const auto labels = panel.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    }
    QAbstractButton *button(const QString &text) const
    {
        for (QAbstractButton *one : panel.findChildren<QAbstractButton *>()) {
            if (one->text() == text)
                return one;
        }
        return nullptr;
    }
    /// The names in one of the evidence's small tables.
    QStringList names(int table) const
    {
        const QAbstractItemModel *rows = panel.findChildren<EvidenceTable *>().at(table)->model();
        QStringList names;
        for (int row = 0; row < rows->rowCount(); ++row)
            names.append(rows->index(row, EvidenceRows::NameColumn).data().toString());
        return names;
    }

    AlertsPanel panel;
    QTreeView *view = nullptr;
    QAbstractItemModel *model = nullptr;
};

class TestUiAlertsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modelsKeepTheirPromises();
    void showsTheWeek();
    void sortsByTrueValues_data();
    void sortsByTrueValues();
    void changesInPlace();
    void takesTheLaterOfTwoStates();
    void countsWhatFires();
    void showsTheEvidence();
    void asksForEvidence();
    void saysWhenItWasNotKept();
    void keepsOnlySoMuchEvidence();
    void theOldestGo();
    void followsTheNewestUntilAPersonChooses();
    void selectsWhatIsStillToCome();
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

void TestUiAlertsPanel::modelsKeepTheirPromises()
{
    EpisodesModel model;
    QAbstractItemModelTester tester(&model, TesterMode::QtTest);
    for (int number = 0; number < 30; ++number)
        model.put({ share(firing(episode(number))) }, 20);
    for (int number = 0; number < 30; number += 2)
        model.put({ share(episode(number)) }, 20);
    model.sort(EpisodesModel::StateColumn, Qt::AscendingOrder);
    model.put({ share(episode(15)), share(episode(40)) }, 5);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    EvidenceRows rows(EvidenceKind::Sections);
    QAbstractItemModelTester rowTester(&rows, TesterMode::QtTest);
    rows.setEvidence(shopEvidence(kFourteen));
    QCOMPARE(rows.rowCount(), 6);
    rows.setEvidence(nullptr);
    QCOMPARE(rows.rowCount(), 0);
}

void TestUiAlertsPanel::showsTheWeek()
{
    Shown shown;
    shown.panel.setHistory(week());
    QCOMPARE(shown.column(EpisodesModel::StateColumn),
        QStringList({ QStringLiteral("Firing"), QStringLiteral("Recovered"),
            QStringLiteral("Rule changed"), QStringLiteral("Recovered"),
            QStringLiteral("Capture ended"), QStringLiteral("Recovered"),
            QStringLiteral("Clock set back"), QStringLiteral("Recovered") }));
    QCOMPARE(shown.text(0, EpisodesModel::DurationColumn), QStringLiteral("1 min 30 s"));
    const QStringList peaks = shown.column(EpisodesModel::PeakColumn);
    QVERIFY2(peaks.at(0).startsWith(QStringLiteral("9,421")), qPrintable(peaks.at(0)));
    QCOMPARE(peaks.at(1), QStringLiteral("12.5 %"));
    QCOMPARE(peaks.at(3), QStringLiteral("91.2 Mbit/s"));
    QCOMPARE(peaks.at(4), QStringLiteral("1.5 s"));
    QCOMPARE(shown.text(4, EpisodesModel::SourceColumn), QStringLiteral("monday.pcap"));
    // Not by colour alone.
    const QModelIndex state = shown.model->index(0, EpisodesModel::StateColumn);
    QCOMPARE(state.data(EpisodesModel::StateIconRole).toString(), QStringLiteral("warning"));
    QVERIFY(state.data(WarningRole).toBool());
    QVERIFY(!shown.model->index(1, EpisodesModel::StateColumn).data(WarningRole).toBool());
}

void TestUiAlertsPanel::sortsByTrueValues_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("first"); ///< when descending, its place in week()
    QTest::newRow("state") << int { EpisodesModel::StateColumn } << 0;
    QTest::newRow("raised") << int { EpisodesModel::RaisedColumn } << 0;
    QTest::newRow("duration") << int { EpisodesModel::DurationColumn } << 1;
    QTest::newRow("peak") << int { EpisodesModel::PeakColumn } << 3;
    QTest::newRow("level") << int { EpisodesModel::LevelColumn } << 3;
    QTest::newRow("rule") << int { EpisodesModel::RuleColumn } << 4;
    QTest::newRow("source") << int { EpisodesModel::SourceColumn } << 4;
}

void TestUiAlertsPanel::sortsByTrueValues()
{
    QFETCH(int, column);
    QFETCH(int, first);
    const auto records = week();
    EpisodesModel model;
    QAbstractItemModelTester tester(&model, TesterMode::QtTest);
    model.put(records, 100);
    model.sort(column, Qt::AscendingOrder);
    model.sort(column, Qt::DescendingOrder);
    QCOMPARE(model.episode(0)->id, records[static_cast<std::size_t>(first)]->id);
}

void TestUiAlertsPanel::changesInPlace()
{
    Shown shown;
    for (int number = 0; number < 100; ++number)
        shown.panel.addEpisode(share(episode(number)));
    AlertRecord changing = firing(episode(50));
    shown.panel.addEpisode(share(firing(episode(100))));
    shown.click(3);
    const QPersistentModelIndex selected = shown.view->selectionModel()->selectedRows().first();
    shown.view->verticalScrollBar()->setValue(700);
    QApplication::processEvents();
    QSignalSpy resets(shown.model, &QAbstractItemModel::modelReset);
    QSignalSpy layouts(shown.model, &QAbstractItemModel::layoutChanged);
    QSignalSpy inserted(shown.model, &QAbstractItemModel::rowsInserted);
    AlertRecord state = firing(episode(100));
    for (int second = 0; second < 5; ++second) {
        state.peak += 100;
        state.now += kSecond;
        shown.panel.addEpisode(share(state));
    }
    QApplication::processEvents();
    QCOMPARE(shown.view->verticalScrollBar()->value(), 700);
    QVERIFY(selected.isValid());
    QCOMPARE(shown.selectedRow(), 3);
    QCOMPARE(resets.size() + layouts.size() + inserted.size(), 0);
    QVERIFY(shown.text(0, EpisodesModel::PeakColumn).startsWith(QStringLiteral("10,012")));
}

void TestUiAlertsPanel::takesTheLaterOfTwoStates()
{
    Shown shown;
    AlertRecord over = episode(1);
    const auto evidence = over.evidence;
    over.evidence = nullptr;
    shown.panel.addEpisode(share(over));
    AlertRecord fromDisk = firing(episode(1));
    fromDisk.evidence = evidence;
    shown.panel.addEpisode(share(fromDisk));
    QCOMPARE(shown.text(0, EpisodesModel::StateColumn), QStringLiteral("Recovered"));
    QCOMPARE(shown.names(0).size(), 6);
    // A state without evidence keeps what is there.
    over.now += kSecond;
    shown.panel.addEpisode(share(over));
    QCOMPARE(shown.names(0).size(), 6);
}

void TestUiAlertsPanel::countsWhatFires()
{
    Shown shown;
    QSignalSpy spy(&shown.panel, &AlertsPanel::firingCountChanged);
    shown.panel.addEpisode(share(firing(episode(1))));
    shown.panel.addEpisode(share(firing(episode(2))));
    QCOMPARE(shown.panel.firingCount(), 2);
    QVERIFY(shown.says(QStringLiteral("2 of 2 firing")));
    shown.panel.addEpisode(share(episode(1)));
    QCOMPARE(shown.panel.firingCount(), 1);
    shown.panel.clear();
    QCOMPARE(shown.panel.firingCount(), 0);
    QCOMPARE(spy.size(), 4);
}

void TestUiAlertsPanel::showsTheEvidence()
{
    Shown shown;
    AlertRecord changed = episode(2);
    changed.end = AlertEnd::RuleChanged;
    shown.panel.addEpisode(share(episode(1)));
    shown.panel.addEpisode(share(changed));
    shown.panel.select(QString::fromStdString(episode(1).id));
    QCOMPARE(shown.names(0).first(), QStringLiteral("/api \u00b7 shop.example"));
    QCOMPARE(shown.names(1).first(), QStringLiteral("shop.example"));
    QCOMPARE(shown.names(2).first(), QStringLiteral("10.0.0.7"));
    QCOMPARE(shown.names(3).first(), QStringLiteral("200"));
    const Format format({}, QLocale(QLocale::English));
    const AlertRecord one = episode(1);
    QVERIFY2(shown.summary().contains(format.clock(one.raisedAt)), qPrintable(shown.summary()));
    QVERIFY(shown.summary().contains(format.clock(*one.clearedAt)));
    QVERIFY(shown.summary().contains(QStringLiteral("2 min")));
    QVERIFY(shown.summary().contains(QStringLiteral("level 7,000; cleared")));
    QVERIFY(!shown.summary().contains(QStringLiteral("rule changed")));
    shown.panel.select(QString::fromStdString(changed.id));
    QVERIFY(shown.summary().contains(QStringLiteral("rule changed")));

    auto *requests = shown.panel.findChild<RequestsTable *>();
    QVERIFY(!requests->isVisible());
    shown.button(QStringLiteral("Newest requests"))->click();
    QVERIFY(requests->isVisible());
    QCOMPARE(requests->model()->rowCount(), 200);
    shown.button(QStringLiteral("Causes"))->click();
    QVERIFY(!requests->isVisible());
}

void TestUiAlertsPanel::asksForEvidence()
{
    Shown shown;
    QSignalSpy wanted(&shown.panel, &AlertsPanel::evidenceWanted);
    AlertRecord bare = episode(1);
    bare.evidence = nullptr;
    shown.panel.setHistory({ share(bare) });
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toString(), QString::fromStdString(bare.id));
    QVERIFY(shown.says(QStringLiteral("Loading")));
    shown.click(0);
    QCOMPARE(wanted.size(), 1);
    shown.panel.addEpisode(share(episode(1)));
    QVERIFY(!shown.says(QStringLiteral("Loading")));
    QCOMPARE(shown.names(1).size(), 4);
    QCOMPARE(shown.model->rowCount(), 1);
}

void TestUiAlertsPanel::saysWhenItWasNotKept()
{
    Shown shown;
    AlertRecord one = episode(1);
    AlertRecord two = episode(2);
    one.evidence = nullptr;
    two.evidence = nullptr;
    shown.panel.setHistory({ share(two), share(one) });
    shown.panel.setEvidenceMissing(QString::fromStdString(two.id));
    QVERIFY(shown.says(QStringLiteral("was not kept")));
    shown.click(1);
    QVERIFY(shown.says(QStringLiteral("Loading")));
    shown.panel.addEpisode(share(one)); // the answer, without
    QVERIFY(shown.says(QStringLiteral("was not kept")));
    QTest::keyClick(shown.view, Qt::Key_Escape);
    QVERIFY(shown.says(QStringLiteral("Select an alert")));
}

void TestUiAlertsPanel::keepsOnlySoMuchEvidence()
{
    Shown shown;
    QSignalSpy wanted(&shown.panel, &AlertsPanel::evidenceWanted);
    const int count = AlertsPanel::kMostEvidence + 20;
    for (int number = 0; number < count; ++number)
        shown.panel.addEpisode(share(episode(number)));
    int kept = 0;
    for (const QJsonValue &one : QJsonDocument::fromJson(shown.panel.toJson()).array())
        kept += one.toObject().contains(QStringLiteral("evidence")) ? 1 : 0;
    QCOMPARE(kept, AlertsPanel::kMostEvidence);
    QCOMPARE(wanted.size(), 0);
    shown.panel.select(QString::fromStdString(episode(3).id));
    QCOMPARE(wanted.size(), 1);
}

void TestUiAlertsPanel::theOldestGo()
{
    std::vector<AlertRecordPtr> many;
    for (int number = 0; number < AlertsPanel::kMostEpisodes + 10; ++number) {
        AlertRecord record = episode(number);
        record.evidence = nullptr;
        many.push_back(share(record));
    }
    Shown shown;
    shown.panel.setHistory(many);
    QCOMPARE(shown.model->rowCount(), AlertsPanel::kMostEpisodes);
    const QJsonArray json = QJsonDocument::fromJson(shown.panel.toJson()).array();
    QCOMPARE(json.last().toObject().value(QStringLiteral("id")).toString(),
        QString::fromStdString(episode(10).id));
}

void TestUiAlertsPanel::followsTheNewestUntilAPersonChooses()
{
    Shown shown;
    shown.panel.addEpisode(share(episode(1)));
    QCOMPARE(shown.selectedRow(), 0);
    shown.panel.addEpisode(share(episode(2)));
    QCOMPARE(shown.selectedRow(), 0);
    shown.click(1);
    QCOMPARE(shown.selectedRow(), 1);
    shown.panel.addEpisode(share(episode(3)));
    QCOMPARE(shown.selectedRow(), 2);
    QTest::keyClick(shown.view, Qt::Key_Escape);
    QCOMPARE(shown.selectedRow(), -1);
    shown.panel.addEpisode(share(episode(4)));
    QCOMPARE(shown.selectedRow(), 0);
}

void TestUiAlertsPanel::selectsWhatIsStillToCome()
{
    Shown shown;
    shown.panel.addEpisode(share(episode(5)));
    shown.panel.select(QString::fromStdString(episode(2).id));
    shown.panel.setHistory({ share(episode(3)), share(episode(2)), share(episode(1)) });
    QCOMPARE(shown.selectedRow(), 2);
}

void TestUiAlertsPanel::choosingTells()
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

void TestUiAlertsPanel::withoutEpisodesItNamesTheRules()
{
    Shown shown;
    QVERIFY(shown.says(QStringLiteral("No alerts yet")));
    QVERIFY(shown.says(QStringLiteral("No rule watches")));
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

void TestUiAlertsPanel::clearingIsConfirmed()
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

void TestUiAlertsPanel::copies()
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

void TestUiAlertsPanel::exportsCsv()
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

void TestUiAlertsPanel::exportsJson()
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

void TestUiAlertsPanel::everythingIsReachable()
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

void TestUiAlertsPanel::followsThePalette()
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
void TestUiAlertsPanel::renders()
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
        shown.button(QStringLiteral("Newest requests"))->click();
        QApplication::processEvents();
        save(shown.panel, isDark ? "requests-dark.png" : "requests-light.png");
        shown.button(QStringLiteral("Causes"))->click();
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

HITWATCH_UI_TEST_MAIN(TestUiAlertsPanel)
#include "test_ui_alerts_panel.moc"
