// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/engine_run.h"
#include "captures/figures.h"
#include "captures/networks.h"
#include "captures/tcp_frame.h"
#include "captures/transform.h"
#include "support/pcap_writer.h"
#include "support/tcp_conversation.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <functional>
#include <tuple>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

/// What a transformation may change besides packets, link bytes and what was lost.
enum class MayChange {
    NamesOnly,
    Traffic,
    ClientNames, ///< and which of its two addresses names a client
    Latency
};

/// Captures in which HTTP begins in the middle of a connection (behind SOCKS, or not at all): there
/// a segment that starts like a message is the only sign of it, so segments may not be moved.
const QStringList kFoundBySegmentStart = { QStringLiteral("not_http.pcap"),
    QStringLiteral("arkime--socks5-http-302.pcap"), QStringLiteral("arkime--socks5-reverse.pcap") };

/// Which captures a transformation fits.
enum class Needs {
    Anything,
    OneLink, ///< a pcap file has one link type and no interfaces
    WholeSegments, ///< every TCP segment is one that transform.h understands
    /// And no stream has a hole or an unknown beginning, where the start of a segment is all that
    /// a reader has to go by.
    WholeStreams,
};

struct Transformation {
    QString name;
    MayChange mayChange = MayChange::NamesOnly;
    Needs needs = Needs::Anything;
    std::function<Bytes(const Frames &)> apply;
};

Bytes asPcap(const Frames &frames, bool bigEndian)
{
    return pcapFile(frames,
        { .nanoseconds = true, .bigEndian = bigEndian, .linkType = frames.front().linkType });
}

std::vector<Transformation> fileFormats()
{
    return { { QStringLiteral("pcapng"), MayChange::NamesOnly, Needs::Anything, pcapngFile },
        { QStringLiteral("big endian"), MayChange::NamesOnly, Needs::OneLink,
            [](const Frames &frames) { return asPcap(frames, true); } },
        { QStringLiteral("gzip"), MayChange::NamesOnly, Needs::OneLink,
            [](const Frames &frames) { return gzipped(asPcap(frames, false)); } } };
}

/// An Ethernet frame with @p tag between its addresses and its ethertype.
Bytes withTag(const Bytes &frame, const Bytes &tag)
{
    Bytes bytes = frame;
    bytes.insert(bytes.begin() + 12, tag.begin(), tag.end());
    return bytes;
}

Bytes inIp(std::uint8_t proto, const Bytes &payload)
{
    return ethernetIp(ip({ .source = address("203.0.113.1"),
                             .destination = address("203.0.113.2"),
                             .protocol = proto },
        payload));
}

