// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "ui/models/sections_model.h"
#include "ui/models/table_data.h"

#include <algorithm>
#include <map>
#include <random>

using namespace hitwatch;

namespace {

using Counts = std::map<std::string, std::uint64_t>;

std::shared_ptr<MonitorView> viewOf(const Counts &counts, std::uint64_t other = 0)
{
    auto view = std::make_shared<MonitorView>();
    view->stats.from = 0;
    view->stats.to = 10 * kSecond;
    for (const auto &[section, count] : counts) {
        SectionRow row;
        row.host = "h.example";
        row.section = section;
        row.requests = count;
        view->stats.sections.push_back(row);
    }
    if (other > 0) {
        SectionRow row;
        row.host = "Other";
        row.isOther = true;
        row.requests = other;
        view->stats.sections.push_back(row);
    }
    return view;
}

QStringList sectionsOf(const SectionsModel &model)
{
    QStringList sections;
    for (int row = 0; row < model.rowCount(); ++row)
        sections.append(model.index(row, SectionsModel::SectionColumn).data().toString());
    return sections;
}

struct Spies {
    explicit Spies(QAbstractItemModel &model)
        : layout(&model, &QAbstractItemModel::layoutChanged)
        , removed(&model, &QAbstractItemModel::rowsRemoved)
        , inserted(&model, &QAbstractItemModel::rowsInserted)
        , changed(&model, &QAbstractItemModel::dataChanged)
        , reset(&model, &QAbstractItemModel::modelReset)
    {
    }

    QString text() const
    {
        return QStringLiteral("%1 layout, %2 removed, %3 inserted, %4 changed, %5 reset")
            .arg(layout.count())
            .arg(removed.count())
            .arg(inserted.count())
            .arg(changed.count())
            .arg(reset.count());
    }

    QSignalSpy layout;
    QSignalSpy removed;
    QSignalSpy inserted;
    QSignalSpy changed;
    QSignalSpy reset;
};

} // namespace

class TestTableUpdates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsLittle_data();
    void tellsLittle();
    void tellsChangedRowsOnly();
    void followsAnyChange();
    void holdsRows();
    void aNewQuestionIsNotHeld();
    void letsGo();
};

void TestTableUpdates::tellsLittle_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::addColumn<QString>("signals_");
    const auto list = [](const char *text) {
        return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    };
    const auto add = [&](const char *name, const char *before, const char *after,
                         const char *told) {
        QTest::newRow(name) << list(before) << list(after) << QString::fromLatin1(told);
    };
    add("nothing", "a=3 b=2", "a=3 b=2", "0 layout, 0 removed, 0 inserted, 0 changed, 0 reset");
    add("first rows", "", "a=3 b=2", "0 layout, 0 removed, 1 inserted, 0 changed, 0 reset");
    add("numbers", "a=3 b=2", "a=4 b=2", "0 layout, 0 removed, 0 inserted, 1 changed, 0 reset");
    add("order", "a=3 b=2", "a=3 b=5", "1 layout, 0 removed, 0 inserted, 1 changed, 0 reset");
    add("last went", "a=3 b=2", "a=3", "0 layout, 1 removed, 0 inserted, 1 changed, 0 reset");
    add("scattered ones went", "a=5 b=4 c=3 d=2", "b=4 d=2",
        "1 layout, 1 removed, 0 inserted, 1 changed, 0 reset");
    add("one came on top", "a=3 b=2", "a=3 b=2 c=9",
        "0 layout, 0 removed, 1 inserted, 1 changed, 0 reset");
    add("scattered ones came", "a=5 b=3", "a=5 b=3 c=4 d=1",
        "1 layout, 0 removed, 1 inserted, 1 changed, 0 reset");
    add("all others", "a=5 b=3", "c=4 d=1", "0 layout, 1 removed, 1 inserted, 0 changed, 0 reset");
    add("everything at once", "a=9 b=8 c=7 d=6 e=5", "b=1 d=9 e=5 x=10 y=2 z=7",
        "2 layout, 1 removed, 1 inserted, 1 changed, 0 reset");
    add("all went", "a=5 b=3", "", "0 layout, 1 removed, 0 inserted, 0 changed, 0 reset");
}

namespace {

Counts countsOf(const QStringList &list)
{
    Counts counts;
    for (const QString &entry : list) {
        const QStringList parts = entry.split(QLatin1Char('='));
        counts[parts[0].toStdString()] = parts[1].toULongLong();
    }
    return counts;
}

} // namespace

void TestTableUpdates::tellsLittle()
{
    QFETCH(QStringList, before);
    QFETCH(QStringList, after);
    SectionsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setView(viewOf(countsOf(before)));
    const Spies spies(model);
    model.setView(viewOf(countsOf(after)));
    QTEST(spies.text(), "signals_");
    QCOMPARE(model.rowCount(), after.size());
}

