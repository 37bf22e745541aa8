// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "unit/monitor/hits.h"
#include "unit/monitor/recorded_episodes.h"

#include <algorithm>
#include <random>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr TimeNs kMs = kMillisecond;

std::vector<AlertRule> scopedRules()
{
    std::vector<AlertRule> all = rules();
    AlertRule host = requestRule(60, 10);
    host.name = "host";
    host.scope.host = kHosts[1];
    AlertRule section = requestRule(40, 3);
    section.name = "section";
    section.scope.section = kSections[2];
    section.settle = kSecond;
    AlertRule both = requestRule(15, 2);
    both.name = "both";
    both.scope = { kHosts[0], kSections[1] };
    all.insert(all.end(), { host, section, both });
    return all;
}

/// All records of @p hits, cut into batches of @p limit events.
std::vector<AlertRecordPtr> recordsOf(const std::vector<Hit> &hits, std::size_t limit)
{
    std::vector<AlertRecordPtr> told;
    ViewMaker maker(
        EngineLimits {}, scopedRules(), 60,
        [&](const AlertRecordPtr &record) { told.push_back(record); }, AlertOrigin { "x.pcap" });
    Sender sender(limit, [&](const HttpEventBatch &batch) { maker.apply(batch); });
    for (const Hit &hit : hits)
        sender.tell(hit);
    sender.finish();
    maker.endAlertEpisodes();
    return told;
}

/// The second half of an id is the number of the episode.
bool isSame(const AlertRecord &left, const AlertRecord &right)
{
    return left.id.substr(16) == right.id.substr(16) && left.rule == right.rule
        && left.source == right.source && left.raisedAt == right.raisedAt
        && left.clearedAt == right.clearedAt && left.end == right.end && left.value == right.value
        && left.latest == right.latest && left.peak == right.peak && left.now == right.now
        && *left.evidence == *right.evidence;
}

template <typename Row> std::vector<std::uint64_t> requestsOf(const std::vector<Row> &rows)
{
    std::vector<std::uint64_t> requests;
    for (const Row &row : rows)
        requests.push_back(row.requests);
    return requests;
}

} // namespace

class TestMonitorEvidence : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void batchesDoNotMatter_data();
    void batchesDoNotMatter();
    void holdsWhatWasToldUntilThen();
    void isOfTheWindow();
    void beginsWithTheCapture();
    void isNarrowedToItsScope();
    void isBounded();
    void itsCostIsBounded();
    void itMayBeReadAgainLater();
    void rulesThatAreRaisedTogetherShareTables();
    void targetsAreKeptWithoutSecrets_data();
    void targetsAreKeptWithoutSecrets();
};

void TestMonitorEvidence::batchesDoNotMatter_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : { 2, 7, 100, 512, 100'000 })
        QTest::addRow("%d events", limit) << limit;
}

void TestMonitorEvidence::batchesDoNotMatter()
{
    QFETCH(const int, limit);
    const std::vector<Hit> hits = minutes(200);
    const std::vector<AlertRecordPtr> wanted = recordsOf(hits, 1);
    const std::vector<AlertRecordPtr> told = recordsOf(hits, static_cast<std::size_t>(limit));
    QVERIFY(wanted.size() > 30);
    QCOMPARE(told.size(), wanted.size());
    for (std::size_t at = 0; at < told.size(); ++at)
        QVERIFY2(isSame(*told[at], *wanted[at]), qPrintable(QString::number(at)));
    for (const AlertRule &rule : scopedRules()) {
        QVERIFY(std::any_of(told.begin(), told.end(), [&](const AlertRecordPtr &record) {
            return record->rule == rule && record->evidence->newest.size() > 5;
        }));
    }
}

