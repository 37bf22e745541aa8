// SPDX-License-Identifier: GPL-3.0-or-later
// One connection under several names, and several connections under one.
#include <QtTest/QtTest>

#include "flow_fixture.h"

#include <map>

using namespace hitwatch;

namespace {

using Segments = std::vector<TcpSegment>;

/// One request, one response, both sides closed.
Segments dialogue(const SegmentBuilder &build)
{
    return { build.syn(), build.synAck(), build.up(1, {}), build.up(1, "request"),
        build.down(1, {}, 8), build.down(1, "response", 8), build.up(8, {}, 9), build.upFin(8, 9),
        build.downFin(9, 9), build.up(9, {}, 10) };
}

Endpoint at(std::uint8_t network, std::uint8_t host, std::uint16_t port)
{
    const std::uint8_t bytes[] = { network, 0, 0, host };
    return { IpAddress::fromIpv4(bytes), port };
}

/// @p build as it is seen at another place.
SegmentBuilder seenAt(SegmentBuilder build, std::uint32_t place)
{
    build.capturePoint = place;
    build.interfaceIndex = place;
    return build;
}

SegmentBuilder withServer(SegmentBuilder build, const Endpoint &server)
{
    build.server = server;
    return build;
}

SegmentBuilder withClient(SegmentBuilder build, const Endpoint &client)
{
    build.client = client;
    return build;
}

/// Each packet first where it came from: the copies stand around the host that translates.
Segments nested(const SegmentBuilder &outside, const SegmentBuilder &inside)
{
    Segments result;
    const Segments outer = dialogue(outside);
    const Segments inner = dialogue(inside);
    for (std::size_t i = 0; i < outer.size(); ++i) {
        const bool isUp = outer[i].source == outside.client;
        result.push_back(isUp ? outer[i] : inner[i]);
        result.push_back(isUp ? inner[i] : outer[i]);
    }
    return result;
}

Segments operator+(Segments left, const Segments &right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

void feed(FlowFixture &f, const Segments &segments)
{
    for (const TcpSegment &segment : segments)
        f.table.process(segment);
}

/// Both streams of a connection, the client's first.
std::string streamsOf(const FlowFixture &f, std::size_t connection)
{
    if (connection >= f.factory.handlers.size())
        return "(no handler)";
    const RecordingHandler &handler = f.factory.handlers[connection];
    const std::size_t up = index(handler.origin.fromInitiator);
    return handler.streams[up] + " " + handler.streams[1 - up];
}

constexpr char kWhole[] = "request[end] response[end]";

} // namespace

Q_DECLARE_METATYPE(SegmentBuilder)

class TestTcpIdentity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void translatedIsOneConnection_data();
    void translatedIsOneConnection();
    void similarIsAnotherConnection_data();
    void similarIsAnotherConnection();
    void caughtInTheMiddle_data();
    void caughtInTheMiddle();
    void dataInTheSyn();
    void copiesCutDifferently();
    void copyFillsAHole();
    void trafficOfBothNames();
    void threeNames();
    void nameIsUsedAgain();
    void connectionIsReplacedUnderBothNames();
    void manyAtOnce();
    void twoNetworks_data();
    void twoNetworks();
    void copiesOnTwoNetworks();
    void sameClientNumberOnTwoNetworks();
    void continuesElsewhere();
    void flowsOfOneKeyAreLimited();
    void sightingsAreLimited();
};

void TestTcpIdentity::translatedIsOneConnection_data()
{
    QTest::addColumn<SegmentBuilder>("outside");
    QTest::addColumn<SegmentBuilder>("inside");
    SegmentBuilder build;
    build.client = at(100, 1, 40000);
    build.server = at(120, 1, 8080);
    const SegmentBuilder inside = seenAt(build, 1);
    QTest::newRow("port published") << build << withServer(inside, at(110, 9, 80));
    QTest::newRow("port published, order turned") << build << withServer(inside, at(9, 9, 80));
    QTest::newRow("masqueraded") << build << withClient(inside, at(90, 9, 61000));
    QTest::newRow("masqueraded, port kept") << build << withClient(inside, at(90, 9, 40000));
    QTest::newRow("masqueraded, order turned") << build << withClient(inside, at(200, 9, 61000));
    build.clientStart = 0xffff'ffff;
    build.serverStart = 0xffff'fffd;
    QTest::newRow("numbers wrap") << build << withServer(seenAt(build, 1), at(110, 9, 80));
}

