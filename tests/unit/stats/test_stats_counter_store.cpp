// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/counter_store.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <map>
#include <random>

using namespace hitwatch;

namespace {

constexpr std::int64_t kDay = 20'000 * 86'400;

std::uint64_t countOf(const CounterStore &store, CounterStore::RowId row, Measure measure,
    std::optional<std::size_t> window)
{
    std::uint64_t found = 0;
    store.forEachColumn(row, window, [&](Column column, std::uint64_t count) {
        if (column.measure() == measure)
            found = count;
    });
    return found;
}

void addAt(CounterStore &store, CounterStore::RowId row, Column column, std::int64_t second,
    std::uint64_t amount)
{
    QVERIFY(store.holds(second));
    store.at(second);
    QVERIFY(store.tryAdd(row, column, amount));
}

} // namespace

class TestStatsCounterStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void indexFindsAfterErasing();
    void bucketKeepsSums();
    void packedBucketIsSmall();
    void refusesCellsBeyondTheLimit();
    void emptyRowsAreFree();
    void ringOutOfMemoryShortensWindows();
    void lateAmountsStayBounded();
    void equalsModel_data();
    void equalsModel();
    void blocksAreBoundedAndFreed();
    void latencyCountsOutgrowTheirBlock();
};

void TestStatsCounterStore::indexFindsAfterErasing()
{
    // All in three chains, so that deletion has to shift across them.
    FlatIndex index;
    std::map<std::uint32_t, std::uint64_t> kept;
    std::minstd_rand random(3);
    for (int step = 0; step < 5000; ++step) {
        const auto value = static_cast<std::uint32_t>(random() % 300);
        const std::uint64_t hash = value % 3 * 16 + 14;
        if (const auto found = kept.find(value); found != kept.end()) {
            index.erase(found->second, value);
            kept.erase(found);
        } else {
            index.insert(hash, value);
            kept[value] = hash;
        }
        QCOMPARE(index.size(), kept.size());
    }
    for (const auto &[value, hash] : kept) {
        QCOMPARE(
            index.find(hash, [wanted = value](std::uint32_t at) { return at == wanted; }), value);
    }
    QCOMPARE(index.find(14, [](std::uint32_t) { return false; }), FlatIndex::kNone);
}

void TestStatsCounterStore::bucketKeepsSums()
{
    SecondBucket bucket;
    std::map<std::uint32_t, std::uint64_t> sums;
    std::map<std::uint32_t, std::uint32_t> hints;
    std::minstd_rand random(5);
    for (int step = 0; step < 20'000; ++step) {
        const auto cell = static_cast<std::uint32_t>(random() % 700 * (random() % 3));
        const std::uint64_t amount = random() % 50 == 0 ? std::uint64_t { 1 } << 62 : random();
        if (!bucket.addAt(hints[cell], cell, amount))
            hints[cell] = bucket.add(cell, amount);
        sums[cell] += amount;
        if (step % 6000 == 0)
            bucket.pack();
    }
    std::map<std::uint32_t, std::uint64_t> found;
    bucket.forEach([&](std::uint32_t cell, std::uint64_t amount) { found[cell] += amount; });
    QVERIFY(found == sums);
    bucket.clear();
    QVERIFY(bucket.empty());
    QCOMPARE(bucket.bytes(), std::size_t { 0 });
}

