// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/hash.h"

#include <QtTest/QtTest>
#include <algorithm>
#include <set>
#include <string>
#include <vector>

using namespace hitwatch;

namespace {

constexpr HashKey kKey { 7, 9 };

} // namespace

class TestCommonHash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keyStaysTheSame();
    void knownValues_data();
    void knownValues();
    void sameTextSameHash();
    void everyBitMatters();
    void everyLengthMatters();
    void keyMatters();
    void wordsAreTheirBytes();
    void chosenNamesSpread_data();
    void chosenNamesSpread();
};

void TestCommonHash::keyStaysTheSame()
{
    QVERIFY(processHashKey() == processHashKey());
    QVERIFY(processHashKey() != HashKey {});
    QCOMPARE(processHashSeed(), processHashSeed());
    QVERIFY(processHashSeed() != processHashKey().first);
}

/// The bytes 0, 1, 2 ... as another implementation hashes them: Python's, with PYTHONHASHSEED=1.
void TestCommonHash::knownValues_data()
{
    QTest::addColumn<int>("length");
    QTest::addColumn<quint64>("value");
    const auto row = [](int length, quint64 value) {
        QTest::addRow("%d bytes", length) << length << value;
    };
    row(1, 0xecd3e5afcecda4b9);
    row(3, 0x8d5b20ab227ba858);
    row(7, 0xfd15e78052a69ddf);
    row(8, 0xc0b5739e7e28dd01);
    row(9, 0x208a1a5a0cbbf778);
    row(15, 0xfa87985f39e97a53);
    row(16, 0x12e9d283f9f37002);
    row(23, 0xf7cea028f939ae8c);
    row(63, 0x542052345bc68274);
}

void TestCommonHash::knownValues()
{
    QFETCH(const int, length);
    QFETCH(const quint64, value);
    std::string text;
    for (int i = 0; i < length; ++i)
        text += static_cast<char>(i);
    QCOMPARE(hashText(text, { 0xaed66ce184be2329, 0xebe9bbf1f1499052 }), std::uint64_t { value });
}

void TestCommonHash::sameTextSameHash()
{
    // At different addresses, so that neither the pointer nor what lies behind has a part.
    for (std::size_t length = 0; length <= 40; ++length) {
        const std::string text(length, 'x');
        const std::string longer = "?" + text + "tail";
        QCOMPARE(hashText(std::string_view(longer).substr(1, length), kKey), hashText(text, kKey));
    }
}

void TestCommonHash::everyBitMatters()
{
    for (std::size_t length = 1; length <= 40; ++length) {
        const std::string text(length, 'a');
        std::set<std::uint64_t> seen { hashText(text, kKey) };
        for (std::size_t bit = 0; bit < 8 * length; ++bit) {
            std::string changed = text;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            seen.insert(hashText(changed, kKey));
        }
        QCOMPARE(seen.size(), 8 * length + 1);
    }
}

void TestCommonHash::everyLengthMatters()
{
    std::set<std::uint64_t> seen;
    for (std::size_t length = 0; length <= 100; ++length)
        seen.insert(hashText(std::string(length, '\0'), kKey));
    QCOMPARE(seen.size(), std::size_t { 101 });
}

void TestCommonHash::keyMatters()
{
    std::set<std::uint64_t> seen;
    for (std::uint64_t word = 0; word < 1000; ++word) {
        seen.insert(hashText("example.com", { word, 7 }));
        seen.insert(hashText("example.com", { 7000, word }));
    }
    QCOMPARE(seen.size(), std::size_t { 2000 });
}

void TestCommonHash::wordsAreTheirBytes()
{
    const std::string bytes("\1\2\3\4\5\6\7\x8\x11\x12\x13\x14\x15\x16\x17\x18", 16);
    QCOMPARE(hashWords<2>({ 0x0807060504030201, 0x1817161514131211 }, kKey), hashText(bytes, kKey));
}

/// Names that collide under hashes which need no secret, or keep one apart from each character.
void TestCommonHash::chosenNamesSpread_data()
{
    QTest::addColumn<QStringList>("blocks"); // two of them, equal under the hash
    QTest::newRow("31 h + c") << QStringList { QStringLiteral("Aa"), QStringLiteral("BB") };
    QTest::newRow("33 h + c") << QStringList { QStringLiteral("Ez"), QStringLiteral("FY") };
    QTest::newRow("sum") << QStringList { QStringLiteral("ab"), QStringLiteral("ba") };
    QTest::newRow("words exchanged")
        << QStringList { QStringLiteral("GET /aaa"), QStringLiteral("GET /aab") };
}

void TestCommonHash::chosenNamesSpread()
{
    QFETCH(const QStringList, blocks);
    constexpr int kNames = 20'000;
    std::vector<int> buckets(32'768);
    for (int i = 0; i < kNames; ++i) {
        std::string name;
        for (int bit = 0; bit < 15; ++bit)
            name += blocks[(i >> bit) & 1].toStdString();
        ++buckets[hashText(name) % buckets.size()];
    }
    QVERIFY(*std::max_element(buckets.begin(), buckets.end()) < 16);
}

QTEST_APPLESS_MAIN(TestCommonHash)
#include "test_common_hash.moc"