void TestTcpIdentity::translatedIsOneConnection()
{
    QFETCH(const SegmentBuilder, outside);
    QFETCH(const SegmentBuilder, inside);
    // Interfaces are read in turns: all of one may come before the other.
    for (const Segments &segments : { nested(outside, inside), dialogue(outside) + dialogue(inside),
             dialogue(inside) + dialogue(outside) }) {
        FlowFixture f;
        feed(f, segments);
        f.table.finish(f.build.time);
        QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
        QCOMPARE(streamsOf(f, 0), std::string(kWhole));
        QVERIFY(f.factory.handlers[0].origin.initiatorKnown);
        QVERIFY(f.factory.handlers[0].closed == std::vector { CloseReason::Finished });
        QCOMPARE(f.table.counters.copiedConnections, std::uint64_t { 1 });
        QCOMPARE(f.table.counters.gaps, std::uint64_t { 0 });
        QCOMPARE(f.table.flows.size(), std::size_t { 0 });
    }
    FlowFixture f;
    feed(f, nested(outside, inside));
    const Endpoint shown = f.factory.handlers[0].origin.low;
    QVERIFY(shown == std::min(outside.client, outside.server)); // the name that was seen first
}

void TestTcpIdentity::similarIsAnotherConnection_data()
{
    QTest::addColumn<SegmentBuilder>("other");
    const SegmentBuilder build;
    const Endpoint inside = at(172, 9, 80);
    const SegmentBuilder copy = withServer(seenAt(build, 1), inside);
    SegmentBuilder other = copy;
    other.serverStart += 1'000'000'000;
    QTest::newRow("the server's numbers differ") << other;
    other = copy;
    other.clientStart += 1'000'000'000;
    QTest::newRow("the client's numbers differ") << other;
    other = copy;
    std::swap(other.clientStart, other.serverStart);
    QTest::newRow("numbers exchanged") << other;
    other = copy;
    other.time += 2 * kSecond;
    QTest::newRow("later") << other;
    // A translator that changes both ends (a client reaches a server of its own network by the
    // outside address) leaves nothing but the numbers, and sends both copies through one interface,
    // so the place tells nothing. Load generators and replays with other addresses make different
    // connections with the same numbers and bytes. Taking those for copies would lose requests
    // without a word, so copies with two other ends count again.
    QTest::newRow("both ends differ") << withClient(copy, at(172, 8, 40000));
    QTest::newRow("at the same place") << withServer(build, inside);
    Endpoint port = build.client;
    ++port.port;
    QTest::newRow("only the port differs") << withClient(seenAt(build, 1), port);
}

void TestTcpIdentity::similarIsAnotherConnection()
{
    QFETCH(const SegmentBuilder, other);
    FlowFixture f;
    feed(f, nested(f.build, other));
    QCOMPARE(f.factory.handlers.size(), std::size_t { 2 });
    QCOMPARE(streamsOf(f, 0), std::string(kWhole));
    QCOMPARE(streamsOf(f, 1), std::string(kWhole));
    QCOMPARE(f.table.counters.copiedConnections, std::uint64_t { 0 });
}

void TestTcpIdentity::caughtInTheMiddle_data()
{
    QTest::addColumn<int>("first");
    for (int first = 1; first < 12; ++first)
        QTest::addRow("from packet %d on", first) << first;
}

void TestTcpIdentity::caughtInTheMiddle()
{
    QFETCH(const int, first);
    FlowFixture f;
    const SegmentBuilder inside = withServer(seenAt(f.build, 1), at(172, 9, 80));
    const Segments all = nested(f.build, inside);
    feed(f, Segments(all.begin() + first, all.end()));
    f.table.finish(f.build.time);
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    const std::size_t up =
        f.factory.handlers[0].origin.low == f.build.client || f.text(0).starts_with("req") ? 0 : 1;
    QCOMPARE(f.text(1 - up), std::string("response[end]"));
    if (first < 8)
        QCOMPARE(f.text(up), std::string("request[end]"));
}

