// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "ui/models/requests_model.h"
#include "ui/models/table_data.h"

#include <limits>

using namespace hitwatch;

namespace {

std::shared_ptr<MonitorView> viewOf(std::uint64_t newest, std::uint64_t oldest)
{
    auto view = std::make_shared<MonitorView>();
    for (std::uint64_t serial = newest; serial >= oldest && serial > 0; --serial)
        view->requests.push_back(tables::request(serial));
    return view;
}

} // namespace

class TestRequestsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addsOnTop();
    void replacesInPlace();
    void survivesFullChurn();
    void holdsTheList();
    void takesAnyOrder();
    void sortsByEachColumn_data();
    void sortsByEachColumn();
    void filtersUntilTheViewDoes();
    void shows();
    void showsHostileText();
    void keepsQueriesOutOfFiles();
};

void TestRequestsModel::addsOnTop()
{
    RequestsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setView(viewOf(100, 1));
    const QPersistentModelIndex kept = model.index(0, 0);
    const QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setView(viewOf(110, 11));
    QCOMPARE(layout.count(), 0);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(kept.row(), 10);
    QCOMPARE(model.record(0).serial, std::uint64_t { 110 });
    QCOMPARE(model.record(99).serial, std::uint64_t { 11 });
}

void TestRequestsModel::replacesInPlace()
{
    RequestsModel model;
    const auto before = viewOf(5, 1);
    model.setView(before);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    auto after = std::make_shared<MonitorView>(*before);
    auto answered = std::make_shared<RequestRecord>(*before->requests[2]);
    answered->status = 404;
    answered->latency = 5 * kMillisecond;
    after->requests[2] = answered;
    model.setView(after);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.front().at(0).toModelIndex().row(), 2);
    QCOMPARE(changed.front().at(1).toModelIndex().row(), 2);
    QCOMPARE(model.index(2, RequestsModel::StatusColumn).data().toString(), QStringLiteral("404"));
}

void TestRequestsModel::survivesFullChurn()
{
    RequestsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setView(viewOf(1000, 1));
    const QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    const QSignalSpy removed(&model, &QAbstractItemModel::rowsRemoved);
    model.setView(viewOf(9000, 8001));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(model.record(0).serial, std::uint64_t { 9000 });
    model.setView(nullptr);
    QCOMPARE(model.rowCount(), 0);
}

void TestRequestsModel::holdsTheList()
{
    RequestsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setView(viewOf(10, 1));
    model.setHeld(true);
    model.setView(viewOf(15, 6)); // five newer ones, five are gone
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.record(0).serial, std::uint64_t { 10 });
    QCOMPARE(model.record(9).serial, std::uint64_t { 1 });
    QCOMPARE(model.rowsWaiting(), 5);
    model.setView(viewOf(40, 31));
    QCOMPARE(model.record(0).serial, std::uint64_t { 10 });
    QCOMPARE(model.rowsWaiting(), 10);
    model.setHeld(false);
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.record(0).serial, std::uint64_t { 40 });
    QCOMPARE(model.rowsWaiting(), 0);
}

void TestRequestsModel::takesAnyOrder()
{
    RequestsModel model;
    auto view = viewOf(20, 1);
    std::swap(view->requests[3], view->requests[17]);
    model.setView(view);
    for (int row = 0; row < 20; ++row)
        QCOMPARE(model.record(row).serial, static_cast<std::uint64_t>(20 - row));
}

void TestRequestsModel::sortsByEachColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<int>("order");
    for (int column = 0; column <= RequestsModel::BytesColumn; ++column) {
        QTest::addRow("%d up", column) << column << static_cast<int>(Qt::AscendingOrder);
        QTest::addRow("%d down", column) << column << static_cast<int>(Qt::DescendingOrder);
    }
}

void TestRequestsModel::sortsByEachColumn()
{
    QFETCH(int, column);
    QFETCH(int, order);
    RequestsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setView(viewOf(60, 1));
    model.sort(column, static_cast<Qt::SortOrder>(order));
    model.setView(viewOf(80, 30));
    for (int row = 1; row < model.rowCount(); ++row) {
        QVariant upper = model.index(row - 1, column).data(SortRole);
        QVariant lower = model.index(row, column).data(SortRole);
        if (!lower.isValid())
            continue; // not known: at the end
        QVERIFY(upper.isValid());
        if (order == Qt::DescendingOrder)
            std::swap(upper, lower);
        if (upper.typeId() == QMetaType::Double)
            QVERIFY(upper.toDouble() <= lower.toDouble());
        else
            QVERIFY(naturalCompare(upper.toString().toStdString(), lower.toString().toStdString())
                <= 0);
    }
}

