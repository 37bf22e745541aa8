// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/flood/floods.h"
#include "captures/flood/resident_memory.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <sys/wait.h>
#include <unistd.h>

namespace hitwatch::test {

namespace {

// Sanitizers have memory of their own beside each byte; unoptimised, the floods would take minutes.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMeasured = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kMeasured = false;
#elif defined(NDEBUG)
constexpr bool kMeasured = true;
#else
constexpr bool kMeasured = false;
#endif
#elif defined(NDEBUG)
constexpr bool kMeasured = true;
#else
constexpr bool kMeasured = false;
#endif

constexpr std::size_t kMemoryLimit = std::size_t { 256 } << 20;

/// What a flood came to. Plain bytes: it may come from another process.
struct FloodResult {
    std::size_t grownBytes = 0; ///< the peak of resident memory above what it was before
    std::uint64_t flowsEvicted = 0;
    std::uint64_t outOfOrderRefused = 0;
    std::uint64_t headersRefused = 0;
    std::uint64_t pendingDropped = 0;
    std::uint64_t pendingNamesDropped = 0;
    std::uint64_t fragmentsEvicted = 0;
    std::uint64_t otherHosts = 0; ///< requests on the row 'Other'
    std::uint64_t otherSections = 0;
    std::uint64_t otherClients = 0;
    std::uint64_t otherMethods = 0;
    TimeNs longestWindow = 0; ///< what the window of an hour still holds
    std::uint64_t requests = 0;
    std::uint64_t requestsByRow = 0; ///< the sum over the rows of hosts
};

using Flood = void (*)(FloodEngine &);

template <typename Rows> std::uint64_t requestsOfOther(const Rows &rows)
{
    std::uint64_t requests = 0;
    for (const auto &row : rows)
        requests += row.isOther ? row.requests : 0;
    return requests;
}

void readTables(const StatsSnapshot &snapshot, FloodResult &result)
{
    result.requests = snapshot.requests;
    result.otherHosts = requestsOfOther(snapshot.hosts);
    result.otherSections = requestsOfOther(snapshot.sections);
    result.otherClients = requestsOfOther(snapshot.clients);
    for (const HostRow &row : snapshot.hosts)
        result.requestsByRow += row.requests;
    for (const auto &[method, count] : snapshot.methods)
        result.otherMethods += method == "Other" ? count : 0;
}

FloodResult run(Flood flood)
{
    FloodResult result;
    const std::size_t before = residentBytes();
    FloodEngine engine(FloodScale { kMeasured ? std::size_t { 1 } : std::size_t { 50 } });
    flood(engine);
    const CaptureCounters counters = engine.settle();
    for (const int window : FloodEngine::kWindows) {
        const StatsSnapshot snapshot = engine.snapshot(window);
        result.longestWindow = std::max(result.longestWindow, snapshot.to - snapshot.from);
    }
    readTables(engine.snapshot(std::nullopt), result);
    result.grownBytes = peakResidentBytes() - before;
    result.flowsEvicted = counters.tcp.flowsEvicted;
    result.outOfOrderRefused = counters.tcp.outOfOrderRefused;
    result.headersRefused = counters.http.headersRefused;
    result.pendingDropped = counters.http.pendingDropped;
    result.pendingNamesDropped = counters.http.pendingNamesDropped;
    result.fragmentsEvicted =
        counters.decode.failures[static_cast<std::size_t>(DecodeFailure::FragmentsEvicted)];
    return result;
}

/// In a process of its own: neither the peak nor the free memory of another flood is in the way.
bool runApart(Flood flood, FloodResult &result)
{
    std::array<int, 2> ends {};
    if (pipe(ends.data()) != 0)
        return false;
    const pid_t child = fork();
    if (child == 0) {
        const FloodResult found = run(flood);
        const bool written = write(ends[1], &found, sizeof(found)) == sizeof(found);
        _exit(written ? 0 : 1);
    }
    close(ends[1]);
    const bool complete = child > 0 && read(ends[0], &result, sizeof(result)) == sizeof(result);
    close(ends[0]);
    int status = 0;
    if (child > 0)
        waitpid(child, &status, 0);
    return complete && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

} // namespace

/// Whatever comes in, the engine stays within its memory, and counts what it refused.
class TestFlood : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void syns();
    void slowConnections();
    void headers();
    void outOfOrder();
    void pending();
    void fragments();
    void tables();
    void all();

private:
    void drive(Flood flood);