/// The responses that came later, in the same batch, are not in it.
void TestMonitorEvidence::holdsWhatWasToldUntilThen()
{
    Recorded recorded({ requestRule(4) });
    const auto early = recorded.ask({ 100 * kMs });
    recorded.answer(early, 400 * kMs, 404);
    const auto late = recorded.ask({ 200 * kMs, "b.example", "/img", "/img/1#part" });
    recorded.ask({ 300 * kMs });
    recorded.ask({ 400 * kMs });
    recorded.answer(late, 700 * kMs);
    recorded.ask({ 800 * kMs });
    recorded.flush(2 * kSecond);
    QVERIFY(!recorded.told.empty());
    const AlertRecord &record = *recorded.told.front();
    QCOMPARE(record.id.size(), std::size_t { 32 });
    QCOMPARE(record.source, std::string("eth0"));
    QCOMPARE(record.rule, requestRule(4));
    QCOMPARE(record.raisedAt, kBegin + 500 * kMs);
    QCOMPARE(record.value, 4.);
    QCOMPARE(record.now, record.raisedAt);
    QVERIFY(record.isFiring());
    const AlertEvidence &evidence = *record.evidence;
    QCOMPARE(evidence.range, (TimeRange { kBegin, kBegin + kSecond }));
    QCOMPARE(evidence.requests, 4U);
    QCOMPARE(evidence.responses, 1U);
    QCOMPARE(evidence.statuses, (StatusCounts { { 404, 1 } }));
    QCOMPARE(requestsOf(evidence.hosts), (std::vector<std::uint64_t> { 3, 1 }));
    QCOMPARE(requestsOf(evidence.clients), (std::vector<std::uint64_t> { 4 }));
    QCOMPARE(evidence.newest.size(), std::size_t { 4 });
    QCOMPARE(evidence.newest[2].host, std::string("b.example"));
    QCOMPARE(evidence.newest[2].target, std::string("/img/1"));
    QCOMPARE(evidence.newest[2].status, std::uint16_t { 0 });
    QCOMPARE(evidence.newest[2].latency, TimeNs { -1 });
    QCOMPARE(evidence.newest[2].bytes, 0U);
    QCOMPARE(evidence.newest[3].target, std::string("/api/x"));
    QCOMPARE(evidence.newest[3].status, std::uint16_t { 404 });
    QCOMPARE(evidence.newest[3].latency, 300 * kMs);
    QCOMPARE(evidence.newest[3].bytes, 100U);
}

void TestMonitorEvidence::isOfTheWindow()
{
    Recorded recorded({ requestRule(3) });
    recorded.ask({ 0, "gone.example" });
    recorded.ask({ 2900 * kMs, "old.example" });
    for (const TimeNs at : { 4600 * kMs, 4700 * kMs, 4800 * kMs })
        recorded.ask({ at });
    recorded.flush(6 * kSecond);
    const AlertEvidence &evidence = *recorded.told.front()->evidence;
    QCOMPARE(recorded.told.front()->raisedAt, kBegin + 5 * kSecond);
    // Those of 3 s < time <= 5 s, in whole seconds.
    QCOMPARE(evidence.range, (TimeRange { kBegin + 3 * kSecond, kBegin + 6 * kSecond }));
    QCOMPARE(evidence.requests, 3U);
    QCOMPARE(evidence.newest.size(), std::size_t { 3 });
    for (const RequestRecord &request : evidence.newest)
        QCOMPARE(request.host, std::string("a.example"));
}

void TestMonitorEvidence::beginsWithTheCapture()
{
    Recorded recorded({ requestRule(3, 3600) });
    recorded.ask({ 1200 * kMs });
    recorded.ask({ 1300 * kMs });
    recorded.ask({ 3000 * kMs });
    recorded.flush(5 * kSecond);
    QCOMPARE(recorded.told.front()->raisedAt, kBegin + 3 * kSecond);
    QCOMPARE(recorded.told.front()->evidence->range,
        (TimeRange { kBegin + kSecond, kBegin + 4 * kSecond }));
    QCOMPARE(recorded.told.front()->evidence->requests, 3U);
}

