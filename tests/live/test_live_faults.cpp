// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong while capturing: helpers that end, hang or are slow, interfaces that are
// replaced, the whole program stopped, filters that take too long.
#include "capture/live/helper_process.h"
#include "capture/live/live_source.h"
#include "live/frame_reader.h"
#include "live/private_network.h"
#include "support/ordinary_user.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QThread>
#include <QtTest>

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <thread>

using namespace hitwatch;

namespace {

/// Libpcap needs many minutes to compile it.
std::string manyHosts()
{
    std::string filter;
    for (int host = 0; host < 3000; ++host)
        filter += (host == 0 ? "host 10.0." : " or host 10.0.") + std::to_string(host / 250) + '.'
            + std::to_string(host % 250);
    return filter;
}

bool waitForState(LiveSource &source, std::size_t index, InterfaceState state)
{
    return eventually([&] {
        PacketRef packet;
        source.next(packet, 100);
        return source.interfaces()[index].state == state;
    });
}

} // namespace

class TestLiveFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void refusesAFilterThatTakesTooLong();
    void stopsWhileItCompiles();
    void replacesAHelper_data();
    void replacesAHelper();
    void countsWhatAHelperThatIsStoppedLoses();
    void recoversWhenTheInterfaceIsReplacedUnderLoad();
    void countsWhatIsLostWhileItIsStopped();
};

void TestLiveFaults::initTestCase()
{
    const QString problem = enterPrivateNetwork();
    if (!problem.isEmpty())
        QSKIP(qPrintable(problem));
}

void TestLiveFaults::init()
{
    QVERIFY(addInterfacePair());
}

void TestLiveFaults::cleanup()
{
    removeInterfacePair();
}

void TestLiveFaults::refusesAFilterThatTakesTooLong()
{
#ifdef __SANITIZE_THREAD__
    QSKIP("the thread sanitizer keeps signals back while libpcap compiles");
#endif
    LiveOptions wanted = liveOptions({ "va" });
    wanted.filter = manyHosts();
    const auto source = LiveSource::start(wanted);
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::InvalidInput);
    const QString told = QString::fromStdString(source.error().message);
    QVERIFY2(told.contains(QStringLiteral("libpcap needs more than 8 s to compile it")),
        qPrintable(told));
    QVERIFY2(told.size() < 500, qPrintable(told));
}

/// The program that started it is gone: a helper that compiles for minutes notices that as well.
void TestLiveFaults::stopsWhileItCompiles()
{
    const QByteArray helper = test::inChild([]() -> QByteArray {
        auto process =
            HelperProcess::start(HITWATCH_HELPER, { "--interface", "va", "--filter", manyHosts() });
        if (!process)
            return {};
        pollfd hello { process.value()->statusFd(), POLLIN, 0 };
        ::poll(&hello, 1, kLongWaitMs);
        const QByteArray id = QByteArray::number(process.value().release()->id()); // not ended
        return id;
    });
    QVERIFY(helper.toInt() > 0);
    QVERIFY(eventually([&] {
        QFile status(QStringLiteral("/proc/%1/status").arg(helper.toInt()));
        // Nobody may be there to reap it.
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains("State:\tZ");
    }));
}

void TestLiveFaults::replacesAHelper_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<QString>("end");
    QTest::newRow("killed") << SIGKILL
                            << QStringLiteral("stopped unexpectedly (it was killed by signal 9)");
    QTest::newRow("stopped") << SIGSTOP << QStringLiteral("does not respond");
}

/// Once, and what was not captured meanwhile is told. Then there is something wrong.
void TestLiveFaults::replacesAHelper()
{
    QFETCH(const int, signal);
    QFETCH(const QString, end);
    LiveOptions wanted = liveOptions({ "va", "lo" });
    wanted.silenceTimeoutMs = 1000;
    auto source = LiveSource::start(wanted);
    QVERIFY(source);
    const int first = source.value()->helperIds().front();
    ::kill(first, signal);
    PacketRef packet;
    QVERIFY(eventually([&] {
        source.value()->next(packet, 100);
        const auto &all = source.value()->interfaces();
        const std::vector<int> helpers = source.value()->helperIds();
        return all[0].notWatchedMs > 0 && all[1].notWatchedMs > 0
            && std::find(helpers.begin(), helpers.end(), first) == helpers.end();
    }));
    QCOMPARE(source.value()->takeNotices(),
        std::vector<std::string> { "the capture helper " + end.toStdString()
            + " and was restarted; packets in between were not captured" });
    QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(first)));

    // It is watched again, and the time that was not stands still.
    const auto isCapturing = [&] {
        FrameSender("va").send(1);
        return source.value()->next(packet, 100) == SourceStatus::Packet
            && packet.interfaceIndex == 0;
    };
    QVERIFY(eventually(isCapturing));
    QVERIFY(eventually([&] {
        const std::uint64_t before = source.value()->interfaces()[0].notWatchedMs;
        source.value()->next(packet, 100);
        source.value()->next(packet, 100);
        return source.value()->interfaces()[0].notWatchedMs == before;
    }));
    for (const int helper : source.value()->helperIds())
        ::kill(helper, signal);
    QVERIFY(eventually([&] {
        return source.value()->next(packet, kLongWaitMs) == SourceStatus::Failed
            || source.value()->helperIds().size() > 1;
    }));
}

