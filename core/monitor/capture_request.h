// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "capture/worker/capture_worker.h"
#include "common/limits.h"
#include "common/port_list.h"

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
    std::string filter; ///< pcap-filter(7); sees a packet from outside, not into tunnels
    PortList ports; ///< TCP, of the innermost packet; empty: any
    /// File with the TLS secrets of HTTPS (RFC 9850); empty: none, and always for the demo. While a
    /// capture is live it is followed, and need not be there yet.
    std::string tlsKeyLog;
    int snapshotLength = 262'144; ///< live: bytes kept of a packet, 64 to 262,144
    bool promiscuous = false; ///< live
    /// File: replayed with the pauses of its time stamps, this many times as fast (1 to 100);
    /// empty: read at once.
    std::optional<int> replaySpeed;

    bool operator==(const CaptureRequest &) const = default;
};

/// Is @p request live, not a recording? Standard input is what somebody else captures.
inline bool isLive(const CaptureRequest &request)
{
    return request.kind == CaptureKind::Interfaces
        || (request.kind == CaptureKind::File && request.path == "-");
}

/// The filter for a live capture of @p request: its own one, or the default; narrowed by its ports
/// as far as that is certain.
std::string kernelFilter(const CaptureRequest &request);

/// @p limits for an engine that reads what @p request asks for: with its ports.
EngineLimits limitsFor(const CaptureRequest &request, EngineLimits limits = {});

/// How to open what @p request asks for. The demo needs hitwatch_resources in the program.
SourceFactory sourceFactory(const CaptureRequest &request);

} // namespace hitwatch
