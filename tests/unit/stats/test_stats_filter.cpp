// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "stats/stats_filter.h"
#include "stats/traffic_stats.h"

#include <algorithm>
#include <functional>
#include <map>
#include <random>

using namespace hitwatch;

namespace {

constexpr TimeNs kStart = 1'700'000'000 * kSecond;

struct Told {
    HttpEventKind kind = HttpEventKind::Request;
    std::string host;
    std::string section;
    std::string method;
    bool named = true;
    bool paired = true;
    std::uint16_t status = 0;
};

HttpEvent eventOf(const Told &told)
{
    HttpEvent event;
    event.kind = told.kind;
    event.time = kStart;
    event.host = told.host;
    event.section = told.section;
    event.method = told.method;
    event.hostNamed = told.named;
    event.paired = told.paired;
    event.status = told.status;
    event.latency = told.kind == HttpEventKind::Response && told.paired ? kMillisecond : -1;
    event.bodyBytes = 10;
    event.client.address.family = 4;
    return event;
}

/// What was told, and the tables of it.
class Traffic {
public:
    explicit Traffic(std::size_t keys)
        : m_stats(limitsOf(keys), {})
    {
    }

    void tell(const Told &told)
    {
        m_told.push_back(told);
        m_stats.apply(eventOf(told));
    }
    void hit(const char *host, const char *section, const char *method, std::uint16_t status)
    {
        tell({ HttpEventKind::Request, host, section, method, true, true, 0 });
        tell({ HttpEventKind::Response, host, section, method, true, true, status });
    }
    StatsSnapshot snapshot() const { return m_stats.snapshot({}); }
    std::uint64_t count(const std::function<bool(const Told &)> &counts) const
    {
        return static_cast<std::uint64_t>(std::count_if(m_told.begin(), m_told.end(), counts));
    }
    const std::vector<Told> &told() const { return m_told; }

private:
    static EngineLimits limitsOf(std::size_t keys)
    {
        EngineLimits limits;
        limits.keysPerTable = keys;
        return limits;
    }

    TrafficStats m_stats;
    std::vector<Told> m_told;
};

bool isRequest(const Told &told)
{
    return told.kind == HttpEventKind::Request;
}

/// A response that counts on a section.
bool isAnswer(const Told &told)
{
    return told.kind == HttpEventKind::Response && told.paired;
}

bool isAt(const Told &told, const HostRow &row)
{
    return told.host == row.host && told.named == row.named;
}

bool isAt(const Told &told, const SectionRow &row)
{
    return told.host == row.host && told.named == row.named && told.section == row.section;
}

bool isAt(const Told &told, const StatsFilter &filter)
{
    return (!filter.host || told.host == *filter.host)
        && (!filter.section || told.section == *filter.section);
}

QByteArrayList hostNames(const StatsSnapshot &snapshot)
{
    QByteArrayList names;
    for (const HostRow &row : snapshot.hosts) {
        names << QByteArray::fromStdString(row.host) + ' ' + QByteArray::number(row.requests);
    }
    return names;
}

QByteArrayList sectionNames(const StatsSnapshot &snapshot)
{
    QByteArrayList names;
    for (const SectionRow &row : snapshot.sections) {
        names << QByteArray::fromStdString(row.host + row.section) + ' '
                + QByteArray::number(row.requests);
    }
    return names;
}

StatsFilter filterOf(const char *host, const char *section, const char *method, int status = 0)
{
    StatsFilter filter;
    if (host != nullptr)
        filter.host = host;
    if (section != nullptr)
        filter.section = section;
    if (method != nullptr)
        filter.method = method;
    if (status != 0)
        filter.status = static_cast<std::uint16_t>(status);
    return filter;
}

} // namespace

Q_DECLARE_METATYPE(hitwatch::StatsFilter)

class TestStatsFilter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyFilterIsTheSnapshot();
    void restStays();
    void rows_data();
    void rows();
    void beyondTheLimit_data();
    void beyondTheLimit();
    void everyNumberIsExact_data();
    void everyNumberIsExact();