/// Stopped and continued for less long than it takes to be replaced: the kernel counts.
void TestLiveFaults::countsWhatAHelperThatIsStoppedLoses()
{
    LiveOptions wanted = liveOptions({ "va" });
    wanted.bufferBytes = 1024U * 1024;
    wanted.filter = "ether proto 0x88b5";
    wanted.silenceTimeoutMs = kLongWaitMs;
    auto source = LiveSource::start(wanted);
    QVERIFY(source);
    const int helper = source.value()->helperIds().front();
    FrameSender sender("va");
    std::uint64_t sent = 0;
    const InterfaceCounters &counters = source.value()->interfaces()[0];
    for (int round = 0; round < 5; ++round) {
        ::kill(helper, SIGSTOP);
        sent += static_cast<std::uint64_t>(sender.send(4000, 1400));
        ::kill(helper, SIGCONT);
        QVERIFY(eventually([&] {
            PacketRef packet;
            source.value()->next(packet, 100);
            return counters.packets + counters.kernelDropped >= sent;
        }));
    }
    QVERIFY(counters.kernelDropped > 0);
    QCOMPARE(counters.packets + counters.kernelDropped, sent);
    QCOMPARE(counters.notWatchedMs, std::uint64_t { 0 });
}

/// Deleted and made again while packets come without a pause.
void TestLiveFaults::recoversWhenTheInterfaceIsReplacedUnderLoad()
{
    auto source = LiveSource::start(liveOptions({ "va", "lo" }));
    QVERIFY(source);
    std::atomic<bool> done = false;
    std::thread load([&done] {
        while (!done) {
            FrameSender sender("va");
            for (int sent = 0; sent < 10'000 && !done && sender.send(1) == 1; ++sent) { }
        }
    });
    const auto &all = source.value()->interfaces();
    bool recovered = true;
    for (int round = 0; round < 3 && recovered; ++round) {
        recovered = ip(QStringLiteral("link del va"))
            && waitForState(*source.value(), 0, InterfaceState::Gone)
            && ip(QStringLiteral("link add va type veth peer name vb"))
            && ip(QStringLiteral("link set va up")) && ip(QStringLiteral("link set vb up"))
            && waitForState(*source.value(), 0, InterfaceState::Capturing);
        const std::uint64_t before = all[0].packets;
        recovered = recovered && eventually([&] {
            PacketRef packet;
            source.value()->next(packet, 100);
            return all[0].packets > before;
        });
    }
    done = true;
    load.join();
    QVERIFY(recovered);
    QVERIFY(!source.value()->error());
    QVERIFY(all[0].notWatchedMs > 0); // it was up before it was open
    QCOMPARE(all[1].notWatchedMs, std::uint64_t { 0 });
}

/// The whole program is stopped under load, helper and all (Ctrl+Z, a suspended machine): it goes
/// on with the same helper, and the kernel has counted what it could not keep.
void TestLiveFaults::countsWhatIsLostWhileItIsStopped()
{
    LiveOptions wanted = liveOptions({ "va" });
    wanted.bufferBytes = 1024U * 1024;
    wanted.filter = "ether proto 0x88b5";
    wanted.silenceTimeoutMs = 600;
    int toParent[2];
    int toChild[2];
    QVERIFY(::pipe(toParent) == 0 && ::pipe(toChild) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::setpgid(0, 0);
        auto source = LiveSource::start(wanted);
        char byte = source ? '1' : '0';
        [[maybe_unused]] const ssize_t told = ::write(toParent[1], &byte, 1);
        std::uint64_t sent = 0;
        PacketRef packet;
        if (!source || ::read(toChild[0], &sent, sizeof sent) != sizeof sent)
            ::_exit(1);
        const InterfaceCounters &counters = source.value()->interfaces()[0];
        const bool complete = eventually([&] {
            source.value()->next(packet, 100);
            return counters.packets + counters.kernelDropped >= sent;
        });
        ::_exit(complete && counters.packets + counters.kernelDropped == sent
                    && counters.kernelDropped > 0 && counters.notWatchedMs == 0
                ? 0
                : 2);
    }
    char byte = 0;
    QCOMPARE(::read(toParent[0], &byte, 1), ssize_t { 1 });
    QCOMPARE(byte, '1');
    QCOMPARE(::kill(-child, SIGSTOP), 0);
    FrameSender sender("va");
    std::uint64_t sent = 0;
    const QDeadlineTimer stopped(10'000); // longer than any limit of silence
    while (!stopped.hasExpired()) {
        sent += static_cast<std::uint64_t>(sender.send(100, 1400));
        QThread::msleep(10);
    }
    QCOMPARE(::write(toChild[1], &sent, sizeof sent), ssize_t { sizeof sent });
    QCOMPARE(::kill(-child, SIGCONT), 0);
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 0);
    for (const int end : { toParent[0], toParent[1], toChild[0], toChild[1] })
        ::close(end);
}

QTEST_GUILESS_MAIN(TestLiveFaults)
#include "test_live_faults.moc"
