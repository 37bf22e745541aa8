// SPDX-License-Identifier: GPL-3.0-or-later
// Which interfaces are captured, in a network namespace of this test's own.
#include "capture/live/interface_limit.h"
#include "capture/live/live_source.h"
#include "live/frame_reader.h"
#include "live/private_network.h"

#include <QFile>
#include <QTemporaryFile>
#include <QtTest>

#include <csignal>

using namespace hitwatch;

namespace {

/// The index of @p name once it is being captured; -1: it never is.
int capturedAs(LiveSource &source, const std::string &name)
{
    int index = -1;
    eventually([&] {
        PacketRef packet;
        source.next(packet, 100);
        const auto &all = source.interfaces();
        for (std::size_t at = 0; at < all.size(); ++at) {
            if (all[at].name == name && all[at].state == InterfaceState::Capturing)
                index = static_cast<int>(at);
        }
        return index >= 0;
    });
    return index;
}

} // namespace

class TestLiveInterfaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void anyNameIsCaptured();
    void newOnesAreCaptured();
    void onlyNamedOnesAreCaptured();
    void oneThatDoesNotFitTheFilter();
    void aHelperThatEndsTakesOnlyItsOwn();
    void moreThanCanBeCaptured();
};

void TestLiveInterfaces::initTestCase()
{
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
    QVERIFY(ip(QStringLiteral("link set lo up")));
}

void TestLiveInterfaces::init()
{
    QVERIFY(addInterfacePair());
}

void TestLiveInterfaces::cleanup()
{
    for (const char *name : { "va", "vc", "vpn-é0" }) {
        if (QFile::exists(QStringLiteral("/sys/class/net/") + QString::fromUtf8(name)))
            ip(QStringLiteral("link del ") + QString::fromUtf8(name));
    }
}

void TestLiveInterfaces::anyNameIsCaptured()
{
    QVERIFY(ip(QStringLiteral("link add vpn-é0 type veth peer name vpn-é1")));
    QVERIFY(ip(QStringLiteral("link set vpn-é0 up")));
    QVERIFY(ip(QStringLiteral("link set vpn-é1 up")));
    auto source = LiveSource::start(liveOptions());
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    const int index = capturedAs(*source.value(), "vpn-é0");
    QVERIFY(index >= 0);
    FrameSender("vpn-é1").send(20);
    QVERIFY(readFrames(*source.value(), static_cast<std::uint32_t>(index), 20));
    QVERIFY(capturedAs(*source.value(), "va") >= 0);
}

void TestLiveInterfaces::newOnesAreCaptured()
{
    auto source = LiveSource::start(liveOptions());
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    for (int round = 0; round < 2; ++round) {
        QVERIFY(ip(QStringLiteral("link add vc type veth peer name vd")));
        QVERIFY(ip(QStringLiteral("link set vc up")));
        QVERIFY(ip(QStringLiteral("link set vd up")));
        const int index = capturedAs(*source.value(), "vc");
        QVERIFY(index >= 0);
        QCOMPARE(index, capturedAs(*source.value(), "vc"));
        FrameSender("vd").send(20);
        QVERIFY(readFrames(*source.value(), static_cast<std::uint32_t>(index), 20));
        QVERIFY(ip(QStringLiteral("link del vc")));
        QVERIFY(eventually([&] {
            PacketRef packet;
            source.value()->next(packet, 100);
            return source.value()->interfaces()[static_cast<std::size_t>(index)].state
                == InterfaceState::Gone;
        }));
    }
    const int first = capturedAs(*source.value(), "va");
    QVERIFY(first >= 0);
    FrameSender("vb").send(5);
    QVERIFY(readFrames(*source.value(), static_cast<std::uint32_t>(first), 5)); // the others go on
    const auto &all = source.value()->interfaces();
    QCOMPARE(std::count_if(all.begin(), all.end(),
                 [](const InterfaceCounters &counters) { return counters.name == "vc"; }),
        1);
}