/// Whether it is a copy is known with the answer, not before.
void TestTcpIdentity::dataInTheSyn()
{
    FlowFixture f;
    const SegmentBuilder inside = withServer(seenAt(f.build, 1), at(172, 9, 80));
    const auto syn = [](const SegmentBuilder &build) {
        return build.make(true, TcpFlags::Syn, 0, 0, "request");
    };
    const auto synAck = [](const SegmentBuilder &build) {
        return build.make(false, TcpFlags::Syn | TcpFlags::Ack, 0, 8);
    };
    feed(f, { syn(f.build), syn(inside), synAck(inside), synAck(f.build) });
    feed(f, { inside.down(1, "response", 8), f.build.down(1, "response", 8) });
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    QCOMPARE(streamsOf(f, 0), std::string("request response"));
}

/// Offload merges segments on one interface and not on the other.
void TestTcpIdentity::copiesCutDifferently()
{
    FlowFixture f;
    const SegmentBuilder inside = withServer(seenAt(f.build, 1), at(172, 9, 80));
    f.handshake();
    feed(f, { inside.syn(), inside.synAck(), inside.up(1, {}) });
    feed(f,
        { f.build.up(1, "a long request"), inside.up(1, "a long"), inside.up(7, " req"),
            inside.up(11, "uest") });
    feed(f,
        { inside.down(1, "resp", 15), inside.down(5, "onse", 15),
            f.build.down(1, "response", 15) });
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    QCOMPARE(streamsOf(f, 0), std::string("a long request response"));
}

void TestTcpIdentity::copyFillsAHole()
{
    FlowFixture f;
    const SegmentBuilder inside = withServer(seenAt(f.build, 1), at(172, 9, 80));
    feed(f, { f.build.syn(), inside.syn(), inside.synAck(), f.build.synAck() });
    feed(f, { f.build.up(1, "aaa"), f.build.up(7, "ccc"), inside.up(4, "bbb") });
    QCOMPARE(f.text(0), std::string("aaabbbccc"));
}

void TestTcpIdentity::trafficOfBothNames()
{
    FlowFixture f;
    f.build.client = at(100, 1, 40000);
    f.build.server = at(120, 1, 80);
    const SegmentBuilder inside = withServer(seenAt(f.build, 1), at(9, 9, 80)); // order turned
    std::map<std::uint32_t, std::array<std::uint64_t, 3>> seen;
    for (const TcpSegment &segment : nested(f.build, inside)) {
        f.table.traffic.clear();
        f.table.process(segment);
        for (const HttpTraffic &traffic : f.table.traffic.entries()) {
            auto &sum = seen[traffic.interfaceIndex];
            sum[0] += traffic.packets;
            sum[1] += traffic.bytesToServer;
            sum[2] += traffic.bytesToClient;
        }
    }
    // The recorder says that low to high runs towards the server.
    const std::array<std::uint64_t, 3> expected { 10, 6 * 54 + 7, 4 * 54 + 8 };
    QCOMPARE(seen.size(), std::size_t { 2 });
    QVERIFY(seen[0] == expected);
    QVERIFY(seen[1] == expected);
}

void TestTcpIdentity::threeNames()
{
    FlowFixture f;
    const SegmentBuilder middle = withServer(seenAt(f.build, 1), at(172, 9, 80));
    const SegmentBuilder inside = withClient(seenAt(middle, 2), at(192, 3, 50000));
    const Segments outer = dialogue(f.build);
    const Segments centre = dialogue(middle);
    const Segments inner = dialogue(inside);
    for (std::size_t i = 0; i < outer.size(); ++i)
        feed(f, { outer[i], centre[i], inner[i] });
    QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
    QCOMPARE(streamsOf(f, 0), std::string(kWhole));
    QCOMPARE(f.table.counters.copiedConnections, std::uint64_t { 2 });
}

