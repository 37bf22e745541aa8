// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/files/port_list.h"
#include "capture/worker/capture_worker.h"

#include <cstdint>
#include <optional>
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
    int snapshotLength = 262'144; ///< live: bytes kept of a packet, 64 to 262,144
    bool promiscuous = false; ///< live
    /// File: replayed with the pauses of its time stamps, this many times as fast (1 to 100);
    /// empty: read at once.
    std::optional<int> replaySpeed;

    bool operator==(const CaptureRequest &) const = default;
};

/// The filter expression for @p request: its own one and its ports together. Empty: everything.
std::string filterExpression(const CaptureRequest &request, VlanTags tags);

/// How to open what @p request asks for. The demo needs hitwatch_resources in the program.
SourceFactory sourceFactory(const CaptureRequest &request);

} // namespace hitwatch
