// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/engine_run.h"
#include "captures/transform.h"
#include "support/tcp_conversation.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;
constexpr TimeNs kHour = 3600 * kSecond;

/// 40 messages in 10 s, which traffic() reaches only in its second half.
ReportPlan plan()
{
    AlertRule rule;
    rule.name = "many";
    rule.windowSeconds = 10;
    rule.raiseAt = rule.clearAt = 40;
    ReportPlan plan;
    plan.alertRules = { rule };
    return plan;
}

/// One connection on each interface: slow at first, then a pause of 12 minutes, then fast.
Frames traffic(std::uint32_t interfaces)
{
    Frames frames;
    for (std::uint32_t interface = 0; interface < interfaces; ++interface) {
        TcpConversation talk({ .client = endpoint("192.0.2.10", 40'000),
            .server = endpoint(interface == 0 ? "192.0.2.80" : "192.0.2.81", 80),
            .clientSequence = 1000 + interface * 1'000'000'000,
            .serverSequence = 5000 + interface * 1'000'000'000,
            .start = kStart + interface * 100 * kMicrosecond,
            .interfaceIndex = interface });
        talk.open();
        for (int at = 0; at < 27; ++at) {
            talk.client("GET /a/b HTTP/1.1\r\nHost: a.example\r\n\r\n");
            talk.server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            talk.wait(at < 3 ? 2 * kSecond : at == 3 ? 700 * kSecond : 80 * kMillisecond);
        }
        for (int at = 0; at < 3; ++at) {
            talk.wait(kSecond);
            talk.client("GET /last HTTP/1.1\r\nHost: a.example\r\n\r\n");
            talk.server("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        }
        talk.close();
        frames.insert(frames.end(), talk.frames().begin(), talk.frames().end());
    }
    std::stable_sort(frames.begin(), frames.end(),
        [](const Frame &left, const Frame &right) { return left.time < right.time; });
    return frames;
}

/// Not IP, so that only its time could matter.
Frame stray(TimeNs time)
{
    return { .bytes = ethernet(ethertype::kArp, Bytes(28)), .time = time };
}

struct Expected {
    bool times = true;
    bool latencies = true;
};

/// What differs, by name; empty: nothing.
QString difference(const Report &ours, const Report &original, Expected expected)
{
    const StatsSnapshot &stats = ours.stats;
    const StatsSnapshot &other = original.stats;
    if (expected.times && (stats.from != other.from || stats.to != other.to))
        return QStringLiteral("from or to");
    if (stats.requests != other.requests || stats.responses != other.responses)
        return QStringLiteral("requests %1, responses %2").arg(stats.requests).arg(stats.responses);
    if (stats.unpaired != other.unpaired || stats.desyncs != other.desyncs
        || stats.incomplete != other.incomplete)
        return QStringLiteral("%1 unpaired, %2 desyncs").arg(stats.unpaired).arg(stats.desyncs);
    if (stats.statuses != other.statuses || stats.methods != other.methods)
        return QStringLiteral("statuses or methods");
    if (stats.loss != other.loss)
        return QStringLiteral("loss");
    if (expected.latencies && stats.latency != other.latency)
        return QStringLiteral("latencies");
    const auto raised = [](const Report &report) {
        std::vector<TimeNs> times;
        for (const AlertEvent &alert : report.alerts) {
            if (alert.transition == AlertTransition::Raised)
                times.push_back(alert.at);
        }
        return times;
    };
    if (raised(ours).size() != raised(original).size())
        return QStringLiteral("%1 alerts").arg(raised(ours).size());
    if (expected.times && raised(ours) != raised(original))
        return QStringLiteral("time of the alert");
    return {};
}

Report reportOf(const Frames &frames)
{
    return runMemory(pcapngFile(frames), plan()).report.value();
}

} // namespace

/// Wrong clocks that a monitor must not be misled by.
class TestClocks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTrafficIsAsMeant();
    void strayTimeAnywhere_data();
    void strayTimeAnywhere();
    void wrongTimeOfAPacket_data();
    void wrongTimeOfAPacket();
    void offsetOfAnInterface_data();
    void offsetOfAnInterface();
    void idleTimeIsJudgedByTheClockOfTheInterface_data();
    void idleTimeIsJudgedByTheClockOfTheInterface();
    void clockSetBackAnywhere();
    void sameReportAtAnyPlaceOfTheClock();
};

void TestClocks::theTrafficIsAsMeant()
{
    for (const std::uint32_t interfaces : { 1U, 2U }) {
        const Report report = reportOf(traffic(interfaces));
        QCOMPARE(report.stats.requests, 30U * interfaces);
        QCOMPARE(report.stats.responses, 30U * interfaces);
        QCOMPARE(report.stats.timestampOutliers + report.stats.clockSteps, 0U);
        QCOMPARE(report.stats.latency.count, 30U * interfaces);
        QVERIFY(report.stats.latency.max < 10);
        QCOMPARE(std::count_if(report.alerts.begin(), report.alerts.end(),
                     [](const AlertEvent &alert) {
                         return alert.transition == AlertTransition::Raised
                             && alert.at > kStart + 700 * kSecond;
                     }),
            1);
    }
}

void TestClocks::strayTimeAnywhere_data()
{
    QTest::addColumn<qint64>("time");
    QTest::newRow("an hour ahead") << qint64(kStart + 2 * kHour);
    QTest::newRow("an hour behind") << qint64(kStart - kHour);
    QTest::newRow("1970") << qint64(0);
    QTest::newRow("2106") << qint64(4'294'967'295 * kSecond);
}

void TestClocks::strayTimeAnywhere()
{
    QFETCH(qint64, time);
    const Frames frames = traffic(1);
    const Report original = reportOf(frames);
    for (std::size_t place = 0; place <= frames.size(); ++place) {
        Frames with = frames;
        with.insert(with.begin() + static_cast<std::ptrdiff_t>(place), stray(time));
        const Report report = reportOf(with);
        const QString found = difference(report, original, {});
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("at %1: %2").arg(place).arg(found)));
        QCOMPARE(report.stats.timestampOutliers, 1U);
        QCOMPARE(report.stats.clockSteps, 0U);
    }
}

