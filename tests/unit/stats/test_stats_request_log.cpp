// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "stats/request_log.h"

#include <array>
#include <deque>
#include <random>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;

HttpEvent request(std::uint64_t connection, std::uint32_t transaction, std::string_view target)
{
    HttpEvent event;
    event.time = kStart + static_cast<TimeNs>(connection) * kSecond;
    event.hostNamed = true;
    event.connection = connection;
    event.transaction = transaction;
    const std::uint8_t client[] = { 10, 0, 0, static_cast<std::uint8_t>(connection) };
    const std::uint8_t server[] = { 192, 0, 2, 1 };
    event.client = { IpAddress::fromIpv4(client), 40'000 };
    event.server = { IpAddress::fromIpv4(server), 80 };
    event.method = "GET";
    event.host = "h.example";
    event.section = "/a";
    event.target = target;
    return event;
}

HttpEvent response(std::uint64_t connection, std::uint32_t transaction, std::uint16_t status)
{
    HttpEvent event = request(connection, transaction, {});
    event.kind = HttpEventKind::Response;
    event.paired = true;
    event.status = status;
    event.latency = 5 * kMillisecond;
    event.requestTime = event.time;
    return event;
}

HttpEvent body(std::uint64_t connection, std::uint32_t transaction, std::uint64_t bytes)
{
    HttpEvent event = response(connection, transaction, 0);
    event.kind = HttpEventKind::Body;
    event.bodyBytes = bytes;
    return event;
}

QByteArrayList targets(const RequestRecords &records)
{
    QByteArrayList texts;
    for (const auto &record : records)
        texts << QByteArray::fromStdString(record->target);
    return texts;
}

EngineLimits limitsOf(std::size_t rows, std::size_t bytes = std::size_t { 16 } << 20)
{
    EngineLimits limits;
    limits.requestList = rows;
    limits.requestListBytes = bytes;
    return limits;
}

} // namespace

class TestStatsRequestLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsWhatWasSaid();
    void matchesResponseAndBody();
    void givenRecordsStayAsTheyAre();
    void escapesTargets();
    void rowsAreBounded();
    void bytesAreBounded();
    void longRecordsMakeRoomForShortOnes();
    void queries_data();
    void queries();
    void ranges();
    void equalsList_data();
    void equalsList();
};

void TestStatsRequestLog::keepsWhatWasSaid()
{
    RequestLog log { EngineLimits() };
    HttpEvent event = request(7, 3, "/a/b?c");
    event.bodyBytes = 12;
    event.textCut = true;
    event.hostNamed = false;
    const std::array<std::uint8_t, 16> server { 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        1 };
    event.server = { IpAddress::fromIpv6(server.data()), 8080 };
    log.apply(event);
    RequestRecord expected;
    expected.serial = 1;
    expected.time = event.time;
    expected.client = "10.0.0.7";
    expected.clientPort = 40'000;
    expected.server = "2001:db8::1";
    expected.serverPort = 8080;
    expected.host = "h.example";
    expected.hostNamed = false;
    expected.section = "/a";
    expected.method = "GET";
    expected.target = "/a/b?c";
    expected.textCut = true;
    expected.bytes = 12;
    const RequestRecords records = log.newest({});
    QCOMPARE(records.size(), std::size_t { 1 });
    QVERIFY(*records[0] == expected);
    QCOMPARE(log.size(), std::size_t { 1 });
    QCOMPARE(log.forgotten(), std::uint64_t { 0 });
}

void TestStatsRequestLog::matchesResponseAndBody()
{
    RequestLog log { EngineLimits() };
    log.apply(request(1, 1, "/first"));
    log.apply(request(1, 2, "/second"));
    log.apply(request(2, 1, "/third"));
    HttpEvent answer = response(1, 1, 404);
    answer.bodyBytes = 100;
    log.apply(answer);
    log.apply(body(1, 1, 20));
    log.apply(body(2, 1, 3)); // of the request, before its response
    answer = response(2, 1, 200);
    answer.paired = false;
    log.apply(answer);
    log.apply(response(3, 1, 200)); // nobody knows it
    const RequestRecords records = log.newest({});
    QCOMPARE(targets(records), (QByteArrayList { "/third", "/second", "/first" }));
    QCOMPARE(records[2]->status, std::uint16_t { 404 });
    QCOMPARE(records[2]->latency, 5 * kMillisecond);
    QCOMPARE(records[2]->bytes, std::uint64_t { 120 });
    QCOMPARE(records[1]->status, std::uint16_t { 0 });
    QCOMPARE(records[1]->latency, TimeNs { -1 });
    QCOMPARE(records[0]->status, std::uint16_t { 0 });
    QCOMPARE(records[0]->bytes, std::uint64_t { 3 });
}