void TestMonitorEvidence::isNarrowedToItsScope()
{
    AlertRule host = requestRule(2);
    host.name = "host";
    host.scope.host = "a.example";
    AlertRule section = requestRule(2);
    section.name = "section";
    section.scope.section = "/img";
    AlertRule both = requestRule(2);
    both.name = "both";
    both.scope = { "b.example", "/img" };
    Recorded recorded({ host, section, both });
    recorded.answer(recorded.ask({ 1 * kMs, "a.example", "/api", "/api", 1 }), 20 * kMs, 500);
    recorded.ask({ 2 * kMs, "a.example", "/img", "/img", 2 });
    recorded.answer(recorded.ask({ 3 * kMs, "b.example", "/img", "/img", 3 }), 20 * kMs, 201);
    recorded.ask({ 4 * kMs, "b.example", "/img", "/img", 3 });
    recorded.flush(kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 3 });
    const AlertEvidence &ofHost = *recorded.told[0]->evidence;
    QCOMPARE(requestsOf(ofHost.hosts), (std::vector<std::uint64_t> { 2 }));
    QCOMPARE(requestsOf(ofHost.sections), (std::vector<std::uint64_t> { 1, 1 }));
    QCOMPARE(requestsOf(ofHost.clients), (std::vector<std::uint64_t> { 2, 1, 1 }));
    QCOMPARE(ofHost.requests, 2U);
    QCOMPARE(ofHost.responses, 1U);
    QCOMPARE(ofHost.statuses, (StatusCounts { { 500, 1 } }));
    QCOMPARE(ofHost.newest.size(), std::size_t { 2 });
    const AlertEvidence &ofSection = *recorded.told[1]->evidence;
    QCOMPARE(requestsOf(ofSection.sections), (std::vector<std::uint64_t> { 2, 1 }));
    QCOMPARE(ofSection.requests, 3U);
    QCOMPARE(ofSection.newest.size(), std::size_t { 3 });
    const AlertEvidence &ofBoth = *recorded.told[2]->evidence;
    QCOMPARE(requestsOf(ofBoth.sections), (std::vector<std::uint64_t> { 2 }));
    QCOMPARE(ofBoth.requests, 2U);
    QCOMPARE(ofBoth.statuses, (StatusCounts { { 201, 1 } }));
    for (const RequestRecord &request : ofBoth.newest)
        QCOMPARE(request.host + request.section, std::string("b.example/img"));
}

void TestMonitorEvidence::isBounded()
{
    Recorded recorded({ requestRule(500) });
    for (unsigned at = 0; at < 500; ++at) {
        const std::string number = std::to_string(at % 25);
        const auto asked = recorded.ask({ TimeNs { at } * kMs / 2, "h" + number, "/s" + number,
            "/s" + number + "/" + std::to_string(at), at % 25 });
        recorded.answer(asked, TimeNs { at } * kMs / 2, static_cast<std::uint16_t>(200 + at % 40));
    }
    recorded.flush(kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 1 });
    const AlertEvidence &evidence = *recorded.told[0]->evidence;
    QCOMPARE(evidence.requests, 500U);
    QCOMPARE(evidence.sections.size(), AlertEvidence::kRows);
    QCOMPARE(evidence.hosts.size(), AlertEvidence::kRows);
    QCOMPARE(evidence.clients.size(), AlertEvidence::kRows);
    QCOMPARE(evidence.statuses.size(), AlertEvidence::kRows);
    QCOMPARE(evidence.newest.size(), AlertEvidence::kRequests);
    QCOMPARE(evidence.newest.front().target, std::string("/s24/499"));
    for (const SectionRow &row : evidence.sections)
        QVERIFY(row.statuses.size() <= AlertEvidence::kRows);
}

/// Rules on 32 different windows that are all raised at once, again and again.
void TestMonitorEvidence::itsCostIsBounded()
{
    std::vector<AlertRule> wide;
    for (int number = 0; number < 32; ++number) {
        wide.push_back(requestRule(1, number + 1));
        wide.back().name = std::to_string(number);
    }
    Recorded storm(wide);
    for (const TimeNs second : { 0, 100, 134, 200 }) {
        storm.told.clear();
        storm.ask({ second * kSecond + kMs });
        storm.flush((second + 33) * kSecond + 900 * kMs);
        QCOMPARE(storm.told.size(), std::size_t { 64 });
        int filled = 0;
        for (const AlertRecordPtr &record : storm.told) {
            QVERIFY(record->evidence);
            if (!record->isFiring())
                continue;
            if (record->evidence->range.isEmpty()) {
                QCOMPARE(*record->evidence, AlertEvidence {});
                continue;
            }
            ++filled;
            QCOMPARE(record->evidence->requests, 1U);
            QCOMPARE(record->evidence->newest.size(), std::size_t { 1 });
        }
        QCOMPARE(filled, EvidenceMaker::kAtOnce);
    }
}

