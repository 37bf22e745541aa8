// SPDX-License-Identifier: GPL-3.0-or-later
#include "stats/completeness.h"
#include "stats/stat_tables.h"
#include "stats/traffic_stats.h"

#include <QTest>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;

HttpEvent eventAt(TimeNs time, HttpEventKind kind, std::string_view host = "a.example",
    std::string_view section = "/x", std::string_view method = "GET")
{
    HttpEvent event;
    event.kind = kind;
    event.time = time;
    event.host = host;
    event.hostNamed = true;
    event.paired = true;
    event.section = section;
    event.method = method;
    event.status = kind == HttpEventKind::Response ? 200 : 0;
    event.client.address.family = 4;
    return event;
}

template <typename Rows> std::uint64_t sumOfRequests(const Rows &rows)
{
    std::uint64_t sum = 0;
    for (const auto &row : rows)
        sum += row.requests;
    return sum;
}

} // namespace

class TestStatsTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void unpairedResponseIsInNoSection();
    void wholeKeepsTheFirstKeys();
    void windowMakesRoom();
    void methodsAreBounded();
    void keysDoNotDependOnWhatCameBefore();
    void cellsAreBounded();
    void lossIsWhatCountersGrewBy();
    void interfacesAreBounded();
    void jumpForwardAndBack();
    void manyFarJumps();
    void longestWindow();
    void rangeTellsInterfacesAndLoss();
    void clockSetBack();
    void lateEventsDoNotSetTheClockBack();
    void spanOfTheWhole();
};

void TestStatsTables::unpairedResponseIsInNoSection()
{
    TrafficStats stats({}, { 10 });
    HttpEvent event = eventAt(kStart, HttpEventKind::Response, "192.0.2.1");
    event.hostNamed = false;
    event.paired = false;
    event.bodyBytes = 7;
    stats.apply(event);
    for (const std::optional<int> window : { std::optional<int>(), std::optional<int>(10) }) {
        const StatsSnapshot snapshot = stats.snapshot(window);
        QCOMPARE(snapshot.responses, 1U);
        QVERIFY(snapshot.sections.empty());
        QCOMPARE(snapshot.hosts.size(), std::size_t { 1 });
        QVERIFY(!snapshot.hosts[0].named);
        QCOMPARE(snapshot.hosts[0].bytes, 7U);
        QCOMPARE(snapshot.latency.count, 0U);
    }
}

void TestStatsTables::wholeKeepsTheFirstKeys()
{
    EngineLimits limits;
    limits.keysPerTable = 3;
    TrafficStats stats(limits, {});
    for (int number = 0; number < 10; ++number) {
        const std::string host = "h" + std::to_string(number);
        stats.apply(eventAt(kStart + number * 1000 * kSecond, HttpEventKind::Request, host));
    }
    const StatsSnapshot snapshot = stats.snapshot({});
    QCOMPARE(snapshot.hosts.size(), std::size_t { 4 });
    QCOMPARE(snapshot.hosts[0].host, std::string("h0"));
    QVERIFY(snapshot.hosts[3].isOther);
    QCOMPARE(snapshot.hosts[3].requests, 7U);
    QVERIFY(snapshot.sections[3].isOther);
    QCOMPARE(sumOfRequests(snapshot.sections), 10U);
}

void TestStatsTables::windowMakesRoom()
{
    EngineLimits limits;
    limits.keysPerTable = 2;
    TrafficStats stats(limits, { 5, 10 });
    for (int number = 0; number < 4; ++number) {
        const std::string host = "h" + std::to_string(number);
        stats.apply(eventAt(kStart + number * kSecond, HttpEventKind::Request, host));
    }
    QCOMPARE(stats.snapshot(10).hosts.size(), std::size_t { 3 });
    QCOMPARE(stats.snapshot(10).hosts[2].requests, 2U);
    stats.apply(eventAt(kStart + 11 * kSecond, HttpEventKind::Request, "h9"));
    const StatsSnapshot snapshot = stats.snapshot(10);
    QCOMPARE(snapshot.hosts[0].host, std::string("h9"));
    QVERIFY(!snapshot.hosts[0].isOther);
    QCOMPARE(sumOfRequests(snapshot.hosts), snapshot.requests);
    QVERIFY(stats.snapshot({}).hosts.back().isOther);
}

