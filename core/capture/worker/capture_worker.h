// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/packet_source.h"
#include "capture/worker/batch_credit.h"
#include "common/limits.h"
#include "common/result.h"
#include "http/http_event_batch.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace hitwatch {

/// Opens a packet source. Called on the worker's thread, since opening may block.
using SourceFactory = std::function<Result<std::unique_ptr<PacketSource>>()>;

/// Reads a packet source to its end and sends what the engine finds. Call run() once, on a QThread
/// without an event loop (QThread::create()); connect the signals to a receiver on another thread,
/// so they are queued. requestStop() and releaseBatch() are for any thread. The object may go once
/// that thread is over.
///
/// Of finished() and failed() exactly one is emitted, as the last signal.
class CaptureWorker : public QObject {
    Q_OBJECT

public:
    CaptureWorker(const EngineLimits &limits, SourceFactory openSource);
    ~CaptureWorker() override;

    /// Ends the capture within 200 ms whatever run() is doing; what was found is still sent.
    void requestStop();
    /// The receiver is done with one batch. At most EngineLimits::batchesInFlight are under way.
    void releaseBatch();

    /// Returns when the capture is over.
    void run();

Q_SIGNALS:
    /// The source is open; the first packet may come.
    void started();
    void batchReady(std::shared_ptr<const hitwatch::HttpEventBatch> batch);
    /// A fact for a person: an interface went away, a capture file is damaged behind some place.
    void noticed(const QString &text);
    void finished();
    void failed(const hitwatch::Error &error);

private:
    class Run;

    bool adopt(std::unique_ptr<PacketSource> source);

    const EngineLimits m_limits;
    SourceFactory m_openSource;
    BatchCredit m_credit;
    std::mutex m_sourceMutex;
    std::unique_ptr<PacketSource> m_source; ///< guarded while it is set and reset only
    std::atomic<bool> m_stopRequested = false;
};

} // namespace hitwatch