/// Each second of packet time allows one more.
void TestMonitorEvidence::itMayBeReadAgainLater()
{
    std::vector<AlertRule> wide;
    for (int window : { 1, 2, 3, 4, 5, 6, 7, 8, 60 })
        wide.push_back(requestRule(window == 60 ? 2 : 1, window));
    Recorded storm(wide);
    storm.ask({ kMs });
    storm.flush(2900 * kMs);
    storm.told.clear();
    storm.ask({ 3 * kSecond + kMs });
    storm.flush(4 * kSecond);
    std::vector<bool> filled;
    for (const AlertRecordPtr &record : storm.told) {
        if (record->isFiring())
            filled.push_back(!record->evidence->range.isEmpty());
    }
    // Windows of one, two and 60 seconds: three seconds have passed since all were read.
    QCOMPARE(filled, (std::vector<bool> { true, true, true }));
    storm.told.clear();
    storm.flush(20 * kSecond);
    storm.told.clear();
    storm.ask({ 20 * kSecond + kMs });
    storm.flush(21 * kSecond);
    QCOMPARE(std::count_if(storm.told.begin(), storm.told.end(),
                 [](const AlertRecordPtr &record) { return !record->evidence->range.isEmpty(); }),
        8);
}

void TestMonitorEvidence::rulesThatAreRaisedTogetherShareTables()
{
    AlertRule longer = requestRule(3, 5);
    longer.name = "longer";
    AlertRule again = requestRule(3, 2);
    again.name = "again";
    Recorded recorded({ requestRule(3, 2), longer, again });
    recorded.ask({ 0 });
    recorded.flush(3 * kSecond);
    for (const TimeNs at : { 3100 * kMs, 3200 * kMs, 3300 * kMs })
        recorded.ask({ at });
    recorded.flush(4 * kSecond);
    QCOMPARE(recorded.told.size(), std::size_t { 3 });
    QCOMPARE(recorded.told[0]->evidence->requests, 3U);
    QCOMPARE(recorded.told[1]->evidence->requests, 4U);
    QCOMPARE(*recorded.told[2]->evidence, *recorded.told[0]->evidence);
    // Later tables are not those.
    recorded.flush(20 * kSecond);
    for (const TimeNs at : { 20'100 * kMs, 20'200 * kMs, 20'300 * kMs, 20'400 * kMs })
        recorded.ask({ at });
    recorded.flush(21 * kSecond);
    QCOMPARE(recorded.told.back()->evidence->requests, 4U);
}

void TestMonitorEvidence::targetsAreKeptWithoutSecrets_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("path") << QByteArray("/a/b") << QByteArray("/a/b");
    QTest::newRow("query") << QByteArray("/a?b=c") << QByteArray("/a");
    QTest::newRow("fragment") << QByteArray("/a#b?c") << QByteArray("/a");
    QTest::newRow("nothing else") << QByteArray("?b") << QByteArray("");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("asterisk") << QByteArray("*") << QByteArray("*");
    QTest::newRow("absolute") << QByteArray("http://h/a?b") << QByteArray("http://h/a");
    QTest::newRow("password") << QByteArray("http://u:p@h/a") << QByteArray("http://h/a");
    QTest::newRow("password with an at sign")
        << QByteArray("http://u:p@q@h") << QByteArray("http://h");
    QTest::newRow("at sign in the path")
        << QByteArray("http://h/a@b") << QByteArray("http://h/a@b");
    QTest::newRow("at sign at the path's begin")
        << QByteArray("http://h/@b") << QByteArray("http://h/@b");
    QTest::newRow("address in a path")
        << QByteArray("/to/http://u:p@h/a") << QByteArray("/to/http://u:p@h/a");
    QTest::newRow("cut") << QByteArray("http://") << QByteArray("http://");
    QTest::newRow("authority") << QByteArray("h:443") << QByteArray("h:443");
    QTest::newRow("authority with a password") << QByteArray("u:p@h:443") << QByteArray("h:443");
}

void TestMonitorEvidence::targetsAreKeptWithoutSecrets()
{
    QFETCH(const QByteArray, sent);
    QFETCH(const QByteArray, kept);
    QCOMPARE(targetToKeep(sent.toStdString()), kept.toStdString());
}

QTEST_GUILESS_MAIN(TestMonitorEvidence)
#include "test_monitor_evidence.moc"
