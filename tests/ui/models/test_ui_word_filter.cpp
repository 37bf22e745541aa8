// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "ui/models/natural_order.h"
#include "ui/models/word_filter.h"

#include <algorithm>
#include <random>

using namespace hitwatch;

class TestWordFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void comparesNaturally_data();
    void comparesNaturally();
    void ranksWhatIsNew();
};

void TestWordFilter::matches_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<bool>("expected");
    QTest::newRow("nothing") << QString() << true;
    QTest::newRow("blanks") << QStringLiteral("  \t ") << true;
    QTest::newRow("first text") << QStringLiteral("shop") << true;
    QTest::newRow("second text") << QStringLiteral("api") << true;
    QTest::newRow("case") << QStringLiteral("SHOP Api") << true;
    QTest::newRow("one is missing") << QStringLiteral("shop blog") << false;
    QTest::newRow("not across texts") << QStringLiteral("example/api") << false;
    QTest::newRow("excluded") << QStringLiteral("shop -api") << false;
    QTest::newRow("excluded, absent") << QStringLiteral("shop -metrics") << true;
    QTest::newRow("only excluded") << QStringLiteral("-blog -metrics") << true;
    QTest::newRow("a dash alone") << QStringLiteral("shop -") << true;
    QTest::newRow("dash in a word") << QStringLiteral("v1-x") << true;
    QTest::newRow("excluded word with dash") << QStringLiteral("--x") << false;
}

void TestWordFilter::matches()
{
    QFETCH(QString, words);
    const WordFilter filter(words);
    QTEST(filter.matches({ u"shop.example", u"/api/v1-x" }), "expected");
    QTEST(filter.matchesBytes({ "shop.example", "/api/v1-x" }), "expected");
}

void TestWordFilter::comparesNaturally_data()
{
    QTest::addColumn<QByteArray>("smaller");
    QTest::addColumn<QByteArray>("larger");
    const auto add = [](const char *smaller, const char *larger) {
        QTest::addRow("%s < %s", smaller, larger) << QByteArray(smaller) << QByteArray(larger);
    };
    add("", "a");
    add("a", "B");
    add("A", "a");
    add("10.0.0.9", "10.0.0.10");
    add("a2", "a10");
    add("a02", "a2"); // equal as numbers: bytes decide
    add("a", "a0");
    add("99999999999999999999998", "99999999999999999999999");
    add("/v1/a", "/v1/b");
    add("/v9/z", "/v10/a");
}

void TestWordFilter::comparesNaturally()
{
    QFETCH(QByteArray, smaller);
    QFETCH(QByteArray, larger);
    const std::string_view left(smaller.constData(), static_cast<std::size_t>(smaller.size()));
    const std::string_view right(larger.constData(), static_cast<std::size_t>(larger.size()));
    QVERIFY(naturalCompare(left, right) < 0);
    QVERIFY(naturalCompare(right, left) > 0);
    QCOMPARE(naturalCompare(left, left), 0);
}

/// Whatever comes and goes, and whichever numbers are used again, ranks are those of a fresh sort.
void TestWordFilter::ranksWhatIsNew()
{
    std::mt19937 random(7);
    std::vector<int> values(64);
    std::vector<bool> isLive(values.size(), false);
    RankOrder order;
    for (int round = 0; round < 200; ++round) {
        std::vector<int> live;
        for (std::size_t thing = 0; thing < values.size(); ++thing) {
            if (random() % 4 == 0) {
                isLive[thing] = !isLive[thing];
                order.forget(static_cast<int>(thing));
                values[thing] = static_cast<int>(random() % 1'000'000 * 64 + thing);
            }
            if (isLive[thing])
                live.push_back(static_cast<int>(thing));
        }
        const auto less = [&values](int left, int right) {
            return values[static_cast<std::size_t>(left)] < values[static_cast<std::size_t>(right)];
        };
        order.update(live, less);
        std::sort(live.begin(), live.end(), less);
        for (std::size_t rank = 0; rank < live.size(); ++rank)
            QCOMPARE(order.rankOf(live[rank]), static_cast<int>(rank));
    }
}

QTEST_GUILESS_MAIN(TestWordFilter)
#include "test_ui_word_filter.moc"
