// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

#include "ui/models/table_column.h"
#include "ui/models/table_data.h"
#include "ui/tables/filter_chip.h"
#include "ui/tables/table_panel.h"
#include "ui/tables/table_text.h"

using namespace hitwatch;

namespace {

/// A panel as a person has it before them.
struct Shown {
    explicit Shown(TableKind kind, QSize size = { 640, 270 })
        : panel(kind)
        , view(panel.findChild<QTreeView *>())
    {
        panel.resize(size);
        panel.show();
        QApplication::processEvents();
    }

    void give(const StatsFilter &filter)
    {
        auto answer = tables::ordinaryView();
        answer->query.filter = filter;
        answer->narrowed = narrow(answer->stats, filter);
        panel.setFilter(filter);
        panel.setView(answer);
        QApplication::processEvents();
    }
    void click(int row, Qt::KeyboardModifiers modifiers = {})
    {
        const QRect rect = view->visualRect(panel.model()->index(row, 0));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers, rect.center());
    }
    QString text(int row, int column) const
    {
        return panel.model()->index(row, column).data().toString();
    }
    QStringList selected() const
    {
        QStringList rows;
        for (const QModelIndex &index : view->selectionModel()->selectedRows())
            rows.append(QString::number(index.row()));
        rows.sort();
        return rows;
    }

    TablePanel panel;
    QTreeView *view;
};

StatsFilter lastOf(QSignalSpy &spy)
{
    return spy.isEmpty() ? StatsFilter {} : spy.takeLast().at(0).value<StatsFilter>();
}

QAction *actionOf(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text() == text)
            return action;
        if (action->menu()) {
            if (QAction *inner = actionOf(*action->menu(), text))
                return inner;
        }
    }
    return nullptr;
}

QMenu *menuOf(Shown &shown, int row)
{
    const QRect rect = shown.view->visualRect(shown.panel.model()->index(row, 0));
    Q_EMIT shown.view->customContextMenuRequested(rect.center());
    return qobject_cast<QMenu *>(QApplication::activePopupWidget());
}

} // namespace

class TestTablePanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsEveryKind();
    void fitsWithoutScrolling_data();
    void fitsWithoutScrolling();
    void clickFilters();
    void chosenSectionKeepsItsHost();
    void keysFilter();
    void doubleClickFiltersOnce();
    void chipsTakeAway();
    void selectionAndScrollSurvive();
    void requestsStayInPlace();
    void copies();
    void copiesNoFormulas();
    void menuHidesAndShows();
    void menuFiltersRequests();
    void exportsWhatIsOnScreen();
    void remembersColumns();
    void survivesGarbage_data();
    void survivesGarbage();
    void saysWhyItIsEmpty();
    void readsFromTheRight();
};

void TestTablePanel::showsEveryKind()
{
    for (const TableKind kind :
        { TableKind::Sections, TableKind::Hosts, TableKind::Methods, TableKind::Statuses,
            TableKind::Clients, TableKind::Interfaces, TableKind::Requests }) {
        Shown shown(kind);
        shown.panel.setView(tables::ordinaryView());
        QVERIFY(shown.panel.model()->rowCount() > 0);
        QVERIFY(!shown.view->accessibleName().isEmpty());
        QVERIFY(!shown.panel.grab().isNull());
        shown.panel.setView(nullptr);
        QCOMPARE(shown.panel.model()->rowCount(), 0);
        QVERIFY(!shown.panel.grab().isNull());
    }
}

void TestTablePanel::fitsWithoutScrolling_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("width");
    QTest::newRow("sections") << static_cast<int>(TableKind::Sections) << 634;
    QTest::newRow("hosts") << static_cast<int>(TableKind::Hosts) << 320;
    QTest::newRow("methods") << static_cast<int>(TableKind::Methods) << 270;
    QTest::newRow("statuses") << static_cast<int>(TableKind::Statuses) << 270;
    QTest::newRow("requests") << static_cast<int>(TableKind::Requests) << 1248;
}

