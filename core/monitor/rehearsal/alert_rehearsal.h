// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/rehearsal.h"
#include "common/limits.h"
#include "common/result.h"
#include "monitor/capture_request.h"

#include <QObject>
#include <QString>

#include <memory>

namespace hitwatch {

/// Runs one rule over a whole capture file, on threads of its own: the same episodes as if the file
/// were watched with it, also when the rule is disabled. One at a time. Lives on the thread that
/// made it, which needs an event loop.
class AlertRehearsal : public QObject {
    Q_OBJECT

public:
    explicit AlertRehearsal(QObject *parent = nullptr);
    /// Ends what runs; at most about 200 ms.
    ~AlertRehearsal() override;

    /// Of the next start(): how sections are cut, for one.
    void setLimits(const EngineLimits &limits);
    /// Ends the one before, which emits nothing any more. Exactly one of finished() and
    /// failed() follows, unless it is cancelled.
    void start(const AlertRule &rule, const CaptureRequest &file);
    /// Does not wait; nothing follows.
    void cancel();
    bool isRunning() const;

Q_SIGNALS:
    /// Bytes of input read, of @p size (0 when that is not known); at most ten times a second.
    void progressed(quint64 read, quint64 size);
    /// A fact for a person: "x.pcap is cut off at byte 4711".
    void noticed(const QString &text);
    void finished(const std::shared_ptr<const hitwatch::RehearsalResult> &result);
    void failed(const hitwatch::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch
