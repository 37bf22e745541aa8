// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/worker/capture_worker.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>
#include <optional>

namespace hitwatch {

/// One capture on a thread of its own, from start() to ended(). Lives on the thread that made it,
/// which needs an event loop; no signal is emitted once it is destroyed.
class CaptureThread : public QObject {
    Q_OBJECT

public:
    CaptureThread(const EngineLimits &limits, SourceFactory openSource, QObject *parent = nullptr);
    /// Ends the capture: at most about 200 ms. An opening that does not come back is left behind,
    /// and ends by itself.
    ~CaptureThread() override;

    void start() { m_thread->start(); }
    /// ended() follows within about 200 ms.
    void requestStop();
    bool isOpened() const { return m_opened; }
    /// The receiver is done with one batch.
    void releaseBatch() { m_worker->releaseBatch(); }

Q_SIGNALS:
    void opened();
    void batchReady(const std::shared_ptr<const hitwatch::HttpEventBatch> &batch);
    void noticed(const QString &text);
    /// As the last signal. @p error is why, when it failed.
    void ended(const std::optional<hitwatch::Error> &error);

private:
    void tellEnd(const std::optional<Error> &error);

    std::shared_ptr<CaptureWorker> m_worker; ///< shared with its thread
    std::unique_ptr<QThread> m_thread;
    bool m_opened = false;
    bool m_ended = false;
};

} // namespace hitwatch