private:
    static void compare(const Traffic &traffic, const StatsFilter &filter, bool isLimited);
    static void compareHosts(
        const Traffic &traffic, const StatsFilter &filter, const StatsSnapshot &narrow);
    static void compareSections(
        const Traffic &traffic, const StatsFilter &filter, const StatsSnapshot &narrow);
};

void TestStatsFilter::emptyFilterIsTheSnapshot()
{
    Traffic traffic(10);
    traffic.hit("h", "/a", "GET", 200);
    const StatsSnapshot snapshot = traffic.snapshot();
    StatsFilter filter;
    for (const bool withClient : { false, true }) {
        if (withClient)
            filter.client = "10.0.0.1";
        const StatsNarrowing narrowing = narrow(snapshot, filter);
        QVERIFY(narrowing.snapshot == snapshot);
        QVERIFY(narrowing.methodsKnown && narrowing.statusesKnown && narrowing.clientsKnown);
    }
}

void TestStatsFilter::restStays()
{
    Traffic traffic(10);
    traffic.hit("h", "/a", "GET", 200);
    traffic.tell({ HttpEventKind::Encrypted, "sni.example", "", "", true, false, 0 });
    StatsSnapshot snapshot = traffic.snapshot();
    snapshot.windowSeconds = 10;
    snapshot.interim = 1;
    snapshot.incomplete = 2;
    snapshot.unpaired = 3;
    snapshot.desyncs = 4;
    snapshot.http2 = 5;
    snapshot.loss.gaps = 6;
    snapshot.interfaces.resize(1);
    const StatsNarrowing narrowing = narrow(snapshot, filterOf("nobody", nullptr, nullptr));
    QVERIFY(!narrowing.clientsKnown);
    StatsSnapshot rest = snapshot;
    rest.hosts.clear();
    rest.sections.clear();
    rest.methods.clear();
    rest.statuses.clear();
    QVERIFY(narrowing.snapshot == rest);
}

void TestStatsFilter::rows_data()
{
    QTest::addColumn<StatsFilter>("filter");
    QTest::addColumn<QByteArrayList>("hosts");
    QTest::addColumn<QByteArrayList>("sections");
    QTest::addColumn<MethodCounts>("methods");
    QTest::addColumn<StatusCounts>("statuses");
    QTest::addRow("host") << filterOf("a", nullptr, nullptr) << QByteArrayList { "a 5" }
                          << QByteArrayList { "a/x 3", "a/y 2" }
                          << MethodCounts { { "GET", 4 }, { "POST", 1 } }
                          << StatusCounts { { 200, 3 }, { 404, 2 }, { 500, 1 } };
    QTest::addRow("section") << filterOf(nullptr, "/x", nullptr) << QByteArrayList { "a 3", "b 1" }
                             << QByteArrayList { "a/x 3", "b/x 1" } << MethodCounts { { "GET", 4 } }
                             << StatusCounts { { 200, 4 } };
    QTest::addRow("host and section")
        << filterOf("a", "/y", nullptr) << QByteArrayList { "a 2" } << QByteArrayList { "a/y 2" }
        << MethodCounts { { "GET", 1 }, { "POST", 1 } } << StatusCounts { { 404, 2 } };
    QTest::addRow("method") << filterOf(nullptr, nullptr, "POST") << QByteArrayList { "b 2", "a 1" }
                            << QByteArrayList { "b/z 2", "a/y 1" }
                            << MethodCounts { { "GET", 5 }, { "POST", 3 } } << StatusCounts {};
    QTest::addRow("status") << filterOf(nullptr, nullptr, nullptr, 404)
                            << QByteArrayList { "a 2", "b 1" }
                            << QByteArrayList { "a/y 2", "b/z 1" } << MethodCounts {}
                            << StatusCounts { { 200, 4 }, { 404, 3 }, { 204, 1 }, { 500, 1 } };
    QTest::addRow("status of an unpaired response")
        << filterOf(nullptr, nullptr, nullptr, 500) << QByteArrayList { "a 1" } << QByteArrayList {}
        << MethodCounts {} << StatusCounts { { 200, 4 }, { 404, 3 }, { 204, 1 }, { 500, 1 } };
    QTest::addRow("method goes before status")
        << filterOf(nullptr, nullptr, "POST", 404) << QByteArrayList { "b 2", "a 1" }
        << QByteArrayList { "b/z 2", "a/y 1" } << MethodCounts { { "GET", 5 }, { "POST", 3 } }
        << StatusCounts {};
    QTest::addRow("host and method")
        << filterOf("a", nullptr, "GET") << QByteArrayList { "a 4" }
        << QByteArrayList { "a/x 3", "a/y 1" } << MethodCounts { { "GET", 4 }, { "POST", 1 } }
        << StatusCounts {};
    QTest::addRow("section and status")
        << filterOf(nullptr, "/z", nullptr, 204) << QByteArrayList { "b 1" }
        << QByteArrayList { "b/z 1" } << MethodCounts {} << StatusCounts { { 204, 1 }, { 404, 1 } };
    QTest::addRow("nobody") << filterOf("c", nullptr, nullptr) << QByteArrayList {}
                            << QByteArrayList {} << MethodCounts {} << StatusCounts {};
}

