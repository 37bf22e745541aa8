// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QTest>

#include "ui/models/clients_model.h"
#include "ui/models/hosts_model.h"
#include "ui/models/interfaces_model.h"
#include "ui/models/methods_model.h"
#include "ui/models/sections_model.h"
#include "ui/models/status_code.h"
#include "ui/models/statuses_model.h"
#include "ui/models/table_data.h"

using namespace hitwatch;

namespace {

const QString kDash(QChar(0x2013));

std::vector<std::unique_ptr<KeyedTableModel>> allModels()
{
    std::vector<std::unique_ptr<KeyedTableModel>> models;
    models.push_back(std::make_unique<SectionsModel>());
    models.push_back(std::make_unique<HostsModel>());
    models.push_back(std::make_unique<MethodsModel>());
    models.push_back(std::make_unique<StatusesModel>());
    models.push_back(std::make_unique<ClientsModel>());
    models.push_back(std::make_unique<InterfacesModel>());
    return models;
}

QStringList column(const KeyedTableModel &model, int at, int role = Qt::DisplayRole)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, at).data(role).toString());
    return texts;
}

/// Each table with a row 'Other' that has more than any other.
std::shared_ptr<MonitorView> viewWithOther()
{
    auto view = tables::ordinaryView();
    StatsSnapshot &stats = view->stats;
    SectionRow section;
    section.host = "Other";
    section.isOther = true;
    section.requests = 1'000'000;
    stats.sections.push_back(section);
    HostRow host;
    host.host = "Other";
    host.isOther = true;
    host.requests = 1'000'000;
    stats.hosts.push_back(host);
    stats.clients.push_back({ "Other", true, 1'000'000, 0 });
    stats.methods.clear();
    for (int at = 0; at < 64; ++at)
        stats.methods.emplace_back("M" + std::to_string(at), 64 - at);
    stats.methods.emplace_back("Other", 1'000'000);
    return view;
}

} // namespace

class TestTableContents : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sortsByEachColumn();
    void otherIsLast();
    void readsSections();
    void readsMethodsAndStatuses();
    void readsClientsAndInterfaces();
    void sharesAddUp();
    void saysWhatIsNotKnown();
    void filtersByWords();
    void hidesSections();
    void ownSelectionDoesNotNarrow();
    void chooses();
    void reasonPhrases();
    void anyRoleOfAnyCell();
};

void TestTableContents::sortsByEachColumn()
{
    for (const auto &model : allModels()) {
        const QAbstractItemModelTester tester(
            model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setView(tables::largeView(60, 1, 0, 1));
        model->setView(tables::ordinaryView());
        for (int at = 0; at < model->columnCount(); ++at) {
            for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
                model->sort(at, order);
                QCOMPARE(model->sortColumn(), at);
                for (int row = 1; row < model->rowCount(); ++row) {
                    QVariant upper = model->index(row - 1, at).data(SortRole);
                    QVariant lower = model->index(row, at).data(SortRole);
                    if (order == Qt::DescendingOrder)
                        std::swap(upper, lower);
                    if (upper.typeId() == QMetaType::Double) {
                        QVERIFY(upper.toDouble() <= lower.toDouble());
                        continue;
                    }
                    QVERIFY(naturalCompare(
                                upper.toString().toStdString(), lower.toString().toStdString())
                        <= 0);
                }
            }
        }
    }
}

void TestTableContents::otherIsLast()
{
    for (const auto &model : allModels()) {
        if (qobject_cast<StatusesModel *>(model.get())
            || qobject_cast<InterfacesModel *>(model.get()))
            continue;
        model->setView(viewWithOther());
        for (int at = 0; at < model->columnCount(); ++at) {
            for (const Qt::SortOrder order : { Qt::AscendingOrder, Qt::DescendingOrder }) {
                model->sort(at, order);
                const int last = model->rowCount() - 1;
                const QString rows = QString::number(last);
                QCOMPARE(model->index(last, 0).data().toString(),
                    QStringLiteral("Other (beyond %1 rows)").arg(rows));
                QVERIFY(model->index(last, 0).data(MutedRole).toBool());
                QVERIFY(model->choose(last, {}).isEmpty());
            }
        }
    }
    // A method of that name is not it while there are few.
    MethodsModel methods;
    auto view = tables::ordinaryView();
    view->stats.methods.emplace_back("Other", 3);
    methods.setView(view);
    QCOMPARE(methods.index(4, 0).data().toString(), QStringLiteral("Other"));
    QCOMPARE(methods.choose(4, {}).method, std::string("Other"));
}

