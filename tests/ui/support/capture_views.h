// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"

#include <QString>

#include <functional>
#include <memory>

namespace hitwatch::test {

/// A capture of tests/captures/data by its name, "pipelining.pcap"; else a path as it is.
CaptureRequest captureFile(const QString &name);
CaptureRequest demoCapture();

/// Everything of a capture: no window, the chart from its first second to its last.
ViewQuery wholeCapture();

/// What a session tells of that file once it was read to its end, through the real engine.
/// @returns null when it could not be read.
std::shared_ptr<const MonitorView> viewOfCapture(
    const QString &name, const ViewQuery &query = wholeCapture());

/// Handles events until @p condition holds for the session's newest view.
/// @returns false when it did not for a very long time.
bool waitForView(
    const LiveSession &session, const std::function<bool(const MonitorView &view)> &condition);

} // namespace hitwatch::test