void TestStatsRequestLog::givenRecordsStayAsTheyAre()
{
    RequestLog log { EngineLimits() };
    log.apply(request(1, 1, "/a"));
    log.apply(request(2, 1, "/b"));
    const RequestRecords before = log.newest({});
    log.apply(response(1, 1, 200));
    log.apply(body(1, 1, 7));
    const RequestRecords after = log.newest({});
    QCOMPARE(before[1]->status, std::uint16_t { 0 });
    QCOMPARE(after[1]->status, std::uint16_t { 200 });
    QCOMPARE(after[1]->bytes, std::uint64_t { 7 });
    QCOMPARE(after[1]->serial, before[1]->serial);
    QVERIFY(after[0] == before[0]); // shared: nothing happened to it

    // Forgotten, they are still there for those who hold them.
    RequestLog small { limitsOf(1) };
    small.apply(request(1, 1, "/old"));
    const RequestRecords held = small.newest({});
    small.apply(request(2, 1, "/new"));
    QCOMPARE(held[0]->target, std::string("/old"));
    QCOMPARE(targets(small.newest({})), QByteArrayList { "/new" });
}

void TestStatsRequestLog::escapesTargets()
{
    RequestLog log { EngineLimits() };
    log.apply(request(1, 1, "/caf\xc3\xa9 \x1b[31m\x7f"));
    QCOMPARE(log.newest({})[0]->target, std::string("/caf\\xc3\\xa9 \\x1b[31m\\x7f"));
}

void TestStatsRequestLog::rowsAreBounded()
{
    RequestLog log { limitsOf(3) };
    for (std::uint32_t at = 1; at <= 10; ++at)
        log.apply(request(1, at, "/" + std::to_string(at)));
    QCOMPARE(log.size(), std::size_t { 3 });
    QCOMPARE(log.forgotten(), std::uint64_t { 7 });
    const RequestRecords records = log.newest({});
    QCOMPARE(targets(records), (QByteArrayList { "/10", "/9", "/8" }));
    QCOMPARE(records[0]->serial, std::uint64_t { 10 });
    log.apply(response(1, 7, 200)); // forgotten
    log.apply(response(1, 8, 200));
    QCOMPARE(log.newest({})[2]->status, std::uint16_t { 200 });
    QCOMPARE(log.newest({})[0]->status, std::uint16_t { 0 });
}