void TestTableUpdates::tellsChangedRowsOnly()
{
    SectionsModel model;
    // The sum and the largest row stay, so that only two rows read differently.
    model.setView(viewOf({ { "/a", 9 }, { "/b", 7 }, { "/c", 5 }, { "/d", 3 } }));
    const Spies spies(model);
    model.setView(viewOf({ { "/a", 9 }, { "/b", 6 }, { "/c", 6 }, { "/d", 3 } }));
    QCOMPARE(spies.changed.count(), 1);
    QCOMPARE(spies.changed.front().at(0).toModelIndex().row(), 1);
    QCOMPARE(spies.changed.front().at(1).toModelIndex().row(), 2);
}

/// Random snapshots in a row: the order is that of a fresh sort, and persistent indexes stay with
/// their keys.
void TestTableUpdates::followsAnyChange()
{
    std::mt19937 random(11);
    SectionsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Spies spies(model);
    Counts counts;
    for (int round = 0; round < 150; ++round) {
        std::map<QString, QPersistentModelIndex> marks;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row, SectionsModel::SectionColumn);
            marks[index.data().toString()] = index;
        }
        for (int change = static_cast<int>(random() % 30); change > 0; --change) {
            const std::string key = "/s" + std::to_string(random() % 40);
            if (random() % 3 == 0)
                counts.erase(key);
            else
                counts[key] = random() % 12;
        }
        const auto signalsBefore = spies.layout.count() + spies.removed.count()
            + spies.inserted.count() + spies.changed.count();
        model.setView(viewOf(counts, round % 5 == 0 ? 1 : 0));
        QVERIFY(spies.layout.count() + spies.removed.count() + spies.inserted.count()
                + spies.changed.count() - signalsBefore
            <= 5);

        std::vector<std::pair<std::string, std::uint64_t>> expected(counts.begin(), counts.end());
        std::sort(expected.begin(), expected.end(), [](const auto &left, const auto &right) {
            return left.second != right.second ? left.second > right.second
                                               : naturalCompare(left.first, right.first) < 0;
        });
        QStringList names;
        for (const auto &[name, count] : expected)
            names.append(QString::fromStdString(name));
        if (round % 5 == 0)
            names.append(QString());
        QCOMPARE(sectionsOf(model), names);
        for (const auto &[name, mark] : marks) {
            QCOMPARE(mark.isValid(), names.contains(name));
            if (mark.isValid())
                QCOMPARE(mark.data().toString(), name);
        }
    }
    QCOMPARE(spies.reset.count(), 0);
}

void TestTableUpdates::holdsRows()
{
    SectionsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setView(viewOf({ { "/a", 9 }, { "/b", 7 }, { "/c", 5 } }));
    model.setHeld(true);
    const Spies spies(model);
    model.setView(viewOf({ { "/b", 1 }, { "/c", 50 }, { "/new", 99 } }));
    QCOMPARE(sectionsOf(model),
        (QStringList { QStringLiteral("/a"), QStringLiteral("/b"), QStringLiteral("/c"),
            QStringLiteral("/new") }));
    QCOMPARE(model.index(0, SectionsModel::HitsColumn).data().toString(), QStringLiteral("0"));
    QCOMPARE(model.index(2, SectionsModel::HitsColumn).data().toString(), QStringLiteral("50"));
    QCOMPARE(spies.removed.count(), 0);
    QCOMPARE(spies.layout.count(), 0);
    model.setView(viewOf({ { "/a", 2 }, { "/b", 1 }, { "/new", 99 } }));
    QCOMPARE(model.index(0, SectionsModel::HitsColumn).data().toString(), QStringLiteral("2"));
    QCOMPARE(model.index(2, SectionsModel::HitsColumn).data().toString(), QStringLiteral("0"));
    model.setHeld(false);
    QCOMPARE(sectionsOf(model),
        (QStringList { QStringLiteral("/new"), QStringLiteral("/a"), QStringLiteral("/b") }));
}

void TestTableUpdates::aNewQuestionIsNotHeld()
{
    SectionsModel model;
    model.setView(viewOf({ { "/a", 9 }, { "/b", 7 } }));
    model.setHeld(true);
    const auto view = viewOf({ { "/b", 8 } });
    view->query.windowSeconds = 10;
    model.setView(view);
    QCOMPARE(sectionsOf(model), QStringList { QStringLiteral("/b") });
    model.setWords(QStringLiteral("-b"));
    QCOMPARE(model.rowCount(), 0);
    model.setView(nullptr);
    QCOMPARE(model.rowsInAll(), 0);
}

/// Keys that went leave nothing behind, and the model points into no view but its own.
void TestTableUpdates::letsGo()
{
    SectionsModel model;
    auto view = viewOf({ { "/a", 9 } });
    const std::weak_ptr<MonitorView> watched = view;
    model.setView(std::move(view));
    QVERIFY(!watched.expired());
    model.setView(viewOf({ { "/a", 9 } }));
    QVERIFY(watched.expired());
    QCOMPARE(model.index(0, SectionsModel::SectionColumn).data().toString(), QStringLiteral("/a"));
}

QTEST_GUILESS_MAIN(TestTableUpdates)
#include "test_ui_table_updates.moc"
