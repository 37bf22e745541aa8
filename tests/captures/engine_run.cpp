// SPDX-License-Identifier: GPL-3.0-or-later
#include "captures/engine_run.h"

#include "capture/files/capture_file_source.h"
#include "capture/files/key_log_source.h"
#include "capture/worker/capture_worker.h"

#include <QObject>

namespace hitwatch::test {

namespace {

class KeepLast final : public ReportSink {
public:
    explicit KeepLast(EngineRun &run)
        : m_run(run)
    {
    }
    void onReport(Report &&report) override { m_run.report = std::move(report); }
    void onAlert(const AlertRecordPtr &) override { }

private:
    EngineRun &m_run;
};

EngineRun runSource(SourceFactory openSource, const ReportPlan &plan = {})
{
    EngineRun run;
    KeepLast sink(run);
    const EngineLimits limits;
    ReportMaker maker(limits, plan, sink);
    CaptureWorker worker(limits, std::move(openSource));
    bool failed = false;
    QObject::connect(&worker, &CaptureWorker::batchReady,
        [&](const std::shared_ptr<const HttpEventBatch> &batch) {
            maker.apply(*batch);
            worker.releaseBatch();
        });
    QObject::connect(&worker, &CaptureWorker::noticed,
        [&](const QString &text) { run.complaints.push_back(text.toStdString()); });
    QObject::connect(&worker, &CaptureWorker::failed, [&](const Error &error) {
        failed = true;
        run.complaints.push_back(error.message);
    });
    worker.run();
    maker.finish();
    if (failed)
        run.report.reset();
    return run;
}

Result<std::unique_ptr<PacketSource>> asPacketSource(
    Result<std::unique_ptr<CaptureFileSource>> opened)
{
    if (!opened)
        return opened.error();
    return std::unique_ptr<PacketSource>(std::move(opened.value()));
}

} // namespace

EngineRun runFile(const std::string &path, const std::string &keyLog)
{
    return runSource([&]() -> Result<std::unique_ptr<PacketSource>> {
        auto source = asPacketSource(CaptureFileSource::open(path));
        if (!source || keyLog.empty())
            return source;
        auto keys = KeyLogFile::open(keyLog, KeyLogFile::WhenMissing::Fail);
        if (!keys)
            return keys.error();
        return std::unique_ptr<PacketSource>(std::make_unique<KeyLogSource>(
            std::move(source.value()), std::move(keys.value()), false));
    });
}

EngineRun runMemory(const Bytes &file, const ReportPlan &plan)
{
    return runSource(
        [&] { return asPacketSource(CaptureFileSource::fromMemory(file, "memory.pcap")); }, plan);
}

std::vector<Frame> readFrames(const std::string &path)
{
    std::vector<Frame> frames;
    auto source = CaptureFileSource::open(path);
    if (!source)
        return frames;
    PacketRef packet;
    while (source.value()->next(packet, -1) == SourceStatus::Packet) {
        frames.push_back({ .bytes = { packet.captured.begin(), packet.captured.end() },
            .time = packet.time,
            .interfaceIndex = packet.interfaceIndex,
            .linkType = packet.linkType,
            .wireLength = packet.wireLength });
    }
    return frames;
}

} // namespace hitwatch::test
