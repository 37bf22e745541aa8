// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/capture_request.h"
#include "monitor/live_session.h"
#include "monitor/settings.h"

namespace hitwatch {

/// What is captured: "lo, eth0", "standard input", "demo", or the name of a file.
std::string sourceName(const CaptureRequest &request);
inline SourceKind sourceKindOf(const CaptureRequest &request)
{
    if (isLive(request))
        return SourceKind::Live;
    const bool isReplayed = request.kind == CaptureKind::Demo || request.replaySpeed;
    return isReplayed ? SourceKind::Replay : SourceKind::File;
}

/// Is there a capture that can be stopped?
inline bool isRunning(CaptureState state)
{
    return state == CaptureState::Opening || state == CaptureState::Capturing
        || state == CaptureState::Reading;
}

/// A live capture as @p settings remember it: interfaces and capture options of the last choice.
/// Ports that cannot be read are left out.
CaptureRequest rememberedRequest(const Settings &settings);

/// @p request with the TLS key log at @p path, where it names none. A recording is read without one
/// that is not there: the choice may be older than it.
CaptureRequest withKeyLog(CaptureRequest request, const std::string &path);

} // namespace hitwatch