/// Another client gets the translated port soon after.
void TestTcpIdentity::nameIsUsedAgain()
{
    FlowFixture f;
    const Endpoint host = at(192, 3, 50000);
    feed(f, nested(f.build, withClient(seenAt(f.build, 1), host)));
    SegmentBuilder second = withClient(f.build, at(172, 77, 50000));
    second.clientStart += 123'456'789;
    second.serverStart += 987'654'321;
    feed(f, nested(second, withClient(seenAt(second, 1), host)));
    QCOMPARE(f.factory.handlers.size(), std::size_t { 2 });
    QCOMPARE(streamsOf(f, 0), std::string(kWhole));
    QCOMPARE(streamsOf(f, 1), std::string(kWhole));
    QCOMPARE(f.table.counters.copiedConnections, std::uint64_t { 2 });
}

void TestTcpIdentity::connectionIsReplacedUnderBothNames()
{
    FlowFixture f;
    const Endpoint server = at(172, 9, 80);
    feed(f, nested(f.build, withServer(seenAt(f.build, 1), server)));
    f.build.clientStart += 123'456'789;
    f.build.serverStart += 987'654'321;
    feed(f, nested(f.build, withServer(seenAt(f.build, 1), server)));
    QCOMPARE(f.factory.handlers.size(), std::size_t { 2 });
    QCOMPARE(streamsOf(f, 0), std::string(kWhole));
    QCOMPARE(streamsOf(f, 1), std::string(kWhole));
    f.table.finish(f.build.time);
    QCOMPARE(f.table.flows.size(), std::size_t { 0 });
}