void TestTablePanel::fitsWithoutScrolling()
{
    QFETCH(int, kind);
    QFETCH(int, width);
    Shown shown(static_cast<TableKind>(kind), { width, 130 });
    shown.panel.setView(tables::largeView(200, 1, 200, 1000));
    QApplication::processEvents();
    QCOMPARE(shown.view->horizontalScrollBar()->maximum(), 0);
    QCOMPARE(shown.view->header()->length(), shown.view->viewport()->width());
}

void TestTablePanel::clickFilters()
{
    Shown shown(TableKind::Hosts);
    QSignalSpy chosen(&shown.panel, &TablePanel::filterChosen);
    shown.give({});
    shown.click(1);
    QCOMPARE(chosen.count(), 1);
    const StatsFilter blog = lastOf(chosen);
    QCOMPARE(blog.host, std::string("blog.example"));
    shown.give(blog);
    QCOMPARE(shown.selected(), QStringList { QStringLiteral("1") });
    shown.click(2);
    const StatsFilter other = lastOf(chosen);
    QCOMPARE(other.host, std::string("auth.example"));
    shown.give(other);
    shown.click(2); // again: no filter
    QCOMPARE(chosen.count(), 1);
    QVERIFY(lastOf(chosen).isEmpty());
    shown.give({});
    QVERIFY(shown.selected().isEmpty());
    shown.click(0, Qt::ControlModifier); // selects for copying only
    QCOMPARE(chosen.count(), 0);
}

void TestTablePanel::chosenSectionKeepsItsHost()
{
    Shown shown(TableKind::Sections);
    QSignalSpy chosen(&shown.panel, &TablePanel::filterChosen);
    shown.give({});
    shown.click(1);
    const StatsFilter images = lastOf(chosen);
    QVERIFY(images == (StatsFilter { "shop.example", "/images", {}, {}, {} }));
    shown.give(images);
    QCOMPARE(shown.panel.model()->rowCount(), 8); // the others stay to be chosen
    shown.click(1);
    QVERIFY(lastOf(chosen).isEmpty()); // with the host that it brought
    // A host that was chosen before stays.
    const StatsFilter shop { "shop.example", {}, {}, {}, {} };
    shown.give({});
    shown.give(shop);
    QCOMPARE(shown.panel.model()->rowCount(), 4);
    shown.click(0);
    shown.give(lastOf(chosen));
    QCOMPARE(shown.panel.model()->rowCount(), 4);
    shown.click(0);
    QVERIFY(lastOf(chosen) == shop);
}

void TestTablePanel::keysFilter()
{
    Shown shown(TableKind::Methods);
    QSignalSpy chosen(&shown.panel, &TablePanel::filterChosen);
    shown.give({});
    shown.panel.focusTable();
    shown.view->setCurrentIndex(shown.panel.model()->index(0, 0));
    QTest::keyClick(shown.view, Qt::Key_Down);
    QCOMPARE(chosen.count(), 0);
    QTest::keyClick(shown.view, Qt::Key_Return);
    const StatsFilter post = lastOf(chosen);
    QCOMPARE(post.method, std::string("POST"));
    shown.give(post);
    QTest::keyClick(shown.view, Qt::Key_Escape);
    QCOMPARE(chosen.count(), 1);
    QVERIFY(lastOf(chosen).isEmpty());
}

