// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/monitor.h"

#include <utility>

namespace hitwatch {

Monitor::Monitor(
    const EngineLimits &limits, const ReportPlan &plan, SourceFactory openSource, QObject *parent)
    : QObject(parent)
    , m_maker(limits, plan, *this)
    , m_worker(limits, std::move(openSource))
    , m_thread(QThread::create([this] { m_worker.run(); }))
{
    m_thread->setObjectName(QStringLiteral("capture"));
    connect(&m_worker, &CaptureWorker::started, this, &Monitor::captureStarted);
    connect(&m_worker, &CaptureWorker::batchReady, this, &Monitor::takeBatch);
    connect(&m_worker, &CaptureWorker::noticed, this, &Monitor::noticed);
    connect(&m_worker, &CaptureWorker::finished, this, [this] {
        finish();
        Q_EMIT captureFinished();
    });
    connect(&m_worker, &CaptureWorker::failed, this, [this](const Error &error) {
        finish();
        Q_EMIT captureFailed(error);
    });
}

Monitor::~Monitor()
{
    m_worker.requestStop();
    m_thread->wait();
}

void Monitor::start()
{
    m_thread->start();
}

void Monitor::stop()
{
    m_worker.requestStop();
}

void Monitor::takeBatch(const std::shared_ptr<const HttpEventBatch> &batch)
{
    m_hasData = true;
    m_maker.apply(*batch);
    if (batch->inputBytes != m_inputBytes) {
        m_inputBytes = batch->inputBytes;
        Q_EMIT progressed(batch->inputBytes, batch->inputSize);
    }
    m_worker.releaseBatch();
}

void Monitor::finish()
{
    // A source that could not be opened, or failed before it gave anything, has no report.
    if (m_hasData)
        m_maker.finish();
    endEpisodes();
}

void Monitor::onReport(Report &&report)
{
    Q_EMIT reportReady(std::make_shared<const Report>(std::move(report)));
}

void Monitor::onAlert(const AlertRecordPtr &state)
{
    Q_EMIT episodeChanged(state);
}

} // namespace hitwatch

#include "moc_monitor.cpp"