void TestTcpIdentity::manyAtOnce()
{
    FlowFixture f;
    constexpr std::size_t kConnections = 300; // few enough that no set of the index overflows
    std::vector<Segments> dialogues;
    for (std::size_t i = 0; i < kConnections; ++i) {
        SegmentBuilder build = withClient({}, at(172, 1, static_cast<std::uint16_t>(20'000 + i)));
        build.clientStart = static_cast<std::uint32_t>(i * 64'000); // as old hosts choose them
        build.serverStart = static_cast<std::uint32_t>(i * 64'000 + 900);
        dialogues.push_back(nested(build,
            withClient(seenAt(build, 1), at(192, 3, static_cast<std::uint16_t>(50'000 - i)))));
    }
    for (std::size_t packet = 0; packet < dialogues[0].size(); ++packet) {
        for (const Segments &each : dialogues)
            f.table.process(each[packet]);
    }
    QCOMPARE(f.factory.handlers.size(), kConnections);
    QCOMPARE(f.table.counters.copiedConnections, std::uint64_t { kConnections });
    for (std::size_t i = 0; i < kConnections; ++i)
        QCOMPARE(streamsOf(f, i), std::string(kWhole));
}

void TestTcpIdentity::twoNetworks_data()
{
    QTest::addColumn<bool>("isAsymmetric");
    QTest::addColumn<bool>("isInterleaved");
    QTest::addColumn<bool>("hasHandshake");
    for (const bool isAsymmetric : { false, true })
        for (const bool isInterleaved : { false, true })
            for (const bool hasHandshake : { false, true })
                QTest::addRow("%s, %s, %s", isAsymmetric ? "a tag per direction" : "one tag",
                    isInterleaved ? "at once" : "one after the other",
                    hasHandshake ? "from the beginning" : "in the middle")
                    << isAsymmetric << isInterleaved << hasHandshake;
}

void TestTcpIdentity::twoNetworks()
{
    QFETCH(const bool, isAsymmetric);
    QFETCH(const bool, isInterleaved);
    QFETCH(const bool, hasHandshake);
    FlowFixture f;
    SegmentBuilder other = f.build;
    other.clientStart = 3'000'000'000;
    other.serverStart = 2'000'000'000;
    Segments one = dialogue(f.build);
    Segments two = dialogue(other);
    if (!hasHandshake) {
        one.erase(one.begin(), one.begin() + 3);
        two.erase(two.begin(), two.begin() + 3);
    }
    for (TcpSegment &segment : one)
        segment.capturePoint = isAsymmetric && segment.source == f.build.server ? 101 : 100;
    for (TcpSegment &segment : two)
        segment.capturePoint = isAsymmetric && segment.source == f.build.server ? 201 : 200;
    Segments all;
    if (isInterleaved) {
        for (std::size_t i = 0; i < one.size(); ++i)
            all = all + Segments { one[i], two[i] };
    } else {
        all = one + two;
    }
    feed(f, all);
    f.table.finish(f.build.time);
    QCOMPARE(f.factory.handlers.size(), std::size_t { 2 });
    for (std::size_t each = 0; each < 2; ++each) {
        QCOMPARE(f.text(0, each), std::string("request[end]"));
        QCOMPARE(f.text(1, each), std::string("response[end]"));
    }
    QCOMPARE(f.table.flows.size(), std::size_t { 0 });
}

/// Tagged and not, inside a tunnel and outside: the same numbers.
void TestTcpIdentity::copiesOnTwoNetworks()
{
    for (std::size_t first = 0; first < 8; ++first) {
        FlowFixture f;
        Segments all = nested(f.build, seenAt(f.build, 7));
        feed(f, Segments(all.begin() + static_cast<std::ptrdiff_t>(first), all.end()));
        f.table.finish(f.build.time);
        QCOMPARE(f.factory.handlers.size(), std::size_t { 1 });
        QCOMPARE(f.text(0), std::string("request[end]"));
        QCOMPARE(f.text(1), std::string("response[end]"));
        QCOMPARE(f.table.counters.flows, std::uint64_t { 1 });
    }
}

/// The client's number alone tells nothing: hosts that were started alike choose alike.
void TestTcpIdentity::sameClientNumberOnTwoNetworks()
{
    FlowFixture f;
    SegmentBuilder other = seenAt(f.build, 1);
    other.serverStart = 2'000'000'000;
    feed(f, nested(f.build, other));
    QCOMPARE(f.factory.handlers.size(), std::size_t { 2 });
    QCOMPARE(streamsOf(f, 0), std::string(kWhole));
    QCOMPARE(streamsOf(f, 1), std::string(kWhole));
}

/// A route changes: the stream goes on in another VLAN.
void TestTcpIdentity::continuesElsewhere()
{
    FlowFixture f;
    f.handshake();
    f.table.process(f.build.up(1, "aaa"));
    f.build = seenAt(f.build, 5);
    feed(f, { f.build.up(7, "ccc"), f.build.up(4, "bbb"), f.build.down(1, "answer", 10) });
    QCOMPARE(f.text(0), std::string("aaabbbccc"));
    QCOMPARE(f.text(1), std::string("answer"));
    QCOMPARE(f.table.counters.flows, std::uint64_t { 1 });
}

void TestTcpIdentity::flowsOfOneKeyAreLimited()
{
    FlowFixture f;
    for (std::uint32_t network = 0; network < 40; ++network) {
        SegmentBuilder build = seenAt(f.build, network);
        build.clientStart += network * 90'000'000;
        build.serverStart += network * 80'000'000;
        feed(f, { build.syn(), build.synAck(), build.up(1, "request") });
        QVERIFY(f.table.flows.size() <= f.table.limits.flowsPerKey);
    }
    QCOMPARE(f.table.flows.size(), f.table.limits.flowsPerKey);
    QCOMPARE(f.table.counters.flowsEvicted,
        std::uint64_t { 40 - f.table.limits.flowsPerKey }); // shown as a loss
    QCOMPARE(f.factory.handlers.size(), std::size_t { 40 });
    f.table.finish(f.build.time);
    QCOMPARE(f.table.flows.size(), std::size_t { 0 });
}

void TestTcpIdentity::sightingsAreLimited()
{
    EngineLimits limits;
    limits.sightings = SightingIndex::kSetSize;
    RecordingFactory factory;
    FlowTable::State table(limits, factory);
    SegmentBuilder build;
    for (std::uint16_t i = 0; i < 100; ++i) {
        build.client.port = static_cast<std::uint16_t>(1000 + i);
        build.clientStart += 7777;
        table.process(build.syn());
        table.process(build.synAck());
    }
    QCOMPARE(table.counters.sightingsForgotten, std::uint64_t { 200 - SightingIndex::kSetSize });
    // Old ones are no loss.
    build.client.port = 999;
    build.time += 10 * kSecond;
    table.process(build.syn());
    table.process(build.synAck());
    QCOMPARE(table.counters.sightingsForgotten, std::uint64_t { 200 - SightingIndex::kSetSize });
}

QTEST_APPLESS_MAIN(TestTcpIdentity)
#include "test_tcp_identity.moc"