void TestRequestsModel::filtersUntilTheViewDoes()
{
    RequestsModel model;
    auto view = viewOf(20, 1);
    model.setView(view);
    model.setWords(QStringLiteral("post -nothing"));
    QCOMPARE(model.rowCount(), 4);
    QCOMPARE(model.rowsInAll(), 20);
    model.setWords(QStringLiteral("401"));
    QCOMPARE(model.rowCount(), 4);
    // A view that was asked for these words is taken as it is.
    auto narrowed = viewOf(3, 1);
    narrowed->query.requestWords = "401";
    model.setView(narrowed);
    QCOMPARE(model.rowCount(), 3);
}

void TestRequestsModel::shows()
{
    RequestsModel model;
    auto view = viewOf(4, 3); // 3 has no response and no Host
    model.setView(view);
    const auto text = [&model](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role).toString();
    };
    QCOMPARE(text(0, RequestsModel::StatusColumn), QStringLiteral("500"));
    QCOMPARE(model.index(0, RequestsModel::StatusColumn).data(StatusClassRole).toInt(), 5);
    QCOMPARE(text(1, RequestsModel::StatusColumn), QString(QChar(0x2013)));
    QCOMPARE(model.index(1, RequestsModel::StatusColumn).data(StatusClassRole).toInt(), 0);
    QCOMPARE(text(1, RequestsModel::LatencyColumn), QString(QChar(0x2013)));
    QVERIFY(!model.index(1, RequestsModel::LatencyColumn).data(ExportRole).isValid());
    QVERIFY(model.index(1, RequestsModel::HostColumn).data(MutedRole).toBool());
    QVERIFY(!model.index(0, RequestsModel::HostColumn).data(MutedRole).toBool());
    QCOMPARE(text(0, RequestsModel::TimeColumn, ExportRole),
        QString::fromStdString(formatRfc3339(view->requests[0]->time)));
    QVERIFY(text(0, RequestsModel::TargetColumn, Qt::ToolTipRole)
                .contains(QStringLiteral("500 Internal Server Error")));
    for (int column = 0; column < model.columnCount(); ++column) {
        for (int role = 0; role < ExportTitleRole + 1; ++role)
            model.index(1, column).data(role); // no role of no column fails
    }
}

void TestRequestsModel::keepsQueriesOutOfFiles()
{
    RequestsModel model;
    auto view = viewOf(1, 1);
    auto record = std::make_shared<RequestRecord>(*view->requests[0]);
    record->target = "/reset?token=secret";
    view->requests[0] = record;
    model.setView(view);
    const QModelIndex target = model.index(0, RequestsModel::TargetColumn);
    QCOMPARE(target.data().toString(), QStringLiteral("/reset?token=secret"));
    QCOMPARE(target.data(ExportRole).toString(), QStringLiteral("/reset"));
}

void TestRequestsModel::showsHostileText()
{
    RequestsModel model;
    auto view = viewOf(1, 1);
    auto record = std::make_shared<RequestRecord>(*view->requests[0]);
    record->target = "/<b>&\"\r\n\t\xE2\x80\xAE"
                     "evil"
        + std::string(10'000, 'x');
    record->host = std::string("a\0b\xFF", 4);
    record->bytes = std::numeric_limits<std::uint64_t>::max();
    view->requests[0] = record;
    model.setView(view);
    const QString target = model.index(0, RequestsModel::TargetColumn).data().toString();
    QVERIFY(!target.contains(QLatin1Char('\n')));
    QVERIFY(!target.contains(QLatin1Char('\t')));
    QVERIFY(!target.contains(QChar(0x202E)));
    QVERIFY(target.size() <= 1100);
    const QString host = model.index(0, RequestsModel::HostColumn).data().toString();
    QVERIFY(!host.contains(QChar(0)));
    const QString toolTip =
        model.index(0, RequestsModel::TargetColumn).data(Qt::ToolTipRole).toString();
    QVERIFY(!toolTip.contains(QStringLiteral("<b>")));
    QVERIFY(toolTip.contains(QStringLiteral("&lt;b&gt;&amp;")));
    QCOMPARE(model.index(0, RequestsModel::BytesColumn).data(ExportRole).toString(),
        QStringLiteral("18446744073709551615"));
}

QTEST_GUILESS_MAIN(TestRequestsModel)
#include "test_ui_requests_model.moc"