void TestTableContents::readsSections()
{
    SectionsModel model;
    model.setFormat(Format({}, QLocale::c()));
    auto view = tables::ordinaryView();
    SectionRow silent;
    silent.host = "silent.example";
    silent.section = "/";
    view->stats.sections.push_back(silent);
    SectionRow summed = view->stats.sections[0];
    summed.section = "/summed";
    summed.requests = 1;
    summed.latency.p50 = -1; // a row that was summed from others
    view->stats.sections.push_back(summed);
    model.setView(view);
    const auto text = [&model](int row, int at) { return model.index(row, at).data().toString(); };
    QCOMPARE(text(0, SectionsModel::HostColumn), QStringLiteral("shop.example"));
    QCOMPARE(text(0, SectionsModel::SectionColumn), QStringLiteral("/api"));
    QCOMPARE(model.index(0, SectionsModel::HitsColumn).data(ExportRole).toULongLong(), 31'204ULL);
    QCOMPARE(
        model.index(0, SectionsModel::PerSecondColumn).data(SortRole).toDouble(), 31'204.0 / 120);
    QCOMPARE(model.index(0, SectionsModel::P95Column).data(SortRole).toDouble(), 12.0);
    QVERIFY(!model.index(0, SectionsModel::ErrorsColumn).data(WarningRole).toBool());
    QCOMPARE(text(4, SectionsModel::SectionColumn), QStringLiteral("/login"));
    QVERIFY(model.index(4, SectionsModel::ErrorsColumn).data(WarningRole).toBool());
    QCOMPARE(model.index(4, SectionsModel::ErrorsColumn).data(SortRole).toDouble(), 280.0 / 4120.0);
    QCOMPARE(text(0, SectionsModel::MethodsColumn), QStringLiteral("GET, POST"));
    QVERIFY(model.index(6, SectionsModel::HostColumn).data(MutedRole).toBool());
    QVERIFY(model.index(6, SectionsModel::HostColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("No Host field was sent")));
    QCOMPARE(text(8, SectionsModel::SectionColumn), QStringLiteral("/summed"));
    QCOMPARE(text(8, SectionsModel::P95Column), kDash);
    QCOMPARE(text(9, SectionsModel::P95Column), kDash);
    QCOMPARE(text(9, SectionsModel::ErrorsColumn), kDash);
}

void TestTableContents::readsMethodsAndStatuses()
{
    MethodsModel methods;
    methods.setView(tables::ordinaryView());
    QCOMPARE(column(methods, 0),
        (QStringList { QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"),
            QStringLiteral("HEAD") }));
    StatusesModel statuses;
    statuses.setView(tables::ordinaryView());
    QCOMPARE(column(statuses, 0),
        (QStringList { QStringLiteral("200 OK"), QStringLiteral("304 Not Modified"),
            QStringLiteral("404 Not Found"), QStringLiteral("500 Internal Server Error") }));
    QCOMPARE(column(statuses, 0, StatusClassRole),
        (QStringList {
            QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("4"), QStringLiteral("5") }));
    statuses.sort(StatusesModel::StatusColumn, Qt::DescendingOrder);
    QCOMPARE(statuses.index(0, 0).data(SortRole).toInt(), 500);
}

void TestTableContents::readsClientsAndInterfaces()
{
    ClientsModel clients;
    clients.setView(tables::ordinaryView());
    clients.sort(ClientsModel::ClientColumn, Qt::AscendingOrder);
    QCOMPARE(column(clients, 0),
        (QStringList {
            QStringLiteral("10.0.0.7"), QStringLiteral("10.0.0.10"), QStringLiteral("::1") }));
    InterfacesModel interfaces;
    auto view = tables::ordinaryView();
    view->stats.interfaces.push_back(view->stats.interfaces[0]); // a file may repeat a name
    interfaces.setView(view);
    QCOMPARE(interfaces.rowCount(), 3);
    QCOMPARE(interfaces.index(0, InterfacesModel::StateColumn).data().toString(),
        QStringLiteral("Gone"));
    QCOMPARE(interfaces.index(0, InterfacesModel::DroppedColumn).data(SortRole).toInt(), 15);
    QVERIFY(interfaces.index(0, InterfacesModel::DroppedColumn).data(WarningRole).toBool());
    QCOMPARE(interfaces.index(1, InterfacesModel::StateColumn).data().toString(),
        QStringLiteral("Capturing"));
    const auto ended = std::make_shared<MonitorView>(*view);
    ended->source.isOver = true;
    interfaces.setView(ended);
    QCOMPARE(interfaces.index(1, InterfacesModel::StateColumn).data().toString(),
        QStringLiteral("Ended"));
    QCOMPARE(interfaces.index(1, InterfacesModel::ToServerColumn).data(SortRole).toDouble(),
        40'000'000.0 / 120);
    view = std::make_shared<MonitorView>(*view);
    view->stats.from = view->stats.to; // nothing covered yet: no rate
    interfaces.setView(view);
    QCOMPARE(interfaces.index(1, InterfacesModel::ToServerColumn).data().toString(), kDash);
}

void TestTableContents::sharesAddUp()
{
    for (const auto &model : allModels()) {
        const int share = model->columnOf(u"share");
        if (share < 0)
            continue;
        model->setView(viewWithOther());
        double sum = 0;
        for (int row = 0; row < model->rowCount(); ++row) {
            const double part = model->index(row, share).data(ShareRole).toDouble();
            sum += part;
            QCOMPARE(model->index(row, share).data(BarRole).toDouble(), part);
        }
        QVERIFY(std::abs(sum - 1) < 1e-9);
    }
}

void TestTableContents::saysWhatIsNotKnown()
{
    auto view = tables::ordinaryView();
    view->query.filter.status = 404;
    view->narrowed.methodsKnown = false;
    view->narrowed.clientsKnown = false;
    MethodsModel methods;
    methods.setView(view);
    QCOMPARE(methods.rowCount(), 0);
    QCOMPARE(methods.unknownReason(), QStringLiteral("Not available while filtering by status"));
    ClientsModel clients;
    clients.setView(view);
    QCOMPARE(clients.rowCount(), 0);
    QCOMPARE(clients.unknownReason(), QStringLiteral("Not available while filtering by status"));
    StatusesModel statuses; // its own selection
    statuses.setView(view);
    QCOMPARE(statuses.rowCount(), 4);
    QVERIFY(statuses.unknownReason().isEmpty());
    SectionsModel sections; // hits with that status; bytes are not counted by status
    sections.setView(view);
    QCOMPARE(sections.index(0, SectionsModel::BytesColumn).data().toString(), kDash);
    QVERIFY(!sections.index(0, SectionsModel::BytesColumn).data(ExportRole).isValid());

    view = tables::ordinaryView();
    view->query.filter = { "shop.example", {}, "GET", {}, {} };
    view->narrowed.statusesKnown = false;
    statuses.setView(view);
    QCOMPARE(statuses.rowCount(), 0);
    QCOMPARE(statuses.unknownReason(), QStringLiteral("Not available while filtering by method"));
}

void TestTableContents::filtersByWords()
{
    SectionsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setView(tables::ordinaryView());
    model.setWords(QStringLiteral("SHOP -search"));
    QCOMPARE(column(model, SectionsModel::SectionColumn),
        (QStringList {
            QStringLiteral("/api"), QStringLiteral("/images"), QStringLiteral("/static") }));
    QCOMPARE(model.rowsInAll(), 8);
    model.setView(tables::ordinaryView());
    QCOMPARE(model.rowCount(), 3);
    model.setWords(QStringLiteral("/login"));
    QCOMPARE(model.rowCount(), 1);
    model.setWords({});
    QCOMPARE(model.rowCount(), 8);
    StatusesModel statuses;
    statuses.setView(tables::ordinaryView());
    statuses.setWords(QStringLiteral("not"));
    QCOMPARE(statuses.rowCount(), 2);
}

void TestTableContents::hidesSections()
{
    SectionsModel model;
    model.setView(tables::ordinaryView());
    model.setHiddenSections({ { "127.0.0.1:8080", "/metrics" }, { "x.example", "/api" } });
    QCOMPARE(model.rowCount(), 7);
    QVERIFY(!column(model, 1).contains(QStringLiteral("/metrics")));
    model.setHiddenSections({});
    QCOMPARE(model.rowCount(), 8);
}

void TestTableContents::ownSelectionDoesNotNarrow()
{
    auto view = tables::ordinaryView();
    view->query.filter = { "shop.example", "/api", {}, {}, {} };
    view->narrowed = narrow(view->stats, view->query.filter);
    QCOMPARE(view->narrowed.snapshot.sections.size(), std::size_t { 1 });
    HostsModel hosts;
    hosts.setView(view);
    QCOMPARE(hosts.rowCount(), 5);
    SectionsModel sections; // the host was selected elsewhere: its sections
    sections.setView(view);
    QCOMPARE(sections.rowCount(), 4);
    sections.setHostIsOwn(true);
    QCOMPARE(sections.rowCount(), 8);
    MethodsModel methods;
    methods.setView(view);
    QCOMPARE(methods.rowCount(), 2);
    QCOMPARE(methods.index(0, MethodsModel::HitsColumn).data(SortRole).toInt(), 31'204 - 3'120);
}

void TestTableContents::chooses()
{
    const StatsFilter before { "old.example", "/old", "PUT", std::uint16_t { 500 }, "::2" };
    const auto view = tables::ordinaryView();
    SectionsModel sections;
    sections.setView(view);
    StatsFilter expected = before;
    expected.host = "shop.example";
    expected.section = "/api";
    QVERIFY(sections.choose(0, before) == expected);
    QVERIFY(sections.isChosen(0, expected));
    QVERIFY(!sections.isChosen(1, expected));
    expected.section.reset();
    QVERIFY(sections.unchoose(expected) == expected);
    HostsModel hosts;
    hosts.setView(view);
    QVERIFY(hosts.choose(0, before) == expected);
    QVERIFY(hosts.isChosen(0, expected));
    QVERIFY(hosts.hasChoice(expected));
    MethodsModel methods;
    methods.setView(view);
    QCOMPARE(methods.choose(1, {}).method, std::string("POST"));
    QVERIFY(!methods.hasChoice(methods.unchoose(before)));
    StatusesModel statuses;
    statuses.setView(view);
    QCOMPARE(*statuses.choose(2, {}).status, std::uint16_t { 404 });
    ClientsModel clients;
    clients.setView(view);
    QCOMPARE(clients.choose(0, {}).client, std::string("10.0.0.7"));
    InterfacesModel interfaces;
    interfaces.setView(view);
    QVERIFY(interfaces.choose(0, before) == before);
}

void TestTableContents::reasonPhrases()
{
    QCOMPARE(statusText(404), QStringLiteral("404 Not Found"));
    QCOMPARE(statusText(299), QStringLiteral("299"));
    QCOMPARE(statusClassOf(0), 0);
    QCOMPARE(statusClassOf(101), 1);
    QCOMPARE(statusClassOf(599), 5);
    QCOMPARE(statusClassOf(600), 5);
    QCOMPARE(statusClassOf(42), 5);
}

void TestTableContents::anyRoleOfAnyCell()
{
    for (const auto &model : allModels()) {
        model->setView(viewWithOther());
        for (int row = 0; row < model->rowCount(); ++row) {
            for (int at = 0; at < model->columnCount(); ++at) {
                QVERIFY(!model->index(row, at).data().toString().isEmpty()
                    || model->columns()[static_cast<std::size_t>(at)].kind == ColumnKind::Code);
                for (int role = 0; role <= ExportTitleRole; ++role)
                    model->index(row, at).data(role);
            }
        }
        QVERIFY(!model->headerData(0, Qt::Vertical, Qt::DisplayRole).isValid());
        QVERIFY(!model->data({}, Qt::DisplayRole).isValid());
    }
}

QTEST_GUILESS_MAIN(TestTableContents)
#include "test_ui_table_contents.moc"
