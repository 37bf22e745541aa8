// SPDX-License-Identifier: GPL-3.0-or-later
// The real helper on real interfaces, in a network namespace of this test's own.
#include "capture/live/live_source.h"
#include "live/frame_reader.h"
#include "live/private_network.h"

#include <QFile>
#include <QtTest>

#include <unistd.h>

#include <csignal>
#include <functional>
#include <thread>

using namespace hitwatch;

namespace {

bool waitForState(LiveSource &source, std::size_t index, InterfaceState state)
{
    return eventually([&] {
        PacketRef packet;
        source.next(packet, 100);
        return source.interfaces()[index].state == state;
    });
}

} // namespace

class TestLiveCapture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void capturesTwoInterfacesAtOnce();
    void keepsTheContentOfPackets();
    void filtersAndCuts();
    void seesLoopbackPacketsOnce();
    void capturesAny();
    void namesWhatExistsWhenAnInterfaceIsUnknown();
    void refusesAWrongFilter();
    void refusesAnInterfaceThatIsDown();
    void waitsForAnInterfaceThatIsDownAtTheStart();
    void countsWhatWasCapturedBeforeADeletion();
    void returnsAfterDeletion();
    void returnsAfterDown();
    void followsTheNameWhenAnInterfaceIsReplaced();
    void countsWhatASlowReaderLoses();
    void stopsWhileBlocked();
    void stopsWhileTheHelperIsBlocked();
    void handsOutWhatWasCapturedBeforeAStop();
};

void TestLiveCapture::initTestCase()
{
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
}

void TestLiveCapture::init()
{
    QVERIFY(addInterfacePair());
}

void TestLiveCapture::cleanup()
{
    removeInterfacePair();
}

void TestLiveCapture::capturesTwoInterfacesAtOnce()
{
    auto source = LiveSource::start(liveOptions({ "vb", "va" }));
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    FrameSender sender("va");
    QCOMPARE(sender.send(100), 100);
    int seen[2] = { 0, 0 };
    QVERIFY(eventually([&] {
        PacketRef packet;
        if (source.value()->next(packet, 1000) == SourceStatus::Packet
            && frameNumber(packet) >= 0) {
            Q_ASSERT(packet.interfaceIndex < 2);
            ++seen[packet.interfaceIndex];
        }
        return seen[0] == 100 && seen[1] == 100;
    }));
    const auto &counters = source.value()->interfaces();
    QCOMPARE(counters.size(), std::size_t { 2 });
    QCOMPARE(counters[0].name, std::string("vb"));
    QCOMPARE(counters[1].name, std::string("va"));
    QVERIFY(counters[0].packets >= 100 && counters[0].bytes >= 100 * 200);
    QCOMPARE(counters[1].kernelDropped, std::uint64_t { 0 });
}

void TestLiveCapture::keepsTheContentOfPackets()
{
    auto source = LiveSource::start(liveOptions({ "va" }));
    QVERIFY(source);
    const TimeNs before = source.value()->clock();
    FrameSender("va").send(1, 1000);
    PacketRef packet;
    QVERIFY(eventually([&] {
        return source.value()->next(packet, 1000) == SourceStatus::Packet
            && frameNumber(packet) == 0;
    }));
    QCOMPARE(packet.linkType, 1U);
    QCOMPARE(packet.wireLength, 1000U);
    QCOMPARE(packet.captured.size(), std::size_t { 1000 });
    QCOMPARE(packet.captured[6], std::uint8_t { 2 });
    QCOMPARE(packet.captured[999], std::uint8_t { 0 });
    QVERIFY(packet.time >= before && packet.time <= source.value()->clock());
}

void TestLiveCapture::filtersAndCuts()
{
    LiveOptions wanted = liveOptions({ "va" });
    wanted.filter = "ether proto 0x88b5 and greater 500";
    wanted.snapshotLength = 64;
    auto source = LiveSource::start(wanted);
    QVERIFY(source);
    FrameSender sender("va");
    sender.send(5, 200);
    sender.send(1, 600);
    PacketRef packet;
    QVERIFY(eventually([&] { return source.value()->next(packet, 1000) == SourceStatus::Packet; }));
    QCOMPARE(frameNumber(packet), 5);
    QCOMPARE(packet.wireLength, 600U);
    QCOMPARE(packet.captured.size(), std::size_t { 64 });
}

void TestLiveCapture::seesLoopbackPacketsOnce()
{
    auto source = LiveSource::start(liveOptions({ "lo" }));
    QVERIFY(source);
    FrameSender sender("lo");
    sender.send(50);
    QVERIFY(readFrames(*source.value(), 0, 50)); // fails on a repeated number
}