void TestTablePanel::doubleClickFiltersOnce()
{
    Shown shown(TableKind::Statuses);
    QSignalSpy chosen(&shown.panel, &TablePanel::filterChosen);
    connect(&shown.panel, &TablePanel::filterChosen, &shown.panel, &TablePanel::setFilter);
    shown.give({});
    const QPoint at = shown.view->visualRect(shown.panel.model()->index(2, 0)).center();
    QTest::mouseClick(shown.view->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(shown.view->viewport(), Qt::LeftButton, {}, at);
    QCOMPARE(*lastOf(chosen).status, std::uint16_t { 404 });
}

void TestTablePanel::chipsTakeAway()
{
    Shown shown(TableKind::Requests, { 1200, 200 });
    QSignalSpy chosen(&shown.panel, &TablePanel::filterChosen);
    const StatsFilter all { "<b>shop</b>", "/api", "GET", std::uint16_t { 404 }, "10.0.0.7" };
    shown.panel.setFilter(all);
    const QList<FilterChip *> chips = shown.panel.findChildren<FilterChip *>();
    QCOMPARE(chips.size(), 5);
    QVERIFY(chips[0]->toolTip().contains(QStringLiteral("&lt;b&gt;")));
    StatsFilter expected = all;
    expected.status.reset();
    QTest::mouseClick(chips[3], Qt::LeftButton);
    QVERIFY(lastOf(chosen) == expected);
    expected = all;
    expected.host.reset();
    expected.section.reset();
    QTest::keyClick(chips[0], Qt::Key_Delete);
    QVERIFY(lastOf(chosen) == expected);
    shown.panel.setFilter({});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(shown.panel.findChildren<FilterChip *>().isEmpty());
    // A table does not show its own selection, and not what does not narrow it.
    Shown hosts(TableKind::Hosts);
    hosts.panel.setFilter(all);
    QCOMPARE(hosts.panel.findChildren<FilterChip *>().size(), 2);
}

void TestTablePanel::selectionAndScrollSurvive()
{
    Shown shown(TableKind::Sections);
    shown.panel.setView(tables::largeView(400, 1, 0, 1));
    QApplication::processEvents();
    shown.view->verticalScrollBar()->setValue(777);
    QItemSelectionModel *selection = shown.view->selectionModel();
    selection->setCurrentIndex(shown.panel.model()->index(40, 0),
        QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    const QString host = shown.text(40, 0) + shown.text(40, 1);
    shown.view->verticalScrollBar()->setValue(777);
    for (int round = 2; round < 8; ++round) {
        shown.panel.setView(tables::largeView(400 + round * 10, round, 0, 1));
        QApplication::processEvents();
        QCOMPARE(shown.view->verticalScrollBar()->value(), 777);
        const QModelIndexList rows = selection->selectedRows();
        QCOMPARE(rows.size(), 1);
        QCOMPARE(shown.text(rows[0].row(), 0) + shown.text(rows[0].row(), 1), host);
    }
}

void TestTablePanel::requestsStayInPlace()
{
    Shown shown(TableKind::Requests, { 1200, 300 });
    shown.panel.setView(tables::largeView(0, 1, 500, 1000));
    QApplication::processEvents();
    // At the top the newest come in.
    shown.panel.setView(tables::largeView(0, 2, 500, 1020));
    QApplication::processEvents();
    QCOMPARE(shown.view->verticalScrollBar()->value(), 0);
    // Further down what is read stays where it is.
    shown.view->verticalScrollBar()->setValue(1234);
    const QModelIndex top = shown.view->indexAt(QPoint(5, 40));
    const QString time = top.data().toString();
    const int y = shown.view->visualRect(top).y();
    shown.panel.setView(tables::largeView(0, 3, 500, 1075));
    QApplication::processEvents();
    const QModelIndex same = shown.view->indexAt(QPoint(5, 40));
    QCOMPARE(same.data().toString(), time);
    QCOMPARE(shown.view->visualRect(same).y(), y);
}

void TestTablePanel::copiesNoFormulas()
{
    QStandardItemModel model(1, 2);
    model.setItem(0, 0, new QStandardItem(QStringLiteral("=1")));
    QCOMPARE(tabSeparated(model, { 0 }, { 0, 1 }), QStringLiteral("'=1\t"));
}

void TestTablePanel::copies()
{
    Shown shown(TableKind::Methods);
    shown.panel.setFormat(Format({}, QLocale::c()));
    shown.give({});
    shown.click(0, Qt::ControlModifier);
    shown.click(2, Qt::ControlModifier);
    QTest::keySequence(shown.view, QKeySequence::Copy);
    const QString share0 = shown.text(0, 2);
    const QString share2 = shown.text(2, 2);
    QCOMPARE(QApplication::clipboard()->text(),
        QStringLiteral("GET\t%1\t%2\nPUT\t%3\t%4")
            .arg(shown.text(0, 1), share0, shown.text(2, 1), share2));
}

void TestTablePanel::menuHidesAndShows()
{
    Shown shown(TableKind::Sections);
    shown.give({});
    QSignalSpy hidden(&shown.panel, &TablePanel::hideSectionRequested);
    QSignalSpy wantsHidden(&shown.panel, &TablePanel::showHiddenRequested);
    QMenu *menu = menuOf(shown, 6);
    QVERIFY(menu);
    QAction *hide = actionOf(*menu, QStringLiteral("Hide This Section"));
    QVERIFY(hide);
    hide->trigger();
    QCOMPARE(hidden.count(), 1);
    QCOMPARE(hidden[0][0].toString(), QStringLiteral("127.0.0.1:8080"));
    QCOMPARE(hidden[0][1].toString(), QStringLiteral("/metrics"));
    menu->close();
    shown.panel.setHiddenSections({ { "127.0.0.1:8080", "/metrics" } });
    QCOMPARE(shown.panel.model()->rowCount(), 7);
    menu = menuOf(shown, 0);
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text().startsWith(QStringLiteral("Show 1")))
            action->trigger();
    }
    QCOMPARE(wantsHidden.count(), 1);
    menu->close();
}

void TestTablePanel::menuFiltersRequests()
{
    Shown shown(TableKind::Requests, { 1200, 300 });
    shown.give({});
    QSignalSpy chosen(&shown.panel, &TablePanel::filterChosen);
    shown.click(0);
    QCOMPARE(chosen.count(), 0);
    QMenu *menu = menuOf(shown, 0);
    QVERIFY(menu);
    int filters = 0;
    for (QAction *action : menu->actions()) {
        if (!action->text().startsWith(QStringLiteral("Filter by")))
            continue;
        ++filters;
        action->trigger();
        QVERIFY(!lastOf(chosen).isEmpty());
    }
    QCOMPARE(filters, 5);
    menu->close();
}

void TestTablePanel::exportsWhatIsOnScreen()
{
    Shown shown(TableKind::Sections);
    auto view = tables::ordinaryView();
    view->stats.sections[1].section = "=cmd|' /C calc'!A0";
    view->stats.sections[2].section = "/a,\"b\"";
    view->narrowed.snapshot = view->stats;
    shown.panel.setView(view);
    shown.panel.setWords(QStringLiteral("shop -search"));
    shown.view->header()->moveSection(1, 0);
    shown.view->sortByColumn(2, Qt::AscendingOrder);
    QCOMPARE(shown.panel.toCsv(),
        QStringLiteral("Section,Host,Hits,Hits/s,Share (%),Errors (%),p95 (ms)\r\n"
                       "\"/a,\"\"b\"\"\",shop.example,12015,100.125,14.968,0,3\r\n"
                       "'=cmd|' /C calc'!A0,shop.example,18770,156.417,23.384,0,4\r\n"
                       "/api,shop.example,31204,260.033,38.874,0.199,12\r\n"));
}

void TestTablePanel::remembersColumns()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    QString csv;
    {
        Shown shown(TableKind::Sections);
        shown.give({});
        shown.view->header()->moveSection(1, 0);
        shown.view->header()->setSectionHidden(4, true);
        shown.view->header()->setSectionHidden(9, false);
        shown.view->header()->resizeSection(2, 123);
        shown.view->sortByColumn(5, Qt::DescendingOrder);
        csv = shown.panel.toCsv();
        shown.panel.saveState(settings);
    }
    Shown again(TableKind::Sections);
    again.panel.restoreState(settings);
    again.give({});
    QCOMPARE(again.panel.toCsv(), csv);
    QCOMPARE(again.view->header()->sectionSize(2), 123);
    QCOMPARE(again.view->header()->sortIndicatorSection(), 5);
}