void TestStatsFilter::rows()
{
    Traffic traffic(100);
    for (int at = 0; at < 3; ++at)
        traffic.hit("a", "/x", "GET", 200);
    traffic.hit("a", "/y", "GET", 404);
    traffic.hit("a", "/y", "POST", 404);
    traffic.hit("b", "/x", "GET", 200);
    traffic.hit("b", "/z", "POST", 404);
    traffic.hit("b", "/z", "POST", 204);
    traffic.tell({ HttpEventKind::Response, "a", "", "", true, false, 500 });
    QFETCH(StatsFilter, filter);
    const StatsNarrowing narrowing = narrow(traffic.snapshot(), filter);
    QTEST(hostNames(narrowing.snapshot), "hosts");
    QTEST(sectionNames(narrowing.snapshot), "sections");
    QTEST(narrowing.snapshot.methods, "methods");
    QTEST(narrowing.snapshot.statuses, "statuses");
    QCOMPARE(narrowing.methodsKnown, filter.method.has_value() || !filter.status);
    QCOMPARE(narrowing.statusesKnown, !filter.method);
    QVERIFY(!narrowing.clientsKnown);
    for (const HostRow &row : narrowing.snapshot.hosts)
        QCOMPARE(row.latency.count > 0, !filter.method && !filter.status);
}

void TestStatsFilter::beyondTheLimit_data()
{
    QTest::addColumn<StatsFilter>("filter");
    QTest::addColumn<QByteArrayList>("hosts");
    QTest::addColumn<QByteArrayList>("sections");
    QTest::addColumn<bool>("methodsKnown");
    QTest::addColumn<bool>("statusesKnown");
    QTest::addRow("host with all its sections")
        << filterOf("a", nullptr, nullptr) << QByteArrayList { "a 2" }
        << QByteArrayList { "a/1 1", "a/2 1" } << true << true;
    QTest::addRow("host with sections on Other")
        << filterOf("b", nullptr, nullptr) << QByteArrayList { "b 3" } << QByteArrayList { "b/1 2" }
        << false << true;
    QTest::addRow("its section") << filterOf("b", "/1", nullptr) << QByteArrayList { "b 2" }
                                 << QByteArrayList { "b/1 2" } << true << true;
    QTest::addRow("its section on Other")
        << filterOf("b", "/2", nullptr) << QByteArrayList {} << QByteArrayList {} << false << false;
    QTest::addRow("host on Other") << filterOf("c", nullptr, nullptr) << QByteArrayList {}
                                   << QByteArrayList {} << false << false;
    QTest::addRow("section anywhere")
        << filterOf(nullptr, "/1", nullptr) << QByteArrayList { "b 2", "a 1" }
        << QByteArrayList { "b/1 2", "a/1 1" } << false << false;
    QTest::addRow("row Other of hosts")
        << filterOf("Other", nullptr, nullptr) << QByteArrayList { "Other 4" }
        << QByteArrayList { "OtherOther 6" } << false << true;
    QTest::addRow("row Other of sections")
        << filterOf("Other", "Other", nullptr) << QByteArrayList { "Other 6" }
        << QByteArrayList { "OtherOther 6" } << true << true;
    QTest::addRow("method") << filterOf(nullptr, nullptr, "GET")
                            << QByteArrayList { "a 2", "Other 8" }
                            << QByteArrayList { "b/1 2", "a/1 1", "a/2 1", "OtherOther 6" } << true
                            << false;
    QTest::addRow("method of a host with sections on Other")
        << filterOf("b", nullptr, "GET") << QByteArrayList {} << QByteArrayList { "b/1 2" } << false
        << false;
}

