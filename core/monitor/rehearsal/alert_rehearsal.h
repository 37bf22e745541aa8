// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alert/rehearsal.h"
#include "common/result.h"
#include "monitor/capture_request.h"

#include <QObject>

#include <memory>

namespace hitwatch {

/// Runs one rule over a whole capture file, on threads of its own: the same episodes as if the file
/// were watched with it. One at a time.
class AlertRehearsal : public QObject {
    Q_OBJECT

public:
    explicit AlertRehearsal(QObject *parent = nullptr);
    /// Ends what runs.
    ~AlertRehearsal() override;

    /// Ends the one before.
    void start(const AlertRule &rule, const CaptureRequest &file);
    void cancel();

Q_SIGNALS:
    void progressed(quint64 read, quint64 size);
    void finished(const std::shared_ptr<const hitwatch::RehearsalResult> &result);
    void failed(const hitwatch::Error &error);

private:
    struct Private;
    std::unique_ptr<Private> m_private;
};

} // namespace hitwatch