void TestStatsCounterStore::packedBucketIsSmall()
{
    SecondBucket bucket;
    for (std::uint32_t cell = 0; cell < 10'000; ++cell)
        bucket.add(cell * 3, 5);
    bucket.pack();
    QVERIFY(bucket.bytes() <= 20'000);
}

void TestStatsCounterStore::refusesCellsBeyondTheLimit()
{
    CounterStore store({}, { 10, 1000 });
    const auto row = store.addRow(true);
    for (std::uint16_t status = 0; status < 10; ++status)
        QVERIFY(store.tryAdd(row, { Measure::Status, status }, 1));
    QVERIFY(!store.tryAdd(row, { Measure::Status, 10 }, 1));
    QVERIFY(!store.tryAdd(row, { Measure::Latency, 10 }, 1));
    QVERIFY(store.tryAdd(row, { Measure::Status, 9 }, 1));
    QCOMPARE(store.cellCount(), std::size_t { 10 });
    store.add(row, { Measure::Status, 10 }, 1);
    store.add(row, { Measure::Latency, 10 }, 1);
    QVERIFY(store.tryAdd(row, Measure::Requests, 1));
    QCOMPARE(store.cellCount(), std::size_t { 13 });
    QVERIFY(store.tryAdd(row, { Measure::Latency, 10 }, 1));
    QVERIFY(!store.tryAdd(row, { Measure::Latency, 11 }, 1));
    QCOMPARE(countOf(store, row, Measure::Latency, {}), 2U);
}

void TestStatsCounterStore::emptyRowsAreFree()
{
    CounterStore store({ 2, 5 }, {});
    store.restart(kDay);
    const auto kept = store.addRow(true);
    const auto row = store.addRow(false);
    addAt(store, row, Measure::Requests, kDay, 3);
    addAt(store, kept, Measure::Requests, kDay, 4);
    store.enter(kDay + 4);
    QCOMPARE(countOf(store, row, Measure::Requests, 0), 0U);
    QCOMPARE(countOf(store, row, Measure::Requests, 1), 3U);
    store.enter(kDay + 5);
    std::vector<CounterStore::RowId> freed;
    store.freeEmptiedRows([&](CounterStore::RowId id) { freed.push_back(id); });
    QCOMPARE(freed, std::vector { row });
    QCOMPARE(store.cellCount(), std::size_t { 0 });
    QCOMPARE(store.ringBytes(), std::size_t { 0 });
    QCOMPARE(store.addRow(false), row);
    addAt(store, row, Measure::Bytes, kDay + 5, 7);
    QCOMPARE(countOf(store, row, Measure::Requests, 1), 0U);
    QCOMPARE(countOf(store, row, Measure::Bytes, 0), 7U);
}

void TestStatsCounterStore::ringOutOfMemoryShortensWindows()
{
    CounterStore store({ 2, 100 }, { 100'000, 3000 });
    store.restart(kDay);
    const auto row = store.addRow(true);
    std::map<std::int64_t, std::uint64_t> bySecond;
    for (std::int64_t second = kDay; second < kDay + 60; ++second) {
        store.enter(second);
        for (std::uint16_t status = 0; status < 50; ++status) {
            addAt(store, row, { Measure::Status, status }, second, 2);
            addAt(store, row, Measure::Requests, second, 2);
            bySecond[second] += 2;
        }
        store.settle();
        QVERIFY(store.ringBytes() <= 3000);
    }
    // What is left is exact for the seconds that it speaks for.
    QVERIFY(store.firstSecond() > kDay);
    QVERIFY(store.firstSecond() < kDay + 55);
    QVERIFY(!store.holds(store.firstSecond() - 1));
    QVERIFY(store.holds(store.firstSecond()));
    std::uint64_t expected = 0;
    for (const auto &[second, count] : bySecond)
        expected += second >= store.firstSecond() ? count : 0;
    QCOMPARE(countOf(store, row, Measure::Requests, 1), expected);
    QCOMPARE(countOf(store, row, Measure::Requests, 0), 200U);
}

void TestStatsCounterStore::lateAmountsStayBounded()
{
    CounterStore store({ 100 }, {});
    store.restart(kDay);
    const auto row = store.addRow(true);
    store.enter(kDay + 50);
    for (int step = 0; step < 100'000; ++step)
        addAt(store, row, { Measure::Status, static_cast<std::uint32_t>(step % 40) },
            kDay + step % 7, 1);
    QVERIFY2(store.ringBytes() < 7 * 300 * 16, qPrintable(QString::number(store.ringBytes())));
    QCOMPARE(countOf(store, row, Measure::Status, 0), 2500U);
    store.enter(kDay + 200);
    QCOMPARE(store.cellCount(), std::size_t { 0 });
}

void TestStatsCounterStore::equalsModel_data()
{
    QTest::addColumn<std::vector<int>>("windows");
    QTest::addColumn<std::size_t>("blocks");
    for (const std::size_t blocks :
        { std::size_t { 0 }, std::size_t { 3 }, std::size_t { 1000 } }) {
        QTest::addRow("since the start, %zu blocks", blocks) << std::vector<int> {} << blocks;
        QTest::addRow("windows, %zu blocks", blocks) << std::vector<int> { 1, 3, 8 } << blocks;
    }
}

/// Few rows, many columns, cells that come and go: whatever way a cell is found, it is the right
/// one, also when its number was another's before.
void TestStatsCounterStore::equalsModel()
{
    QFETCH(std::vector<int>, windows);
    QFETCH(std::size_t, blocks);
    CounterStore store(windows, { 100'000, 1 << 20, blocks });
    store.restart(kDay);
    std::array<CounterStore::RowId, 4> rows {};
    for (auto &row : rows)
        row = store.addRow(true);
    using Key = std::pair<CounterStore::RowId, std::uint32_t>;
    std::map<std::int64_t, std::map<Key, std::uint64_t>> bySecond;
    std::minstd_rand random(7);
    std::int64_t now = kDay;
    for (int step = 0; step < 6000; ++step) {
        if (random() % 100 == 0)
            store.enter(now += random() % 9 == 0 ? 10 : 1);
        const auto row = rows[random() % rows.size()];
        Column column(Measure::Status, static_cast<std::uint32_t>(200 + random() % 30));
        if (random() % 2 == 0)
            column = { Measure::Latency, static_cast<std::uint32_t>(random() % 1888) };
        else if (random() % 3 == 0)
            column = { Measure::Method, static_cast<std::uint32_t>(random() % 5) };
        else if (random() % 3 == 0)
            column = static_cast<Measure>(random() % 10);
        const std::int64_t second = now - static_cast<std::int64_t>(random() % 8);
        const std::uint64_t amount = 1 + random() % 5;
        store.at(second);
        QVERIFY(store.tryAdd(row, column, amount));
        bySecond[second][{ row, column.word }] += amount;
        if (step % 50 != 0)
            continue;

        for (std::size_t window = 0; window < std::max<std::size_t>(windows.size(), 1); ++window) {
            std::map<Key, std::uint64_t> expected;
            for (const auto &[at, counts] : bySecond) {
                if (!windows.empty() && at <= now - windows[window])
                    continue;
                for (const auto &[key, count] : counts)
                    expected[key] += count;
            }
            std::map<Key, std::uint64_t> found;
            const auto asked = windows.empty() ? std::nullopt : std::optional(window);
            for (const auto each : rows) {
                store.forEachColumn(each, asked, [&](Column of, std::uint64_t count) {
                    found[{ each, of.word }] += count;
                });
            }
            QVERIFY2(found == expected, qPrintable(QString::number(step)));
            if (window + 1 >= windows.size())
                QCOMPARE(store.cellCount(), expected.size());
        }
    }
    store.enter(now + 100);
    if (!windows.empty())
        QCOMPARE(store.cellCount(), std::size_t { 0 });
}

void TestStatsCounterStore::blocksAreBoundedAndFreed()
{
    LatencyBlocks<std::uint32_t> blocks(0, 2);
    std::uint32_t directory = blocks.kNone;
    std::uint32_t other = blocks.kNone;
    QVERIFY(blocks.find(directory, 5) == nullptr);
    *blocks.make(directory, 5) = 50;
    *blocks.find(directory, 6) = 60;
    *blocks.make(other, 1887) = 70;
    QVERIFY(blocks.make(directory, 64) == nullptr);
    QVERIFY(blocks.find(directory, 64) == nullptr);
    QCOMPARE(blocks.blocksInUse(), std::size_t { 2 });
    blocks.release(directory, 5);
    QCOMPARE(*blocks.find(directory, 6), 60U);
    blocks.release(directory, 6);
    QCOMPARE(directory, blocks.kNone);
    QCOMPARE(blocks.blocksInUse(), std::size_t { 1 });
    QVERIFY(blocks.make(directory, 1888) == nullptr);
    QCOMPARE(*blocks.make(directory, 64), 0U);
    QCOMPARE(*blocks.find(other, 1887), 70U);
    QVERIFY(blocks.find(directory, 5) == nullptr);
}

void TestStatsCounterStore::latencyCountsOutgrowTheirBlock()
{
    CounterStore store({}, {});
    const auto row = store.addRow(true);
    const std::uint64_t much = 3'000'000'000;
    std::uint64_t sum = 0;
    for (const std::uint64_t amount : { much, much, std::uint64_t { 1 }, 2 * much, much })
        store.add(row, { Measure::Latency, 100 }, amount);
    store.forEachColumn(row, {}, [&](Column column, std::uint64_t count) {
        QCOMPARE(column.detail(), 100U);
        sum += count;
    });
    QCOMPARE(sum, 5 * much + 1);
}

QTEST_GUILESS_MAIN(TestStatsCounterStore)
#include "test_stats_counter_store.moc"
