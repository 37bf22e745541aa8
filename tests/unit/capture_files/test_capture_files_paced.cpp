// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "capture/files/capture_file_source.h"
#include "capture/files/paced_source.h"
#include "unit/capture_files/reading.h"

#include <future>
#include <thread>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

constexpr TimeNs kNow = 1'800'000'000 * kSecond;
constexpr TimeNs kCaptured = 1000 * kSecond;

/// A clock that stands still but for waits, which take as long as they were asked to.
class FakeClock final : public PaceClock {
public:
    explicit FakeClock(TimeNs &now)
        : m_now(now)
    {
    }

    TimeNs now() const override { return m_now; }
    void wait(TimeNs duration, const StopSignal &) override { m_now += duration; }

private:
    TimeNs &m_now;
};

/// A capture whose packets come so many milliseconds after its start.
FileBytes recording(const std::vector<int> &milliseconds)
{
    PcapBuilder file;
    for (const int at : milliseconds) {
        const auto micros = kCaptured / kMicrosecond + std::int64_t { at } * 1000;
        file.packet(static_cast<std::uint32_t>(micros / 1'000'000),
            static_cast<std::uint32_t>(micros % 1'000'000), "packet " + std::to_string(at));
    }
    return file.bytes();
}

std::unique_ptr<PacketSource> fileOf(const FileBytes &bytes)
{
    auto file = CaptureFileSource::fromMemory(bytes, "paced.pcap");
    if (!file)
        qFatal("%s", file.error().message.c_str());
    return std::move(file.value());
}

struct HandedOut {
    TimeNs at = 0; ///< by the pace clock, since the start
    ReadPacket packet;
};

struct Replay {
    std::vector<HandedOut> packets;
    std::vector<std::string> notices;
    int idles = 0;
    TimeNs longestSilence = 0; ///< between two returns
};

Replay replay(const FileBytes &bytes, int speed, int maxWaitMs = 200)
{
    Replay all;
    TimeNs now = kNow;
    PacedSource source(fileOf(bytes), speed, std::make_unique<FakeClock>(now));
    PacketRef packet;
    for (;;) {
        const TimeNs before = now;
        const SourceStatus status = source.next(packet, maxWaitMs);
        all.longestSilence = std::max(all.longestSilence, now - before);
        for (std::string &notice : source.takeNotices())
            all.notices.push_back(std::move(notice));
        if (status == SourceStatus::Packet)
            all.packets.push_back({ now - kNow, copyOf(packet) });
        else if (status == SourceStatus::Idle)
            ++all.idles;
        else
            return all;
    }
}

} // namespace