    FloodResult m_result;
};

void TestFlood::drive(Flood flood)
{
    m_result = {};
    if constexpr (kMeasured) {
        QVERIFY(runApart(flood, m_result));
        QVERIFY(m_result.grownBytes > 0);
        qInfo("resident memory grew by at most %.1f MiB",
            static_cast<double>(m_result.grownBytes) / (1 << 20));
        QVERIFY(m_result.grownBytes <= kMemoryLimit);
    } else {
        m_result = run(flood);
    }
    QCOMPARE(m_result.requestsByRow, m_result.requests);
}

/// What is in use outlives what only takes room.
void TestFlood::syns()
{
    drive(floodSyns);
    const FloodScale scale { kMeasured ? std::size_t { 1 } : std::size_t { 50 } };
    QCOMPARE(m_result.flowsEvicted, scale.of(1'000'000) + 1 - scale.limits().flows);
    QCOMPARE(m_result.requests, std::uint64_t { scale.of(1'000'000) / 1000 });
}

void TestFlood::slowConnections()
{
    drive(floodSlow);
    QCOMPARE(m_result.flowsEvicted, std::uint64_t { 0 });
    QCOMPARE(m_result.headersRefused, std::uint64_t { 0 });
    QCOMPARE(m_result.requests, std::uint64_t { kMeasured ? 10'000U : 200U });
}

void TestFlood::headers()
{
    drive(floodHeaders);
    QVERIFY(m_result.headersRefused > 0);
    QVERIFY(m_result.flowsEvicted > 0);
}

void TestFlood::outOfOrder()
{
    drive(floodOutOfOrder);
    QVERIFY(m_result.outOfOrderRefused > 0);
    QVERIFY(m_result.flowsEvicted > 0);
}

void TestFlood::pending()
{
    drive(floodPending);
    QVERIFY(m_result.pendingDropped > 0);
    QVERIFY(m_result.pendingNamesDropped > 0);
    QVERIFY(m_result.otherHosts > 0);
}

void TestFlood::fragments()
{
    drive(floodFragments);
    QVERIFY(m_result.fragmentsEvicted > 0);
}

void TestFlood::tables()
{
    drive(floodTables);
    QVERIFY(m_result.otherHosts > 0);
    QVERIFY(m_result.otherSections > 0);
    QVERIFY(m_result.otherClients > 0);
    QVERIFY(m_result.otherMethods > 0);
    // The seconds of an hour take a fixed amount of memory that a small flood does not reach.
    QVERIFY(!kMeasured || m_result.longestWindow < 3600 * kSecond);
}

void TestFlood::all()
{
    drive(floodAll);
    QVERIFY(m_result.flowsEvicted > 0);
    QVERIFY(m_result.outOfOrderRefused > 0);
    QVERIFY(m_result.headersRefused > 0);
    QVERIFY(m_result.pendingDropped > 0);
    QVERIFY(m_result.pendingNamesDropped > 0);
    QVERIFY(m_result.fragmentsEvicted > 0);
    QVERIFY(m_result.otherHosts > 0);
    QVERIFY(m_result.otherSections > 0);
    QVERIFY(m_result.otherClients > 0);
    QVERIFY(m_result.otherMethods > 0);
}

} // namespace hitwatch::test

QTEST_GUILESS_MAIN(hitwatch::test::TestFlood)
#include "test_flood.moc"