void TestTablePanel::survivesGarbage_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    const auto add = [](const char *key, const QVariant &value) {
        QTest::addRow("%s %s", key, qPrintable(value.toStringList().join(QLatin1Char('|'))))
            << QStringLiteral("tables/sections/") + QString::fromLatin1(key) << value;
    };
    const auto list = [](std::initializer_list<const char *> texts) {
        QStringList strings;
        for (const char *text : texts)
            strings.append(QString::fromLatin1(text));
        return strings;
    };
    add("order", QByteArray("\x00\xFF\x80", 3));
    add("order", list({ "p95", "p95", "nothing", "", "host", "host" }));
    add("order", 7);
    add("hidden", list({ "host", "section", "hits", "nothing" }));
    add("widths", list({ "hits:-5", "hits:999999999999", "hits", ":", "nothing:50", "host:x" }));
    add("sort", list({ "nothing", "ascending" }));
    add("sort", list({ "hits" }));
    add("sort", list({ "hits", "sideways", "x" }));
}

void TestTablePanel::survivesGarbage()
{
    QFETCH(QString, key);
    QFETCH(QVariant, value);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    settings.setValue(key, value);
    Shown shown(TableKind::Sections);
    shown.panel.restoreState(settings);
    shown.give({});
    QCOMPARE(shown.panel.model()->rowCount(), 8);
    QVERIFY(!shown.panel.toCsv().startsWith(QStringLiteral("\r\n")));
    QVERIFY(!shown.panel.grab().isNull());
    // All hidden at once: one column stays.
    QStringList all;
    for (int column = 0; column < shown.panel.model()->columnCount(); ++column)
        all.append(shown.panel.model()->headerData(column, Qt::Horizontal, IdRole).toString());
    settings.setValue(QStringLiteral("tables/sections/order"), all);
    settings.setValue(QStringLiteral("tables/sections/hidden"), all);
    shown.panel.restoreState(settings);
    QVERIFY(shown.view->header()->hiddenSectionCount() < shown.view->header()->count());
}

void TestTablePanel::saysWhyItIsEmpty()
{
    Shown shown(TableKind::Methods, { 320, 200 });
    shown.panel.setEmptyText(QStringLiteral("No data yet"));
    const QImage empty = shown.panel.grab().toImage();
    auto view = tables::ordinaryView();
    view->query.filter.status = 404;
    view->narrowed = narrow(view->stats, view->query.filter);
    QVERIFY(!view->narrowed.methodsKnown);
    shown.panel.setView(view);
    QCOMPARE(shown.panel.model()->rowCount(), 0);
    QVERIFY(shown.panel.grab().toImage() != empty);
    shown.panel.setView(tables::ordinaryView());
    shown.panel.setWords(QStringLiteral("nothing-like-this"));
    QCOMPARE(shown.panel.model()->rowCount(), 0);
    QVERIFY(shown.panel.grab().toImage() != empty);
}

void TestTablePanel::readsFromTheRight()
{
    Shown shown(TableKind::Hosts, { 320, 200 });
    shown.give({});
    shown.panel.setLayoutDirection(Qt::RightToLeft);
    QApplication::processEvents();
    const QRect first = shown.view->visualRect(shown.panel.model()->index(0, 0));
    const QRect hits = shown.view->visualRect(shown.panel.model()->index(0, 1));
    QVERIFY(first.left() > hits.left());
    QVERIFY(!shown.panel.grab().isNull());
}

QTEST_MAIN(TestTablePanel)
#include "test_ui_table_panel.moc"
