// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/worker/capture_worker.h"
#include "monitor/report_maker.h"

#include <QObject>
#include <QString>
#include <QThread>

#include <memory>
#include <optional>

namespace hitwatch {

/// The one object that a user interface talks to: runs one capture on a thread of its own and
/// keeps its numbers. Lives on the thread that made it, which needs an event loop.
class Monitor : public QObject, private ReportSink {
    Q_OBJECT

public:
    Monitor(const EngineLimits &limits, const ReportPlan &plan, SourceFactory openSource,
        QObject *parent = nullptr);
    /// Stops the capture; no report is made then.
    ~Monitor() override;

    /// Call it once, after the signals were connected.
    void start();
    /// Ends the capture. The last report and captureFinished() follow by themselves. Does nothing
    /// before start() and after the end.
    void stop();
    /// Ends the capture as soon as packet time has reached @p time.
    void stopAt(TimeNs time) { m_stopAt = time; }

    const TrafficStats &stats() const { return m_maker.stats(); }
    const AlertLog &alerts() const { return m_maker.alerts(); }
    /// Ends what is still firing, as the end of the capture does.
    void endEpisodes() { m_maker.endAlertEpisodes(AlertEnd::CaptureEnded); }

Q_SIGNALS:
    /// The interfaces or the file are open. Not emitted when that fails.
    void captureStarted();
    void reportReady(std::shared_ptr<const hitwatch::Report> report);
    /// An episode was raised or is over; those that the capture ends come after the last report.
    void episodeChanged(const hitwatch::AlertRecordPtr &episode);
    void noticed(const QString &text);
    /// Bytes of input read, of @p size (0 when that is not known).
    void progressed(quint64 read, quint64 size);
    /// The capture is over: after the last report. Of these two, one is emitted, once.
    void captureFinished();
    void captureFailed(const hitwatch::Error &error);

private:
    void onReport(Report &&report) override;
    void onAlert(const AlertRecordPtr &state) override;

    void takeBatch(const std::shared_ptr<const HttpEventBatch> &batch);
    void finish();

    ReportMaker m_maker;
    CaptureWorker m_worker;
    std::unique_ptr<QThread> m_thread;
    bool m_hasData = false;
    quint64 m_inputBytes = 0;
    std::optional<TimeNs> m_stopAt;
};

} // namespace hitwatch