Bytes inUdp(std::uint16_t port, const Bytes &payload)
{
    return inIp(protocol::kUdp,
        udp(endpoint("203.0.113.1", 50'000), endpoint("203.0.113.2", port), payload));
}

std::vector<Transformation> insideEncapsulations()
{
    std::vector<Transformation> all;
    const auto add = [&all](const char *name, std::function<Bytes(const Bytes &)> encapsulate) {
        all.push_back({ QString::fromLatin1(name), MayChange::Traffic, Needs::WholeSegments,
            [encapsulate = std::move(encapsulate)](
                const Frames &frames) { return pcapngFile(encapsulated(frames, encapsulate)); } });
    };
    using F = const Bytes &;
    add("in VXLAN", [](F frame) { return inUdp(4789, vxlan(77, frame)); });
    add("in Geneve", [](F frame) { return inUdp(6081, geneve(77, 0x6558, frame)); });
    add("in GRE", [](F frame) { return inIp(protocol::kGre, gre(0x6558, frame, { .key = 5 })); });
    add("in ERSPAN", [](F frame) {
        return inIp(protocol::kGre, gre(ethertype::kErspan2, erspan2(7, frame), { .sequence = 1 }));
    });
    add("in a pseudowire", [](F frame) { return ethernet(ethertype::kMpls, mpls({ 16 }, frame)); });
    add("in PBB", [](F frame) { return ethernet(0x88e7, join({ { 0, 0, 1, 2 }, frame })); });
    add("in NSH", [](F frame) {
        return ethernet(0x894f, join({ { 0, 0x42, 2, 3, 0, 0, 1, 255 }, frame }));
    });
    add("behind an R-TAG", [](F frame) { return withTag(frame, { 0xf1, 0xc1, 0, 0, 1, 2 }); });
    add("behind Cisco metadata", [](F frame) {
        return withTag(frame, { 0x89, 0x09, 1, 1, 0, 1, 0, 99 });
    });
    add("behind HSR", [](F frame) { return withTag(frame, { 0x89, 0x2f, 0x10, 100, 0, 1 }); });
    add("in clear MACsec", [](F frame) {
        return withTag(frame, { 0x88, 0xe5, 0, 0, 0, 0, 0, 9 });
    });
    return all;
}

std::vector<Transformation> transformations()
{
    std::vector<Transformation> all = fileFormats();
    all.push_back({ QStringLiteral("every packet twice"), MayChange::Traffic, Needs::Anything,
        [](const Frames &frames) { return pcapngFile(duplicated(frames)); } });
    all.push_back({ QStringLiteral("behind a VLAN tag"), MayChange::Traffic, Needs::Anything,
        [](const Frames &frames) { return pcapngFile(tagged(frames, 7)); } });
    for (Transformation &one : insideEncapsulations())
        all.push_back(std::move(one));
    all.push_back(
        { QStringLiteral("sequence numbers across 2^32"), MayChange::Traffic, Needs::WholeSegments,
            [](const Frames &frames) { return pcapngFile(acrossSequenceWrap(frames)); } });
    for (const std::size_t size : { 1u, 7u, 100u, 1000u }) {
        all.push_back({ QStringLiteral("segments of %1 bytes").arg(size), MayChange::Traffic,
            Needs::WholeStreams,
            [size](const Frames &frames) { return pcapngFile(resplit(frames, size)); } });
    }
    for (const std::size_t distance : { 1u, 2u, 3u }) {
        for (const std::uint32_t seed : { 1u, 2u, 3u }) {
            all.push_back({ QStringLiteral("reordered by %1 (seed %2)").arg(distance).arg(seed),
                MayChange::Latency, Needs::WholeStreams, [distance, seed](const Frames &frames) {
                    return pcapngFile(reordered(frames, distance, seed));
                } });
        }
    }
    all.push_back({ QStringLiteral("small segments, reordered, twice, wrapped"), MayChange::Latency,
        Needs::WholeStreams, [](const Frames &frames) {
            return pcapngFile(
                duplicated(reordered(acrossSequenceWrap(resplit(frames, 200)), 2, 4)));
        } });
    return all;
}

std::vector<Transformation> copies()
{
    std::vector<Transformation> all;
    for (const bool ofServer : { true, false }) {
        all.push_back({ ofServer ? QStringLiteral("server's address translated")
                                 : QStringLiteral("client's address translated"),
            ofServer ? MayChange::Traffic : MayChange::ClientNames, Needs::WholeSegments,
            [ofServer](const Frames &frames) {
                return pcapngFile(withTranslatedCopies(frames, ofServer));
            } });
    }
    for (const Encapsulation &each : encapsulations()) {
        for (const bool isAsymmetric : { false, true }) {
            all.push_back(
                { QStringLiteral("copies in %1%2")
                        .arg(each.name,
                            isAsymmetric ? QStringLiteral(", one per direction") : QString()),
                    MayChange::Traffic, Needs::WholeSegments,
                    [wrap = each.wrap, isAsymmetric](const Frames &frames) {
                        return pcapngFile(withWrappedCopies(frames, wrap, isAsymmetric));
                    } });
        }
    }
    return all;
}

bool fits(Needs needs, const Frames &frames, const StatsSnapshot &stats)
{
    switch (needs) {
    case Needs::Anything:
        return true;
    case Needs::OneLink:
        return std::all_of(frames.begin(), frames.end(), [&](const Frame &frame) {
            return frame.linkType == frames.front().linkType && frame.interfaceIndex == 0;
        });
    case Needs::WholeStreams:
        if (stats.desyncs + stats.unpaired + stats.incomplete + stats.loss.gaps > 0)
            return false;
        if (!isInOrder(frames))
            return false;
        [[fallthrough]];
    case Needs::WholeSegments:
        return isUnderstood(frames);
    }
    return false;
}

/// Without the fields that @p mayChange allows to differ.
StatsSnapshot comparable(StatsSnapshot stats, MayChange mayChange)
{
    for (InterfaceRow &row : stats.interfaces) {
        row.name.clear();
        row.kernelDropped = row.interfaceDropped = 0;
    }
    // Interfaces without a packet, and what a file tells of drops and of its damage, are left out.
    std::sort(stats.interfaces.begin(), stats.interfaces.end(),
        [](const InterfaceRow &left, const InterfaceRow &right) {
            return std::tie(left.packets, left.httpBytesToServer, left.httpBytesToClient)
                < std::tie(right.packets, right.httpBytesToServer, right.httpBytesToClient);
        });
    std::erase_if(stats.interfaces, [](const InterfaceRow &row) { return row.packets == 0; });
    stats.loss.kernelDropped = stats.loss.interfaceDropped = stats.loss.damagedBytes = 0;
    if (mayChange == MayChange::NamesOnly)
        return stats;
    stats.interfaces.clear();
    stats.loss = {};
    stats.notAnalyzed = {};
    stats.timestampOutliers = stats.clockSteps = 0; // of packets, too
    if (mayChange == MayChange::ClientNames)
        stats.clients.clear();
    if (mayChange == MayChange::Traffic || mayChange == MayChange::ClientNames)
        return stats;
    stats.latency = {};
    for (HostRow &row : stats.hosts)
        row.latency = {};
    for (SectionRow &row : stats.sections)
        row.latency = {};
    return stats;
}

constexpr qint64 kModerateBytes = 150'000;

QStringList chosenCaptures()
{
    QStringList captures = capturesWithTruth(QStringLiteral(HITWATCH_TEST_DATA "/captures/data"));
    const QStringList corpus = capturesWithTruth(
        qEnvironmentVariable("HITWATCH_CORPUS", QStringLiteral(HITWATCH_CORPUS_DEFAULT)));
    for (const QString &path : corpus) {
        const bool exact = readJson(truthPath(path))[QLatin1String("tolerance")].toString()
            == QLatin1String("exact");
        if (exact && QFileInfo(path).size() <= kModerateBytes)
            captures += path;
    }
    return captures;
}

QStringList describe(const StatsSnapshot &ours, const StatsSnapshot &original)
{
    QStringList lines = differences(figuresOf(ours), figuresOf(original));
    const auto compare = [&](const char *name, auto left, auto right) {
        if (left != right)
            lines += QStringLiteral("%1: %2 instead of %3")
                         .arg(QLatin1String(name))
                         .arg(left)
                         .arg(right);
    };
    compare("incomplete", ours.incomplete, original.incomplete);
    compare("unpaired", ours.unpaired, original.unpaired);
    compare("desyncs", ours.desyncs, original.desyncs);
    compare("http2", ours.http2, original.http2);
    compare("latencies", ours.latency.count, original.latency.count);
    compare("from", ours.from, original.from);
    compare("to", ours.to, original.to);
    for (std::size_t row = 0; row < std::min(ours.interfaces.size(), original.interfaces.size());
         ++row) {
        const InterfaceRow &mine = ours.interfaces[row];
        const InterfaceRow &other = original.interfaces[row];
        compare("packets", mine.packets, other.packets);
        compare("bytes to server", mine.httpBytesToServer, other.httpBytesToServer);
        compare("bytes to client", mine.httpBytesToClient, other.httpBytesToClient);
    }
    compare("interfaces", ours.interfaces.size(), original.interfaces.size());
    compare("gap bytes", ours.loss.gapBytes, original.loss.gapBytes);
    if (ours.loss.undecodable != original.loss.undecodable)
        lines += QStringLiteral("undecodable packets differ");
    if (ours != original && lines.isEmpty())
        lines += QStringLiteral("something else differs (bytes, clients, latencies, loss)");
    return lines;
}

} // namespace

/// Changes to a capture that a monitor must not notice.
class TestMetamorphic : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reportStaysTheSame_data();
    void reportStaysTheSame();
    void otherNetworkCountsToo_data();
    void otherNetworkCountsToo();
    void strayPacketsChangeNothing_data();
    void strayPacketsChangeNothing();
    void clockOffsetsChangeNoPair_data();
    void clockOffsetsChangeNoPair();
};

void TestMetamorphic::reportStaysTheSame_data()
{
    QTest::addColumn<QString>("capture");
    const QStringList captures = chosenCaptures();
    for (const QString &capture : captures)
        QTest::newRow(qPrintable(QFileInfo(capture).fileName())) << capture;
}

void TestMetamorphic::reportStaysTheSame()
{
    QFETCH(QString, capture);
    const EngineRun original = runFile(capture.toStdString());
    const Frames frames = readFrames(capture.toStdString());
    if (!original.report || frames.empty())
        QSKIP("no packet in this capture");
    const bool foundBySegmentStart = kFoundBySegmentStart.contains(QFileInfo(capture).fileName());
    QStringList found;
    std::vector<Transformation> all = transformations();
    std::ranges::move(copies(), std::back_inserter(all));
    for (const Transformation &transformation : all) {
        if (!fits(transformation.needs, frames, original.report->stats)
            || (transformation.needs == Needs::WholeStreams && foundBySegmentStart))
            continue;
        const EngineRun run = runMemory(transformation.apply(frames));
        QVERIFY2(run.report, qPrintable(transformation.name));
        const StatsSnapshot expected = comparable(original.report->stats, transformation.mayChange);
        const StatsSnapshot stats = comparable(run.report->stats, transformation.mayChange);
        if (stats != expected)
            found += transformation.name + QLatin1String(": ")
                + describe(stats, expected).join(QLatin1String("; "));
    }
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestMetamorphic::otherNetworkCountsToo_data()
{
    reportStaysTheSame_data();
}

/// Another connection with the same addresses at the same time, in another tunnel.
void TestMetamorphic::otherNetworkCountsToo()
{
    QFETCH(QString, capture);
    const EngineRun original = runFile(capture.toStdString());
    const Frames frames = readFrames(capture.toStdString());
    if (!original.report || frames.empty()
        || !fits(Needs::WholeStreams, frames, original.report->stats))
        QSKIP("streams with holes, or none");
    Frames plain = frames;
    std::erase_if(plain, [](const Frame &frame) { return !findTcp(frame); });
    if (runMemory(pcapngFile(plain)).report->stats.requests != original.report->stats.requests)
        QSKIP("HTTP in tunnels or fragments");
    const StatsSnapshot &one = original.report->stats;
    QStringList found;
    for (const Encapsulation &each : encapsulations()) {
        const EngineRun run = runMemory(pcapngFile(onTwoNetworks(frames, each.wrap)));
        QVERIFY2(run.report, qPrintable(each.name));
        const StatsSnapshot &two = run.report->stats;
        const std::array counts { two.requests, two.responses, two.interim, two.latency.count };
        const std::array expected { 2 * one.requests, 2 * one.responses, 2 * one.interim,
            2 * one.latency.count };
        if (counts != expected || two.unpaired + two.desyncs + two.loss.gaps > 0)
            found += QStringLiteral("%1: %2 requests instead of %3, %4 responses instead of %5")
                         .arg(each.name)
                         .arg(two.requests)
                         .arg(2 * one.requests)
                         .arg(two.responses)
                         .arg(2 * one.responses);
    }
    QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
}

void TestMetamorphic::strayPacketsChangeNothing_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("reply");
    const std::vector<std::pair<const char *, Stray>> kinds { { "SYN", Stray::Syn },
        { "SYN+ACK", Stray::SynAck }, { "RST", Stray::Reset }, { "FIN", Stray::Fin },
        { "far data", Stray::FarData }, { "far data twice", Stray::FarDataTwice } };
    for (const auto &[name, kind] : kinds)
        for (const bool reply : { false, true })
            QTest::addRow("%s%s", name, reply ? ", other direction" : "")
                << static_cast<int>(kind) << reply;
}

/// Two requests that are answered after a while, a pause, and another one.
Frames quietDialogue()
{
    TcpConversation talk;
    talk.open();
    for (const char *path : { "/a", "/b", "/c" }) {
        talk.client(std::string("GET ") + path + " HTTP/1.1\r\nHost: h.example\r\n\r\n");
        talk.wait(20 * kSecond);
        talk.server("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n" + std::string(4000, 'x'));
        talk.wait(20 * kSecond);
    }
    talk.close();
    return talk.frames();
}

void TestMetamorphic::strayPacketsChangeNothing()
{
    QFETCH(const int, kind);
    QFETCH(const bool, reply);
    const Frames frames = quietDialogue();
    const EngineRun original = runMemory(pcapngFile(frames));
    QVERIFY(original.report);
    QCOMPARE(original.report->stats.requests, std::uint64_t { 3 });
    for (std::size_t position = 0; position + 3 < frames.size(); ++position) {
        const EngineRun run =
            runMemory(pcapngFile(withStray(frames, position, static_cast<Stray>(kind), reply)));
        QVERIFY(run.report);
        const QStringList found =
            describe(comparable(run.report->stats, MayChange::Traffic),
                comparable(original.report->stats, MayChange::Traffic))
                .filter(QRegularExpression(QStringLiteral("^(?!something else)")));
        QVERIFY2(run.report->stats.loss.gaps == 0 && found.isEmpty(),
            qPrintable(QStringLiteral("behind frame %1: %2")
                           .arg(position)
                           .arg(found.join(QLatin1String("; ")))));
    }
}

void TestMetamorphic::clockOffsetsChangeNoPair_data()
{
    QTest::addColumn<qint64>("offset");
    for (const int milliseconds : { -3'600'000, -50, -2, 2, 50, 3'600'000 })
        QTest::addRow("%d ms", milliseconds) << qint64 { milliseconds * kMillisecond };
}

void TestMetamorphic::clockOffsetsChangeNoPair()
{
    QFETCH(const qint64, offset);
    TcpConversation talk;
    talk.open();
    for (int turn = 0; turn < 6; ++turn) {
        const bool isGood = turn % 2 == 0;
        talk.client(std::string(isGood ? "GET /good" : "GET /bad")
            + " HTTP/1.1\r\nHost: h.example\r\n\r\n");
        talk.server(std::string(isGood ? "HTTP/1.1 200 OK" : "HTTP/1.1 500 No")
            + "\r\nContent-Length: 0\r\n\r\n");
    }
    talk.close();
    const EngineRun run = runMemory(pcapngFile(withClockOffset(talk.frames(), offset)));
    QVERIFY(run.report);
    const StatsSnapshot &stats = run.report->stats;
    QCOMPARE(stats.requests, std::uint64_t { 6 });
    QCOMPARE(stats.responses, std::uint64_t { 6 });
    QCOMPARE(stats.unpaired, std::uint64_t { 0 });
    for (const SectionRow &row : stats.sections) {
        QCOMPARE(row.responses, std::uint64_t { 3 });
        const bool isGood = row.section == "/good";
        QCOMPARE(row.statuses.size(), std::size_t { 1 });
        QCOMPARE(row.statuses.front().first, static_cast<std::uint16_t>(isGood ? 200 : 500));
    }
}

QTEST_GUILESS_MAIN(TestMetamorphic)
#include "test_metamorphic.moc"
