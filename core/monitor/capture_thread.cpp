// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/capture_thread.h"

#include <QTimer>

#include <chrono>
#include <utility>

namespace hitwatch {

namespace {

using namespace std::chrono_literals;

/// A running capture comes back within 200 ms, on a busy machine a little later.
constexpr auto kEndPatience = 5s;
/// Opening cannot be interrupted, and the privileged helper has ten seconds for it. Waited for
/// twice, after a stop and at the end.
constexpr auto kOpeningPatience = 100ms;

} // namespace

CaptureThread::CaptureThread(const EngineLimits &limits, SourceFactory openSource, QObject *parent)
    : QObject(parent)
    , m_worker(std::make_shared<CaptureWorker>(limits, std::move(openSource)))
    , m_thread(QThread::create([worker = m_worker] { worker->run(); }))
{
    m_thread->setObjectName(QStringLiteral("capture"));
    // What was on its way when the end was told comes all the same, and is dropped.
    connect(m_worker.get(), &CaptureWorker::started, this, [this] {
        m_opened = true;
        if (!m_ended)
            Q_EMIT opened();
    });
    connect(m_worker.get(), &CaptureWorker::batchReady, this,
        [this](const std::shared_ptr<const HttpEventBatch> &batch) {
            if (!m_ended)
                Q_EMIT batchReady(batch);
        });
    connect(m_worker.get(), &CaptureWorker::noticed, this, [this](const QString &text) {
        if (!m_ended)
            Q_EMIT noticed(text);
    });
    connect(m_worker.get(), &CaptureWorker::finished, this, [this] { tellEnd({}); });
    connect(m_worker.get(), &CaptureWorker::failed, this,
        [this](const Error &error) { tellEnd(error); });
}

CaptureThread::~CaptureThread()
{
    m_worker->disconnect(this);
    m_worker->requestStop();
    if (m_thread->wait(QDeadlineTimer(m_opened ? kEndPatience : kOpeningPatience)))
        return;
    QThread *left = m_thread.release();
    connect(left, &QThread::finished, left, &QObject::deleteLater);
}

void CaptureThread::requestStop()
{
    m_worker->requestStop();
    if (m_opened)
        return;
    QTimer::singleShot(kOpeningPatience, this, [this] {
        if (!m_opened)
            tellEnd({});
    });
}

void CaptureThread::tellEnd(const std::optional<Error> &error)
{
    if (!std::exchange(m_ended, true))
        Q_EMIT ended(error);
}

} // namespace hitwatch

#include "moc_capture_thread.cpp"
