// SPDX-License-Identifier: GPL-3.0-or-later
#include "capture/worker/capture_worker.h"

#include "capture/packet_pipeline.h"
#include "capture/timestamp_filter.h"
#include "capture/worker/event_batcher.h"

#include <QScopeGuard>

#include <chrono>
#include <utility>

namespace hitwatch {

namespace {

// A live link tells at least this often where its clock stands, so windows and alerts move on.
constexpr int kIdleWaitMs = 200;
constexpr std::chrono::milliseconds kIdleBatchEvery { 50 };

} // namespace

/// One capture from its first packet to its last.
class CaptureWorker::Run {
public:
    Run(CaptureWorker &worker, PacketSource &source)
        : m_worker(worker)
        , m_source(source)
        , m_live(source.isLive())
        , m_batcher(
              worker.m_limits, m_live ? WhenBehind::Shed : WhenBehind::Wait, worker.m_credit,
              [this](HttpEventBatch &batch) { readCounters(batch); },
              [this](std::shared_ptr<const HttpEventBatch> batch) {
                  Q_EMIT m_worker.batchReady(std::move(batch));
                  if (m_live)
                      tellNotices();
              })
        , m_timestamps(m_live)
        , m_pipeline(worker.m_limits, m_batcher)
    {
        m_source.setKeyLog(m_pipeline.keyLog());
    }

    /// A stop comes through the source: its drop counters are final once it has told End.
    SourceStatus readToEnd()
    {
        for (;;) {
            PacketRef packet;
            const SourceStatus status = m_source.next(packet, kIdleWaitMs);
            if (status == SourceStatus::Packet) [[likely]]
                take(packet);
            else if (status == SourceStatus::Idle)
                idle();
            else
                return status;
        }
    }

    /// A source that failed before it gave anything has nothing to report.
    void finish(SourceStatus status)
    {
        if (status == SourceStatus::Failed && !m_started)
            return;
        m_timestamps.decideAll({});
        takeReleased();
        m_timestamps.finish();
        m_pipeline.finish(m_batcher.clock());
        m_batcher.finish();
        tellNotices();
    }

private:
    void take(PacketRef &packet)
    {
        m_started = true;
        if (m_timestamps.take(packet)) [[likely]]
            analyze(packet);
        else
            takeReleased();
    }

    void takeReleased()
    {
        PacketRef packet;
        while (m_timestamps.release(packet))
            analyze(packet);
    }

    void analyze(const PacketRef &packet)
    {
        m_batcher.beginPacket(packet);
        m_batcher.addTraffic(m_pipeline.process(packet), packet.time);
    }

    void idle()
    {
        if (!m_live) {
            m_batcher.flushPending();
            tellNotices();
            return;
        }
        m_started = true;
        const TimeNs sourceClock = m_source.clock();
        m_timestamps.decideAll(sourceClock);
        takeReleased();
        const TimeNs clock = m_timestamps.advance(sourceClock);
        m_pipeline.advance(clock);
        // A source may come back sooner than it was asked to.
        const auto now = std::chrono::steady_clock::now();
        if (m_batcher.isEmpty() && now - m_lastIdleBatch < kIdleBatchEvery)
            return;
        if (m_batcher.flush(clock))
            m_lastIdleBatch = now;
    }

    void readCounters(HttpEventBatch &batch)
    {
        m_pipeline.readCounters(batch.counters);
        batch.counters.interfaces = m_source.interfaces();
        batch.counters.damagedBytes = m_source.damagedBytes();
        batch.counters.timestampOutliers = m_timestamps.outliers();
        batch.counters.clockSteps = m_timestamps.steps();
        batch.inputBytes = m_source.inputBytes();
        batch.inputSize = m_source.inputSize();
    }

    void tellNotices()
    {
        for (const std::string &notice : m_source.takeNotices())
            Q_EMIT m_worker.noticed(QString::fromStdString(notice));
    }

    CaptureWorker &m_worker;
    PacketSource &m_source;
    const bool m_live;
    bool m_started = false;
    EventBatcher m_batcher;
    TimestampFilter m_timestamps;
    PacketPipeline m_pipeline;
    std::chrono::steady_clock::time_point m_lastIdleBatch;
};

CaptureWorker::CaptureWorker(const EngineLimits &limits, SourceFactory openSource)
    : m_limits(limits)
    , m_openSource(std::move(openSource))
    , m_credit(limits.batchesInFlight)
{
}

CaptureWorker::~CaptureWorker()
{
    // The thread of run() is over. Tools that cannot see into QThread::wait() see it by this mutex.
    const std::lock_guard lock(m_sourceMutex);
}

void CaptureWorker::requestStop()
{
    m_stopRequested = true;
    m_credit.cancel();
    const std::lock_guard lock(m_sourceMutex);
    if (m_source)
        m_source->requestStop();
}

void CaptureWorker::releaseBatch()
{
    m_credit.release();
}

bool CaptureWorker::adopt(std::unique_ptr<PacketSource> source)
{
    const std::lock_guard lock(m_sourceMutex);
    m_source = std::move(source);
    return !m_stopRequested;
}

void CaptureWorker::run()
{
    const auto end = qScopeGuard([this] { const std::lock_guard lock(m_sourceMutex); });
    Result<std::unique_ptr<PacketSource>> opened = m_openSource();
    if (!opened) {
        Q_EMIT failed(opened.error());
        return;
    }
    std::optional<Error> error;
    SourceStatus status = SourceStatus::End;
    const bool wanted = adopt(std::move(opened.value()));
    Q_EMIT started();
    {
        Run run(*this, *m_source);
        if (wanted)
            status = run.readToEnd();
        run.finish(status);
        error = m_source->error();
    }
    adopt(nullptr);
    if (status == SourceStatus::Failed) {
        Q_EMIT failed(error.value_or(Error { ErrorCode::SystemFailure, "the capture failed" }));
        return;
    }
    if (error)
        Q_EMIT noticed(QString::fromStdString(error->message));
    Q_EMIT finished();
}

} // namespace hitwatch

#include "moc_capture_worker.cpp"