void TestStatsTables::methodsAreBounded()
{
    TrafficStats stats({}, { 10 });
    for (int number = 0; number < 1000; ++number) {
        const std::string method = "M" + std::to_string(number);
        stats.apply(eventAt(kStart, HttpEventKind::Request, "a", "/", method));
    }
    // A method of that very name does not make a second member of it.
    stats.apply(eventAt(kStart, HttpEventKind::Request, "a", "/", "Other"));
    for (const std::optional<int> window : { std::optional<int>(), std::optional<int>(10) }) {
        const StatsSnapshot snapshot = stats.snapshot(window);
        QCOMPARE(snapshot.methods.size(), StatTables::kMethodLimit + 1);
        QCOMPARE(snapshot.methods[0], std::pair(std::string("Other"), std::uint64_t { 937 }));
        QVERIFY(snapshot.sections[0].methods == snapshot.methods);
    }
}

/// Whatever other names the same connections used.
void TestStatsTables::keysDoNotDependOnWhatCameBefore()
{
    NameHashes hashes;
    for (unsigned number = 0; number < 5000; ++number) {
        const std::string host = "h" + std::to_string(number % 7);
        const std::string section =
            number % 3 == 0 ? std::string() : "/" + std::to_string(number % 11);
        HttpEvent event = eventAt(kStart, HttpEventKind::Request, host);
        event.section = section;
        event.method = number % 2 == 0 ? "GET" : number % 5 == 0 ? "PUT" : "HEAD";
        event.connection = number % 13 * 128;
        event.client.address.bytes[3] = static_cast<std::uint8_t>(number % 17);
        event.client.address.family = number % 19 == 0 ? 6 : 4;
        NameHashes fresh;
        const EventKeys expected(event, fresh);
        const EventKeys keys(event, hashes);
        QCOMPARE(keys.host.hash, expected.host.hash);
        QCOMPARE(keys.section.hash, expected.section.hash);
        QCOMPARE(keys.client.hash, expected.client.hash);
        QCOMPARE(keys.method.hash, expected.method.hash);
    }
}

void TestStatsTables::cellsAreBounded()
{
    for (const bool windowed : { false, true }) {
        const std::vector<int> windows = windowed ? std::vector { 60 } : std::vector<int> {};
        StatTables tables({}, windows, { 200, 1 << 20 });
        NameHashes hashes;
        tables.restart(kStart / kSecond);
        tables.store().at(kStart / kSecond);
        for (int number = 0; number < 3000; ++number) {
            const std::string host = "h" + std::to_string(number % 50);
            HttpEvent event = eventAt(kStart, HttpEventKind::Response, host);
            event.status = static_cast<std::uint16_t>(100 + number % 900);
            event.latency = number * kMillisecond;
            tables.apply(event, EventKeys(event, hashes));
        }
        StatsSnapshot snapshot;
        tables.fill(snapshot, windowed ? std::optional<std::size_t>(0) : std::nullopt, {});
        QCOMPARE(snapshot.responses, 3000U);
        QCOMPARE(snapshot.latency.count, 3000U);
        QVERIFY(snapshot.sections.back().isOther);
        std::uint64_t responses = 0;
        std::uint64_t latencies = 0;
        for (const SectionRow &row : snapshot.sections) {
            std::uint64_t byStatus = 0;
            for (const auto &[status, count] : row.statuses)
                byStatus += count;
            QCOMPARE(byStatus, row.responses);
            responses += row.responses;
            latencies += row.latency.count;
        }
        QCOMPARE(responses, 3000U);
        QCOMPARE(latencies, 3000U);
        // 200, what the rows 'Other' need, and the three plain columns of each row.
        QVERIFY(tables.store().cellCount() < 200 + 3 * 1500 + 3 * 101);
        if (windowed) {
            tables.enter(kStart / kSecond + 60);
            QCOMPARE(tables.store().cellCount(), std::size_t { 0 });
        }
    }
}

void TestStatsTables::lossIsWhatCountersGrewBy()
{
    TrafficStats stats({}, { 10 });
    CaptureCounters counters;
    counters.interfaces.resize(2);
    counters.interfaces[0].name = "eth0";
    counters.interfaces[1].name = "lo";
    counters.interfaces[0].kernelDropped = 5;
    counters.decode.failures[1] = 2;
    stats.apply(counters, kStart);
    counters.interfaces[0].kernelDropped = 9;
    counters.interfaces[1].kernelDropped = 1;
    counters.eventsShed = 3;
    counters.damagedBytes = 4;
    counters.http.pendingDropped = 6;
    counters.tcp.flowsEvicted = 7;
    stats.apply(counters, kStart + 20 * kSecond);
    const StatsSnapshot windowed = stats.snapshot(10);
    QCOMPARE(windowed.loss.kernelDropped, 5U);
    QCOMPARE(windowed.interfaces[0].kernelDropped, 4U);
    QCOMPARE(windowed.loss.undecodable[1], 0U);
    QVERIFY(!isComplete(windowed));
    // Counters that begin anew add all that they show.
    counters.interfaces[0].kernelDropped = 2;
    stats.apply(counters, kStart + 40 * kSecond);
    const StatsSnapshot whole = stats.snapshot({});
    QCOMPARE(whole.loss.kernelDropped, 12U);
    QCOMPARE(whole.loss.undecodable[1], 2U);
    QCOMPARE(whole.loss.eventsShed, 3U);
    QCOMPARE(whole.loss.damagedBytes, 4U);
    QCOMPARE(whole.loss.pendingDropped, 6U);
    QCOMPARE(whole.loss.flowsEvicted, 7U);
    QVERIFY(isComplete(TrafficStats({}, {}).snapshot({})));
}

