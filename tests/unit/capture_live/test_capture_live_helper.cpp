// SPDX-License-Identifier: GPL-3.0-or-later
// The unprivileged side against helpers that do not keep to the rules. Needs no rights.
#include "capture/live/helper_location.h"
#include "capture/live/live_source.h"
#include "support/waiting.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>

#include <thread>

using namespace hitwatch;

namespace {

LiveOptions optionsFor(const char *mode)
{
    LiveOptions options;
    options.interfaces = { "lo" };
    options.filter = mode;
    options.helperPath = HITWATCH_FAKE_HELPER;
    options.openTimeoutMs = kLongWaitMs;
    options.restTimeoutMs = kLongWaitMs;
    return options;
}

} // namespace

class TestCaptureLiveHelper : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void failsAtTheStart_data();
    void failsAtTheStart();
    void givesUpWaitingForTheHelper();
    void failsWhileRunning_data();
    void failsWhileRunning();
    void readsPacketsAndCounters();
    void endsAHelperThatIsDeaf();
    void stopsFromAnotherThread();
    void handsOutTheRestAfterAStop();
    void findsTheHelper();
    void saysWhereItLookedForTheHelper();
    void saysWhyTheHelperCannotBeRun();
    void buffersHaveALimit();
    void refusesWrongOptions_data();
    void refusesWrongOptions();
    void realHelperRefusesWrongArguments_data();
    void realHelperRefusesWrongArguments();
};

void TestCaptureLiveHelper::failsAtTheStart_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *mode, ErrorCode code, const char *message) {
        QTest::newRow(mode) << QString::fromLatin1(mode) << static_cast<int>(code)
                            << QString::fromLatin1(message);
    };
    row("exit", ErrorCode::ResourceGone, "stopped unexpectedly (it ended with code 3)");
    row("garbage at the start", ErrorCode::SystemFailure, "a status message does not start with");
    row("packets first", ErrorCode::ResourceGone, "stopped unexpectedly");
    row("not greeting", ErrorCode::SystemFailure, "a status message out of order");
    row("other version", ErrorCode::SystemFailure, "a status message out of order");
    row("permission", ErrorCode::PermissionDenied, "capturing requires permission: ");
    row("filter", ErrorCode::InvalidInput, "the filter \"filter\" is invalid: no such thing");
    row("not opening", ErrorCode::SystemFailure, "a status message out of order");
    row("opening twice", ErrorCode::SystemFailure, "a status message out of order");
    row("gone at once", ErrorCode::ResourceGone, "lo: cannot be captured today");
}

void TestCaptureLiveHelper::failsAtTheStart()
{
    QFETCH(QString, mode);
    QFETCH(int, code);
    QFETCH(QString, message);
    const auto source = LiveSource::start(optionsFor(qPrintable(mode)));
    QVERIFY(!source);
    QVERIFY2(QString::fromStdString(source.error().message).contains(message),
        source.error().message.c_str());
    QCOMPARE(static_cast<int>(source.error().code), code);
}

void TestCaptureLiveHelper::givesUpWaitingForTheHelper()
{
    for (const char *mode : { "silent", "stops after opening" }) {
        LiveOptions options = optionsFor(mode);
        options.openTimeoutMs = 50;
        const auto source = LiveSource::start(options);
        QVERIFY(!source);
        QVERIFY2(source.error().message.find("did not start in time") != std::string::npos,
            source.error().message.c_str());
    }
}

void TestCaptureLiveHelper::failsWhileRunning_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("packets"); // -1: how many come before the failure is not certain
    QTest::addColumn<QString>("message");
    const auto row = [](const char *mode, int packets, const char *message) {
        QTest::newRow(mode) << QString::fromLatin1(mode) << packets << QString::fromLatin1(message);
    };
    row("garbage packets", 0, "the packet stream does not start with its magic number");
    row("garbage status", -1, "a status message does not start with its magic number");
    row("fewer drops", -1, "a status message out of order");
    // Those that end are replaced once, by one that does the same.
    row("half a packet", 0, "stopped unexpectedly (it ended with code 3)");
    row("gone within a packet", 24, "stopped unexpectedly (it ended with code 3)");
    row("killed", 2, "stopped unexpectedly (it was killed by signal 9)");
    row("deaf", 0, "the capture helper does not respond");
    row("failing later", -1, "the capture helper failed: out of luck");
}

