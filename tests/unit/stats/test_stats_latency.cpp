// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/latency_scale.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace hitwatch;

class TestStatsLatency : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bucketsAreOrderedAndNarrow();
    void summary_data();
    void summary();
    void bucketsAddAndSubtract();
};

void TestStatsLatency::bucketsAreOrderedAndNarrow()
{
    LatencyBucket last = 0;
    for (double value = 0; value < 9.2e18; value = value < 200 ? value + 1 : value * 1.003) {
        const auto latency = static_cast<TimeNs>(value);
        const LatencyBucket bucket = latencyBucket(latency);
        QVERIFY(bucket >= last);
        last = bucket;
        const double exact = static_cast<double>(latency);
        QVERIFY2(std::abs(latencyBucketMiddle(bucket) - exact) <= exact / 63,
            qPrintable(QString::number(exact)));
    }
    QCOMPARE(latencyBucket(-5), latencyBucket(0));
    QVERIFY(latencyBucket(std::numeric_limits<TimeNs>::max()) >= last);
    QVERIFY(latencyBucket(std::numeric_limits<TimeNs>::max()) < 2048);
}

void TestStatsLatency::summary_data()
{
    QTest::addColumn<QList<int>>("milliseconds");
    QTest::addColumn<double>("p50");
    QTest::addColumn<double>("p95");
    QTest::addColumn<double>("p99");
    QTest::addRow("one") << QList<int> { 8 } << 8. << 8. << 8.;
    QTest::addRow("two: the lower is the median") << QList<int> { 30, 10 } << 10. << 30. << 30.;
    QList<int> hundred;
    for (int value = 1; value <= 100; ++value)
        hundred << value;
    QTest::addRow("hundred") << hundred << 50. << 95. << 99.;
}

void TestStatsLatency::summary()
{
    QFETCH(QList<int>, milliseconds);
    QFETCH(double, p50);
    QFETCH(double, p95);
    QFETCH(double, p99);
    LatencyCounts counts;
    TimeNs largest = 0;
    for (const int value : milliseconds) {
        counts.emplace_back(latencyBucket(value * kMillisecond), 1);
        largest = std::max(largest, value * kMillisecond);
    }
    const LatencySummary summary = summarizeLatency(counts, largest);
    QCOMPARE(summary.count, std::uint64_t(milliseconds.size()));
    QVERIFY(std::abs(summary.p50 - p50) <= 0.02 * p50);
    QVERIFY(std::abs(summary.p95 - p95) <= 0.02 * p95);
    QVERIFY(std::abs(summary.p99 - p99) <= 0.02 * p99);
    QCOMPARE(summary.max, static_cast<double>(largest) / kMillisecond);
    QVERIFY(summary.p99 <= summary.max);

    const LatencySummary byBuckets = summarizeLatency(counts, -1);
    QVERIFY(std::abs(byBuckets.max - summary.max) <= 0.02 * summary.max);
}

void TestStatsLatency::bucketsAddAndSubtract()
{
    LatencyCounts counts { { latencyBucket(kSecond), 3 }, { latencyBucket(kMillisecond), 97 } };
    QVERIFY(summarizeLatency(counts, -1).p95 < 1.1);
    counts = { { latencyBucket(kSecond), 3 }, { latencyBucket(kMillisecond), 1 } };
    QVERIFY(summarizeLatency(counts, -1).p50 > 900);
    counts.clear();
    QCOMPARE(summarizeLatency(counts, -1), LatencySummary {});
}

QTEST_GUILESS_MAIN(TestStatsLatency)
#include "test_stats_latency.moc"