void TestStatsRequestLog::bytesAreBounded()
{
    constexpr std::size_t kMost = 64 * 1024;
    RequestLog log { limitsOf(10'000, kMost) };
    const std::string target(1000, 't');
    for (std::uint32_t at = 1; at <= 500; ++at) {
        log.apply(request(1, at, target));
        QVERIFY(log.bytes() <= kMost);
        QVERIFY(log.bytes() >= log.size() * target.size());
        log.apply(response(1, at, 200));
    }
    QCOMPARE(log.size() + log.forgotten(), std::uint64_t { 500 });
    QVERIFY(log.size() > 30);
    QVERIFY(log.size() < 64);
    QCOMPARE(log.newest({}).size(), log.size());

    RequestLog nothing { limitsOf(10, 1) };
    nothing.apply(request(1, 1, "/"));
    nothing.apply(response(1, 1, 200));
    QCOMPARE(nothing.size(), std::size_t { 0 });
    QCOMPARE(nothing.bytes(), std::size_t { 0 });
    QCOMPARE(nothing.forgotten(), std::uint64_t { 1 });
}

/// What is used again must not keep the memory of what it was.
void TestStatsRequestLog::longRecordsMakeRoomForShortOnes()
{
    RequestLog log { limitsOf(100) };
    for (std::uint32_t at = 1; at <= 200; ++at)
        log.apply(request(1, at, std::string(4000, 't')));
    const std::size_t longBytes = log.bytes();
    for (std::uint32_t at = 201; at <= 400; ++at)
        log.apply(request(1, at, "/short"));
    QCOMPARE(log.size(), std::size_t { 100 });
    QVERIFY(log.bytes() < longBytes / 4);
}

void TestStatsRequestLog::queries_data()
{
    QTest::addColumn<QByteArray>("words");
    QTest::addColumn<QByteArrayList>("found");
    const auto row = [](const char *words, const QByteArrayList &found) {
        QTest::newRow(words) << QByteArray(words) << found;
    };
    row("", { "/users/7", "/health", "/caf\\xc3\\xa9", "/Users?q=A" });
    row("  \t ", { "/users/7", "/health", "/caf\\xc3\\xa9", "/Users?q=A" });
    row("users", { "/users/7", "/Users?q=A" });
    row("USERS", { "/users/7", "/Users?q=A" });
    row("users post", { "/users/7" });
    row(" users   10.0.0.1 ", { "/Users?q=A" });
    row("-users", { "/health", "/caf\\xc3\\xa9" });
    row("-users -health", { "/caf\\xc3\\xa9" });
    row("H.EXAMPLE -health", { "/users/7", "/caf\\xc3\\xa9", "/Users?q=A" });
    row("404", { "/health" });
    row("-404", { "/users/7", "/caf\\xc3\\xa9", "/Users?q=A" });
    row("-", { "/users/7", "/health", "/caf\\xc3\\xa9", "/Users?q=A" });
    row("caf\xc3\xa9", { "/caf\\xc3\\xa9" });
    row("nothing", {});
    row("users nothing", {});
    row("usersh.example", {});
    row("--users", { "/users/7", "/health", "/caf\\xc3\\xa9", "/Users?q=A" });
}

void TestStatsRequestLog::queries()
{
    QFETCH(QByteArray, words);
    RequestLog log { EngineLimits() };
    log.apply(request(1, 1, "/Users?q=A"));
    log.apply(request(2, 1, "/caf\xc3\xa9"));
    log.apply(request(3, 1, "/health"));
    HttpEvent last = request(4, 1, "/users/7");
    last.method = "POST";
    last.section = "/users";
    log.apply(last);
    log.apply(response(3, 1, 404));
    RequestQuery query;
    query.words = words.toStdString();
    QTEST(targets(log.newest(query)), "found");

    if (!words.trimmed().isEmpty())
        return;
    query.most = 2;
    QCOMPARE(targets(log.newest(query)), (QByteArrayList { "/users/7", "/health" }));
    query.most = 0;
    QVERIFY(log.newest(query).empty());
    query = {};
    query.hiddenSections = { { "h.example", "/users" }, { "g.example", "/a" },
        { "h.example", "/" } };
    QCOMPARE(log.newest(query).size(), std::size_t { 3 });
    query.hiddenSections.emplace_back("h.example", "/a");
    QVERIFY(log.newest(query).empty());
    query = {};
    query.filter.status = 404;
    QCOMPARE(targets(log.newest(query)), QByteArrayList { "/health" });
    query.filter = {};
    query.filter.client = "10.0.0.2";
    QCOMPARE(targets(log.newest(query)), QByteArrayList { "/caf\\xc3\\xa9" });
    query.filter = {};
    query.filter.host = "h.example";
    query.filter.section = "/users";
    query.filter.method = "POST";
    QCOMPARE(targets(log.newest(query)), QByteArrayList { "/users/7" });
    query.filter.method = "post"; // methods are case-sensitive
    QVERIFY(log.newest(query).empty());
}

void TestStatsRequestLog::ranges()
{
    RequestLog log { EngineLimits() };
    for (std::uint64_t at = 0; at < 10; ++at)
        log.apply(request(at, 1, "/" + std::to_string(at)));
    QCOMPARE(log.newest({}, {}).size(), std::size_t { 10 });
    QCOMPARE(targets(log.newest({}, { kStart + 3 * kSecond, kStart + 5 * kSecond })),
        (QByteArrayList { "/4", "/3" }));
    QVERIFY(log.newest({}, { kStart + 30 * kSecond, kStart + 50 * kSecond }).empty());
}

void TestStatsRequestLog::equalsList_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("rows");
    for (unsigned seed = 1; seed <= 3; ++seed) {
        QTest::addRow("few, seed %u", seed) << seed << 5;
        QTest::addRow("many, seed %u", seed) << seed << 300;
    }
}

/// A plain list is the model, with views taken in between.
void TestStatsRequestLog::equalsList()
{
    QFETCH(unsigned, seed);
    QFETCH(int, rows);
    RequestLog log { limitsOf(static_cast<std::size_t>(rows)) };
    struct Kept {
        std::uint64_t connection;
        std::uint32_t transaction;
        std::uint16_t status;
        std::uint64_t bytes;
    };
    std::deque<Kept> model;
    std::minstd_rand random(seed);
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
    std::array<std::uint32_t, 20> transactions {};
    for (int step = 0; step < 4000; ++step) {
        const std::uint64_t connection = below(20);
        if (below(3) == 0) {
            const std::uint32_t transaction = ++transactions[connection];
            log.apply(request(connection, transaction, std::string(below(80), 'x')));
            model.push_back({ connection, transaction, 0, 0 });
            if (model.size() > static_cast<std::size_t>(rows))
                model.pop_front();
        } else {
            const std::uint32_t transaction = 1 + below(1 + transactions[connection]);
            const auto status = static_cast<std::uint16_t>(200 + below(300));
            const std::uint64_t bytes = below(100);
            const bool isBody = below(2) == 0;
            log.apply(isBody ? body(connection, transaction, bytes)
                             : response(connection, transaction, status));
            for (Kept &kept : model) {
                if (kept.connection != connection || kept.transaction != transaction)
                    continue;
                kept.bytes += isBody ? bytes : 0;
                kept.status = isBody ? kept.status : status;
            }
        }
        QCOMPARE(log.size(), model.size());
        if (below(20) != 0)
            continue;
        const RequestRecords records = log.newest({});
        QCOMPARE(records.size(), model.size());
        for (std::size_t at = 0; at < records.size(); ++at) {
            const Kept &kept = model[model.size() - 1 - at];
            QCOMPARE(records[at]->status, kept.status);
            QCOMPARE(records[at]->bytes, kept.bytes);
            QCOMPARE(records[at]->serial, log.forgotten() + model.size() - at);
        }
    }
}

QTEST_GUILESS_MAIN(TestStatsRequestLog)
#include "test_stats_request_log.moc"