void TestCaptureLiveHelper::failsWhileRunning()
{
    QFETCH(QString, mode);
    QFETCH(int, packets);
    QFETCH(QString, message);
    LiveOptions options = optionsFor(qPrintable(mode));
    if (mode == QStringLiteral("deaf"))
        options.silenceTimeoutMs = 200;
    auto started = LiveSource::start(options);
    QVERIFY2(started, started ? "" : started.error().message.c_str());
    LiveSource &source = *started.value();
    PacketRef packet;
    int seen = 0;
    SourceStatus status = SourceStatus::Packet;
    while (status == SourceStatus::Packet || status == SourceStatus::Idle) {
        status = source.next(packet, kLongWaitMs);
        seen += status == SourceStatus::Packet ? 1 : 0;
    }
    QCOMPARE(status, SourceStatus::Failed);
    if (packets >= 0)
        QCOMPARE(seen, packets);
    QVERIFY2(QString::fromStdString(source.error()->message).contains(message),
        source.error()->message.c_str());
    QCOMPARE(source.next(packet, kLongWaitMs), SourceStatus::Failed);
}

void TestCaptureLiveHelper::readsPacketsAndCounters()
{
    auto started = LiveSource::start(optionsFor("packets"));
    QVERIFY2(started, started ? "" : started.error().message.c_str());
    LiveSource &source = *started.value();
    QVERIFY(source.isLive());
    PacketRef packet;
    QCOMPARE(source.next(packet, kLongWaitMs), SourceStatus::Packet);
    QCOMPARE(asText(packet.captured), std::string_view("one"));
    QCOMPARE(packet.time, TimeNs { 1'000'000'007 });
    QCOMPARE(packet.wireLength, 103U);
    QCOMPARE(packet.linkType, 101U);
    QCOMPARE(packet.interfaceIndex, 0U);
    QCOMPARE(source.next(packet, kLongWaitMs), SourceStatus::Packet);
    QVERIFY(packet.captured.empty());
    QCOMPARE(source.next(packet, kLongWaitMs), SourceStatus::Packet);
    QCOMPARE(packet.captured.size(), std::size_t { 200'000 });

    source.requestStop(); // which also waits for the last statistics
    QCOMPARE(source.next(packet, kLongWaitMs), SourceStatus::End);
    const InterfaceCounters &counters = source.interfaces().front();
    QCOMPARE(counters.name, std::string("lo"));
    QCOMPARE(counters.packets, std::uint64_t { 3 });
    QCOMPARE(counters.bytes, std::uint64_t { 200'303 });
    QCOMPARE(counters.kernelDropped, std::uint64_t { 5 });
    QCOMPARE(counters.interfaceDropped, std::uint64_t { 1 });
    QVERIFY(source.inputBytes() >= 200'003);
}

void TestCaptureLiveHelper::endsAHelperThatIsDeaf()
{
    LiveOptions options = optionsFor("deaf");
    options.restTimeoutMs = 50;
    auto started = LiveSource::start(options);
    QVERIFY(started);
    const int helper = started.value()->helperIds().front();
    PacketRef packet;
    QCOMPARE(started.value()->next(packet, 0), SourceStatus::Idle);
    started.value()->requestStop();
    QCOMPARE(started.value()->next(packet, kLongWaitMs), SourceStatus::End);
    started.value().reset();
    QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(helper)));
}

void TestCaptureLiveHelper::stopsFromAnotherThread()
{
    auto started = LiveSource::start(optionsFor("idle"));
    QVERIFY(started);
    LiveSource &source = *started.value();
    std::thread stopper([&source] { source.requestStop(); });
    PacketRef packet;
    QCOMPARE(source.next(packet, kLongWaitMs), SourceStatus::End);
    stopper.join();
}

void TestCaptureLiveHelper::handsOutTheRestAfterAStop()
{
    auto started = LiveSource::start(optionsFor("last packet"));
    QVERIFY(started);
    LiveSource &source = *started.value();
    source.requestStop();
    PacketRef packet;
    QCOMPARE(source.next(packet, 0), SourceStatus::Packet);
    QCOMPARE(asText(packet.captured), std::string_view("last"));
    QCOMPARE(source.next(packet, 0), SourceStatus::End);
    QCOMPARE(source.next(packet, 0), SourceStatus::End);
    QCOMPARE(source.interfaces().front().packets, std::uint64_t { 1 });
    QCOMPARE(source.interfaces().front().kernelDropped, std::uint64_t { 7 });
}

void TestCaptureLiveHelper::findsTheHelper()
{
    const auto found = locateHelper(HITWATCH_FAKE_HELPER);
    QVERIFY(found);
    QCOMPARE(QString::fromStdString(found.value()),
        QFileInfo(QStringLiteral(HITWATCH_FAKE_HELPER)).canonicalFilePath());
}

void TestCaptureLiveHelper::saysWhereItLookedForTheHelper()
{
    const auto explicitPath = locateHelper("/nowhere/hitwatch-capture");
    QVERIFY(!explicitPath);
    QCOMPARE(explicitPath.error().code, ErrorCode::NotFound);
    QCOMPARE(explicitPath.error().message,
        std::string("the capture helper is not at /nowhere/hitwatch-capture"));

    const auto searched = locateHelper({});
    if (searched)
        QSKIP("a helper is installed on this system");
    QCOMPARE(searched.error().code, ErrorCode::NotFound);
    const auto message = QString::fromStdString(searched.error().message);
    QVERIFY2(message.contains(QCoreApplication::applicationDirPath()
                 + QStringLiteral("/../capture/hitwatch-capture")),
        qPrintable(message));
}

void TestCaptureLiveHelper::saysWhyTheHelperCannotBeRun()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("hitwatch-capture"));
    QVERIFY(QFile::copy(QStringLiteral(HITWATCH_FAKE_HELPER), path));
    QCOMPARE(::chmod(qPrintable(path), 0600), 0);
    LiveOptions options = optionsFor("idle");
    options.helperPath = path.toStdString();
    const auto source = LiveSource::start(options);
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::PermissionDenied);
    const QString told = QString::fromStdString(source.error().message);
    QVERIFY2(told.startsWith(QStringLiteral(
                 "capturing requires permission: %1 cannot be run by this user; run \"sudo chown "
                 "root:")
                                 .arg(path))
            && told.endsWith(
                QStringLiteral(" %1 && sudo chmod 0750 %1 && sudo setcap cap_net_raw=ep "
                               "%1\" once, then try again")
                    .arg(path)),
        qPrintable(told));
}

void TestCaptureLiveHelper::buffersHaveALimit()
{
    constexpr std::size_t kWanted = std::size_t { 64 } * 1024 * 1024;
    std::size_t sum = 0;
    std::size_t helpers = 0;
    while (const std::size_t share = LiveSource::lateBufferShare(kWanted, sum)) {
        sum += share;
        ++helpers;
        QVERIFY(sum <= LiveSource::kMostBufferBytes);
    }
    QVERIFY(helpers > 50); // the later ones get less, not nothing
    QCOMPARE(LiveSource::lateBufferShare(kWanted, 0), kWanted);
    QCOMPARE(LiveSource::lateBufferShare(kWanted, ~std::size_t { 0 } / 2), std::size_t { 0 });
}

void TestCaptureLiveHelper::refusesWrongOptions_data()
{
    QTest::addColumn<int>("snapshotLength");
    QTest::newRow("too short") << 63;
    QTest::newRow("too long") << 262'145;
}

void TestCaptureLiveHelper::refusesWrongOptions()
{
    QFETCH(int, snapshotLength);
    LiveOptions options = optionsFor("idle");
    options.snapshotLength = snapshotLength;
    const auto source = LiveSource::start(options);
    QVERIFY(!source);
    QCOMPARE(source.error().code, ErrorCode::InvalidInput);
}

void TestCaptureLiveHelper::realHelperRefusesWrongArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *arguments, const char *message) {
        QTest::newRow(name) << QString::fromLatin1(arguments).split(
            QLatin1Char(' '), Qt::SkipEmptyParts)
                            << QString::fromLatin1(message);
    };
    const char *byHand = "this program is started by Hitwatch and cannot be used directly";
    row("nothing", "", byHand);
    row("no pipes", "--interface lo", byHand);
    row("unknown option", "--write /tmp/x", "invalid option or value: --write");
    row("missing value", "--interface", "invalid option or value: --interface");
    row("path as name", "--interface ../x", "invalid option or value: --interface");
    row("other device", "--interface nflog:1", "invalid option or value: --interface");
    row("long name", "--interface abcdefghijklmnop", "invalid option or value: --interface");
    row("snapshot too long", "--snapshot-length 262145",
        "invalid option or value: --snapshot-length");
    row("snapshot no number", "--snapshot-length 9x", "invalid option or value: --snapshot-length");
    row("buffer too small", "--buffer-bytes 1", "invalid option or value: --buffer-bytes");
    row("buffers too large in sum",
        "--buffer-bytes 67108865 --interface a --interface b --interface c "
        "--interface d",
        "the buffers of all interfaces together are larger than 256 MiB");
    row("no user", "--user 1", "invalid option or value: --user");
    row("no group", "--user 1:x", "invalid option or value: --user");
    row("standard output", "--packet-fd 1", "invalid option or value: --packet-fd");
    row("closed descriptor", "--status-fd 99", "invalid option or value: --status-fd");
}

void TestCaptureLiveHelper::realHelperRefusesWrongArguments()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, message);
    QProcess helper;
    helper.start(QStringLiteral(HITWATCH_HELPER), arguments);
    QVERIFY(helper.waitForFinished(kLongWaitMs));
    QCOMPARE(helper.exitCode(), 2);
    QCOMPARE(helper.readAllStandardError(),
        QByteArray("hitwatch-capture: " + message.toLatin1() + '\n'));
    QVERIFY(helper.readAllStandardOutput().isEmpty());
}

QTEST_GUILESS_MAIN(TestCaptureLiveHelper)
#include "test_capture_live_helper.moc"
