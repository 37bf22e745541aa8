// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/rehearsal/rehearsal_run.h"

#include <utility>

namespace hitwatch {

namespace {

constexpr qint64 kProgressEveryMs = 100;

ReportPlan planOf(AlertRule rule)
{
    rule.enabled = true;
    ReportPlan plan;
    plan.alertRules = { std::move(rule) };
    return plan;
}

} // namespace

RehearsalRun::RehearsalRun(
    const EngineLimits &limits, const AlertRule &rule, const CaptureRequest &file)
    : m_limits(limits)
    , m_maker(limits, planOf(rule), *this)
    , m_curve(rule)
    , m_result(std::make_shared<RehearsalResult>())
    , m_file(file)
{
}

RehearsalRun::~RehearsalRun() = default;

void RehearsalRun::begin()
{
    m_capture = std::make_unique<CaptureThread>(limitsFor(m_file, m_limits), sourceFactory(m_file));
    connect(m_capture.get(), &CaptureThread::batchReady, this,
        [this](const std::shared_ptr<const HttpEventBatch> &batch) {
            takeBatch(*batch);
            m_capture->releaseBatch();
        });
    connect(m_capture.get(), &CaptureThread::noticed, this, &RehearsalRun::noticed);
    connect(m_capture.get(), &CaptureThread::ended, this, &RehearsalRun::takeEnd);
    m_capture->start();
}

void RehearsalRun::onAlert(const AlertRecordPtr &state)
{
    if (m_result->transitions.size() < m_limits.alertHistory)
        m_result->transitions.push_back(transitionOf(*state));
    else
        ++m_result->transitionsLeftOut;
}

void RehearsalRun::takeBatch(const HttpEventBatch &batch)
{
    m_maker.apply(batch);
    m_curve.apply(batch);
    if (m_sinceProgress.isValid() && m_sinceProgress.elapsed() < kProgressEveryMs
        && batch.inputBytes != batch.inputSize)
        return;
    m_sinceProgress.start();
    Q_EMIT progressed(batch.inputBytes, batch.inputSize);
}

void RehearsalRun::takeEnd(const std::optional<Error> &error)
{
    if (error) {
        Q_EMIT failed(*error);
        return;
    }
    m_maker.endAlertEpisodes(AlertEnd::CaptureEnded);
    m_result->curve = m_curve.points();
    m_result->covered = m_curve.covered();
    Q_EMIT finished(std::exchange(m_result, nullptr));
}

} // namespace hitwatch

#include "moc_rehearsal_run.cpp"
