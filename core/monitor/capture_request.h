// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/port_list.h"
#include "capture/worker/capture_worker.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hitwatch {

enum class CaptureKind : std::uint8_t {
    Interfaces, ///< live, through the privileged helper
    File, ///< a capture file, or standard input
    Demo, ///< the capture inside the program, replayed at its own pace
};

/// What to capture, in the words of a user.
struct CaptureRequest {
    CaptureKind kind = CaptureKind::Interfaces;
    std::vector<std::string> interfaces; ///< names; empty: all that are up
    std::string path; ///< of the capture file; "-" is standard input
    std::string filter; ///< pcap-filter(7)
    PortList ports; ///< TCP; empty: any
};

/// The filter expression for @p request: its own one and its ports together. Empty: everything.
std::string filterExpression(const CaptureRequest &request, VlanTags tags);

/// How to open what @p request asks for. The demo needs hitwatch_resources in the program.
SourceFactory sourceFactory(const CaptureRequest &request);

} // namespace hitwatch