void TestLiveInterfaces::onlyNamedOnesAreCaptured()
{
    auto source = LiveSource::start(liveOptions({ "va" }));
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    QVERIFY(ip(QStringLiteral("link add vc type veth peer name vd")));
    QVERIFY(ip(QStringLiteral("link set vc up")));
    FrameSender("vb").send(5);
    QVERIFY(readFrames(*source.value(), 0, 5));
    QCOMPARE(source.value()->interfaces().size(), std::size_t { 1 });
}

/// A filter on Ethernet addresses cannot be compiled for a link without them.
void TestLiveInterfaces::oneThatDoesNotFitTheFilter()
{
    if (!ip(QStringLiteral("tuntap add dev vpn-é0 mode tun"))
        || !ip(QStringLiteral("link set vpn-é0 up")))
        QSKIP("this kernel has no tun devices");
    const std::string filter = "ether proto 0x88b5";
    auto source = LiveSource::start(liveOptions({ "vpn-é0", "va" }, filter));
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    FrameSender("vb").send(20);
    QVERIFY(readFrames(*source.value(), 1, 20));
    QVERIFY(source.value()->interfaces()[0].state != InterfaceState::Capturing);
    QVERIFY(!source.value()->takeNotices().empty());
    // Where it fits nowhere, the filter is what is wrong.
    const auto none = LiveSource::start(liveOptions({ "vpn-é0" }, filter));
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::InvalidInput);
}

void TestLiveInterfaces::aHelperThatEndsTakesOnlyItsOwn()
{
    auto source = LiveSource::start(liveOptions());
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    QVERIFY(ip(QStringLiteral("link add vc type veth peer name vd")));
    QVERIFY(ip(QStringLiteral("link set vc up")));
    QVERIFY(ip(QStringLiteral("link set vd up")));
    const int index = capturedAs(*source.value(), "vc");
    const int first = capturedAs(*source.value(), "va");
    QVERIFY(index >= 0 && first >= 0);
    const std::vector<int> helpers = source.value()->helperIds();
    QVERIFY(helpers.size() > 1);
    QCOMPARE(::kill(helpers.back(), SIGKILL), 0);
    QVERIFY(eventually([&] {
        PacketRef packet;
        source.value()->next(packet, 100);
        const std::vector<int> now = source.value()->helperIds();
        return std::find(now.begin(), now.end(), helpers.back()) == now.end();
    }));
    FrameSender("vb").send(20);
    QVERIFY(readFrames(*source.value(), static_cast<std::uint32_t>(first), 20));
    QVERIFY(!source.value()->error());
    QVERIFY(capturedAs(*source.value(), "vc") >= 0); // it is tried again
}

void TestLiveInterfaces::moreThanCanBeCaptured()
{
    QTemporaryFile commands;
    QVERIFY(commands.open());
    for (unsigned at = 0; at <= kMostInterfaces / 2; ++at) {
        commands.write(QByteArray("link add m%1 up type veth peer name n%1\n")
                           .replace("%1", QByteArray::number(at)));
        commands.write(QByteArray("link set n%1 up\n").replace("%1", QByteArray::number(at)));
    }
    QVERIFY(commands.flush());
    QVERIFY(ip(QStringLiteral("-batch ") + commands.fileName()));
    auto source = LiveSource::start(liveOptions());
    QVERIFY2(source, source ? "" : source.error().message.c_str());
    QCOMPARE(source.value()->interfaces().size(), std::size_t { 1 });
    QCOMPARE(source.value()->interfaces()[0].name, std::string("any"));
    const std::vector<std::string> notices = source.value()->takeNotices();
    QCOMPARE(notices.size(), std::size_t { 1 });
    QVERIFY(notices[0].find("\"any\"") != std::string::npos);
    FrameSender("m7").send(20);
    QVERIFY(eventually([&] {
        PacketRef packet;
        source.value()->next(packet, 1000);
        return source.value()->interfaces()[0].packets >= 20;
    }));
}

QTEST_GUILESS_MAIN(TestLiveInterfaces)
#include "test_live_interfaces.moc"