void TestLiveCapture::capturesAny()
{
    auto source = LiveSource::start(liveOptions({ "any" }));
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    FrameSender("va").send(1);
    PacketRef packet;
    QVERIFY(eventually([&] { return source.value()->next(packet, 1000) == SourceStatus::Packet; }));
    QCOMPARE(packet.linkType, 276U); // LINKTYPE_LINUX_SLL2
}

void TestLiveCapture::namesWhatExistsWhenAnInterfaceIsUnknown()
{
    const auto source = LiveSource::start(liveOptions({ "va", "nope0" }));
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::NotFound);
    QCOMPARE(source.error().message, std::string("no interface \"nope0\"; available: lo, va, vb"));
}

void TestLiveCapture::refusesAWrongFilter()
{
    LiveOptions wanted = liveOptions({ "va" });
    wanted.filter = "tcp prot 80";
    const auto source = LiveSource::start(wanted);
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::InvalidInput);
    QVERIFY(source.error().message.find("the filter \"tcp prot 80\" is invalid: ") == 0);
}

void TestLiveCapture::refusesAnInterfaceThatIsDown()
{
    QVERIFY(ip(QStringLiteral("link set va down")));
    const auto source = LiveSource::start(liveOptions({ "va" }));
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::ResourceGone);
    QCOMPARE(source.error().message,
        std::string("va is down; run \"sudo ip link set va up\", then try again"));
}

void TestLiveCapture::waitsForAnInterfaceThatIsDownAtTheStart()
{
    QVERIFY(ip(QStringLiteral("link set va down")));
    auto source = LiveSource::start(liveOptions({ "lo", "va" }));
    QVERIFY(source);
    QCOMPARE(source.value()->interfaces()[0].state, InterfaceState::Capturing);
    QCOMPARE(source.value()->interfaces()[1].state, InterfaceState::Down);
    QCOMPARE(source.value()->takeNotices(),
        std::vector<std::string> { "va is down; waiting for it to come up" });
    QVERIFY(ip(QStringLiteral("link set va up")));
    QVERIFY(waitForState(*source.value(), 1, InterfaceState::Capturing));
    QCOMPARE(source.value()->takeNotices(), std::vector<std::string> { "va is up; capturing" });
    FrameSender("va").send(10);
    QVERIFY(readFrames(*source.value(), 1, 10));
}