void TestStatsFilter::beyondTheLimit()
{
    QFETCH(StatsFilter, filter);
    Traffic traffic(3);
    traffic.hit("a", "/1", "GET", 200);
    traffic.hit("a", "/2", "GET", 200);
    traffic.hit("b", "/1", "GET", 200);
    traffic.hit("b", "/1", "GET", 200);
    traffic.hit("b", "/2", "GET", 200); // a fourth section
    traffic.hit("d", "/1", "GET", 200);
    for (int at = 0; at < 4; ++at)
        traffic.hit("c", "/1", "GET", 200); // a fourth host
    const StatsNarrowing narrowing = narrow(traffic.snapshot(), filter);
    QTEST(hostNames(narrowing.snapshot), "hosts");
    QTEST(sectionNames(narrowing.snapshot), "sections");
    QTEST(narrowing.methodsKnown, "methodsKnown");
    QTEST(narrowing.statusesKnown, "statusesKnown");
}

void TestStatsFilter::everyNumberIsExact_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<int>("keys");
    for (unsigned seed = 1; seed <= 3; ++seed) {
        QTest::addRow("room for all, seed %u", seed) << seed << 4096;
        QTest::addRow("room for some, seed %u", seed) << seed << 12;
        QTest::addRow("room for few, seed %u", seed) << seed << 4;
    }
}

void TestStatsFilter::everyNumberIsExact()
{
    QFETCH(unsigned, seed);
    QFETCH(int, keys);
    Traffic traffic(static_cast<std::size_t>(keys));
    std::minstd_rand random(seed);
    const auto below = [&](unsigned limit) { return static_cast<unsigned>(random() % limit); };
    const char *const methods[] = { "GET", "HEAD", "POST" };
    for (int at = 0; at < 600; ++at) {
        Told told;
        told.kind = below(2) == 0 ? HttpEventKind::Request : HttpEventKind::Response;
        const unsigned host = below(1 + below(8));
        told.host = "h" + std::to_string(host);
        told.section = "/s" + std::to_string(below(1 + below(5)));
        told.method = methods[below(3)];
        // Two rows of the same text are told apart by no filter.
        told.named = keys < 4096 ? host % 3 != 0 : below(6) != 0;
        told.paired = told.kind == HttpEventKind::Request || below(5) != 0;
        if (told.kind == HttpEventKind::Response)
            told.status = static_cast<std::uint16_t>(200 + 100 * below(4));
        traffic.tell(told);
    }
    for (const char *host : std::initializer_list<const char *> { nullptr, "h0", "h7", "Other" }) {
        for (const char *section : std::initializer_list<const char *> { nullptr, "/s0", "/s4" }) {
            for (const char *method : std::initializer_list<const char *> { nullptr, "HEAD" }) {
                for (const int status : { 0, 404, 300 }) {
                    compare(traffic, filterOf(host, section, method, status), keys < 4096);
                    if (QTest::currentTestFailed())
                        return;
                }
            }
        }
    }
}

