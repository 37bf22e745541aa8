// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollBar>
#include <QSignalSpy>

#include "ui/alerts/requests_table.h"
#include "ui/alerts/shown_panel.h"
#include "ui/support/ui_surroundings.h"

using namespace hitwatch;
using namespace hitwatch::test;
using TesterMode = QAbstractItemModelTester::FailureReportingMode;

namespace {

class TestUiAlertsPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modelsKeepTheirPromises();
    void showsTheWeek();
    void sortsByTrueValues_data();
    void sortsByTrueValues();
    void changesInPlace();
    void takesTheLaterOfTwoStates();
    void anEndLiesBeforeTheMomentItIsTold();
    void countsWhatFires();
    void showsTheEvidence();
    void asksForEvidence();
    void saysWhenItWasNotKept();
    void keepsOnlySoMuchEvidence();
    void theOldestGo();
    void followsTheNewestUntilAPersonChooses();
    void selectsWhatIsStillToCome();
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
        QStringList({ QStringLiteral("Firing"), QStringLiteral("Resolved"),
            QStringLiteral("Rule changed"), QStringLiteral("Resolved"),
            QStringLiteral("Capture ended"), QStringLiteral("Resolved"),
            QStringLiteral("Clock set back"), QStringLiteral("Resolved") }));
    QCOMPARE(shown.text(0, EpisodesModel::DurationColumn), QStringLiteral("1 min 30 s"));
    const QStringList peaks = shown.column(EpisodesModel::PeakColumn);
    QVERIFY2(peaks.at(0).startsWith(QStringLiteral("9,421")), qPrintable(peaks.at(0)));
    QCOMPARE(peaks.at(1), QStringLiteral("12.5%"));
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
    QCOMPARE(shown.text(0, EpisodesModel::StateColumn), QStringLiteral("Resolved"));
    QCOMPARE(shown.names(0).size(), 6);
    // A state without evidence keeps what is there.
    over.now += kSecond;
    shown.panel.addEpisode(share(over));
    QCOMPARE(shown.names(0).size(), 6);
}

void TestUiAlertsPanel::anEndLiesBeforeTheMomentItIsTold()
{
    Shown shown;
    AlertRecord open = firing(episode(1));
    AlertRecord over = episode(1);
    over.now = *over.clearedAt;
    open.now = over.now + 10 * kSecond; // while it was recovering
    shown.panel.addEpisode(share(open));
    shown.panel.addEpisode(share(over));
    QCOMPARE(shown.text(0, EpisodesModel::StateColumn), QStringLiteral("Resolved"));
}

void TestUiAlertsPanel::countsWhatFires()
{
    Shown shown;
    shown.panel.addEpisode(share(firing(episode(1))));
    shown.panel.addEpisode(share(firing(episode(2))));
    QVERIFY(shown.says(QStringLiteral("2 of 2 firing")));
    shown.panel.addEpisode(share(episode(1)));
    QVERIFY(shown.says(QStringLiteral("1 of 2 firing")));
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
    QVERIFY(shown.summary().contains(QStringLiteral("7,000")));
    QVERIFY(!shown.summary().contains(QStringLiteral("rule changed")));
    shown.panel.select(QString::fromStdString(changed.id));
    QVERIFY(shown.summary().contains(QStringLiteral("rule changed")));

    auto *requests = shown.panel.findChild<RequestsTable *>();
    QVERIFY(!requests->isVisible());
    shown.button(QStringLiteral("Latest requests"))->click();
    QVERIFY(requests->isVisible());
    QCOMPARE(requests->model()->rowCount(), 200);
    shown.button(QStringLiteral("Top contributors"))->click();
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
    QVERIFY(shown.says(QStringLiteral("No details were saved")));
    shown.click(1);
    QVERIFY(shown.says(QStringLiteral("Loading")));
    shown.panel.addEpisode(share(one)); // the answer, without
    QVERIFY(shown.says(QStringLiteral("No details were saved")));
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

} // namespace

HITWATCH_UI_TEST_MAIN(TestUiAlertsPanel)
#include "test_ui_alerts_panel.moc"
