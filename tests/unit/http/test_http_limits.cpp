// SPDX-License-Identifier: GPL-3.0-or-later
// Limits that no dialogue can reach: they are shared by many connections.
#include "dialogue_events.h"
#include "common/block_pool.h"
#include "http/http_analyzer.h"

#include <QTest>

#include <string>
#include <vector>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

ConnectionOrigin connection(std::uint64_t serial)
{
    const std::uint8_t client[] = { 192, 0, 2, 1 };
    const std::uint8_t server[] = { 192, 0, 2, 2 };
    ConnectionOrigin origin;
    origin.serial = serial;
    origin.low = { IpAddress::fromIpv4(client), static_cast<std::uint16_t>(serial) };
    origin.high = { IpAddress::fromIpv4(server), 80 };
    origin.initiatorKnown = true;
    return origin;
}

} // namespace

class HttpLimitsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void heldHeadsHaveABudget();
    void everyConnectionHoldsHalfAHead();
    void poolHandsBlocksOutAgain();
    void poolKeepsToItsBudget();
    void bulkDataIsIgnoredSoon_data();
    void bulkDataIsIgnoredSoon();
    void givingUpIsLossWhereItCouldBeHttp_data();
    void givingUpIsLossWhereItCouldBeHttp();
    void givingUpIsTakenBack_data();
    void givingUpIsTakenBack();
    void noMemoryForAFirstLine();
    void longBodiesAreToldInParts();
    void handlersAreUsedAgain();
};

void HttpLimitsTest::heldHeadsHaveABudget()
{
    EventLines sink;
    HttpAnalyzer analyzer(EngineLimits(), sink);
    // Each half-received header section takes a block of 64 KiB.
    const std::string head = "GET /half HTTP/1.1\r\nHost: h\r\nX: " + std::string(60'000, 'x');
    const std::size_t fitting = EngineLimits().heldHeaderBytes / (64 * 1024);
    std::vector<StreamHandler *> handlers;
    for (std::size_t i = 0; i < fitting + 2; ++i) {
        handlers.push_back(analyzer.acquire(connection(i + 1)));
        handlers.back()->onData(Direction::LowToHigh, asBytes(head), {});
    }
    QCOMPARE(analyzer.counters().headersRefused, std::uint64_t { 2 });
    QCOMPARE(analyzer.counters().desyncs, std::uint64_t { 2 });
    // One that ends makes room for the next.
    handlers[0]->onClosed(CloseReason::Reset, 0);
    QCOMPARE(
        sink.told[static_cast<std::size_t>(HttpEventKind::IncompleteRequest)], std::size_t { 1 });
    StreamHandler *next = analyzer.acquire(connection(fitting + 3));
    next->onData(Direction::LowToHigh, asBytes(head), {});
    QCOMPARE(analyzer.counters().headersRefused, std::uint64_t { 2 });
}

void HttpLimitsTest::everyConnectionHoldsHalfAHead()
{
    EventLines sink;
    const EngineLimits limits;
    HttpAnalyzer analyzer(limits, sink);
    // Takes a block of 1 KiB.
    const std::string head = "GET /half HTTP/1.1\r\nHost: h\r\nX: " + std::string(900, 'x');
    const std::size_t fitting = limits.heldHeaderBytes / 1024;
    QVERIFY(fitting < limits.flows);
    for (std::size_t i = 0; i < limits.flows; ++i)
        analyzer.acquire(connection(i + 1))->onData(Direction::LowToHigh, asBytes(head), {});
    QCOMPARE(analyzer.counters().headersRefused, std::uint64_t { limits.flows - fitting });
    QCOMPARE(analyzer.counters().desyncs, std::uint64_t { limits.flows - fitting });
    QCOMPARE(analyzer.counters().httpConnections, std::uint64_t { limits.flows });
}

void HttpLimitsTest::poolHandsBlocksOutAgain()
{
    BlockPool pool(1024);
    void *first = pool.acquire(100);
    QCOMPARE(pool.usedBytes(), std::size_t { 128 });
    pool.release(first, 100);
    QCOMPARE(pool.usedBytes(), std::size_t { 0 });
    void *second = pool.acquire(128);
    QCOMPARE(second, first);
    pool.release(second, 128);
}

void HttpLimitsTest::poolKeepsToItsBudget()
{
    BlockPool pool(1024);
    std::vector<void *> blocks;
    for (int i = 0; i < 16; ++i) {
        blocks.push_back(pool.acquire(64));
        QVERIFY(blocks.back());
    }
    QVERIFY(!pool.acquire(1));
    for (void *block : blocks)
        pool.release(block, 64);
    // What is kept in one size must not refuse another one.
    void *large = pool.acquire(1024);
    QVERIFY(large);
    pool.release(large, 1024);
    QVERIFY(!pool.acquire(2048));
}

void HttpLimitsTest::bulkDataIsIgnoredSoon_data()
{
    QTest::addColumn<bool>("startSeen");
    QTest::addColumn<int>("fill");
    QTest::addColumn<int>("atMost");
    QTest::newRow("binary") << true << 0 << 512 * 1024;
    QTest::newRow("text without tokens") << true << int('/') << 512 * 1024;
    QTest::newRow("text of blanks") << true << int(' ') << 512 * 1024;
    QTest::newRow("mid-stream") << false << 0 << 5 * 1024 * 1024;
}

void HttpLimitsTest::bulkDataIsIgnoredSoon()
{
    QFETCH(bool, startSeen);
    QFETCH(int, fill);
    QFETCH(int, atMost);
    EventLines sink;
    HttpAnalyzer analyzer(EngineLimits(), sink);
    ConnectionOrigin origin = connection(1);
    origin.initiatorKnown = startSeen;
    StreamHandler *handler = analyzer.acquire(origin);
    const std::vector<std::uint8_t> segment(1448, static_cast<std::uint8_t>(fill));
    int bytes = 0;
    while (handler->onData(Direction::HighToLow, segment, {}) == StreamInterest::Undecided) {
        bytes += static_cast<int>(segment.size());
        QVERIFY(bytes <= atMost);
    }
    QCOMPARE(analyzer.counters().otherConnections, std::uint64_t { 1 });
    QCOMPARE(sink.events, std::size_t { 0 });
    handler->onClosed(CloseReason::Finished, 0);
    QCOMPARE(analyzer.counters().otherConnections, std::uint64_t { 1 });
}

void HttpLimitsTest::givingUpIsLossWhereItCouldBeHttp_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<bool>("startSeen");
    QTest::addColumn<bool>("lost");
    const QByteArray zeros(1448, '\0');
    QTest::newRow("endless target") << QByteArray("GET /") << QByteArray(1448, 'x') << true << true;
    QTest::newRow("endless method") << QByteArray("G") << QByteArray(1448, 'x') << true << true;
    QTest::newRow("empty lines") << QByteArray("\r\n") << QByteArray("\r\n") << true << false;
    QTest::newRow("SSH") << QByteArray("SSH-2.0-x\r\n") << zeros << true << false;
    QTest::newRow("SSH in pieces")
        << QByteArray("SSH") << QByteArray("-2.0-x\r\n") + zeros << true << false;
    QTest::newRow("binary") << zeros << zeros << true << false;
    QTest::newRow("beginning not seen") << zeros << zeros << false << false;
}