void TestStatsFilter::compare(const Traffic &traffic, const StatsFilter &filter, bool isLimited)
{
    const StatsSnapshot snapshot = traffic.snapshot();
    const StatsNarrowing narrowing = narrow(snapshot, filter);
    if (filter.isEmpty()) {
        QVERIFY(narrowing.snapshot == snapshot);
        return;
    }
    const bool byMethod = filter.method.has_value();
    const bool byStatus = filter.status.has_value() && !byMethod;
    QVERIFY(isLimited || narrowing.methodsKnown == !byStatus);
    QVERIFY(isLimited || narrowing.statusesKnown == !byMethod);
    QVERIFY(!narrowing.methodsKnown || !byStatus);
    QVERIFY(!narrowing.statusesKnown || !byMethod);
    QVERIFY(narrowing.methodsKnown || narrowing.snapshot.methods.empty());
    QVERIFY(narrowing.statusesKnown || narrowing.snapshot.statuses.empty());

    std::map<std::string, std::uint64_t> methods;
    std::map<std::uint16_t, std::uint64_t> statuses;
    for (const Told &told : traffic.told()) {
        if (!isAt(told, filter))
            continue;
        if (isRequest(told))
            ++methods[told.method];
        else if (told.paired || !filter.section)
            ++statuses[told.status];
    }
    const MethodCounts &shownMethods = narrowing.snapshot.methods;
    const StatusCounts &shownStatuses = narrowing.snapshot.statuses;
    if (narrowing.methodsKnown && filter.host != "Other")
        QVERIFY((std::map(shownMethods.begin(), shownMethods.end()) == methods));
    if (narrowing.statusesKnown && filter.host != "Other")
        QVERIFY((std::map(shownStatuses.begin(), shownStatuses.end()) == statuses));
    compareSections(traffic, filter, narrowing.snapshot);
    compareHosts(traffic, filter, narrowing.snapshot);
}

void TestStatsFilter::compareSections(
    const Traffic &traffic, const StatsFilter &filter, const StatsSnapshot &narrow)
{
    const bool byStatus = filter.status && !filter.method;
    for (const SectionRow &row : narrow.sections) {
        if (row.isOther)
            continue;
        const auto requests = traffic.count([&](const Told &told) {
            return isRequest(told) && isAt(told, row)
                && (!filter.method || told.method == *filter.method);
        });
        const auto responses = traffic.count([&](const Told &told) {
            return isAnswer(told) && isAt(told, row)
                && (!byStatus || told.status == *filter.status);
        });
        QCOMPARE(row.requests, byStatus ? responses : requests);
        QCOMPARE(row.responses, filter.method ? 0 : responses);
        QVERIFY(!filter.host || row.host == *filter.host);
        QVERIFY(!filter.section || row.section == *filter.section);
    }
    for (std::size_t at = 1; at < narrow.sections.size(); ++at) {
        const SectionRow &before = narrow.sections[at - 1];
        QVERIFY(!before.isOther);
        QVERIFY(narrow.sections[at].isOther || before.requests >= narrow.sections[at].requests);
    }
}

void TestStatsFilter::compareHosts(
    const Traffic &traffic, const StatsFilter &filter, const StatsSnapshot &narrow)
{
    const bool byStatus = filter.status && !filter.method;
    std::uint64_t shown = 0;
    for (const HostRow &row : narrow.hosts) {
        shown += row.requests;
        if (row.isOther)
            continue;
        const auto requests = traffic.count([&](const Told &told) {
            return isRequest(told) && isAt(told, row) && isAt(told, filter)
                && (!filter.method || told.method == *filter.method);
        });
        const auto responses = traffic.count([&](const Told &told) {
            return told.kind == HttpEventKind::Response && isAt(told, row)
                && (told.paired || !filter.section) && isAt(told, filter)
                && (!byStatus || told.status == *filter.status);
        });
        QCOMPARE(row.requests, byStatus ? responses : requests);
        QCOMPARE(row.responses, filter.method ? 0 : responses);
    }
    // Nothing gets lost: what is no row of its own is on 'Other'.
    if (filter.method && !filter.host && !filter.section) {
        QCOMPARE(shown, traffic.count([&](const Told &told) {
            return isRequest(told) && told.method == *filter.method;
        }));
    }
}

QTEST_GUILESS_MAIN(TestStatsFilter)
#include "test_stats_filter.moc"
