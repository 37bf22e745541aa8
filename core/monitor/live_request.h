// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/capture_request.h"
#include "monitor/live_session.h"
#include "monitor/settings.h"

namespace hitwatch {

/// Is @p request live, not a recording? Standard input is what somebody else captures.
inline bool isLive(const CaptureRequest &request)
{
    return request.kind == CaptureKind::Interfaces
        || (request.kind == CaptureKind::File && request.path == "-");
}

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

} // namespace hitwatch