void TestStatsTables::interfacesAreBounded()
{
    EngineLimits limits;
    limits.keysPerTable = 3;
    TrafficStats stats(limits, {});
    for (std::uint32_t index = 0; index < 9; ++index)
        stats.apply(TrafficSample { index, kStart, 10, 0, 1, 2 });
    const StatsSnapshot snapshot = stats.snapshot({});
    QCOMPARE(snapshot.interfaces.size(), std::size_t { 4 });
    QCOMPARE(snapshot.interfaces[3].name, std::string("Other"));
    QCOMPARE(snapshot.interfaces[3].packets, 60U);
}

void TestStatsTables::jumpForwardAndBack()
{
    TrafficStats stats({}, { 3600 });
    stats.apply(eventAt(kStart, HttpEventKind::Request));
    // Ten years; a loop over the seconds would be noticed.
    const TimeNs later = kStart + TimeNs { 3650 } * 86'400 * kSecond;
    stats.advance(later);
    QCOMPARE(stats.snapshot(3600).requests, 0U);
    QCOMPARE(stats.snapshot({}).requests, 1U);
    stats.apply(eventAt(kStart, HttpEventKind::Request));
    QCOMPARE(stats.now(), later);
    QCOMPARE(stats.snapshot(3600).requests, 0U);
    QCOMPARE(stats.snapshot({}).requests, 2U);
    stats.apply(eventAt(later - 3599 * kSecond, HttpEventKind::Request));
    QCOMPARE(stats.snapshot(3600).requests, 1U);
}

