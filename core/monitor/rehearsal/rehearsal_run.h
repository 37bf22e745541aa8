// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/capture_request.h"
#include "monitor/capture_thread.h"
#include "monitor/rehearsal/rule_curve.h"
#include "monitor/report_maker.h"

#include <QElapsedTimer>
#include <QObject>

#include <memory>
#include <optional>

namespace hitwatch {

/// One rehearsal, from begin() to finished() or failed(). Lives on a thread with an event loop; the
/// file is read on another. Destroying it ends it.
class RehearsalRun : public QObject, private ReportSink {
    Q_OBJECT

public:
    RehearsalRun(const EngineLimits &limits, const AlertRule &rule, const CaptureRequest &file);
    ~RehearsalRun() override;

    void begin();

Q_SIGNALS:
    void noticed(const QString &text);
    void progressed(quint64 read, quint64 size);
    void finished(const std::shared_ptr<const hitwatch::RehearsalResult> &result);
    void failed(const hitwatch::Error &error);

private:
    void onReport(Report &&) override { }
    void onAlert(const AlertRecordPtr &state) override;

    void takeBatch(const HttpEventBatch &batch);
    void takeEnd(const std::optional<Error> &error);

    const EngineLimits m_limits;
    ReportMaker m_maker; ///< as whoever watches: the same transitions
    RuleCurve m_curve;
    std::shared_ptr<RehearsalResult> m_result;
    QElapsedTimer m_sinceProgress;
    const CaptureRequest m_file;
    std::unique_ptr<CaptureThread> m_capture; ///< from begin() on
};

} // namespace hitwatch