void TestClocks::wrongTimeOfAPacket_data()
{
    strayTimeAnywhere_data();
}

/// The packet counts all the same, at the time that had been reached.
void TestClocks::wrongTimeOfAPacket()
{
    QFETCH(qint64, time);
    const Frames frames = traffic(1);
    const Report original = reportOf(frames);
    for (std::size_t place = 0; place < frames.size(); ++place) {
        Frames with = frames;
        with[place].time = time;
        const bool isEdge = place == 0 || place + 1 == frames.size();
        const Report report = reportOf(with);
        const QString found =
            difference(report, original, { .times = !isEdge, .latencies = false });
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("at %1: %2").arg(place).arg(found)));
        QCOMPARE(report.stats.timestampOutliers, 1U);
        QVERIFY(report.stats.to - report.stats.from < 800 * kSecond);
    }
}

void TestClocks::offsetOfAnInterface_data()
{
    QTest::addColumn<qint64>("offset");
    for (const int seconds : { -86'400, -3600, -300, -60, -1, 1, 60, 300, 3600, 86'400 })
        QTest::addRow("%d s", seconds) << qint64(seconds * kSecond);
}

void TestClocks::offsetOfAnInterface()
{
    QFETCH(qint64, offset);
    Frames frames = traffic(2);
    const Report original = reportOf(frames);
    for (Frame &frame : frames)
        frame.time += frame.interfaceIndex == 1 ? offset : 0;
    const Report report = reportOf(frames);
    const bool isAligned = std::abs(offset) > 10 * kSecond;
    const QString found = difference(report, original, { .times = false });
    QVERIFY2(found.isEmpty(), qPrintable(found));
    QCOMPARE(report.stats.timestampOutliers, 0U);
    QCOMPARE(report.stats.clockSteps, isAligned ? 1U : 0U);
    if (isAligned)
        QCOMPARE(report.stats.from, original.stats.from);
    QVERIFY(report.stats.to - report.stats.from < 720 * kSecond);
}