/// The kernel still holds what an interface carried in its last moment.
void TestLiveCapture::countsWhatWasCapturedBeforeADeletion()
{
    auto source = LiveSource::start(liveOptions({ "va" }));
    QVERIFY(source);
    FrameSender sender("va");
    std::thread deleter([] { ip(QStringLiteral("link del va")); });
    int sent = 0;
    while (sent < 100'000 && sender.send(1) == 1)
        ++sent;
    deleter.join();
    int seen = 0;
    bool told = false;
    QVERIFY(eventually([&] {
        PacketRef packet;
        if (source.value()->next(packet, 100) == SourceStatus::Packet && frameNumber(packet) >= 0)
            ++seen;
        for (const std::string &notice : source.value()->takeNotices())
            told = told || notice.find("disappeared") != std::string::npos;
        return told && seen >= sent;
    }));
    QCOMPARE(seen, sent);
}

void TestLiveCapture::returnsAfterDeletion()
{
    auto source = LiveSource::start(liveOptions({ "va", "lo" }));
    QVERIFY(source);
    for (std::uint64_t round = 1; round <= 3; ++round) {
        FrameSender("va").send(20);
        QVERIFY(readFrames(*source.value(), 0, 20));
        QVERIFY(ip(QStringLiteral("link del va")));
        QVERIFY(waitForState(*source.value(), 0, InterfaceState::Gone));
        QCOMPARE(source.value()->takeNotices(),
            std::vector<std::string> { "va disappeared; waiting for it to come back" });

        FrameSender("lo").send(5);
        QVERIFY(readFrames(*source.value(), 1, 5)); // the others go on

        QVERIFY(ip(QStringLiteral("link add va type veth peer name vb")));
        QVERIFY(ip(QStringLiteral("link set va up")));
        QVERIFY(ip(QStringLiteral("link set vb up")));
        QVERIFY(waitForState(*source.value(), 0, InterfaceState::Capturing));
        QCOMPARE(source.value()->takeNotices(), std::vector<std::string> { "va is back" });
        QVERIFY(source.value()->interfaces()[0].packets >= 20 * round);
    }
    QVERIFY(source.value()->helperIds().size() <= 2);
    FrameSender("va").send(20);
    QVERIFY(readFrames(*source.value(), 0, 20));
}

void TestLiveCapture::returnsAfterDown()
{
    auto source = LiveSource::start(liveOptions({ "va" }));
    QVERIFY(source);
    QVERIFY(ip(QStringLiteral("link set va down")));
    QVERIFY(waitForState(*source.value(), 0, InterfaceState::Down));
    QCOMPARE(source.value()->takeNotices(),
        std::vector<std::string> { "va went down; waiting for it to come up" });
    QVERIFY(ip(QStringLiteral("link set va up")));
    QVERIFY(waitForState(*source.value(), 0, InterfaceState::Capturing));
    QCOMPARE(source.value()->takeNotices(), std::vector<std::string> { "va is up again" });
    FrameSender("va").send(20);
    QVERIFY(readFrames(*source.value(), 0, 20));
}

void TestLiveCapture::followsTheNameWhenAnInterfaceIsReplaced()
{
    auto source = LiveSource::start(liveOptions({ "va" }));
    QVERIFY(source);
    // The helper keeps the renamed one open and cannot tell.
    QVERIFY(ip(QStringLiteral("link set va name old")));
    QVERIFY(waitForState(*source.value(), 0, InterfaceState::Gone));
    QVERIFY(ip(QStringLiteral("link add va type veth peer name vc")));
    QVERIFY(ip(QStringLiteral("link set va up")));
    QVERIFY(ip(QStringLiteral("link set vc up")));
    QVERIFY(waitForState(*source.value(), 0, InterfaceState::Capturing));
    FrameSender("old").send(20);
    FrameSender("va").send(20);
    QVERIFY(readFrames(*source.value(), 0, 20)); // fails on the numbers of both
    QCOMPARE(source.value()->helperIds().size(), std::size_t { 1 });
    ip(QStringLiteral("link del old"));
}

void TestLiveCapture::countsWhatASlowReaderLoses()
{
    LiveOptions wanted = liveOptions({ "va" });
    wanted.bufferBytes = 1024U * 1024;
    wanted.filter = "ether proto 0x88b5";
    auto source = LiveSource::start(wanted);
    QVERIFY(source);
    const auto sent = static_cast<std::uint64_t>(FrameSender("va").send(20'000, 1400));
    QVERIFY(sent > 0);

    const InterfaceCounters &counters = source.value()->interfaces()[0];
    QVERIFY(eventually([&] {
        PacketRef packet;
        source.value()->next(packet, 100);
        return counters.packets + counters.kernelDropped >= sent;
    }));
    QVERIFY(counters.kernelDropped > 0);
    QCOMPARE(counters.packets + counters.kernelDropped, sent);
}

void TestLiveCapture::stopsWhileBlocked()
{
    auto source = LiveSource::start(liveOptions({ "va" }));
    QVERIFY(source);
    std::thread stopper([&source] { source.value()->requestStop(); });
    PacketRef packet;
    QVERIFY(eventually([&] { // a packet or two of the kernel's own may come first
        return source.value()->next(packet, kLongWaitMs) == SourceStatus::End;
    }));
    stopper.join();
    QCOMPARE(source.value()->next(packet, kLongWaitMs), SourceStatus::End);
    QVERIFY(!source.value()->error());
}

void TestLiveCapture::stopsWhileTheHelperIsBlocked()
{
    LiveOptions wanted = liveOptions({ "va" });
    wanted.bufferBytes = 1024U * 1024;
    wanted.filter = "ether proto 0x88b5";
    auto source = LiveSource::start(wanted);
    QVERIFY(source);
    const auto sent = static_cast<std::uint64_t>(FrameSender("va").send(20'000, 1400));
    const int helper = source.value()->helperIds().front();
    // Nothing was read, so the pipe is full and the helper waits for room in it.
    source.value()->requestStop();
    PacketRef packet;
    QVERIFY(
        eventually([&] { return source.value()->next(packet, kLongWaitMs) == SourceStatus::End; }));
    const InterfaceCounters &counters = source.value()->interfaces()[0];
    QVERIFY(counters.kernelDropped > 0); // told with the last statistics
    QVERIFY(counters.kernelDropped < sent);
    source.value().reset();
    QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(helper))); // not even as a zombie
}

/// The kernel keeps packets back for a while, to hand over many at once.
void TestLiveCapture::handsOutWhatWasCapturedBeforeAStop()
{
    auto source = LiveSource::start(liveOptions({ "va", "vb" }));
    QVERIFY(source);
    QCOMPARE(FrameSender("va").send(50), 50);
    source.value()->requestStop();
    int seen[2] = { 0, 0 };
    PacketRef packet;
    while (source.value()->next(packet, kLongWaitMs) == SourceStatus::Packet) {
        if (frameNumber(packet) >= 0)
            ++seen[packet.interfaceIndex];
    }
    QCOMPARE(seen[0], 50);
    QCOMPARE(seen[1], 50);
    QVERIFY(!source.value()->error());
}

QTEST_GUILESS_MAIN(TestLiveCapture)
#include "test_live_capture.moc"
