// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/live_session.h"

#include <QString>

namespace hitwatch {

/// What is captured, in a few words: "lo, eth0", "all interfaces", "capture.pcap", "the demo".
/// Nothing but displayText().
QString sourceText(const CaptureRequest &request);

/// "Interfaces: lo, eth0" for the button; "Interfaces…" when @p request is no live capture.
QString interfacesButtonText(const CaptureRequest &request, CaptureState state);

/// "Hitwatch - lo, eth0", or only the name of the program when nothing was started.
QString windowTitle(const CaptureRequest &request, CaptureState state);

/// One line on what goes on: "Capturing on lo, eth0, capture filter: port 80".
QString stateText(
    const CaptureRequest &request, CaptureState state, const SourceProgress &progress = {});

} // namespace hitwatch