void TestClocks::idleTimeIsJudgedByTheClockOfTheInterface_data()
{
    QTest::addColumn<quint32>("interface");
    QTest::addColumn<qint64>("offset");
    for (const quint32 interface : { 0U, 1U })
        for (const TimeNs offset : { -kHour, kHour })
            QTest::addRow("interface %u by %lld s", interface, qint64 { offset / kSecond })
                << interface << qint64 { offset };
}

/// Answers that take nearly as long as an idle connection is kept, beside an interface that is busy
/// by another clock: nothing expires.
void TestClocks::idleTimeIsJudgedByTheClockOfTheInterface()
{
    QFETCH(quint32, interface);
    QFETCH(qint64, offset);
    Frames frames;
    for (std::uint32_t at = 0; at < 2; ++at) {
        const bool isBusy = at == 1;
        TcpConversation talk({ .client = endpoint("192.0.2.10", 40'000),
            .server = endpoint(isBusy ? "192.0.2.81" : "192.0.2.80", 80),
            .clientSequence = 1000 + at * 1'000'000'000,
            .serverSequence = 5000 + at * 1'000'000'000,
            .start = kStart + at * 100 * kMicrosecond,
            .interfaceIndex = at });
        talk.open();
        for (int turn = 0; turn < (isBusy ? 900 : 3); ++turn) {
            talk.client("GET /a HTTP/1.1\r\nHost: a.example\r\n\r\n");
            talk.wait(isBusy ? kSecond : 290 * kSecond);
            talk.server("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        }
        frames.insert(frames.end(), talk.frames().begin(), talk.frames().end());
    }
    std::stable_sort(frames.begin(), frames.end(),
        [](const Frame &left, const Frame &right) { return left.time < right.time; });
    for (Frame &frame : frames)
        frame.time += frame.interfaceIndex == interface ? offset : 0;
    const StatsSnapshot stats = reportOf(frames).stats;
    QCOMPARE(stats.requests, 903U);
    QCOMPARE(stats.responses, 903U);
    QCOMPARE(stats.latency.count, 903U);
    QCOMPARE(stats.unpaired, 0U);
    QCOMPARE(stats.clockSteps, 1U);
    QVERIFY(stats.latency.max > 289'000 && stats.latency.max < 291'000);
}

void TestClocks::clockSetBackAnywhere()
{
    const Frames frames = traffic(1);
    const Report original = reportOf(frames);
    // Of two times, each with one packet, or one with all others, neither is right for certain.
    for (std::size_t place = 2; place < frames.size(); ++place) {
        Frames with = frames;
        for (std::size_t at = place; at < with.size(); ++at)
            with[at].time -= 2 * kHour;
        const Report report = reportOf(with);
        // By how much it was set back cannot be told from a silence: the pause may be missing.
        const QString found = difference(report, original, { .times = false, .latencies = false });
        QVERIFY2(found.isEmpty(), qPrintable(QStringLiteral("at %1: %2").arg(place).arg(found)));
        QCOMPARE(report.stats.from, original.stats.from);
        QVERIFY(report.stats.to <= original.stats.to);
    }
}

/// Nothing depends on where a stamp lies within its second or the tolerance.
void TestClocks::sameReportAtAnyPlaceOfTheClock()
{
    const Report original = reportOf(traffic(1));
    for (const TimeNs shift : { -kStart + kSecond, kHour, 86'400 * kSecond }) {
        Frames frames = traffic(1);
        for (Frame &frame : frames)
            frame.time += shift;
        const Report report = reportOf(frames);
        const QString found = difference(report, original, { .times = false });
        QVERIFY2(found.isEmpty(), qPrintable(found));
        QCOMPARE(report.stats.from, original.stats.from + shift);
        QCOMPARE(report.stats.to, original.stats.to + shift);
    }
}

QTEST_GUILESS_MAIN(TestClocks)
#include "test_clocks.moc"
