// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/hash.h"

#include <QtTest/QtTest>
#include <set>
#include <string>

using namespace hitwatch;

class TestCommonHash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void seedStaysTheSame();
    void sameTextSameHash();
    void everyBitMatters();
    void everyLengthMatters();
    void seedMatters();
    void mixIsTheFoldedProduct();
    void spreadsOverBuckets();
};

void TestCommonHash::seedStaysTheSame()
{
    QCOMPARE(processHashSeed(), processHashSeed());
}

void TestCommonHash::sameTextSameHash()
{
    // At different addresses, so that neither the pointer nor what lies behind has a part.
    for (std::size_t length = 0; length <= 40; ++length) {
        const std::string text(length, 'x');
        const std::string longer = "?" + text + "tail";
        QCOMPARE(hashText(std::string_view(longer).substr(1, length), 7), hashText(text, 7));
    }
}

void TestCommonHash::everyBitMatters()
{
    for (std::size_t length = 1; length <= 40; ++length) {
        const std::string text(length, 'a');
        std::set<std::uint64_t> seen { hashText(text, 7) };
        for (std::size_t bit = 0; bit < 8 * length; ++bit) {
            std::string changed = text;
            changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
            seen.insert(hashText(changed, 7));
        }
        QCOMPARE(seen.size(), 8 * length + 1);
    }
}

void TestCommonHash::everyLengthMatters()
{
    std::set<std::uint64_t> seen;
    for (std::size_t length = 0; length <= 100; ++length)
        seen.insert(hashText(std::string(length, '\0'), 7));
    QCOMPARE(seen.size(), std::size_t { 101 });
}

void TestCommonHash::seedMatters()
{
    std::set<std::uint64_t> seen;
    for (std::uint64_t seed = 0; seed < 1000; ++seed)
        seen.insert(hashText("example.com", seed));
    QCOMPARE(seen.size(), std::size_t { 1000 });
}

void TestCommonHash::mixIsTheFoldedProduct()
{
    QCOMPARE(hashMix(3, 5), std::uint64_t { 15 });
    // (2^64 - 1)^2 = (2^64 - 2) * 2^64 + 1
    QCOMPARE(hashMix(~0ULL, ~0ULL), (~0ULL - 1) ^ 1ULL);
    QCOMPARE(hashMix(1ULL << 63, 2), std::uint64_t { 1 });
}

void TestCommonHash::spreadsOverBuckets()
{
    std::array<int, 64> buckets {};
    constexpr int kTexts = 64 * 200;
    for (int i = 0; i < kTexts; ++i)
        ++buckets.at(hashText("/section/" + std::to_string(i), 7) % buckets.size());
    for (const int count : buckets) {
        QVERIFY(count > 100);
        QVERIFY(count < 300);
    }
}

QTEST_APPLESS_MAIN(TestCommonHash)
#include "test_common_hash.moc"