class TestPaced : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsThePauses_data();
    void keepsThePauses();

    void givesEveryPacketAsItIs()
    {
        const FileBytes bytes = recording({ 0, 1, 500, 499, 70'000 });
        const std::unique_ptr<PacketSource> file = fileOf(bytes);
        const Reading plain = readToEnd(*file);
        const Replay paced = replay(bytes, 7);
        QCOMPARE(paced.packets.size(), plain.packets.size());
        for (std::size_t at = 0; at < plain.packets.size(); ++at)
            QVERIFY(paced.packets[at].packet == plain.packets[at]);
    }

    void isIdleInBetween()
    {
        const Replay paced = replay(recording({ 0, 10'000 }), 1);
        QVERIFY(paced.idles >= 99);
        QVERIFY(paced.longestSilence <= 100 * kMillisecond);
        QVERIFY(replay(recording({ 0, 10'000 }), 1, 30).longestSilence <= 30 * kMillisecond);
        QVERIFY(replay(recording({ 0, 10'000 }), 1, -1).idles >= 99);
    }

    void tellsWhatItShortened()
    {
        const Replay paced = replay(recording({ 0, 3'600'000, 3'660'000 }), 1);
        QCOMPARE(paced.notices.size(), 1U);
        QVERIFY(paced.notices[0].find("3600 seconds") != std::string::npos);
        QVERIFY(paced.notices[0].find("1970-01-01T00:16:40") != std::string::npos);
    }

    void manyHolesDoNotFillTheMemory()
    {
        std::vector<int> times;
        for (int hole = 0; hole < 500; ++hole)
            times.push_back(hole * 100'000);
        TimeNs now = kNow;
        PacedSource source(fileOf(recording(times)), 100, std::make_unique<FakeClock>(now));
        PacketRef packet;
        while (source.next(packet, 200) != SourceStatus::End) { }
        const std::size_t notices = source.takeNotices().size();
        QVERIFY(notices > 0 && notices <= 16);
    }

    void skipsASleep()
    {
        TimeNs now = kNow;
        const FileBytes bytes = recording({ 0, 1000, 2000, 3000 });
        PacedSource source(fileOf(bytes), 1, std::make_unique<FakeClock>(now));
        PacketRef packet;
        QCOMPARE(source.next(packet, 0), SourceStatus::Packet);
        now += 3600 * kSecond;
        QCOMPARE(source.next(packet, 0), SourceStatus::Idle); // a second after waking up
        while (source.next(packet, 200) == SourceStatus::Idle) { }
        QCOMPARE(now, kNow + 3601 * kSecond);
        while (source.next(packet, 200) == SourceStatus::Idle) { }
        QCOMPARE(now, kNow + 3602 * kSecond);
    }

    void catchesUpAfterALittleDelay()
    {
        TimeNs now = kNow;
        const FileBytes bytes = recording({ 0, 500, 1000, 1500 });
        PacedSource source(fileOf(bytes), 1, std::make_unique<FakeClock>(now));
        PacketRef packet;
        QCOMPARE(source.next(packet, 0), SourceStatus::Packet);
        now += 1200 * kMillisecond;
        QCOMPARE(source.next(packet, 0), SourceStatus::Packet);
        QCOMPARE(source.next(packet, 0), SourceStatus::Packet);
        while (source.next(packet, 200) == SourceStatus::Idle) { }
        QCOMPARE(now, kNow + 1500 * kMillisecond);
    }

    void isAFileAllTheSame()
    {
        TimeNs now = kNow;
        const FileBytes bytes = recording({ 0, 1000 });
        PacedSource source(fileOf(bytes), 1, std::make_unique<FakeClock>(now));
        PacketRef packet;
        QVERIFY(!source.isLive());
        QCOMPARE(source.next(packet, 0), SourceStatus::Packet);
        QCOMPARE(source.clock(), kCaptured);
        QCOMPARE(source.interfaces().size(), 1U);
        QCOMPARE(source.inputSize(), bytes.size());
        QVERIFY(source.inputBytes() > 0);
        QVERIFY(!source.error());
    }

    void tellsDamage()
    {
        FileBytes bytes = recording({ 0, 10, 20 });
        bytes.resize(bytes.size() - 3);
        TimeNs now = kNow;
        PacedSource source(fileOf(bytes), 1, std::make_unique<FakeClock>(now));
        const Reading reading = [&] {
            Reading found;
            PacketRef packet;
            while ((found.status = source.next(packet, 50)) != SourceStatus::End) {
                if (found.status == SourceStatus::Packet)
                    found.packets.push_back(copyOf(packet));
            }
            return found;
        }();
        QCOMPARE(reading.packets.size(), 2U);
        QVERIFY(source.error());
        QVERIFY(source.damagedBytes() > 0);
    }

    void stopsAtOnce()
    {
        TimeNs now = kNow;
        const FileBytes bytes = recording({ 0, 1 });
        PacedSource source(fileOf(bytes), 1, std::make_unique<FakeClock>(now));
        source.requestStop();
        PacketRef packet;
        QCOMPARE(source.next(packet, -1), SourceStatus::End);
        QCOMPARE(source.next(packet, -1), SourceStatus::End);
    }

    void stopsWhileWaiting()
    {
        const FileBytes bytes = recording({ 0, 59'000 });
        PacedSource source(fileOf(bytes), 1);
        PacketRef packet;
        QCOMPARE(source.next(packet, -1), SourceStatus::Packet);
        std::promise<void> waits;
        std::thread reader([&] {
            waits.set_value();
            PacketRef never;
            while (source.next(never, -1) == SourceStatus::Idle) { }
        });
        waits.get_future().wait();
        source.requestStop();
        reader.join(); // else the test does not end
        QCOMPARE(source.next(packet, -1), SourceStatus::End);
    }
};

void TestPaced::keepsThePauses_data()
{
    QTest::addColumn<int>("speed");
    QTest::addColumn<QList<int>>("captured");
    QTest::addColumn<QList<int>>("handedOut");
    const auto row = [](const char *name, int speed, const QList<int> &captured,
                         const QList<int> &handedOut) {
        QTest::newRow(name) << speed << captured << handedOut;
    };
    row("as it was", 1, { 0, 100, 150, 2150 }, { 0, 100, 150, 2150 });
    row("ten times as fast", 10, { 0, 100, 150, 2150 }, { 0, 10, 15, 215 });
    row("a hundred times", 100, { 0, 100, 200, 50'200 }, { 0, 1, 2, 502 });
    row("at the same time", 1, { 0, 0, 0, 50, 50 }, { 0, 0, 0, 50, 50 });
    row("a little back", 1, { 0, 100, 40, 110, 50, 120 }, { 0, 100, 100, 110, 110, 120 });
    row("far back", 1, { 50'000, 50'100, 0, 100, 300 }, { 0, 100, 100, 200, 400 });
    row("the longest pause", 1, { 0, 60'000, 60'001 }, { 0, 60'000, 60'001 });
    row("a longer one", 1, { 0, 60'001, 60'011 }, { 0, 60'000, 60'010 });
    row("hours, fast", 100, { 0, 10, 36'000'000, 36'000'100 }, { 0, 0, 600, 601 });
    row("a stamp from the future", 1, { 0, 900'000, 10, 30 }, { 0, 0, 10, 30 });
    row("the first stamp from the future", 1, { 900'000, 0, 10, 30 }, { 0, 0, 10, 30 });
    row("a stamp from the past", 1, { 900'000, 900'010, 0, 900'030 }, { 0, 10, 10, 30 });
    row("the last stamp from the future", 1, { 0, 10, 900'000 }, { 0, 10, 10 });
    row("too slow a speed", 0, { 0, 100 }, { 0, 100 });
    row("too fast a speed", 1000, { 0, 100 }, { 0, 1 });
    row("one", 1, { 5 }, { 0 });
    row("none", 1, {}, {});
}

void TestPaced::keepsThePauses()
{
    QFETCH(const int, speed);
    QFETCH(const QList<int>, captured);
    QFETCH(const QList<int>, handedOut);
    const Replay paced = replay(recording({ captured.begin(), captured.end() }), speed);
    QList<int> times;
    for (const HandedOut &packet : paced.packets)
        times << static_cast<int>(packet.at / kMillisecond);
    QCOMPARE(times, handedOut);
}

QTEST_GUILESS_MAIN(TestPaced)
#include "test_capture_files_paced.moc"