void HttpLimitsTest::givingUpIsLossWhereItCouldBeHttp()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, rest);
    QFETCH(bool, startSeen);
    QFETCH(bool, lost);
    EventLines sink;
    HttpAnalyzer analyzer(EngineLimits(), sink);
    ConnectionOrigin origin = connection(1);
    origin.initiatorKnown = startSeen;
    StreamHandler *handler = analyzer.acquire(origin);
    const auto bytesOf = [](const QByteArray &text) {
        return ByteView(reinterpret_cast<const std::uint8_t *>(text.constData()),
            static_cast<std::size_t>(text.size()));
    };
    StreamInterest interest = handler->onData(Direction::HighToLow, bytesOf(first), {});
    for (int piece = 0; piece < 10'000 && interest == StreamInterest::Undecided; ++piece)
        interest = handler->onData(Direction::HighToLow, bytesOf(rest), {});
    const bool mayBeHttp = lost || rest == "\r\n";
    QCOMPARE(interest, mayBeHttp ? StreamInterest::Undecided : StreamInterest::Ignored);
    QCOMPARE(analyzer.counters().connectionsGivenUp, std::uint64_t { lost ? 1U : 0U });
    // Only what comes first and is not over yet can still turn out to be a request.
    handler->onData(Direction::HighToLow, bytesOf("\nGET / HTTP/1.1\r\nHost: h\r\n\r\n"), {});
    QCOMPARE(analyzer.counters().httpConnections, std::uint64_t { rest == "\r\n" ? 1U : 0U });
    handler->onClosed(CloseReason::Finished, 0);
    QCOMPARE(analyzer.counters().otherConnections, std::uint64_t { rest == "\r\n" ? 0U : 1U });
}

void HttpLimitsTest::givingUpIsTakenBack_data()
{
    QTest::addColumn<bool>("answerFirst");
    QTest::newRow("by the end of the line") << false;
    QTest::newRow("by the answer") << true;
}