/// A walk of a day's ring for each packet would take minutes.
void TestStatsTables::manyFarJumps()
{
    TrafficStats stats({}, { 10, 86'400 });
    TimeNs now = kStart;
    for (int jump = 0; jump < 100'000; ++jump) {
        now += (jump % 3 == 0 ? 100'000 : 40'000) * kSecond;
        stats.apply(eventAt(now, HttpEventKind::Request));
    }
    QCOMPARE(stats.snapshot(10).requests, std::uint64_t { 1 });
    QCOMPARE(stats.snapshot(86'400).requests, std::uint64_t { 1 });
    QCOMPARE(stats.snapshot({}).requests, std::uint64_t { 100'000 });
}

void TestStatsTables::longestWindow()
{
    TrafficStats stats({}, { 86'400, 1'000'000 }); // the second is not offered: it is cut to a day
    stats.apply(eventAt(kStart, HttpEventKind::Request));
    stats.advance(kStart + 86'399 * kSecond);
    QCOMPARE(stats.snapshot(86'400).requests, std::uint64_t { 1 });
    QCOMPARE(stats.snapshot(86'400).from, kStart);
    QCOMPARE(stats.snapshotOf({ kStart, kStart + 1 }).requests, std::uint64_t { 1 });
    stats.advance(kStart + 86'400 * kSecond);
    QCOMPARE(stats.snapshot(86'400).requests, std::uint64_t { 0 });
    QVERIFY(stats.snapshotOf({ kStart, kStart + 1 }).hosts.empty());
    StatsSnapshot none;
    none.windowSeconds = 1'000'000;
    QVERIFY(stats.snapshot(1'000'000) == none);
}

void TestStatsTables::rangeTellsInterfacesAndLoss()
{
    TrafficStats stats({}, { 60 });
    CaptureCounters counters;
    counters.interfaces = { { "lo", InterfaceState::Capturing, 0, 0, 0, 0 },
        { "eth0", InterfaceState::Down, 0, 0, 0, 0 } };
    for (int second = 0; second < 10; ++second) {
        const TimeNs now = kStart + second * kSecond;
        stats.apply(TrafficSample { 1, now, 2, 100, 10, 20 });
        counters.interfaces[1].kernelDropped += 1;
        counters.tcp.gaps += 3;
        stats.apply(counters, now + 1);
    }
    const StatsSnapshot range =
        stats.snapshotOf({ kStart + 2 * kSecond + 5, kStart + 5 * kSecond });
    QCOMPARE(range.from, kStart + 2 * kSecond);
    QCOMPARE(range.to, kStart + 5 * kSecond);
    QCOMPARE(range.interfaces.size(), std::size_t { 2 });
    QVERIFY(
        range.interfaces[1] == (InterfaceRow { "eth0", InterfaceState::Down, 6, 30, 60, 3, 0 }));
    QCOMPARE(range.loss.kernelDropped, std::uint64_t { 3 });
    QCOMPARE(range.loss.gaps, std::uint64_t { 9 });
    StatsSnapshot nothing;
    nothing.from = nothing.to = kStart + 7 * kSecond;
    QVERIFY(stats.snapshotOf({ nothing.from, nothing.to }) == nothing);
}

void TestStatsTables::clockSetBack()
{
    TrafficStats stats({}, { 10 });
    stats.apply(TrafficSample { 0, kStart, 1, 0, 0, 0 });
    const TimeNs earlier = kStart - 7200 * kSecond;
    for (int second = 0; second <= 10; ++second) {
        QCOMPARE(stats.now(), kStart);
        stats.apply(TrafficSample { 0, earlier + second * kSecond, 5, 0, 0, 0 });
        stats.advance(kStart);
    }
    QCOMPARE(stats.now(), earlier + 10 * kSecond);
    stats.apply(eventAt(earlier + 11 * kSecond, HttpEventKind::Request));
    CaptureCounters counters;
    counters.tcp.gaps = 2;
    stats.apply(counters, kStart);
    QCOMPARE(stats.snapshot(10).loss.gaps, 2U);
    const StatsSnapshot snapshot = stats.snapshot(10);
    QCOMPARE(snapshot.requests, 1U);
    QCOMPARE(snapshot.to, earlier + 12 * kSecond);
    QCOMPARE(stats.snapshot({}).interfaces[0].packets, 56U);
    stats.advance(kStart + 60 * kSecond);
    QCOMPARE(stats.now(), kStart + 60 * kSecond);
}

void TestStatsTables::lateEventsDoNotSetTheClockBack()
{
    TrafficStats stats({}, { 10 });
    stats.apply(eventAt(kStart, HttpEventKind::Request));
    for (int second = 100; second > 0; --second)
        stats.apply(eventAt(kStart - second * kSecond, HttpEventKind::UnpairedRequest));
    QCOMPARE(stats.now(), kStart);
    QCOMPARE(stats.snapshot(10).requests, 1U);
    // One interface that lags, while another goes on.
    for (int second = 1; second < 60; ++second) {
        stats.apply(TrafficSample { 0, kStart + second * kSecond, 1, 0, 0, 0 });
        stats.apply(TrafficSample { 1, kStart + (second - 30) * kSecond, 1, 0, 0, 0 });
        QCOMPARE(stats.now(), kStart + second * kSecond);
    }
}

void TestStatsTables::spanOfTheWhole()
{
    TrafficStats stats({}, { 10 });
    QCOMPARE(stats.now(), 0);
    QCOMPARE(stats.snapshot({}).to, 0);
    stats.apply(eventAt(kStart + 123, HttpEventKind::Request));
    stats.apply(TrafficSample { 0, kStart, 1, 0, 0, 0 });
    stats.apply(eventAt(kStart + 77 + 2 * kSecond, HttpEventKind::Response));
    StatsSnapshot whole = stats.snapshot({});
    QCOMPARE(whole.from, kStart + 123);
    QCOMPARE(whole.to, kStart + 77 + 2 * kSecond);
    // Packets before and behind the first and last event: their seconds are all that is known.
    stats.apply(TrafficSample { 0, kStart - 5 * kSecond, 1, 0, 0, 0 });
    stats.apply(TrafficSample { 0, kStart + 9 * kSecond, 1, 0, 0, 0 });
    whole = stats.snapshot({});
    QCOMPARE(whole.from, kStart - 5 * kSecond);
    QCOMPARE(whole.to, kStart + 10 * kSecond);
    QCOMPARE(stats.start(), whole.from);
    const StatsSnapshot windowed = stats.snapshot(10);
    QCOMPARE(windowed.from, kStart);
    QCOMPARE(windowed.to, kStart + 10 * kSecond);
}

QTEST_GUILESS_MAIN(TestStatsTables)
#include "test_stats_tables.moc"
