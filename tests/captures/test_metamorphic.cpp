// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/engine_run.h"
#include "captures/figures.h"
#include "captures/transform.h"
#include "support/pcap_writer.h"

#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <functional>

using namespace hitwatch;
using namespace hitwatch::test;

namespace {

/// What a transformation may change besides packets, link bytes and what was lost.
enum class MayChange { NamesOnly, Traffic, Latency };

struct Transformation {
    const char *name;
    MayChange mayChange;
    std::function<Bytes(const Frames &)> apply; ///< empty bytes: does not fit this capture
};

/// A pcap file has one link type and no interfaces.
bool fitsPcap(const Frames &frames)
{
    return std::all_of(frames.begin(), frames.end(), [&](const Frame &frame) {
        return frame.linkType == frames.front().linkType && frame.interfaceIndex == 0;
    });
}

Bytes asPcap(const Frames &frames, bool bigEndian)
{
    if (!fitsPcap(frames))
        return {};
    return pcapFile(frames,
        { .nanoseconds = true, .bigEndian = bigEndian, .linkType = frames.front().linkType });
}

std::vector<Transformation> transformations()
{
    std::vector<Transformation> all;
    all.push_back({ "pcapng", MayChange::NamesOnly, pcapngFile });
    all.push_back({ "big endian", MayChange::NamesOnly,
        [](const Frames &frames) { return asPcap(frames, true); } });
    all.push_back({ "gzip", MayChange::NamesOnly,
        [](const Frames &frames) { return gzipped(asPcap(frames, false)); } });
    all.push_back({ "every packet twice", MayChange::Traffic,
        [](const Frames &frames) { return pcapngFile(duplicated(frames)); } });
    all.push_back({ "behind a VLAN tag", MayChange::Traffic,
        [](const Frames &frames) { return pcapngFile(tagged(frames, 7)); } });
    all.push_back({ "sequence numbers across 2^32", MayChange::Traffic,
        [](const Frames &frames) { return pcapngFile(acrossSequenceWrap(frames)); } });
    for (const std::size_t size : { 1u, 7u, 100u, 1000u }) {
        all.push_back({ "segments of other sizes", MayChange::Traffic,
            [size](const Frames &frames) { return pcapngFile(resplit(frames, size)); } });
    }
    for (const std::size_t distance : { 1u, 2u, 3u }) {
        for (const std::uint32_t seed : { 1u, 2u, 3u }) {
            all.push_back(
                { "reordered flights", MayChange::Latency, [distance, seed](const Frames &frames) {
                     return pcapngFile(reordered(frames, distance, seed));
                 } });
        }
    }
    all.push_back({ "small segments, reordered, twice, wrapped", MayChange::Latency,
        [](const Frames &frames) {
            return pcapngFile(
                duplicated(reordered(acrossSequenceWrap(resplit(frames, 200)), 2, 4)));
        } });
    return all;
}

/// Without the fields that @p mayChange allows to differ.
StatsSnapshot comparable(StatsSnapshot stats, MayChange mayChange)
{
    for (InterfaceRow &row : stats.interfaces)
        row.name.clear();
    if (mayChange == MayChange::NamesOnly)
        return stats;
    stats.interfaces.clear();
    stats.loss = {};
    if (mayChange == MayChange::Traffic)
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
    for (const Transformation &transformation : transformations()) {
        const Bytes changed = transformation.apply(frames);
        if (changed.empty())
            continue;
        const EngineRun run = runMemory(changed);
        QVERIFY2(run.report, transformation.name);
        const StatsSnapshot expected = comparable(original.report->stats, transformation.mayChange);
        const StatsSnapshot stats = comparable(run.report->stats, transformation.mayChange);
        if (stats != expected) {
            const QString text = QLatin1String(transformation.name) + QLatin1String(":\n")
                + describe(stats, expected).join(u'\n');
            QFAIL(qPrintable(text));
        }
    }
}

QTEST_GUILESS_MAIN(TestMetamorphic)
#include "test_metamorphic.moc"