void HttpLimitsTest::givingUpIsTakenBack()
{
    QFETCH(bool, answerFirst);
    EventLines sink;
    HttpAnalyzer analyzer(EngineLimits(), sink);
    StreamHandler *handler = analyzer.acquire(connection(1));
    StreamPosition asked = 1;
    StreamPosition answered = 1;
    const auto ask = [&](const std::string &bytes) {
        const SegmentOrigin origin { 0, 0, asked, answered };
        asked += bytes.size();
        return handler->onData(Direction::LowToHigh, asBytes(bytes), origin);
    };
    const auto answer = [&](const std::string &bytes) {
        const SegmentOrigin origin { 0, 0, answered, asked };
        answered += bytes.size();
        return handler->onData(Direction::HighToLow, asBytes(bytes), origin);
    };
    ask("GET /");
    for (int piece = 0; piece < 300; ++piece)
        QCOMPARE(ask(std::string(1448, 'x')), StreamInterest::Undecided);
    QCOMPARE(analyzer.counters().connectionsGivenUp, std::uint64_t { 1 });
    QCOMPARE(analyzer.counters().desyncs, std::uint64_t { 0 });
    const std::string rest = " HTTP/1.1\r\nHost: h\r\n\r\nGET /a HTTP/1.1\r\nHost: h\r\n\r\n";
    const std::string refusal = "HTTP/1.1 414 Too Long\r\nContent-Length: 0\r\n\r\n";
    if (answerFirst)
        answer(refusal);
    ask(rest);
    if (!answerFirst)
        answer(refusal);
    answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    ask("GET /b HTTP/1.1\r\nHost: h\r\n\r\n");
    answer("HTTP/1.1 201 OK\r\nContent-Length: 0\r\n\r\n");
    handler->onClosed(CloseReason::Finished, 0);
    std::vector<std::string> expected { "desync", "response 414 alone (192.0.2.2)",
        "request #1 GET h /a", "response #1 200 GET h /a after 0ms", "request #2 GET h /b",
        "response #2 201 GET h /b after 0ms" };
    if (!answerFirst)
        std::swap(expected[1], expected[2]);
    QCOMPARE(sink.lines(), expected);
    QCOMPARE(analyzer.counters().headersTooLong, std::uint64_t { 1 });
    QCOMPARE(analyzer.counters().connectionsGivenUp, std::uint64_t { 1 });
    QCOMPARE(analyzer.counters().otherConnections, std::uint64_t { 0 });
}

void HttpLimitsTest::noMemoryForAFirstLine()
{
    EventLines sink;
    EngineLimits limits;
    limits.heldHeaderBytes = 0;
    HttpAnalyzer analyzer(limits, sink);
    StreamHandler *handler = analyzer.acquire(connection(1));
    handler->onData(Direction::LowToHigh, asBytes("GET /x HTTP"), {});
    handler->onData(Direction::LowToHigh, asBytes("/1.1\r"), {});
    QCOMPARE(analyzer.counters().desyncs, std::uint64_t { 0 });
    handler->onData(Direction::LowToHigh, asBytes("\nHost: h\r\n\r"), {});
    handler->onData(Direction::LowToHigh, asBytes("\nGET /a HTTP/1.1\r\n\r\n"), {});
    QCOMPARE(
        sink.lines(), (std::vector<std::string> { "desync", "request #1 GET (192.0.2.2) /a" }));
}

void HttpLimitsTest::longBodiesAreToldInParts()
{
    EventLines sink;
    HttpAnalyzer analyzer(EngineLimits(), sink);
    StreamHandler *handler = analyzer.acquire(connection(1));
    handler->onData(Direction::LowToHigh, asBytes("GET / HTTP/1.1\r\nHost: h\r\n\r\n"), { 0, 0 });
    handler->onData(Direction::HighToLow,
        asBytes("HTTP/1.1 200 OK\r\nContent-Length: 4000000\r\n\r\n"), { 0, 0 });
    const auto bodies = [&sink] {
        return sink.told[static_cast<std::size_t>(HttpEventKind::Body)];
    };
    const std::vector<std::uint8_t> segment(1000);
    for (int i = 0; i < 1048; ++i)
        handler->onData(Direction::HighToLow, segment, { i, 0 });
    QCOMPARE(bodies(), std::size_t { 0 });
    handler->onData(Direction::HighToLow, segment, { 2000, 0 });
    QCOMPARE(bodies(), std::size_t { 1 });
    handler->onData(Direction::HighToLow, segment, { 2 * kSecond, 0 });
    QCOMPARE(bodies(), std::size_t { 2 });
    handler->onGap(Direction::HighToLow, 2'950'000, { 2 * kSecond, 0 });
    QCOMPARE(bodies(), std::size_t { 3 });
    handler->onClosed(CloseReason::Finished, 3 * kSecond);
    QCOMPARE(sink.lines().back(), std::string("response #1 200 GET h / after 0ms body 4000000"));
}

void HttpLimitsTest::handlersAreUsedAgain()
{
    EventLines sink;
    HttpAnalyzer analyzer(EngineLimits(), sink);
    StreamHandler *first = analyzer.acquire(connection(1));
    first->onData(Direction::LowToHigh, asBytes("GET /half HTTP/1.1\r\nHo"), {});
    first->onClosed(CloseReason::Reset, 0);
    analyzer.release(first);
    StreamHandler *second = analyzer.acquire(connection(2));
    QCOMPARE(second, first);
    second->onData(Direction::HighToLow, asBytes("GET /b HTTP/1.1\r\nHost: h\r\n\r\n"), {});
    QVERIFY(second->isTowardsServer(Direction::HighToLow));
    second->onClosed(CloseReason::EndOfCapture, 0);
    analyzer.release(second);
    QCOMPARE(sink.lines().back(), std::string("request #1 GET h /b"));
}

QTEST_GUILESS_MAIN(HttpLimitsTest)
#include "test_http_limits.moc"
